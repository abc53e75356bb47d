/** What copy holds besides Han and letters: apostrophes, dashes of other codes, selectors, what has no width, units, marks. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseCopy, hasCases } from '../../tests/kit/cases.ts';
import { testResources } from '../../tests/kit/editions.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { divisions, measures, preparedAs, type SetAs, type SetLine, setLines } from '../../tests/kit/set-lines.ts';
import { isCombining, isSelector, unseenKind } from '../text/seen-text.ts';
import { naturalWidth } from './line.ts';

const { fonts } = testResources();
const copyOf = (name: string, instead: readonly string[]) => (hasCases ? caseCopy(name) : [...instead]);

/** Where glyphs stand, line by line, without the characters they are of. */
const placed = (lines: readonly SetLine[]) =>
  lines.map(({ glyphs }) => glyphs.map(({ face, glyph, x, scale }) => [face, glyph, x.toFixed(6), scale]));
const whereOnly = (lines: readonly SetLine[]) => lines.map(({ glyphs }) => glyphs.map(({ x }) => x.toFixed(6)));

/** A text without what is not seen. */
const bare = (text: string) => [...text].filter((one) => unseenKind(one.codePointAt(0) ?? 0) === null).join('');

/** Asserts that no line divides any of some words, at any measure. */
function expectWhole(text: string, words: readonly string[], as: SetAs = {}): void {
  for (const measure of measures) {
    const ends = new Set<number>();
    let at = 0;
    for (const line of setLines(text, measure, as)) {
      at += line.text.length;
      ends.add(at);
    }
    for (const word of words) {
      for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
        for (let inside = from + 1; inside < from + word.length; inside++) {
          if (ends.has(inside)) throw new Error(`${word} is divided before its unit ${inside - from} at ${measure} em`);
        }
      }
    }
  }
}

/** Width of a text in one line, in em. */
const widthOf = (text: string, as: SetAs = {}) => {
  const one = preparedAs(text, as);
  return naturalWidth(one, one.first, one.end);
};

describe('an apostrophe', () => {
  const [first = '', quoted = '', cafe = ''] = copyOf('15-apostrophe', [
    '外教Tom O’Brien说：“It’s great, I don’t mind.”孩子们跟着读：you’re、we’ll、’90s，又唱rock ’n’ roll。',
    '他教了三句’再教两句。',
    'Tom’s Café在河边开了三年，孩子们最爱听Tom’s stories，周末常去Tom’s Café坐坐，点一杯Children’s milk。',
  ]);
  /** How far each apostrophe takes its line, natural widths. */
  const advances = (text: string, as: SetAs = {}) => {
    const [line] = setLines(text, 1000, as);
    const glyphs = line?.glyphs ?? [];
    return glyphs.flatMap(({ text: own, x }, at) => (/[’‘＇ʼ]/u.test(own) ? [(glyphs[at + 1]?.x ?? 0) - x] : []));
  };

  it('is a letter of its Western word, as wide as it is drawn', () => {
    for (const advance of [...advances(first), ...advances(cafe)]) expect(advance).toBeLessThan(0.42);
    // Two words with one between them: no gap is added at it.
    expect(widthOf('Tom’s') - widthOf('Toms')).toBeLessThan(0.3);
    expect(preparedAs(first).missing).toEqual([]);
  });

  it('is never parted from it', () => {
    expectWhole(first, ['O’Brien', 'It’s', 'don’t', 'you’re', 'we’ll', '’90s', '’n’']);
    expectWhole(cafe, ['Tom’s', 'Children’s']);
  });

  it.each([
    '法国人说l’été和d’Artagnan来了',
    '他听rock ’n’ roll和drum’n’bass长大',
    'the boys’ club在河边',
    '（’90s）和’80s',
    '老外O＇Brien写作O＇Brien',
    '叫OʼBrien的人',
    'Д’Артаньян来了',
    '他说‘I don’t know’就走',
    'O‘Brien打错了',
    '写于1990’s的歌',
  ])('%s', (text) => {
    for (const font of fonts.ids) {
      const inWords = advances(text, { font }).filter((advance) => advance < 0.42);
      const quotes = text.includes('‘I') ? 2 : 0;
      expect([font, inWords.length]).toEqual([font, (text.match(/[’‘＇ʼ]/gu) ?? []).length - quotes]);
    }
    expectWhole(text, text.match(/[A-Za-zА-яÀ-ÿ]+[’‘＇ʼ][A-Za-zА-яÀ-ÿ]+/gu) ?? []);
  });

  it('is a quotation mark beside Chinese, which begins no line and keeps its em', () => {
    expect(advances(quoted)).toEqual([1]);
    for (const text of ['他说‘好’了', '‘好’90年代', '他念‘ABC’三遍'])
      expect(advances(text).at(-1)).toBeGreaterThan(0.4);
    for (const measure of measures) for (const line of setLines(quoted, measure)) expect(line.text[0]).not.toBe('’');
  });
});

