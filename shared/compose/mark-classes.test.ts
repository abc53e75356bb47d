/**
 * What lines may start and end with, mark by mark. The marks are those that web-platform-tests has for Chinese
 * (css/css-text/i18n/zh, word-break, text-autospace); where clreq says otherwise than CSS Text 3 §5.3, clreq counts, and that is said.
 */
import { describe, expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { divisions, measures, preparedAs, setLines } from '../../tests/kit/set-lines.ts';
import type { FaceId } from '../edition/ids.ts';
import type { Strictness } from '../text/characters.ts';
import { naturalWidth } from './line.ts';

/** Whether a line may end before a mark between two characters, and after it. */
function around(mark: string, strictness: Strictness): { before: boolean; after: boolean } {
  const marked = divisions(`甲${mark}乙`, { setting: { strictness } });
  return { before: marked.startsWith('甲['), after: marked.endsWith(']乙') };
}

const widthOf = (copy: string, font?: FaceId) => {
  const one = preparedAs(copy, font === undefined ? {} : { font });
  return naturalWidth(one, one.first, one.end);
};

/** Marks before which a line may end only where nothing is prohibited, as `line-break: strict` has it. */
describe.each([
  ['centred marks (CSS: not in strict; clreq: not at all)', '・：；･‼⁇⁈⁉！？'],
  ['iteration marks (CSS: not in normal; clreq names none)', '々〻ゝゞヽヾ'],
  ['hyphens and dashes (CSS: in normal; clreq: not at all)', '‐–〜゠～－'],
  ['signs after numbers (CSS: not in normal)', '°‰′″‵℃℉﹪％￠%‱㎡'],
  ['the long mark (CSS: in normal, as small kana)', 'ー'],
  ['solidi (clreq §3.1.9)', '/／'],
  ['pauses and closing marks of every form', '，、。．；：」』）］｝〕〗】》〉”’〙〛｠｣､｡﹐﹑﹒﹔﹕﹖﹗﹚﹜﹞〞〟'],
  ['marks of vertical forms, as copy may have them', '︐︑︒︓︔︕︖︘︶︸︺︼︾﹀﹂﹄﹈'],
  ['voicing marks and the half-width long mark (NS)', '゛゜ｰ'],
])('%s', (_, marks) => {
  it.each([...marks])('%s begins no line', (mark) => {
    for (const level of ['basic', 'gb', 'strict'] as const) {
      expect([level, around(mark, level).before]).toEqual([level, false]);
    }
    // A letter's own hyphen and the half-width solidus are divided from Han only where nothing is prohibited.
    expect(around(mark, 'none').before).toBe(true);
  });
});

it.each([...'…⋯‥․︙'])(
  '%s begins no line at the strict level alone (CSS: not in normal; clreq §3.1.9 leaves it open)',
  (mark) => {
    expect([around(mark, 'gb').before, around(mark, 'strict').before]).toEqual([true, false]);
  },
);

it.each([...'ぁっャォ'])('%s begins no line at the strict level alone, as in CSS', (mark) => {
  expect([around(mark, 'gb').before, around(mark, 'strict').before]).toEqual([true, false]);
});

it.each([...'“‘「『（［｛〔〖【《〈〘〚｟｢〝﹙﹛﹝︗︵︷︹︻︽︿﹁﹃﹇$￥＄￡￦¥£€₩±∓−＋№＃﹩'])(
  '%s ends no line',
  (mark) => {
    for (const level of ['basic', 'gb', 'strict'] as const)
      expect([level, around(mark, level).after]).toEqual([level, false]);
  },
);

it('a solidus ends lines at the basic level alone', () => {
  for (const mark of '/／') {
    expect([around(mark, 'basic').after, around(mark, 'gb').after, around(mark, 'strict').after]).toEqual([
      true,
      false,
      false,
    ]);
  }
});

it('signs stay with their numbers', () => {
  for (const number of ['−5℃', '＄25', '￡1,200', '￦3000', '±0.5%', '＋5', '5￠', '5﹪']) {
    expect(divisions(`甲${number}乙`)).toBe(`甲[0]${number}[0]乙`);
  }
});

it('Han and kana part anywhere, Western words and numbers nowhere (word-break: normal)', () => {
  expect(divisions('国国Latin国1234国かな')).toBe('国[0]国[0]Latin[0]国[0]1234[0]国[0]か[0]な');
});

it('a gap stands between ideographs and letters or figures, and beside no mark (text-autospace: normal; there ⅛ em)', () => {
  const gap = (copy: string) => {
    const parts = [...copy].map((one) => widthOf(one));
    return widthOf(copy) - parts.reduce((sum, own) => sum + own, 0);
  };
  for (const copy of ['国A', 'A国', '国1', '1国', '々A', 'あA'])
    expect([copy, gap(copy)]).toEqual([copy, expect.closeTo(0.2)]);
  // A mark at a text's end is half an em, inside it a whole one.
  expect(gap('A，国')).toBeCloseTo(0.5);
  expect(gap('国（A')).toBeCloseTo(0.5);
});

it('a dash by itself is an em wide in every face', () => {
  for (const font of testResources().fonts.ids) {
    for (const dash of '—―─') expect([font, dash, widthOf(`三${dash}五`, font)]).toEqual([font, dash, 3]);
  }
});

describe('an address', () => {
  const copy = '详情请见http://news.example.cn/2024-03/front_page/index.html（或写信到desk.editor@mail.example.com）。';
  it('is divided after its marks, never before one that closes', () => {
    expect(divisions(copy)).toContain(
      'http://[0.3]news.[0.6]example.[0.6]cn/[0.3]2024-[0.6]03/[0.3]front_[0.6]page/[0.3]index.[0.6]html[0]（',
    );
    expect(divisions(copy)).toContain('desk.[0.6]editor@mail.[0.6]example.[0.6]com）。');
    for (const measure of measures) {
      for (const line of setLines(copy, measure).slice(1)) expect(line.text).not.toMatch(/^[./_\-:@）。]/u);
    }
  });

  it('is whole where it has no part to divide at, and other words are', () => {
    expect(divisions('见Wi-Fi和3.14/2')).toBe('见[0]Wi-Fi[0]和[0]3.14/2');
    expect(divisions('见www.cn')).toBe('见[0]www.cn');
  });
});

it('what must be divided somewhere begins no line with a prohibited mark', () => {
  const long = `${'a'.repeat(20)}%，“${'b'.repeat(9)},${'c'.repeat(9)}！？！？`;
  for (const measure of measures) {
    for (const line of setLines(`字${long}`, measure).slice(1))
      expect([measure, line.text]).toEqual([measure, expect.not.stringMatching(/^[,，%！？]/u)]);
    for (const line of setLines(`字${long}`, measure).slice(0, -1)) expect(line.text).not.toMatch(/“$/u);
  }
});
