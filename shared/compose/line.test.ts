/** The rules of a line, one by one; golden pages show the same to the eye. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { divisions } from '../../tests/kit/set-lines.ts';
import { defaultSetting, type Setting } from '../edition/records.ts';
import { nameList } from '../text/spans.ts';
import { compose } from './compose.ts';
import type { GlyphRun } from './display-list.ts';
import { glyphText } from './display-list.ts';
import { adjust, costOf, LOOSE, lineEnd, naturalWidth } from './line.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared-text.ts';
import { fitLines } from './total-fit.ts';

const { fonts } = testResources();

function prepared(text: string, setting: Partial<Setting> = {}, names: readonly string[] = []): Prepared {
  const face = { font: fonts.for('text'), strong: fonts.for('strong') };
  return prepare([{ text }], fonts, face, { ...defaultSetting, ...setting }, nameList(names));
}

/** Width of a whole text set as one line, in em. */
function widthOf(text: string, setting: Partial<Setting> = {}): number {
  const one = prepared(text, setting);
  return naturalWidth(one, one.first, one.end);
}

/** Lines of a text on a measure in em, the first one's indent taken off. */
function linesOf(text: string, measure: number, setting: Partial<Setting> = {}, names: readonly string[] = []) {
  const one = prepared(text, setting, names);
  const { ends } = fitLines(one, one.first, one.end, measure, measure);
  let from = one.first;
  return ends.map((to) => {
    const line = one.text.slice(one.arena.start[from], one.arena.start[to]);
    from = to;
    return line;
  });
}

describe('compression of adjacent marks', () => {
  it.each([
    ['a stop and a closing quote', '字。”字', 3.5],
    ['a comma and an opening quote', '字，“字', 3.5],
    ['two closing marks', '字》）字', 3.5],
    ['two opening marks', '字（《字', 3.5],
    ['a closing and an opening mark', '字」「字', 3.5],
    // A colon before an opening quote is compressed like any other pair.
    ['a colon and an opening quote', '字：“字', 3.5],
    // Brackets of every shape take part, and so do ？ and ！.
    ['square brackets', '字］［字', 3.5],
    ['black brackets', '字】【字', 3.5],
    ['curved brackets', '字〕〔字', 3.5],
    // Two of ？ and ！ come to an em, three to two (GB/T 15834 5.1.2).
    ['a question and an exclamation mark', '字？！字', 3],
    ['two exclamation marks', '字！！字', 3],
    ['three exclamation marks', '字！！！字', 4],
    ['four question marks', '字？？？？字', 4],
    ['two exclamation marks and a closing quote', '字！！”字', 4],
    ['an exclamation mark and a closing quote', '字！”字', 3.5],
    ['three in a row', '字。”（字', 4],
    ['an ideographic space and an opening quote', '字\u3000“字', 3.5],
    ['an ideographic space and brackets', '字\u3000（《字', 4],
  ])('%s', (_, text, width) => {
    expect(widthOf(text)).toBeCloseTo(width, 6);
  });

  it('makes two marks one em in the tight style', () => {
    expect(widthOf('字。”字', { adjacentMarks: 'one-em' })).toBeCloseTo(3, 6);
    expect(widthOf('字：“字', { adjacentMarks: 'one-em' })).toBeCloseTo(3, 6);
    expect(widthOf('字」「字', { adjacentMarks: 'one-em' })).toBeCloseTo(3, 6);
  });

  it('leaves an empty pair of brackets alone', () => {
    expect(widthOf('字（）字')).toBeCloseTo(4, 6);
  });
});

describe('line ends', () => {
  it('sets an opening mark at the start and a stop at the end half width', () => {
    expect(widthOf('“字')).toBeCloseTo(1.5, 6);
    expect(widthOf('字。')).toBeCloseTo(1.5, 6);
    expect(widthOf('“字。')).toBeCloseTo(2, 6);
  });

  it('hangs a comma outside the measure where the style lets it', () => {
    expect(widthOf('字字，', { hanging: true })).toBeCloseTo(2, 6);
    expect(widthOf('字字？', { hanging: true })).toBeCloseTo(2.5, 6);
    expect(linesOf('一二三四五六七八九十，天地玄黄', 10, { hanging: true })[0]).toBe('一二三四五六七八九十，');
  });

  it('trims an opening mark after a first-line indent like any other', () => {
    const story = article(['“东湖”的灯亮了。']);
    const edition = withArticle(emptyEdition(), story);
    const page = pageOf(edition, 1);
    const [composed] = compose(withBlocks(edition, [bodyBlock(page, story, { rows: 3 })]), testResources()).pages;
    const run = composed?.items.find((item): item is GlyphRun => item.kind === 'glyphs' && item.source !== null);
    // The glyph's cell starts half an em before the indent, its blank half outside.
    expect(run?.xs[0]).toBeCloseTo(page.grid.typeArea.x + 1.5 * page.grid.bodySize, 4);
  });
});

