/**
 * Space at marks and between scripts, fact by fact. The facts are those that web-platform-tests has of Chinese (css/css-text:
 * text-spacing-trim, text-autospace, i18n/zh, line-break, white-space); where clreq says otherwise than CSS Text 4, or leaves it
 * open, clreq and the custom of newspapers count, and that is said.
 */
import { describe, expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { divisions, preparedAs, type SetAs } from '../../tests/kit/set-lines.ts';
import { defaultSetting } from '../edition/records.ts';
import { nameList } from '../text/spans.ts';
import { adjust, naturalWidth } from './line.ts';
import { prepare } from './prepare.ts';
import type { Prepared } from './prepared-text.ts';

const { fonts } = testResources();
const font = fonts.for('text');

function widthOf(copy: string, as?: SetAs): number {
  const one = preparedAs(copy, as);
  return naturalWidth(one, one.first, one.end);
}

/** Copy for vertical lines. */
function vertical(copy: string): Prepared {
  return prepare([{ text: copy }], fonts, { font, strong: font, isVertical: true }, defaultSetting, nameList([]));
}

const tall = (copy: string) => {
  const one = vertical(copy);
  return naturalWidth(one, one.first, one.end);
};

/** How wide copy is between two Han, so that none of its marks stands at an end. */
const inside = (marks: string) => widthOf(`国${marks}国`) - 2;
const insideTall = (marks: string) => tall(`国${marks}国`) - 2;

describe.each([
  ['level', inside],
  ['vertical', insideTall],
])('marks beside marks on %s lines (text-spacing-trim; clreq §3.1.6)', (_, width) => {
  it.each([
    ['an opening mark after an opening one', '（《', 1.5],
    ['a closing mark before a closing one', '》）', 1.5],
    ['an opening mark after a closing one', '）（', 1.5],
    ['a pause before an opening mark', '，“', 1.5],
    ['a closing mark before a stop', '”。', 1.5],
    ['a stop before a closing mark', '。”', 1.5],
    ['three of them', '。”（', 2],
    ['four of them', '》”，“', 2.5],
  ])('%s takes its half: %s', (_what, marks, em) => {
    expect([marks, width(marks)]).toEqual([marks, expect.closeTo(em)]);
  });

  it('marks with nothing between them keep their em', () => {
    expect(width('（）')).toBeCloseTo(2);
  });

  it.each([...'·・'])(
    'the interpunct %s is half an em, and marks beside it keep theirs (CSS: closing marks give way)',
    (dot) => {
      expect(width(dot)).toBeCloseTo(0.5);
      expect(width(`》${dot}《`)).toBeCloseTo(2.5);
    },
  );

  it('an opening mark after a full-width space gives its half; a closing one before it does not (CSS: both)', () => {
    expect(width('　（')).toBeCloseTo(1.5);
    expect(width('）　')).toBeCloseTo(2);
  });

  it('small and vertical forms give nothing', () => {
    for (const mark of '﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞︵︶︿﹀﹁﹂')
      expect([mark, width(mark)]).toEqual([mark, expect.closeTo(1)]);
  });
});

it('two question marks take one em for both on level lines (GB/T 15834 5.1.2; CSS: two); vertical ones keep theirs (clreq)', () => {
  expect([inside('？！'), insideTall('？！')]).toEqual([expect.closeTo(1), expect.closeTo(2)]);
});

describe('marks at the ends of lines', () => {
  it.each([...'（《“‘「『【〔［｛〖'])(
    '%s begins a line with its ink at the edge (text-spacing-trim: trim-start; clreq §3.1.8)',
    (mark) => {
      expect(widthOf(`${mark}国`)).toBeCloseTo(1.5);
    },
  );

  it.each([...'）》”’」』】〕］｝〗，、。；：？！'])(
    '%s ends a line half an em wide (CSS: where it has no room else; GB/T 15834 5.1.10: always)',
    (mark) => {
      expect(widthOf(`国${mark}`)).toBeCloseTo(1.5);
    },
  );
});

describe('the gap between Han and Western (text-autospace: normal; clreq §3.1.9)', () => {
  const gap = (copy: string, width = widthOf) => width(copy) - [...copy].reduce((sum, own) => sum + width(own), 0);

  it.each(['国A', 'A国', '国é', '国Я', 'Ω国', '国1', '1国', '〇1', '々A', 'ーA', 'あA', 'ァ1', '𠮷A', '國1'])(
    'stands in %s',
    (copy) => {
      expect([copy, gap(copy)]).toEqual([copy, expect.closeTo(0.2)]);
    },
  );

  it.each(['国Ａ', 'Ａ国', '国１', '国①', '国㎡', '国※', '国→'])(
    'stands in none of what is as wide as Han: %s',
    (copy) => {
      expect([copy, gap(copy)]).toEqual([copy, expect.closeTo(0)]);
    },
  );

  it.each(['国 A', '1 国', '国\u00a0A'])('stands in none where copy has a space: %s', (copy) => {
    const [before = '', space = '', after = ''] = copy;
    const alone = widthOf(`国${space}国`) - 2;
    expect([copy, widthOf(copy)]).toEqual([copy, expect.closeTo(widthOf(before) + alone + widthOf(after))]);
  });

  it('is not doubled by what is not seen, and stands on both sides of a run of another face', () => {
    expect(gap('国\u200bA')).toBeCloseTo(0.2);
    const plain = widthOf('国A国');
    const styled = prepare(
      [{ text: '国' }, { text: 'A', strong: true }, { text: '国' }],
      fonts,
      { font, strong: font },
      defaultSetting,
      nameList([]),
    );
    expect(naturalWidth(styled, styled.first, styled.end)).toBeCloseTo(plain);
  });

  it('is gone where a line ends or begins there', () => {
    const one = preparedAs('国A国');
    const cut = (from: number, to: number) => naturalWidth(one, one.first + from, one.first + to);
    expect(cut(0, 1)).toBeCloseTo(1);
    expect(cut(1, 2)).toBeCloseTo(widthOf('A'));
    expect(cut(2, 3)).toBeCloseTo(1);
    expect(adjust(one, one.first, one.first + 1, 2, false).width).toBeCloseTo(1);
  });

  it('stands beside turned words of vertical lines, and beside no number set across in one em (CSS: none beside upright ones)', () => {
    expect(gap('国A', tall)).toBeCloseTo(0.2);
    expect(gap('国2024', tall)).toBeCloseTo(0.2 + tall('2024') - 4 * tall('2'), 1);
    expect(tall('国12国')).toBeCloseTo(3);
    expect(tall('国120国')).toBeCloseTo(3);
  });
});

describe('spaces (UAX #14; css-text line-break of i18n)', () => {
  it.each([
    ['U+0020', ' '],
    ['U+1680', '\u1680'],
    ['U+2000', '\u2000'],
    ['U+2001', '\u2001'],
    ['U+2002', '\u2002'],
    ['U+2003', '\u2003'],
    ['U+2004', '\u2004'],
    ['U+2005', '\u2005'],
    ['U+2006', '\u2006'],
    ['U+2008', '\u2008'],
    ['U+2009', '\u2009'],
    ['U+200A', '\u200a'],
    ['U+205F', '\u205f'],
    ['U+3000', '\u3000'],
  ])('%s ends a line and begins none (SP, BA; U+3000 as clreq has it)', (_, space) => {
    for (const [before, after] of [
      ['国', '字'],
      ['国', 'A'],
      ['A', '国'],
      ['A', 'B'],
    ] as const) {
      const marked = divisions(`${before}${space}${after}`);
      expect([marked.startsWith(`${before}${space}`), marked.endsWith(`]${after}`)]).toEqual([true, true]);
    }
  });

  it.each([
    ['U+00A0', '\u00a0'],
    ['U+2007', '\u2007'],
    ['U+202F', '\u202f'],
    ['U+2060', '\u2060'],
    ['U+FEFF', '\ufeff'],
    ['U+034F', '\u034f'],
    ['U+2011', '\u2011'],
  ])('%s holds both its neighbours (GL, WJ)', (_, glue) => {
    for (const [before, after] of [
      ['国', '字'],
      ['国', 'A'],
      ['1', '国'],
    ] as const) {
      expect(divisions(`${before}${glue}${after}`)).toBe(`${before}${glue}${after}`);
    }
  });

  it.each([
    ['U+2004, a third of an em', '\u2004', 1 / 3],
    ['U+2005, a quarter', '\u2005', 1 / 4],
    ['U+2006, a sixth', '\u2006', 1 / 6],
    ['U+200A, a hair', '\u200a', 1 / 10],
    ['U+202F, narrow and without a break', '\u202f', 1 / 5],
    ['U+205F, of formulas', '\u205f', 4 / 18],
  ])('%s, is as wide in every face, which need not have it', (_, space, em) => {
    for (const own of fonts.ids) {
      const one = preparedAs(`国${space}字`, { font: own });
      expect([own, naturalWidth(one, one.first, one.end) - 2]).toEqual([own, expect.closeTo(em)]);
      expect([own, one.missing, [...one.standIns]]).toEqual([own, [], []]);
    }
  });

  it('a space as wide as a figure holds columns of them', () => {
    for (const own of fonts.ids)
      expect(widthOf('国\u2007国', { font: own })).toBeCloseTo(
        2 + widthOf('00', { font: own }) - widthOf('0', { font: own }),
      );
  });

  it('a zero-width space lets a line end, within a word, too, but not before a closing mark', () => {
    expect(divisions('AB\u200bCD')).toBe('AB\u200b[0]CD');
    expect(divisions('国\u200b字')).toContain('[0]字');
  });
});
