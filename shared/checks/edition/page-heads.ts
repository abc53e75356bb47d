/** 版序: every page's head carries its number, in one place on all pages of a size. */
import { standingOn } from '../../edition/masters.ts';
import type { Block, Edition, Page } from '../../edition/records.ts';
import { pagesInOrder } from '../../edition/selectors.ts';
import { type Half, halfAt, halvesOf, isOverFold, shiftedBy } from '../../edition/spreads.ts';
import type { Frame } from '../../edition/units.ts';
import type { EditionCheck, EditionFinding } from '../check.ts';

const clause = 'domain.md §9: 报纸出版形式差错数计算方法, every page’s head carries its number, in one fixed position';

/** A page head laid out by hand says its number by a field. */
const NUMBER = /\{(?:page|版号)\}/u;

/** The head of a page, of a 通版 of one half, which one over the fold is, too. */
function headOf(edition: Edition, page: Page, { side }: Half): Block | undefined {
  const blocks = standingOn(edition, page.id).filter(
    ({ frame }) => isOverFold(page, frame) || halfAt(page, frame) === side,
  );
  return (
    blocks.find((block) => block.kind === 'furniture' && block.role === 'page-head') ??
    blocks.find((block) => block.kind === 'pagetext' && NUMBER.test(block.text))
  );
}

/** Every page under its number: the halves of a 通版 one after the other. */
function halvesInOrder(edition: Edition): { readonly page: Page; readonly half: Half }[] {
  return pagesInOrder(edition).flatMap((page) => halvesOf(page).map((half) => ({ page, half })));
}

/** Page 1 is told by its nameplate. */
function isFront(edition: Edition, page: Page): boolean {
  return page.number === 1 && standingOn(edition, page.id).some(({ kind }) => kind === 'nameplate');
}

export const pageHead: EditionCheck = {
  scope: 'edition',
  id: 'page-head',
  title: { zh: '报眉', en: 'Page head' },
  source: clause,
  run: ({ edition }) =>
    halvesInOrder(edition).flatMap(({ page, half }): EditionFinding[] => {
      if (headOf(edition, page, half) !== undefined || isFront(edition, page)) return [];
      const { number } = half.page;
      return [
        {
          severity: 'warning',
          page: number,
          blockId: null,
          zh: `第${number}版没有报眉，版序没有印出来。`,
          en: `Page ${number} has no page head: its number is not printed.`,
        },
      ];
    }),
};

/** Places that differ by less are one. */
const EXACT = 0.5;

function isAt(a: Frame, b: Frame): boolean {
  return Math.abs(a.x - b.x) < EXACT && Math.abs(a.y - b.y) < EXACT;
}

/** Where pages are of one size, by that size. */
function sizeOf({ grid: { trim } }: Page): string {
  return `${Math.round(trim.width)} ${Math.round(trim.height)}`;
}

export const pageHeadPlace: EditionCheck = {
  scope: 'edition',
  id: 'page-head-place',
  title: { zh: '报眉位置', en: 'Place of page heads' },
  source: clause,
  run: ({ edition }) => {
    // Page 1 may have its own, above or below the nameplate, and left and right pages mirror each other.
    const usual = new Map<string, Frame>();
    return halvesInOrder(edition).flatMap(({ page, half }): EditionFinding[] => {
      const head = headOf(edition, page, half);
      const { number } = half.page;
      // One head over both pages of a sheet is nowhere else.
      if (head === undefined || number === 1 || isOverFold(page, head.frame)) return [];
      const key = `${sizeOf(half.page)} ${number % 2}`;
      const frame = shiftedBy(head.frame, -half.shift);
      const first = usual.get(key);
      if (first === undefined) usual.set(key, frame);
      if (first === undefined || isAt(first, frame)) return [];
      return [
        {
          severity: 'warning',
          page: number,
          blockId: head.id,
          zh: `第${number}版的报眉与其他版不在同一位置。`,
          en: `The head of page ${number} stands elsewhere than that of other pages.`,
        },
      ];
    });
  },
};