describe('a dash', () => {
  const [bars = '', usual = '', boxes = ''] = copyOf(
    '16-dash',
    ['――', '——', '──'].map(
      (dash) => `老人只提了一个要求${dash}灯要亮一些。镇里答应了${dash}当晚就换了灯，老人们都说好${dash}这才像个课堂。`,
    ),
  );

  it('is two em, joined and whole, of whatever characters it is made', () => {
    for (const measure of measures) {
      const wanted = placed(setLines(usual, measure));
      expect(placed(setLines(bars, measure))).toEqual(wanted);
      expect(placed(setLines(boxes, measure))).toEqual(wanted);
    }
    for (const dash of ['――', '──', '—―', '─—', '⸺', '―⁠―', '—\ufe00—']) {
      for (const font of fonts.ids) expect([dash, font, widthOf(`字${dash}字`, { font })]).toEqual([dash, font, 4]);
    }
  });

  it('is three em of three, and one mark; four are two', () => {
    for (const dash of ['―――', '———', '──—', '⸺—']) {
      expect(widthOf(`字${dash}字`)).toBeCloseTo(5, 9);
      expectWhole(`灯要亮一些${dash}镇里答应了当晚就换灯${dash}老人们都说好`, [dash]);
    }
    expect(widthOf('字――――字')).toBe(6);
    expectWhole('灯要亮一些――――镇里答应了当晚就换灯', ['――'].slice(0, 0));
  });

  it('is a connector by itself, which begins no line', () => {
    for (const dash of '—―─') {
      for (const measure of measures) {
        for (const { text } of setLines(`从河湾${dash}县城一路都通车了${dash}大家高兴`, measure))
          expect(text[0]).not.toBe(dash);
      }
    }
  });
});

describe('what chooses a form of a character', () => {
  const copy = copyOf('17-variation-selectors', [
    '讲课的葛\u{e0100}老师和辻\u{e0100}老师都住在镇上，邉\u{e0101}老师住在县里。',
    '讲课的葛老师和辻老师都住在镇上，邉老师住在县里。',
    '标准变体神\ufe00社和福\ufe01字，蒙文\u180b选择符。',
  ]);

  it('takes no room, stands with its character, and is never missing', () => {
    for (const text of [
      ...copy,
      '葛\u{e0100}，\ufe00好\u{e01ef}。',
      '\ufe0f开头',
      '❤\ufe0f字',
      '字\u180b\u180c\u180d\u180f',
    ]) {
      const bare = [...text].filter((one) => !isSelector(one.codePointAt(0) ?? 0)).join('');
      expect(preparedAs(text).missing).toEqual(preparedAs(bare).missing);
      for (const measure of measures) {
        const lines = setLines(text, measure);
        expect(whereOnly(lines)).toEqual(whereOnly(setLines(bare, measure)));
        expect(lines.map((line) => line.text).join('')).toBe(text);
        for (const line of lines.slice(1)) expect(isSelector(line.text.codePointAt(0) ?? 0)).toBe(false);
        expect(lines.flatMap(({ glyphs }) => glyphs.map((one) => one.text)).join('')).toBe(text);
      }
    }
  });
});

