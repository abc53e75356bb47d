import { describe, expect, it } from 'vitest';
import { article } from '../../../tests/kit/editions.ts';
import { testLanguage } from '../../../tests/kit/language.ts';
import { newId } from '../../edition/ids.ts';
import { CopyChecker } from './checked.ts';
import { storyFacts } from './story.ts';

describe('facts of a story', () => {
  it('count words, those that lie over each other once', () => {
    const { times } = storyFacts(['哈哈哈哈', '合龙、合龙']);
    expect([times('合龙'), times('哈哈'), times('合'), times('没有'), times('')]).toEqual([2, 2, 2, 0, 0]);
  });
});

describe('a checker of copy', () => {
  const wrong = article(['公安机关依法对他作出行政拘流的决定。']);

  it('looks at nothing until it knows what is to be known, and again when it rests', () => {
    const checker = new CopyChecker();
    expect(checker.isNew(wrong, { day: null, lists: null })).toBe(false);
    checker.use(testLanguage());
    expect(checker.isNew(wrong, { day: null, lists: null })).toBe(true);
    checker.check(wrong, { day: null, lists: null });
    expect(checker.known(wrong).map(({ rule }) => rule)).toEqual(['wrong-character']);
    checker.rest();
    expect(checker.known(wrong)).toHaveLength(1);
    expect(checker.isNew({ ...wrong }, { day: null, lists: null })).toBe(false);
  });

  it('finds in an article that was changed what it would find in one it never saw', () => {
    const before = article(['他说要行政拘流。']);
    const after = article(['他说要行政拘流。', '何谓行政拘流？', '行政拘流是一个词。']);
    const [known, fresh] = [new CopyChecker(), new CopyChecker()];
    for (const checker of [known, fresh]) checker.use(testLanguage());
    known.check(before, { day: null, lists: null });
    known.check(after, { day: null, lists: null });
    fresh.check(after, { day: null, lists: null });
    const told = (checker: CopyChecker) => checker.known(after).map(({ found }) => found);
    expect(known.known(before)).not.toEqual([]);
    expect(told(known)).toEqual(told(fresh));
    expect(told(fresh)).toEqual([]);
  });

  it('knows an article again that was read anew, and looks at it once it says something else', () => {
    const checker = new CopyChecker();
    checker.use(testLanguage());
    checker.check(wrong, { day: '2026-03-19', lists: null });
    const again = structuredClone(wrong);
    expect(checker.isNew(again, { day: '2026-03-19', lists: null })).toBe(false);
    expect(checker.known(again)).toEqual(checker.known(wrong));
    expect(checker.isNew(again, { day: '2026-03-20', lists: null })).toBe(true);
    expect(checker.isNew({ ...again, banner: '法治' }, { day: '2026-03-19', lists: null })).toBe(true);
    const joined = {
      ...again,
      importNotes: [{ kind: 'joint' as const, paragraphId: again.body[0]?.id ?? newId<'paragraph'>(), offset: 3 }],
    };
    expect(checker.isNew(joined, { day: '2026-03-19', lists: null })).toBe(true);
  });

  it('does not tell again what a check of articles tells', () => {
    const half = article(['大桥合龙,江上响起汽笛。']);
    const checker = new CopyChecker();
    checker.use(null);
    checker.check(half, { day: null, lists: null });
    expect(checker.known(half)).toEqual([]);
  });

  it('holds a headline against its story, and days against the edition’s', () => {
    const story = article(['大桥全长2860米，3月18日（星期四）合龙。']);
    const headed = { ...story, headlines: { ...story.headlines, headline: ['全长2680米的大桥合龙'] } };
    const checker = new CopyChecker();
    checker.use(null);
    checker.check(headed, { day: '2026-03-19', lists: null });
    expect(checker.known(headed).map(({ rule }) => rule)).toEqual(['headline-figure', 'weekday']);
  });

  it('looks again at days when the edition is given another', () => {
    const story = article(['3月18日（星期三）合龙。']);
    const checker = new CopyChecker();
    checker.use(null);
    const rulesOn = (day: string) => {
      const by = { day, lists: null };
      if (checker.isNew(story, by)) checker.check(story, by);
      return checker.known(story).map(({ rule }) => rule);
    };
    expect(rulesOn('2026-03-19')).toEqual([]);
    expect(rulesOn('2025-03-19')).toEqual(['weekday']);
  });
});