describe('marks without adjustable space', () => {
  it('interpuncts, short connectors and solidi are half an em', () => {
    expect(widthOf('字·字')).toBeCloseTo(2.5, 6);
    expect(widthOf('字–字')).toBeCloseTo(2.5, 6);
    expect(widthOf('字／字')).toBeCloseTo(2.5, 6);
  });

  it('dashes and ellipses are two em whatever the font says, their ink joined', () => {
    expect(widthOf('字——字')).toBeCloseTo(4, 6);
    expect(widthOf('字……字')).toBeCloseTo(4, 6);
    const one = prepared('字——字');
    const glyphs = [...one.complex.values()].flat();
    // One glyph, stretched to two em: there is no joint to show.
    expect(glyphs).toHaveLength(1);
    const [dash] = glyphs;
    expect(fonts.typeface(fonts.for('text')).advance(dash?.glyph ?? 0) * (dash?.scale ?? 0)).toBeCloseTo(2, 6);
  });

  it('several two-em marks may be parted from each other, never divided', () => {
    for (const line of linesOf('……'.repeat(9), 5)) expect(line.length % 2).toBe(0);
  });
});

describe('Chinese–Western gaps', () => {
  it('stand between Han and words or numbers, not beside marks, brackets or line ends', () => {
    const latin = widthOf('GDP');
    expect(widthOf('字GDP字')).toBeCloseTo(2 + latin + 2 * defaultSetting.gap, 6);
    expect(widthOf('字（GDP）字')).toBeCloseTo(4 + latin, 6);
    expect(widthOf('GDP，字')).toBeCloseTo(2 + latin, 6);
    expect(widthOf('字GDP')).toBeCloseTo(1 + latin + defaultSetting.gap, 6);
  });

  it('stretch equally on both sides', () => {
    const one = prepared('字字GDP字字');
    const natural = naturalWidth(one, one.first, one.end);
    const set = adjust(one, one.first, one.end, natural + 0.06, true);
    expect(set.gapChange).toBeCloseTo(0.03, 6);
    expect(set.opened).toBe(0);
    const wide = adjust(one, one.first, one.end, natural + 1.1, true);
    // No gap grows beyond half an em; the rest goes to every place alike.
    expect(wide.gapChange).toBeCloseTo(0.3, 6);
    expect(wide.opened).toBeCloseTo(0.5 / 4, 6);
  });

  it('grow to a third of an em where the style says so', () => {
    const one = prepared('字字GDP字字', { widestGap: 1 / 3 });
    const natural = naturalWidth(one, one.first, one.end);
    const wide = adjust(one, one.first, one.end, natural + 1.1, true);
    expect(wide.gapChange).toBeCloseTo(1 / 3 - defaultSetting.gap, 6);
    expect(wide.width).toBeCloseTo(natural + 1.1, 6);
  });

  it('give way to an eighth of an em before a line is given up', () => {
    const one = prepared('字字GDP字字');
    const natural = naturalWidth(one, one.first, one.end);
    expect(adjust(one, one.first, one.end, natural - 0.2, true).gapChange).toBeCloseTo(-0.075, 6);
  });
});

describe('what is not divided', () => {
  it.each([
    ['a percentage', '东湖南岸增长了', '3.5%'],
    ['a time', '东湖南岸早晨的', '10:30'],
    ['a number with thousands separators', '新馆的藏书量是', '1,200,000'],
    ['a number with its unit after a space', '东湖南岸距离有', '52.3 公里'],
    ['a negative temperature', '东湖南岸降到了', '-5℃'],
    ['a currency sign and its number', '新馆的票价只是', '￥300'],
    ['a Western word', '东湖南岸的一个', 'international'],
    ['a web address', '东湖日报网址是', 'https://example.org/a-b_c?d=e'],
  ])('%s', (_, before, whole) => {
    for (let measure = 8; measure < 13; measure++) {
      const lines = linesOf(`${before}${whole}天地玄黄宇宙洪荒日月盈昃辰宿列张。`, measure);
      const fits = widthOf(whole) <= measure;
      if (fits) expect(lines.some((line) => line.includes(whole))).toBe(true);
    }
  });

  it('a name on the newsroom’s list', () => {
    const text = '东湖市图书馆馆长欧阳清源今天说';
    expect(linesOf(text, 10)[0]).toContain('欧阳');
    expect(linesOf(text, 10, {}, ['欧阳清源']).some((line) => line.includes('欧阳清源'))).toBe(true);
    expect(linesOf(text, 10, {}, ['欧阳清源'])[0]).not.toContain('欧阳');
  });
});

