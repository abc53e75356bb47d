/** Subheads (小标题): two halves stand an em apart. */
import type { PrintedLeaf } from '../edition/printed-copy.ts';
import type { NameList } from '../text/spans.ts';
import type { FontBook } from './font-book.ts';
import { prepare } from './prepare.ts';
import type { Prepared, TextSetting } from './prepared-text.ts';
import type { TextFaces } from './text-faces.ts';

/** A space between Han, or between Han and a mark: typed to part two halves. */
const PARTED = /(?<=[\p{Script=Han}\p{P}])[ \u00a0](?=[\p{Script=Han}“‘《「『（])/gu;
const EM = '\u3000';

/** Leaves that say the same, with a text as long in place of theirs. */
function withText(leaves: readonly PrintedLeaf[], whole: string): PrintedLeaf[] {
  let at = 0;
  return leaves.map((leaf) => {
    const from = at;
    at += leaf.text.length;
    return { ...leaf, text: whole.slice(from, at) };
  });
}

/** Prepares a subhead. It stays in its own characters: an em is how a space in it is set. */
export function prepareSubhead(
  leaves: readonly PrintedLeaf[],
  fonts: FontBook,
  face: TextFaces,
  setting: TextSetting,
  names: NameList,
): Prepared {
  const whole = leaves.map(({ text }) => text).join('');
  const parted = whole.replaceAll(PARTED, EM);
  if (parted === whole) return prepare(leaves, fonts, face, setting, names);
  return { ...prepare(withText(leaves, parted), fonts, face, setting, names), text: whole };
}