describe('what has no width', () => {
  const copy = copyOf(
    '18-zero-width',
    ['\u200b', '', '\u2060', '\ufeff', '\u202a', '\u00ad'].map(
      (one) => `课堂${one}每周${one}开三次，镇上${one}老人${one}也来听，孩子们${one}也来。`,
    ),
  );
  it('changes no place of what has', () => {
    const odd = [
      '\ufeff“字”',
      '字\u200d字ABC\u200c字',
      'A\u200bV',
      '12\u206080%\u200e字',
      '字，\u200b”字',
      '\u200f\u202e字',
    ];
    for (const text of [...copy, ...odd]) {
      expect(whereOnly(setLines(text, 1000))).toEqual(whereOnly(setLines(bare(text), 1000)));
      expect(
        setLines(text, 1000)
          .flatMap(({ glyphs }) => glyphs.map((one) => one.text))
          .join(''),
      ).toBe(text);
    }
  });

  it('lets a line end at a zero-width space and a soft hyphen, and not at a joiner', () => {
    const [, plain = ''] = copy;
    for (const text of copy.filter((one) => !/[\u2060\ufeff]/u.test(one))) {
      for (const measure of measures)
        expect(whereOnly(setLines(text, measure))).toEqual(whereOnly(setLines(plain, measure)));
    }
    for (const joiner of ['\u2060', '\ufeff', '\u200d']) {
      expectWhole(`课堂${joiner}每周${joiner}开三次，镇上${joiner}老人${joiner}也来听，孩子们${joiner}也来。`, [
        `堂${joiner}每`,
        `上${joiner}老`,
        `人${joiner}也`,
      ]);
    }
    const address = 'https://example.org/\u200bpaper/\u200bedition/\u200bpages';
    const ends = setLines(address, 12).map(({ text }) => text);
    expect(ends.every((line) => line.endsWith('\u200b') || line.endsWith('pages'))).toBe(true);
    expect(ends.length).toBeGreaterThan(1);
  });

  it('shows a hyphen where a word is divided at a soft one, within the measure, and nowhere else', () => {
    const text = '孩子们读inter\u00adnational和com\u00admunica\u00adtion这两个词';
    let divided = 0;
    for (const measure of measures) {
      for (const { glyphs, text: line } of setLines(text, measure)) {
        const hyphen = fonts.typeface(fonts.for('text')).glyph(0x2d);
        const shown = glyphs.filter(({ glyph }) => glyph === hyphen);
        expect(shown.length).toBe(line.endsWith('\u00ad') ? 1 : 0);
        divided += shown.length;
        for (const { x, text: own } of shown) {
          expect(own).toBe('\u00ad');
          expect(x + 0.346).toBeLessThanOrEqual(measure + 1e-3);
        }
      }
    }
    expect(divided).toBeGreaterThan(5);
    expect(setLines('读字\u00ad字\u00ad字\u00ad字\u00ad字\u00ad字', 3).flatMap(({ glyphs }) => glyphs)).toHaveLength(7);
  });
});

describe('a unit', () => {
  const [signs = '', words = ''] = copyOf('19-units', [
    '课堂分三处，东头一处面积120㎡，西头一处面积95㎡，粮仓存粮3000㎏，灯距2500㎜，离县城18㎞，药品5㎎一片，每晚用电30㎾时，水桶20ℓ，坡度30°。',
    '三处各占120平方米，离县城 18 公里，每本书 25 元，有书 3000 册，借阅 1200 人次，开放 3 小时。',
  ]);

  it('stays with its number, written as a sign or after a space, and in Han wherever lines allow', () => {
    expectWhole(signs, ['120㎡', '95㎡', '3000㎏', '2500㎜', '18㎞', '5㎎', '30㎾时', '20ℓ', '30°']);
    expectWhole(words, ['18 公里', '25 元', '3000 册', '1200 人次', '3 小时']);
    expect(divisions('120平方米')).toBe('120[0.9]平[0.3]方[0.3]米');
  });

  it.each([
    ['气温今天达到25 ℃以上，湿度约为60 ‰', ['25 ℃', '60 ‰']],
    ['每袋重量为5 kg左右，时速可达100 km/h以上，用电约3 kW·h每天', ['5 kg', '100 km/h', '3 kW·h']],
    ['药量为每次25\u00a0mg服用，共有12\u2009㎖和3\u202fcm³药水', ['25\u00a0mg', '12\u2009㎖', '3\u202fcm³']],
    ['定于2024 年 3 月 8 日召开第 5 届大会，收入￥ 250和386.5 亿元', ['第 5 届', '￥ 250', '386.5 亿元']],
    ['容积为330㏄的桶，气压达到1013㍱以上，酸碱度7㏗，水温300K以上', ['330㏄', '1013㍱', '7㏗', '300K']],
    ['面积为120\u200e㎡的屋和95\u2060㎡的屋', ['120\u200e㎡', '95\u2060㎡']],
  ])('%s', (text, whole) => {
    expectWhole(text, whole);
  });

  it('adds no gap between a number and a sign of it', () => {
    expect(widthOf('120㎡')).toBeCloseTo(widthOf('120') + 1, 9);
    expect(widthOf('120㎡字')).toBeCloseTo(widthOf('120') + 2, 9);
  });
});

