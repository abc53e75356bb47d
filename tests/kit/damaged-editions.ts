/** Edition files that were damaged by a disk, a network or a stranger, and what may never come of opening one. */
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { DayangError } from '../../electron/errors.ts';
import { imageIdOf } from '../../electron/pictures.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { openToWork } from '../../electron/store/paper-file.ts';
import { recover } from '../../electron/store/recover.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Operation, Patch } from '../../shared/edition/operations.ts';
import { tableNames } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { changeRows } from './changed-file.ts';
import type { Dice } from './dice.ts';
import { emptyEdition, paragraph } from './editions.ts';

const PAGE = 4096;
/** Bytes of what stands for the smaller picture beside one: its first. */
const SMALLER = 3_000;
/** Milliseconds in which a file is opened or refused. */
export const LONGEST = 5_000;

function operation(...patches: Patch[]): Operation {
  const [id, step] = [newId<'operation'>(), newId<'step'>()];
  return { id, step, actor: '测试', at: '2024-03-08T00:00:00+08:00', label: 'test', patches };
}

/**
 * Makes an edition with stories, pictures, versions and a log, and a copy of it in which more was done, with its log.
 * Returns all states of it from the one to the other.
 */
export function makeEdition(path: string, later: string): Edition[] {
  EditionFile.create(path, emptyEdition(4));
  const file = EditionFile.open(path);
  const stories = Array.from({ length: 12 }, (_, at) => ({
    ...emptyArticle(),
    banner: `第${at}条`,
    body: Array.from({ length: 6 }, (__, line) => paragraph(`${at}.${line} ${'湖上灯火记者看见'.repeat(12)}`)),
  }));
  for (const record of stories) file.apply(operation({ kind: 'put', table: 'articles', id: record.id, record }));
  for (let at = 0; at < 4; at++) {
    const bytes = new Uint8Array(9_000).map((_, index) => (index * (at + 3)) % 251);
    const id = file.addImage(bytes, bytes.subarray(0, SMALLER));
    const record = { id, name: `图${at}`, mime: 'image/png' as const, width: 100, height: 90 };
    file.apply(operation({ kind: 'put', table: 'images', id, record }));
  }
  file.keepVersions('opened', '测试');
  file.close();
  copyFileSync(path, later);
  const open = EditionFile.open(later);
  const states = [open.edition];
  for (const { id } of stories) {
    open.apply(operation({ kind: 'set', table: 'articles', id, path: ['banner'], value: '后来改的' }));
    states.push(open.edition);
  }
  copyFileSync(`${later}-wal`, `${later}.wal`);
  open.close();
  return states;
}

/** Ways in which a file comes to harm; each writes the harmed file's bytes. */
export const harms: Readonly<Record<string, (good: Buffer, dice: Dice) => Buffer>> = {
  'one bit turned': (good, dice) => turned(good, dice, 1),
  'eight bits turned': (good, dice) => turned(good, dice, 8),
  'a page zeroed': (good, dice) => {
    const bytes = Buffer.from(good);
    const at = dice.whole(bytes.length / PAGE) * PAGE;
    return bytes.fill(0, at, at + PAGE);
  },
  'two pages swapped': (good, dice) => {
    const bytes = Buffer.from(good);
    const [one, two] = [dice.whole(bytes.length / PAGE) * PAGE, dice.whole(bytes.length / PAGE) * PAGE];
    good.copy(bytes, one, two, two + PAGE);
    good.copy(bytes, two, one, one + PAGE);
    return bytes;
  },
  'cut off': (good, dice) => Buffer.from(good.subarray(0, dice.whole(good.length))),
};

function turned(good: Buffer, dice: Dice, bits: number): Buffer {
  const bytes = Buffer.from(good);
  for (let at = 0; at < bits; at++) {
    const place = dice.whole(bytes.length);
    bytes[place] = (bytes[place] ?? 0) ^ (1 << dice.whole(8));
  }
  return bytes;
}

/** What strangers put into a file. */
const programs = [
  'CREATE TRIGGER t AFTER UPDATE ON article BEGIN DELETE FROM block; END',
  'CREATE TRIGGER t AFTER INSERT ON version BEGIN UPDATE article SET record = NULL; END',
  'CREATE VIEW story AS WITH RECURSIVE n(a) AS (SELECT 1 UNION ALL SELECT a + 1 FROM n) SELECT a FROM n',
  'CREATE VIRTUAL TABLE words USING fts5(a)',
  'ALTER TABLE block ADD COLUMN more TEXT GENERATED ALWAYS AS (upper(kind)) VIRTUAL',
  'ALTER TABLE page ADD COLUMN more TEXT',
  'CREATE TABLE sqlite_more (a)',
  'DROP TABLE seal',
  'DELETE FROM page',
  'DELETE FROM article',
  `UPDATE block SET page_id = 'nowhere'`,
];

/** Puts a stranger's program, or rows that lead nowhere, into a file. */
export function makeHostile(path: string, dice: Dice): string {
  const sql = dice.of(programs);
  // Rows that were changed by one who knows how to seal them are another edition, and no damage.
  const isSealed = sql.startsWith('CREATE') && dice.next() < 0.5;
  try {
    changeRows(path, (database) => database.exec(sql), isSealed);
  } catch {
    // SQLite itself does not take some: the file is as it was.
  }
  return sql;
}

