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
} from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { isBare } from './bare-articles.ts';
import { editPhoto } from './edits.ts';
import { gridFrame } from './formats.ts';
import { type ImageId, newId } from './ids.ts';
import { joinPages } from './join-pages.ts';
import { applyPatches, type Patch } from './operations.ts';
import { emptyPlacesOn, fillPlace, isEmptyPlace, namePlace } from './places.ts';
import type { Article, Block, Edition, HeadlineBlock } from './records.ts';
import { blocksOnPage, threadOf } from './selectors.ts';
import { besideStaying } from './template-fit.ts';
import { planTemplate } from './template-plan.ts';
import { renameTemplate, saveTemplate } from './templates.ts';

function done(edition: Edition, patches: readonly Patch[]): Edition {
  return applyPatches(edition, patches).edition;
}

function told(name: string, characters = 120): Article {
  const headlines = { kicker: [], headline: [name], deck: [], summary: '' };
  return article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(Math.ceil(characters / 20))], { headlines });
}

/** A headline with its copy on a page. */
function standing(
  edition: Edition,
  page: number,
  story: Article,
  at: { column: number; span: number; row: number; rows: number; level?: HeadlineBlock['level']; thread?: number },
): Block[] {
  const on = pageOf(edition, page);
  const body = bodyBlock(on, story, { ...at, row: at.row + 4, rows: at.rows - 4, thread: at.thread ?? 0 });
  const headline: HeadlineBlock = {
    id: newId<'block'>(),
    pageId: on.id,
    order: at.row * 10 + 2 * at.column,
    kind: 'headline',
    articleId: story.id,
    direction: 'across',
    level: at.level ?? 'story',
    frame: gridFrame(on.grid, at.column, at.span, at.row, 4),
  };
  return [headline, { ...body, order: at.row * 10 + 2 * at.column + 1 }];
}

const [main, second, brief] = [told('地铁三线开工', 900), told('菜价回落'), told('周末有雨', 60)];

/** Page 2 of four: a lead with a picture, a second story, a brief. */
function divided() {
  const photo = { id: newId<'photo'>(), imageId: 'p1' as ImageId, caption: '工地。', credit: '' };
  const lead = { ...main, photos: [photo] };
  let edition = [lead, second, brief].reduce(withArticle, emptyEdition(4));
  edition = withBlocks(edition, [
    ...standing(edition, 2, lead, { column: 0, span: 5, row: 3, rows: 40 }),
    ...standing(edition, 2, second, { column: 0, span: 3, row: 45, rows: 20 }),
    ...standing(edition, 2, brief, { column: 3, span: 2, row: 45, rows: 10, level: 'brief' }),
    { ...photoBlock(pageOf(edition, 2), lead, { column: 3, span: 2, row: 10, rows: 14 }), photoId: photo.id },
  ]);
  edition = done(edition, saveTemplate(edition, pageOf(edition, 2).id, '两稿一讯'));
  const template = Object.values(edition.templates).find(({ name }) => name === '两稿一讯');
  if (template === undefined) throw new Error('no template');
  return { edition, template, lead };
}

function planned(edition: Edition, page: number, id: string) {
  const template = edition.templates[id];
  const plan = template === undefined ? null : planTemplate(edition, pageOf(edition, page).id, template.id);
  if (plan === null) throw new Error('no plan');
  return { ...plan, after: done(edition, plan.patches) };
}

