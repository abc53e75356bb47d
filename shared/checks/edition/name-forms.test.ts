import { expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { applyPatches } from '../../edition/operations.ts';
import type { Edition } from '../../edition/records.ts';
import type { ListEntry } from '../../paper/list-records.ts';
import { mergeEntries } from '../../paper/lists.ts';
import { editionNameForms } from './name-forms.ts';

const entries: readonly ListEntry[] = [
  { kind: 'person', name: '欧文·克莱因', aliases: ['欧文·克莱恩', '克莱因'] },
  { kind: 'organisation', name: '沅川市交通运输局', aliases: ['市交通局'] },
];

function told(first: string, second: string) {
  const [one, two] = [article([first]), article([second])];
  const bare = [one, two].reduce(withArticle, emptyEdition(2));
  const placed = withBlocks(bare, [
    bodyBlock(pageOf(bare, 1), one, { rows: 20 }),
    bodyBlock(pageOf(bare, 2), two, { rows: 20 }),
  ]);
  const edition: Edition = applyPatches(placed, mergeEntries(placed, entries) ?? []).edition;
  return editionNameForms
    .run({ edition, composed: compose(edition, testResources()) })
    .map(({ page, zh }) => `${page} ${zh}`);
}

it('tells where two stories write one name in two ways', () => {
  const [only, ...others] = told('欧文·克莱因来访。', '欧文·克莱恩说。');
  expect(only).toMatch(/^2 .*写“欧文·克莱恩”，第1版.*写“欧文·克莱因”/u);
  expect(others).toEqual([]);
  expect(told('欧文·克莱恩说。', '欧文·克莱因来访。')).toHaveLength(1);
});

it('says nothing of short names, of organisations, and of a story that has both', () => {
  expect(told('欧文·克莱因来访。', '克莱因说。')).toEqual([]);
  expect(told('沅川市交通运输局介绍。', '市交通局介绍。')).toEqual([]);
  expect(told('欧文·克莱因来访。', '欧文·克莱恩即欧文·克莱因。')).toEqual([]);
  expect(told('欧文·克莱恩来访。', '欧文·克莱恩说。')).toEqual([]);
});
