/** Whatever is typed, findings and waivers stay on the characters that they are of. */
import { expect, it } from 'vitest';
import type { Finding } from '../../shared/checks/check.ts';
import { followFindings, stillReads } from '../../shared/checks/followed.ts';
import { nameOf, waive, withWaivers } from '../../shared/checks/waivers.ts';
import { withMarks } from '../../shared/edition/anchors.ts';
import { editBody } from '../../shared/edition/edits.ts';
import { replaceMatches } from '../../shared/edition/find.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { Dice } from '../kit/dice.ts';
import { article, emptyEdition, paragraph, withArticle } from '../kit/editions.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const RUNS = 60;
const EDITS = 30;
const because = { reason: '原文如此', by: '张三', at: '2026-03-08T20:00:00+08:00' };

const story = article(['东湖南岸的灯火亮到深夜，甲乙丙丁。', '戊己庚辛，东湖北岸也亮。', '壬癸子丑寅卯辰巳。']);

/** A finding on two characters of each paragraph, of which no two are alike. */
function made(): Finding[] {
  return story.body.map((own, at): Finding => {
    const text = paragraphText(own);
    const from = 4 + at;
    return {
      ...{ rule: 'mistaken-word', severity: 'warning', zh: '测试', en: 'test', page: 0, blockId: null },
      text: {
        ...{ articleId: story.id, part: own.id, from, to: from + 2, found: text.slice(from, from + 2) },
        ...{ before: text.slice(0, from), after: text.slice(from + 2) },
      },
    };
  });
}

/** Something typed, taken out, or a paragraph put in or taken away. */
function anyEdit(edition: Edition, dice: Dice): readonly Patch[] {
  const own = edition.articles[story.id];
  if (own === undefined) throw new Error('no article');
  const at = dice.whole(own.body.length);
  const target = own.body[at];
  if (target === undefined || dice.whole(8) === 0)
    return editBody(edition, story.id, [...own.body.slice(0, at), paragraph('新的一段。'), ...own.body.slice(at)]);
  if (dice.whole(12) === 0) return editBody(edition, story.id, own.body.toSpliced(at, 1));
  const { length } = paragraphText(target);
  const from = dice.whole(length + 1);
  const to = Math.min(length, from + dice.whole(4));
  const replacement = dice.of(['', '', '天', '地人', '甲乙', '，']);
  return replaceMatches(edition, [{ articleId: story.id, part: target.id, from, to, replacement }]);
}

it('findings and their waivers are of the same characters after every edit, or lapse with them', () => {
  printSeed('finding-places');
  for (let run = 0; run < RUNS; run++) {
    const dice = new Dice(seed + run);
    let findings: readonly Finding[] = made();
    let edition = withArticle(emptyEdition(1), story);
    for (const finding of findings) edition = applyPatches(edition, waive(edition, finding, because)).edition;
    for (let step = 0; step < EDITS; step++) {
      const patches = withMarks(edition, anyEdit(edition, dice));
      findings = followFindings(edition, patches, findings);
      edition = applyPatches(edition, patches).edition;
      for (const finding of findings) {
        expect(stillReads(edition, finding)).toBe(true);
        expect(withWaivers(edition, [finding])[0]?.waived?.reason, nameOf(finding)).toBe(because.reason);
      }
    }
  }
});
