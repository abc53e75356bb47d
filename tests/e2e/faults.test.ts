import { afterAll, describe, expect, it } from 'vitest';
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
    expect(await second.articleText()).toBe(`闪电${before}`);
    await second.page.keyboard.press('ControlOrMeta+Z');
    await expect.poll(() => second.articleText()).toBe(before);
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
    await window.compose('yi', '一');
    kill();
    await window.compose('er', '二');
    await window.compose('san', '三');
    await window.page.getByText('已自动恢复').waitFor();
    await window.saved();
    expect(await window.articleText()).toBe(`一二三${before}`);
    await window.close();
    const again = await DayangWindow.open(data);
    expect(await again.articleText()).toBe(`一二三${before}`);
    await again.close();
  });

  it('a reloaded page shows the edition as the store has it', async () => {
    const window = await DayangWindow.open(data);
    const before = await window.articleText();
    await window.caretToStart();
    await window.compose('xin', '新');
    await window.saved();
    await window.page.reload();
    await window.painted(1);
    expect(await window.articleText()).toBe(`新${before}`);
    await window.close();
  });
});
