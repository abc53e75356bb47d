/** A night's work by mouse: a new paper, its stories, pictures and advert on four pages, two rounds, release. */
import { describe, expect, it } from 'vitest';
import { pageByNumber, pagesInOrder } from '../../shared/edition/selectors.ts';
import { captions, headlines, type NightCopy, paperName, particulars, photographer } from '../kit/night-copy.ts';
import type { Hand, Point } from './hand.ts';
import { nightForSuite } from './night.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** Gestures of each part of the work, as they are counted; and the most it may take. */
const FRONT = { gestures: 9, most: 20 };
const PICTURES = { gestures: 7, most: 7 };
const SWAP = { gestures: 1, most: 1 };
/** All of it, from the start page to the last signature. */
const NIGHT = 108;

describe(`a night’s work by mouse, in ${NIGHT} gestures`, () => {
  let window: DayangWindow;
  let hand: Hand;
  let copy: NightCopy;
  let pictures = 0;
  const { path, edition, onPage, kindsOn, headAt, shownPhotos, signedPages } = nightForSuite((night) => {
    ({ window, hand, copy } = night);
  });

  /** A place of the page shown, in shares of its width and height. */
  const at = async (across: number, down: number): Promise<Point> => {
    const sheet = await window.page.locator('.page-shadow').boundingBox();
    if (sheet === null) throw new Error('no page is shown');
    return { x: sheet.x + sheet.width * across, y: sheet.y + sheet.height * down };
  };
  const story = (at: number) => window.page.locator('.copy-pool li button', { hasText: headlines[at] ?? '' }).first();
  const picture = (at: number) =>
    window.page.getByTestId('picture-tray').locator('li > button', { hasText: captions[at] ?? '' });
  const button = (name: string) => window.page.getByRole('button', { name, exact: true }).first();
  const toPage = async (number: number) => {
    await hand.click(window.page.locator('.page-list li button').nth(number - 1));
    await window.painted(number);
  };
  const placed = async (at: number, to: Point, number: number) => {
    const before = (await kindsOn(number)).length;
    await hand.drag(picture(at), to);
    await until(async () => (await kindsOn(number)).length).toBe(before + 1);
  };

  it('begins with a paper of four pages and its particulars', async () => {
    const { page } = window;
    await page.locator('.start-list[aria-busy="false"]').waitFor();
    await window.answerDialog('showSaveDialog', path);
    await hand.click(button('新报纸…'));
    await page.getByLabel('报名').waitFor();
    await hand.type(paperName);
    await hand.click(page.locator('dialog[open] button[type="submit"]'));
    await window.painted(1);
    await until(() => window.pageText('nameplate')).toContain(paperName);
    await until(() => page.locator('.page-list li').count()).toBe(4);
    for (const [name, text] of Object.entries({ ...particulars, 批准的报名: paperName })) {
      await hand.click(page.locator('.paper').getByLabel(name, { exact: true }));
      await hand.type(text);
    }
  });

  it(`lays a front page of nine blocks in ${FRONT.gestures} gestures, with all that has come in`, async () => {
    const { page } = window;
    const count = await hand.count(async () => {
      await hand.drop([...copy.stories, ...copy.pictures]);
      await page.getByTestId('import-report').waitFor();
      await hand.click(button('关闭'));
      for (const [order, [across, down]] of [
        [0.5, 0.3],
        [0.5, 0.6],
        [0.5, 0.75],
      ].entries()) {
        await hand.drag(story(order), await at(across ?? 0, down ?? 0));
        await until(async () => (await kindsOn(1)).length).toBe(2 * (order + 1));
      }
      pictures = await hand.count(async () => {
        await placed(0, await at(0.2, 0.88), 1);
        await placed(1, await at(0.5, 0.88), 1);
      });
      await hand.press('A');
      await hand.drag(await at(0.68, 0.84), await at(0.94, 0.92));
      await until(async () => (await kindsOn(1)).length).toBe(9);
    });
    expect((await kindsOn(1)).toSorted()).toEqual([
      'advert',
      'body',
      'body',
      'body',
      'headline',
      'headline',
      'headline',
      'photo',
      'photo',
    ]);
    expect(count).toBe(FRONT.gestures);
    expect(count).toBeLessThanOrEqual(FRONT.most);
  });

  it(`places six pictures with their captions in ${PICTURES.gestures} gestures`, async () => {
    pictures += await hand.count(async () => {
      await toPage(4);
      for (const [order, [across, down]] of [
        [0.25, 0.25],
        [0.75, 0.25],
        [0.25, 0.7],
        [0.75, 0.7],
      ].entries())
        await placed(order + 2, await at(across ?? 0, down ?? 0), 4);
    });
    const shown = (await shownPhotos()).map(({ caption, credit }) => `${caption} ${credit}`);
    expect(shown).toHaveLength(captions.length);
    for (const caption of captions) expect(shown.join('\n')).toContain(caption);
    for (const one of shown) expect(one).toContain(photographer);
    expect(pictures).toBe(PICTURES.gestures);
    expect(pictures).toBeLessThanOrEqual(PICTURES.most);
  });

  it(`swaps two stories in ${SWAP.gestures} gesture`, async () => {
    await toPage(1);
    const middle = async (title: string) => {
      const now = await edition();
      const page = pageByNumber(now, 1);
      const head = (await onPage(1)).find(
        (block) => block.kind === 'headline' && now.articles[block.articleId]?.headlines.headline.join('') === title,
      );
      if (page === undefined || head === undefined) throw new Error(`${title} is not on the page`);
      const { x, y, width, height } = head.frame;
      return at((x + width / 2) / page.grid.trim.width, (y + height / 2) / page.grid.trim.height);
    };
    const [, second = '', third = ''] = headlines;
    const before = [await headAt(second), await headAt(third)];
    const [from, to] = [await middle(second), await middle(third)];
    const count = await hand.count(() => hand.drag(from, to, 'Control'));
    await until(async () => [await headAt(third), await headAt(second)]).toEqual(before);
    expect(count).toBe(SWAP.gestures);
    expect(count).toBeLessThanOrEqual(SWAP.most);
  });

  it('fills the other pages and the advert’s place', async () => {
    await hand.drop([copy.advert], await at(0.81, 0.88));
    await until(async () => {
      const advert = (await onPage(1)).find(({ kind }) => kind === 'advert');
      return advert?.kind === 'advert' && advert.imageId !== undefined && advert.imageId !== null;
    }).toBe(true);
    for (const number of [2, 3]) {
      await toPage(number);
      await hand.drag(story(number + 1), await at(0.5, 0.4));
      await until(async () => (await kindsOn(number)).length).toBe(2);
    }
    const now = await edition();
    expect(pagesInOrder(now)).toHaveLength(4);
  });

  it('is read in two rounds, and marks are carried out', async () => {
    const { page } = window;
    await toPage(1);
    await hand.click(page.locator('.top-bar').getByRole('tab', { name: '校对' }));
    await hand.click(page.getByLabel('校对人'));
    await hand.type('李四');
    await hand.click(button('开始一校'));
    await until(() => page.getByLabel('校次名称').inputValue()).toBe('一校');
    const body = (await onPage(1)).find(({ kind }) => kind === 'body');
    const now = pageByNumber(await edition(), 1);
    if (body === undefined || now === undefined) throw new Error('no story on the front page');
    const { width, height } = now.grid.trim;
    const line = (body.frame.y + 7) / height;
    const [from, to] = [await at((body.frame.x + 30) / width, line), await at((body.frame.x + 50) / width, line)];
    await hand.drag(from, to);
    await until(() => page.locator('.overlay .text-selection').count()).toBeGreaterThan(0);
    await hand.press('d');
    await until(() => page.getByTestId('marks').locator('li').count()).toBe(1);
    await hand.click(button('交付改版'));
    await hand.click(button('全部照改'));
    await until(() => page.getByTestId('marks').locator('li').first().getAttribute('data-state')).toBe('done');
    await hand.click(button('开始二校'));
    await until(() => page.getByLabel('校次名称').inputValue()).toBe('二校');
    await hand.click(button('交付改版'));
    await until(() => button('交付改版').count()).toBe(0);
  });

  it('is released, a page after the other, by three people', async () => {
    const { page } = window;
    const signOff = page.getByTestId('sign-off');
    for (const [at, role] of ['责编', '校对', '值班主编'].entries()) {
      await hand.click(page.getByLabel('校对人'));
      await hand.press('ControlOrMeta+A');
      await hand.type(['王五', '李四', '赵六'][at] ?? '');
      await hand.press('Tab');
      for (const number of [1, 2, 3, 4]) {
        await toPage(number);
        await until(() => signOff.textContent()).toContain(`${number}版`);
        const reason = signOff.getByLabel('理由');
        if ((await reason.count()) > 0) {
          await hand.click(reason);
          await hand.type('试刊号');
          await hand.press('Tab');
        }
        await hand.click(signOff.locator('li', { hasText: role }).getByRole('button'));
        await until(() => signedPages(role)).toBe(number);
      }
    }
    for (const number of [1, 2, 3, 4]) {
      await toPage(number);
      await until(() => signOff.locator('mark').count()).toBeGreaterThan(0);
    }
    expect(hand.gestures).toBe(NIGHT);
    expect(window.errors).toEqual([]);
  });
});
