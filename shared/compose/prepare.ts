/**
 * Stage 1: text becomes clusters, the pieces a line is built from, with every width a line
 * breaker may ask for summed up beforehand. All lengths are in em of the text's size.
 */
import type { PrintedLeaf } from '../edition/printed-copy.ts';
import { defaultSetting } from '../edition/records.ts';
import { apostrophes } from '../text/apostrophes.ts';
import { countCharacters } from '../text/character-count.ts';
import { CharacterClass } from '../text/characters.ts';
import { seenOffset, seenText } from '../text/seen-text.ts';
import { type NameList, nameList, nameSpans, numberSpans, numberStarts } from '../text/spans.ts';
import { divideAddress } from './addresses.ts';
import { commit } from './arena.ts';
import { relate } from './cluster-relations.ts';
import { sumUp } from './cluster-sums.ts';
import { ClusterMaker } from './clusters.ts';
import type { FontBook } from './font-book.ts';
import { keepWhole } from './keep-whole.ts';
import type { Prepared, TextSetting } from './prepared-text.ts';
import { isSetOtherwise, type LookedClusters, setLooks, shapeLooks } from './set-looks.ts';
import { faceOfLeaf, type TextFaces } from './text-faces.ts';
import { breakAsAsked, chooseForms, hyphenate, inWholeText } from './unseen.ts';
import { VerticalClusters } from './vertical-clusters.ts';

/** Shared by the many texts that have none: an empty one each would cost a long story memory. */
const noComplex: Prepared['complex'] = new Map();
const noMarks: Prepared['marks'] = new Map();
const noHyphens: Prepared['hyphens'] = new Map();
const noMissing: Prepared['missing'] = [];
const noNames = nameList([]);
const noLooks: Prepared['looks'] = [];
const noStandIns: Prepared['standIns'] = new Map();

/** The readings of runs, ready to be set above their characters; null where none has one. */
function readingsOf(
  leaves: readonly PrintedLeaf[],
  fonts: FontBook,
  face: TextFaces,
): ReadonlyMap<string, Prepared> | null {
  if (leaves.every(({ ruby }) => ruby === undefined)) return null;
  const named = new Set(leaves.flatMap(({ ruby }) => ruby ?? []));
  const { font, strong, fallback } = face;
  const faces = { font, strong, fallback };
  return new Map(
    [...named].map((ruby) => [ruby, prepare([{ text: ruby }], fonts, faces, defaultSetting, noNames)] as const),
  );
}

/** Prepares a text of one or more leaves. */
export function prepare(
  leaves: readonly PrintedLeaf[],
  fonts: FontBook,
  face: TextFaces,
  setting: TextSetting,
  names: NameList,
): Prepared {
  // Before all else: only one text is prepared at a time.
  const readings = readingsOf(leaves, fonts, face);
  let whole = '';
  for (const leaf of leaves) whole += leaf.text;
  const seen = seenText(whole);
  // All is done with what is seen; in the end clusters start where their characters do in the whole text.
  const text = seen?.text ?? whole;
  const peculiar = { apostrophes: apostrophes(text), hasMarks: seen?.hasMarks === true };
  const Clusters = face.isVertical === true ? VerticalClusters : ClusterMaker;
  const widths = { proportional: face.proportional, halfDigits: setting.halfDigits };
  const work = new Clusters(text.length, fonts, widths, peculiar);
  let base = 0;
  let read = 0;
  let looked: LookedClusters[] | null = null;
  for (const leaf of leaves) {
    const from = work.at;
    read += leaf.text.length;
    const to = seen === null ? read : seenOffset(seen, read);
    const own = seen === null ? leaf.text : text.slice(base, to);
    work.leaf(own, base, fonts.stack(faceOfLeaf(leaf, face), face.fallback));
    base = to;
    if (isSetOtherwise(leaf)) {
      looked ??= [];
      // A letter of another width takes its whole cell of a vertical line all the same.
      const { width: _, ...upright } = leaf;
      looked.push({ from, to: work.at, leaf: face.isVertical === true ? upright : leaf });
    }
  }
  if (looked !== null) shapeLooks(work, looked);
  // A text of which nothing is seen is a place in the copy all the same.
  if (work.at === work.first && whole !== '') work.addComplex(0, CharacterClass.latin, 0, [], 0);
  const { arena, first, at: end } = work;
  arena.start[end] = text.length;
  if (seen !== null) chooseForms(work, seen);
  relate(work, setting, text);
  for (const { from, to } of work.addresses) divideAddress(work, text, from, to);
  const numbers = numberStarts(text, work.numbers);
  if (numbers.length > 0) keepWhole(work, text, numberSpans(text, numbers), setting);
  if (names.pattern !== null) keepWhole(work, text, nameSpans(text, names), setting);
  if (seen !== null) breakAsAsked(work, seen, setting);
  const looks = looked === null ? noLooks : setLooks(work, looked, face, readings);
  sumUp(work, setting, text);
  const hyphens = seen === null || seen.hyphens.length === 0 ? noHyphens : hyphenate(work, seen);
  if (seen !== null) inWholeText(work, seen);
  commit(arena, end + 1);
  return {
    text: whole,
    hasUnseen: seen !== null,
    setting,
    arena,
    first,
    end,
    faces: fonts.ids,
    complex: work.complex ?? noComplex,
    marks: work.marks ?? noMarks,
    hyphens,
    ...(work instanceof VerticalClusters ? { across: work.across } : {}),
    characters: countCharacters(whole),
    missing: work.missing === null ? noMissing : [...work.missing],
    standIns: work.standIns ?? noStandIns,
    looks,
  };
}
