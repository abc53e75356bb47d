/** Characters that the face asked for lacks: another sets them, and a finding says which characters, where, and in which face. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { fontInMemory } from '../../electron/fonts/read-font-file.ts';
import { takeFaceOf } from '../../electron/fonts/take-face.ts';
import { checkPage } from '../../shared/checks/run.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { fileId } from '../../shared/edition/record-fields.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { ownFaceOf } from '../../shared/paper/own-face-edits.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { smallTrueType } from '../kit/font-files.ts';

/** Of the shipped faces 黑体 has it, and 宋体 has not. */
const RARE = '𥫗';

function standInsOn(edition: Edition, cache = createComposeCache()) {
  const { findings } = compose(edition, testResources(), cache);
  return findings.filter(({ code }) => code === 'stand-in-face');
}

function placed(text: string): Edition {
  const story = article([text]);
  const bare = withArticle(emptyEdition(1), story);
  return withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 20 })]);
}

describe('characters that a style’s face lacks', () => {
  it('are named with the face that sets them, and where they stand', () => {
    const edition = placed(`东湖南岸的${RARE}亮到${RARE}深夜。`);
    const [found, ...more] = standInsOn(edition);
    expect(more).toEqual([]);
    expect(found?.detail).toBe(`sans ${RARE}`);
    const body = Object.values(edition.blocks).find(({ kind }) => kind === 'body');
    expect(found?.blockId).toBe(body?.id);
  });

  it('are told of as something to look at', () => {
    const edition = placed(`东湖南岸的${RARE}亮到深夜。`);
    const composed = compose(edition, testResources());
    const [page] = composed.pages;
    if (page === undefined) throw new Error('no page');
    const found = checkPage(edition, composed, page, newsprintLimits).find(({ rule }) => rule === 'stand-in-face');
    expect(found).toMatchObject({ severity: 'hint' });
    expect(found?.zh).toContain(`黑体”代排：${RARE}`);
    expect(found?.en).toContain(`Sans sets them: ${RARE}`);
  });

  it('are told of with the name of a face of the edition’s own that sets them', () => {
    const taken = takeFaceOf(fontInMemory(smallTrueType()), { member: 0, coordinates: null });
    const file = v.parse(fileId, '1'.repeat(64));
    const own = ownFaceOf(taken.face, { fileName: 'small.ttf', file, member: 0, coordinates: null });
    const edition = { ...placed(`东湖南岸的${RARE}亮到深夜。`), faces: { [own.id]: own } };
    const composed = compose(edition, testResources());
    const [page] = composed.pages;
    if (page === undefined) throw new Error('no page');
    // As it is where a style's face falls back to that one.
    const findings = composed.findings.map((one) => ({ ...one, detail: one.detail.replace(/^sans /u, `${own.id} `) }));
    const told = checkPage(edition, { ...composed, findings }, page, newsprintLimits);
    expect(told.find(({ rule }) => rule === 'stand-in-face')?.zh).toContain(`“${own.name}”代排：${RARE}`);
  });

  it('are named in a headline, too', () => {
    const bareStory = article(['东湖南岸的灯火。']);
    const story = { ...bareStory, headlines: { ...bareStory.headlines, headline: [`灯火${RARE}`] } };
    const bare = withArticle(emptyEdition(1), story);
    const { id: pageId, grid } = pageOf(bare, 1);
    const headline: Block = {
      id: newId<'block'>(),
      pageId,
      articleId: story.id,
      order: 5,
      kind: 'headline',
      level: 'story',
      frame: gridFrame(grid, 1, 3, 1, 6),
      direction: 'across',
    };
    const told = standInsOn(withBlocks(bare, [headline]));
    expect(told).toMatchObject([{ blockId: headline.id, detail: `sans-bold ${RARE}` }]);
  });

  it('are no longer named once they are written another way', () => {
    const cache = createComposeCache();
    const edition = placed(`东湖南岸的${RARE}亮到深夜。`);
    expect(standInsOn(edition, cache)).toHaveLength(1);
    const [story] = Object.values(edition.articles);
    const [first] = story?.body ?? [];
    if (story === undefined || first === undefined) throw new Error('no story');
    const mended = withArticle(edition, {
      ...story,
      body: [{ ...first, children: [{ text: '东湖南岸的灯火亮到深夜。' }] }],
    });
    expect(standInsOn(mended, cache)).toEqual([]);
  });

  it('are none where the face has all of them, and none where no face has them', () => {
    expect(standInsOn(placed('东湖南岸 Lakeside 2024，灯火——亮到深夜……'))).toEqual([]);
    expect(standInsOn(placed('一个\u{e0f0}字。'))).toEqual([]);
  });
});
