import { expect, it } from 'vitest';
import { sayImported } from './say-imported.ts';

it('tells what came in, each in its number, and nothing that did not', () => {
  const plain = { articles: 1, refers: 0, changes: 0, joints: 0 };
  expect(sayImported(plain)).toEqual({ zh: '已导入：1 篇稿件。', en: 'Imported: 1 story.' });
  expect(sayImported({ articles: 2, refers: 1, changes: 1, joints: 3 })).toEqual({
    zh: '已导入：2 篇稿件，1 条导读，改动 1 处，3 处接缝待核对。',
    en: 'Imported: 2 stories, 1 refer, 1 change made, 3 joints to check.',
  });
  expect(sayImported({ ...plain, articles: 0, refers: 2 }).en).toBe('Imported: 2 refers.');
});
