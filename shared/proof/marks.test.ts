import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  photoBlock,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { withMarks } from '../edition/anchors.ts';
import { newId } from '../edition/ids.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Anchor, Mark, MarkOrder } from '../edition/proof-records.ts';
import type { Article, Edition } from '../edition/records.ts';
import { paragraphText } from '../edition/selectors.ts';
import { readRuns } from '../edition/text.ts';
import { carryOut, carryOutAll, reject } from './carry-out.ts';
import { markKinds, markModule } from './marks/kinds.ts';
import { placeQuoted, quotedMarkSchema } from './quoted-marks.ts';
import { currentRound, putMark, removeMark, startRound } from './rounds.ts';

const who = { by: '校对员', at: '2024-03-08T20:00:00+08:00' };
const photoId = newId<'photo'>();
const story = article(['昨晚，东湖的灯灯火亮了。', '市民在岸边看。', 'H2O和10m2 的　灯。'], {
  headlines: { kicker: [], headline: ['东湖灯火亮', '今日开放'], deck: [], summary: '' },
  photos: [{ id: photoId, imageId: null, caption: '新馆夜色。', credit: '' }],
});

function opened(): Edition {
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const photo = {
    ...photoBlock(page, story, { column: 2, span: 2, row: 30, rows: 10 }),
    photoId,
    crop: { scale: 2, x: 0, y: 0 },
  };
  const blocks = [bodyBlock(page, story, { rows: 40, span: 2 }), photo];
  const edition = withBlocks(bare, blocks);
  return applyPatches(edition, startRound(edition, { ...who, pages: [page.id] }).patches).edition;
}

function copyOf(edition: Edition): Article {
  const record = edition.articles[story.id];
  if (record === undefined) throw new Error('no article');
  return record;
}

function text(edition: Edition): string {
  const { body, headlines, photos } = copyOf(edition);
  return [...headlines.headline, ...body.map(paragraphText), photos[0]?.caption].join('\n');
}

/** An anchor on the nth place of a text in a part: between characters where `length` is 0. */
function on(part: string, from: number, length: number): Anchor {
  return { kind: 'text', articleId: story.id, start: { part, offset: from }, end: { part, offset: from + length } };
}

const [first, second, third] = story.body.map(({ id }) => id as string);

function put(edition: Edition, anchor: Anchor, order: MarkOrder): { edition: Edition; mark: Mark } {
  const result = putMark(edition, currentRound(edition), anchor, order, who);
  if (typeof result === 'string') throw new Error(result);
  const next = applyPatches(edition, result.patches).edition;
  const mark = next.marks[result.id];
  if (mark === undefined) throw new Error('no mark');
  return { edition: next, mark };
}

const photoAnchor = (edition: Edition): Anchor => {
  const photo = Object.values(edition.blocks).find((block) => block.kind === 'photo');
  if (photo === undefined) throw new Error('no photo');
  return { kind: 'block', blockId: photo.id };
};

describe('the register of marks', () => {
  const modules = markKinds.map((kind) => markModule(kind));

  it('has the 21 marks of the standard in their order', () => {
    const numbers = modules.flatMap(({ number }) => number ?? []);
    expect(numbers).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
  });

  it('gives each a key and a sign of its own', () => {
    expect(new Set(modules.map(({ key }) => key)).size).toBe(modules.length);
    expect(new Set(modules.map(({ sign }) => sign)).size).toBe(modules.length);
  });
});

