/** F6 goes round the window, and back. */
import { describe, expect, it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

let window: DayangWindow;

/** The region that has the focus, by its class. */
const here = () =>
  window.page.evaluate(() => {
    const region = document.activeElement?.closest(
      '.top-bar, .page-list, .copy-pool, .picture-tray, .tool-bar, .pasteboard, .galley, .inspector, .status-bar',
    );
    return region?.classList.item(0) ?? '';
  });

/** The regions gone through until the first comes again. */
async function round(key: string): Promise<string[]> {
  const gone: string[] = [];
  for (let pressed = 0; pressed < 12; pressed++) {
    await window.page.keyboard.press(key);
    const region = await here();
    if (gone.includes(region)) break;
    gone.push(region);
  }
  return gone;
}

describe('the regions of the window', () => {
  windowForSuite((opened) => {
    window = opened;
  });

  it('are gone round by F6, and back by Shift+F6', async () => {
    await window.page.getByTestId('pasteboard').click({ position: { x: 5, y: 5 } });
    const round1 = await round('F6');
    expect(round1).toEqual([
      'galley',
      'inspector',
      'status-bar',
      'top-bar',
      'page-list',
      'copy-pool',
      'picture-tray',
      'tool-bar',
      'pasteboard',
    ]);
    expect(await round('Shift+F6')).toEqual(['pasteboard', ...round1.slice(0, -1).reverse()]);
  });

  it('give the focus back to what had it, and the caret to where it was', async () => {
    await window.galley.click();
    await window.page.keyboard.press('ControlOrMeta+End');
    const place = () => window.page.evaluate(() => getSelection()?.focusNode?.textContent ?? '');
    const before = await place();
    await window.page.keyboard.press('F6');
    await until(here).toBe('inspector');
    await window.page.keyboard.press('Shift+F6');
    await until(here).toBe('galley');
    await until(place).toBe(before);
    await window.page.keyboard.type('末');
    await until(place).toContain('末');
  });

  it('are gone round from fields of the inspector, and while proofreading', async () => {
    await window.page.locator('.inspector').getByRole('tab').first().click();
    await window.page.keyboard.press('F6');
    await until(here).not.toBe('inspector');
    await window.page.keyboard.press('ControlOrMeta+F4');
    const gone = await round('F6');
    expect(gone).toContain('pasteboard');
    expect(gone).toContain('inspector');
    expect(gone).not.toContain('');
  });
});
