/** Filling a thread: jumps, widows, subheads, drop capitals, explanations. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  paragraph,
  testResources,
  withArticle,
  withBlocks,
  withSetting,
} from '../../tests/kit/editions.ts';
import { linesOf } from '../../tests/kit/lines.ts';
import type { Article, Edition } from '../edition/records.ts';
import { compose, createComposeCache } from './compose.ts';
import { explainLine } from './explain.ts';

const resources = testResources();
const sentence = '东湖南岸的灯火一直亮到深夜，人们还没有散去的意思。';

/** A story through blocks of one column on pages, so many rows each. */
function threaded(story: Article, rows: readonly (readonly [page: number, rows: number])[]): Edition {
  const edition = withArticle(emptyEdition(4), story);
  return withBlocks(
    edition,
    rows.map(([page, count], thread) => bodyBlock(pageOf(edition, page), story, { rows: count, thread })),
  );
}

function pageLines(edition: Edition, number: number) {
  const page = compose(edition, resources).pages.find((one) => one.number === number);
  return page === undefined ? [] : linesOf(page);
}

describe('a jump', () => {
  it('ends the page with a sentence when one ends within the style’s reach', () => {
    const story = article([
      `${sentence}第二天清早门外又排起了长长的队伍一直排到了路口，新馆的大门一开里面便坐满了人。`.repeat(3),
    ]);
    for (let rows = 5; rows < 9; rows++) {
      const edition = withSetting(
        threaded(story, [
          [1, rows],
          [2, 20],
        ]),
        'body',
        { jumpReach: 4 },
      );
      const copy = pageLines(edition, 1).filter((line) => line.runs[0]?.source !== null);
      expect(copy.at(-1)?.text).toMatch(/。$/u);
    }
  });

  it('breaks at a line’s end where no sentence ends in reach', () => {
    const story = article(['东湖南岸的灯火一直亮到深夜人们还没有散去的意思'.repeat(10)]);
    const lines = pageLines(
      threaded(story, [
        [1, 6],
        [2, 30],
      ]),
      1,
    );
    expect(lines).toHaveLength(6);
    expect(lines.at(-1)?.text).toBe('（下转第2版）');
    // Flush right: it ends where the column does, the bracket's blank half outside.
    const { grid } = pageOf(emptyEdition(), 1);
    const right = grid.typeArea.x + grid.charactersPerColumn * grid.bodySize;
    expect(lines.at(-1)?.end).toBeCloseTo(right + 0.5 * (lines.at(-1)?.runs[0]?.size ?? 0), 1);
  });

  it('closes the last line where the notice fits after it', () => {
    const story = article(['东湖南岸的灯火一直亮到深夜还亮着。', sentence.repeat(4)]);
    const lines = pageLines(
      threaded(story, [
        [1, 2],
        [2, 20],
      ]),
      1,
    );
    const [, last, notice] = lines;
    expect(last?.text).toBe('夜还亮着。');
    expect(notice?.text).toBe('（下转第2版）');
    expect(notice?.y).toBe(last?.y);
  });

  it('stands beside a line that what follows it would have had spread, as that is set without it', () => {
    // A word too long for the rest of the line: all before it would be spread over the measure.
    const copy = `${'东湖南岸灯火'.repeat(2)}亮了一夜。${'A'.repeat(22)}${sentence.repeat(3)}`;
    let beside = 0;
    for (let rows = 3; rows < 12; rows++) {
      const story = article([copy, copy, copy]);
      const lines = pageLines(
        threaded(story, [
          [1, rows],
          [2, 30],
        ]),
        1,
      );
      const notice = lines.findLast(({ text }) => text.startsWith('（下转'));
      const last = lines.find((line) => line !== notice && Math.abs(line.y - (notice?.y ?? 0)) < 0.01);
      if (last === undefined || notice === undefined) continue;
      beside++;
      expect(last.end, `${rows} rows`).toBeLessThanOrEqual(notice.x);
    }
    expect(beside).toBeGreaterThan(0);
  });

  it('leaves no line of a paragraph alone before or after it', () => {
    const paragraphs = Array.from({ length: 8 }, (_, at) => '东湖南岸灯火亮人们散去又排队'.repeat(2 + (at % 3)));
    const story = article(paragraphs);
    for (let rows = 6; rows < 14; rows++) {
      const edition = withSetting(
        threaded(story, [
          [1, rows],
          [2, 40],
        ]),
        'body',
        { jumpReach: 0 },
      );
      const copy = pageLines(edition, 1).filter((line) => line.runs[0]?.source !== null);
      const after = pageLines(edition, 2).filter((line) => line.runs[0]?.source !== null);
      const part = copy.at(-1)?.runs[0]?.source?.part;
      const here = copy.filter((line) => line.runs[0]?.source?.part === part).length;
      const there = after.filter((line) => line.runs[0]?.source?.part === part).length;
      if (there > 0) expect([rows, here > 1, there > 1]).toEqual([rows, true, true]);
    }
  });

  it('leaves no lone character on the page’s last line', () => {
    const text = '东湖南岸的灯火一直亮到深夜人们还没有散去的意思第二天清早门外又排起了长长的队伍';
    for (let length = 20; length < text.length; length++) {
      const story = article([`${text.slice(0, length)}。`.repeat(8)]);
      for (const rows of [5, 6, 7]) {
        const copy = pageLines(
          threaded(story, [
            [1, rows],
            [2, 60],
          ]),
          1,
        ).filter((line) => line.runs[0]?.source !== null);
        expect([length, rows, (copy.at(-1)?.text ?? '').replace('。', '').length > 1]).toEqual([length, rows, true]);
      }
    }
  });

  it('may be followed by others', () => {
    const story = article([sentence.repeat(12)]);
    const composed = compose(
      threaded(story, [
        [1, 6],
        [2, 6],
        [4, 30],
      ]),
      resources,
    );
    expect(composed.articles[0]?.jumps.map((jump) => [jump.from, jump.to])).toEqual([
      [1, 2],
      [2, 4],
    ]);
    expect(composed.articles[0]?.charactersOverset).toBe(0);
  });

  it('to an earlier page is an error', () => {
    const story = article([sentence.repeat(12)]);
    const composed = compose(
      threaded(story, [
        [2, 6],
        [1, 30],
      ]),
      resources,
    );
    expect(composed.findings).toContainEqual(expect.objectContaining({ code: 'jump-backwards', articleId: story.id }));
  });
});

