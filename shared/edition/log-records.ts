/** What an edition's file tells of itself beside its records: its log of steps, and versions of its articles. */
import * as v from 'valibot';
import { readingSchema } from './damage-records.ts';
import { storageSchema } from './holder-records.ts';
import { operationSchema, type Patch, patchSchema } from './operations.ts';
import { placeSchema } from './place-records.ts';
import { articleId, articleSchema, type Edition, editionSchema } from './records.ts';

/** A path as it crosses between processes. */
export const filePath = v.pipe(v.string(), v.minLength(1), v.maxLength(4096));

/** What undo and redo would do next: the label of their step, or null. */
const historySchema = v.strictObject({ undo: v.nullable(v.string()), redo: v.nullable(v.string()) });
export type History = Readonly<v.InferOutput<typeof historySchema>>;

const historyStepSchema = v.strictObject({
  /** The step's last operation: where going to it leads. */
  seq: v.number(),
  label: v.string(),
  actor: v.string(),
  /** ISO 8601 with offset. */
  at: v.string(),
  isDone: v.boolean(),
});
/** A step of the log, for the list of them. */
export type HistoryStep = Readonly<v.InferOutput<typeof historyStepSchema>>;

const patchOutline = v.array(
  v.looseObject({ kind: v.picklist(patchSchema.options.map(({ entries }) => entries.kind.literal)) }),
);

/** Says that a value is a list of patches, by their kinds. */
function isOutlineOfPatches(value: unknown): boolean {
  return v.is(patchOutline, value);
}

/**
 * Patches on their way from our own store to our own window, which wrote them into its log when they came and reads
 * them as what they are: looked at in full in each process they pass, a story that is taken back whole came late.
 */
export const storedPatches = v.custom<Patch[]>(isOutlineOfPatches, 'not patches');

/** What undo, redo or going to a step changed. */
export const steppedSchema = v.strictObject({
  label: v.string(),
  patches: storedPatches,
  history: historySchema,
});
export type SteppedEdition = v.InferOutput<typeof steppedSchema>;

/** Why a version of an article was kept. */
export const versionReasons = ['opened', 'handed-over', 'signed-off', 'named'] as const;
export type VersionReason = (typeof versionReasons)[number];

const versionSchema = v.strictObject({
  seq: v.number(),
  at: v.string(),
  actor: v.string(),
  reason: v.picklist(versionReasons),
  /** What it was called by whoever kept it; null where nobody called it anything. */
  name: v.nullable(v.string()),
  title: v.string(),
  characters: v.number(),
});
/** A version of an article: when, by whom and why it was kept. */
export type Version = v.InferOutput<typeof versionSchema>;

/** Characters the name of a version may have. */
export const LONGEST_VERSION = 60;
const versionTitle = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LONGEST_VERSION));

const namedVersionSchema = v.strictObject({
  seq: v.number(),
  name: v.string(),
  at: v.string(),
  actor: v.string(),
  /** The moment of the log it is of: where `history.go` leads to it. */
  step: v.number(),
  /** False where something else was done since the edition was taken back beyond it: nothing leads there any more. */
  isReachable: v.boolean(),
});
/** A moment of the whole edition that was given a name. */
export type NamedVersion = v.InferOutput<typeof namedVersionSchema>;

const outlineSchema = v.strictObject(v.entriesFromList(Object.keys(editionSchema.entries), v.looseObject({})));

/** Says that a value has each of an edition's tables. */
function hasOutline(value: unknown): boolean {
  return v.is(outlineSchema, value);
}

/**
 * An edition on its way from our own store to our own window. The store validated every record as it read
 * the file and validates every operation since, so only the outline is looked at again: to go
 * through a whole edition in each process it passes cost a start more than opening the file.
 */
export const storedEdition = v.custom<Edition>(hasOutline, 'not an edition');

/** What a file is: an edition, or a newspaper by itself, from which editions are made. */
export const fileKinds = ['edition', 'paper'] as const;
export type FileKind = (typeof fileKinds)[number];

/**
 * One opening of one file. Whoever changes an edition says which opening the change was made in: another file, or the same
 * one opened at another time, takes nothing of it.
 */
export const openingId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));

export const openedSchema = v.strictObject({
  opening: openingId,
  path: filePath,
  name: v.string(),
  kind: v.picklist(fileKinds),
  edition: storedEdition,
  history: historySchema,
  /** Why nothing of it can be changed; absent of one that is sound. */
  reading: v.exactOptional(readingSchema),
  file: v.strictObject({
    /** The id in the file, which copies made by hand share. */
    id: v.string(),
    /** Which file it is on its disk, whatever it is called. */
    identity: v.string(),
    /** The operation that was done last; null where none was. */
    tip: v.nullable(v.string()),
  }),
  /** What SQLite's log is called by now that lay beside the file and was not its own; null where none did. */
  strangeLog: v.exactOptional(v.nullable(v.string())),
  /** Where somebody on this machine worked in it last. */
  place: v.exactOptional(placeSchema),
  /** On what its file lies, where that is no disk of this machine. */
  storage: v.exactOptional(storageSchema),
  /** What was done in it that this machine has written down and its file has not, in its order. */
  unsaved: v.exactOptional(v.array(operationSchema)),
  /** The same of what was done in another state of it, on which it need not hold. */
  strays: v.exactOptional(v.array(operationSchema)),
});
/** An edition as the store has it open, or a newspaper, which has the records of one. */
export type OpenedEdition = v.InferOutput<typeof openedSchema>;

const nothing = v.strictObject({});
const ofOpening = v.strictObject({ of: openingId });

/** What is asked of the log: by the window of main, and by main of the store, in the same words. What changes it says `of` which opening. */
export const logCalls = {
  /** Resolves when the operation is durable. Fails with `edition-closed` where its edition is open no longer. */
  'edition.apply': { input: v.strictObject({ of: openingId, operation: operationSchema }), output: historySchema },
  'edition.undo': { input: ofOpening, output: v.nullable(steppedSchema) },
  'edition.redo': { input: ofOpening, output: v.nullable(steppedSchema) },
  /** The edition as the store has it. */
  'edition.stand': { input: ofOpening, output: openedSchema },
  /** The steps that can be gone to, oldest first. */
  'history.list': { input: nothing, output: v.array(historyStepSchema) },
  /** Undoes or redoes up to a step; 0 is before the first. */
  'history.go': { input: v.strictObject({ of: openingId, seq: v.number() }), output: v.nullable(steppedSchema) },
  /** An article's versions, the newest first. */
  'versions.list': { input: v.strictObject({ articleId }), output: v.array(versionSchema) },
  /** Keeps the edition as it is now under a name, and each article with it. */
  'versions.name': { input: v.strictObject({ of: openingId, name: versionTitle, actor: v.string() }), output: nothing },
  /** The moments with a name, the newest first. */
  'versions.named': { input: nothing, output: v.array(namedVersionSchema) },
  /** The article as the version has it. */
  'versions.read': { input: v.strictObject({ seq: v.number() }), output: v.nullable(articleSchema) },
} as const;
