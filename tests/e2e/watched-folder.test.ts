/** 收稿夹: what comes into the folder is listed, taken, brought up to later versions; what was withdrawn is not signed. */
import { mkdirSync, mkdtempSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

interface Wire {
  readonly version: number;
  readonly headline?: string;
  readonly texts: readonly string[];
  readonly urgency?: number;
  /** Of the head's `docdata`. */
  readonly status?: string;
}

/** A NITF document of one story. */
function nitf(guid: string, { version, headline = '渡口早班船提前', texts, urgency = 4, status = '' }: Wire): string {
  const about = `<docdata${status === '' ? '' : ` management-status="${status}"`}><doc-id id-string="${guid}" regsrc="江城社"/><du-key version="${version}"/><urgency ed-urg="${urgency}"/></docdata>`;
  const copy = texts.map((text) => `<p>${text}</p>`).join('');
  const head = headline === '' ? '' : `<hedline><hl1>${headline}</hl1></hedline>`;
  return `<?xml version="1.0" encoding="UTF-8"?><nitf><head>${about}</head><body><body.head>${head}</body.head><body.content>${copy}</body.content></body></nitf>`;
}

const first = ['渡口的早班船从今天起提前一刻钟。', '船票仍是两元。', '码头上队伍排到了街口。'];
const second = ['渡口的早班船从明天起提前一刻钟。', '船票改为三元。', '码头上队伍排到了街口。'];

describe('copy that comes in by itself', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-wires-'));
  const wires = join(folder, '收稿');
  let window: DayangWindow;
  const put = (name: string, text: string) => {
    // As a transfer does: written under another name, then given its own.
    writeFileSync(join(wires, `${name}.part`), text);
    renameSync(join(wires, `${name}.part`), join(wires, name));
  };
  beforeAll(async () => {
    mkdirSync(wires);
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const list = () => window.page.getByTestId('arrivals');
  const titles = () => list().locator('li .title').allTextContents();
  const pool = () => window.page.locator('.copy-pool li');
  const texts = () => window.articleText();

  it('needs a folder, which is chosen once', async () => {
    await window.command('收稿夹');
    await until(() => window.page.getByTestId('watch-folder').textContent()).toBe('还没有选文件夹。');
    await window.answerDialog('showOpenDialog', wires);
    await window.page.getByRole('button', { name: '选择文件夹…' }).click();
    await until(() => window.page.getByTestId('watch-folder').textContent()).toBe(wires);
    await window.page.keyboard.press('Escape');
    await until(() => list().textContent()).toContain('没有要处理的来稿');
  });

  it('is listed with the most urgent first and a mark on what nobody has looked at', async () => {
    put('乙.md', '# 柳絮开始飘了\n\n出门请戴口罩。\n');
    put('甲.xml', nitf('x1', { version: 1, texts: first, urgency: 1 }));
    put('坏.docx', 'PK坏');
    await until(titles).toEqual(['特急渡口早班船提前', '柳絮开始飘了']);
    await until(() => list().locator('h2').textContent()).toContain('2 篇2 篇没看');
    await until(() => list().locator('li').first().textContent()).toContain('江城社');
    await until(() => list().textContent()).toContain('1 个文件没有收进来');
    await until(() => window.page.locator('.notices').textContent()).toContain('特急来稿');
  });

  it('is read and taken with the keyboard alone, and an undo offers it again', async () => {
    const before = await pool().count();
    await window.page.keyboard.press('ControlOrMeta+Alt+KeyA');
    await window.page.keyboard.press('Enter');
    await until(() => window.page.getByTestId('arrival-copy').textContent()).toContain(first[0]);
    await until(() => list().locator('li.unseen').count()).toBe(1);
    await window.page.keyboard.press('Enter');
    await until(texts).toBe(first.join('\n'));
    await until(() => pool().count()).toBe(before + 1);
    await until(titles).toEqual(['柳絮开始飘了']);
    await window.undo();
    await until(() => pool().count()).toBe(before);
    await until(titles).toEqual(['特急渡口早班船提前', '柳絮开始飘了']);
    await window.redo();
    await until(titles).toEqual(['柳絮开始飘了']);
    await pool().filter({ hasText: '渡口早班船提前' }).locator('button').first().click();
    await until(texts).toBe(first.join('\n'));
  });

  it('that comes once more under another name is told once', async () => {
    put('甲 副本.xml', nitf('x1', { version: 1, texts: first, urgency: 1 }));
    put('丙.md', '# 早点铺搬家\n\n搬到桥东。\n');
    await until(titles).toEqual(['早点铺搬家', '柳絮开始飘了']);
  });

  it('in a further version says what changed, and never takes the place of what the desk wrote unasked', async () => {
    await window.galley.click();
    await window.page.keyboard.press('ControlOrMeta+Home');
    await window.page.keyboard.type('2024');
    await until(texts).toContain(`2024${first[0]}`);
    put('甲.xml', nitf('x1', { version: 2, texts: second }));
    await until(titles).toContain('更新渡口早班船提前');
    await list().locator('li', { hasText: '更新' }).locator('button').click();
    const changes = window.page.getByTestId('arrival-changes').locator('li');
    await until(() => changes.allTextContents()).toEqual([
      expect.stringContaining('编辑改过'),
      expect.stringContaining('改为三'),
    ]);
    await until(() => changes.first().textContent()).toContain('编辑改过');
    await until(() => changes.first().locator('input').isChecked()).toBe(false);
    await until(() => changes.nth(1).locator('input').isChecked()).toBe(true);
    await until(() => changes.nth(1).locator('ins').allTextContents()).toEqual(['改为三']);
    await window.page.getByRole('button', { name: '取用所选 1 处' }).click();
    await until(texts).toBe([`2024${first[0]}`, second[1], second[2]].join('\n'));
    await until(titles).not.toContain('更新渡口早班船提前');
    await window.undo();
    await until(texts).toBe([`2024${first[0]}`, first[1], first[2]].join('\n'));
    await until(titles).toContain('更新渡口早班船提前');
    await window.redo();
    await until(titles).not.toContain('更新渡口早班船提前');
  });

  it('that is put right is an error of the page until somebody has looked', async () => {
    const { page } = window;
    await page.getByRole('button', { name: '加一版' }).click();
    await window.painted(2);
    await window.command('稿件上版');
    await until(() => window.pageText()).toContain('船票改为三元');
    put('甲.xml', nitf('x1', { version: 3, texts: [...second, '首班五点三刻开。'], status: 'correction' }));
    await until(titles).toContain('更正渡口早班船提前');
    await until(() => window.page.locator('.notices').textContent()).toContain('来了更正稿');
    await page.getByRole('tab', { name: '检查' }).click();
    const finding = page.locator('.finding', { hasText: '更正稿，还没有处理' });
    await until(() => finding.count()).toBe(1);
    await list().locator('li', { hasText: '更正' }).locator('button').click();
    await page.getByRole('button', { name: '取用所选 1 处' }).click();
    await until(texts).toContain('首班五点三刻开。');
    await until(() => finding.count()).toBe(0);
  });

  it('that is withdrawn is marked in the pool and on its page, which nobody signs unasked', async () => {
    const { page } = window;
    // A kill need not repeat a word of the story.
    put('甲.xml', nitf('x1', { version: 4, headline: '', texts: [], status: 'canceled' }));
    await until(titles).toContain('撤稿渡口早班船提前');
    await until(() => page.locator('.notices').textContent()).toContain('撤稿了，不得见报');
    await until(() => pool().locator('mark.arrival-killed').allTextContents()).toEqual(['撤稿']);
    await until(() => page.locator('.finding', { hasText: '撤稿，不得见报' }).count()).toBe(1);
    // The notice may be put aside: the story is not.
    await list().locator('li', { hasText: '撤稿' }).locator('button').press('Delete');
    await until(titles).not.toContain('撤稿渡口早班船提前');
    await until(() => page.locator('.finding', { hasText: '撤稿，不得见报' }).count()).toBe(1);
    await page.keyboard.press('ControlOrMeta+F4');
    await until(() => page.getByTestId('sign-off').textContent()).toContain('撤稿 1');
    await page.keyboard.press('ControlOrMeta+F2');
  });

  it('is waited for while the folder is gone, and none comes while it is off', async () => {
    renameSync(wires, `${wires}-走`);
    await until(() => list().textContent()).toContain('收稿夹读不到');
    renameSync(`${wires}-走`, wires);
    await until(() => list().textContent()).not.toContain('收稿夹读不到');
    await window.command('收稿夹');
    await until(() => window.page.getByTestId('watch-faults').textContent()).toContain('坏.docx');
    await window.page.getByLabel('收稿', { exact: true }).uncheck();
    await until(() => window.page.locator('.dialog.watch').textContent()).toContain('收稿停着');
    await window.page.keyboard.press('Escape');
    await until(() => list().textContent()).toContain('没有在收');
  });

  it('is known after a restart', async () => {
    const before = await titles();
    await window.close();
    // It comes back to the page where somebody worked.
    window = await DayangWindow.open(data, { page: 'any' });
    await until(titles).toEqual(before);
    await until(() => list().textContent()).toContain('没有在收');
    await until(() => pool().locator('mark.arrival-killed').count()).toBe(1);
    expect(window.errors).toEqual([]);
  });
});
