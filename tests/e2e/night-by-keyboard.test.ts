/** The same night by keyboard alone: nothing is reached for with the mouse. */
import { describe, expect, it } from 'vitest';
import { captions, headlines, type NightCopy, paperName, particulars } from '../kit/night-copy.ts';
import type { Hand } from './hand.ts';
import { nightForSuite } from './night.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** Keys, and words typed, of each part of the work as they are counted; and the most it may take. */
const FRONT = { gestures: 17, most: 20 };
const SWAP = { gestures: 2, most: 2 };
/** All of it: mostly Tab, on the way to a field. It took 364 when it was counted; panels may have a field more. */
const NIGHT = 400;
/** Presses of Tab after which a place is taken for one that Tab does not lead to. */
const ROUND = 90;

describe(`a night’s work by keyboard alone, in no more than ${NIGHT} keys and texts`, () => {
  let window: DayangWindow;
  let hand: Hand;
  let copy: NightCopy;
  const { path, onPage, kindsOn, headAt, shownPhotos, signedPages } = nightForSuite((night) => {
    ({ window, hand, copy } = night);
  });

  const focused = () =>
    window.page.evaluate(() => {
      const { activeElement } = document;
      return `${activeElement?.className ?? ''} ${activeElement?.getAttribute('aria-label') ?? ''} ${activeElement?.textContent ?? ''}`;
    });
  const region = () =>
    window.page.evaluate(
      () => document.activeElement?.closest('.inspector, .picture-tray, .copy-pool, .pasteboard')?.classList[0] ?? '',
    );
  /** Goes on by a key until the focus is where it is wanted. */
  const goBy = async (key: string, isThere: () => Promise<boolean>) => {
    for (let pressed = 0; !(await isThere()); pressed++) {
      if (pressed > ROUND) throw new Error(`${key} does not lead there: ${await focused()}`);
      await hand.press(key);
    }
  };
  const tabTo = (words: string) => goBy('Tab', async () => (await focused()).includes(words));

  it('begins with a paper of four pages and its particulars', async () => {
    const { page } = window;
    await page.locator('.start-list[aria-busy="false"]').waitFor();
    await until(focused).toContain('新报纸');
    await window.answerDialog('showSaveDialog', path);
    await hand.press('Enter');
    await page.getByLabel('报名').waitFor();
    await hand.type(paperName);
    await hand.press('Enter');
    await window.painted(1);
    await until(() => page.locator('.page-list li').count()).toBe(4);
    for (const [name, text] of Object.entries({ 批准的报名: paperName, ...particulars })) {
      await tabTo(name);
      await hand.type(text);
    }
    await hand.press('Enter');
  });

  it(`lays a front page of nine blocks in ${FRONT.gestures} keys, with all that has come in`, async () => {
    const { page } = window;
    await window.answerDialog('showOpenDialog', ...copy.stories, ...copy.pictures);
    const count = await hand.count(async () => {
      await hand.press('ControlOrMeta+I');
      await page.getByTestId('import-report').waitFor();
      await hand.press('Escape');
      for (const order of [0, 1, 2]) {
        if (order > 0) await hand.press('ControlOrMeta+Alt+ArrowDown');
        await hand.press('ControlOrMeta+Enter');
        await until(async () => (await kindsOn(1)).length).toBe(2 * (order + 1));
      }
      // Two pictures of the tray, where the page has room; then the advert's place.
      await hand.press('ControlOrMeta+Shift+B', 'Shift+A');
      await until(async () => (await kindsOn(1)).length).toBe(7);
      await window.answerDialog('showOpenDialog', copy.advert);
      await hand.press('ControlOrMeta+Shift+P');
      await until(async () => (await onPage(1)).some((block) => block.kind === 'advert' && block.imageId != null)).toBe(
        true,
      );
      // The next Enter in the tray is to make frames, not to fill the one that is selected.
      await hand.press('Escape');
      await goBy('Shift+F6', async () => (await region()) === 'picture-tray');
      await goBy('Tab', () => window.page.evaluate(() => document.activeElement?.matches('li > button') === true));
      for (const count of [8, 9]) {
        await hand.press('Enter');
        await until(async () => (await kindsOn(1)).length).toBe(count);
      }
    });
    expect(count).toBe(FRONT.gestures);
    expect(count).toBeLessThanOrEqual(FRONT.most);
  });

  it('places the other pictures, each with its caption, and the other stories', async () => {
    await hand.press('ControlOrMeta+PageDown', 'ControlOrMeta+PageDown', 'ControlOrMeta+PageDown');
    await window.painted(4);
    for (const count of [1, 2, 3, 4]) {
      await hand.press('Enter');
      await until(async () => (await kindsOn(4)).length).toBe(count);
    }
    const shown = (await shownPhotos()).map(({ caption }) => caption);
    expect(shown.toSorted()).toEqual(captions.toSorted());
    await hand.press('ControlOrMeta+PageUp', 'ControlOrMeta+PageUp');
    await window.painted(2);
    const current = window.page.locator('.copy-pool [aria-current="true"] .title');
    for (const [at, headline] of headlines.slice(3).entries()) {
      await goBy('ControlOrMeta+Alt+ArrowDown', async () =>
        (await current.allTextContents()).join('').includes(headline),
      );
      await hand.press('ControlOrMeta+Enter');
      await until(async () => (await kindsOn(2)).length).toBe(2 * (at + 1));
    }
  });

  it(`swaps two stories in ${SWAP.gestures} keys, one that selects both`, async () => {
    const [, , , one = '', other = ''] = headlines;
    const before = [await headAt(one), await headAt(other)];
    await hand.press('ControlOrMeta+Shift+B');
    const count = await hand.count(() => hand.press('ControlOrMeta+A', 'ControlOrMeta+Alt+X'));
    await until(async () => [await headAt(other), await headAt(one)]).toEqual(before);
    expect(count).toBe(SWAP.gestures);
    expect(count).toBeLessThanOrEqual(SWAP.most);
  });

  it('is read in two rounds, and marks are carried out', async () => {
    const { page } = window;
    await hand.press('ControlOrMeta+PageUp');
    await window.painted(1);
    await hand.press('ControlOrMeta+Alt+N');
    await until(focused).toContain('校对人');
    await hand.type('李四');
    await hand.press('Enter');
    await until(() => page.getByLabel('校次名称').inputValue()).toBe('一校');
    await until(region).toBe('pasteboard');
    await hand.press('PageDown', 'PageDown', 'd');
    await until(() => page.getByTestId('marks').locator('li').count()).toBe(1);
    await hand.press('ControlOrMeta+Alt+H', 'ControlOrMeta+Alt+Enter');
    await until(() => page.getByTestId('marks').locator('li').first().getAttribute('data-state')).toBe('done');
    await hand.press('ControlOrMeta+Alt+N');
    await until(() => page.getByLabel('校次名称').inputValue()).toBe('二校');
    await hand.press('ControlOrMeta+Alt+H');
    await until(() => page.getByRole('button', { name: '交付改版', exact: true }).count()).toBe(0);
  });

  it('is released, a page after the other, by three people', async () => {
    for (const [at, role] of ['责编', '校对', '值班主编'].entries()) {
      await goBy('F6', async () => (await region()) === 'inspector');
      // Another page has other signatures: the panel is entered at its top.
      await tabTo('校对人');
      await hand.type(['王五', '李四', '赵六'][at] ?? '');
      await hand.press('Enter');
      for (const number of [1, 2, 3, 4]) {
        await goBy('F6', async () => (await region()) === 'inspector');
        // What stands against the page is signed over with a reason.
        if ((await window.page.getByTestId('sign-off').getByLabel('照签的理由').count()) > 0) {
          await tabTo('照签的理由');
          await hand.type('试刊号');
        }
        await goBy('Tab', async () => /^\s*\S*签/u.test(await focused()) && (await focused()).includes(role));
        await hand.press('Enter');
        await until(() => signedPages(role)).toBe(number);
        if (number < 4) await hand.press('ControlOrMeta+PageDown');
      }
      await hand.press('ControlOrMeta+PageUp', 'ControlOrMeta+PageUp', 'ControlOrMeta+PageUp');
      await window.painted(1);
    }
    await until(() => window.page.getByTestId('sign-off').locator('h3 mark').count()).toBe(1);
    expect(hand.gestures).toBeLessThanOrEqual(NIGHT);
    expect(window.errors).toEqual([]);
  });
});
