/** Characters of a text that are not seen, as they are shown: by a mark of a few letters, and a name. */
import type { Language } from '../../shared/contract/language.ts';
import { charactersOf } from '../../shared/text/graphemes.ts';
import { mayHoldUnseen, turnsText, unseenName } from '../../shared/text/unseen-names.ts';

/** What is shown of a character that is not seen, or of what is not seen of one. */
export interface UnseenMarks {
  /** Its mark, as `ZWSP`; empty where it is kept apart only, so that it turns nothing beside it. */
  readonly unseen?: string;
  /** Its name, with the character it goes with; for the pointer and for those who listen. */
  readonly unseenName?: string;
  /** Nothing else of the character is seen. */
  readonly isBare?: true;
}

/** Which characters are shown: all that are not seen, or none; controls of direction are kept apart in either case. */
export interface UnseenShown {
  readonly showsUnseen: boolean;
  readonly language: Language;
}

/** A character that is shown so: offsets in its text, in UTF-16 units. */
export interface MarkedCharacter extends UnseenMarks {
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
export function markedCharacters(text: string, shown: UnseenShown): MarkedCharacter[] {
  if (!mayHoldUnseen(text)) return [];
  let at = 0;
  return charactersOf(text).flatMap((character) => {
    const from = at;
    at += character.length;
    return markedAt(character, from, shown) ?? [];
  });
}

/** A stretch of a text: a character with its mark, or what stands between two. */
export interface MarkedPiece extends UnseenMarks {
  readonly text: string;
}

/**
 * A text of a field, which can show no marks itself, as it is shown below the field; none where there is nothing to show. What
 * turns the text is shown whether marks are asked for or not: the field has what stands after it in another order.
 */
export function fieldPieces(text: string, { showsUnseen, language }: UnseenShown): MarkedPiece[] {
  const isTurned = Array.from(text).some((one) => turnsText(one.codePointAt(0) ?? 0));
  const marked = showsUnseen || isTurned ? markedCharacters(text, { showsUnseen: true, language }) : [];
  if (marked.length === 0) return [];
  const pieces: MarkedPiece[] = [];
  let read = 0;
  for (const { from, to, ...marks } of marked) {
    if (from > read) pieces.push({ text: text.slice(read, from) });
    pieces.push({ text: text.slice(from, to), ...marks });
    read = to;
  }
  if (read < text.length) pieces.push({ text: text.slice(read) });
  return pieces;
}
