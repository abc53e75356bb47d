import { expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../../tests/kit/editions.ts';
import { linesOf } from '../../../tests/kit/lines.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Block, Image } from '../../edition/records.ts';
import { checkPage } from '../run.ts';
import { advertMark } from './adverts.ts';

const image = { id: 'a'.repeat(64) as Image['id'], name: '图', mime: 'image/jpeg', width: 4000, height: 2000 } as const;
const bare = { ...emptyEdition(1), images: { [image.id]: image } };
const base = {
  id: newId<'block'>(),
  pageId: pageOf(bare, 1).id,
  order: 9,
  frame: { x: 100, y: 700, width: 300, height: 150 },
  kind: 'advert' as const,
  advertiser: '东湖书店',
  standOff: 4,
};

function page(block: Block) {
  const edition = withBlocks(bare, [block]);
  const composed = compose(edition, testResources());
  const [first] = composed.pages;
  if (first === undefined) throw new Error('no page');
  const found = checkPage(edition, composed, first, newsprintLimits);
  return {
    words: linesOf(first, ['advert'])
      .map(({ text }) => text)
      .join(''),
    found: found.filter(({ blockId }) => blockId === block.id).map(({ rule }) => rule),
  };
}

it('an advert says so in place of its picture, in its corner, or in its artwork', () => {
  expect(page({ ...base, imageId: null })).toEqual({ words: '广告\u3000东湖书店', found: ['picture-missing'] });
  expect(page({ ...base, imageId: image.id, mark: 'corner' })).toEqual({ words: '广告', found: [] });
  const marked = { ...base, imageId: null, mark: 'corner' } as const;
  expect(page(marked).words).toBe('广告\u3000东湖书店');
  expect(page({ ...marked, advertiser: '' }).words).toBe('广告');
  expect(page({ ...base, imageId: image.id, mark: 'artwork' })).toEqual({ words: '', found: [] });
});

it('one of which nobody has said where is told', () => {
  expect(page({ ...base, imageId: image.id })).toEqual({ words: '', found: [advertMark.id] });
});