describe('what is divided only where nothing better is found', () => {
  it.each([
    ['a date', '2024年3月8日', '2024[0.9]年[0.3]3[0.9]月[0.3]8[0.9]日'],
    ['a number and its unit', '52.3公里', '52.3[0.9]公[0.3]里'],
    ['a number, its multiplier and unit', '3.85亿元', '3.85[0.9]亿[0.3]元'],
    ['an ordinal', '第12版', '第[0.9]12[0.9]版'],
    ['a range of years', '1937—1945年', '1937—[0.9]1945[0.9]年'],
    ['a range of shares', '5%～10%', '5%～[0.9]10%'],
    ['a day that stands for what happened on it', '9·18', '9·[0.9]18'],
  ])('%s', (_, text, marked) => {
    expect(divisions(text)).toBe(marked);
  });

  it('a date nowhere more dearly than a word where the style lets it be divided', () => {
    expect(divisions('2024年3月8日', { setting: { breakDates: true } })).toBe('2024[0]年[0]3[0]月[0]8[0]日');
  });

  it('a dateline after the month, before its first line is full of holes', () => {
    const [first] = linesOf('新华社北京12月27日电 今天上午，十四届全国人大二次会议举行记者会。', 8);
    expect(first).toBe('新华社北京12月');
    expect(linesOf('东湖南岸距离有52.3公里天地玄黄宇宙', 9)[0]).toBe('东湖南岸距离有');
  });
});

describe('pressing', () => {
  /** What each kind of place gives of its space, in em, where a line is so much too wide. */
  const given = (text: string, excess: number) => {
    const one = prepared(text);
    return adjust(one, one.first, one.end, naturalWidth(one, one.first, one.end) - excess, true);
  };
  const all = '字（字）字，字GDP字。字：字';

  it.each([
    ['brackets give first', 0.5, { brackets: 0.5, pauses: 0, gapChange: 0, stops: 0, colons: 0 }],
    ['then ，、；', 1.25, { brackets: 1, pauses: 0.5, gapChange: 0, stops: 0, colons: 0 }],
    [
      'then Chinese–Western gaps, to an eighth',
      1.65,
      { brackets: 1, pauses: 1, gapChange: -0.075, stops: 0, colons: 0 },
    ],
    ['then 。？！', 1.9, { brackets: 1, pauses: 1, gapChange: -0.075, stops: 0.5, colons: 0 }],
    ['a colon after all others', 2.4, { brackets: 1, pauses: 1, gapChange: -0.075, stops: 1, colons: 0.5 }],
  ])('%s', (_, excess, expected) => {
    const set = given(all, excess);
    for (const [name, value] of Object.entries(expected)) {
      expect([name, Number(set[name as keyof typeof expected].toFixed(6))]).toEqual([name, value]);
    }
    expect(set.opened).toBe(0);
  });

  it('takes half of a full-width space by itself after gaps and before 。？！', () => {
    expect(given('字GDP字　字。字', 0.4)).toMatchObject({ blanks: expect.closeTo(0.25), stops: 0 });
    expect(given('字GDP字　字。字', 0.9)).toMatchObject({ blanks: 0.5, stops: expect.closeTo(0.5) });
    // Two side by side, and those at a text's start, are an indent or a distance that is meant.
    expect(given('　字字　　字。字', 0.5)).toMatchObject({ blanks: 0, stops: 1 });
    // The dateline's blank is pressed, and no hole opened before it.
    const one = prepared('新华社北京3月7日电　3月7日，十四届全国人大二次会议在梅地亚中心举行记者会。');
    const end = lineEnd(one, one.first, one.end, 12);
    expect(one.text.slice(0, one.arena.start[end])).toBe('新华社北京3月7日电　3月');
  });

  it('is preferred to opening, and a colon is pressed only against a line full of holes', () => {
    expect(linesOf('一二三，四五六七八。九十天地玄黄宇宙洪荒', 9)[0]).toBe('一二三，四五六七八。');
    // Opened by 0.11 em a place, or its colon pressed.
    expect(linesOf('方远：希望它不要变得太快。树要长，桥也要修一修，学校要办好。', 12)[0]).toBe(
      '方远：希望它不要变得太快。',
    );
    // Opened by 0.05 em a place only.
    expect(linesOf('他又说：天地玄黄宇宙洪荒日月盈昃寒来暑往，辰宿列张秋收冬藏闰余成岁律吕调阳', 20)[0]).toHaveLength(
      19,
    );
  });
});

