/**
 * What transmission left in a text: the frame a wire service puts round a message (IPTC 7901, after ANPA 1312), the end
 * mark of DOS, other control characters. None of it is copy; all of it is told.
 */
import type { ImportRemark } from './import-remarks.ts';

export interface CleanText {
  readonly text: string;
  readonly remarks: readonly ImportRemark[];
}

/** Characters a heading, and what stands behind a message's text, may have at most. */
const LONGEST_HEADING = 600;
const LONGEST_END = 300;

/**
 * A message's heading: SYN SYN SOH, then source, number, priority, category, words and keywords, then STX. Some services
 * leave SYN away, or the heading's own line feed.
 */
const heading = new RegExp(`(?:(?<![\\x00\\x16])[\\x00\\x16]+)?\\x01([^\\x01-\\x04]{0,${LONGEST_HEADING}})\\x02`, 'gu');
/** Its end: ETX, when it was sent, EOT. */
const end = new RegExp(`\\x03([^\\x01-\\x04\\x16]{0,${LONGEST_END}})(?:\\x04|(?=[\\x00\\x16]*\\x01)|$)`, 'gu');

/** Telex: a message begins with a line ZCZC, with what it is called, and ends with a line NNNN (ITU-T F.31). */
const telexStart = /(^|[\r\n])([ \t]*ZCZC[ \t\w/.:-]{0,80})(?=[\r\n]|$)/gu;
const telexEnd = /(^|[\r\n])[ \t]*N{4}[ \t]*(?=[\r\n]|$)/gu;

/** How a frame begins that is one for certain: with SYN, or behind a line or a message, and with its source. */
const certainStart = new RegExp(
  `(?:\\x16|(?:^|[\\r\\n\\x03\\x04])\\x00*(?=\\x01\\s*[A-Za-z\\d]{2}))\\x01[^\\x01-\\x04]{0,${LONGEST_HEADING}}[A-Za-z\\d][^\\x01-\\x04]{0,${LONGEST_HEADING}}\\x02`,
  'u',
);

/**
 * True of what was sent in a frame of IPTC 7901, whose heading names at least its source. In bytes of UTF-16 a 、 and a 。
 * look like the signs of one, but stand anywhere.
 */
