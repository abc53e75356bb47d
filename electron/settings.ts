/** What the program remembers between starts: a small file in the user's data folder. */
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as v from 'valibot';
import { exportSettingsSchema, presetSchema } from '../shared/contract/export-settings.ts';
import { allPanesSchema } from '../shared/contract/panes.ts';
import { preferencesSchema } from '../shared/contract/preferences.ts';
import { printPaperSchema } from '../shared/contract/print-calls.ts';

/** Export settings as they are kept: they once called their target `standard`. */
const keptExport = v.pipe(
  v.looseObject({}),
  v.transform(({ standard, ...settings }) => (standard === undefined ? settings : { target: standard, ...settings })),
  exportSettingsSchema,
);

const recentEditionSchema = v.strictObject({
  path: v.string(),
  /** What it was when it was last seen. */
  publication: v.string(),
  date: v.string(),
  issue: v.number(),
  /** ISO 8601. */
  openedAt: v.string(),
  /** True of a newspaper's file, which is of no day. */
  isPaper: v.optional(v.boolean()),
});
/** An edition that was opened, as it is remembered. */
export type RecentEdition = Readonly<v.InferOutput<typeof recentEditionSchema>>;

const watchedFolderSchema = v.strictObject({
  /** The edition's file. */
  edition: v.string(),
  folder: v.string(),
  isOn: v.boolean(),
});

/** A list as it is kept: of an entry that cannot be read nothing is known, and the others stay. */
function listOf<Schema extends v.GenericSchema>(schema: Schema) {
  const read = (one: unknown): v.InferOutput<Schema>[] => {
    const result = v.safeParse(schema, one);
    return result.success ? [result.output] : [];
  };
  return v.pipe(
    v.array(v.unknown()),
    v.transform((list) => list.flatMap(read)),
  );
}

const keySchema = preferencesSchema.entries.keys.value;
/** Keys as they are kept: one that cannot be read is its set's, and the others stay. */
const keptKeys = v.pipe(
  v.record(v.string(), v.unknown()),
  v.transform((keys) =>
    Object.fromEntries(Object.entries(keys).flatMap(([id, key]) => (v.is(keySchema, key) ? [[id, key]] : []))),
  ),
);

const settingsSchema = v.object({
  ...v.partial(preferencesSchema).entries,
  keys: v.optional(keptKeys),
  lastEdition: v.optional(v.string()),
  /** The editions opened last, the newest first. */
  recentEditions: v.optional(listOf(recentEditionSchema)),
  /** How the window's panes are arranged. */
  panes: v.optional(allPanesSchema),
  /** The folders that editions take copy from, those set last first. */
  watchedFolders: v.optional(listOf(watchedFolderSchema)),
  exportFolder: v.optional(v.string()),
  /** The folders for backups that were chosen. */
  backupFolders: v.optional(v.object({ first: v.optional(v.string()), second: v.optional(v.string()) })),
  /** Files that tables on pages came from, those last read first: they may be read again. */
  linkedTables: v.optional(listOf(v.string())),
  /** Files that stories came from whose encoding is not told by them, those last read first: they may be read again. */
  linkedCopy: v.optional(listOf(v.string())),
  exportPresets: v.optional(listOf(v.strictObject({ ...presetSchema.entries, settings: keptExport }))),
  lastExport: v.optional(keptExport),
  lastPrint: v.optional(printPaperSchema),
});
type SettingsRecord = v.InferOutput<typeof settingsSchema>;

/** What of a kept record can be read: of a field that cannot, nothing is known, and the others stay. */
function readable(kept: unknown): SettingsRecord {
  if (typeof kept !== 'object' || kept === null) return {};
  const fields = Object.entries(kept).filter(([name, value]) => v.is(settingsSchema, { [name]: value }));
  return v.parse(settingsSchema, Object.fromEntries(fields));
}

export class Settings {
  readonly #path: string;
  #record: SettingsRecord;

  /** A missing or unreadable file is an empty one: settings are never worth a failed start. */
  constructor(path: string) {
    this.#path = path;
    try {
      this.#record = readable(JSON.parse(readFileSync(path, 'utf8')));
    } catch {
      this.#record = {};
    }
  }

  get(): SettingsRecord {
    return this.#record;
  }

  set(change: SettingsRecord): void {
    this.#record = { ...this.#record, ...change };
    const partial = `${this.#path}.${process.pid}.partial`;
    mkdirSync(dirname(this.#path), { recursive: true });
    writeFileSync(partial, JSON.stringify(this.#record, null, 2));
    renameSync(partial, this.#path);
  }
}
