import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { withMarks } from '../../shared/edition/anchors.ts';
import { anchoredText, bodyFlow, placeInFlow } from '../../shared/edition/flow.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Anchor, MarkOrder } from '../../shared/edition/proof-records.ts';
import type { Article, Edition, Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { carryOut, carryOutAll, reject, textOrder } from '../../shared/proof/carry-out.ts';
import { currentRound, marksOf, putMark, startRound } from '../../shared/proof/rounds.ts';
import { type Verification, verify } from '../../shared/proof/verify.ts';
import { Dice } from '../kit/dice.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { editFlow } from '../kit/flow-edits.ts';
import { processorTime } from '../kit/processor-time.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const who = { by: '校对', at: '2024-03-08T20:00:00+08:00' };

/** Characters that come once only in a document, so that each can be followed. */
class Letters {
  #next = 0x4e00;
  take(count: number): string {
    return Array.from({ length: count }, () => String.fromCodePoint(this.#next++)).join('');
  }
}

function editionOf(texts: readonly string[]): { edition: Edition; id: Article['id'] } {
  const story = article(texts, {
    headlines: { kicker: [], headline: ['题一甲乙丙丁', '题二戊己庚辛'], deck: [], summary: '' },
  });
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const edition = withBlocks(bare, [bodyBlock(page, story, { rows: 40, span: 3 })]);
  return {
    edition: applyPatches(edition, startRound(edition, { ...who, pages: [page.id] }).patches).edition,
    id: story.id,
  };
}

function recordOf(edition: Edition, id: Article['id']): Article {
  const record = edition.articles[id];
  if (record === undefined) throw new Error('no article');
  return record;
}

function edit(edition: Edition, record: Article): Edition {
  return applyPatches(edition, withMarks(edition, [{ kind: 'put', table: 'articles', id: record.id, record }])).edition;
}

const bodyText = (record: Article) => record.body.map(paragraphText).join('\n');

function anchor(record: Article, from: number, to: number): Anchor {
  const flow = bodyFlow(record.body);
  const [start, end] = [placeInFlow(flow, from), placeInFlow(flow, to)];
  if (start === null || end === null) throw new Error('no text');
  return { kind: 'text', articleId: record.id, start, end };
}

function put(edition: Edition, at: Anchor, order: MarkOrder): Edition {
  const result = putMark(edition, currentRound(edition), at, order, who);
  if (typeof result === 'string') throw new Error(result);
  return applyPatches(edition, result.patches).edition;
}

beforeAll(() => printSeed('proof'));

describe('marks and edits of any kind', () => {
  it('stay on their text, or say that it is gone', () => {
    const dice = new Dice(seed);
    for (let run = 0; run < 300; run++) {
      const letters = new Letters();
      let { edition, id } = editionOf(
        Array.from({ length: 1 + dice.whole(5) }, () => letters.take(1 + dice.whole(30))),
      );
      for (let round = 0; round < 3; round++) {
        for (let count = 0; count < 3; count++) {
          const record = recordOf(edition, id);
          const length = bodyText(record).length;
          const from = dice.whole(length);
          const to = Math.min(length, from + 1 + dice.whole(8));
          if (bodyText(record).slice(from, to).replaceAll('\n', '') === '') continue;
          edition = put(edition, anchor(record, from, to), { kind: 'correct', text: '新' });
        }
        for (let count = 0; count < 6; count++) {
          const record = recordOf(edition, id);
          const text = bodyText(record);
          const from = dice.whole(text.length + 1);
          const to = Math.min(text.length, from + dice.whole(12));
          const insert = dice.of([
            '',
            '',
            letters.take(1),
            letters.take(3),
            '\n',
            `${letters.take(2)}\n${letters.take(2)}`,
          ]);
          edition = edit(edition, editFlow(record, record.body[0]?.id ?? '', { from, to, text: insert }));
        }
        const now = recordOf(edition, id);
        const left = new Set(bodyText(now));
        for (const mark of Object.values(edition.marks)) {
          const surviving = [...mark.quote].filter((character) => character !== '\n' && left.has(character));
          if (mark.anchor.kind !== 'text') continue;
          if (mark.isGone) {
            // A line feed is a character too: what is left of it may be that alone.
            expect(surviving, `run ${run}`).toEqual([]);
            continue;
          }
          const text = anchoredText(edition, mark.anchor) ?? '';
          expect(
            [...text].filter((character) => mark.quote.includes(character) && character !== '\n'),
            `run ${run}`,
          ).toEqual(surviving);
        }
      }
    }
  });

  it('carried out one after the other are their edits made at once', () => {
    const dice = new Dice(seed + 1);
    for (let run = 0; run < 300; run++) {
      const letters = new Letters();
      let { edition, id } = editionOf(
        Array.from({ length: 1 + dice.whole(4) }, () => letters.take(12 + dice.whole(30))),
      );
      const before = recordOf(edition, id);
      for (const [from, order] of orders(dice, bodyText(before), 3)) {
        const length = order.kind === 'insert' || order.kind === 'paragraph' ? 0 : 2;
        edition = put(edition, anchor(before, from, from + length), order);
      }
      const round = currentRound(edition);
      if (round === undefined) throw new Error('no round');
      const marks = marksOf(edition, round.id);
      const edits = marks.flatMap((mark) => {
        const order = textOrder(edition, mark);
        return order === null || typeof order === 'string' ? [] : order.edits;
      });
      const expected = edits
        .toSorted((a, b) => b.from - a.from)
        .reduce((text, one) => text.slice(0, one.from) + one.text + text.slice(one.to), bodyText(before));
      const { patches, left } = carryOutAll(edition, shuffled(dice, marks), who);
      expect(left).toEqual([]);
      const { edition: done, inverse } = applyPatches(edition, patches);
      expect(bodyText(recordOf(done, id)), `run ${run}`).toBe(expected);
      expect(applyPatches(done, inverse).edition).toEqual(edition);
    }
  });
});

function shuffled<T>(dice: Dice, list: readonly T[]): T[] {
  return list
    .map((one) => [dice.next(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);
}

/** Orders of several kinds at places that are apart by at least `apart` units, in order. */
function orders(dice: Dice, text: string, apart: number): [number, MarkOrder][] {
  const list: [number, MarkOrder][] = [];
  for (let at = dice.whole(4); at + 2 < text.length; at += 2 + apart + dice.whole(8)) {
    // None at the edge of a paragraph: those are other paragraphs' too.
    if (text.slice(Math.max(0, at - 1), at + 3).includes('\n')) continue;
    list.push([
      at,
      dice.of<MarkOrder>([
        { kind: 'correct', text: dice.of(['新字', '改', '三个字']) },
        { kind: 'delete' },
        { kind: 'insert', text: dice.of(['补', '补上']) },
        { kind: 'transpose', first: 1, last: 1 },
        { kind: 'paragraph' },
      ]),
    ]);
  }
  return list;
}

/** Text of few letters: places in it are easily mistaken for each other. */
function repetitive(dice: Dice, length: number): string {
  return Array.from({ length }, () => dice.of([...'的一是不了人'])).join('');
}

/** Text in which no character comes again within forty: nothing in it is mistaken for something beside it. */
function distinct(dice: Dice, length: number): string {
  const half = (from: number) => Array.from({ length: 40 }, (_, at) => String.fromCodePoint(from + at));
  const halves = [half(0x5000), half(0x5028)];
  const turns = Array.from({ length: Math.ceil(length / 40) }, (_, turn) => shuffled(dice, halves[turn % 2] ?? []));
  return turns.flat().slice(0, length).join('');
}

/** A text as some paragraphs. */
function paragraphs(dice: Dice, text: string): string[] {
  const size = 20 + dice.whole(80);
  return Array.from({ length: Math.ceil(text.length / size) }, (_, at) => text.slice(at * size, (at + 1) * size));
}

/** What a change costs nobody asked for, so that two accounts of the same can be compared: units, then stretches. */
const costOf = (units: readonly number[]) => units.reduce((sum, count) => sum + count * 64 + 8, 0);

interface Proofread {
  readonly missed: ReadonlySet<string>;
  readonly rejected: ReadonlySet<string>;
  /** Changes that were made without a mark, units taken out and put in together. */
  readonly unasked: readonly number[];
  readonly found: Verification;
}

/** Marks a text, carries some of the marks out, misses others, and changes what nobody asked for. */
function proofread(dice: Dice, texts: readonly string[]): Proofread {
  let { edition, id } = editionOf(texts);
  const before = recordOf(edition, id);
  const text = bodyText(before);
  const missed = new Set<string>();
  const unasked: number[] = [];
  for (const [from, order] of orders(dice, text, 9)) {
    const length = order.kind === 'insert' || order.kind === 'paragraph' ? 0 : 2;
    // Two that are the same cannot be seen to have changed places.
    if (order.kind === 'transpose' && text[from] === text[from + 1]) continue;
    edition = put(edition, anchor(before, from, from + length), order);
  }
  const round = currentRound(edition);
  const frozen = edition.frozen[round?.id ?? ''];
  if (round === undefined || frozen === undefined) throw new Error('no round');
  const marks = marksOf(edition, round.id);
  const rejected = new Set<string>();
  for (const mark of marks) {
    const now = edition.marks[mark.id] ?? mark;
    const fate = dice.whole(6);
    if (fate === 0) missed.add(mark.id);
    else if (fate === 1) {
      rejected.add(mark.id);
      edition = applyPatches(edition, reject(now, '不改', who)).edition;
    } else {
      const done = carryOut(edition, now, who);
      if (typeof done === 'string') throw new Error(done);
      edition = applyPatches(edition, done).edition;
    }
  }
  // A change five characters after a mark, far from the next: one character other, more or less.
  for (const mark of marks) {
    if (dice.whole(5) > 0) continue;
    const now = edition.marks[mark.id]?.anchor;
    const record = recordOf(edition, id);
    const flow = bodyFlow(record.body);
    if (now?.kind !== 'text') continue;
    const part = flow.parts.find((one) => one.part === now.end.part);
    const from = (part?.from ?? 0) + now.end.offset + 6;
    if (part === undefined || from + 1 >= part.from + part.text.length) continue;
    const other = dice.of(['甲', '乙', '']);
    const to = other === '' || dice.whole(2) === 0 ? from + 1 : from;
    edition = edit(edition, editFlow(record, part.part, { from, to, text: other }));
    unasked.push(to - from + other.length);
  }
  const found = verify(
    frozen,
    marks.map((mark) => edition.marks[mark.id] ?? mark),
    edition,
  );
  return { missed, rejected, unasked, found };
}

/** What was found, in the words of what was done. */
function summary({ found }: Proofread) {
  const of = (outcome: string) =>
    new Set(found.marks.filter((one) => one.outcome === outcome).map(({ mark }) => mark.id as string));
  return {
    missed: of('missed'),
    rejected: of('rejected'),
    differently: of('differently').size,
    unasked: found.unasked.length,
  };
}

function expected({ missed, rejected, unasked }: Proofread) {
  return { missed, rejected, differently: 0, unasked: unasked.length };
}

describe('核红', () => {
  it('finds the marks that were missed and the changes nobody asked for, all and only those', {}, () => {
    const dice = new Dice(seed + 2);
    let [missedInAll, unaskedInAll] = [0, 0];
    for (let run = 0; run < 1_000; run++) {
      const done = proofread(dice, paragraphs(dice, distinct(dice, 20 + dice.whole(240))));
      expect(summary(done), `run ${run}: ${JSON.stringify(done.found.unasked)}`).toEqual(expected(done));
      missedInAll += done.missed.size;
      unaskedInAll += done.unasked.length;
    }
    expect(Math.min(missedInAll, unaskedInAll)).toBeGreaterThan(500);
  });

  it('does so in text of seven letters, too, unless another account of the changes is as short', {}, () => {
    const dice = new Dice(seed + 3);
    let others = 0;
    for (let run = 0; run < 1_000; run++) {
      const texts = Array.from({ length: 1 + dice.whole(4) }, () => repetitive(dice, 20 + dice.whole(60)));
      const done = proofread(dice, texts);
      const [is, wanted] = [summary(done), expected(done)];
      if (isDeepStrictEqual(is, wanted)) continue;
      // In 的一的一的一 one pair taken out may as well be the next: what is told must cost no more than what was done.
      others++;
      const told = done.found.unasked.map((one) => (one.kind === 'text' ? one.before.length + one.after.length : 99));
      // One that reached a mark, and is told as the mark done otherwise, was at least one unit.
      told.push(...Array.from({ length: is.differently }, () => 1));
      const isAsShort = costOf(told) <= costOf(done.unasked) + done.missed.size;
      expect(isAsShort ? wanted : is, `run ${run}: ${JSON.stringify(done.found.unasked)}`).toEqual(wanted);
    }
    expect(others).toBeLessThan(10);
  });

  const opened = () => editionOf(['昨晚，东湖的灯火亮了。', '市民在岸边看，一直到深夜。']);
  const check = (edition: Edition) => {
    const round = currentRound(edition);
    const frozen = edition.frozen[round?.id ?? ''];
    if (round === undefined || frozen === undefined) throw new Error('no round');
    return verify(frozen, marksOf(edition, round.id), edition);
  };

  it('tells what was done otherwise from what was not asked for', () => {
    const { edition, id } = opened();
    const record = recordOf(edition, id);
    const marked = put(edition, anchor(record, 3, 5), { kind: 'correct', text: '南湖' });
    const other = edit(
      marked,
      editFlow(recordOf(marked, id), record.body[0]?.id ?? '', { from: 3, to: 5, text: '西山' }),
    );
    expect(check(other).marks.map(({ outcome }) => outcome)).toEqual(['differently']);
    expect(check(other).unasked).toEqual([]);
  });

  it('tells two edits whose neighbours became one character as done otherwise, and all others as done', () => {
    const dice = new Dice(seed + 5);
    const joining = [
      ['🇨', '🇳'],
      ['ᄀ', 'ᅡ'],
      ['가', 'ᆨ'],
      ['👩\u200d', '👦'],
    ] as const;
    const apart = [
      ['甲', '乙'],
      ['e', '🇳'],
      ['👍🏽', '葛\u{e0100}'],
    ] as const;
    const characters = (text: string) => Array.from(new Intl.Segmenter('zh').segment(text), ({ segment }) => segment);
    for (let run = 0; run < 300; run++) {
      const [left, right] = dice.of<readonly [string, string]>([...joining, ...apart]);
      const [head, tail] = [repetitive(dice, 4), repetitive(dice, 4)];
      const { edition, id } = editionOf([`${head}${left}。，${right}${tail}`]);
      const at = head.length + left.length;
      const made = [dice.of(['', '', '新']), dice.of(['', '', '改'])];
      const order = (text = ''): MarkOrder => (text === '' ? { kind: 'delete' } : { kind: 'correct', text });
      const record = recordOf(edition, id);
      const first = put(edition, anchor(record, at, at + 1), order(made[0]));
      const both = put(first, anchor(record, at + 1, at + 2), order(made[1]));
      const round = currentRound(both);
      if (round === undefined) throw new Error('no round');
      const done = carryOutAll(both, marksOf(both, round.id), who);
      expect(done.left).toEqual([]);
      const { marks, unasked } = check(applyPatches(both, done.patches).edition);
      const isJoined = made.join('') === '' && characters(left + right).length === 1;
      const wanted = isJoined ? 'differently' : 'done';
      expect([marks.map(({ outcome }) => outcome), unasked], `run ${run}`).toEqual([[wanted, wanted], []]);
    }
  });

  it('sees emphasis, kinds of paragraphs, headlines, blocks, styles and pages', () => {
    const { edition, id } = opened();
    const record = recordOf(edition, id);
    expect(check(edition)).toEqual({ marks: [], unasked: [] });
    const bold = edit(edition, {
      ...record,
      body: record.body.map(
        (one, at): Paragraph =>
          at === 0
            ? { ...one, children: [{ text: '昨晚，' }, { text: '东湖', strong: true }, { text: '的灯火亮了。' }] }
            : one,
      ),
    });
    expect(check(bold).unasked).toMatchObject([{ kind: 'emphasis', before: '东湖', after: '**东湖**' }]);
    const kind = edit(edition, {
      ...record,
      body: record.body.map((one, at): Paragraph => (at === 1 ? { ...one, type: 'subhead' } : one)),
    });
    expect(check(kind).unasked).toMatchObject([{ kind: 'paragraph-kind', before: 'paragraph', after: 'subhead' }]);
    const title = edit(edition, {
      ...record,
      headlines: { ...record.headlines, headline: ['题一甲乙丙丁', '题二戊己庚'] },
    });
    expect(check(title).unasked).toMatchObject([{ kind: 'text', before: '辛', after: '' }]);
    const [block] = Object.values(edition.blocks).filter((one) => one.kind === 'body');
    if (block === undefined) throw new Error('no block');
    const apply = (...patches: Parameters<typeof applyPatches>[1]) =>
      check(applyPatches(edition, patches).edition).unasked;
    expect(apply({ kind: 'set', table: 'blocks', id: block.id, path: ['frame', 'x'], value: 9 })).toMatchObject([
      { kind: 'position' },
    ]);
    expect(apply({ kind: 'set', table: 'blocks', id: block.id, path: ['columns'], value: 2 })).toMatchObject([
      { kind: 'style-of-block' },
    ]);
    expect(apply({ kind: 'remove', table: 'blocks', id: block.id })).toMatchObject([{ kind: 'block-removed' }]);
    const added = { ...block, id: newId<'block'>() };
    expect(apply({ kind: 'put', table: 'blocks', id: added.id, record: added })).toMatchObject([
      { kind: 'block-added' },
    ]);
    expect(apply({ kind: 'set', table: 'styles', id: 'body', path: ['size'], value: 8 })).toEqual([
      { kind: 'style', style: 'body' },
    ]);
    expect(apply({ kind: 'set', table: 'pages', id: block.pageId, path: ['section'], value: '副刊' })).toMatchObject([
      { kind: 'page' },
    ]);
  });

  it('checks blocks that were to be moved', () => {
    const { edition } = opened();
    const [block] = Object.values(edition.blocks).filter((one) => one.kind === 'body');
    if (block === undefined) throw new Error('no block');
    const marked = put(edition, { kind: 'block', blockId: block.id }, { kind: 'shift-vertical', by: 13.5 });
    const [mark] = Object.values(marked.marks);
    if (mark === undefined) throw new Error('no mark');
    expect(check(marked).marks.map(({ outcome }) => outcome)).toEqual(['missed']);
    const done = carryOut(marked, mark, who);
    if (typeof done === 'string') throw new Error(done);
    expect(check(applyPatches(marked, done).edition)).toMatchObject({ marks: [{ outcome: 'done' }], unasked: [] });
    const other = applyPatches(marked, [
      { kind: 'set', table: 'blocks', id: block.id, path: ['frame', 'y'], value: 99 },
    ]).edition;
    expect(check(other)).toMatchObject({ marks: [{ outcome: 'differently' }], unasked: [] });
  });

  it('of a text written anew ends soon and says so once', async () => {
    const { edition, id } = editionOf([repetitive(new Dice(3), 3_000)]);
    const record = recordOf(edition, id);
    const anew = edit(edition, {
      ...record,
      body: record.body.map((one) => ({ ...one, children: [{ text: repetitive(new Dice(4), 3_000) }] })),
    });
    const spent = await processorTime(() => expect(check(anew).unasked.length).toBeGreaterThan(0));
    expect(spent).toBeLessThan(10_000);
  });
});
