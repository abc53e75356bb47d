/**
 * Stage 1: text becomes clusters, the pieces a line is built from, with every width a line
 * breaker may ask for summed up beforehand. All lengths are in em of the text's size.
 */
import type { FaceId } from '../edition/ids.ts';
import type { PrintedLeaf } from '../edition/printed-copy.ts';
import type { Setting, Style } from '../edition/records.ts';
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

/** The faces a text is set in. */
export interface TextFaces {
  readonly font: FaceId;
  /** Of emphasised leaves. */
  readonly strong: FaceId;
  /** Of leaves that are credits; absent, those are set as the rest is. */
  readonly credit?: FaceId | undefined;
  /** Where characters are looked for first that any of them lacks. */
  readonly fallback?: readonly FaceId[] | undefined;
  /** As wide as it is drawn what the faces say it of. */
  readonly proportional?: boolean | undefined;
}

/** The faces of a style. */
export function textFaces(style: Style, fonts: FontBook): TextFaces {
  const { font, strongFont, creditFont, fallback, proportional } = style;
  return { font, strong: strongFont ?? fonts.for('strong'), credit: creditFont, fallback, proportional };
}

/** The face a run of text is set in. */
export function faceOfLeaf({ strong, credit }: PrintedLeaf, face: TextFaces): FaceId {
  if (strong === true) return face.strong;
  return credit === true ? (face.credit ?? face.font) : face.font;
}

/** Prepares a text of one or more leaves. */
export function prepare(
  leaves: readonly PrintedLeaf[],
  fonts: FontBook,
  face: TextFaces,
  setting: Setting,
  names: NameList,
): Prepared {
  let text = '';
  for (const leaf of leaves) text += leaf.text;
  const work = new ClusterMaker(text.length, fonts, face.proportional);
  let base = 0;
  for (const leaf of leaves) {
    work.leaf(leaf.text, base, fonts.stack(faceOfLeaf(leaf, face), face.fallback));
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