describe('a template', () => {
  it('keeps the places of its page by what they are for', () => {
    const { template } = divided();
    const roles = template.blocks.map(({ kind, placeRole }) => [kind, placeRole]);
    expect(roles).toEqual([
      ['furniture', undefined],
      ['headline', 'lead'],
      ['body', 'lead'],
      ['headline', 'story-2'],
      ['body', 'story-2'],
      ['headline', 'brief'],
      ['body', 'brief'],
      ['photo', 'picture'],
    ]);
  });

  it('has a place for each frame of a picture that was shown in two of them', () => {
    const { edition, lead } = divided();
    const [photo] = lead.photos;
    if (photo === undefined) throw new Error('no picture');
    const again = { ...photoBlock(pageOf(edition, 2), lead, { column: 0, span: 2, row: 10, rows: 8 }) };
    const caption = (order: number, row: number): Block => ({
      id: newId<'block'>(),
      pageId: again.pageId,
      order,
      kind: 'caption',
      articleId: lead.id,
      photoId: photo.id,
      standOff: 0,
      frame: gridFrame(pageOf(edition, 2).grid, 0, 2, row, 2),
    });
    const doubled = withBlocks(edition, [{ ...again, photoId: photo.id }, caption(900, 18), caption(901, 24)]);
    const saved = done(doubled, saveTemplate(doubled, pageOf(doubled, 2).id, '一图两用'));
    const template = Object.values(saved.templates).find(({ name }) => name === '一图两用');
    const empty = planned(saved, 4, template?.id ?? '').after;
    const places = emptyPlacesOn(empty, pageOf(empty, 4).id).filter(({ takes }) => takes === 'picture');
    // Each frame has a caption: the first caption is the first frame's.
    expect(places.map(({ blocks }) => blocks.map(({ kind }) => kind).toSorted())).toEqual([
      ['caption', 'photo'],
      ['caption', 'photo'],
    ]);
    const one = { ...told('新稿'), photos: [{ ...photo, id: newId<'photo'>(), imageId: 'p9' as ImageId }] };
    const all = withArticle(saved, one);
    const laid = withBlocks(all, standing(all, 3, one, { column: 0, span: 5, row: 3, rows: 40, level: 'lead' }));
    const { after } = planned(laid, 3, template?.id ?? '');
    const shown = blocksOnPage(after, pageOf(after, 3).id).filter(
      (block) => block.kind === 'photo' && block.photoId === one.photos[0]?.id,
    );
    expect(shown).toHaveLength(1);
  });

  it('takes another name, and none that is taken', () => {
    const { edition, template } = divided();
    expect(done(edition, renameTemplate(edition, template.id, '要闻版')).templates[template.id]?.name).toBe('要闻版');
    expect(renameTemplate(edition, template.id, '图片版')).toEqual([]);
    expect(renameTemplate(edition, template.id, ' ')).toEqual([]);
  });
});

