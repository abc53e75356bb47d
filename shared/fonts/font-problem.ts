/** Why a font file, or a face in one, cannot be used: a code, and words for the user in both languages. */

interface Message {
  readonly zh: string;
  readonly en: string;
}

/** `{name}` stands for the detail of that name. */
const messages = {
  'not-a-font': {
    zh: '不是字体文件（支持 TrueType、OpenType、TTC、OTC）',
    en: 'it is not a font file (TrueType, OpenType, TTC and OTC are read)',
  },
  'old-format': {
    zh: '是 {format} 格式。请换用 TrueType 或 OpenType 文件',
    en: 'it is a {format} file. Use the TrueType or OpenType file instead',
  },
  'too-large': { zh: '文件有 {size} 字节，超过上限 {most}', en: 'it has {size} bytes, more than the limit of {most}' },
  'too-many': {
    zh: '{what} 有 {count} 个，超过上限 {most}',
    en: 'it has {count} {what}, more than the limit of {most}',
  },
  'cut-off': { zh: '文件不完整（{table} 部分）', en: 'it is cut off in its part {table}' },
  'out-of-file': {
    zh: '文件已损坏（{table} 部分不在文件里）',
    en: 'it is damaged: its part {table} lies outside the file',
  },
  'no-table': { zh: '文件里缺 {table} 部分', en: 'it lacks its part {table}' },
  'two-tables': { zh: '文件已损坏（{table} 部分有两份）', en: 'it is damaged: it has its part {table} twice' },
  damaged: { zh: '文件已损坏（{table} 部分）', en: 'it is damaged in its part {table}' },
  'no-outlines': { zh: '没有 TrueType 或 CFF 轮廓', en: 'it has no outlines of TrueType or CFF' },
  'no-unicode': { zh: '没有 Unicode 字符对照表', en: 'it has no character map of Unicode' },
  'no-characters': { zh: '一个字符也没有', en: 'it has no character at all' },
  'no-member': { zh: '没有第 {member} 款字体', en: 'it has no face {member}' },
  'no-axis': { zh: '没有变化轴 {axis}', en: 'it has no axis {axis}' },
  'beyond-axis': {
    zh: '变化轴 {axis} 的取值是 {least} 到 {most}',
    en: 'its axis {axis} goes from {least} to {most}',
  },
  'not-instanced': { zh: '这款可变字体取不出这一种粗细', en: 'this weight cannot be taken out of the variable font' },
  'bad-glyph': { zh: '文件已损坏（第 {glyph} 个字形）', en: 'it is damaged at its glyph {glyph}' },
  'not-allowed': { zh: '字体厂商不许嵌入', en: 'its maker does not allow embedding' },
  'too-slow': {
    zh: '读了 {seconds} 秒还没有读完，已放弃',
    en: 'reading it took more than {seconds} seconds and was given up',
  },
  'reader-ended': { zh: '读取时内存不足或意外中断', en: 'reading it ran out of memory or ended unexpectedly' },
} as const satisfies Readonly<Record<string, Message>>;

export type FontProblemCode = keyof typeof messages;
type Details = Readonly<Record<string, string | number>>;

function filled(words: string, details: Details): string {
  return words.replace(/\{(\w+)\}/gu, (whole, name: string) => String(details[name] ?? whole));
}

/** A problem as it crosses to another thread. */
export interface ToldProblem extends Message {
  readonly code: FontProblemCode;
}

/** What is wrong with a font. */
export class FontProblem extends Error {
  override readonly name = 'FontProblem';
  readonly code: FontProblemCode;
  readonly zh: string;
  readonly en: string;

  constructor(code: FontProblemCode, details: Details = {}, words: Message = messages[code]) {
    const said = filled(words.en, details);
    // What the reader saw in the file is for those who mend programs: the words for people do not have it.
    super(details['detail'] === undefined ? said : `${said}: ${details['detail']}`);
    this.code = code;
    this.zh = filled(words.zh, details);
    this.en = filled(words.en, details);
  }

  /** A problem that was put into words already, as by another thread. */
  static told({ code, zh, en }: ToldProblem): FontProblem {
    return new FontProblem(code, {}, { zh, en });
  }
}
