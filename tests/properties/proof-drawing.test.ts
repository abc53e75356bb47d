import { beforeAll, describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Mark, MarkOrder } from '../../shared/edition/proof-records.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { drawMarks } from '../../shared/proof/draw.ts';
import { type DrawnMark, MARGIN, type ProofDrawing } from '../../shared/proof/margins.ts';
import { PageCharacters } from '../../shared/proof/places.ts';
import { roundColours } from '../../shared/proof/rounds.ts';
import { Dice } from '../kit/dice.ts';
import { testResources } from '../kit/editions.ts';
import { sampleEdition } from '../kit/sample.ts';
import { printSeed, seed } from '../kit/seeds.ts';

beforeAll(() => printSeed('proof drawing'));

type Line = readonly [x1: number, y1: number, x2: number, y2: number];

/** The straight pieces of lead lines, by mark and colour. */
function leads({ strokes }: ProofDrawing): { markId: string; colour: string; line: Line }[] {
  return strokes.flatMap(({ markId, colour, isLead, path }) => {
    if (!isLead) return [];
    const points = path.map((step): [number, number] => (step[0] === 'C' ? [step[5], step[6]] : [step[1], step[2]]));
    return points
      .slice(1)
      .map(([x, y], at) => ({ markId, colour, line: [points[at]?.[0] ?? x, points[at]?.[1] ?? y, x, y] as const }));
  });
}

function cross(a: Line, b: Line): boolean {
  const side = ([x1, y1, x2, y2]: Line, x: number, y: number) => (x2 - x1) * (y - y1) - (y2 - y1) * (x - x1);
  const [p, q] = [side(a, b[0], b[1]) * side(a, b[2], b[3]), side(b, a[0], a[1]) * side(b, a[2], a[3])];
  if (p < -1e-9 && q < -1e-9) return true;
  // On one line: they lie on each other.
  const isAlong = Math.abs(side(a, b[0], b[1])) < 1e-6 && Math.abs(side(a, b[2], b[3])) < 1e-6;
  if (!isAlong) return false;
  const axis = a[0] === a[2] ? 1 : 0;
  const [low, high] = [
    Math.max(Math.min(a[axis] ?? 0, a[axis + 2] ?? 0), Math.min(b[axis] ?? 0, b[axis + 2] ?? 0)),
    Math.min(Math.max(a[axis] ?? 0, a[axis + 2] ?? 0), Math.max(b[axis] ?? 0, b[axis + 2] ?? 0)),
  ];
  return high - low > 1e-6;
}

/** True where a line goes through a box. */
function covers([x1, y1, x2, y2]: Line, box: { left: number; right: number; top: number; bottom: number }): boolean {
  let [from, to] = [0, 1];
  for (const [start, delta, low, high] of [
    [x1, x2 - x1, box.left, box.right],
    [y1, y2 - y1, box.top, box.bottom],
  ] as const) {
    if (Math.abs(delta) < 1e-9) {
      if (start <= low + 0.05 || start >= high - 0.05) return false;
      continue;
    }
    const [a, b] = [(low + 0.05 - start) / delta, (high - 0.05 - start) / delta];
    from = Math.max(from, Math.min(a, b));
    to = Math.min(to, Math.max(a, b));
  }
  return from < to;
}

const orders: readonly MarkOrder[] = [
  { kind: 'correct', text: '新字' },
  { kind: 'insert', text: '补上几个字' },
  { kind: 'note', text: '这个数字与前文不一致，请作者核实后再定' },
  { kind: 'space', amount: '1/2' },
  { kind: 'upright' },
  { kind: 'script', script: 'sub' },
  { kind: 'substitute', sign: '○', text: '字' },
  { kind: 'delete' },
];

function randomMark(dice: Dice, articles: readonly Article[]): Mark {
  const story = dice.of(articles);
  const flows = [
    ...story.body.map((one) => [one.id as string, paragraphText(one)] as const),
    ...story.headlines.headline.map((text, at) => [`headline.${at}`, text] as const),
  ];
  const [part, text] = dice.of(flows);
  const order =
    dice.whole(12) === 0
      ? { kind: 'transfer' as const, target: { part: dice.of(story.body).id as string, offset: 1 } }
      : dice.of(orders);
  const from = dice.whole(Math.max(1, text.length));
  const isPlace = order.kind === 'insert' || order.kind === 'space';
  const to = isPlace ? from : Math.min(text.length, from + 1 + dice.whole(6));
  const anchor = {
    kind: 'text' as const,
    articleId: story.id,
    start: { part, offset: from },
    end: { part, offset: to },
  };
  return {
    id: newId<'mark'>(),
    roundId: newId<'round'>(),
    anchor,
    order,
    origin: null,
    quote: text.slice(from, to),
    isGone: dice.whole(20) === 0,
    by: '',
    at: '',
    state: 'open',
    reply: '',
    settled: null,
  };
}

