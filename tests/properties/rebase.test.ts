import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createEdition } from '../../shared/edition/create.ts';
import type { PartId } from '../../shared/edition/ids.ts';
import { newId } from '../../shared/edition/ids.ts';
import { lookOf } from '../../shared/edition/leaves.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Mark } from '../../shared/edition/proof-records.ts';
import { rebase } from '../../shared/edition/rebase.ts';
import {
  type Article,
  articleSchema,
  type Block,
  type Edition,
  type Leaf,
  type Look,
  type Paragraph,
} from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { blockParts, captionPart, linePart, readRuns, solePart } from '../../shared/edition/text.ts';
import { Dice } from '../kit/dice.ts';
import { article, bodyBlock, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { seed } from '../kit/seeds.ts';

const PAIRS = 5_000;

/** Few letters, so that equal ones stand beside each other, and one of two units. */
function letters(dice: Dice): string {
  return Array.from({ length: dice.whole(4) }, () => dice.of(['的', '一', '𠮷'])).join('');
}

/** Styles of which one is often part of another. */
const looks: readonly Look[] = [
  { strong: true },
  { strong: true, dots: true },
  { script: 'super' },
  { dots: true, colour: 'red' },
  { ruby: 'de' },
];

function runs(dice: Dice): Leaf[] {
  const text = letters(dice);
  if (text === '') return [];
  return dice.whole(3) === 0 ? [{ text, ...lookOf(dice.of(looks)) }] : [{ text }];
}

function storyOf(edition: Edition): Article {
  const [story] = Object.values(edition.articles);
  if (story === undefined) throw new Error('no article');
  return story;
}

/** An edition with one article of three paragraphs, two photos and a pull quote, and a mark. */
function start(dice: Dice): Edition {
  const written = article([`一${letters(dice)}的`, `的${letters(dice)}一`, `一一${letters(dice)}`]);
  const photo = (caption: string) => ({ id: newId<'photo'>(), imageId: null, caption, credit: '的' });
  const story: Article = {
    ...written,
    headlines: { ...written.headlines, headline: ['的一的', '一一'] },
    byline: '一的一',
    photos: [photo('一的'), photo('的的')],
  };
  const edition = withArticle(createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 }), story);
  const { pageId, frame } = bodyBlock(pageOf(edition, 1), story, { rows: 4 });
  const quote: Block = {
    kind: 'pullquote',
    id: newId<'block'>(),
    pageId,
    frame,
    order: 1,
    articleId: story.id,
    text: '的一的一',
    standOff: 6,
  };
  return withBlocks(edition, [quote]);
}

function quoteOf(edition: Edition): Extract<Block, { kind: 'pullquote' }> {
  const block = Object.values(edition.blocks).find((one) => one.kind === 'pullquote');
  if (block?.kind !== 'pullquote') throw new Error('no pull quote');
  return block;
}

/** Typing in a text that has no styles. */
function typing(dice: Dice, table: 'articles' | 'blocks', id: string, part: PartId, text: string): Patch {
  const offset = dice.whole(text.length + 1);
  const taken = text.slice(offset, offset + dice.whole(3));
  const insert = runs(dice).map((leaf) => ({ text: leaf.text }));
  return { kind: 'text', table, id, part, offset, remove: taken === '' ? [] : [{ text: taken }], insert };
}

/** A line of the headline, or a caption, and how long it is; null where there is none. */
function anyLine(
  dice: Dice,
  { headlines, photos }: Article,
): { readonly part: PartId; readonly length: number } | null {
  const lines = headlines.headline.map((text, at) => ({ part: linePart('headline', at), length: text.length }));
  const captions = photos.map(({ id, caption }) => ({ part: captionPart(id), length: caption.length }));
  const all = [...lines, ...captions];
  return all.length === 0 ? null : dice.of(all);
}

type Act = (edition: Edition, dice: Dice, story: Article) => Patch | null;

function paragraphOf({ body }: Article, dice: Dice) {
  const own = dice.of(body);
  const at = body.indexOf(own);
  return { own, length: paragraphText(own).length, after: body[at - 1]?.id ?? null, next: body[at + 1] };
}