/** Words of the machinery, which nobody at a desk should read. */
const RAW = /sqlite|json|database|malformed|constraint|schema|undefined|\[object|\bnull\b|\bat \S+:\d+:\d+/iu;

/** What came of opening a file. */
export type Outcome = 'right' | 'named' | 'refused';

function words(path: string, ...said: readonly { readonly zh: string; readonly en: string }[]): void {
  for (const { zh, en } of said) {
    const text = `${zh} ${en}`.replaceAll(path, '');
    if (RAW.test(text)) throw new Error(`raw words: ${text}`);
    if (!/[\u4e00-\u9fff]/u.test(zh)) throw new Error(`not in Chinese: ${zh}`);
  }
}

/** What each record says, by its table and id. */
function recordsOf(edition: Edition): Map<string, string> {
  return new Map(
    tableNames.flatMap((table) =>
      Object.entries(edition[table]).map(([id, record]) => [`${table} ${id}`, JSON.stringify(record)] as const),
    ),
  );
}

/** Throws where anything is shown that nobody wrote. */
function expectTrue(shown: Edition, states: readonly Edition[], isWhole: boolean): void {
  const found = recordsOf(shown);
  const isOf = states.some((state) => {
    const written = recordsOf(state);
    if (isWhole && written.size !== found.size) return false;
    return [...found].every(([key, json]) => written.get(key) === json || isUnplanned(written.get(key), json));
  });
  if (!isOf) throw new Error('wrong shown as right');
}

/** A story that was planned for a page which is damaged has no plan, and is sound. */
function isUnplanned(written: string | undefined, shown: string): boolean {
  return written !== undefined && written.replace(/"planned(Page|Jump)":"[^"]*"/gu, '"planned$1":null') === shown;
}

/**
 * Opens a file as the window does and looks at all of it. Throws where something is shown that was not written, in one of
 * the states there were, where words are raw, or where the file is another afterwards.
 */
export async function openHarmed(path: string, states: readonly Edition[]): Promise<Outcome> {
  const before = readFileSync(path);
  const log = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : null;
  const unchanged = () => {
    if (!readFileSync(path).equals(before)) throw new Error('the file was changed');
    const now = existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : null;
    if (log === null ? now !== null : now === null || !now.equals(log)) throw new Error('the log was changed');
  };
  let file: EditionFile;
  try {
    file = openToWork(path);
  } catch (error) {
    if (!(error instanceof DayangError)) throw error;
    if (error.code === 'unexpected') throw error;
    words(path, error);
    unchanged();
    return 'refused';
  }
  try {
    const damages = await file.verify();
    words(path, ...damages);
    expectTrue(file.edition, states, file.reading === null);
    for (const { id } of Object.values(file.edition.images)) {
      const bytes = file.image(id);
      const isNamed = damages.length > 0;
      if (bytes === undefined && !isNamed) throw new Error('a picture is gone without a word');
      if (bytes !== undefined && imageIdOf(bytes) !== id) throw new Error('a wrong picture is shown as right');
      const smaller = file.preview(id);
      if (
        bytes !== undefined &&
        smaller !== undefined &&
        !bytes.subarray(0, SMALLER).every((one, at) => one === smaller[at])
      )
        throw new Error('a wrong smaller picture is shown as right');
    }
    for (const article of Object.keys(states[0]?.articles ?? {})) {
      const known = file.edition.articles[article];
      if (known === undefined) continue;
      try {
        file.versions(known.id);
      } catch (error) {
        if (!(error instanceof DayangError && error.code === 'version-damaged' && damages.length > 0)) throw error;
      }
    }
    return damages.length > 0 ? 'named' : 'right';
  } finally {
    const isSound = file.reading === null;
    file.close();
    // A sound file that is opened takes in what its log has.
    if (!isSound || log === null) unchanged();
  }
}

/** Recovers what harm has left, with what backups have; throws where something was made up, or less is there than could be looked at. */
export function recoverHarmed(
  path: string,
  target: string,
  [state]: readonly Edition[],
  backups: readonly string[] = [],
): number {
  rmSync(target, { force: true });
  const before = readFileSync(path);
  let shown = 0;
  try {
    const file = openToWork(path);
    shown = recordsOf(file.edition).size;
    file.close();
  } catch (error) {
    if (!(error instanceof DayangError) || error.code === 'unexpected') throw error;
    words(path, error);
  }
  try {
    recover(path, target, [], backups);
  } catch (error) {
    if (!(error instanceof DayangError) || error.code === 'unexpected' || shown > 0) throw error;
    words(path, error);
    return 0;
  }
  if (!readFileSync(path).equals(before)) throw new Error('the file was changed');
  const made = EditionFile.open(target);
  try {
    if (state !== undefined) expectTrue(made.edition, [state], false);
    if (made.verifyWhole().length > 0) throw new Error('what was recovered is damaged');
    const found = recordsOf(made.edition).size;
    // A picture without its bytes is no picture.
    const pictures = Object.keys(state?.images ?? {}).length;
    if (found < shown - pictures) throw new Error('less was recovered than is shown');
    return found;
  } finally {
    made.close();
  }
}

/** Writes a file in the place of another, without what lay beside that. */
export function replaceFile(path: string, bytes: Uint8Array): void {
  for (const end of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${end}`, { force: true });
  writeFileSync(path, bytes);
}