describe('a column', () => {
  const widows = (edition: Edition) =>
    compose(edition, resources).pages.flatMap((page) => {
      const lines = linesOf(page);
      return lines.filter((line, at) => {
        const before = lines[at - 1];
        const next = lines[at + 1];
        const part = line.runs[0]?.source?.part;
        const isTop = before !== undefined && line.x - before.x > 50;
        return isTop && part === before?.runs[0]?.source?.part && part !== next?.runs[0]?.source?.part;
      });
    });

  it('starts with no paragraph’s last line where mild opening prevents it', () => {
    let [kept, without] = [0, 0];
    const text = '雨停了，风也小了，灯还亮着，人还没有散去，街上、桥上、船上，到处是人，都在等，等一声钟。'.repeat(3);
    for (const length of [44, 59, 74]) {
      for (let rows = 3; rows < 7; rows++) {
        for (let more = 1; more < 9; more++) {
          const story = article([text.slice(0, length), '东湖南岸的灯火一直亮到深夜人们'.repeat(more)]);
          const page = (widowLines: number) => {
            const edition = withArticle(emptyEdition(), story);
            const body = bodyBlock(pageOf(edition, 1), story, { rows, span: 2 });
            return withSetting(withBlocks(edition, [body]), 'body', { widowLines });
          };
          kept += widows(page(2)).length;
          without += widows(page(1)).length;
        }
      }
    }
    expect(without).toBeGreaterThan(3);
    expect(kept).toBeLessThan(without);
  });

  it('is not opened more than mildly for that', () => {
    const text = '雨停了风也小了灯还亮着，人还没有散去，街上桥上船上，到处是人都在等，等一声钟。'.repeat(3);
    let adjusted = 0;
    for (let length = 40; length < 110; length++) {
      for (let rows = 3; rows < 7; rows++) {
        const story = article([text.slice(0, length), '东湖南岸的灯火一直亮到深夜人们'.repeat(2)]);
        const edition = withArticle(emptyEdition(), story);
        const cache = createComposeCache();
        compose(withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows, span: 2 })]), resources, cache);
        for (let at = 0; at < length; ) {
          const line = explainLine(cache, story.id, story.body[0]?.id ?? paragraph('').id, at);
          if (line === null) break;
          at += line.text.length;
          if (line.choice !== 'against-widow') continue;
          adjusted++;
          if (line.setting.isJustified) expect(line.setting.opened).toBeLessThan(0.097);
        }
      }
    }
    expect(adjusted).toBeGreaterThan(0);
  });

  it('ends with no subhead', () => {
    for (let rows = 4; rows < 12; rows++) {
      const story: Article = {
        ...article([]),
        body: [paragraph(sentence.repeat(2)), paragraph('开馆首日', 'subhead'), paragraph(sentence.repeat(3))],
      };
      const edition = withArticle(emptyEdition(), story);
      const page = withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows, span: 2 })]);
      const lines = pageLines(page, 1);
      const at = lines.findIndex((line) => line.text === '开馆首日');
      if (at < 0) continue;
      const [, next, second] = lines.slice(at);
      const y = lines[at]?.y ?? 0;
      expect([rows, (next?.y ?? 0) > y, (second?.y ?? 0) > y]).toEqual([rows, true, true]);
    }
  });
});