/** What people do, a kind each. */
const doings: Readonly<Record<string, Act>> = {
  type: (_, dice, story) => {
    const { own, length } = paragraphOf(story, dice);
    const offset = dice.whole(length + 1);
    const remove = readRuns(story, own.id, offset, Math.min(length, offset + dice.whole(4))) ?? [];
    return { kind: 'text', table: 'articles', id: story.id, part: own.id, offset, remove, insert: runs(dice) };
  },
  split: (_, dice, story) => {
    const { own, length } = paragraphOf(story, dice);
    const into = { id: newId<'paragraph'>(), type: own.type, after: own.id };
    return { kind: 'split', table: 'articles', id: story.id, part: own.id, offset: dice.whole(length + 1), into };
  },
  join: (_, dice, story) => {
    const { own, length, next } = paragraphOf(story, dice);
    if (next === undefined) return null;
    const from = { id: next.id, type: next.type, after: own.id };
    return { kind: 'join', table: 'articles', id: story.id, part: own.id, offset: length, from };
  },
  add: (_, dice, story) => {
    const { own, after } = paragraphOf(story, dice);
    const made = (): Paragraph => ({ ...own, id: newId<'paragraph'>() });
    const others = Array.from({ length: dice.whole(3) }, made);
    return { kind: 'add-paragraphs', table: 'articles', id: story.id, after, paragraphs: [made(), ...others] };
  },
  takeOut: (_, dice, story) => {
    const { own, after } = paragraphOf(story, dice);
    const at = story.body.indexOf(own);
    // One paragraph stays.
    const others = story.body.slice(at + 1, at + 1 + Math.min(dice.whole(3), story.body.length - 2));
    if (story.body.length < 2) return null;
    return { kind: 'remove-paragraphs', table: 'articles', id: story.id, after, paragraphs: [own, ...others] };
  },
  move: (_, dice, story) => {
    const { own, after } = paragraphOf(story, dice);
    const to = dice.of(story.body).id;
    if (to === own.id || to === after) return null;
    return { kind: 'move-paragraph', table: 'articles', id: story.id, paragraph: own.id, from: after, to };
  },
  paragraphType: (_, dice, story) => {
    const { own } = paragraphOf(story, dice);
    const now = dice.of(['subhead', 'note', 'answer'] as const);
    return { kind: 'paragraph-type', table: 'articles', id: story.id, paragraph: own.id, was: own.type, now };
  },
  emphasise: (_, dice, story) => {
    const { own, length } = paragraphOf(story, dice);
    const offset = dice.whole(length + 1);
    const was = readRuns(story, own.id, offset, Math.min(length, offset + dice.whole(4))) ?? [];
    if (was.length === 0) return null;
    const now: Leaf[] = [{ text: was.map(({ text }) => text).join(''), ...lookOf(dice.of([{}, ...looks])) }];
    return { kind: 'emphasis', table: 'articles', id: story.id, part: own.id, offset, was, now };
  },
  typeLine: (_, dice, story) => {
    const line = anyLine(dice, story);
    if (line === null) return null;
    const { part, length } = line;
    const offset = dice.whole(length + 1);
    const remove = readRuns(story, part, offset, offset + dice.whole(3)) ?? [];
    return { kind: 'text', table: 'articles', id: story.id, part, offset, remove, insert: runs(dice) };
  },
  styleLine: (_, dice, story) => {
    const line = anyLine(dice, story);
    if (line === null) return null;
    const offset = dice.whole(line.length + 1);
    const was = readRuns(story, line.part, offset, offset + 1 + dice.whole(4)) ?? [];
    if (was.length === 0) return null;
    const now: Leaf[] = [{ text: was.map(({ text }) => text).join(''), ...lookOf(dice.of([{}, ...looks])) }];
    return { kind: 'emphasis', table: 'articles', id: story.id, part: line.part, offset, was, now };
  },
  splitLine: (_, dice, story) => {
    const line = dice.whole(story.headlines.headline.length);
    const text = story.headlines.headline[line];
    if (text === undefined) return null;
    const part = linePart('headline', line);
    return { kind: 'split', table: 'articles', id: story.id, part, offset: dice.whole(text.length + 1), into: null };
  },
  joinLines: (_, dice, story) => {
    const { headline } = story.headlines;
    const line = dice.whole(headline.length);
    const text = headline[line];
    if (text === undefined || headline[line + 1] === undefined) return null;
    return {
      kind: 'join',
      table: 'articles',
      id: story.id,
      part: linePart('headline', line),
      offset: text.length,
      from: null,
    };
  },
  typeByline: (_, dice, story) => typing(dice, 'articles', story.id, solePart('byline'), story.byline),
  typeQuote: (edition, dice) => {
    const { id, text } = quoteOf(edition);
    return typing(dice, 'blocks', id, blockParts(quoteOf(edition))[0]?.part ?? solePart('banner'), text);
  },
  setStatus: (_, dice, story) => set(story.id, ['status'], dice.of(['draft', 'edited'])),
  setByline: (_, dice, story) => set(story.id, ['byline'], letters(dice)),
  setHeadline: (_, dice, story) => set(story.id, ['headlines', 'headline'], [letters(dice), letters(dice)]),
  setCaption: (_, dice, story) =>
    story.photos.length === 0
      ? null
      : set(story.id, ['photos', dice.whole(story.photos.length), 'caption'], letters(dice)),
  addPhoto: (_, dice, story) => {
    const photo = { id: newId<'photo'>(), imageId: null, caption: letters(dice), credit: '' };
    return { ...splice(story.id, ['photos'], dice.whole(story.photos.length + 1)), insert: [photo] };
  },
  takePhoto: (_, dice, story) =>
    story.photos.length === 0 ? null : { ...splice(story.id, ['photos'], dice.whole(story.photos.length)), remove: 1 },
  replaceBody: (_, dice, story) => {
    const index = dice.whole(story.body.length);
    return {
      ...splice(story.id, ['body'], index),
      remove: 1,
      insert: [{ ...paragraphOf(story, dice).own, id: newId<'paragraph'>() }],
    };
  },
  putArticle: (_, dice, story) => ({
    kind: 'put',
    table: 'articles',
    id: story.id,
    record: { ...story, source: letters(dice) },
  }),
  moveBlock: (edition, dice) => {
    const { id, frame } = quoteOf(edition);
    return { kind: 'set', table: 'blocks', id, path: ['frame'], value: { ...frame, x: dice.whole(100) } };
  },
  putMark: (_, dice, story) => {
    const { own, length } = paragraphOf(story, dice);
    const start = dice.whole(length + 1);
    return putMark(story, own.id, start, Math.min(length, start + dice.whole(3)));
  },
  setPaper: (edition, dice) => ({
    kind: 'edition',
    record: { ...edition.edition, publication: `日报${letters(dice)}` },
  }),
};

