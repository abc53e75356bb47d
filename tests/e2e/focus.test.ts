/** The keyboard is given back: after each dialog, prompt and palette it is where it was before. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** Commands that open a dialog of the window, and not one of the system. */
const dialogs: readonly CommandId[] = [
  'edition.start',
  'edition.save',
  'edition.new',
  'edition.next',
  'paper.new',
  'app.preferences',
  'template.apply',
  'export.pages',
  'copy.watch',
  'glyph.add',
  'page.plan',
  'page.book',
  'proof.compare',
];
/** Commands that ask for something in the palette. */
const prompts = commandIds.filter((id) => commandOf(id).asks !== undefined);

describe('the keyboard', () => {
  let window: DayangWindow;
  let path = '';
  windowForSuite((opened, data) => {
    window = opened;
    path = join(data.path, 'editions', 'sample.dayang');
  });

  const press = (key: string) => window.page.keyboard.press(key);
  const shown = () => window.page.locator('dialog[open]').count();
  /** Marks what has the focus now; `isBack` says whether the same has it. */
  const hold = () =>
    window.page.evaluate(() => {
      for (const one of document.querySelectorAll('[data-held]')) one.removeAttribute('data-held');
      document.activeElement?.setAttribute('data-held', '');
    });
  const isBack = () => window.page.evaluate(() => document.activeElement?.hasAttribute('data-held') === true);
  const where = () =>
    window.page.evaluate(() => {
      const { activeElement } = document;
      return activeElement === document.body ? 'nowhere' : (activeElement?.className ?? 'nowhere');
    });

  /** Runs a command from the palette by keys; false where it cannot be run now. */
  const run = async (id: CommandId): Promise<boolean> => {
    await press('ControlOrMeta+K');
    const found = window.page
      .locator('.palette li button')
      .filter({ hasText: commandOf(id).zh })
      .first();
    await found.waitFor();
    if (await found.isDisabled()) {
      await press('Escape');
      return false;
    }
    await found.press('Enter');
    return true;
  };

  /** Opens what commands open and gives it up, and names those after which the focus was elsewhere. */
  const lostAfter = async (commands: readonly CommandId[]): Promise<string[]> => {
    const lost: string[] = [];
    await hold();
    let count = 0;
    for (const id of commands) {
      if (await run(id)) {
        await until(shown).toBe(1);
        count++;
        await press('Escape');
      }
      await until(shown).toBe(0);
      if (!(await isBack())) {
        lost.push(`${id}: ${await where()}`);
        await hold();
      }
    }
    expect(count).toBeGreaterThan(0);
    return lost;
  };

  it('comes back to the page from every dialog and prompt', async () => {
    await press('ControlOrMeta+Shift+B');
    // A block is selected, for commands of blocks.
    await press('Tab');
    expect(await lostAfter([...dialogs, ...prompts])).toEqual([]);
  });

  it('comes back to the galley, with its caret', async () => {
    await window.caretToStart();
    await press('ArrowRight');
    expect(await lostAfter(dialogs)).toEqual([]);
    await window.page.keyboard.type('归');
    await until(() => window.articleText()).toMatch(/^.归/u);
    await window.undo();
  });

  it('comes back to a button and a field of the inspector', async () => {
    const tab = window.page.locator('.inspector').getByRole('tab', { name: '样式' });
    await tab.press('Enter');
    expect(await lostAfter(['export.pages', 'page.section'])).toEqual([]);
    await window.page.locator('.inspector input').first().focus();
    expect(await lostAfter(['page.book', 'page.section'])).toEqual([]);
    await window.page.locator('.inspector').getByRole('tab', { name: '属性' }).click();
  });

  it('goes to its part of the window where what had it is gone', async () => {
    const remove = (selector: string) =>
      window.page.evaluate((what) => {
        for (const one of document.querySelectorAll(what)) one.remove();
      }, selector);
    // A button that goes while a dialog lies over it.
    const button = () =>
      window.page.evaluate(() => {
        const made = document.createElement('button');
        made.className = 'passing';
        document.querySelector('.inspector')?.append(made);
        made.focus();
      });
    await button();
    await press('ControlOrMeta+K');
    await until(shown).toBe(1);
    await remove('.passing');
    await press('Escape');
    const region = () => window.page.evaluate(() => document.activeElement?.closest('.inspector') !== null);
    await until(region).toBe(true);
    // And one that is pressed by key, and gone by that.
    await press('ControlOrMeta+Shift+B');
    await button();
    await press('Tab');
    await press('Shift+Tab');
    await remove('.passing');
    await until(region).toBe(true);
  });

  it('stays with what is typed on the page while something is asked', async () => {
    await press('ControlOrMeta+Shift+B');
    await press('ControlOrMeta+1');
    const body = window.page.getByTestId('page-text').locator('[data-kind="body"]').first();
    await body.waitFor({ state: 'attached' });
    const box = await window.page.locator('.page-shadow').boundingBox();
    if (box === null) throw new Error('no page');
    // A place in the first column of the lead story, as the sample lays it out.
    const scale = box.height / 1114.02;
    await window.page.mouse.dblclick(box.x + 60 * scale, box.y + 405 * scale);
    const input = window.page.getByTestId('page-input');
    await until(() => input.count()).toBe(1);
    expect(await lostAfter(['page.section', 'export.pages'])).toEqual([]);
    await until(() => input.evaluate((one) => one === document.activeElement)).toBe(true);
    await press('Escape');
    await until(where).toContain('pasteboard');
  });

  it('goes on from marks that were asked for, with the arrows', async () => {
    await press('ControlOrMeta+F4');
    await window.page.getByLabel('校对人').fill('李四');
    await window.page.getByLabel('校对人').press('Tab');
    await window.page.getByRole('button', { name: '开始一校' }).click();
    await window.saved();
    await press('ControlOrMeta+0');
    const box = await window.page.locator('.page-shadow').boundingBox();
    if (box === null) throw new Error('no page');
    const scale = box.height / 1114.02;
    await window.page.mouse.click(box.x + 60 * scale, box.y + 405 * scale);
    const marks = () => window.page.getByTestId('marks').locator('li').count();
    for (let count = 1; count <= 3; count++) {
      await press('Shift+ArrowRight');
      await press('r');
      await window.page.getByTestId('prompt').fill('改');
      await press('Enter');
      await until(marks).toBe(count);
      await until(where).toContain('pasteboard');
      await press('ArrowRight');
      await press('ArrowRight');
    }
    // Each went to a place of its own.
    await window.saved();
    const places = Object.values(savedEdition(path).marks).map(({ anchor }) =>
      anchor.kind === 'text' ? anchor.start.offset : -1,
    );
    expect(new Set(places).size).toBe(3);
    await press('ControlOrMeta+F2');
  });

  it('is led outwards by Escape, from any part of the window to the page', async () => {
    await window.galley.click();
    await press('Escape');
    await until(where).toContain('pasteboard');
    for (let region = 0; region < 3; region++) await press('F6');
    await press('Escape');
    await until(where).toContain('pasteboard');
  });
});
