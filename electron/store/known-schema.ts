/**
 * An edition is data, and no program: what its schema says is compared with ours before anything is read. A trigger would
 * run with the first change, a view or a generated column tell what nobody wrote.
 */
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { damagedError } from '../damaged.ts';
import { DayangError } from '../errors.ts';
import { migrations, retiredTables, runMigration } from './schema.ts';

const objectSchema = v.object({ type: v.string(), name: v.string(), sql: v.nullable(v.string()) });
type SchemaObject = v.InferOutput<typeof objectSchema>;

/** What is in a file. Throws `edition-damaged` where that is not even in words. */
function objectsIn(database: Database.Database, name: string): SchemaObject[] {
  const rows = database.prepare('SELECT type, name, sql FROM sqlite_schema').all();
  const read = v.safeParse(v.array(objectSchema), rows);
  if (!read.success) throw damagedError(name, [{ zh: '数据表的说明', en: 'what its tables are' }]);
  return read.output;
}

/** An object as one word: what is told apart by no such word is the same. */
function wordOf({ type, name, sql }: SchemaObject): string {
  return `${type}\0${name}\0${sql}`;
}

interface KnownSchema {
  readonly objects: readonly SchemaObject[];
  readonly words: readonly string[];
}
const known = new Map<number, KnownSchema>();

/** What a file of a version has in it: SQLite is asked, by making an empty one. */
function schemaOf(version: number): KnownSchema {
  const made = known.get(version);
  if (made !== undefined) return made;
  const database = new Database(':memory:');
  try {
    for (const migration of migrations.slice(0, version)) runMigration(database, migration);
    const objects = objectsIn(database, '');
    const schema = { objects, words: objects.map(wordOf) };
    known.set(version, schema);
    return schema;
  } finally {
    database.close();
  }
}

/** What a stranger's object is called. */
const kinds: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  trigger: { zh: '会自动执行的命令', en: 'commands that run by themselves' },
  view: { zh: '别的程序建的视图', en: 'views of another program' },
  table: { zh: '别的程序建的表', en: 'tables of another program' },
  index: { zh: '别的程序建的索引', en: 'indexes of another program' },
};
const other = { zh: '认不出的内容', en: 'contents that are not known' };

/** Tables that a version after this program's may have beside ours; what runs by itself it may not. */
function isOfLater({ type, sql }: SchemaObject): boolean {
  return (type === 'table' && /^CREATE TABLE/u.test(sql ?? '')) || type === 'index';
}

/**
 * Compares a file's schema with that of its version; a later version's may have more in it. Throws `edition-foreign` where
 * somebody else put something there, `edition-damaged` where something is not there.
 */
export function checkSchema(database: Database.Database, name: string, version: number): void {
  const isLater = version > migrations.length;
  const { objects: ours, words } = schemaOf(Math.min(version, migrations.length));
  const found = objectsIn(database, name);
  // Nearly every file: all that is ours, and nothing else.
  const there = new Set(found.map(wordOf));
  if (found.length === ours.length && words.every((word) => there.has(word))) return;
  const same = (one: SchemaObject, two: SchemaObject) =>
    one.type === two.type && one.name === two.name && (isLater || one.sql === two.sql);
  const isRetired = ({ sql }: SchemaObject) => sql !== null && retiredTables.includes(sql);
  const stranger = found.find(
    (one) => !ours.some((two) => same(one, two)) && !isRetired(one) && !(isLater && isOfLater(one)),
  );
  // What is ours, in a file of another version than it says.
  const isOurs =
    stranger !== undefined && schemaOf(migrations.length).objects.some(({ name: one }) => one === stranger.name);
  if (isOurs && stranger.type !== 'trigger' && stranger.type !== 'view' && version < migrations.length) {
    throw damagedError(name, [{ zh: '文件的版本号与内容对不上', en: 'the file is not of the version it says' }]);
  }
  if (stranger !== undefined) throw new DayangError('edition-foreign', { name, ...(kinds[stranger.type] ?? other) });
  const isWhole = ours.every((one) => found.some((two) => same(one, two)));
  if (!isWhole) throw damagedError(name, [{ zh: '缺少数据表', en: 'tables are missing' }]);
}
