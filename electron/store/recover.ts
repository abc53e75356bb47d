/**
 * What can be saved of a damaged file: record by record from its tables, from pages of it that they lead to no more, from
 * copies of it, from versions of its stories and from its log. Nothing is taken that is not as it was written, and nothing is written but the new file.
 */
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createEdition, noRecords } from '../../shared/edition/create.ts';
import { dangling, unplanned } from '../../shared/edition/dangling.ts';
import { applyPatches, type Patch, PatchError, type TableName, tableNames } from '../../shared/edition/operations.ts';
import type { Edition, EditionRecord } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { DayangError } from '../errors.ts';
import { EditionFile } from './edition-file.ts';
import { likelyKind } from './header.ts';
import type { SoundBytes } from './kept-bytes.ts';
import { LooseRecords } from './loose-records.ts';

/** Something that did not come from the file as it stands. */
interface Origin {
  readonly zh: string;
  readonly en: string;
}

interface Recovered {
  /** How many records came from the file itself. */
  readonly records: number;
  /** What came from elsewhere, and from where. */
  readonly origins: readonly Origin[];
  /** What is in none of the places. */
  readonly lost: readonly Origin[];
}

/** Copies of a file that lie beside it: what migrations kept of it. */
function copiesBeside(path: string): string[] {
  const start = `${basename(path)}.v`;
  const names = existsSync(dirname(path)) ? readdirSync(dirname(path)) : [];
  return names
    .filter((name) => name.startsWith(start) && name.endsWith('.backup'))
    .toSorted()
    .toReversed()
    .map((name) => join(dirname(path), name));
}

/** A file as far as it goes; null where nothing of it can be read. */
function tryOpen(path: string): EditionFile | null {
  try {
    return EditionFile.openAsFarAsItGoes(path, 'any');
  } catch {
    return null;
  }
}

/** The records a table names and those of another edition, by id. */
function recordsOf(edition: Edition, table: TableName): Readonly<Record<string, unknown>> {
  return edition[table];
}

/** An edition with a record more. */
function withRecord(edition: Edition, table: TableName, id: string, record: unknown): Edition | null {
  try {
    return applyPatches(edition, [{ kind: 'put', table, id, record }]).edition;
  } catch (error) {
    if (error instanceof PatchError) return null;
    throw error;
  }
}

/** What a log has of a record: the patches from where it was put in, and whether some between are damaged. */
interface LoggedRecord {
  readonly table: TableName;
  readonly id: string;
  readonly patches: readonly Patch[];
  readonly isWhole: boolean;
}

/** The records that a log put in and did not take out again. */
function recordsIn(log: ReturnType<EditionFile['log']['standing']>): {
  readonly there: LoggedRecord[];
  readonly removed: Set<string>;
} {
  const there = new Map<string, { table: TableName; id: string; patches: Patch[]; at: number }>();
  const removed = new Set<string>();
  const damaged = log.flatMap((operation, at) => (operation === null ? [at] : []));
  for (const [at, operation] of log.entries()) {
    for (const patch of operation?.patches ?? []) {
      if (patch.kind === 'edition') continue;
      const key = `${patch.table} ${patch.id}`;
      if (patch.kind === 'remove') {
        there.delete(key);
        removed.add(key);
      } else if (patch.kind === 'put') {
        there.set(key, { table: patch.table, id: patch.id, patches: [patch], at });
        removed.delete(key);
      } else there.get(key)?.patches.push(patch);
    }
  }
  const records = [...there.values()].map(({ at, ...one }) => ({
    ...one,
    isWhole: !damaged.some((place) => place > at),
  }));
  return { there: records, removed };
}

/** Collects what is sound, and says of the rest where it came from. */
class Salvage {
  edition: Edition;
  readonly origins: Origin[] = [];
  /** Those that no table of the file leads to, by table and id. */
  readonly #loose: (readonly [TableName, string])[] = [];

  constructor(edition: Edition) {
    this.edition = edition;
  }

