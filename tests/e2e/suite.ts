import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { removeFolder } from './remove-folder.ts';
import { DayangWindow, UserData } from './window.ts';

/**
 * A window for all tests of a suite, on the sample or on the edition whose path is given; `opened` is
 * told of it once a page is painted.
 */
export function windowForSuite(
  opened: (window: DayangWindow, data: UserData) => Promise<void> | void,
  edition?: () => string | Promise<string>,
): void {
  const data = new UserData();
  let window: DayangWindow | undefined;
  beforeAll(async () => {
    window = await DayangWindow.open(data, edition === undefined ? {} : { edition: await edition() });
    await opened(window, data);
  });
  afterAll(async () => {
    await window?.close();
    data.remove();
  });
}

/** A window for all tests of a suite on an edition made for them, without pictures; returns the path of its file. */
export function windowForEdition(edition: Edition, opened: (window: DayangWindow) => Promise<void> | void): string {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-suite-'));
  const path = join(folder, 'own.dayang');
  windowForSuite(opened, () => {
    EditionFile.create(path, edition);
    return path;
  });
  afterAll(() => removeFolder(folder));
  return path;
}

/** The table of the sample, as it is saved, of which the row below its head begins with some words; undefined where none does. */
export async function savedTable(
  window: DayangWindow,
  data: UserData,
  words: string,
): Promise<Block<'table'> | undefined> {
  await window.saved();
  const { blocks } = savedEdition(join(data.path, 'editions', 'sample.dayang'));
  return Object.values(blocks).find(
    (block): block is Block<'table'> => block.kind === 'table' && block.rows[1]?.[0] === words,
  );
}
