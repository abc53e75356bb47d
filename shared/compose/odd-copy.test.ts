/** Neighbours of what copy holds besides Han and letters: numbers typed full width, vertical lines, words of two emphases. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testResources } from '../../tests/kit/editions.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { divisions, measures, preparedAs, type SetAs, setLines } from '../../tests/kit/set-lines.ts';
import { newId } from '../edition/ids.ts';
import { defaultSetting } from '../edition/records.ts';
import { nameList } from '../text/spans.ts';
import { verticalForm } from '../text/vertical-forms.ts';
import { naturalWidth } from './line.ts';
import { prepare } from './prepare.ts';
import { verticalLength, verticalRuns } from './vertical.ts';

const { fonts } = testResources();
const text = fonts.for('text');

/** Measures with room for a number typed full width. */
const roomy = measures.filter((measure) => measure >= 12);

/** Offsets at which lines of a text end, at any of them. */
function endsOf(copy: string, as: SetAs = {}): ReadonlySet<number> {
  const ends = new Set<number>();
  for (const measure of roomy) {
    let at = 0;
    for (const line of setLines(copy, measure, as)) {
      at += line.text.length;
      ends.add(at);
    }
  }
  return ends;
}

/** The words that some line divides. */
function divided(copy: string, words: readonly string[]): string[] {
  const ends = endsOf(copy);
  return words.filter((word) => {
    const from = copy.indexOf(word);
    expect(from).toBeGreaterThanOrEqual(0);
    return Array.from({ length: word.length - 1 }, (_, inside) => from + inside + 1).some((at) => ends.has(at));
  });
}

const widthOf = (copy: string, as: SetAs = {}) => {
  const one = preparedAs(copy, as);
  return naturalWidth(one, one.first, one.end);
};

describe('a number typed full width, and one with words that multiply it', () => {
  it.each([
    ['９５ ㎡', '９５ ㎡'],
    ['１２０㎡', '１２０㎡'],
    ['１８公里', '１８[0.9]公[0.3]里'],
    ['２５ 元', '２５ 元'],
    ['３８６．５亿元', '３８６．５[0.9]亿[0.3]元'],
    ['１００ km/h', '１００ km/h'],
    ['５ｋｇ', '５ｋｇ'],
    ['３ ｋＷ', '３ ｋＷ'],
    ['１２，０００人次', '１２，０００[0.9]人[0.3]次'],
    ['８５％', '８５％'],
    ['３．５‰', '３．５‰'],
    ['￥２５０元', '￥２５０[0.9]元'],
    ['±３㎜', '±３㎜'],
    ['１０：３０', '１０：３０'],
    ['３～５天', '３～[0.9]５[0.9]天'],
    ['第２５届', '第[0.9]２５[0.9]届'],
    ['２０２４年３月８日', '２０２４[0.9]年[0.3]３[0.9]月[0.3]８[0.9]日'],
    ['３００万千瓦时', '３００[0.9]万[0.3]千[0.3]瓦[0.3]时'],
    ['25万平方米', '25[0.9]万[0.3]平[0.3]方[0.3]米'],
    ['8百万人次', '8[0.9]百[0.3]万[0.3]人[0.3]次'],
  ])('%s', (number, marked) => {
    const before = '他们在新馆里看到';
    expect(divisions(`${before}${number}宇宙洪荒`)).toBe(`${divisions(before)}[0]${marked}[0]${divisions('宇宙洪荒')}`);
  });

  it('is divided anywhere between its words where the style lets dates be', () => {
    expect(divisions('２０２４年３月８日', { setting: { breakDates: true } })).toBe(
      '２０２４[0]年[0]３[0]月[0]８[0]日',
    );
  });

  it('does not hold a list of numbers together', () => {
    const copy = '他们先后去了３，５，７号楼，又去了３，５，７号楼，再去了３，５，７号楼';
    expect(divided(copy, ['３，５，７号楼'])).toHaveLength(1);
  });
});

describe('a unit after a space', () => {
  it.each([
    ['每袋重量为5\u2007kg左右', '5\u2007kg'],
    ['每袋重量为5\u2005kg左右', '5\u2005kg'],
    ['每袋重量为5\u200akg左右', '5\u200akg'],
    ['每袋重量为5  kg左右', '5  kg'],
    ['每袋重量为5\u3000公斤左右', '5\u3000公斤'],
    ['累计报告新增25 例病例', '25 例'],
    ['全年收入为25 万元左右', '25 万元'],
    ['全年收入为25\u00a0万元左右', '25\u00a0万元'],
    ['合格率达到了95 %以上', '95 %'],
    ['容量为每瓶5\u200b ℓ左右', '5\u200b ℓ'],
  ])('%s', (copy, word) => {
    expect(divided(copy, [word])).toEqual([]);
    expect(preparedAs(copy).missing).toEqual([]);
  });
});

describe('an apostrophe', () => {
  /** Width of a text of leaves, every other one emphasised, in one face. */
  const widthOfLeaves = (...leaves: readonly string[]) => {
    const one = prepare(
      leaves.map((leaf, at) => ({ text: leaf, ...(at % 2 === 1 ? { strong: true as const } : {}) })),
      fonts,
      { font: text, strong: text },
      defaultSetting,
      nameList([]),
    );
    return naturalWidth(one, one.first, one.end);
  };

  it('is one where the emphasis of its word changes beside it', () => {
    const whole = widthOf('Tom’s');
    for (const leaves of [
      ['Tom', '’s'],
      ['Tom’', 's'],
      ['Tom', '’', 's'],
    ]) {
      // But for what a face draws two letters nearer to each other by.
      expect(Math.abs(widthOfLeaves(...leaves) - whole)).toBeLessThan(0.1);
    }
  });

  it.each(['don\u200d’t', 'O’\u2060Brien', 'Café’s'.normalize('NFD'), 'l’œuvre', 'Việt’s'.normalize('NFD')])(
    'of %j is no quotation mark',
    (word) => {
      const bare = word.replaceAll(/[\u200d\u2060]/gu, '').normalize('NFC');
      expect(widthOf(word)).toBeCloseTo(widthOf(bare), 9);
      expect(widthOf(bare) - widthOf(bare.replace('’', ''))).toBeLessThan(0.42);
      expect(divided(`他们去了${word}的店里坐了很久很久`, [word])).toEqual([]);
    },
  );
});