describe('a template on an empty page', () => {
  it('shows its places, which print nothing and are no stories', () => {
    const { edition, template } = divided();
    const { after, empty } = planned(edition, 3, template.id);
    const page = pageOf(after, 3);
    expect(emptyPlacesOn(after, page.id).map(({ role, takes }) => [role, takes])).toEqual([
      ['lead', 'story'],
      ['story-2', 'story'],
      ['brief', 'story'],
      ['picture', 'picture'],
    ]);
    expect(empty.toSorted()).toEqual(['brief', 'lead', 'picture', 'story-2']);
    const before = compose(edition, testResources()).pages[2]?.items;
    expect(compose(after, testResources()).pages[2]?.items).toHaveLength(before?.length ?? 0);
    const added = Object.values(after.articles).filter(({ id }) => edition.articles[id] === undefined);
    expect(added.map((one) => isBare(after, one))).toEqual([true, true, true]);
  });

  it('prints the place of a picture once something is told of it: it is ordered', () => {
    const { edition, template } = divided();
    const laid = planned(edition, 3, template.id).after;
    const page = pageOf(laid, 3);
    const [block] = emptyPlacesOn(laid, page.id).find(({ takes }) => takes === 'picture')?.blocks ?? [];
    const article = block !== undefined && 'articleId' in block ? laid.articles[block.articleId] : undefined;
    const [photo] = article?.photos ?? [];
    if (article === undefined || photo === undefined) throw new Error('no place for a picture');
    const told = done(laid, editPhoto(laid, article.id, { ...photo, caption: '工地今晨' }));
    expect(emptyPlacesOn(told, page.id).map(({ takes }) => takes)).not.toContain('picture');
    const shown = compose(told, testResources()).pages[2]?.items ?? [];
    expect(shown.some((item) => 'blockId' in item && item.blockId === block?.id)).toBe(true);
  });

  it('is laid under it twice without a trace of the first', () => {
    const { edition, template } = divided();
    const once = planned(edition, 3, template.id).after;
    const twice = planned(once, 3, template.id).after;
    expect(Object.keys(twice.blocks)).toHaveLength(Object.keys(once.blocks).length);
    expect(Object.keys(twice.articles)).toHaveLength(Object.keys(once.articles).length);
  });

  it('takes a story by its headline, copy and picture, and the place is a story’s like any other', () => {
    const { edition, template } = divided();
    const photo = { id: newId<'photo'>(), imageId: 'p2' as ImageId, caption: '', credit: '' };
    const fresh = { ...told('新稿'), photos: [photo] };
    const laid = planned(withArticle(edition, fresh), 3, template.id).after;
    const [lead] = emptyPlacesOn(laid, pageOf(laid, 3).id);
    const [first] = lead?.blocks ?? [];
    if (first === undefined || !('articleId' in first)) throw new Error('no place');
    const filled = done(laid, fillPlace(laid, first.id, fresh.id) ?? []);
    const own = blocksOnPage(filled, pageOf(filled, 3).id).filter((b) => 'articleId' in b && b.articleId === fresh.id);
    expect(own.map(({ kind }) => kind)).toEqual(['headline', 'body', 'photo']);
    expect(own.some((block) => isEmptyPlace(filled, block))).toBe(false);
    expect(filled.articles[first.articleId]).toBeUndefined();
    // What stands somewhere is put nowhere else.
    const next = emptyPlacesOn(filled, pageOf(filled, 3).id)[0]?.blocks[0];
    expect(next === undefined ? undefined : fillPlace(filled, next.id, fresh.id)).toBeNull();
  });

  it('keeps a place for the picture of a story that has none yet', () => {
    const { edition, template } = divided();
    const fresh = told('新稿');
    const laid = planned(withArticle(edition, fresh), 3, template.id).after;
    const first = emptyPlacesOn(laid, pageOf(laid, 3).id)[0]?.blocks[0];
    const filled = done(laid, first === undefined ? [] : (fillPlace(laid, first.id, fresh.id) ?? []));
    expect(emptyPlacesOn(filled, pageOf(filled, 3).id).map(({ role }) => role)).toContain('picture');
    expect(filled.articles[fresh.id]?.photos.map(({ imageId }) => imageId)).toEqual([null]);
  });

  it('has a place called otherwise, in all of its blocks', () => {
    const { edition, template } = divided();
    const laid = planned(edition, 3, template.id).after;
    const page = pageOf(laid, 3).id;
    const brief = emptyPlacesOn(laid, page).find(({ role }) => role === 'brief')?.blocks[0];
    const named = done(laid, brief === undefined ? [] : namePlace(laid, [brief.id], '天气'));
    const roles = emptyPlacesOn(named, page).map(({ role, blocks }) => [role, blocks.length]);
    expect(roles).toContainEqual(['天气', 2]);
    expect(
      done(named, brief === undefined ? [] : namePlace(named, [brief.id], '倒头条')).blocks[brief?.id ?? ''],
    ).toMatchObject({
      placeRole: 'foot',
    });
  });
});

