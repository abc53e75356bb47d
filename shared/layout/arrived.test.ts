import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { wireNews } from '../edition/arrivals.ts';
import { newId } from '../edition/ids.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { Article, Block, Crop } from '../edition/records.ts';
import { storyChanges } from '../edition/update-story.ts';
import type { StoryCopy } from '../text/story-copy.ts';
import type { WireFacts } from '../text/wire-facts.ts';
import { articlesMade, fromArrival, fromFile, updatePatches, withdraw } from './arrived.ts';
import { articleFromStory, storyPatches } from './articles.ts';
import { photoChanges } from './update-photos.ts';

const story = (...texts: string[]): StoryCopy => ({
  kicker: [],
  headline: ['早班船提前'],
  deck: [],
  summary: '',
  byline: '',
  dateline: '',
  source: '',
  editor: '',
  body: texts.map((text) => ({ type: 'paragraph', leaves: [{ text }] })),
});
const facts = (more: Partial<WireFacts> = {}): WireFacts => ({
  guid: 'x',
  version: '1',
  isCorrection: false,
  isKilled: false,
  ...more,
});
const picture = () => {
  const image = { id: newId<'image'>(), name: '渡口.jpg', mime: 'image/jpeg', width: 4, height: 3 } as const;
  return { image, caption: '渡口', credit: '' };
};

describe('what is taken of what came', () => {
  const bare = emptyEdition(1);
  const { patches } = storyPatches(bare, story('提前一刻。'), [], [], facts());
  const taken = applyPatches(bare, fromArrival(patches, 3)).edition;
  const [own] = Object.values(taken.articles);
  if (own === undefined) throw new Error('no article');

  it('says which arrival it is of, and what its agency calls it', () => {
    expect(articlesMade(bare, fromArrival(patches, 3))).toMatchObject([
      { arrival: 3, wire: { guid: 'x', version: '1' } },
    ]);
    expect(storyPatches(bare, story('无号。'), []).article).not.toHaveProperty('wire');
  });

  it('of a further version brings pictures that are not there yet, its remarks, and its version', () => {
    const [one, two] = [picture(), picture()];
    const now = articleFromStory(taken, story('提前两刻。'), []);
    const changes = storyChanges(own, articleFromStory(taken, story('提前一刻。'), []), now);
    const remarks = [
      { kind: 'wire-correction', count: 1 },
      { kind: 'hidden-text', count: 1, text: '内部' },
    ] as const;
    const along = { remarks, arrival: 5, wire: facts({ version: '2' }) };
    const photos = photoChanges(own, [], [one, two, one]).changes;
    const made = applyPatches(taken, updatePatches(taken, own, changes, { ...along, photos })).edition;
    expect(made.articles[own.id]).toMatchObject({
      arrival: 5,
      wire: { version: '2' },
      importRemarks: [remarks[1]],
      body: [{ id: own.body[0]?.id, children: [{ text: '提前两刻。' }] }],
    });
    expect(made.articles[own.id]?.photos.map(({ imageId }) => imageId)).toEqual([one.image.id, two.image.id]);
    const brought = made.articles[own.id] ?? own;
    expect(photoChanges(brought, [one, two], [one, two]).changes).toEqual([]);
  });
});

