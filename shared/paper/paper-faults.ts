/** What must hold between the records of a newspaper's file before an edition is made of it. */
import { fieldNames, gridProblem } from '../edition/page-grid.ts';
import type { Edition, PageGrid } from '../edition/records.ts';
import { pagesInOrder } from '../edition/selectors.ts';
import { pageNumbers } from '../edition/spreads.ts';
import type { LeftBehind } from './left-behind.ts';

/** Why no edition can be made of a newspaper, in both languages. */
export type PaperFault = LeftBehind;

/** The first of a list that has a fault. */
function first<T>(list: readonly T[], faultOf: (one: T) => PaperFault | null): PaperFault | null {
  for (const one of list) {
    const fault = faultOf(one);
    if (fault !== null) return fault;
  }
  return null;
}

/** Printed pages are numbered from 1 on, each number once. */
function numberFault(edition: Edition): PaperFault | null {
  const numbers = pagesInOrder(edition).flatMap(pageNumbers);
  if (numbers.length > 0 && numbers.every((number, at) => number === at + 1)) return null;
  const first = numbers.slice(0, 20);
  return {
    zh: numbers.length === 0 ? '里面没有版面' : `版次不是从 1 起连续不重的（${first.join('、')}）`,
    en:
      numbers.length === 0
        ? 'it has no pages'
        : `its pages are not numbered from 1 on, each once (${first.join(', ')})`,
  };
}

/** A page, a format or a template has a grid that pages can be made of. */
function gridFault(name: LeftBehind, grid: PageGrid): PaperFault | null {
  const problem = gridProblem(grid);
  if (problem === null) return null;
  const field = fieldNames[problem.field];
  return { zh: `${name.zh}的${field.zh}不能是这样`, en: `${name.en} has an impossible ${field.en.toLowerCase()}` };
}

/** Blocks stand on pages that are there, and show articles that are there. */
function blockFault({ pages, articles, blocks }: Edition): PaperFault | null {
  return first(Object.values(blocks), (block) => {
    if (pages[block.pageId] === undefined) return { zh: '有的块所在的版面不在了', en: 'a block stands on no page' };
    const isLost = 'articleId' in block && articles[block.articleId] === undefined;
    return isLost ? { zh: '有的块所用的稿件不在了', en: 'a block shows a story that is not there' } : null;
  });
}

/** Records stand under their own ids. */
function idFault(edition: Edition): PaperFault | null {
  const { edition: _own, ...tables } = edition;
  return first(Object.values(tables), (records) =>
    Object.entries<{ readonly id: string }>(records).every(([id, record]) => record.id === id)
      ? null
      : { zh: '里面的编号对不上', en: 'what it holds does not agree in its numbering' },
  );
}

/** The first fault of a newspaper that was read from a file; null where editions can be made of it. */
export function paperFault(edition: Edition): PaperFault | null {
  const grids: readonly (readonly [LeftBehind, PageGrid])[] = [
    ...Object.values(edition.pages).map(
      ({ number, grid }) => [{ zh: `第${number}版`, en: `page ${number}` }, grid] as const,
    ),
    ...[...Object.values(edition.formats), ...Object.values(edition.templates)].map(
      ({ name, grid }) => [{ zh: `“${name}”`, en: `“${name}”` }, grid] as const,
    ),
  ];
  return (
    idFault(edition) ??
    numberFault(edition) ??
    first(grids, ([name, grid]) => gridFault(name, grid)) ??
    blockFault(edition)
  );
}