describe('a mark carried out', () => {
  it.each<[string, Anchor, MarkOrder, string, string]>([
    ['改正', on(first ?? '', 3, 2), { kind: 'correct', text: '南湖' }, '昨晚，东湖的', '昨晚，南湖的'],
    ['删除', on(first ?? '', 6, 1), { kind: 'delete' }, '的灯灯火', '的灯火'],
    ['增补', on(second ?? '', 2, 0), { kind: 'insert', text: '们' }, '市民在岸边', '市民们在岸边'],
    ['对调', on(second ?? '', 3, 2), { kind: 'transpose', first: 1, last: 1 }, '岸边看', '边岸看'],
    [
      '对调，中间不动',
      on(second ?? '', 0, 6),
      { kind: 'transpose', first: 2, last: 1 },
      '市民在岸边看',
      '看在岸边市民',
    ],
    ['接排', on(first ?? '', 12, 0), { kind: 'run-on' }, '亮了。\n市民', '亮了。市民'],
    ['另起段', on(first ?? '', 3, 0), { kind: 'paragraph' }, '昨晚，东湖', '昨晚，\n东湖'],
    [
      '转移',
      on(first ?? '', 0, 3),
      { kind: 'transfer', target: { part: second ?? '', offset: 2 } },
      '市民在',
      '市民昨晚，在',
    ],
    ['加大空距', on('headline.1', 2, 0), { kind: 'more-space', amount: '1/2' }, '今日开放', '今日\u2002开放'],
    ['减小空距', on(third ?? '', 8, 3), { kind: 'less-space' }, '2 的　灯', '2的灯'],
    ['空1字距', on(`caption.${photoId}`, 2, 0), { kind: 'space', amount: '1' }, '新馆夜色', '新馆\u3000夜色'],
    ['分开', on(third ?? '', 3, 0), { kind: 'separate' }, 'H2O和', 'H2O 和'],
    ['代替', on(third ?? '', 11, 1), { kind: 'substitute', sign: '○', text: '火' }, '　灯。', '　火。'],
  ])('%s is its edit, and its inverse gives back what was there', (_, anchor, order, before, after) => {
    const { edition, mark } = put(opened(), anchor, order);
    const was = text(edition);
    expect(was).toContain(before);
    const patches = carryOut(edition, mark, who);
    if (typeof patches === 'string') throw new Error(patches);
    const { edition: done, inverse } = applyPatches(edition, patches);
    expect(text(done)).toContain(after);
    // What is transferred is as long as before.
    expect(text(done).length - was.length).toBe(order.kind === 'transfer' ? 0 : after.length - before.length);
    expect(done.marks[mark.id]).toMatchObject({ state: 'done', isGone: false, settled: who });
    expect(applyPatches(done, inverse).edition).toEqual(edition);
    // Done is done: it is not carried out twice.
    expect(carryOut(done, done.marks[mark.id] ?? mark, who)).toBe('settled');
  });

  it.each<[string, MarkOrder, (block: { x: number; y: number; width: number; height: number }) => object]>([
    ['上下移', { kind: 'shift-vertical', by: 13.5 }, ({ y }) => ({ y: y + 13.5 })],
    ['左右移', { kind: 'shift-horizontal', by: -9 }, ({ x }) => ({ x: x - 9 })],
    ['排齐 左', { kind: 'align', edge: 'left', to: 50 }, () => ({ x: 50 })],
    ['排齐 右', { kind: 'align', edge: 'right', to: 500 }, ({ width }) => ({ x: 500 - width })],
    ['排齐 上', { kind: 'align', edge: 'top', to: 80 }, () => ({ y: 80 })],
    ['排齐 下', { kind: 'align', edge: 'bottom', to: 800 }, ({ height }) => ({ y: 800 - height })],
  ])('%s moves its block', (_, order, frame) => {
    const start = opened();
    const { edition, mark } = put(start, photoAnchor(start), order);
    const patches = carryOut(edition, mark, who);
    if (typeof patches === 'string' || mark.anchor.kind !== 'block') throw new Error('not carried out');
    const { edition: done, inverse } = applyPatches(edition, patches);
    const old = edition.blocks[mark.anchor.blockId]?.frame ?? { x: 0, y: 0, width: 0, height: 0 };
    expect(done.blocks[mark.anchor.blockId]?.frame).toEqual({ ...old, ...frame(old) });
    expect(applyPatches(done, inverse).edition).toEqual(edition);
  });

  it('正图 centres the picture in its frame', () => {
    const start = opened();
    const { edition, mark } = put(start, photoAnchor(start), { kind: 'straighten' });
    const { patches } = carryOutAll(edition, [mark], who);
    expect(
      Object.values(applyPatches(edition, patches).edition.blocks).find((block) => block.kind === 'photo'),
    ).toMatchObject({
      crop: { scale: 1, x: 0.5, y: 0.5 },
    });
  });

  it.each<[string, string, number, MarkOrder & { readonly kind: 'script' }]>([
    ['a figure of the copy', third ?? '', 1, { kind: 'script', script: 'sub' }],
    ['words that no sign stands for', first ?? '', 1, { kind: 'script', script: 'super' }],
    ['a line of the headline', 'headline.1', 2, { kind: 'script', script: 'super' }],
    ['a caption', `caption.${photoId}`, 0, { kind: 'script', script: 'sub' }],
  ])('上下角 of %s is its character style, and its inverse gives back what was there', (_, part, from, order) => {
    const { edition, mark } = put(opened(), on(part, from, 1), order);
    const patches = carryOut(edition, mark, who);
    if (typeof patches === 'string') throw new Error(patches);
    const { edition: done, inverse } = applyPatches(edition, patches);
    expect(text(done)).toBe(text(edition));
    expect(readRuns(copyOf(done), part, from, from + 1)).toEqual([
      { ...readRuns(copyOf(edition), part, from, from + 1)?.[0], script: order.script },
    ]);
    expect(done.marks[mark.id]?.state).toBe('done');
    expect(applyPatches(done, inverse).edition).toEqual(edition);
  });

  it.each<[string, Anchor, MarkOrder]>([
    ['转正', on(first ?? '', 0, 1), { kind: 'upright' }],
    ['说明', on(first ?? '', 0, 1), { kind: 'note', text: '核实' }],
    ['减小空距 where there is none', on(first ?? '', 0, 2), { kind: 'less-space' }],
    ['阶梯形 in body text', on(first ?? '', 0, 2), { kind: 'step' }],
  ])('%s is left to a person', (_, anchor, order) => {
    const { edition, mark } = put(opened(), anchor, order);
    expect(carryOut(edition, mark, who)).toBe('by-hand');
  });

  it('保留 withdraws the mark, and opens it again when it is taken away', () => {
    const { edition, mark } = put(opened(), on(first ?? '', 0, 2), { kind: 'delete' });
    const { edition: kept, mark: stet } = put(edition, mark.anchor, { kind: 'stet', of: mark.id });
    expect(kept.marks[mark.id]?.state).toBe('withdrawn');
    expect(carryOut(kept, kept.marks[mark.id] ?? mark, who)).toBe('settled');
    expect(applyPatches(kept, removeMark(kept, stet)).edition.marks[mark.id]?.state).toBe('open');
  });

  it('keeps a reason with what it rejects', () => {
    const { edition, mark } = put(opened(), on(first ?? '', 0, 2), { kind: 'delete' });
    const after = applyPatches(edition, reject(mark, '原文如此', who)).edition;
    expect(after.marks[mark.id]).toMatchObject({ state: 'rejected', reply: '原文如此', settled: who });
  });

  it('refuses what cannot be put there', () => {
    const edition = opened();
    const round = currentRound(edition);
    expect(putMark(edition, undefined, on(first ?? '', 0, 1), { kind: 'delete' }, who)).toBe('no-round');
    expect(putMark(edition, round, on(first ?? '', 1, 0), { kind: 'delete' }, who)).toBe('needs-text');
    expect(putMark(edition, round, on('nowhere', 0, 1), { kind: 'delete' }, who)).toBe('no-text');
    expect(putMark(edition, round, on(first ?? '', 0, 1), { kind: 'shift-vertical', by: 3 }, who)).toBe('needs-block');
    expect(putMark(edition, round, photoAnchor(edition), { kind: 'insert', text: '字' }, who)).toBe('needs-text');
  });
});

