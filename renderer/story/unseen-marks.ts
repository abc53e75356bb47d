/** Characters of the copy that are not seen, as the galley shows them: a mark of a few letters, and a name. */
import type { BaseRange } from 'slate';
import type { Language } from '../../shared/contract/language.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { charactersOf } from '../../shared/text/graphemes.ts';
import { mayHoldUnseen, turnsText, unseenName } from '../../shared/text/unseen-names.ts';
import type { LineMarks, LineRange } from './galley-lines.ts';

/** What a leaf shows of a character that is not seen, or of what is not seen of one. */
export interface UnseenMarks {
  /** Its mark, as `ZWSP`; empty where it is kept apart only, so that it turns nothing beside it. */
  readonly unseen?: string;
  /** Its name, with the character it goes with; for the pointer and for those who listen. */
  readonly unseenName?: string;
  /** Nothing else of the character is seen. */
  readonly isBare?: true;
}

type CopyRange = BaseRange & LineMarks & UnseenMarks;

/** Which characters are shown: all that are not seen, or none; controls of direction are kept apart in either case. */
export interface UnseenShown {
  readonly showsUnseen: boolean;
  readonly language: Language;
}

/** Offsets in the paragraph's text, in UTF-16 units. */
interface MarkedCharacter extends UnseenMarks {
  readonly from: number;
  readonly to: number;
}

function markedAt(character: string, from: number, { showsUnseen, language }: UnseenShown): MarkedCharacter | null {
  const codes = Array.from(character, (one) => one.codePointAt(0) ?? 0);
  const place = { from, to: from + character.length };
  if (!showsUnseen) return codes.some(turnsText) ? { ...place, unseen: '', isBare: true } : null;
  const named = codes.flatMap((code) => unseenName(code) ?? []);
  if (named.length === 0) return null;
  const isBare = named.length === codes.length && !/[\u00a0\u2007\u202f\p{Co}]/u.test(character);
  const names = named.map((one) => one[language]).join(language === 'zh' ? '、' : ', ');
  return {
    ...place,
    unseen: named.map(({ mark }) => mark).join('·'),
    unseenName: isBare ? names : `${character} ${names}`,
    ...(isBare ? { isBare } : {}),
  };
}

/** The characters of a text that are shown so. */
function markedCharacters(text: string, shown: UnseenShown): MarkedCharacter[] {
  if (!mayHoldUnseen(text)) return [];
  let at = 0;
  return charactersOf(text).flatMap((character) => {
    const from = at;
    at += character.length;
    return markedAt(character, from, shown) ?? [];
  });
}

/** A line's range, parted where characters are marked: only its first part starts the line, and only its last ends it. */
function parted(range: LineRange, cuts: readonly number[]): CopyRange[] {
  const { anchor, focus, lineStart, number, lineEnd, overset } = range;
  const edges = [anchor.offset, ...cuts.filter((cut) => cut > anchor.offset && cut < focus.offset), focus.offset];
  return edges.slice(1).map((to, at) => ({
    anchor: { ...anchor, offset: edges[at] ?? 0 },
    focus: { ...focus, offset: to },
    ...(at === 0 && lineStart !== undefined ? { lineStart } : {}),
    ...(at === 0 && number !== undefined ? { number } : {}),
    ...(to === focus.offset && lineEnd === true ? { lineEnd } : {}),
    ...(overset === undefined ? {} : { overset: at === 0 ? overset : ('more' as const) }),
  }));
}

interface MarkedParagraph extends UnseenShown {
  readonly lines: readonly LineRange[];
  readonly at: number;
  readonly ranges: CopyRange[];
}

/** What was made of a paragraph last; at a keystroke one of hundreds is new. */
const known = new WeakMap<Paragraph, MarkedParagraph>();

/** The lines of the paragraph at a place of the copy, and what is not seen in it, as Slate's ranges. */
export function withUnseen(lines: LineRange[], at: number, paragraph: Paragraph, shown: UnseenShown): CopyRange[] {
  const { showsUnseen, language } = shown;
  const last = known.get(paragraph);
  const isKnown = last?.lines === lines && last.at === at;
  if (isKnown && last.showsUnseen === showsUnseen && last.language === language) return last.ranges;
  const marked = markedCharacters(paragraphText(paragraph), shown);
  const ranges = marked.length === 0 ? lines : rangesOf(lines, at, paragraph, marked);
  known.set(paragraph, { lines, at, ranges, showsUnseen, language });
  return ranges;
}

function rangesOf(lines: readonly LineRange[], at: number, paragraph: Paragraph, marked: readonly MarkedCharacter[]) {
  const ranges: CopyRange[] = [];
  let start = 0;
  for (const [leafAt, { text }] of paragraph.children.entries()) {
    const end = start + text.length;
    const path = [at, leafAt];
    const cuts = new Set<number>();
    for (const { from, to, ...marks } of marked) {
      const [first, last] = [Math.max(from, start), Math.min(to, end)];
      if (first >= last) continue;
      cuts.add(first - start).add(last - start);
      ranges.push({ anchor: { path, offset: first - start }, focus: { path, offset: last - start }, ...marks });
    }
    for (const line of lines) if (line.anchor.path[1] === leafAt) ranges.push(...parted(line, [...cuts]));
    start = end;
  }
  return ranges;
}