export function hasFrame(text: string): boolean {
  return certainStart.test(text);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const control = /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/gu;

/** A control character as terminals show it: `^Z`; those from 128 by their code. */
function controlName(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '^?';
  return code < 0x20 ? `^${String.fromCharCode(code + 0x40)}` : `U+00${code.toString(16).toUpperCase()}`;
}

/** The number of the paragraph at a place of a text, a line each, from 1; lines without words are not counted. */
export function paragraphAt(text: string, at: number): number {
  const before = text
    .slice(0, at)
    .replace(control, '')
    .split(/\r\n|[\n\r\v\f\u0085\u2028\u2029]/u);
  const started = before.pop() ?? '';
  const ended = before.filter((line) => line.trim() !== '').length;
  const after = text.slice(at);
  const end = after.search(/[\n\r]/u);
  const here = started + (end < 0 ? after : after.slice(0, end)).replace(control, '');
  return Math.max(1, ended + (here.trim() === '' ? 0 : 1));
}

function framesOff(text: string): CleanText {
  const frames: string[] = [];
  const plain = (words: string) => words.replace(control, '').trim();
  const withoutHeadings = text.replace(heading, (_, words: string, at: number) => {
    frames.push(plain(words));
    return at === 0 ? '' : '\n';
  });
  if (frames.length === 0) return { text, remarks: [] };
  const ends: string[] = [];
  const whole = withoutHeadings.replace(end, (_, words: string) => {
    ends.push(plain(words));
    return '\n';
  });
  const remarks: ImportRemark[] = frames.map((words, at) => {
    const both = [words, ends[at] ?? ''].filter((one) => one !== '').join(' … ');
    return { kind: 'wire-frame', count: 1, ...(both === '' ? {} : { text: both }) };
  });
  if (frames.length > 1) remarks.push({ kind: 'messages-joined', count: frames.length });
  return { text: whole, remarks };
}

/** A text without the lines that telex puts round its messages. NNNN alone may be copy. */
function telexOff(text: string): CleanText {
  const frames: string[] = [];
  const withoutStarts = text.replace(telexStart, (_, before: string, line: string) => {
    frames.push(line.trim());
    return before;
  });
  if (frames.length === 0) return { text, remarks: [] };
  const ends: string[] = [];
  const whole = withoutStarts.replace(telexEnd, (_, before: string) => {
    ends.push('NNNN');
    return before;
  });
  const remarks = frames.map((words, at): ImportRemark => {
    const both = ends[at] === undefined ? words : `${words} … ${ends[at]}`;
    return { kind: 'wire-frame', count: 1, text: both };
  });
  if (frames.length > 1) remarks.push({ kind: 'messages-joined', count: frames.length });
  return { text: whole, remarks };
}

/** A text without what transmission left in it. Its breaks and tabs stay as they are. */
export function withoutTransmission(sent: string): CleanText {
  const unframed = framesOff(sent);
  const { text, remarks: ofTelex } = telexOff(unframed.text);
  const remarks = [...unframed.remarks, ...ofTelex];
  const names: string[] = [];
  const plain = text.replace(control, (character: string) => {
    names.push(controlName(character));
    return '';
  });
  if (names.length === 0) return { text, remarks };
  const paragraph = paragraphAt(text, text.search(control));
  const told: ImportRemark = { kind: 'control-characters', count: names.length, paragraph, text: names.join(' ') };
  return { text: plain, remarks: [...remarks, told] };
}

/** Plain text with a line feed for each of the breaks older systems write: vertical tab, form feed, NEL, LS, PS, CR. */
export function withLineFeeds(text: string): string {
  return text.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/gu, '\n');
}

/** Places of bad bytes told one by one; the others are counted. */
const MOST_PLACES = 40;
/** Characters shown on either side of a bad byte. */
const CONTEXT = 8;

/** What stands around a place. A character has two UTF-16 units at most. */
function around(paragraph: string, from: number, to: number): string {
  const before = [...paragraph.slice(Math.max(0, from - 2 * CONTEXT), from)].slice(-CONTEXT).join('');
  return before + paragraph.slice(from, to) + [...paragraph.slice(to, to + 2 * CONTEXT)].slice(0, CONTEXT).join('');
}

function badBytes(paragraphs: readonly string[]): ImportRemark[] {
  const told: ImportRemark[] = [];
  let rest = 0;
  let next = 1;
  for (const [index, paragraph] of paragraphs.entries()) {
    for (const { 0: bad, index: at } of paragraph.matchAll(/\ufffd+/gu)) {
      if (told.length < MOST_PLACES) {
        const text = around(paragraph, at, at + bad.length);
        told.push({ kind: 'bad-bytes', count: 1, paragraph: index + 1, text });
      } else if (rest++ === 0) next = index + 1;
    }
  }
  return rest === 0 ? told : [...told, { kind: 'bad-bytes', count: rest, paragraph: next }];
}

/** A private character with its code: what it looks like depends on the machine. */
function named(character: string): string {
  return `${character} U+${character.codePointAt(0)?.toString(16).toUpperCase() ?? ''}`;
}

/** What is to be said of characters that came in as they stood: bad bytes with their places, private characters. */
export function characterRemarks(paragraphs: readonly string[]): ImportRemark[] {
  const remarks = badBytes(paragraphs);
  const own = paragraphs.flatMap((paragraph, index) =>
    [...paragraph.matchAll(/\p{Co}/gu)].map(([character]) => ({ character, paragraph: index + 1 })),
  );
  const [first] = own;
  if (first === undefined) return remarks;
  const names = [...new Set(own.map(({ character }) => character))].map(named);
  return [
    ...remarks,
    { kind: 'private-characters', count: own.length, paragraph: first.paragraph, text: names.join('、') },
  ];
}
