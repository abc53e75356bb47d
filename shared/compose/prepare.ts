/**
 * Stage 1: text becomes clusters, the pieces a line is built from, with every width a line
 * breaker may ask for summed up beforehand. All lengths are in em of the text's size.
 */
import type { FaceId } from '../edition/ids.ts';
import type { Leaf, Setting } from '../edition/records.ts';
import { type NameList, nameSpans, numberSpans } from '../text/spans.ts';
import { commit } from './arena.ts';
import { relate } from './cluster-relations.ts';
import { sumUp } from './cluster-sums.ts';
import { ClusterMaker } from './clusters.ts';
import type { FontBook } from './font-book.ts';
import { keepWhole } from './keep-whole.ts';
import type { Prepared } from './prepared-text.ts';

/** Shared by the many texts that have none: an empty one each would cost a long story memory. */
const noComplex: Prepared['complex'] = new Map();
const noMarks: Prepared['marks'] = new Map();
const noMissing: Prepared['missing'] = [];
const noStandIns: Prepared['standIns'] = new Map();

/** Prepares a text of one or more leaves. `strong` names the face of emphasised leaves. */
export function prepare(
  leaves: readonly Leaf[],
  fonts: FontBook,
  face: { readonly font: FaceId; readonly strong: FaceId },
  setting: Setting,
  names: NameList,
): Prepared {
  let text = '';
  for (const leaf of leaves) text += leaf.text;
  const work = new ClusterMaker(text.length, fonts);
  let base = 0;
  for (const leaf of leaves) {
    work.leaf(leaf.text, base, fonts.stack(leaf.strong === true ? face.strong : face.font));
    base += leaf.text.length;
  }
  const { arena, first, at: end } = work;
  arena.start[end] = text.length;
  relate(work, setting);
  if (work.numbers.length > 0) keepWhole(work, text, numberSpans(text, work.numbers), setting);
  if (names.pattern !== null) keepWhole(work, text, nameSpans(text, names), setting);
  sumUp(work, setting, text);
  commit(arena, end + 1);
  return {
    text,
    setting,
    arena,
    first,
    end,
    faces: fonts.ids,
    complex: work.complex ?? noComplex,
    marks: work.marks ?? noMarks,
    characters: text.length - work.surrogatePairs,
    missing: work.missing === null ? noMissing : [...work.missing],
    standIns: work.standIns ?? noStandIns,
  };
}