describe('a mark whose ground changed', () => {
  const edited = (edition: Edition, change: (record: Article) => Article) =>
    applyPatches(
      edition,
      withMarks(edition, [{ kind: 'put', table: 'articles', id: story.id, record: change(copyOf(edition)) }]),
    ).edition;
  const inBody =
    (from: string, to: string) =>
    (record: Article): Article => ({
      ...record,
      body: record.body.map((one) => ({
        ...one,
        children: one.children.map((leaf) => ({ ...leaf, text: leaf.text.replace(from, to) })),
      })),
    });

  it('follows its text, and says when it reads otherwise', () => {
    const { edition, mark } = put(opened(), on(first ?? '', 6, 2), { kind: 'correct', text: '灯' });
    const moved = edited(edition, inBody('昨晚，', '昨天夜里，'));
    expect(moved.marks[mark.id]?.anchor).toEqual(on(first ?? '', 8, 2));
    const changed = edited(moved, inBody('灯灯', '灯的灯'));
    expect(carryOut(changed, changed.marks[mark.id] ?? mark, who)).toBe('changed');
  });

  it('is kept, and gone, when somebody deleted its text', () => {
    const { edition, mark } = put(opened(), on(first ?? '', 3, 2), { kind: 'correct', text: '南湖' });
    const after = edited(edition, inBody('东湖的灯', ''));
    expect(after.marks[mark.id]).toMatchObject({ isGone: true, quote: '东湖', state: 'open' });
    expect(carryOut(after, after.marks[mark.id] ?? mark, who)).toBe('gone');
  });

  it('goes with its paragraph, wherever that is joined or parted', () => {
    const { edition, mark } = put(opened(), on(second ?? '', 3, 2), { kind: 'correct', text: '湖边' });
    const [one, two, three] = copyOf(edition).body;
    if (one === undefined || two === undefined || three === undefined) throw new Error('no body');
    const joined = edited(edition, (record) => ({
      ...record,
      body: [{ ...one, children: [...one.children, ...two.children] }, three],
    }));
    expect(joined.marks[mark.id]?.anchor).toEqual(on(one.id, 15, 2));
    const parted = edited(joined, (record) => ({
      ...record,
      body: [{ ...one, children: [{ text: '昨晚，' }] }, paragraph('东湖的灯灯火亮了。市民在岸边看。'), three],
    }));
    const at = parted.marks[mark.id]?.anchor;
    expect(at?.kind === 'text' ? at.start : null).toEqual({ part: copyOf(parted).body[1]?.id, offset: 12 });
  });

  it('over a joint of paragraphs holds both ends', () => {
    const anchor: Anchor = {
      kind: 'text',
      articleId: story.id,
      start: { part: first ?? '', offset: 9 },
      end: { part: second ?? '', offset: 2 },
    };
    const { edition, mark } = put(opened(), anchor, { kind: 'correct', text: '亮，市民' });
    expect(mark.quote).toBe('亮了。\n市民'.slice(0));
    const done = carryOut(edition, mark, who);
    if (typeof done === 'string') throw new Error(done);
    expect(text(applyPatches(edition, done).edition)).toContain('灯灯火亮，市民在岸边看。');
  });

  it('on a caption stays when the photo is replaced, and is gone when the photo is', () => {
    const { edition, mark } = put(opened(), on(`caption.${photoId}`, 0, 2), { kind: 'correct', text: '旧馆' });
    const replaced = edited(edition, (record) => ({
      ...record,
      photos: record.photos.map((photo) => ({ ...photo, credit: '他人' })),
    }));
    expect(replaced.marks[mark.id]).toEqual(mark);
    const without = edited(edition, (record) => ({ ...record, photos: [] }));
    expect(without.marks[mark.id]?.isGone).toBe(true);
  });

  it('correcting to nothing deletes', () => {
    const { edition, mark } = put(opened(), on(first ?? '', 3, 2), { kind: 'correct', text: '' });
    const done = carryOut(edition, mark, who);
    if (typeof done === 'string') throw new Error(done);
    expect(text(applyPatches(edition, done).edition)).toContain('昨晚，的灯灯火亮了。');
  });

  it('lying over another is carried out where the other left its text', () => {
    const one = put(opened(), on(first ?? '', 3, 4), { kind: 'correct', text: '南岸楼台' });
    const two = put(one.edition, on(first ?? '', 5, 4), { kind: 'delete' });
    const { patches, left } = carryOutAll(two.edition, [one.mark, two.mark], who);
    expect(left.map(({ mark, why }) => [mark.id, why])).toEqual([[two.mark.id, 'changed']]);
    expect(text(applyPatches(two.edition, patches).edition)).toContain('昨晚，南岸楼台灯火亮了。');
  });
});