describe('an explanation', () => {
  it('says what hindered a break, and how the line was set', () => {
    const story = article(['一二三四五六七八九十甲乙，丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥。']);
    const edition = threaded(story, [[1, 8]]);
    const cache = createComposeCache();
    compose(edition, resources, cache);
    const id = story.body[0]?.id ?? paragraph('').id;
    const explained = explainLine(cache, story.id, id, 3);
    expect(explained?.choice).toBe('total-fit');
    expect(explained?.setting.isJustified).toBe(true);
    expect(explained?.setting.width).toBeCloseTo(explained?.setting.measure ?? 0, 6);
    const beforeComma = explained?.alternatives.find((one) => one.offset === 12);
    expect(beforeComma?.hindrance).toBe('start');
    expect(explainLine(cache, story.id, id, 34)?.end).toBe('paragraph');
  });

  it('counts at each place what custom makes a line cost that ends there', () => {
    const story = article(['东湖南岸的灯火亮了37公里还亮着，人们还没有散去的意思，第二天清早又排起长队。']);
    const cache = createComposeCache();
    compose(threaded(story, [[1, 8]]), resources, cache);
    const inUnit = explainLine(cache, story.id, story.body[0]?.id ?? paragraph('').id, 0)?.alternatives;
    const costs = [11, 12].map((offset) => inUnit?.find((one) => one.offset === offset)?.cost);
    // Between the number and its unit, and inside the unit, besides what the line itself costs.
    expect(costs[0]).toBeGreaterThan(0.9);
    expect(costs[1]).toBeGreaterThan(0.3);
  });

  it('says what the spaces between words gave', () => {
    const story = article([`${'We go on to the end of it all and so do you '.repeat(6)}东湖。`]);
    const cache = createComposeCache();
    compose(threaded(story, [[1, 20]]), resources, cache);
    const given = Array.from({ length: 200 }, (_, at) =>
      explainLine(cache, story.id, story.body[0]?.id ?? paragraph('').id, at),
    ).flatMap((one) => (one !== null && one.setting.natural > one.setting.measure + 0.01 ? [one.setting.spaces] : []));
    expect(given.length).toBeGreaterThan(0);
    for (const spaces of given) expect(spaces).toBeGreaterThan(0);
  });
});
