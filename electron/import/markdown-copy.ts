/** Markdown as a story: GitHub's, with `H~2~O` and `10^8^` as Pandoc writes them, footnotes, and a head of entries. */
import { Marked, Tokenizer, type TokenizerAndRendererExtension } from 'marked';
import { type HtmlParagraph, readDocument } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { decodeReferences } from '../../shared/text/references.ts';
import { withLineFeeds } from '../../shared/text/transmission.ts';
import { type CopyReader, type CopySource, type CopyWords, enclosedIn, storyFile } from './copy-source.ts';

/** Footnotes are not Markdown's own: their marks and words are kept as they read. */
function withFootnotes(markdown: string): string {
  return markdown
    .replace(/^( {0,3})\[\^([^[\]\s]{1,200})\]:/gmu, '$1\\[$2\\]')
    .replace(/\[\^([^[\]\s]{1,200})\]/gu, '\\[$1\\]');
}

/** References to what HTML takes for Windows' characters: Markdown by itself takes them for control characters. */
function withWindowsCharacters(text: string): string {
  return text.replace(/&#(?:x0*[89][0-9a-f]|0*(?:12[89]|1[345]\d));/giu, (one) => decodeReferences(one, 'copy').text);
}

/**
 * Characters that are looked through for a sign before they are read: the library asks again after each stretch, and looking
 * through all the rest each time takes the square of it. No heading over a line of signs is longer.
 */
const MOST_AHEAD = 1_000;

/** Text between single marks, above or below the line. Without it, a figure between two `~` would be struck. */
function shiftedBetween(mark: '~' | '^', element: 'sub' | 'sup'): TokenizerAndRendererExtension {
  const sign = mark === '^' ? '\\^' : mark;
  const between = new RegExp(`^${sign}(?!${sign})([^\\s${sign}]{1,40})${sign}(?!${sign})`, 'u');
  return {
    name: element,
    level: 'inline',
    start: (source) => {
      const at = source.slice(0, MOST_AHEAD).indexOf(mark);
      // Text is cut where nothing more was looked at, and is one again once the next stretch is read.
      if (at < 0) return source.length > MOST_AHEAD ? MOST_AHEAD : undefined;
      return at;
    },
    tokenizer: (source) => {
      const found = between.exec(source);
      return found === null ? undefined : { type: element, raw: found[0], text: found[1] ?? '' };
    },
    renderer: ({ raw }) => `<${element}>${raw.slice(1, -1).replaceAll('<', '&lt;')}</${element}>`,
  };
}

/** A writer's remarks to the desk as Obsidian has them, between `%%` and `%%`: it shows them as little as HTML's comments. */
const comment: TokenizerAndRendererExtension = {
  name: 'comment',
  level: 'inline',
  start: (source) => {
    const at = source.slice(0, MOST_AHEAD).indexOf('%%');
    if (at < 0) return source.length > MOST_AHEAD ? MOST_AHEAD - 1 : undefined;
    return at;
  },
  tokenizer: (source) => {
    const found = /^%%([^%]{1,2000})%%(?!%)/u.exec(source);
    return found === null ? undefined : { type: 'comment', raw: found[0], text: found[1] ?? '' };
  },
  renderer: ({ raw }) => `<!-- ${raw.slice(2, -2).replace(/--!?>/gu, '—')} -->`,
};

/**
 * Looks for a heading over a line of signs among the next lines alone: the library looks through all that follows without
 * an empty line, and does so anew for each line of a list.
 */
class NearTokenizer extends Tokenizer {
  override lheading(source: string) {
    if (source.length <= MOST_AHEAD) return super.lheading(source);
    // Cut where a line ends, or signs that go on would be taken for a whole line of them.
    const end = source.lastIndexOf('\n', MOST_AHEAD);
    return end < 0 ? undefined : super.lheading(source.slice(0, end + 1));
  }
}

const markdown = new Marked({ extensions: [shiftedBetween('~', 'sub'), shiftedBetween('^', 'sup'), comment] });
markdown.setOptions({ tokenizer: new NearTokenizer() });

/** What stands at a file's head between two lines of `---`, an entry a line, and the rest. */
function frontMatter(text: string): {
  readonly entries: readonly (readonly [string, string])[];
  readonly rest: string;
} {
  const head = /^\ufeff?---[ \t]*\r?\n([\s\S]{0,20000}?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/u.exec(text);
  const lines = (head?.[1] ?? '').split(/\r?\n/u);
  // A rule and a heading look alike: entries begin with a name and a colon.
  if (head === null || !/^[\p{L}_][\p{L}\p{N}_ -]*:/u.test(lines.find((line) => line.trim() !== '') ?? '')) {
    return { entries: [], rest: text };
  }
  const entries: [string, string][] = [];
  for (const line of lines) {
    const [, name, value = ''] = /^([\p{L}_][\p{L}\p{N}_ -]*):\s*(.*)$/u.exec(line) ?? [];
    const last = entries.at(-1);
    if (name !== undefined) entries.push([name, value]);
    else if (last !== undefined && line.trim() !== '')
      last[1] += `${last[1] === '' ? '' : '、'}${line.trim().replace(/^-\s+/u, '')}`;
  }
  return {
    entries: entries.map(([name, value]) => [name, unquoted(value)] as const),
    rest: text.slice(head[0].length),
  };
}

/** A value without its quotation marks, a list `[甲, 乙]` with its members one after the other. */
function unquoted(value: string): string {
  const list = /^\[(.*)\]$/u.exec(value.trim());
  if (list !== null) return (list[1] ?? '').split(',').map(withoutQuotes).join('、');
  return withoutQuotes(value);
}

function withoutQuotes(value: string): string {
  return value.trim().replace(/^(["'])(.*)\1$/u, '$2');
}

/** Entries that are lines of the paper, where the copy has no such line of its own. */
const lines: Readonly<Record<string, string>> = {
  title: 'headline',
  subtitle: 'deck',
  author: 'byline',
  authors: 'byline',
};

function withHead(
  entries: readonly (readonly [string, string])[],
  paragraphs: readonly HtmlParagraph[],
): { readonly paragraphs: HtmlParagraph[]; readonly remarks: ImportRemark[] } {
  const hasHeading = paragraphs[0]?.type === 'subhead';
  const taken: HtmlParagraph[] = [];
  const left: string[] = [];
  for (const [name, value] of entries) {
    const role = lines[name.toLowerCase()];
    const isTaken = role !== undefined && value !== '' && !(role === 'headline' && hasHeading);
    if (isTaken) taken.push({ type: 'paragraph', role, leaves: [{ text: value }] });
    else left.push(`${name}: ${value}`);
  }
  const remarks: ImportRemark[] =
    left.length === 0 ? [] : [{ kind: 'front-matter', count: left.length, text: left.join('\n') }];
  return { paragraphs: [...taken, ...paragraphs], remarks };
}

/** Signs that may open or close something within a paragraph: the library looks from each of them for its other. */
const SIGNS = /[_*~^[]/gu;
/** The most that is looked through of all paragraphs, from each sign to the paragraph's end: a second or so. */
const MOST_LOOKS = 50_000_000;
/** Where text ends that is looked through as one: an empty line, an item of a list, a quotation, a heading, a row. */
const APART = /\n(?=[ \t]*(?:\n|[-*+>#|]|\d{1,9}[.)]))/u;
/** Lists and quotations in each other, or steps in: lines of copy begin with a few. A rule is of strokes or stars alone. */
const DEEP = /^(?=[^\n]*[^\s*-])[ \t>*+\d.)-]{300}/mu;

/** A line that begins an item of a list. */
const ITEM = /^[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]/u;
/** Lines of one item without an empty one between: the library takes the square of them, some tenths of a second for these. */
const MOST_IN_ITEM = 6_000;

/** True of lines of which more stand in one item of a list than any writer puts there. */
function hasEndlessItem(lines: readonly string[]): boolean {
  let inItem = 0;
  for (const line of lines) {
    if (ITEM.test(line)) inItem = 1;
    else if (inItem > 0) inItem++;
    if (inItem > MOST_IN_ITEM) return true;
  }
  return false;
}

/** True of text in which signs of Markdown stand as no writer has them, so that reading it as such takes minutes or fails. */
function isBeyondReading(text: string): boolean {
  const paragraphs = text.split(/\n[ \t]*\n/u);
  const looks = text.split(APART).reduce((sum, one) => sum + (one.match(SIGNS)?.length ?? 0) * one.length, 0);
  return looks > MOST_LOOKS || DEEP.test(text) || paragraphs.some((one) => hasEndlessItem(one.split('\n')));
}

/** Markdown as HTML; null where it is beyond reading. */
async function htmlOf(text: string): Promise<string | null> {
  if (isBeyondReading(text)) return null;
  try {
    return await markdown.parse(withFootnotes(withWindowsCharacters(text)));
  } catch {
    return null;
  }
}

/** Text whose signs are not read: each line is a paragraph, and that is told. */
function asItStands(text: string): { readonly paragraphs: HtmlParagraph[]; readonly remarks: ImportRemark[] } {
  const paragraphs = text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): HtmlParagraph => ({ type: 'paragraph', role: '', leaves: [{ text: line.trim() }] }));
  return { paragraphs, remarks: [{ kind: 'markdown-unread', count: paragraphs.length }] };
}

async function readMarkdown(source: CopySource): Promise<CopyWords> {
  const { entries, rest } = frontMatter(withLineFeeds(source.text));
  const html = await htmlOf(rest);
  const read =
    html === null ? { ...asItStands(rest), pictures: [] } : readDocument(html, { keepsStruck: source.keepsStruck });
  const { paragraphs, remarks } = withHead(entries, read.paragraphs);
  return storyFile(source, paragraphs, [...remarks, ...read.remarks], enclosedIn(source.name, read.pictures));
}

export const markdownReader: CopyReader = {
  format: 'Markdown',
  takes: ({ extension }) => extension === 'md' || extension === 'markdown',
  read: readMarkdown,
};
