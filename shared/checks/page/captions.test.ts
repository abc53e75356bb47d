import { describe, expect, it } from 'vitest';
import {
  article,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { type ImageId, newId } from '../../edition/ids.ts';
import { editNewspaper } from '../../edition/newspaper.ts';
import { applyPatches } from '../../edition/operations.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Block, Photo } from '../../edition/records.ts';
import { checkPage } from '../run.ts';

const rules = ['caption-alone', 'caption-unprinted', 'picture-uncaptioned', 'picture-uncredited'];

/** What is found of a page with a photo of these words, its caption block and its picture where they are wanted. */
function found(
  words: Partial<Photo>,
  { isPlaced = true, isCaptioned = true, others = [] as readonly Photo[], isAsked = false, isReferred = false } = {},
): string[] {
  const photo: Photo = { id: newId<'photo'>(), imageId: newId<'image'>(), caption: '', credit: '', ...words };
  const story = article(['大桥合龙。'], { photos: [photo, ...others] });
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const place = { ...photoBlock(page, story, { column: 0, span: 2, row: 14, rows: 10 }), photoId: photo.id };
  const caption: Block = {
    ...{ id: newId<'block'>(), pageId: page.id, articleId: story.id, photoId: photo.id, order: 501, standOff: 5 },
    kind: 'caption',
    frame: { ...place.frame, y: place.frame.y + place.frame.height + 3, height: 40 },
  };
  const refer: Block = {
    ...{ id: newId<'block'>(), pageId: page.id, articleId: story.id, order: 502, kind: 'refer' },
    frame: { ...place.frame, y: place.frame.y + place.frame.height + 3, height: 30 },
  };
  const asked = isAsked ? applyPatches(bare, editNewspaper(bare, { asksPictureWords: true })).edition : bare;
  const edition = withBlocks(asked, [
    ...(isPlaced ? [place] : []),
    ...(isCaptioned ? [caption] : []),
    ...(isReferred ? [refer] : []),
  ]);
  const composed = compose(edition, testResources());
  return composed.pages
    .flatMap((one) => checkPage(edition, composed, one, newsprintLimits))
    .flatMap(({ rule, severity }) => (rules.includes(rule) ? [isAsked ? `${rule} ${severity}` : rule] : []));
}

const whole = { caption: '图为大桥合龙现场。', credit: '本报记者 周若溪 摄' };
const supplied = { caption: 'DSC_0193', credit: '' };

describe('a caption', () => {
  it('without its picture is told, and one of no words is not', () => {
    expect(found(whole, { isPlaced: false })).toEqual(['caption-alone']);
    expect(found({}, { isPlaced: false })).toEqual([]);
  });

  it('that is written and printed nowhere is told, but not what a picture’s file brought along', () => {
    expect(found(whole, { isCaptioned: false })).toEqual(['caption-unprinted']);
    expect(found({ ...supplied, supplied }, { isCaptioned: false })).toEqual([]);
  });
});

describe('a picture', () => {
  it('beside a refer leads to its story, where its words are', () => {
    expect(found(whole, { isCaptioned: false, isReferred: true })).toEqual([]);
  });

  it('with caption and credit is told of nothing, wherever the credit stands', () => {
    expect(found(whole)).toEqual([]);
    for (const caption of ['图为大桥。新华社记者王强摄', '大桥效果图。市交通局供图', '（资料图片）大桥旧貌。'])
      expect(found({ caption })).toEqual([]);
  });

  it('without caption is asked about, unless another of its story has one', () => {
    expect(found({})).toEqual(['picture-uncaptioned']);
    const other: Photo = { id: newId<'photo'>(), imageId: null, ...whole };
    expect(found({}, { others: [other] })).toEqual([]);
  });

  it('without credit is asked about', () => {
    expect(found({ caption: '图为大桥合龙现场。' })).toEqual(['picture-uncredited']);
  });

  it('of a newspaper that asks for words with every one is told of as a warning', () => {
    expect(found({}, { isAsked: true })).toEqual(['picture-uncaptioned warning']);
    expect(found({ caption: '图为大桥合龙现场。' }, { isAsked: true })).toEqual(['picture-uncredited warning']);
    expect(found(whole, { isAsked: true })).toEqual([]);
  });

  it('still to come is told as that alone', () => {
    const none: ImageId | null = null;
    expect(found({ ...whole, imageId: none }, { isCaptioned: false })).toEqual([]);
  });
});