  /** True where a record was not there yet, and is now. */
  #add(table: TableName, id: string, record: unknown): boolean {
    if (recordsOf(this.edition, table)[id] !== undefined) return false;
    const next = withRecord(this.edition, table, id, record);
    if (next === null) return false;
    this.edition = next;
    return true;
  }

  /** Takes what lies in the file's pages and the log did not take out. */
  takeLoose({ records }: LooseRecords, removed: ReadonlySet<string>): void {
    for (const table of tableNames) {
      for (const [id, record] of records.get(table) ?? []) {
        if (!removed.has(`${table} ${id}`) && this.#add(table, id, record)) this.#loose.push([table, id]);
      }
    }
  }

  /** How many of those that no table leads to an edition has. */
  looseIn(edition: Edition): number {
    return this.#loose.filter(([table, id]) => recordsOf(edition, table)[id] !== undefined).length;
  }

  /** Takes a record that is not there yet. */
  take(table: TableName, id: string, record: unknown, from: Origin): void {
    if (!this.#add(table, id, record)) return;
    const { edition: next } = this;
    const article = table === 'articles' ? next.articles[id] : undefined;
    const title = article === undefined ? id : articleTitle(article);
    this.origins.push({ zh: `“${title}”：${from.zh}`, en: `“${title}”: ${from.en}` });
  }

  /** Takes what other files have and the log did not take out. */
  takeFrom(others: readonly EditionFile[], removed: ReadonlySet<string>): void {
    for (const other of others) {
      const from = { zh: `来自 ${basename(other.path)}`, en: `from ${basename(other.path)}` };
      for (const table of tableNames) {
        for (const [id, record] of Object.entries(recordsOf(other.edition, table))) {
          if (!removed.has(`${table} ${id}`)) this.take(table, id, record, from);
        }
      }
    }
  }

  /** Takes records as the log leaves them. */
  takeFromLog(records: readonly LoggedRecord[]): void {
    for (const { table, id, patches, isWhole } of records) {
      if (recordsOf(this.edition, table)[id] !== undefined) continue;
      const from = isWhole
        ? { zh: '来自操作记录', en: 'from the log' }
        : { zh: '来自操作记录，可能缺后来的改动', en: 'from the log, perhaps without later changes' };
      try {
        this.take(table, id, recordsOf(applyPatches(this.edition, patches).edition, table)[id], from);
      } catch (error) {
        if (!(error instanceof PatchError)) throw error;
      }
    }
  }
}

/** Of whom nothing is known but its records: what it is was in none of the places. */
const unknownOwn: Origin = {
  zh: '报纸的基本信息（日期、期号等），请在报纸设置里填写',
  en: 'what the edition is (its date, issue and more): fill it in under its settings',
};

function fromAll(path: string): Origin {
  const name = basename(path);
  return { zh: `全部来自 ${name}`, en: `all from ${name}` };
}

/** Says of records that they were found where no table led to them, and what that means where older ones may be among them. */
function foundInPages(count: number, isOfNow: boolean): Origin {
  const [zh, en] = isOfNow ? ['', ''] : ['，其中可能有已经删除的或较早的', '; some may have been removed, or be older'];
  return {
    zh: `${count} 条是在文件里逐页找到的${zh}`,
    en: `${count} records were found going through the file page by page${en}`,
  };
}

/** What a file that cannot be opened is begun with: what it says it is, else what a copy of it says. */
function ownOf(loose: LooseRecords, others: readonly EditionFile[]): EditionRecord {
  const today = new Date().toISOString().slice(0, 10);
  return (
    loose.own ?? others[0]?.edition.edition ?? createEdition({ date: today, format: 'broadsheet', pages: 0 }).edition
  );
}

/**
 * Makes a new file of all that can be saved. `backups` are the program's own, the newest first, and hold what no log has any
 * more as it was minutes ago; `copies` are looked at after versions, in their order, and then what lies beside the file. Throws
 * what opening the file throws where nothing of it nor of a copy can be read, and what making a file throws.
 */
export function recover(
  path: string,
  target: string,
  copies: readonly string[],
  backups: readonly string[] = [],
): Recovered {
  const file = tryOpen(path);
  const loose = file?.reading === null ? null : LooseRecords.in(path);
  const lately = backups.flatMap((backup) => tryOpen(backup) ?? []);
  const older = [...copies, ...copiesBeside(path)].flatMap((copy) => tryOpen(copy) ?? []);
  const others = [...lately, ...older];
  const opened = [...(file === null ? [] : [file]), ...others];
  try {
    const start =
      file?.edition ??
      (loose === null ? undefined : { ...noRecords, edition: ownOf(loose, others) }) ??
      others[0]?.edition;
    if (start === undefined) {
      EditionFile.openAsFarAsItGoes(path, 'any').close();
      throw new DayangError('file-missing', { name: path });
    }
    const salvage = new Salvage(start);
    const known = tableNames.reduce((sum, table) => sum + Object.keys(start[table]).length, 1);
    if (file?.reading !== null) {
      // Of what is not in the tables, the log has it as it was at the end; a version may be older, and a copy is.
      const { there, removed } =
        file === null ? { there: [], removed: new Set<string>() } : recordsIn(file.log.standing());
      salvage.takeFromLog(there.filter(({ isWhole }) => isWhole));
      if (loose?.isOfNow === true) salvage.takeLoose(loose, removed);
      salvage.takeFrom(lately, removed);
      if (loose?.isOfNow === false) salvage.takeLoose(loose, removed);
      for (const article of file?.versionLog.latest() ?? []) {
        if (removed.has(`articles ${article.id}`)) continue;
        salvage.take('articles', article.id, article, { zh: '来自它最后的版本', en: 'from its last version' });
      }
      salvage.takeFromLog(there);
      salvage.takeFrom(older, removed);
    }
    const sources: readonly SoundBytes[] = [...opened.map(({ bytes }) => bytes), ...(loose === null ? [] : [loose])];
    const { edition, lost } = whole(salvage.edition, sources);
    EditionFile.create(target, edition, {
      kind: file?.kind ?? others[0]?.kind ?? likelyKind(path),
      salvagedFrom: sources,
    });
    const count = salvage.looseIn(edition);
    return {
      records: (file === null ? 0 : known) + count,
      origins: [
        ...(start === others[0]?.edition ? [fromAll(others[0].path)] : []),
        ...(count === 0 ? [] : [foundInPages(count, loose?.isOfNow === true)]),
        ...salvage.origins,
      ],
      lost: [
        ...(file === null && loose !== null && loose.own === null && others.length === 0 ? [unknownOwn] : []),
        ...(file === null || file.reading === null ? [] : remaining(file, edition)),
        ...lost,
      ],
    };
  } finally {
    for (const one of opened) one.close();
  }
}

/** Damages of the file that nothing was found for. */
function remaining(file: EditionFile, edition: Edition): Origin[] {
  const there = new Set(tableNames.flatMap((table) => Object.keys(edition[table]).map((id) => `${table} ${id}`)));
  return (file.reading?.damages ?? []).filter(({ record }) => record !== undefined && !there.has(record));
}

/** What stands on nothing is left out, and pictures whose bytes are nowhere are said. */
function whole(
  edition: Edition,
  files: readonly SoundBytes[],
): { readonly edition: Edition; readonly lost: readonly Origin[] } {
  let sound = edition;
  for (let found = dangling(sound); found.length > 0; found = dangling(sound)) {
    for (const { table, id } of found) {
      const { [id]: _gone, ...rest }: Record<string, unknown> = sound[table];
      sound = { ...sound, [table]: rest };
    }
  }
  sound = { ...sound, articles: { ...sound.articles, ...unplanned(sound) } };
  const gone = Object.values(sound.images).filter(({ id }) => !files.some((file) => file.hasImage(id)));
  const images = Object.fromEntries(
    Object.entries(sound.images).filter(([id]) => !gone.some((image) => image.id === id)),
  );
  const artwork = Object.entries(sound.artwork).filter(([, one]) => files.some((file) => file.hasWhole(one.id)));
  const faces = Object.values(sound.faces).map((face) => {
    const isKept = files.some((file) => face.file !== null && file.hasWhole(face.file));
    return [face.id, isKept ? face : { ...face, file: null }] as const;
  });
  const lost = gone.map(({ name }) => ({ zh: `图片“${name}”`, en: `picture “${name}”` }));
  return {
    edition: { ...sound, images, artwork: Object.fromEntries(artwork), faces: Object.fromEntries(faces) },
    lost,
  };
}