describe('a template on a page with stories', () => {
  /** Page 3 with its main story low on the page, first in reading order a brief. */
  function busy(extra: (edition: Edition) => Block[] = () => [], articles: readonly Article[] = []) {
    const { edition, template } = divided();
    const big = told('新机场启用', 800);
    const small = told('停水通知', 60);
    const all = [big, small, ...articles].reduce(withArticle, edition);
    const laid = withBlocks(all, [
      ...standing(all, 3, small, { column: 0, span: 2, row: 3, rows: 8, level: 'brief' }),
      ...standing(all, 3, big, { column: 0, span: 5, row: 14, rows: 30, level: 'lead' }),
      ...extra(all),
    ]);
    return { edition: laid, template, big, small };
  }

  it('gives the main story the lead’s place wherever it stood, and the others what is nearest', () => {
    const { edition, template, big, small } = busy();
    const { placed, empty, toPool } = planned(edition, 3, template.id);
    expect(placed).toEqual([
      { articleId: big.id, role: 'lead' },
      { articleId: small.id, role: 'brief' },
    ]);
    // Its picture's place is given up to the copy.
    expect(empty).toEqual(['story-2']);
    expect(toPool).toEqual([]);
  });

  it('leaves a part that was jumped in where it is, and gives it no story’s place', () => {
    const jumped = told('长篇通讯', 2000);
    const { edition, template, big } = busy(
      (all) => [
        ...standing(all, 2, jumped, { column: 0, span: 2, row: 66, rows: 8 }),
        ...standing(all, 3, jumped, { column: 3, span: 2, row: 45, rows: 12, level: 'continued', thread: 1 }),
      ],
      [jumped],
    );
    const before = threadOf(edition, jumped.id);
    const { placed, staying, after, toPool } = planned(edition, 3, template.id);
    expect(placed.find(({ role }) => role === 'lead')?.articleId).toBe(big.id);
    expect(placed.map(({ articleId }) => articleId)).not.toContain(jumped.id);
    expect(staying).toEqual([jumped.id]);
    expect(toPool).toEqual([]);
    expect(threadOf(after, jumped.id).map(({ id, frame }) => [id, frame])).toEqual(
      before.map(({ id, frame }) => [id, frame]),
    );
  });

  it('has copy run through its blocks as it did on the page that it was kept of, whichever was painted first', () => {
    const [kept, other] = [told('旧稿', 900), told('新稿', 900)];
    const bare = withArticle(withArticle(emptyEdition(3), kept), other);
    const [from, onto] = [pageOf(bare, 2), pageOf(bare, 3)];
    const first = { ...bodyBlock(from, kept, { row: 12, rows: 20, span: 2 }), order: 2 };
    const then = { ...bodyBlock(from, kept, { column: 3, row: 12, rows: 20, span: 2, thread: 1 }), order: 1 };
    const own = bodyBlock(onto, other, { row: 30, rows: 10, span: 2 });
    const laid = withBlocks(bare, [first, then, own]);
    const saved = done(laid, saveTemplate(laid, from.id, '两块'));
    const [template] = Object.values(saved.templates).filter(({ name }) => name === '两块');
    const { after } = planned(saved, 3, template?.id ?? '');
    expect(threadOf(after, other.id).map(({ frame }) => frame.x)).toEqual([first.frame.x, then.frame.x]);
  });

  it('leaves a locked panel behind the locked story that stands on it', () => {
    const { edition, template } = divided();
    const locked = told('定稿');
    const story = standing(edition, 3, locked, { column: 3, span: 2, row: 45, rows: 12 });
    const panel: Block = {
      id: newId<'block'>(),
      pageId: pageOf(edition, 3).id,
      order: 1,
      kind: 'panel',
      frame: gridFrame(pageOf(edition, 3).grid, 3, 2, 45, 12),
      standOff: 0,
      border: 0,
      tint: 0.3,
    };
    const full = withBlocks(
      withArticle(edition, locked),
      [panel, ...story].map((block): Block => ({ ...block, locked: true })),
    );
    const { after } = planned(full, 3, template.id);
    const orders = [panel, ...story].map(({ id }) => after.blocks[id]?.order ?? -1);
    expect(orders).toEqual(orders.toSorted((a, b) => a - b));
    const others = blocksOnPage(after, pageOf(after, 3).id).filter(({ id }) => id !== panel.id);
    expect(others.every(({ order }) => order > (orders[0] ?? 0))).toBe(true);
    expect(new Set(others.map(({ order }) => order)).size).toBe(others.length);
  });

  it('leaves a locked story and a bottom lead where they are, and no place lies on them', () => {
    const [locked, foot] = [told('定稿'), told('江边夜话', 400)];
    const { edition, template } = busy(
      (all) => [
        ...standing(all, 3, locked, { column: 3, span: 2, row: 45, rows: 12 }).map((block) => ({
          ...block,
          locked: true as const,
        })),
        ...standing(all, 3, foot, { column: 0, span: 5, row: 58, rows: 17 }),
      ],
      [locked, foot],
    );
    const { staying, leftOut, after } = planned(edition, 3, template.id);
    expect(staying.toSorted()).toEqual([locked.id, foot.id].toSorted());
    expect(leftOut).toEqual(['brief']);
    const stood = (of: Edition) =>
      blocksOnPage(of, pageOf(of, 3).id)
        .filter((block) => 'articleId' in block && [locked.id, foot.id].includes(block.articleId))
        .map(({ id, frame }) => [id, frame])
        .toSorted();
    expect(stood(after)).toEqual(stood(edition));
    expect(compose(after, testResources()).findings.filter(({ code }) => code === 'blocks-overlap')).toEqual([]);
  });

  it('sends to the pool, and names, the lightest of the stories that are too many', () => {
    const more = [told('甲', 300), told('乙', 300), told('丙', 40)];
    const { edition, template, small } = busy(
      (all) => [
        ...standing(all, 3, more[0] ?? main, { column: 0, span: 2, row: 45, rows: 12 }),
        ...standing(all, 3, more[1] ?? main, { column: 2, span: 2, row: 45, rows: 12 }),
        ...standing(all, 3, more[2] ?? main, { column: 4, span: 1, row: 45, rows: 6, level: 'brief' }),
      ],
      more,
    );
    const { toPool, after, placed } = planned(edition, 3, template.id);
    expect(placed).toHaveLength(3);
    expect(toPool).toHaveLength(2);
    expect(toPool).toContain(more[2]?.id);
    expect(toPool).not.toContain(more[0]?.id);
    for (const id of toPool) {
      expect(threadOf(after, id)).toEqual([]);
      expect(after.articles[id]).toEqual(edition.articles[id]);
    }
    expect(after.articles[small.id]).toEqual(edition.articles[small.id]);
  });

  it('takes off this page, and not back to the pool, a story that goes on on another', () => {
    const more = [told('甲', 300), told('乙', 300), told('转版的稿', 40)];
    const [one = main, other = main, jumping = main] = more;
    const { edition, template } = busy(
      (all) => [
        ...standing(all, 3, one, { column: 0, span: 2, row: 45, rows: 12 }),
        ...standing(all, 3, other, { column: 2, span: 2, row: 45, rows: 12 }),
        ...standing(all, 3, jumping, { column: 4, span: 1, row: 45, rows: 6, level: 'brief' }),
        ...standing(all, 4, jumping, { column: 0, span: 2, row: 3, rows: 8, level: 'continued', thread: 1 }),
      ],
      more,
    );
    const { offPage, toPool, after } = planned(edition, 3, template.id);
    expect(offPage).toEqual([jumping.id]);
    expect(toPool).toHaveLength(1);
    expect(threadOf(after, jumping.id)).toHaveLength(1);
  });

  it('shows no picture twice, neither here nor of another page', () => {
    const { edition, template, lead } = divided();
    // The same file stands on page 2 with the lead, and came once more with a story of page 3.
    const again = { id: newId<'photo'>(), imageId: lead.photos[0]?.imageId ?? null, caption: '', credit: '' };
    const twin = { ...told('又一篇', 600), photos: [again] };
    const all = withArticle(edition, twin);
    const laid = withBlocks(all, standing(all, 3, twin, { column: 0, span: 5, row: 3, rows: 40 }));
    const { after } = planned(laid, 3, template.id);
    const shown = Object.values(after.blocks).flatMap((block) =>
      block.kind === 'photo'
        ? (after.articles[block.articleId]?.photos.find(({ id }) => id === block.photoId)?.imageId ?? [])
        : [],
    );
    expect(shown).toEqual(['p1']);
  });

  it('gives each of two pictures without a story a place of its own', () => {
    const pair = (at: number): Article => ({
      ...told(`组图${at}`),
      photos: [1, 2].map((n) => ({
        id: newId<'photo'>(),
        imageId: `q${at}${n}` as ImageId,
        caption: '',
        credit: '',
      })),
    });
    const [kept, other] = [pair(1), pair(2)];
    const bare = [kept, other].reduce(withArticle, emptyEdition(3));
    const both = (page: number, story: Article) =>
      story.photos.map(({ id }, at) => ({
        ...photoBlock(pageOf(bare, page), story, { column: 0, span: 2, row: 10 + 20 * at, rows: 14 }),
        photoId: id,
      }));
    const full = withBlocks(bare, [...both(2, kept), ...both(3, other)]);
    const saved = done(full, saveTemplate(full, pageOf(full, 2).id, '两图'));
    const template = Object.values(saved.templates).find(({ name }) => name === '两图');
    const { after, toTray } = planned(saved, 3, template?.id ?? '');
    const shown = blocksOnPage(after, pageOf(after, 3).id).flatMap((b) => (b.kind === 'photo' ? [b.photoId] : []));
    expect(shown.toSorted()).toEqual(other.photos.map(({ id }) => id).toSorted());
    expect(toTray).toEqual([]);
  });

  it('takes neither nameplate nor imprint from page 1, and puts none on another page', () => {
    const { edition } = divided();
    const named = (name: string) => Object.values(edition.templates).find((one) => one.name.startsWith(name))?.id ?? '';
    const kinds = (of: Edition, page: number) =>
      blocksOnPage(of, pageOf(of, page).id).map((block) => (block.kind === 'furniture' ? block.role : block.kind));
    const front = planned(edition, 1, named('图片版')).after;
    expect(kinds(front, 1)).toEqual(expect.arrayContaining(['nameplate', 'imprint', 'photo', 'body']));
    expect(compose(front, testResources()).findings.filter(({ code }) => code === 'blocks-overlap')).toEqual([]);
    const inside = planned(edition, 3, named('头版')).after;
    expect(kinds(inside, 3)).toContain('page-head');
    expect(kinds(inside, 3)).not.toContain('nameplate');
    expect(kinds(inside, 3)).not.toContain('imprint');
  });

  it('leaves out a picture of which what stays leaves room below the sheet alone', () => {
    const { edition, lead } = divided();
    const { grid } = pageOf(edition, 2);
    const { height } = grid.trim;
    const photo = { ...photoBlock(pageOf(edition, 2), lead, { column: 0, span: 2, row: 10, rows: 8 }) };
    const bleeding = { ...photo, frame: { x: 100, y: height - 100, width: 200, height: 250 } };
    const staying = { x: 0, y: height - 150, width: 400, height: 152 };
    expect(besideStaying([bleeding], [staying], grid)).toBeNull();
    expect(besideStaying([bleeding], [], grid)).toHaveLength(1);
  });

  it('is undone to the letter', () => {
    const { edition, template } = busy();
    const { edition: after, inverse } = applyPatches(edition, planned(edition, 3, template.id).patches);
    expect(applyPatches(after, inverse).edition).toEqual(edition);
  });
});

describe('a template of a 通版', () => {
  it('is laid under another one and under no page, and a page’s under no 通版', () => {
    const plain = emptyEdition(5);
    const joined = [2, 4].reduce((edition, number) => {
      const patches = joinPages(edition, pageOf(edition, number).id);
      if (typeof patches === 'string') throw new Error(patches);
      return done(edition, patches);
    }, plain);
    const ofSpread = done(joined, saveTemplate(joined, pageOf(joined, 2).id, '通版'));
    const edition = done(ofSpread, saveTemplate(ofSpread, pageOf(ofSpread, 1).id, '头版'));
    const plan = (number: number, name: string) => {
      const template = Object.values(edition.templates).find((one) => one.name === name);
      return template === undefined ? undefined : planTemplate(edition, pageOf(edition, number).id, template.id);
    };
    expect(plan(4, '头版')).toBeNull();
    expect(plan(1, '通版')).toBeNull();
    const laid = plan(4, '通版');
    expect(done(edition, laid?.patches ?? []).pages[pageOf(edition, 4).id]).toEqual(pageOf(edition, 4));
  });
});