describe('strictness', () => {
  it('none lets a stop start a line; basic does not', () => {
    const text = '一二三四五六七八九十，天地玄黄宇宙';
    expect(linesOf(text, 10, { strictness: 'none' })[1]?.[0]).toBe('，');
    expect(linesOf(text, 10, { strictness: 'basic' })[1]?.[0]).not.toBe('，');
  });

  it('GB keeps a solidus from a line’s end', () => {
    const text = '一二三四五六七八九男／女天地玄黄';
    expect(linesOf(text, 10.5, { strictness: 'basic' })[0]?.endsWith('／')).toBe(true);
    expect(linesOf(text, 10.5, { strictness: 'gb' })[0]?.endsWith('／')).toBe(false);
  });

  it('strict keeps dashes and ellipses from a line’s start', () => {
    const text = '一二三四五六七八九十——天地玄黄宇宙';
    expect(linesOf(text, 10, { strictness: 'gb' })[1]?.startsWith('——')).toBe(true);
    expect(linesOf(text, 10, { strictness: 'strict' })[1]?.startsWith('——')).toBe(false);
  });
});

describe('a line of nothing but an address', () => {
  it('is told of where it is short, and no worse than copy about it that is opened as much', () => {
    const address = prepared('donghu.example.com/spring');
    const short = costOf(address, address.first, address.first + 19, 12);
    expect(address.text.slice(0, 19)).toBe('donghu.example.com/');
    const han = prepared('报名请到');
    expect(short).toBeGreaterThanOrEqual(LOOSE);
    expect(short).toBeLessThan(costOf(han, han.first, han.end, 12));
  });
});

describe('justification', () => {
  it('sets a line of plain Han with no adjustment at all', () => {
    const one = prepared('一二三四五六七八九十');
    expect(adjust(one, one.first, one.end, 10, true)).toEqual({
      excess: 0,
      brackets: 0,
      pauses: 0,
      stops: 0,
      colons: 0,
      blanks: 0,
      spaceChange: 0,
      gapChange: 0,
      opened: 0,
      width: 10,
    });
  });

  it('takes space from marks before it opens a line', () => {
    // The comma inside gives half an em, so that the eleventh half fits.
    expect(linesOf('一二三，四五六七八九（十）天地玄黄宇宙', 10)[0]).toBe('一二三，四五六七八九');
    const one = prepared('一二三，四五六七八九。天地玄黄宇宙');
    const end = lineEnd(one, one.first, one.end, 10);
    expect(one.text.slice(0, one.arena.start[end])).toBe('一二三，四五六七八九。');
  });

  it('is better over the whole paragraph than line by line', () => {
    const text =
      '据东湖市文旅局统计，“十一”假期全市接待游客880.7万人次，实现旅游收入93.6亿元，同比分别增长17.2%和43.2%。';
    const one = prepared(text);
    const whole = fitLines(one, one.first, one.end, 7, 9);
    expect(whole.cost).toBeLessThan(4);
    let from = one.first;
    let worst = 0;
    while (from < one.end) {
      const measure = from === one.first ? 7 : 9;
      const to = lineEnd(one, from, one.end, measure);
      if (to < one.end) worst = Math.max(worst, adjust(one, from, to, measure, true).opened);
      from = to;
    }
    expect(worst).toBeGreaterThan(defaultSetting.mostOpening);
  });

  it('leaves no lone character on a last line', () => {
    for (let length = 11; length < 60; length++) {
      const text = `${'东湖南岸的灯火一直亮到深夜人们慢慢散去第二天清早又排起长队新馆的大门一开里面便坐满了人到处都是读书的孩子和老人'.slice(0, length)}。`;
      const last = linesOf(text, 10).at(-1) ?? '';
      expect([text, last.replace(/[。]/gu, '').length === 1]).toEqual([text, false]);
    }
  });
});

describe('a run', () => {
  it('gives back the characters of each glyph', () => {
    const story = article(['东湖GDP——“一𠮷二”。']);
    const edition = withArticle(emptyEdition(), story);
    const page = withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows: 3 })]);
    const [composed] = compose(page, testResources()).pages;
    let text = '';
    for (const item of composed?.items ?? []) {
      if (item.kind !== 'glyphs' || item.source === null) continue;
      for (let at = 0; at < item.glyphs.length; at++) text += glyphText(item, at);
    }
    expect(text).toBe('东湖GDP——“一𠮷二”。');
  });
});
