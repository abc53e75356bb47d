import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntities } from './normalise.ts';
import { type PageCopy, readPageCopy } from './page-copy.ts';

describe('a refer', () => {
  it('is a line that ends in >>N版, with the heading that follows it', () => {
    const copy = readPageCopy(
      '我市召开表扬大会 &gt;&gt;5版\n\n# 筑牢信仰之基 彰显担当\n\n特别报道\n\n## 头条\n\n正文。',
    );
    expect(copy.refers).toEqual([{ text: '我市召开表扬大会', headline: ['筑牢信仰之基', '彰显担当'], page: 5 }]);
    expect(copy.articles).toHaveLength(1);
  });
});

describe('headings', () => {
  it('of two parts on one line are two lines of one headline', () => {
    const [article] = readPageCopy('# 东湖南岸灯火亮 新馆今日开放\n\n正文。').articles;
    expect(article?.headline).toEqual(['东湖南岸灯火亮', '新馆今日开放']);
  });
  it('of a lower level are kicker and deck round the main one', () => {
    const [article] = readPageCopy('## 引题 一行\n# 主题\n## 副题\n\n正文。').articles;
    expect([article?.kicker, article?.headline, article?.deck]).toEqual([['引题\u3000一行'], ['主题'], ['副题']]);
  });
  it('are led by a topic line, the banner', () => {
    const [article] = readPageCopy('民生实事看进展\n\n# 头条\n\n正文。').articles;
    expect(article?.banner).toBe('民生实事看进展');
  });
});

describe('a caption in the middle of a sentence', () => {
  const copy = readPageCopy(
    '# 题\n\n新馆位于东湖南岸，建筑面积六万多平方米，藏书一百\n\n3月7日，读者在新馆阅览。本报记者 林知夏 摄\n\n二十万册。\n\n第二段。',
  );
  const [article] = copy.articles;
  it('becomes a caption with its credit', () => {
    expect(article?.captions).toEqual([{ text: '3月7日，读者在新馆阅览。', credit: '本报记者 林知夏 摄' }]);
  });
  it('leaves the sentence joined, with the joint kept', () => {
    const [first] = article?.body ?? [];
    expect(first?.text).toBe('新馆位于东湖南岸，建筑面积六万多平方米，藏书一百二十万册。');
    expect(first?.joints).toEqual([first?.text.indexOf('二十万册')]);
    expect(article?.body).toHaveLength(2);
  });
});

describe('questions and answers', () => {
  it('are told by their speakers', () => {
    const [article] = readPageCopy('# 题\n\n导语。\n\n新华社记者:请问?\n\n王某:可以。\n\n补充一句。').articles;
    expect(article?.body.map((one) => [one.type, one.speaker])).toEqual([
      ['paragraph', 0],
      ['question', '新华社记者：'.length],
      ['answer', '王某：'.length],
      ['paragraph', 0],
    ]);
  });
});

describe('turn and continued lines', () => {
  it('leave the copy and say where it goes on', () => {
    const [article] = readPageCopy('# 题\n\n前半句没有完\n\n(下转第3版)\n\n（上接第1版）\n\n后半句完了。').articles;
    expect(article?.body.map((one) => one.text)).toEqual(['前半句没有完后半句完了。']);
    expect([article?.turnsTo, article?.copyToCome]).toEqual([[3], false]);
  });
  it('at the very end mean that copy is to come', () => {
    const [article] = readPageCopy('# 题\n\n到此为止。\n\n(下转第2版)').articles;
    expect([article?.turnsTo, article?.copyToCome]).toEqual([[2], true]);
  });
});

/** Everything that came out, with what was taken out and reported. */
function everything(copy: PageCopy): string {
  const taken = copy.changes.flatMap((change) =>
    ['refer', 'turn-line', 'heading-mark'].includes(change.kind) ? [change.before] : [],
  );
  const refers = copy.refers.flatMap((refer) => [refer.text, ...refer.headline]);
  const articles = copy.articles.flatMap((article) => [
    article.banner,
    ...article.kicker,
    ...article.headline,
    ...article.deck,
    ...article.body.map((paragraph) => paragraph.text),
    ...article.captions.flatMap((caption) => [caption.text, caption.credit]),
  ]);
  return [...taken, ...refers, ...articles].join('');
}

const pairs: readonly (readonly [string, string])[] = [
  ['，', ','],
  ['：', ':'],
  ['；', ';'],
  ['？', '?'],
  ['！', '!'],
  ['。', '.'],
  ['（', '('],
  ['）', ')'],
  ['“', '"'],
  ['”', '"'],
];
/** A text's characters sorted, widths and spaces aside. */
function multiset(text: string): string {
  let folded = text.replace(/\s/gu, '');
  for (const [wide, narrow] of pairs) folded = folded.replaceAll(wide, narrow);
  return [...folded].sort().join('');
}

describe('import', () => {
  it('neither loses nor doubles a character', () => {
    const piece = fc.oneof(
      { weight: 6, arbitrary: fc.stringMatching(/^[一-丿天地人你我他]{1,30}[，。：？]?$/) },
      fc.constantFrom(
        '# 标题 两行',
        '## 小题',
        '我市开会 >>5版',
        '(下转第2版)',
        '（上接第1版）',
        '据新华社',
        '本报记者 王某 摄',
        '记者:问什么?',
        '3.5%,10:30',
        '&amp;&lt;&gt;',
        '"引"',
        'GDP grew 5.2%.',
        '(中)',
        '图为现场。新华社记者 李某 摄',
        '王某 摄。',
        '>>版',
        '#',
        '→3版',
      ),
    );
    const raw = fc.array(fc.tuple(piece, fc.constantFrom('\n', '\n\n', '', ' ', '\r\n')), { maxLength: 30 });
    fc.assert(
      fc.property(raw, (parts) => {
        const text = parts.flat().join('');
        expect(multiset(everything(readPageCopy(text)))).toBe(multiset(decodeEntities(text).text));
      }),
      { numRuns: 1500 },
    );
  });
});

describe('copy of no sensible shape', () => {
  // Work that grew with the square of the length would take minutes here.
  const shapes: readonly (readonly [string, string])[] = [
    ['one line without end', '东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(50_000)],
    ['a hundred thousand lines of one character', '字\n'.repeat(100_000)],
    ['brackets that never close', '('.repeat(1_000_000)],
    ['brackets in brackets', `中${'('.repeat(200_000)}${')'.repeat(200_000)}文`],
    ['a run of spaces before a sign', `a${' '.repeat(500_000)}>>`],
    ['entities that are none', '&'.repeat(1_000_000)],
    ['quotes without number', `${'"'.repeat(500_001)}中`],
  ];
  for (const [name, raw] of shapes) {
    it(`is read all the same: ${name}`, () => {
      expect(multiset(everything(readPageCopy(raw)))).toHaveLength(raw.replace(/\s/gu, '').length);
    });
  }
});