function set(id: string, path: (string | number)[], value: unknown): Patch {
  return { kind: 'set', table: 'articles', id, path, value };
}

function splice(id: string, path: string[], index: number): Extract<Patch, { kind: 'splice' }> {
  return { kind: 'splice', table: 'articles', id, path, index, remove: 0, insert: [] };
}

function putMark({ id: articleId }: Article, part: PartId, from: number, to: number): Patch {
  const id = newId<'mark'>();
  const record: Mark = {
    id,
    roundId: newId<'round'>(),
    anchor: { kind: 'text', articleId, start: { part, offset: from }, end: { part, offset: to } },
    order: { kind: 'note', text: '核' },
    origin: null,
    quote: '',
    by: '李四',
    at: '2024-03-08T21:00:00+08:00',
    state: 'open',
    reply: '',
    settled: null,
    isGone: false,
  };
  return { kind: 'put', table: 'marks', id, record };
}

const kinds = Object.keys(doings);

/** Something a person may do, of a kind where one is asked for and can be done. */
function act(edition: Edition, dice: Dice, kind = dice.of(kinds)): Patch {
  const story = storyOf(edition);
  const done = doings[kind]?.(edition, dice, story) ?? doings['type']?.(edition, dice, story);
  if (done == null) throw new Error('nothing to do');
  return done;
}

function acts(edition: Edition, dice: Dice, first = dice.of(kinds)): Patch[] {
  const patches: Patch[] = [];
  let now = edition;
  for (let count = 1 + dice.whole(3); count > 0; count--) {
    const patch = patches.length === 0 ? act(now, dice, first) : act(now, dice);
    now = applyPatches(now, [patch]).edition;
    patches.push(patch);
  }
  return patches;
}

