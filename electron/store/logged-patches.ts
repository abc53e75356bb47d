/**
 * How patches stand in the log: what was typed in a line of five characters' length, what takes patches back only where they do
 * not say it themselves, and then by where it differs from them. What earlier versions wrote is read as it is.
 */
import * as v from 'valibot';
import { type Patch, patchSchema } from '../../shared/edition/operations.ts';
import { sharedEnds } from '../../shared/edition/shared-ends.ts';
import { invertText, isTextPatch } from '../../shared/edition/text-patches.ts';
import { narrower } from './narrower-patches.ts';

const patchList = v.array(patchSchema);

/** How paragraphs put in or taken out were written when each had a patch of its own. */
const oneParagraph = v.looseObject({
  kind: v.picklist(['add-paragraph', 'remove-paragraph']),
  paragraph: v.unknown(),
});

/** Runs without styles are their text; no runs are no text. */
const shortRuns = v.union([v.string(), v.array(v.unknown())]);
/** A patch of kind `text`: the table by its first letter, record, part, offset, what is taken out, what is put in. */
const shortText = v.strictTuple([v.picklist(['a', 'b']), v.string(), v.string(), v.number(), shortRuns, shortRuns]);
type ShortRuns = v.InferOutput<typeof shortRuns>;

type Runs = Extract<Patch, { kind: 'text' }>['insert'];

function shortenRuns(runs: Runs): ShortRuns {
  const [first] = runs;
  if (first === undefined) return '';
  const isPlain = runs.length === 1 && Object.keys(first).length === 1 && first.text !== '';
  return isPlain ? first.text : runs;
}

function runsOf(runs: ShortRuns): readonly unknown[] {
  if (typeof runs !== 'string') return runs;
  return runs === '' ? [] : [{ text: runs }];
}

function shortForm(patch: Patch): unknown {
  if (patch.kind !== 'text') return patch;
  const { table, id, part, offset, remove, insert } = patch;
  return [table === 'articles' ? 'a' : 'b', id, part, offset, shortenRuns(remove), shortenRuns(insert)];
}

/** A patch in full, whichever version wrote it. */
function fullForm(patch: unknown): unknown {
  if (Array.isArray(patch)) {
    const [table, id, part, offset, remove, insert] = v.parse(shortText, patch);
    return {
      kind: 'text',
      table: table === 'a' ? 'articles' : 'blocks',
      id,
      part,
      offset,
      remove: runsOf(remove),
      insert: runsOf(insert),
    };
  }
  if (!v.is(oneParagraph, patch)) return patch;
  const { kind, paragraph, ...rest } = patch;
  return { ...rest, kind: `${kind}s`, paragraphs: [paragraph] };
}

/** Patches as they were written. Throws where they are none. */
export function readPatches(text: string): readonly Patch[] {
  return v.parse(patchList, v.parse(v.array(v.unknown()), JSON.parse(text)).map(fullForm));
}

/** What takes patches back, where they say it: text is put where it was, a new record goes. Null where they do not. */
function saidInverse(patches: readonly Patch[]): readonly Patch[] | null {
  const found: Patch[] = [];
  for (const patch of patches.toReversed()) {
    if (isTextPatch(patch)) found.push(invertText(patch));
    else if (patch.kind === 'put') found.push({ kind: 'remove', table: patch.table, id: patch.id });
    else return null;
  }
  return found;
}

/** True of a patch of text and what takes it back, both with the very runs that are put in and taken out. */
function isSaid(patch: Patch, inverse: Patch | undefined): boolean {
  return (
    patch.kind === 'text' &&
    inverse?.kind === 'text' &&
    patch.insert === inverse.remove &&
    patch.remove === inverse.insert &&
    patch.offset === inverse.offset &&
    patch.part === inverse.part &&
    patch.id === inverse.id &&
    patch.table === inverse.table
  );
}

/** The inverse says nothing that the patches do not. */
const SAID = 'null';
/** The inverse is the patches' own text, but for what stands between so many characters of its start and of its end. */
const splice = v.strictTuple([v.number(), v.number(), v.string()]);

/** What takes patches back, as it was written beside them. Throws where it is none. */
export function readInverse(text: string, patches: string): readonly Patch[] {
  if (text === SAID) {
    const said = saidInverse(readPatches(patches));
    if (said === null) throw new TypeError('patches do not say how they are taken back');
    return said;
  }
  const read: unknown = JSON.parse(text);
  if (!v.is(splice, read)) return readPatches(text);
  const [head, tail, middle] = read;
  return readPatches(`${patches.slice(0, head)}${middle}${patches.slice(patches.length - tail)}`);
}

/** Patches and what takes them back, as the log keeps them. */
export function writeLogged(
  patches: readonly Patch[],
  inverse: readonly Patch[],
): { readonly patches: string; readonly inverse: string } {
  // What is typed: most of the log, and nothing has to be written twice to be compared.
  if (
    patches.length === inverse.length &&
    patches.every((patch, at) => isSaid(patch, inverse[inverse.length - 1 - at]))
  )
    return { patches: JSON.stringify(patches.map(shortForm)), inverse: SAID };
  const kept = narrower(patches, inverse);
  const text = JSON.stringify(kept.patches.map(shortForm));
  const said = saidInverse(kept.patches);
  const back = JSON.stringify(kept.inverse.map(shortForm));
  if (said !== null && JSON.stringify(said.map(shortForm)) === back) return { patches: text, inverse: SAID };
  const { head, tail } = sharedEnds(text, back);
  const spliced = JSON.stringify([head, tail, back.slice(head, back.length - tail)]);
  return { patches: text, inverse: spliced.length < back.length ? spliced : back };
}