describe('letters with marks that nothing is composed of', () => {
  it.each(['k\u035coj', 't\u0361s', 'ng\u0304', 'x\u0302a\u0304', 'a\u0304\u0301', 'zh\u0302ang'])(
    '%j keep their places, and the mark takes none',
    (word) => {
      const bare = word.replaceAll(/\p{M}/gu, '');
      const composed = word.normalize('NFC');
      // But for what a face draws two letters nearer to each other by.
      if (composed === word) expect(Math.abs(widthOf(word) - widthOf(bare))).toBeLessThan(0.05);
      expect(divided(`他们写作${word}的字有很多很多`, [word])).toEqual([]);
      for (const measure of measures) {
        const lines = setLines(`他们写作${word}的字有很多很多`, measure);
        expect(lines.flatMap(({ glyphs }) => glyphs.map((one) => one.text)).join('')).toContain(word);
      }
    },
  );
});

/** A text on a vertical line of 10 pt: its runs, and how long it is in em. */
function down(copy: string) {
  const one = prepare([{ text: copy }], fonts, { font: text, strong: text }, defaultSetting, nameList([]));
  const place = { blockId: newId<'block'>(), source: null, size: 10, x: 100, y: 0 };
  return {
    runs: verticalRuns(one, one.first, one.end, fonts, place, 0),
    length: verticalLength(one, one.first, one.end),
  };
}

describe('a vertical line', () => {
  const shapes = (copy: string) =>
    down(copy).runs.map(({ glyphs, xs, y, upright, isVertical, scale }) => ({
      glyphs,
      xs,
      y,
      upright,
      isVertical,
      scale,
    }));

  it('has marks in their vertical forms and short numbers upright, whatever unseen stands beside them', () => {
    const copy = '“东湖”灯火，第12版。';
    for (const unseen of ['\u200b', '\u2060', '\u200e', '\ufe00', '\ufeff']) {
      const strewn = [...copy].join(unseen) + unseen;
      expect(down(strewn).length).toBeCloseTo(down(copy).length, 9);
      expect(shapes(`${unseen}${strewn}`)).toEqual(shapes(copy));
    }
    const glyph = fonts.typeface(text).glyph(verticalForm('，').codePointAt(0) ?? 0);
    expect(down('灯，\u200b').runs.some((run) => run.glyphs[0] === glyph)).toBe(true);
  });

  it('has its dashes and connectors along it', () => {
    for (const mark of ['——', '――', '──', '⸺']) {
      const { runs, length } = down(`灯${mark}火`);
      expect(length).toBe(4);
      expect(
        runs
          .filter(({ upright }) => upright === undefined)
          .map((run) => run.text)
          .join(''),
      ).toBe(mark);
    }
    for (const mark of ['—', '―', '─', '～', '－', '–']) {
      const { runs } = down(`三${mark}五`);
      expect([mark, runs.filter(({ upright }) => upright === undefined).map((run) => run.text)]).toEqual([
        mark,
        [mark],
      ]);
    }
    expect(down('三～五').length).toBe(3);
  });
});

describe('a character of several', () => {
  it.each(['👩\u200d👩\u200d👦', '👍🏽', '🇨🇳', 'ｶﾞ', '𠮷\u{e0101}', 'か\u3099'])(
    '%j is divided nowhere, not even where a line must end',
    (one) => {
      for (const copy of [
        `他们说${one}好${one}${one}，又说${one}`,
        `“${one}，${one}，${one}，${one}，${one}，${one}。`,
      ]) {
        const edges = new Set([...new Intl.Segmenter('zh').segment(copy)].map(({ index }) => index));
        for (const measure of [3, 3.5, 4, 5, ...measures]) {
          let at = 0;
          for (const line of setLines(copy, measure)) {
            expect([measure, edges.has(at)]).toEqual([measure, true]);
            at += line.text.length;
          }
        }
      }
    },
  );
});

it('sets copy the same whatever is strewn in it, and divides nothing that may not be', () => {
  const words = fc.constantFrom(
    '１２０㎡',
    '25\u00a0kg',
    'O’Brien',
    '——',
    '――',
    '中',
    '，',
    '３～５天',
    'Café',
    '”',
    '（',
    'nǚ',
  );
  const unseen = fc.constantFrom('', '', '\u200e', '\ufe00', '\u{e0101}', '\u2066', '\u200c');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(words, unseen), { minLength: 1, maxLength: 25 }),
      fc.double({ min: 6, max: 30, noNaN: true }),
      (pieces, measure) => {
        const plain = pieces.map(([word]) => word).join('');
        const strewn = pieces.map((piece) => piece.join('')).join('');
        const xs = (copy: string) => setLines(copy, measure).map(({ glyphs }) => glyphs.map(({ x }) => x.toFixed(6)));
        expect(xs(strewn)).toEqual(xs(plain));
        expect(xs(strewn.normalize('NFD'))).toEqual(xs(plain));
      },
    ),
    cases(200),
  );
});