describe('a letter with marks', () => {
  const [apart = '', composed = '', raised = ''] = copyOf('30-decomposed', [
    '拼音写作nu\u0308\u030c、lu\u0308\u030c，店名Cafe\u0301 Mu\u0308nster，越南语Vie\u0323\u0302t Nam。',
    '拼音写作nǚ、lǚ，店名Café Münster，越南语Việt Nam。',
    '次数10⁸，面积m²，CO₂，10⁻³，H₂O，¹²³⁴⁵⁶⁷⁹⁰。',
  ]);

  it('is set as it is composed', () => {
    for (const font of fonts.ids) {
      for (const measure of measures) {
        expect(placed(setLines(apart, measure, { font }))).toEqual(placed(setLines(composed, measure, { font })));
      }
      expect(preparedAs(apart, { font }).missing).toEqual([]);
      expect(preparedAs(raised, { font }).missing).toEqual([]);
    }
  });

  it.each([
    'か\u3099く\u309aは',
    'Å\u0301 Ελλη\u0301νων',
    '한국어',
    'A\u030angstro\u0308m',
    'и\u0306од',
    'ŵ W\u0302ales',
  ])('%s', (text) => {
    const [a, b] = [text.normalize('NFD'), text.normalize('NFC')];
    for (const measure of measures) expect(placed(setLines(a, measure))).toEqual(placed(setLines(b, measure)));
  });

  it('is one place of the caret, and so is each of its neighbours', () => {
    const [line] = setLines(`${'한국어'.normalize('NFD')}e\u0302\u0301a`, 100);
    expect(line?.glyphs.map(({ text }) => text.normalize('NFC'))).toEqual(['한', '국', '어', 'ế', 'a']);
  });

  it('begins no line with a mark, and has it over its letter though nothing composed is there', () => {
    const text = '这是好\u0304字，还有字\u0301与q\u0301和人\u0308人\u0308人\u0308人\u0308人\u0308人\u0308人\u0308。';
    expect(preparedAs(text).missing).toEqual([]);
    for (const measure of measures) {
      const lines = setLines(text, measure);
      for (const line of lines) expect(isCombining(line.text.codePointAt(0) ?? 0)).toBe(false);
      expect(lines.flatMap(({ glyphs }) => glyphs.map((one) => one.text)).join('')).toBe(text);
    }
    expect(widthOf('好\u0304字')).toBe(2);
    const [line] = setLines('好\u0304字', 10);
    const [, mark] = line?.glyphs ?? [];
    expect(mark?.x).toBeCloseTo(0.5, 2);
  });

  it('tells of a mark that no face has, once, and sets the letter', () => {
    const one = preparedAs('字\u1dfc好');
    expect(one.missing).toEqual(['\u1dfc']);
    expect(naturalWidth(one, one.first, one.end)).toBe(2);
  });
});

it('keeps names whole however their letters are written', () => {
  expectWhole('他们去了河边的Cafe\u0301河店坐了很久很久又回来', ['Cafe\u0301河店'], { names: ['Café河店'] });
  expectWhole('请来的葛\u{e0100}老师讲课，葛\u{e0100}老师住在镇上', ['葛\u{e0100}老师'], { names: ['葛老师'] });
});

describe('in any copy', () => {
  const piece = fc.constantFrom(
    ...[
      '课堂',
      '老师，',
      '“好”',
      'Tom’s',
      '——',
      '――',
      '──',
      '120㎡',
      '18 公里',
      'Café',
      'nǚ',
      'Việt',
      '葛',
      '：',
      '。',
      ' ',
      '25 kg',
      '（甲）',
    ],
  );
  const hidden = fc.constantFrom('', '', '', '\u200e', '\u200c', '\ufe00', '\u{e0100}', '\u202a', '\u2069');
  const text = fc.array(fc.tuple(piece, hidden), { minLength: 1, maxLength: 30 });
  const measure = fc.double({ min: 4, max: 40, noNaN: true });

  it('what is not seen changes no place, and letters apart are set as composed ones', () => {
    fc.assert(
      fc.property(text, measure, (pieces, em) => {
        const plain = pieces.map(([one]) => one).join('');
        const wanted = placed(setLines(plain, em));
        const strewn = pieces.map((one) => one.join('')).join('');
        expect(whereOnly(setLines(strewn, em))).toEqual(whereOnly(setLines(plain, em)));
        expect(placed(setLines(plain.normalize('NFD'), em))).toEqual(wanted);
      }),
      cases(300),
    );
  });

  it('no line begins with a mark or a selector, and no dash of two is divided', () => {
    const any = fc.array(
      fc.oneof(piece, hidden, fc.constantFrom('\u0301', '\u0304', '\u200b', '\u00ad', '\u2060', '―', '─')),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(any, measure, (pieces, em) => {
        const whole = `字${pieces.join('')}`;
        const lines = setLines(whole, em);
        expect(lines.map((line) => line.text).join('')).toBe(whole);
        expect(lines.flatMap(({ glyphs }) => glyphs.map((one) => one.text)).join('')).toBe(whole);
        lines.slice(1).forEach((line, at) => {
          const code = line.text.codePointAt(0) ?? 0;
          expect(isCombining(code) || isSelector(code)).toBe(false);
          const [end, begin] = [
            bare(lines[at]?.text ?? '').match(/[—―─]*$/u)?.[0] ?? '',
            bare(line.text).match(/^[—―─]*/u)?.[0] ?? '',
          ];
          if (begin !== '') expect(end.length % 2).toBe(0);
        });
      }),
      cases(500),
    );
  });
});
