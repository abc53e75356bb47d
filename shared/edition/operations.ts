/**
 * Operations: every change of an edition is a value that can be applied, inverted, sent and stored.
 */
import * as v from 'valibot';
import { markSchema, roundSchema, signatureSchema } from './proof-records.ts';
import {
  articleSchema,
  blockSchema,
  type Edition,
  editionRecordSchema,
  frozenSchema,
  imageSchema,
  pageSchema,
  styleSchema,
  templateSchema,
} from './records.ts';

const tableSchemas = {
  pages: pageSchema,
  articles: articleSchema,
  blocks: blockSchema,
  images: imageSchema,
  styles: styleSchema,
  templates: templateSchema,
  rounds: roundSchema,
  frozen: frozenSchema,
  marks: markSchema,
  signatures: signatureSchema,
} as const;

/** The tables that hold many records. */
export type TableName = keyof typeof tableSchemas;
const names = [
  'pages',
  'articles',
  'blocks',
  'images',
  'styles',
  'templates',
  'rounds',
  'frozen',
  'marks',
  'signatures',
] as const satisfies readonly TableName[];
export const tableNames: readonly TableName[] = names;

const table = v.picklist(names);
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(160));
const path = v.array(v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))]));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The smallest changes: a whole record, one field of it, or a stretch of a list in it. */
export const patchSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('put'), table, id: key, record: v.unknown() }),
  v.strictObject({ kind: v.literal('remove'), table, id: key }),
  v.strictObject({ kind: v.literal('set'), table, id: key, path, value: v.unknown() }),
  v.strictObject({
    kind: v.literal('splice'),
    table,
    id: key,
    path,
    index,
    remove: index,
    insert: v.array(v.unknown()),
  }),
  v.strictObject({ kind: v.literal('edition'), record: editionRecordSchema }),
]);
export type Patch = v.InferOutput<typeof patchSchema>;

/** What an editor did, before the store gives it its inverse. */
export const operationSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Operations of one step are undone and redone together: a burst of typing, a composed word. */
  step: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  actor: v.pipe(v.string(), v.maxLength(80)),
  /** ISO 8601 with offset. */
  at: v.pipe(v.string(), v.maxLength(40)),
  /** What undo calls it, for example `edit.body`. */
  label: v.pipe(v.string(), v.maxLength(80)),
  patches: v.array(patchSchema),
});
export type Operation = v.InferOutput<typeof operationSchema>;

/** A patch that does not fit the document: a programming error or a damaged file. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
}

function child(node: unknown, step: string | number): unknown {
  if (Array.isArray(node) && typeof step === 'number') return node[step];
  if (typeof node === 'object' && node !== null && typeof step === 'string' && Object.hasOwn(node, step)) {
    return Object.entries(node).find(([name]) => name === step)?.[1];
  }
  throw new PatchError(`no ${JSON.stringify(step)} on the way`);
}

function replaceAt(node: unknown, steps: readonly (string | number)[], change: (old: unknown) => unknown): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return change(node);
  const changed = replaceAt(child(node, step), rest, change);
  if (Array.isArray(node)) return node.map((item: unknown, at) => (at === step ? changed : item));
  return { ...(node as object), [step]: changed };
}

/** A record that fits its table, under its own id. */
function checked(name: TableName, id: string, record: unknown): unknown {
  const parsed = v.safeParse(tableSchemas[name], record);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new PatchError(`${name}/${id}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
  }
  if (parsed.output.id !== id) throw new PatchError(`${name}/${id}: the record has another id`);
  // The validated record equals what was given; keeping the given one keeps its identity for caches.
  return record;
}

/** An edition that is being changed: each table is copied once, however many of its records change. */
class Working {
  #edition: Edition;
  readonly #copied = new Map<TableName, Record<string, unknown>>();

  constructor(edition: Edition) {
    this.#edition = edition;
  }

  #table(name: TableName): Record<string, unknown> {
    const known = this.#copied.get(name);
    if (known !== undefined) return known;
    const copy: Record<string, unknown> = { ...this.#edition[name] };
    this.#copied.set(name, copy);
    return copy;
  }

  #read(name: TableName, id: string): unknown {
    const records: { readonly [id: string]: unknown } = this.#copied.get(name) ?? this.#edition[name];
    return Object.hasOwn(records, id) ? records[id] : undefined;
  }

  /** Applies a patch and returns the one that takes it back. */
  apply(patch: Patch): Patch {
    if (patch.kind === 'edition') {
      const inverse: Patch = { kind: 'edition', record: this.#edition.edition };
      this.#edition = { ...this.#edition, edition: patch.record };
      return inverse;
    }
    const { table: name, id } = patch;
    const old = this.#read(name, id);
    if (patch.kind === 'put') {
      this.#table(name)[id] = checked(name, id, patch.record);
      return old === undefined ? { kind: 'remove', table: name, id } : { kind: 'put', table: name, id, record: old };
    }
    if (old === undefined) throw new PatchError(`${name}/${id}: no such record`);
    if (patch.kind === 'remove') {
      delete this.#table(name)[id];
      return { kind: 'put', table: name, id, record: old };
    }
    if (patch.kind === 'set') {
      let before: unknown;
      const record = replaceAt(old, patch.path, (value) => {
        before = value;
        return patch.value;
      });
      this.#table(name)[id] = checked(name, id, record);
      return { ...patch, value: before };
    }
    let removed: readonly unknown[] = [];
    const record = replaceAt(old, patch.path, (value) => {
      if (!Array.isArray(value)) throw new PatchError(`${name}/${id}: not a list`);
      if (patch.index + patch.remove > value.length) throw new PatchError(`${name}/${id}: past the list's end`);
      removed = value.slice(patch.index, patch.index + patch.remove);
      return [...value.slice(0, patch.index), ...patch.insert, ...value.slice(patch.index + patch.remove)];
    });
    this.#table(name)[id] = checked(name, id, record);
    return { ...patch, remove: patch.insert.length, insert: [...removed] };
  }

  /** The edition with what was applied; tables nothing touched are the old ones. */
  done(): Edition {
    return { ...this.#edition, ...Object.fromEntries(this.#copied) };
  }
}

/**
 * Applies patches in order and returns the new edition with the patches that take it back.
 * All or nothing: on the first that does not fit it throws {@link PatchError} and nothing has changed.
 */
export function applyPatches(
  edition: Edition,
  patches: readonly Patch[],
): { readonly edition: Edition; readonly inverse: Patch[] } {
  const working = new Working(edition);
  const inverse = patches.map((patch) => working.apply(patch));
  return { edition: working.done(), inverse: inverse.reverse() };
}

/** The records that patches touch, each named once. */
export function touched(patches: readonly Patch[]): { readonly table: TableName | 'edition'; readonly id: string }[] {
  const seen = new Map<string, { table: TableName | 'edition'; id: string }>();
  for (const patch of patches) {
    const place =
      patch.kind === 'edition' ? { table: 'edition' as const, id: '' } : { table: patch.table, id: patch.id };
    seen.set(`${place.table}/${place.id}`, place);
  }
  return [...seen.values()];
}
