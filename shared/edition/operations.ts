/**
 * Operations: every change of an edition is a value that can be applied, inverted, sent and stored.
 */
import * as v from 'valibot';
import { artworkSchema } from '../paper/artwork-records.ts';
import { ownFaceSchema } from '../paper/face-records.ts';
import { formatSchema } from '../paper/format-records.ts';
import { newspaperSchema } from '../paper/newspaper-records.ts';
import { changeArticle, changeBlock } from './apply-text.ts';
import { PatchError } from './patch-error.ts';
import { markSchema, roundSchema, signatureSchema } from './proof-records.ts';
import {
  type Article,
  articleSchema,
  type Block,
  blockSchema,
  type Edition,
  editionRecordSchema,
  frozenSchema,
  imageSchema,
  pageSchema,
  styleSchema,
  templateSchema,
} from './records.ts';
import { withoutStaleRuns } from './styled-lines.ts';
import { invertText, isTextPatch, type TextPatch, textPatchSchemas } from './text-patches.ts';
import { waiverSchema } from './waiver-records.ts';

export { PatchError };

/** What a record of each table is. */
export const tableSchemas = {
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
  waivers: waiverSchema,
  newspaper: newspaperSchema,
  faces: ownFaceSchema,
  formats: formatSchema,
  artwork: artworkSchema,
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
  'waivers',
  'newspaper',
  'faces',
  'formats',
  'artwork',
] as const satisfies readonly TableName[];
export const tableNames: readonly TableName[] = names;

const table = v.picklist(names);
const key = v.pipe(v.string(), v.minLength(1), v.maxLength(160));
const path = v.array(v.union([v.string(), v.pipe(v.number(), v.integer(), v.minValue(0))]));
const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The smallest changes: of text (`text-patches.ts`), a whole record, one field of it, or a stretch of a list in it. */
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
  ...textPatchSchemas,
]);
export type Patch = v.InferOutput<typeof patchSchema>;

/**
 * Patches of one operation. The largest edit there is, another character in all the copy of 64 full pages, has a third as many.
 */
export const MOST_PATCHES = 100_000;

/** UTF-16 units of what undo calls a step. */
export const LONGEST_LABEL = 80;

/** What an editor did, before the store gives it its inverse. */
export const operationSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  /** Operations of one step are undone and redone together: a burst of typing, a composed word. */
  step: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  actor: v.pipe(v.string(), v.maxLength(80)),
  /** ISO 8601 with offset. */
  at: v.pipe(v.string(), v.maxLength(40)),
  /** What undo calls it, for example `edit.body`. */
  label: v.pipe(v.string(), v.maxLength(LONGEST_LABEL)),
  // Counted before they are looked at, which takes most of the time.
  patches: v.pipe(v.array(v.unknown()), v.maxLength(MOST_PATCHES), v.array(patchSchema)),
});
export type Operation = v.InferOutput<typeof operationSchema>;

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

/** A record that fits its table, under its own id; of words that were written anew beside their styles those are left out. */
function checked(name: TableName, id: string, record: unknown): unknown {
  const parsed = v.safeParse(tableSchemas[name], record);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    throw new PatchError(`${name}/${id}: ${v.getDotPath(issue) ?? ''} ${issue.message}`);
  }
  if (parsed.output.id !== id) throw new PatchError(`${name}/${id}: the record has another id`);
  // The validated record equals what was given; keeping the given one keeps its identity for caches.
  return name === 'articles' && isStyledArticle(record) ? withoutStaleRuns(record) : record;
}

/** True of an article that keeps character styles beside its lines: all others are as they are. */
function isStyledArticle(record: unknown): record is Article {
  return isArticle(record) && (record.headlines.looks !== undefined || record.photos.some(({ looks }) => looks));
}

function isArticle(value: unknown): value is Article {
  return v.is(articleSchema, value);
}

function isBlock(value: unknown): value is Block {
  return v.is(blockSchema, value);
}

/** An edition that is being changed: each table is copied once, however many of its records change. */
class Working {
  #edition: Edition;
  readonly #copied = new Map<TableName, Record<string, unknown>>();
  /** Articles and blocks as patches of text left them. */
  readonly #articles = new Map<string, Article>();
  readonly #blocks = new Map<string, Block>();

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

  /** A record in the type of its table: as the edition has it, as a patch of text left it, or looked at anew. */
  #typed<T extends object>(
    id: string,
    record: unknown,
    known: Readonly<Record<string, T>>,
    changed: ReadonlyMap<string, T>,
    isValid: (value: unknown) => value is T,
  ): T {
    for (const own of [known[id], changed.get(id)]) if (own !== undefined && own === record) return own;
    if (!isValid(record)) throw new PatchError(`${id}: no such record`);
    return record;
  }

  /**
   * Applies a patch of text. The record was valid, what is put in was checked with the patch, and what is changed is
   * held to its own limits where it is changed: the rest of a long story is not looked at again.
   */
  #applyText(patch: TextPatch): Patch {
    const { table: name, id } = patch;
    const old = this.#read(name, id);
    if (old === undefined) throw new PatchError(`${name}/${id}: no such record`);
    let isExact: boolean;
    if (patch.table === 'articles') {
      const article = this.#typed(id, old, this.#edition.articles, this.#articles, isArticle);
      const changed = changeArticle(article, patch);
      this.#articles.set(id, changed.record);
      this.#table(name)[id] = changed.record;
      isExact = changed.isExact;
    } else {
      const block = this.#typed(id, old, this.#edition.blocks, this.#blocks, isBlock);
      const changed = changeBlock(block, patch);
      this.#blocks.set(id, changed.record);
      this.#table(name)[id] = changed.record;
      isExact = changed.isExact;
    }
    return isExact ? invertText(patch) : { kind: 'put', table: name, id, record: old };
  }

  /** Applies a patch and returns the one that takes it back. */
  apply(patch: Patch): Patch {
    if (patch.kind === 'edition') {
      const inverse: Patch = { kind: 'edition', record: this.#edition.edition };
      this.#edition = { ...this.#edition, edition: patch.record };
      return inverse;
    }
    if (isTextPatch(patch)) return this.#applyText(patch);
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
      const kept = checked(name, id, record);
      this.#table(name)[id] = kept;
      return kept === record ? { ...patch, value: before } : { kind: 'put', table: name, id, record: old };
    }
    let removed: readonly unknown[] = [];
    const record = replaceAt(old, patch.path, (value) => {
      if (!Array.isArray(value)) throw new PatchError(`${name}/${id}: not a list`);
      if (patch.index + patch.remove > value.length) throw new PatchError(`${name}/${id}: past the list's end`);
      removed = value.slice(patch.index, patch.index + patch.remove);
      return [...value.slice(0, patch.index), ...patch.insert, ...value.slice(patch.index + patch.remove)];
    });
    const kept = checked(name, id, record);
    this.#table(name)[id] = kept;
    if (kept !== record) return { kind: 'put', table: name, id, record: old };
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
