/** A store that is killed while it writes, and what must be in its file then. */
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { imageId } from '../../shared/edition/records.ts';

const writer = fileURLToPath(new URL('../faults/killed-writer.ts', import.meta.url));

/** Lets the writer write operations, and pictures where they are asked for, kills it after so many acknowledgements, and returns what it acknowledged. */
export function writeUntilKilled(path: string, after: number, ...what: readonly 'pictures'[]): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, path, ...what], { stdio: ['ignore', 'pipe', 'inherit'] });
    let said = '';
    child.stdout.on('data', (bytes) => {
      said += bytes;
      if (said.split('\n').length > after) child.kill('SIGKILL');
    });
    child.once('error', reject);
    child.once('close', () => resolve(said.split('\n').slice(0, -1)));
  });
}

/** What is wrong with a file of which these operations and pictures were acknowledged; null where nothing is. */
export function faultAfterKills(path: string, acknowledged: readonly string[]): string | null {
  const file = EditionFile.open(path);
  const articles = new Set(Object.keys(file.edition.articles));
  const isThere = (said: string) => {
    const picture = v.safeParse(imageId, said.startsWith('picture ') ? said.slice('picture '.length) : null);
    return picture.success ? file.image(picture.output) !== undefined : articles.has(said);
  };
  const lost = acknowledged.filter((said) => !isThere(said));
  const damages = file.verifyWhole();
  file.close();
  const database = new Database(path);
  const operations: unknown = database.prepare('SELECT count(*) FROM operation').pluck().get();
  database.close();
  if (lost.length > 0) return `lost: ${lost.join(', ')}`;
  if (damages.length > 0) return `damaged: ${damages.map(({ en }) => en).join(', ')}`;
  // An operation and the record it changed are one transaction: as many of the one as of the other.
  return operations === articles.size ? null : `${String(operations)} operations, ${articles.size} stories`;
}
