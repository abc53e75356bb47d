/**
 * What of a source of copy was left out, or arrived otherwise than it stood there. Every reader accounts for what it
 * read: what it neither hands on nor remarks is lost without a word, and a newspaper prints what is not so.
 */
interface RemarkWords {
  /** With `{count}` where it is counted. */
  readonly zh: string;
  readonly en: string;
}

/** Each kind, in words of what became of it. A new kind is a line here and nowhere else. */
const words = {
  'picture-unreadable': {
    zh: '{count} 张图片无法读取，没有导入',
    en: 'pictures that could not be read: {count}',
  },
  'pictures-left': { zh: '图片太多，余下 {count} 张没有导入', en: 'more pictures than are taken: {count} left out' },
  footnotes: {
    zh: '{count} 条脚注成为批注，不付印',
    en: 'footnotes that became notes, which are not printed: {count}',
  },
  'stories-left': {
    zh: '文件里还有 {count} 篇稿，没有导入',
    en: 'more stories in the file, not imported: {count}',
  },
} as const satisfies Readonly<Record<string, RemarkWords>>;

type RemarkKind = keyof typeof words;

export const importRemarkKinds = Object.keys(words).filter((name): name is RemarkKind => name in words);

export interface ImportRemark {
  readonly kind: RemarkKind;
  /** At least one. */
  readonly count: number;
  /** The paragraph of the source where the first of them stood, from 1, empty ones not counted; absent where of no one. */
  readonly paragraph?: number;
  /** The words themselves as they stood in the source, so that whoever reads the remark can put them back. */
  readonly text?: string;
}

/** Characters of a remark's words that are shown. */
const SHOWN = 40;

/** A remark in words of a language, with its place and what it was. */
export function sayImportRemark({ kind, count, paragraph, text }: ImportRemark, language: 'zh' | 'en'): string {
  const said = words[kind][language].replace('{count}', String(count));
  const characters = [...(text ?? '')];
  const shown = characters.length > SHOWN ? `${characters.slice(0, SHOWN).join('')}…` : characters.join('');
  if (language === 'zh') {
    const place = paragraph === undefined ? '' : `（原文第 ${paragraph} 段）`;
    return `${said}${place}${shown === '' ? '' : `：“${shown}”`}`;
  }
  const place = paragraph === undefined ? '' : ` (paragraph ${paragraph} of the source)`;
  return `${said}${place}${shown === '' ? '' : `: “${shown}”`}`;
}
