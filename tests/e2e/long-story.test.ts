import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { settled, until } from './until.ts';
import type { DayangWindow } from './window.ts';

const PARAGRAPHS = 300;
const text = (at: number) => `第${at}段说的是湖上的风，风里有船，船上有灯，灯下的人读着昨天的报纸，等着明天的版面。`;
const story = article(
  Array.from({ length: PARAGRAPHS }, (_, at) => text(at + 1)),
  { headlines: { kicker: [], headline: ['湖上长篇'], deck: [], summary: '' } },
);

/** A story of three hundred paragraphs: most of its galley is not laid out at any time. */
describe('a long story in the galley', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-long-'));
  let window: DayangWindow;
  let before = '';
  windowForSuite(
    async (opened) => {
      window = opened;
      before = await window.articleText();
    },
    () => {
      const path = join(folder, 'long.dayang');
      const edition = emptyEdition(1);
      const body = bodyBlock(pageOf(edition, 1), story, { rows: 60, row: 20, span: 2 });
      EditionFile.create(path, withBlocks(withArticle(edition, story), [body]));
      return path;
    },
  );
  afterAll(() => removeFolder(folder));

  const press = (key: string) => window.page.keyboard.press(key);
  const caret = () => window.page.getByTestId('caret').textContent();
  /** The caret's paragraph, from 1, as the browser has it: the window hears of it a moment later. */
  const paragraphAtCaret = () =>
    window.page.evaluate(() => {
      const own = getSelection()?.focusNode?.parentElement?.closest('p') ?? null;
      return own === null ? 0 : [...document.querySelectorAll('.galley-copy p')].indexOf(own) + 1;
    });
  const caretSeen = () =>
    window.page.evaluate(() => {
      const selection = getSelection();
      const galley = document.querySelector('.galley-scroll')?.getBoundingClientRect();
      const at = selection?.focusNode?.parentElement?.getBoundingClientRect();
      return galley !== undefined && at !== undefined && at.bottom > galley.top && at.top < galley.bottom;
    });
  const undone = async () => {
    await window.undo();
    await until(() => window.articleText()).toBe(before);
  };

  it('goes to its end and back, and composes there', async () => {
    await window.caretToStart();
    await press('ControlOrMeta+End');
    await until(caret).toContain(`第 ${PARAGRAPHS} 段`);
    await until(caretSeen).toBe(true);
    await window.compose('wan', '完', 200);
    await until(() => window.articleText()).toBe(`${before}完`);
    await undone();
    await press('ControlOrMeta+Home');
    await until(caret).toContain('第 1 段 · 第 0 字');
    await until(caretSeen).toBe(true);
    await window.compose('kai', '开', 200);
    await until(() => window.articleText()).toBe(`开${before}`);
    await undone();
  });

  it('walks down by lines and pages through all of it, and up again', async () => {
    await window.caretToStart();
    const seen = new Set<number>();
    for (let key = 0; key < 160; key++) {
      await press('ArrowDown');
      seen.add(await paragraphAtCaret());
    }
    // No paragraph is leapt over.
    expect([...seen]).toEqual(Array.from({ length: seen.size }, (_, at) => at + 1));
    expect(seen.size).toBeGreaterThan(40);
    for (let key = 0; key < 200; key++) await press('PageDown');
    await until(caret).toContain(`第 ${PARAGRAPHS} 段`);
    await until(caretSeen).toBe(true);
    for (let key = 0; key < 300; key++) await press('PageUp');
    await until(caret).toMatch(/第 [12] 段/u);
  });

  it('keeps where each key has put the caret while it is drawn anew all the time', async () => {
    await window.caretToStart();
    const lines = window.page.locator('.galley-bar button').last();
    await lines.evaluate((button: HTMLButtonElement) => {
      const drawing = setInterval(() => (button.isConnected ? button.click() : clearInterval(drawing)), 20);
      button.addEventListener('stop-drawing', () => clearInterval(drawing), { once: true });
    });
    const stood = [await paragraphAtCaret()];
    for (let key = 0; key < 12; key++) {
      await press('PageDown');
      stood.push(await paragraphAtCaret());
    }
    await lines.evaluate((button) => button.dispatchEvent(new Event('stop-drawing')));
    if ((await lines.getAttribute('aria-pressed')) === 'false') await lines.click();
    const stays = stood.slice(1).filter((now, at) => now === stood[at] && now < PARAGRAPHS);
    // A key may fall between two parts of one drawing.
    expect(stays.length, stood.join(' ')).toBeLessThan(4);
    await until(caret).toContain(`第 ${stood.at(-1)} 段`);
  });

  it('numbers the lines of all parcels on end', async () => {
    await window.caretToStart();
    for (let key = 0; key < 104; key++) await press('ArrowDown');
    const cdp = await window.page.context().newCDPSession(window.page);
    const { root } = await cdp.send('DOM.getDocument');
    const { nodeId } = await cdp.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.galley-copy' });
    const numbers = async () => {
      const { nodes } = await cdp.send('Accessibility.queryAXTree', { nodeId, role: 'StaticText' });
      const names = nodes.map((node) => String(node.name?.value));
      return names.filter((name) => /^\d+$/u.test(name)).map(Number);
    };
    await until(numbers).toContain(105);
    const read = await numbers();
    expect(read).toEqual(read.map((_, at) => at + 1));
  });

  it('selects to its ends, and all; one undo gives what a word replaced back', async () => {
    await window.caretToStart();
    await press('Shift+ControlOrMeta+End');
    await press('Delete');
    await until(() => window.articleText()).toBe('');
    await undone();
    await window.caretToStart();
    await press('ControlOrMeta+A');
    await window.compose('quan', '全', 1300);
    await until(() => window.articleText()).toBe('全');
    await undone();
    await press('ControlOrMeta+End');
    await press('Shift+ControlOrMeta+Home');
    await press('Backspace');
    await until(() => window.articleText()).toBe('');
    await undone();
  });

  it('selects line by line over the edges of what is laid out', async () => {
    await window.caretToStart();
    for (let key = 0; key < 120; key++) await press('Shift+ArrowDown');
    await until(() => window.page.evaluate(() => getSelection()?.toString().length ?? 0)).toBeGreaterThan(800);
    await press('Delete');
    await until(async () => before.endsWith(await window.articleText())).toBe(true);
    await undone();
  });

  it('shows what is found far below, and takes a click there', async () => {
    await press('ControlOrMeta+F');
    await window.page.keyboard.type('第277段');
    await until(() => window.page.getByTestId('found').textContent()).toBe('1 处');
    await press('Enter');
    await until(caret).toContain('第 277 段');
    const found = await caret();
    const paragraph = window.galley.locator('p').nth(276);
    const isShown = async () => {
      const box = await paragraph.boundingBox();
      const galley = await window.page.locator('.galley-scroll').boundingBox();
      if (box === null || galley === null) return false;
      return box.y + box.height > galley.y && box.y < galley.y + galley.height;
    };
    await until(isShown).toBe(true);
    await settled(async () => JSON.stringify(await paragraph.boundingBox()));
    await paragraph.click({ position: { x: 120, y: 10 } });
    await until(caret).not.toBe(found);
    await until(caret).toContain('第 277 段');
    await window.compose('ci', '此', 200);
    await until(async () => (await window.articleText()).length).toBe(before.length + 1);
    await until(async () => (await window.articleText()).split('\n')[276]).toContain('此');
    await undone();
    expect(window.errors).toEqual([]);
  });
});
