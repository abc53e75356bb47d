/**
 * Normalising raw copy: character references are decoded and half-width marks set full width where their
 * context is Chinese (GB/T 15834—2011 §5; numbers, times and Latin keep theirs).
 * Every change is reported; nothing is dropped.
 */
import { isChinese } from './characters.ts';
import { decodeReferences } from './references.ts';

/** One replaced stretch; `offset` counts UTF-16 units in the text that went in. */
export interface Replacement {
  readonly offset: number;
  readonly before: string;
  readonly after: string;
}

export interface Normalised {
  readonly text: string;
  readonly replacements: readonly Replacement[];
}

/** Decodes character references as copy holds them; what is none stays as it is, as `AT&T` and `&copy` in an address. */
export function decodeEntities(text: string): Normalised {
  const { text: decoded, references } = decodeReferences(text, 'copy');
  return { text: decoded, replacements: references };
}

const fullWidth: Readonly<Record<string, string>> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '?': '？',
  '!': '！',
  '.': '。',
};

function chineseAt(text: string, at: number): boolean {
  const code = text.codePointAt(at);
  return code !== undefined && isChinese(code);
}

function alphanumericAt(text: string, at: number): boolean {
  return /[0-9A-Za-z]/u.test(text[at] ?? '');
}

/** A mark belongs to the Chinese sentence when a neighbour is Chinese, or it ends a Chinese paragraph. */
function markIsChinese(text: string, at: number, chineseParagraph: boolean): boolean {
  const mark = text[at];
  const before = at - 1;
  const after = at + 1;
  const endsText = /^\s*$/u.test(text.slice(after, after + 80));
  if (mark === '.') {
    // A stop after Han; not the dot of a number, an address or an abbreviation.
    if (alphanumericAt(text, after)) return false;
    // Several are meant for an ellipsis.
    if (text[before] === '.' || text[after] === '.') return false;
    if (chineseAt(text, before)) return true;
    // `2.1%.其他`: nothing but a sentence ends there.
    if (/[%％）)”]/u.test(text[before] ?? '') && chineseAt(text, after)) return true;
    return endsText && chineseParagraph && /[0-9%％）)]/u.test(text[before] ?? '');
  }
  if (/[0-9]/u.test(text[before] ?? '') && /[0-9]/u.test(text[after] ?? '')) return false;
  if (chineseAt(text, before) || chineseAt(text, after)) return true;
  return endsText && chineseParagraph;
}

/** How far apart, in UTF-16 units, a pair of brackets may stand. */
const WIDEST_BRACKETS = 400;

/** For each opening bracket that is closed, where. */
function bracketPairs(text: string): ReadonlyMap<number, number> {
  const pairs = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '(') open.push(at);
    if (text[at] !== ')') continue;
    const from = open.pop();
    if (from !== undefined && at - from < WIDEST_BRACKETS) pairs.set(from, at);
  }
  return pairs;
}

/** True when a text holds a Chinese character. */
function holdsChinese(text: string): boolean {
  for (const character of text) if (isChinese(character.codePointAt(0) ?? 0)) return true;
  return false;
}

/** Sets half-width marks full width in one paragraph of copy. Same length in, same length out. */
export function widenPunctuation(text: string): Normalised {
  const chineseParagraph = holdsChinese(text);
  if (!chineseParagraph) return { text, replacements: [] };
  const units = text.split('');
  const replacements: Replacement[] = [];
  const brackets = bracketPairs(text);
  const replace = (offset: number, after: string) => {
    const before = units[offset] ?? '';
    if (before === after) return;
    units[offset] = after;
    replacements.push({ offset, before, after });
  };
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? '';
    const wide = fullWidth[unit];
    if (wide !== undefined) {
      // What was widened just before counts as Chinese context: `你好!?`
      const context = units.slice(Math.max(0, at - 1), at).join('') + text.slice(at, at + 82);
      if (markIsChinese(context, at > 0 ? 1 : 0, chineseParagraph)) replace(at, wide);
    } else if (unit === '(') {
      const close = brackets.get(at);
      if (
        close !== undefined &&
        (holdsChinese(text.slice(at + 1, close)) || chineseAt(text, at - 1) || chineseAt(text, close + 1))
      ) {
        replace(at, '（');
        replace(close, '）');
      }
    }
  }
  pairQuotes(text, replace);
  replacements.sort((a, b) => a.offset - b.offset);
  return { text: units.join(''), replacements };
}

/** Straight double quotes that stand in pairs around Chinese become “ and ”. */
function pairQuotes(text: string, replace: (offset: number, after: string) => void): void {
  const places = [...text.matchAll(/"/gu)].map((match) => match.index);
  if (places.length % 2 !== 0) return;
  for (let at = 0; at < places.length; at += 2) {
    const open = places[at];
    const close = places[at + 1];
    if (open === undefined || close === undefined) return;
    if (!holdsChinese(text.slice(open, close))) continue;
    replace(open, '“');
    replace(close, '”');
  }
}