describe('lead lines', () => {
  let edition: Edition;
  let pages: readonly ComposedPage[];
  beforeAll(async () => {
    edition = await sampleEdition();
    pages = compose(edition, testResources()).pages;
  });

  it('of one colour never cross, and cover no text, with up to sixty marks on a page', () => {
    const dice = new Dice(seed);
    const articles = Object.values(edition.articles).filter(({ body }) => body.length > 0);
    let led = 0;
    for (let run = 0; run < 60; run++) {
      const page = dice.of(pages);
      const colours = dice.whole(2) === 0 ? roundColours.slice(0, 1) : roundColours;
      const marks = Array.from(
        { length: 1 + dice.whole(240) },
        (_, at): DrawnMark => ({ mark: randomMark(dice, articles), colour: dice.of(colours), number: at + 1 }),
      );
      const text = new PageCharacters(page);
      const here = marks
        .filter(({ mark: { anchor } }) => anchor.kind === 'text' && text.place(anchor.articleId, anchor.start) !== null)
        .slice(0, 60);
      const drawing = drawMarks(page, here);
      const lines = leads(drawing);
      led += new Set(lines.map(({ markId }) => markId)).size;
      for (const [at, one] of lines.entries()) {
        for (const box of text.runs)
          expect(covers(one.line, box), `run ${run} ${JSON.stringify([one.line, box])}`).toBe(false);
        for (const other of lines.slice(at + 1)) {
          if (one.markId === other.markId || one.colour !== other.colour) continue;
          expect(cross(one.line, other.line), `run ${run} ${JSON.stringify([one.line, other.line])}`).toBe(false);
        }
      }
      // Words in the margin are on the paper, and not on each other.
      const words = drawing.words.filter(({ x }) => x < 0 || x > page.width);
      for (const [at, one] of words.entries()) {
        expect(one.x, `run ${run}`).toBeGreaterThan(-MARGIN);
        expect(one.y, `run ${run}`).toBeGreaterThan(0);
        expect(one.y, `run ${run}`).toBeLessThan(page.height);
        for (const other of words.slice(at + 1)) {
          if (Math.abs(one.x - other.x) < MARGIN)
            expect(Math.abs(one.y - other.y), `run ${run}`).toBeGreaterThan(one.size);
        }
      }
      // The same marks give the same drawing.
      expect(drawMarks(page, here)).toEqual(drawing);
    }
    // Nearly every mark that has words reaches a margin.
    expect(led).toBeGreaterThan(400);
  });

  it('of a mark over a page jump are drawn on both its pages', () => {
    const story = Object.values(edition.articles).find(({ headlines }) => headlines.headline[0] === '东湖南岸灯火亮');
    if (story === undefined) throw new Error('no lead story');
    const [one, two] = pages.slice(0, 2).map((page) => new PageCharacters(page));
    // The paragraph that starts on page 1 and ends on page 2.
    const split = story.body.find((paragraph) => {
      const start = { part: paragraph.id as string, offset: 0 };
      const end = { part: paragraph.id as string, offset: paragraphText(paragraph).length };
      return (
        one?.place(story.id, start) !== null &&
        two?.place(story.id, end) !== null &&
        two?.place(story.id, start) === null
      );
    });
    if (split === undefined) throw new Error('no paragraph jumps');
    const length = paragraphText(split).length;
    const anchor = {
      kind: 'text' as const,
      articleId: story.id,
      start: { part: split.id as string, offset: 0 },
      end: { part: split.id as string, offset: length },
    };
    const mark: Mark = {
      ...randomMark(new Dice(1), [story]),
      anchor,
      order: { kind: 'delete' },
      isGone: false,
      quote: paragraphText(split),
    };
    for (const page of pages.slice(0, 2)) {
      expect(drawMarks(page, [{ mark, colour: '#d2201f', number: 1 }]).strokes.length).toBeGreaterThan(0);
    }
    const third = pages[2];
    if (third === undefined) throw new Error('no page 3');
    expect(drawMarks(third, [{ mark, colour: '#d2201f', number: 1 }]).strokes).toEqual([]);
  });

  it('are left out where a margin is full: those marks are numbered', () => {
    const dice = new Dice(seed + 1);
    const [page] = pages;
    if (page === undefined) throw new Error('no page');
    const articles = Object.values(edition.articles).filter(({ body }) => body.length > 0);
    const marks = Array.from(
      { length: 900 },
      (_, at): DrawnMark => ({
        mark: { ...randomMark(dice, articles), order: { kind: 'insert', text: '一二三四五六七八九十'.repeat(500) } },
        colour: '#d2201f',
        number: at + 1,
      }),
    );
    const drawing = drawMarks(page, marks);
    expect(drawing.numbered.length).toBeGreaterThan(0);
    // What has five thousand characters shows four lines of them.
    expect(drawing.words.filter(({ text }) => text.endsWith('…')).length).toBeGreaterThan(10);
  });
});
