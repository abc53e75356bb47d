/** Editions that can only be looked at, in the window: nothing is changed, why is said, and what is sound can be used. */
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrations } from '../../electron/store/schema.ts';
import { articlesOn, pageByNumber } from '../../shared/edition/selectors.ts';
import { changeRows } from '../kit/changed-file.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { makePaper } from '../kit/paper/make-paper.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-read-only-'));
afterAll(() => removeFolder(folder));

/** Turns a story of page 3 into what nobody wrote. */
function damage(path: string): void {
  const edition = savedEdition(path);
  const page = pageByNumber(edition, 3);
  const [story] = page === undefined ? [] : articlesOn(edition, new Set([page.id]));
  changeRows(
    path,
    (database) => {
      database.prepare("UPDATE article SET record = replace(record, '。', '！') WHERE id = ?").run(story);
    },
    false,
  );
}

/** Says that a later program wrote it, with a table more. */
function makeNewer(path: string): void {
  changeRows(
    path,
    (database) => {
      database.exec('CREATE TABLE comment (id TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT');
      database.pragma(`user_version = ${migrations.length + 1}`);
    },
    false,
  );
}

describe.each([
  {
    name: 'damaged',
    make: damage,
    ...{ said: '文件已损坏，只能看完好的部分', saidInEnglish: 'The file is damaged: what is sound can be looked at' },
    ...{ why: '文件已损坏，只能看', pages: ['2024-03-08-01.pdf'] },
  },
  {
    name: 'newer',
    make: makeNewer,
    ...{ said: '由更新版本的大样建立', saidInEnglish: 'A newer Dayang made this edition' },
    ...{ why: '由更新版本的大样建立，只能看', pages: ['2024-03-08-01.pdf'] },
  },
])('an edition that is $name', ({ name, make, said, saidInEnglish, why, pages }) => {
  const data = new UserData();
  const path = join(folder, `${name}.dayang`);
  let window: DayangWindow;
  let bytes: Buffer;
  beforeAll(async () => {
    await makePaper(path);
    make(path);
    bytes = readFileSync(path);
    window = await DayangWindow.open(data, { edition: path });
  });
  afterAll(async () => {
    await window.close();
    data.remove();
  });

  it('says so, by its notice and in the bar', async () => {
    await until(() => window.page.getByTestId('saved').textContent()).toBe('只读');
    await window.page.locator('.notices').getByText(said).waitFor();
    // What would change it is grey where it is seen, not only once it is pressed.
    const { page } = window;
    const enabled = (buttons: string) => page.locator(`${buttons}:enabled`).count();
    expect(await enabled('.tool-bar button')).toBe(1);
    expect(await enabled('.page-list h2 button')).toBe(0);
    await page.locator('.copy-pool li button').first().click();
    await page.locator('.pool-actions button').first().waitFor();
    expect(await enabled('.pool-actions button')).toBe(0);
    expect(await enabled('.inspector dl select')).toBe(0);
    expect(await enabled('.inspector input[type="checkbox"]')).toBe(0);
  });

  it('takes nothing that is typed, in the galley, on the page or in a field', async () => {
    const { page, galley } = window;
    const before = await window.articleText();
    await galley.click();
    await page.keyboard.type('改');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Enter');
    await window.compose('gai', '改');
    await until(() => window.articleText()).toBe(before);
    const shown = await window.pageText();
    const board = page.locator('.pasteboard');
    const box = await board.boundingBox();
    if (box === null) throw new Error('no board');
    await page.mouse.dblclick(box.x + box.width / 2, box.y + box.height / 2);
    await page.keyboard.type('改');
    await until(() => window.pageText()).toBe(shown);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const field = page.locator('.inspector').getByLabel('版名', { exact: true });
    const called = await field.inputValue();
    await field.click();
    await page.keyboard.type('另一份报');
    await page.keyboard.press('Enter');
    await until(() => field.inputValue()).toBe(called);
  });

  it('says of each command that would change it why it is grey', async () => {
    const { page } = window;
    await until(() => page.getByRole('button', { name: '撤销' }).getAttribute('title')).toContain(why);
    await page.keyboard.press('ControlOrMeta+K');
    await page.getByPlaceholder('输入命令…').fill('新稿');
    const listed = page.locator('dialog li button').first();
    await until(() => listed.getAttribute('aria-disabled')).toBe('true');
    await until(() => listed.textContent()).toContain(why);
    await page.keyboard.press('Escape');
    await page.waitForSelector('dialog', { state: 'detached' });
  });

  it('gives its words to the clipboard, and the pages that are sound to the press', async () => {
    const { page, galley } = window;
    await galley.click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+C');
    const words = (await window.articleText()).slice(0, 12);
    await until(() => window.app.evaluate(({ clipboard }) => clipboard.readText())).toContain(words);
    const out = join(folder, `${name}-out`);
    await window.answerDialog('showOpenDialog', out);
    await page.keyboard.press('ControlOrMeta+E');
    await page.getByText('本版（第1版）').click();
    await page.getByRole('button', { name: '选择文件夹并导出' }).click();
    await page.getByTestId('exported').waitFor();
    await until(() => readdirSync(out).filter((one) => one.endsWith('.pdf'))).toEqual(pages);
    await page.keyboard.press('Escape');
  });

  it('says it in English, and is as it was when it is closed', async () => {
    await window.command('English');
    await until(() => window.page.getByTestId('saved').textContent()).toBe('Read only');
    await window.page.locator('.notices').getByText(saidInEnglish).waitFor();
    expect(readFileSync(path).equals(bytes)).toBe(true);
    expect(window.errors).toEqual([]);
  });
});