describe('a mark on characters of several units', () => {
  const odd = article(['说e\u0301𠮷好葛\u{e0100}。']);
  const bare = withArticle(emptyEdition(1), odd);
  const page = pageOf(bare, 1);
  const placed = withBlocks(bare, [bodyBlock(page, odd, { rows: 10 })]);
  const edition = applyPatches(placed, startRound(placed, { ...who, pages: [page.id] }).patches).edition;
  const part = odd.body[0]?.id ?? newId<'paragraph'>();
  const put = (from: number, to: number, order: MarkOrder) => {
    const anchor: Anchor = {
      kind: 'text',
      articleId: odd.id,
      start: { part, offset: from },
      end: { part, offset: to },
    };
    const made = putMark(edition, currentRound(edition), anchor, order, who);
    if (typeof made === 'string') throw new Error(made);
    const next = applyPatches(edition, made.patches).edition;
    return { next, mark: next.marks[made.id] };
  };

  it('is on whole ones, whatever was asked for', () => {
    expect(put(2, 3, { kind: 'delete' }).mark?.quote).toBe('e\u0301');
    expect(put(6, 7, { kind: 'delete' }).mark?.quote).toBe('葛\u{e0100}');
    expect(put(2, 2, { kind: 'insert', text: '了' }).mark?.anchor).toMatchObject({
      start: { offset: 1 },
      end: { offset: 1 },
    });
  });

  it('has halves of whole ones change places', () => {
    const quoted = placeQuoted(edition, v.parse(quotedMarkSchema, { kind: 'transpose', quote: '𠮷好' }));
    expect(quoted).toMatchObject({ order: { kind: 'transpose', first: 2, last: 1 } });
    const { next, mark } = put(3, 6, { kind: 'transpose', first: 2, last: 1 });
    if (mark === undefined) throw new Error('no mark');
    const done = applyPatches(next, carryOutAll(next, [mark], who).patches).edition;
    expect(done.articles[odd.id]?.body.map(paragraphText)).toEqual(['说e\u0301好𠮷葛\u{e0100}。']);
  });
});
