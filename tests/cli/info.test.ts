/** What `dayang info` tells of an edition: its stories, and none that is nothing but a picture or a table. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { insertBlock } from '../../shared/edition/insert.ts';
import { joinPages } from '../../shared/edition/join-pages.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { dayangJson } from '../kit/command-line.ts';
import { article, emptyEdition, pageOf, withArticle } from '../kit/editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-info-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('lists stories, and no article of a table or an empty picture frame', () => {
  const path = join(folder, 'info.dayang');
  const story = article(['东湖的灯火。'], { headlines: { kicker: [], headline: ['东湖灯火'], deck: [], summary: '' } });
  let edition = withArticle(emptyEdition(1), story);
  for (const form of ['table', 'photo'] as const) {
    const made = insertBlock(edition, form, pageOf(edition, 1).id, null, { articleId: null, beside: null });
    edition = applyPatches(edition, made?.patches ?? []).edition;
  }
  expect(Object.keys(edition.articles)).toHaveLength(3);
  EditionFile.create(path, edition);
  expect(dayangJson('info', path)).toMatchObject({ articles: [{ id: story.id, title: '东湖灯火' }] });
});

it('calls a 通版 by both its numbers and both its sections', () => {
  const path = join(folder, 'spread.dayang');
  const plain = emptyEdition(4);
  const joined = joinPages(plain, pageOf(plain, 2).id);
  if (typeof joined === 'string') throw new Error(joined);
  EditionFile.create(path, applyPatches(plain, joined).edition);
  const numbers = [2, 3];
  expect(dayangJson('info', path)).toMatchObject({ pages: [{}, { numbers, said: '2-3', section: '要闻、本地' }, {}] });
  expect(dayangJson('compose', path)).toMatchObject({ pages: [{}, { numbers, section: '要闻、本地' }, {}] });
  expect(dayangJson('proof', 'status', path)).toMatchObject({ pages: [{}, { numbers }, {}] });
});