describe('a picture that comes in the place of another', () => {
  const bare = emptyEdition(1);
  const before = picture();
  const photo = { id: newId<'photo'>(), imageId: before.image.id, caption: '渡口', credit: '' };
  const own = article(['文。'], { photos: [photo] });
  const frame = bodyBlock(pageOf(bare, 1), own, { rows: 6 }).frame;
  const base = { pageId: pageOf(bare, 1).id, order: 1, frame, kind: 'photo', articleId: own.id, standOff: 6 } as const;
  const framed = (crop?: Crop) => ({
    ...base,
    id: newId<'block'>(),
    photoId: photo.id,
    ...(crop === undefined ? {} : { crop }),
  });
  const turned = { scale: 1.4, x: 0.2, y: 0.8, turn: 3, flipped: true } as const;
  const updated = (block: Block<'photo'>, size: { readonly width: number; readonly height: number }) => {
    const pool = withArticle(bare, own);
    const edition = withBlocks({ ...pool, images: { [before.image.id]: before.image } }, [block]);
    const comes = { ...picture(), image: { ...picture().image, ...size } };
    const photos = photoChanges(own, [before], [comes]).changes;
    const patches = updatePatches(edition, own, [], { photos, remarks: [], arrival: null, wire: undefined });
    const { edition: made, inverse } = applyPatches(edition, patches);
    expect(applyPatches(made, inverse).edition).toEqual(edition);
    const shown = made.blocks[block.id];
    expect(made.articles[own.id]?.photos[0]?.imageId).toBe(comes.image.id);
    return { crop: shown?.kind === 'photo' ? shown.crop : null, remarks: made.articles[own.id]?.importRemarks };
  };

  it('lies as that lay where it is of the same shape', () => {
    expect(updated(framed(turned), { width: 800, height: 600 })).toEqual({ crop: turned, remarks: undefined });
  });

  it('is fitted anew where it is of another, which is told', () => {
    const remarks = [{ kind: 'picture-refitted', count: 1, text: '渡口.jpg' }];
    expect(updated(framed(turned), { width: 3, height: 4 })).toEqual({ crop: undefined, remarks });
    expect(updated(framed({ ...turned, fit: 'whole' }), { width: 3, height: 4 })).toEqual({
      crop: { scale: 1, x: 0.5, y: 0.5, fit: 'whole' },
      remarks,
    });
    expect(updated(framed(), { width: 3, height: 4 })).toEqual({ crop: undefined, remarks });
  });

  it('leaves frames of other photos alone, and nothing is told where no page shows it', () => {
    const other = { ...framed(turned), photoId: newId<'photo'>() };
    expect(updated(other, { width: 3, height: 4 })).toEqual({ crop: turned, remarks: undefined });
  });
});

describe('a story that was withdrawn by hand', () => {
  const wired = (guid: string) => article(['文。'], { wire: { guid, version: '1' } });
  const [own, other] = [wired('x'), wired('y')];
  const edition = withArticle(withArticle(emptyEdition(1), own), other);

  it('is marked, and no other', () => {
    const withdrawn = withdraw(edition, facts({ version: '2', isKilled: true }));
    expect(withdrawn?.articles.map(({ id }) => id)).toEqual([own.id]);
    const marked = applyPatches(edition, withdrawn?.patches ?? []).edition;
    expect(wireNews([], marked.articles)).toMatchObject([{ articleId: own.id, kind: 'killed' }]);
  });

  it('is found by what a notice in plain words names it, although no wire does', () => {
    const ours = article(['文。'], {
      headlines: { kicker: [], headline: ['渡口早班', '船提前'], deck: [], summary: '' },
    });
    const pool = withArticle(edition, ours);
    const notice = { kind: 'killed', numbers: [], headlines: ['渡口早班船提前'] } as const;
    const withdrawn = withdraw(pool, undefined, notice);
    expect(withdrawn?.articles.map(({ id }) => id)).toEqual([ours.id]);
    const marked = applyPatches(pool, withdrawn?.patches ?? []).edition;
    expect(wireNews([], marked.articles)).toMatchObject([{ articleId: ours.id, kind: 'killed' }]);
    expect(withdraw(pool, undefined, { ...notice, headlines: ['别的稿'] })).toBeNull();
    expect(withdraw(pool, undefined, { ...notice, kind: 'correction' })).toBeNull();
    expect(withdraw(pool, undefined, { ...notice, headlines: [], numbers: ['y'] })).toBeNull();
  });

  it('is none where the edition lacks it, the wire gives no guid, or takes nothing back', () => {
    expect(withdraw(edition, facts({ guid: 'z', isKilled: true }))).toBeNull();
    expect(withdraw(edition, { isCorrection: false, isKilled: true })).toBeNull();
    expect(withdraw(edition, facts({ version: '2' }))).toBeNull();
    expect(withdraw(edition, undefined)).toBeNull();
  });
});

it('says of each story of a file which of its stories it is, however often it is put', () => {
  const bare = emptyEdition(1);
  const put = (record: Article): Patch => ({ kind: 'put', table: 'articles', id: record.id, record });
  const [one, other] = [article(['甲。']), article(['乙。'])];
  const made = fromFile([put(one), put(other), put(one)], { path: '/稿.txt' });
  expect(applyPatches(bare, made).edition.articles).toMatchObject({
    [one.id]: { readFrom: { path: '/稿.txt', at: 0 } },
    [other.id]: { readFrom: { path: '/稿.txt', at: 1 } },
  });
  // A file may be taken in parts.
  expect(applyPatches(bare, fromFile([put(other)], { path: '/稿.txt' }, 1)).edition.articles[other.id]).toMatchObject({
    readFrom: { at: 1 },
  });
});