describe('rebasing', () => {
  it('leads to the same text whoever was first, wherever both can hold, and never to a broken one', () => {
    const dice = new Dice(seed + 7);
    let held = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      const edition = start(dice);
      // Every kind beside every other.
      const [a, b] = [
        acts(edition, dice, kinds[pair % kinds.length]),
        acts(edition, dice, kinds[Math.floor(pair / kinds.length) % kinds.length]),
      ];
      const [afterA, afterB] = [applied(edition, a, 'a'), applied(edition, b, 'b')];
      const [after, before] = [rebase(afterA, b, a), rebase(afterB, a, b, 'patch-first')];
      const told = `pair ${pair}: ${JSON.stringify({ body: storyOf(edition).body, a, b, after, before })}`;
      const one = applied(edition, [...a, ...after.patches], told);
      const other = applied(edition, [...b, ...before.patches], told);
      v.parse(articleSchema, storyOf(one));
      // Only what stands on a patch that does not hold does not fit: texts are short here.
      for (const { dropped } of [after, before]) expect(dropped[0]?.why, told).not.toBe('does-not-fit');
      if (after.dropped.length + before.dropped.length > 0) continue;
      held++;
      // Where marks stand on what was typed, whoever types says.
      expect({ ...one, marks: {} }, told).toEqual({ ...other, marks: {} });
    }
    expect(kinds.length ** 2).toBeLessThan(PAIRS);
    expect(held).toBeGreaterThan(PAIRS / 3);
  });

  it('takes one person’s step back beside another’s', () => {
    const dice = new Dice(seed + 8);
    let undone = 0;
    for (let run = 0; run < 500; run++) {
      const edition = start(dice);
      const mine = applyPatches(edition, acts(edition, dice));
      const theirs = acts(mine.edition, dice);
      const undo = rebase(applied(mine.edition, theirs, 'theirs'), mine.inverse, theirs);
      // Theirs alone, as if the step had never been done.
      const alone = rebase(edition, theirs, mine.inverse, 'patch-first');
      const told = JSON.stringify({ theirs, undo, alone });
      const back = applied(mine.edition, [...theirs, ...undo.patches], told);
      const never = applied(edition, alone.patches, told);
      v.parse(articleSchema, storyOf(back));
      if (undo.dropped.length + alone.dropped.length > 0) continue;
      undone++;
      expect({ ...back, marks: {} }, told).toEqual({ ...never, marks: {} });
    }
    expect(undone).toBeGreaterThan(100);
  });

  it('brings a mark along that was put beside what another typed, and says where its words have gone', () => {
    const dice = new Dice(1);
    const edition = start(dice);
    const story = storyOf(edition);
    const [{ id: part }] = [paragraphOf(story, dice).own];
    const text = (offset: number, remove: string, insert: string): Patch => ({
      kind: 'text',
      table: 'articles',
      id: story.id,
      part,
      offset,
      remove: remove === '' ? [] : [{ text: remove }],
      insert: insert === '' ? [] : [{ text: insert }],
    });
    const own = paragraphText(story.body.find(({ id }) => id === part) ?? paragraphOf(story, dice).own);
    const mark = putMark(story, part, 1, 2);
    const typed = [text(0, '', '新')];
    const moved = rebase(applied(edition, typed, ''), [mark], typed);
    expect(moved).toMatchObject({
      patches: [{ record: { anchor: { start: { part, offset: 2 }, end: { part, offset: 3 } } } }],
      dropped: [],
    });
    const taken = [text(0, own.slice(0, 2), '')];
    expect(rebase(applied(edition, taken, ''), [mark], taken).dropped).toMatchObject([{ why: 'text-removed' }]);
  });

  it('names what does not fit once both are done', () => {
    const edition = start(new Dice(2));
    const { id } = storyOf(edition);
    const part = solePart('byline');
    const long: Patch[] = [
      { kind: 'text', table: 'articles', id, part, offset: 0, remove: [], insert: [{ text: '一'.repeat(6_000) }] },
    ];
    const both = rebase(applied(edition, long, ''), long, long);
    expect(both).toMatchObject({ patches: [], dropped: [{ why: 'does-not-fit' }] });
  });
});

function applied(edition: Edition, patches: readonly Patch[], told: string): Edition {
  try {
    return applyPatches(edition, patches).edition;
  } catch (error) {
    throw new Error(told, { cause: error });
  }
}
