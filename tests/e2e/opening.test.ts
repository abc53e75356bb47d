import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { electronRuntime, runtimeEnvironment } from '../../build/electron-runtime.mjs';
import { dayangJson } from '../kit/command-line.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData, within } from './window.ts';

const KEPT = '.opening canvas[data-kept]';
const APP = '.pasteboard canvas[data-painted]';

/** A Node that waits until it is let go: the edition opens when the test says so. */
class HeldNode {
  readonly #folder = mkdtempSync(join(tmpdir(), 'dayang-held-'));
  readonly path = join(this.#folder, 'node');

  constructor() {
    const { DAYANG_NODE: node } = runtimeEnvironment(electronRuntime(() => undefined));
    const gate = join(this.#folder, 'go');
    // Waiting, it holds none of the sockets it was born with: a window that is just being made may wait for their end.
    const close = 'for n in $(ls /proc/self/fd); do [ $n -gt 3 ] && [ $n -lt 255 ] && eval "exec $n>&-"; done';
    const wait = `while [ ! -e '${gate}' ]; do sleep 0.02; done`;
    writeFileSync(this.path, `#!/bin/bash\n${close}\n${wait}\nexec '${node}' "$@"\n`);
    chmodSync(this.path, 0o755);
  }

  letGo(): void {
    writeFileSync(join(this.#folder, 'go'), '');
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * What a canvas shows in its upper part, where the front page has words only, and where it lies: taken in
 * the moment it is there. A moment later the whole faces come, which the browser fits to pixels otherwise.
 */
function firstSeen(window: DayangWindow, selector: string): Promise<string> {
  const seen = window.page.evaluate(
    (wanted) =>
      new Promise<string>((resolve) => {
        const look = () => {
          const canvas = document.querySelector<HTMLCanvasElement>(wanted);
          if (canvas === null) return;
          observer.disconnect();
          const upper = Math.max(1, Math.floor(canvas.height / 10));
          const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, upper).data;
          const { left, top, width, height } = canvas.getBoundingClientRect();
          let sum = 0;
          let dark = 0;
          for (const value of data ?? []) {
            sum = (sum * 31 + value) % 1_000_000_007;
            if (value < 128) dark++;
          }
          resolve(dark < 100 ? 'nothing to compare' : [sum, left, top, width, height].join(' '));
        };
        const observer = new MutationObserver(look);
        observer.observe(document, { subtree: true, childList: true, attributes: true });
        look();
      }),
    selector,
  );
  return within(selector, seen);
}

describe('a window that opens', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-opening-'));
  const edition = join(folder, 'front.dayang');
  const copy = join(folder, 'copy.txt');
  const kept = join(data.path, 'kept-page');

  beforeAll(async () => {
    writeFileSync(copy, '# 春天的消息\n\n湖边的柳树绿了，孩子们在草地上放风筝。\n');
    dayangJson('new', edition, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '2');
    dayangJson('import', edition, copy, '--layout', 'front');
    const window = await DayangWindow.open(data, { edition });
    // Panes as somebody has arranged them: the first frame has them, too.
    await window.page.keyboard.press('F9');
    await window.page.getByRole('separator', { name: '左栏宽度' }).press('ArrowRight');
    await window.close();
    expect(existsSync(kept)).toBe(true);
  });
  afterAll(() => {
    data.remove();
    removeFolder(folder);
  });

  it('shows the page as it was last seen before the edition is open, says so, and lets nobody edit it', async () => {
    const node = new HeldNode();
    const window = await DayangWindow.open(data, { edition, node: node.path, showsPage: false });
    await window.page.waitForSelector(KEPT);
    await until(() => window.page.getByRole('status').textContent()).toContain('正在打开');
    const seen = await firstSeen(window, KEPT);
    expect(seen).not.toBe('nothing to compare');
    // Pressed and typed at, nothing happens: there is no app yet.
    await window.page.locator(KEPT).click();
    await window.page.keyboard.type('改');
    await until(() => window.page.locator(APP).count()).toBe(0);
    const confirmed = firstSeen(window, APP);
    node.letGo();
    await window.painted(1);
    // The engine's page stands in the same place and shows the same.
    expect(await confirmed).toBe(seen);
    await until(() => window.page.locator('.opening').count()).toBe(0);
    await until(() => window.pageText()).toContain('湖边的柳树绿了');
    await until(() => window.pageText()).not.toContain('改');
    expect(window.errors).toEqual([]);
    await window.close();
    node.remove();
  });

  it('comes back to the page that was looked at', async () => {
    const window = await DayangWindow.open(data, { edition });
    await window.page.locator('.page-list li button').nth(1).click();
    await window.painted(2);
    await window.close();
    const again = await DayangWindow.open(data, { edition, showsPage: false });
    await again.painted(2);
    await again.page.locator('.page-list li button').first().click();
    await again.painted(1);
    await again.close();
  });

  it('does not show a page that the command line has changed meanwhile, but what is there now', async () => {
    dayangJson('move-page', edition, '1', '2');
    const node = new HeldNode();
    const window = await DayangWindow.open(data, { edition, node: node.path, showsPage: false });
    await window.page.getByText('正在打开报纸').waitFor();
    await until(() => window.page.locator(KEPT).count()).toBe(0);
    node.letGo();
    // The page that was worked on, which is another by its number now.
    await window.painted(2);
    await until(() => window.pageText()).toContain('湖边的柳树绿了');
    await window.page.locator('.page-list li button').nth(0).click();
    await window.painted(1);
    await until(() => window.pageText()).not.toContain('湖边的柳树绿了');
    await window.page.locator('.page-list li button').nth(1).click();
    await window.painted(2);
    expect(window.errors).toEqual([]);
    await window.close();
    node.remove();
    dayangJson('move-page', edition, '2', '1');
  });

  it('opens as ever where what was kept is damaged', async () => {
    const window = await DayangWindow.open(data, { edition });
    await window.close();
    const bytes = readFileSync(kept);
    bytes.fill(0x20, bytes.indexOf('\n') + 1, bytes.indexOf('\n') + 40);
    writeFileSync(kept, bytes);
    const again = await DayangWindow.open(data, { edition });
    await until(() => again.pageText()).toContain('湖边的柳树绿了');
    const marks = await again.page.evaluate(() => performance.getEntriesByType('mark').map(({ name }) => name));
    expect(marks).not.toContain('kept painted');
    expect(again.errors).toEqual([]);
    await again.close();
  });

  it('gives back what nobody needs any more, once the work rests', async () => {
    const window = await DayangWindow.open(data, { edition });
    // What only a weak reference knows is garbage; it is there until somebody collects it.
    const leave = () => Reflect.set(globalThis, 'left', new WeakRef(Array.from({ length: 10_000 }, () => ({}))));
    const isThere = () => {
      const left: unknown = Reflect.get(globalThis, 'left');
      return left instanceof WeakRef && left.deref() !== undefined;
    };
    await window.page.evaluate(leave);
    await window.app.evaluate(leave);
    // It rests anew after something was done, however long it took to come here.
    await window.page.locator('.page-list li button').nth(1).click();
    await until(() => window.page.evaluate(isThere)).toBe(false);
    await until(() => window.app.evaluate(isThere)).toBe(false);
    // The next window comes back to the page this one leaves.
    await window.page.locator('.page-list li button').first().click();
    await window.painted(1);
    await window.close();
  });

  it('starts from little code: nothing of the document but what a page kept shows', () => {
    const html = readFileSync(join(import.meta.dirname, '../../dist/renderer/index.html'), 'utf8');
    const code = [...html.matchAll(/<script[^>]*>(.*?)<\/script>/gsu)].map(([, inside = '']) => inside.length);
    // 39,000 characters today, 3,100 of them lay the panes out, 5,000 paint what adorns letters and what is turned. With one
    // import of all records it had twice as many, and each is read before the first paint.
    expect(Math.max(...code)).toBeGreaterThan(1_000);
    expect(Math.max(...code)).toBeLessThan(40_000);
  });

  it('has its dialogs without a network, from the first moment on', async () => {
    const window = await DayangWindow.open(data, { edition });
    await window.page.context().setOffline(true);
    await window.page.keyboard.press('ControlOrMeta+E');
    await window.page.getByRole('button', { name: '选择文件夹并导出' }).waitFor();
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('ControlOrMeta+F');
    await window.page.getByPlaceholder('查找').waitFor();
    expect(window.errors).toEqual([]);
    await window.close();
  });
});
