import { describe, expect, it } from 'vitest';
import { Dice } from '../../tests/kit/dice.ts';
import { article, emptyEdition, paragraph, withArticle } from '../../tests/kit/editions.ts';
import { seed } from '../../tests/kit/seeds.ts';
import { applyPatches } from './operations.ts';
import type { Article } from './records.ts';
import { differences, restore } from './versions.ts';

const texts = ['第一段。', '第二段。', '第三段。', '第四段。'];

/** The article some edits later: paragraphs changed, moved, taken out and put in; headlines rewritten. */
function edited(before: Article, dice: Dice): Article {
  let body = [...before.body];
  for (let count = dice.whole(6); count > 0; count--) {
    const at = dice.whole(body.length + 1);
    const [gone] = body.slice(at, at + 1);
    const what = dice.whole(4);
    if (what === 0) body = body.toSpliced(at, 0, paragraph(`新${count}。`));
    else if (gone === undefined) continue;
    else if (what === 1) body = body.toSpliced(at, 1);
    else if (what === 2) body = body.toSpliced(at, 1, { ...gone, children: [{ text: `改${count}` }] });
    else body = body.toSpliced(at, 1).toSpliced(dice.whole(body.length), 0, gone);
  }
  const headlines = { ...before.headlines, headline: dice.next() < 0.5 ? ['新题', '二行'] : before.headlines.headline };
  return { ...before, body, headlines, byline: dice.next() < 0.5 ? '李四' : before.byline };
}

describe('versions of an article', () => {
  const before: Article = {
    ...article(texts),
    headlines: { kicker: ['引题'], headline: ['旧题'], deck: [], summary: '提要' },
    byline: '张三',
  };

  it('differ in nothing from themselves', () => {
    expect(differences(before, structuredClone(before))).toEqual([]);
  });

  it('say what changed, where', () => {
    const [first, second, third, fourth] = before.body;
    if (first === undefined || second === undefined || third === undefined || fourth === undefined) throw new Error();
    const inserted = paragraph('插入。');
    const changed = { ...third, children: [{ text: '第三段改。' }] };
    const after: Article = { ...before, byline: '李四', body: [first, inserted, changed, fourth] };
    expect(differences(before, after)).toEqual([
      { kind: 'head', part: 'byline', before: [[{ text: '张三' }]], after: [[{ text: '李四' }]] },
      { kind: 'paragraph', before: second, after: null, isMoved: false, comesAfter: [first.id] },
      { kind: 'paragraph', before: null, after: inserted, isMoved: false, comesAfter: [second.id, first.id] },
      { kind: 'paragraph', before: third, after: changed, isMoved: false, comesAfter: [second.id, first.id] },
    ]);
  });

  it('come back whole when all their differences are brought back, whatever was edited', () => {
    const dice = new Dice(seed);
    for (let count = 0; count < 1_000; count++) {
      const after = edited(before, dice);
      const edition = withArticle(emptyEdition(1), after);
      const patches = restore(edition, after.id, differences(before, after));
      expect(applyPatches(edition, patches).edition.articles[after.id]).toEqual(before);
    }
  });

  it('come back part by part, in any order, at last whole', () => {
    const dice = new Dice(seed + 1);
    for (let count = 0; count < 300; count++) {
      const after = edited(before, dice);
      let edition = withArticle(emptyEdition(1), after);
      for (let rounds = 0; rounds < 60; rounds++) {
        const now = edition.articles[after.id];
        const left = now === undefined ? [] : differences(before, now);
        if (left.length === 0) break;
        edition = applyPatches(edition, restore(edition, after.id, [dice.of(left)])).edition;
      }
      expect(edition.articles[after.id]).toEqual(before);
    }
  });
});
