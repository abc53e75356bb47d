import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { dayangJson } from '../kit/command-line.ts';
import { makePaper } from '../kit/paper/make-paper.ts';
import { BareWindow } from './bare-window.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('when something dies', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  it('a killed program has lost no word that was shown as saved', async () => {
    const first = await DayangWindow.open(data);
    const before = await first.articleText();
    await first.caretToStart();
    await first.compose('shan', '闪电');
    await first.saved();
    await first.kill();
    const second = await DayangWindow.open(data);
    await until(() => second.articleText()).toBe(`闪电${before}`);
    await second.undo();
    await until(() => second.articleText()).toBe(before);
    await second.saved();
    await second.close();
  });

  it('a killed store comes back, and typing goes on', async () => {
    const window = await DayangWindow.open(data);
    const before = await window.articleText();
    await window.caretToStart();
    const kill = () => {
      for (const pid of window.storeProcesses()) process.kill(pid, 'SIGKILL');
    };
    expect(window.storeProcesses()).toHaveLength(1);
    // Killed three times while words are on their way to it.
    let text = '';
    for (let word = 0; word < 24; word++) {
      const character = '一二三四五六七八九十'[word % 10] ?? '';
      const typed = window.compose('a', character);
      if (word % 8 === 4) kill();
      await typed;
      text += character;
    }
    await window.page.getByText('已自动恢复').waitFor();
    await window.saved();
    await until(() => window.articleText()).toBe(text + before);
    await window.close();
    const again = await DayangWindow.open(data);
    await until(() => again.articleText()).toBe(text + before);
    await again.close();
  });

  it('a killed window comes back by itself, says so, and has what was saved', async () => {
    const edition = join(data.path, 'killed.dayang');
    await makePaper(edition);
    const window = new BareWindow(data, edition);
    await window.painted();
    const before = await window.articleText();
    await window.caretToStart();
    await window.type('回来');
    await window.saved();
    await window.type('又');
    await window.killPage();
    await window.isBack();
    const text = await window.articleText();
    expect([`回来${before}`, `回来又${before}`]).toContain(text);
    await window.close();
    // The next start is no return.
    const next = await DayangWindow.open(data, { edition });
    await until(async () => (await next.articleText()).replaceAll('\n', '')).toBe(text);
    await until(() => next.page.locator('.notices').getByText('窗口意外退出').count()).toBe(0);
    await next.close();
  });

  it('a reloaded page shows the edition as the store has it', async () => {
    const window = await DayangWindow.open(data);
    const before = await window.articleText();
    await window.caretToStart();
    await window.compose('xin', '新');
    await window.saved();
    await window.page.reload();
    await window.painted(1);
    await until(() => window.articleText()).toBe(`新${before}`);
    await window.close();
  });
});

describe('an edition that went away', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  it('is named, and the start page offers what there is', async () => {
    const gone = join(data.path, 'gone.dayang');
    writeFileSync(join(data.path, 'settings.json'), JSON.stringify({ lastEdition: gone, reopensLast: true }));
    const window = await DayangWindow.open(data, { showsPage: false });
    await window.page.getByRole('status').getByText('gone.dayang').waitFor();
    await window.page.getByRole('button', { name: '看样报' }).click();
    await window.painted(1);
    await until(() => window.pageText('nameplate')).toContain('东湖日报');
    await window.close();
  });
});

/** Bytes of the small disk. */
const DISK = 3 * 2 ** 20;

/** A small disk of our own; null where the machine does not let us have one. */
function smallDisk(): string | null {
  const at = mkdtempSync(join(tmpdir(), 'dayang-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', at], { stdio: 'ignore' });
    return at;
  } catch {
    removeFolder(at);
    return null;
  }
}

const disk = process.platform === 'linux' && process.getuid?.() === 0 ? smallDisk() : null;

describe.skipIf(disk === null)('on a full disk (skipped where file systems cannot be mounted)', () => {
  const data = new UserData();
  const edition = join(disk ?? '', 'e.dayang');
  const filler = join(disk ?? '', 'filler');
  afterAll(() => {
    data.remove();
    if (disk === null) return;
    execFileSync('umount', [disk]);
    removeFolder(disk);
  });

  it('typing goes on, the trouble is named, and all is saved once there is room', async () => {
    const copy = join(data.path, 'copy.txt');
    writeFileSync(copy, `# 标题\n\n${'东湖南岸的灯火一直亮到深夜。'.repeat(40)}\n`);
    dayangJson('new', edition, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '2');
    dayangJson('import', edition, copy, '--layout', 'front');
    const window = await DayangWindow.open(data, { edition });
    try {
      // As much as the disk has at the most: it may be another one, if mounting went wrong.
      for (let written = 0; written <= DISK; written += 4096)
        writeFileSync(filler, Buffer.alloc(4096, 1), { flag: 'a' });
    } catch {
      // Full, as wanted.
    }
    const before = await window.articleText();
    await window.caretToStart();
    await window.compose('man', '满');
    for (let more = 0; more < 30; more++) await window.compose('le', '了');
    await window.page.getByText('磁盘已满').waitFor();
    await until(() => window.articleText()).toBe(`满${'了'.repeat(30)}${before}`);
    await window.page.getByText('正在保存').waitFor();
    rmSync(filler);
    await window.saved();
    await window.kill();
    const again = await DayangWindow.open(data, { edition });
    await until(() => again.articleText()).toBe(`满${'了'.repeat(30)}${before}`);
    await again.close();
  });
});
