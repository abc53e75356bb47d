/** What is done about findings: mended together, marked by the machine, weighed as errors, gone through in reading order. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { applyPatches } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import { paragraphText } from '../edition/selectors.ts';
import { carried } from '../paper/carry.ts';
import { colourOf, colourOfMark, currentRound, startRound } from '../proof/rounds.ts';
import type { Finding } from './check.ts';
import { CopyChecker } from './copy/checked.ts';
import { estimatedRates } from './estimated-errors.ts';
import { alike, fixesOf } from './fix.ts';
import { markFindings } from './machine-mark.ts';
import { besidePlace, inPageOrder, inReadingOrder } from './reading-order.ts';
import { checkArticles } from './run.ts';
import { standing, waive } from './waivers.ts';

const who = { by: '张三', at: '2026-03-08T20:00:00+08:00' };
const because = { ...who, reason: '原文如此' };
const story = article(['目的是为了改善民生，目的是为了便民。', '他说,好。'], {
  headlines: { kicker: [], headline: ['目的是为了民生'], deck: [], summary: '' },
});
const other = article(['目的是为了读者。']);
const bare = [story, other].reduce(withArticle, emptyEdition(1));
const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 20 })]);

function found(own: Edition): Finding[] {
  const checker = new CopyChecker();
  checker.use(null);
  return checkArticles(own, checker);
}

function ofRule(own: Edition, rule: string): Finding[] {
  return found(own).filter((one) => one.rule === rule);
}

const [first] = ofRule(edition, 'doubled-meaning');
if (first === undefined) throw new Error('nothing is found');

function texts(own: Edition): string[] {
  return Object.values(own.articles).flatMap(({ body }) => body.map(paragraphText));
}

describe('all that a rule found', () => {
  it('is mended as one edit, in every story and headline, and nothing else with it', () => {
    const { patches, count } = fixesOf(edition, alike(found(edition), first));
    expect(count).toBe(4);
    const applied = applyPatches(edition, patches);
    expect(texts(applied.edition)).toEqual(['目的是改善民生，目的是便民。', '他说,好。', '目的是读者。']);
    expect(applied.edition.articles[story.id]?.headlines.headline).toEqual(['目的是民生']);
    expect(applyPatches(applied.edition, applied.inverse).edition).toEqual(edition);
  });

  it('leaves out what is waived, and what reads otherwise by now', () => {
    const waived = applyPatches(edition, waive(edition, first, because)).edition;
    expect(alike(found(waived), first)).toHaveLength(3);
    const stale = alike(found(edition), first).map((one) =>
      one.text?.articleId === other.id ? { ...one, text: { ...one.text, found: '别的' } } : one,
    );
    expect(fixesOf(edition, stale).count).toBe(3);
  });
});

describe('a waiver of words', () => {
  const count = (own: Edition) => standing(ofRule(own, 'doubled-meaning')).length;

  it('is of the place, of the story, or of all stories', () => {
    const reaching = (['here', 'story', 'always'] as const).map((reach) =>
      count(applyPatches(edition, waive(edition, first, because, reach)).edition),
    );
    expect([count(edition), ...reaching]).toEqual([4, 3, 1, 0]);
  });

  it('is of a single character only with those beside it', () => {
    const comma = article(['他说,好。她说,行。']);
    const own = withArticle(emptyEdition(1), comma);
    const [mark] = ofRule(own, 'half-width-mark');
    if (mark === undefined) throw new Error('nothing is found');
    const waived = applyPatches(own, waive(own, mark, because, 'always')).edition;
    expect(standing(ofRule(waived, 'half-width-mark')).map(({ text }) => text?.from)).toEqual([7]);
  });

  it('goes on to the next edition where it is of all stories, and only then', () => {
    for (const reach of ['here', 'story', 'always'] as const) {
      const waived = applyPatches(edition, waive(edition, first, because, reach)).edition;
      const next = carried(waived, '2026-03-09', true).edition;
      expect(Object.keys(next.waivers)).toHaveLength(reach === 'always' ? 1 : 0);
    }
  });
});

describe('the machine as a reader', () => {
  const read = applyPatches(edition, startRound(edition, { ...who, pages: [pageOf(edition, 1).id] }).patches).edition;

  it('puts what was found as marks of the round, in a colour that no round has, and each once', () => {
    expect(markFindings(edition, [first], who)).toBe('no-round');
    const patches = markFindings(read, found(read), who);
    if (typeof patches === 'string') throw new Error(patches);
    const marked = applyPatches(read, patches).edition;
    const marks = Object.values(marked.marks);
    expect(marks.map(({ order }) => order.kind)).toContain('correct');
    expect(marks.every(({ reader, by, state }) => reader === 'machine' && by === '张三' && state === 'open')).toBe(
      true,
    );
    const round = currentRound(marked);
    const [mark] = marks;
    if (round === undefined || mark === undefined) throw new Error('no mark');
    const colours = [1, 2, 3].map((number) => colourOf({ number }));
    expect(colours).not.toContain(colourOfMark(mark, round));
    expect(markFindings(marked, found(marked), who)).toEqual([]);
  });

  it('puts no mark on other words: where the text reads otherwise by now, or its story is gone', () => {
    const all = found(read).filter(({ text }) => text?.articleId === story.id);
    const rewritten = story.body.map(({ id }) => ({
      ...paragraph('会后大家都说很好，以后还要多办几次这样的会。'),
      id,
    }));
    const headlines = { ...story.headlines, headline: ['会后大家都说好'] };
    const articles = { ...read.articles, [story.id]: { ...story, body: rewritten, headlines } };
    expect(markFindings({ ...read, articles }, all, who)).toEqual([]);
    expect(markFindings({ ...read, articles: {} }, all, who)).toEqual([]);
  });

  it('has what it found weighed as errors: double in headlines, no more than three alike, not what is waived or marked', () => {
    const errors = (own: Edition) => estimatedRates(own, ofRule(own, 'doubled-meaning')).issue.errors;
    // Five characters of which up to five are wrong count two, in a headline four; what is on no page is not counted.
    expect(errors(edition)).toBe(8);
    const waived = applyPatches(edition, waive(edition, first, because)).edition;
    expect(errors(waived)).toBeLessThan(8);
    const patches = markFindings(read, [first], who);
    if (typeof patches === 'string') throw new Error(patches);
    expect(errors(applyPatches(read, patches).edition)).toBeLessThan(8);
  });
});

it('findings are gone through as one reads: by page, from the top of a story on, what is on no page last', () => {
  const order = inReadingOrder(edition, found(edition).toReversed()).map(({ page, text }) => [
    page,
    text?.part,
    text?.from,
  ]);
  const [one, two] = story.body;
  expect(order).toEqual([
    [1, 'headline.0', 0],
    [1, one?.id, 0],
    [1, one?.id, 10],
    [1, two?.id, 2],
    [0, other.body[0]?.id, 0],
  ]);
});

describe('the finding beside a place', () => {
  const all = found(edition);
  const [one, two] = story.body;
  const beside = (from: Parameters<typeof besidePlace>[2], by: 1 | -1) => {
    const text = besidePlace(edition, all, from, by)?.text;
    return [text?.part, text?.from];
  };
  const at = (part: string | undefined, offset: number) => ({ articleId: story.id, part: part ?? '', offset });

  it('is the one that the caret stands in or before, or the one it stands behind', () => {
    expect(beside(at(one?.id, 3), 1)).toEqual([one?.id, 0]);
    expect(beside(at(one?.id, 5), 1)).toEqual([one?.id, 10]);
    expect(beside(at(one?.id, 12), -1)).toEqual([one?.id, 10]);
    expect(beside(at(one?.id, 10), -1)).toEqual([one?.id, 0]);
    expect(beside(at(two?.id, 3), 1)).toEqual([other.body[0]?.id, 0]);
  });

  it('is the first of all after the last, and the last before the first; of a page its first', () => {
    expect(beside({ articleId: other.id, part: other.body[0]?.id ?? '', offset: 8 }, 1)).toEqual(['headline.0', 0]);
    expect(beside(at('headline.0', 0), -1)).toEqual([other.body[0]?.id, 0]);
    expect(beside(1, 1)).toEqual(['headline.0', 0]);
    expect(beside(2, 1)).toEqual([other.body[0]?.id, 0]);
  });
});

it('findings of other pages are listed page by page, what is on no page last, on each as they were', () => {
  const [some] = found(edition);
  if (some === undefined) throw new Error('nothing is found');
  const on = (page: number, zh: string): Finding => ({ ...some, page, zh });
  const listed = inPageOrder([on(3, 'a'), on(0, 'b'), on(1, 'c'), on(3, 'd'), on(2, 'e')]);
  expect(listed.map(({ zh }) => zh).join('')).toBe('ceadb');
});
