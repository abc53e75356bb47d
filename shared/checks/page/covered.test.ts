import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { circle, outlineImage, withOutlined } from '../../../tests/kit/outlines.ts';
import { compose } from '../../compose/compose.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Image, PhotoBlock } from '../../edition/records.ts';
import { checkPage } from '../run.ts';

const story = article(['东湖南岸的灯火一直亮到深夜人们还没有散去的意思'.repeat(60)]);

/** What is found of text under a picture in the middle of it. */
function found(change: Partial<PhotoBlock>, image: Image = outlineImage) {
  const edition = withArticle(emptyEdition(1), story);
  const sheet = pageOf(edition, 1);
  const body = { ...bodyBlock(sheet, story, { span: 5, row: 10, rows: 30 }), columns: 1 };
  const photo = { ...photoBlock(sheet, story, { column: 1, span: 2, row: 14, rows: 16 }), ...change };
  const placed = withOutlined(withBlocks(edition, [body]), story, photo, image);
  const composed = compose(placed, testResources());
  const [page] = composed.pages;
  if (page === undefined) throw new Error('no page');
  return checkPage(placed, composed, page, newsprintLimits).filter(({ rule }) => rule === 'text-covered');
}

describe('text under a picture', () => {
  it('is an error, with how many characters are not printed', () => {
    const [one] = found({ runaround: 'none' });
    expect(one?.severity).toBe('error');
    expect(one?.amount).toBeGreaterThan(100);
    expect(one?.zh).toContain(`压住 ${one?.amount} 个字`);
  });

  it('is none where the picture lies behind the text, or text runs round it', () => {
    expect(found({ runaround: 'none', order: 1 })).toEqual([]);
    expect(found({})).toEqual([]);
    expect(found({ runaround: 'outline' }, { ...outlineImage, outline: circle })).toEqual([]);
  });

  it('is what the outline covers, of a cut-out', () => {
    const whole = found({ runaround: 'none' })[0]?.amount ?? 0;
    const cut = found({ runaround: 'none' }, { ...outlineImage, outline: circle, seeThrough: true })[0]?.amount ?? 0;
    expect(cut).toBeGreaterThan(0);
    expect(cut).toBeLessThan(whole);
  });
});
