/** Runs the rules of copy over texts. A rule that throws is named, and the others go on. */
import type { ListKind } from '../../paper/list-records.ts';
import type { TextFinding } from '../check.ts';
import { copyRules } from './register.ts';
import type { CopyContext, CopyRule, CopyRuleKind } from './rule.ts';
import { wrongCharacter } from './wrong-character.ts';

/** What a rule of copy found, with its id. */
export type RuleFinding = readonly [rule: string, found: TextFinding];

/** What is said of a rule that failed: the text is not checked by it, and whoever made it wants to know. */
function failed({ title }: CopyRule, text: string): TextFinding {
  return {
    severity: 'hint',
    from: 0,
    to: text.length,
    zh: `检查“${title.zh}”自己出了错，这一段没有按它检查。请把这一段文字发给我们。`,
    en: `The check “${title.en}” failed, and this text was not checked by it. Please send us the text.`,
  };
}

/** Rules of these say nothing of a word that was learnt. */
const aboutWords: ReadonlySet<CopyRuleKind | undefined> = new Set(['characters', 'words', 'names', 'grammar'] as const);

/** What is right of the lists for a rule: a name that is listed has no wrong character, but may stand with a wrong title. */
function rightForms(rule: string): readonly ListKind[] {
  return rule === wrongCharacter.id ? ['known', 'person', 'organisation', 'place'] : ['known'];
}

/** What rules find in a text, in the order of the text. */
export function checkCopy(context: CopyContext, rules: readonly CopyRule[] = copyRules): RuleFinding[] {
  const found = rules.flatMap((rule): RuleFinding[] => {
    if (rule.needs?.test(context.text) === false) return [];
    try {
      return rule.run(context).map((one) => [rule.id, one]);
    } catch {
      return [[rule.id, failed(rule, context.text)]];
    }
  });
  const isLearnt = ([id, { from, to }]: RuleFinding) =>
    aboutWords.has(rules.find((rule) => rule.id === id)?.kind) &&
    context.lists?.isMeant(context.text, from, to, rightForms(id)) === true;
  const yielding = new Set(rules.filter((rule) => rule.yields === true).map(({ id }) => id));
  const told = found.filter((one) => !isLearnt(one));
  const said = told.filter(([id]) => !yielding.has(id));
  const isBeside = (a: TextFinding, b: TextFinding) => a.from <= b.to && a.to >= b.from;
  for (const [id, one] of told)
    if (yielding.has(id) && !said.some(([other, before]) => other !== id && isBeside(one, before)))
      said.push([id, one]);
  return said.sort(([, a], [, b]) => a.from - b.from);
}
