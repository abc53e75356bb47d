/** Runs the rules of copy over texts. A rule that throws is named, and the others go on. */
import type { ListKind } from '../../paper/list-records.ts';
import { findingsOf, type TextFinding } from '../check.ts';
import { copyRules } from './register.ts';
import { type CopyContext, type CopyRule, heedLearnt } from './rule.ts';
import { wrongCharacter } from './wrong-character.ts';

/** What a rule of copy found, with its id. */
export type RuleFinding = readonly [rule: string, found: TextFinding];

/** What is right of the lists for a rule: a name that is listed has no wrong character, but may stand with a wrong title. */
function rightForms(rule: string): readonly ListKind[] {
  return rule === wrongCharacter.id ? ['known', 'person', 'organisation', 'place'] : ['known'];
}

/** What rules find in a text, in the order of the text. */
export function checkCopy(context: CopyContext, rules: readonly CopyRule[] = copyRules): RuleFinding[] {
  const found = rules.flatMap((rule): RuleFinding[] => {
    if (rule.needs?.test(context.text) === false) return [];
    const failed = { severity: 'hint', from: 0, to: context.text.length } as const;
    return findingsOf(
      rule,
      () => rule.run(context),
      (said) => ({ ...failed, ...said }),
    ).map((one) => [rule.id, one]);
  });
  const heeding = new Set(rules.filter(({ kind }) => heedLearnt.has(kind)).map(({ id }) => id));
  const isLearnt = ([id, { from, to }]: RuleFinding) =>
    heeding.has(id) && context.lists?.isMeant(context.text, from, to, rightForms(id)) === true;
  const yielding = new Set(rules.filter((rule) => rule.yields === true).map(({ id }) => id));
  const told = found.filter((one) => !isLearnt(one));
  const said = told.filter(([id]) => !yielding.has(id));
  const isBeside = (a: TextFinding, b: TextFinding) => a.from <= b.to && a.to >= b.from;
  for (const [id, one] of told)
    if (yielding.has(id) && !said.some(([other, before]) => other !== id && isBeside(one, before)))
      said.push([id, one]);
  return said.sort(([, a], [, b]) => a.from - b.from);
}
