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
  'cut-off': { zh: '表 {table} 不完整，文件已损坏', en: 'its table {table} is cut off: the file is damaged' },
  'out-of-file': {
    zh: '表 {table} 指到文件之外，文件已损坏',
    en: 'its table {table} lies outside the file: the file is damaged',
  },
  'no-table': { zh: '缺少表 {table}', en: 'it has no table {table}' },
  'two-tables': { zh: '有两个表 {table}，文件已损坏', en: 'it has two tables {table}: the file is damaged' },
  damaged: { zh: '表 {table} 已损坏：{detail}', en: 'its table {table} is damaged: {detail}' },
  'no-outlines': { zh: '没有 TrueType 或 CFF 轮廓', en: 'it has no outlines of TrueType or CFF' },
  'no-unicode': { zh: '没有 Unicode 字符对照表', en: 'it has no character map of Unicode' },
  'no-characters': { zh: '一个字符也没有', en: 'it has no character at all' },
  'no-member': { zh: '没有第 {member} 款字体', en: 'it has no face {member}' },
  'no-axis': { zh: '没有变化轴 {axis}', en: 'it has no axis {axis}' },
  'beyond-axis': {
    zh: '变化轴 {axis} 的取值是 {least} 到 {most}',
    en: 'its axis {axis} goes from {least} to {most}',
  },
  'not-instanced': { zh: '无法取出这个变体', en: 'the instance cannot be made' },
  'bad-glyph': { zh: '字形 {glyph} 已损坏：{detail}', en: 'its glyph {glyph} is damaged: {detail}' },
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
    super(filled(words.en, details));
    this.code = code;
    this.zh = filled(words.zh, details);
    this.en = filled(words.en, details);
  }

  /** A problem that was put into words already, as by another thread. */
  static told({ code, zh, en }: ToldProblem): FontProblem {
    return new FontProblem(code, {}, { zh, en });
  }
}
