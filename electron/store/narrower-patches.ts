/** Patches that put a whole value in the place of one much like it, said by what differs: the log keeps these. */
import type { Patch } from '../../shared/edition/operations.ts';
import { sharedEnds } from '../../shared/edition/shared-ends.ts';

/** JSON of a patch that is short enough as it is. */
const SHORT = 240;

type Path = Extract<Patch, { kind: 'set' }>['path'];

/** The one place where two values differ: another value there, or a stretch of a list. */
type Difference =
  | { readonly path: Path; readonly before: unknown; readonly after: unknown }
  | {
      readonly path: Path;
      readonly index: number;
      readonly before: readonly unknown[];
      readonly after: readonly unknown[];
    };

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Goes down as long as one part alone differs: what is written there makes exactly the record that was to be. */
function differenceOf(path: Path, before: unknown, after: unknown): Difference {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [old, now] = [before, after].map((list) => list.map((item: unknown) => JSON.stringify(item)));
    const { head, tail } = sharedEnds(old ?? [], now ?? []);
    const [removed, inserted] = [before.slice(head, before.length - tail), after.slice(head, after.length - tail)];
    return removed.length === 1 && inserted.length === 1
      ? differenceOf([...path, head], removed[0], inserted[0])
      : { path, index: head, before: removed, after: inserted };
  }
  if (isRecord(before) && isRecord(after)) {
    const keys = Object.keys(before);
    const isSameShape = JSON.stringify(keys) === JSON.stringify(Object.keys(after));
    const differing = keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
    const [only] = differing;
    if (isSameShape && only !== undefined && differing.length === 1)
      return differenceOf([...path, only], before[only], after[only]);
  }
  return { path, before, after };
}

/** A patch that puts one value in the place of another, which its inverse puts back. */
type Exchanging = Extract<Patch, { kind: 'put' | 'set' }>;

function isExchanging(patch: Patch): patch is Exchanging {
  return patch.kind === 'put' || patch.kind === 'set';
}

/** What a patch and its inverse exchange, said by the one place where the two differ; null where they say it so already. */
function exchange(patch: Exchanging, inverse: Exchanging): readonly [Patch, Patch] | null {
  const { table, id } = patch;
  const [from, was] = inverse.kind === 'put' ? [[], inverse.record] : [inverse.path, inverse.value];
  const difference = differenceOf(from, was, patch.kind === 'put' ? patch.record : patch.value);
  const { path, before, after } = difference;
  // A record is put whole, and a value that is nothing is no JSON.
  if (path.length === 0 || before === undefined || after === undefined) return null;
  if (!('index' in difference)) {
    const set = { kind: 'set', table, id, path } as const;
    return [
      { ...set, value: after },
      { ...set, value: before },
    ];
  }
  const splice = { kind: 'splice', table, id, path, index: difference.index } as const;
  return [
    { ...splice, remove: difference.before.length, insert: [...difference.after] },
    { ...splice, remove: difference.after.length, insert: [...difference.before] },
  ];
}

/** A patch and its inverse in fewer words, where there are. */
function narrowed(patch: Patch, inverse: Patch): readonly [Patch, Patch] {
  // A letter that is typed is no such patch, and is not measured.
  if (!isExchanging(patch) || !isExchanging(inverse) || patch.kind !== inverse.kind) return [patch, inverse];
  const { length } = JSON.stringify(patch);
  const less = length <= SHORT ? null : exchange(patch, inverse);
  return less === null || JSON.stringify(less[0]).length >= length ? [patch, inverse] : less;
}

/** Patches and those that take them back, the last first, in fewer words and to the same effect. */
export function narrower(
  patches: readonly Patch[],
  inverse: readonly Patch[],
): { readonly patches: readonly Patch[]; readonly inverse: readonly Patch[] } {
  if (patches.length !== inverse.length) return { patches, inverse };
  const pairs = patches.map((patch, at): readonly [Patch, Patch] => {
    const back = inverse[inverse.length - 1 - at];
    return back === undefined ? [patch, patch] : narrowed(patch, back);
  });
  return { patches: pairs.map(([patch]) => patch), inverse: pairs.map(([, back]) => back).toReversed() };
}
