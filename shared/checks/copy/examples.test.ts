/** What holds for every rule of copy: its examples, its words, time that grows no faster than the text, and no throwing. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testLanguage } from '../../../tests/kit/language.ts';
import { quietTime } from '../../../tests/kit/processor-time.ts';
import type { TextFinding } from '../check.ts';
import { listsFor } from '../lists/lists.ts';
import { copyRules } from './register.ts';
import type { CopyRule } from './rule.ts';
import { checkCopy } from './run.ts';
import { storyFacts } from './story.ts';
import { surroundings } from './surroundings.ts';

/** All rules; what a model of Chinese finds has tests of its own. */
const rules = copyRules.filter(({ id }) => id !== 'wrong-character');
const language = testLanguage();

function found(
  rule: CopyRule,
  text: string,
  { kind = 'paragraph', paragraphs = [], day, lists = [] }: CopyRule['example']['of'] & object = {},
): readonly TextFinding[] {
  return rule.run({
    kind,
    text,
    story: storyFacts([text]),
    language,
    around: surroundings([text, ...paragraphs], paragraphs, day ?? null),
    lists: listsFor(lists),
  });
}

const rank = { hint: 0, warning: 1, error: 2 } as const;

describe.each(rules.map((rule) => [rule.id, rule] as const))('rule %s', (_id, rule) => {
  const { wrong, right, of = {} } = rule.example;

  it('finds something in its example, at most as grave as it says', () => {
    const inWrong = found(rule, wrong, of);
    expect(inWrong.length).toBeGreaterThan(0);
    for (const { severity } of inWrong) expect(rank[severity]).toBeLessThanOrEqual(rank[rule.severity]);
  });

  it('needs what stands in its example', () => {
    expect(rule.needs?.test(wrong) ?? true).toBe(true);
  });

  it('finds nothing in its example as it should be', () => {
    expect(found(rule, right, of)).toEqual([]);
  });

  it('mends its example by its fixes, where it has one for each', () => {
    const fixes = [...found(rule, wrong, of)].sort((a, b) => b.from - a.from);
    if (!fixes.every(({ fix }) => fix?.kind === 'replace')) return;
    let mended = wrong;
    for (const { from, to, fix } of fixes)
      if (fix?.kind === 'replace') mended = mended.slice(0, from) + fix.with + mended.slice(to);
    expect(mended).toBe(right);
  });

  it('names no rule twice and has a source', () => {
    expect(copyRules.filter(({ id }) => id === rule.id)).toHaveLength(1);
    expect(rule.source).not.toBe('');
  });
});

/** What patterns are made of, so that texts of it come near to matching. */
const pieces = [
  ...'，。、；：？！“”‘’（）《》〈〉【】「」—–-…·.．,:;%％℃～~0123456789一二三四五六七八九十百千万亿〇零○的了在是和不也都就们个年月日时分元人米约近余多从由至到其中共占马象账付副座像度渡 \u3000\n',
  ...'左右 以上 目的是为了 原因是因为 避免 不再 生于 享年 岁 星期 今天（ 其余 比重 增长到 占比 截止 一愁莫展 等等 等…… 说：“ 全市 我们 aＡ１ 𠮷 \ud800'.split(
    ' ',
  ),
];
const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((all) => all.join(''));

describe('rules of copy', () => {
  it('throw on no text, and find stretches of it', () => {
    fc.assert(
      fc.property(fc.oneof(texts, fc.string({ unit: 'binary', maxLength: 80 })), (text) => {
        for (const rule of rules)
          for (const { from, to, zh, en } of found(rule, text, {
            day: '2026-03-19',
            paragraphs: ['全长2860米。', text],
          })) {
            expect(from).toBeGreaterThanOrEqual(0);
            expect(to).toBeLessThanOrEqual(text.length);
            expect(from).toBeLessThanOrEqual(to);
            expect(`${zh}${en}`).not.toMatch(/undefined|NaN/u);
          }
      }),
      { numRuns: 400 },
    );
  });

  it('find nothing without what they need', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const rule of rules)
          if (rule.needs?.test(text) === false) expect([rule.id, ...found(rule, text)]).toEqual([rule.id]);
      }),
      { numRuns: 400 },
    );
  });

  it('offer nothing that is there already', () => {
    fc.assert(
      fc.property(texts, (text) => {
        for (const rule of rules)
          for (const { from, to, fix } of found(rule, text))
            if (fix?.kind === 'replace') expect([rule.id, fix.with]).not.toEqual([rule.id, text.slice(from, to)]);
      }),
      { numRuns: 300 },
    );
  });

  /** Characters of the longest text. */
  const LONG = 1_000_000;
  const MOST_MS = 1_000;
  const repeated = [
    '一',
    '1',
    '“',
    '”',
    '（',
    '共1人，',
    '1人、',
    '的',
    '全市',
    '1,',
    '12月',
    '“一”、',
    ' ',
    '约1',
    '避免',
    '1900年生',
    '我们们',
    '一筹莫展',
    '患难于共',
    '做为',
    '《书》5版',
  ];

  it.each(repeated)('take no more than their time for a million characters of %s', async (piece) => {
    const text = piece.repeat(Math.ceil(LONG / piece.length));
    for (const rule of rules) {
      const run = () => rule.run({ kind: 'paragraph', text, story: storyFacts([]), language });
      expect(await quietTime(MOST_MS, run), rule.id).toBeLessThan(MOST_MS);
    }
  });

  it('go on when one throws, which is named', () => {
    const [first] = rules;
    if (first === undefined) throw new Error('no rules');
    const broken: CopyRule = {
      ...first,
      id: 'broken',
      run() {
        throw new Error('broken');
      },
    };
    const context = { kind: 'paragraph', text: '大桥合龙，，今天。', story: storyFacts([]), language } as const;
    const ids = checkCopy(context, [broken, ...rules]).map(([id]) => id);
    expect(ids).toContain('broken');
    expect(ids).toContain('clashing-marks');
  });
});
