/** Each means of design in the window: by its key, or typed for in the palette; undone and done again in one step each. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { allMeans, type Means } from '../kit/means.ts';
import { lakePicture, meansBlocks, type Targets } from '../kit/means-blocks.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('the means of design', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-means-'));
  const path = join(folder, 'means.dayang');
  let window: DayangWindow;
  let targets: Targets;
  windowForSuite(
    (opened) => {
      window = opened;
    },
    async () => {
      const picture = await lakePicture();
      const made = meansBlocks(picture);
      ({ targets } = made);
      EditionFile.create(path, made.edition, { images: [picture.bytes] });
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  /** All that is on the page, and all copy, as it is saved. */
  const saved = async () => {
    await window.saved();
    const { blocks, articles } = savedEdition(path);
    return JSON.stringify([blocks, articles]);
  };
  const press = (key: string) => window.page.keyboard.press(key);

  async function takeUp({ on }: Means): Promise<void> {
    await press('Escape');
    await press('ControlOrMeta+Shift+B');
    await press('Escape');
    if (on === 'copy') {
      await window.caretToStart();
      await press('Shift+ArrowRight');
      await press('Shift+ArrowRight');
    } else if (on !== 'page') {
      const sheet = await window.page.locator('.page-shadow').boundingBox();
      if (sheet === null) throw new Error('no page');
      const scale = sheet.width / gridNamed('tabloid').trim.width;
      const { x, y, width, height } = targets[on];
      await window.page.mouse.click(sheet.x + (x + width / 2) * scale, sheet.y + (y + height / 2) * scale);
    }
  }

  const shot = async (name: string) => {
    const folder = process.env['DAYANG_SHOTS'];
    if (folder !== undefined) await window.page.screenshot({ path: `${folder}/${name}.png` });
  };

  /** Presses its key, where it has one that the keyboard of this system can give, or asks the palette for it by name. */
  async function run({ id, typed }: Means): Promise<void> {
    const { key, zh } = commandOf(id);
    if (key !== undefined) await press(key.replace('CmdOrCtrl', 'ControlOrMeta').replace(/=$/u, 'Equal'));
    else await window.command(zh);
    if (typed === undefined) return;
    await window.page.getByTestId('prompt').fill(typed);
    await press('Enter');
  }

  /** Where the keyboard is. */
  const hasFocus = () =>
    window.page.evaluate(
      () => ['.pasteboard', '.galley'].find((one) => document.activeElement?.closest(one) != null) ?? 'nowhere',
    );

  it.each(allMeans.map((one) => [one.id, one] as const))('%s', async (id, one) => {
    // The copy is that of the story taken up last.
    if (one.on === 'copy') await takeUp({ ...one, on: 'body' });
    await takeUp(one);
    const before = await saved();
    await run(one);
    await until(saved).not.toBe(before);
    const after = await saved();
    await shot(id);
    expect(await hasFocus()).toBe(one.on === 'copy' ? '.galley' : '.pasteboard');
    await window.undo();
    await until(saved).toBe(before);
    await window.redo();
    await until(saved).toBe(after);
    await window.undo();
    await until(saved).toBe(before);
  });
});
