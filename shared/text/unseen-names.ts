/** What characters that are not seen, or look like an empty space or a box, are called where they are shown. */
import { unseenKind } from './seen-text.ts';

/** A character as it is shown: by a mark of a few letters, as Unicode's charts have it, and a name. */
interface UnseenName {
  readonly mark: string;
  readonly zh: string;
  readonly en: string;
}

/** By code point (Unicode 15, names list and §23.2–23.5). */
const names: ReadonlyMap<number, readonly [mark: string, zh: string, en: string]> = new Map([
  [0xa0, ['NBSP', '不换行空格', 'no-break space']],
  [0xad, ['SHY', '软连字符（行末才显示）', 'soft hyphen']],
  [0x34f, ['CGJ', '组合字符连接符', 'combining grapheme joiner']],
  [0x61c, ['ALM', '阿拉伯字母方向标记', 'Arabic letter mark']],
  [0x180e, ['MVS', '蒙古文元音分隔符', 'Mongolian vowel separator']],
  [0x2007, ['FSP', '数字宽的不换行空格', 'figure space']],
  [0x200b, ['ZWSP', '零宽空格（可在此换行）', 'zero-width space, where a line may end']],
  [0x200c, ['ZWNJ', '零宽不连字符', 'zero-width non-joiner']],
  [0x200d, ['ZWJ', '零宽连字符', 'zero-width joiner']],
  [0x200e, ['LRM', '左起标记', 'left-to-right mark']],
  [0x200f, ['RLM', '右起标记', 'right-to-left mark']],
  [0x2028, ['LSEP', '行分隔符', 'line separator']],
  [0x2029, ['PSEP', '段分隔符', 'paragraph separator']],
  [0x202a, ['LRE', '左起嵌入', 'left-to-right embedding']],
  [0x202b, ['RLE', '右起嵌入', 'right-to-left embedding']],
  [0x202c, ['PDF', '方向控制结束', 'end of an embedding or override']],
  [0x202d, ['LRO', '强制左起', 'left-to-right override']],
  [0x202e, ['RLO', '强制右起', 'right-to-left override']],
  [0x202f, ['NNBSP', '窄的不换行空格', 'narrow no-break space']],
  [0x2060, ['WJ', '零宽不换行符', 'word joiner, where no line may end']],
  [0x2066, ['LRI', '左起隔离', 'left-to-right isolate']],
  [0x2067, ['RLI', '右起隔离', 'right-to-left isolate']],
  [0x2068, ['FSI', '自动方向隔离', 'first strong isolate']],
  [0x2069, ['PDI', '隔离结束', 'end of an isolate']],
  [0xfeff, ['BOM', '字节序标记（零宽不换行空格）', 'byte order mark, a zero-width no-break space']],
  [0xfff9, ['IAA', '行间注的开头', 'interlinear annotation anchor']],
  [0xfffa, ['IAS', '行间注的分隔', 'interlinear annotation separator']],
  [0xfffb, ['IAT', '行间注的结尾', 'interlinear annotation terminator']],
]);

/** `U+200B`. */
function codeName(code: number): string {
  return `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}

function isPrivate(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || (code >= 0xf0000 && code <= 0xffffd) || code >= 0x100000;
}

/** The number of a variation selector: 1 to 256, Mongolian ones by their own. */
function selectorMark(code: number): string {
  if (code >= 0xe0100) return `VS${code - 0xe0100 + 17}`;
  if (code >= 0xfe00) return `VS${code - 0xfe00 + 1}`;
  return `FVS${code === 0x180f ? 4 : code - 0x180b + 1}`;
}

function named(code: number): readonly [mark: string, zh: string, en: string] | null {
  const known = names.get(code);
  if (known !== undefined) return known;
  if (isPrivate(code)) return [code.toString(16).toUpperCase(), '私用区字符', 'private-use character'];
  const kind = unseenKind(code);
  if (kind === 'selector') return [selectorMark(code), '字形选择符', 'variation selector'];
  // A paragraph's own breaks are seen as what they are.
  if (kind === null || code === 0x0a) return null;
  const isControl = code < 0xa0;
  const name = isControl
    ? (['控制字符', 'control character'] as const)
    : (['看不见的字符', 'unseen character'] as const);
  return [code.toString(16).toUpperCase().padStart(2, '0'), ...name];
}

/** How a character is shown that leaves no mark of its own, or none that says which it is; null of any other. */
export function unseenName(code: number): UnseenName | null {
  const found = named(code);
  if (found === null) return null;
  const [mark, zh, en] = found;
  return { mark, zh: `${zh} ${codeName(code)}`, en: `${en} ${codeName(code)}` };
}

/** Whatever may have such a name: a quick look tells that nothing has to be looked at in a text. */
const ANY = new RegExp(
  `[${[
    '0-8 b-1f 7f-a0 ad 34f 61c 180b-180f 2007 200b-200f 2028-202f 2060-206f e000-f8ff fe00-fe0f feff fff9-fffb',
    // Surrogates of musical controls, of tags and selectors, and of the private planes.
    'd834 db40-dbff',
  ]
    .join(' ')
    .replace(/[0-9a-f]+/gu, (code) => `\\u${code.padStart(4, '0')}`)
    .replaceAll(' ', '')}]`,
);

/** False of a text that holds no character with such a name. */
export function mayHoldUnseen(text: string): boolean {
  return ANY.test(text);
}

/** Controls of direction: they would turn what stands after them (UAX #9 §2). */
export function turnsText(code: number): boolean {
  return (
    code === 0x61c ||
    code === 0x200e ||
    code === 0x200f ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2066 && code <= 0x2069)
  );
}
