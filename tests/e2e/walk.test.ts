/**
 * The window as somebody goes through it who has no pointer: round its regions by F6, and from stop to stop by Tab. Wherever
 * the keyboard is, something there can be seen, and says what it is.
 */
import type { CDPSession } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import type { CommandId } from '../../shared/contract/commands.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import { type DayangWindow, within } from './window.ts';

/** Stops after which a walk is given up: it goes round and round in a part of the window. */
const MOST_STOPS = 250;

/** Commands that open a dialog of the window. */
const dialogs: readonly CommandId[] = [
  'view.palette',
  'edition.start',
  'edition.save',
  'edition.new',
  'edition.next',
  'paper.new',
  'app.preferences',
  'export.pages',
  'copy.watch',
  'glyph.add',
  'page.plan',
  'page.book',
  'template.apply',
];

describe('the keyboard goes through the window', () => {
  let window: DayangWindow;
  let cdp: CDPSession;
  windowForSuite((opened) => {
    window = opened;
  });
  beforeAll(async () => {
    cdp = await window.page.context().newCDPSession(window.page);
  });
  const press = (key: string) => window.page.keyboard.press(key);

  /** What is wrong with where the keyboard is now, with its number among the stops of this walk, and its region. */
  const look = async () => {
    const seen = await window.page.evaluate(() => {
      const stop = document.activeElement;
      if (stop === null || stop === document.body)
        return { what: 'nothing', number: -1, region: '', faults: ['nowhere'] };
      const region = stop.closest(
        'dialog, .top-bar, .page-list, .arrivals, .copy-pool, .picture-tray, .tool-bar, .pasteboard, .galley, .inspector, .notices, .status-bar',
      );
      const known = document.querySelectorAll('[data-stop]').length;
      if (!stop.hasAttribute('data-stop')) stop.setAttribute('data-stop', String(known));
      const { left, top, right, bottom, width, height } = stop.getBoundingClientRect();
      const faults: string[] = [];
      if (!stop.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })) faults.push('is not visible');
      else if (right <= 0 || bottom <= 0 || left >= innerWidth || top >= innerHeight || width * height === 0)
        faults.push('is not in the window');
      else {
        const [x, y] = [
          (Math.max(0, left) + Math.min(innerWidth, right)) / 2,
          (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
        ];
        // A field may lie in its label, and a button's drawing over it.
        const hit = document.elementFromPoint(x, y);
        if (
          hit === null ||
          !(stop.contains(hit) || hit.contains(stop) || hit.closest('label')?.contains(stop) === true)
        )
          faults.push(`lies under ${hit?.className ?? 'nothing'}`);
      }
      return {
        what: `${stop.localName}.${stop.className} “${(stop.textContent ?? '').trim().slice(0, 20)}”`,
        number: Number(stop.getAttribute('data-stop')),
        region: region?.localName === 'dialog' ? 'dialog' : (region?.classList.item(0) ?? ''),
        faults,
      };
    });
    if (seen.number < 0) return seen;
    const { result } = await within(
      'the focus',
      cdp.send('Runtime.evaluate', { expression: 'document.activeElement' }),
    );
    const { objectId } = result;
    if (objectId === undefined) return seen;
    const { nodes } = await within(
      'its name',
      cdp.send('Accessibility.getPartialAXTree', { objectId, fetchRelatives: false }),
    );
    const name: unknown = nodes[0]?.name?.value;
    if (typeof name !== 'string' || name.trim() === '') seen.faults.push('has no name');
    return seen;
  };
  const forget = () =>
    window.page.evaluate(() => {
      for (const one of document.querySelectorAll('[data-stop]')) one.removeAttribute('data-stop');
    });

  const region = () =>
    window.page.evaluate(() => (document.activeElement?.closest('.pasteboard') === null ? 'elsewhere' : 'pasteboard'));

  /**
   * From the region beside the page, goes by Tab through all of the window, until the page is reached again: there Tab goes
   * from block to block.
   */
  const walk = async (key: 'Tab' | 'Shift+Tab') => {
    await forget();
    const faults = new Set<string>();
    const stops = new Map<string, number>();
    await press('ControlOrMeta+Shift+B');
    await until(region).toBe('pasteboard');
    await press(key === 'Tab' ? 'F6' : 'Shift+F6');
    for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
      const seen = await look();
      for (const fault of seen.faults) faults.add(`${seen.what} in ${seen.region}: ${fault}`);
      stops.set(seen.region, (stops.get(seen.region) ?? 0) + 1);
      if (seen.region === 'pasteboard') return { faults: [...faults], stops };
      await press(key);
    }
    throw new Error(`not round after ${MOST_STOPS} stops: ${[...stops].join(' ')}; ${[...faults].join('; ')}`);
  };

  const modes = [
    ['layout', 'ControlOrMeta+F2'],
    ['story', 'ControlOrMeta+F3'],
    ['proof', 'ControlOrMeta+F4'],
  ] as const;
  /** All panes, each of them hidden, and the two columns hidden at once. */
  const hidings: readonly (readonly string[])[] = [[], ['F7'], ['F8'], ['F9'], ['F7', 'F9']];

  it.each(modes)('in the window for %s, forwards and back, with panes hidden and shown', async (mode, key) => {
    await press(key);
    for (const hiding of hidings) {
      for (const pane of hiding) await press(pane);
      for (const way of ['Tab', 'Shift+Tab'] as const) {
        const { faults, stops } = await walk(way);
        expect(faults, `${mode}, ${hiding.join(' ')}, ${way}`).toEqual([]);
        // All that is shown is come to, once.
        expect([...stops.keys()]).toContain('top-bar');
        expect(stops.has('inspector')).toBe(!hiding.includes('F9'));
        expect(stops.has('copy-pool')).toBe(!hiding.includes('F7'));
        expect(stops.has('galley')).toBe(mode !== 'proof' && !hiding.includes('F8'));
      }
      for (const pane of hiding) await press(pane);
    }
    await press('ControlOrMeta+F2');
  });

  it('through every page of the inspector, whose tabs are one stop', async () => {
    const tabs = window.page.locator('.inspector [role="tab"]');
    for (let at = 0; at < (await tabs.count()); at++) {
      await tabs.nth(at).click();
      await until(() => tabs.nth(at).getAttribute('aria-selected')).toBe('true');
      const { faults } = await walk('Tab');
      expect(faults, `tab ${at + 1}`).toEqual([]);
    }
    await tabs.first().focus();
    await press('ArrowRight');
    await until(() => tabs.nth(1).getAttribute('aria-selected')).toBe('true');
    await until(() => tabs.nth(1).evaluate((tab) => tab === document.activeElement)).toBe(true);
    await press('Shift+Tab');
    expect(await tabs.nth(0).evaluate((tab) => tab === document.activeElement)).toBe(false);
    await press('Tab');
    await until(() => tabs.nth(1).evaluate((tab) => tab === document.activeElement)).toBe(true);
    await press('Home');
    await until(() => tabs.nth(0).getAttribute('aria-selected')).toBe('true');
  });

  it('past the tools in one step, and through them by arrows', async () => {
    const tools = window.page.locator('.tool-bar button');
    const at = () => tools.evaluateAll((all) => all.findIndex((button) => button === document.activeElement));
    await press('ControlOrMeta+Shift+B');
    await press('Shift+F6');
    await until(at).toBe(0);
    await press('ArrowDown');
    await press('ArrowDown');
    expect(await at()).toBe(2);
    await press('ArrowUp');
    expect(await at()).toBe(1);
    const last = (await tools.count()) - 1;
    await press('End');
    expect(await at()).toBe(last);
    await press('ArrowDown');
    expect(await at()).toBe(0);
    await press('ArrowDown');
    // Tab leaves them, and comes back to the same.
    await press('Shift+Tab');
    expect(await at()).toBe(-1);
    await press('Tab');
    expect(await at()).toBe(1);
    await press('Enter');
    await until(() => tools.nth(1).getAttribute('aria-pressed')).toBe('true');
    await until(region).toBe('pasteboard');
    await press('Escape');
  });

  it('round every dialog, and is back on the page after it', async () => {
    for (const id of dialogs) {
      await press('ControlOrMeta+Shift+B');
      await window.app.evaluate(({ Menu }, name) => Menu.getApplicationMenu()?.getMenuItemById(name)?.click(), id);
      await until(() => window.page.locator('dialog[open]').count()).toBe(1);
      await forget();
      const faults = new Set<string>();
      const seen = new Set<number>();
      // Twice round, over its end.
      for (let pressed = 0; pressed < MOST_STOPS; pressed++) {
        const stop = await look();
        for (const fault of stop.faults) faults.add(`${stop.what}: ${fault}`);
        if (stop.region !== 'dialog' && stop.number >= 0) faults.add(`${stop.what} is not of the dialog`);
        if (seen.has(stop.number)) break;
        seen.add(stop.number);
        await press('Tab');
      }
      expect([...faults], id).toEqual([]);
      for (let deep = 0; deep < 3 && (await window.page.locator('dialog[open]').count()) > 0; deep++)
        await press('Escape');
      await until(() => window.page.locator('dialog[open]').count()).toBe(0);
      await until(region).toBe('pasteboard');
    }
    expect(window.errors).toEqual([]);
  });
});
