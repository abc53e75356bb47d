/**
 * The rules of copy, scored on the held-out half of the corpus: false alarms in clean copy, and how many errors of each
 * kind are found, with one error in 500 characters. `--tune SOURCES` first learns anew what evidence is worth
 * (`judgement.ts`), and writes assets/language/judgement.bin.
 */
import { openLanguage } from '../electron/language.ts';
import type { Severity, TextFinding } from '../shared/checks/check.ts';
import { checkCopy } from '../shared/checks/copy/run.ts';
import { type StoryFacts, storyFacts } from '../shared/checks/copy/story.ts';
import { surroundings } from '../shared/checks/copy/surroundings.ts';
import { listsFor } from '../shared/checks/lists/lists.ts';
import { catalogueOf, isMended } from './catalogue.ts';
import { corpus, listedPeople } from './corpus.ts';
import { tune } from './judgement.ts';
import { median, report, rounded, tenths } from './report.ts';
import { errorKinds, type MadeError, withErrors } from './typing-errors.ts';

/** Characters an error, and how often each text is given other errors. */
const EVERY = 500;
const ROUNDS = 6;
const PER = 2000;
/** The largest text that speed is measured on, and times that it is measured. */
const COLD = 100_000;
const RUNS = 5;

const tuned = process.argv.indexOf('--tune') + 1;
if (tuned > 0) tune(process.argv[tuned] ?? '');

const language = openLanguage();
const lists = listsFor(listedPeople());
const catalogue = catalogueOf(language);
const heldOut = corpus('held-out');
const isGrave = (severity: Severity) => severity !== 'hint';

interface Told extends TextFinding {
  readonly rule: string;
}

/** What the rules find in a text of several lines, in places of the whole. */
function findingsIn(text: string, facts: StoryFacts = storyFacts([text])): Told[] {
  let start = 0;
  const all = text.split('\n');
  const around = surroundings(all, all.slice(1));
  return all.flatMap((line, at) => {
    const from = start;
    start += line.length + 1;
    const kind = at === 0 ? 'headline' : line.startsWith('图为') ? 'caption' : 'paragraph';
    return checkCopy({ kind, text: line, story: facts, language, around, lists }).map(([rule, found]) => ({
      ...found,
      rule,
      from: from + found.from,
      to: from + found.to,
    }));
  });
}

const clean = heldOut.flatMap(({ text }) => findingsIn(text));
const characters = heldOut.reduce((sum, { text }) => sum + text.length, 0);
const perClean = (count: number) => rounded((count * PER) / characters);

const scores = new Map(errorKinds.map((kind) => [kind, { made: 0, found: 0, right: 0 }]));
let truly = 0;
let told = 0;
for (const { text, number } of heldOut)
  for (let round = 0; round < ROUNDS; round++) {
    const made = withErrors(text, EVERY, number * 100 + round, catalogue);
    const grave = findingsIn(made.text).filter(({ severity }) => isGrave(severity));
    const near = (error: MadeError, found: Told) => found.from <= error.to + 1 && found.to >= error.from - 1;
    for (const error of made.errors) {
      const score = scores.get(error.kind);
      if (score === undefined) continue;
      score.made++;
      const own = grave.filter((found) => near(error, found));
      if (own.length === 0) continue;
      score.found++;
      if (own.some((one) => one.fix?.kind === 'replace' && isMended(made.text, error, one.from, one.to, one.fix.with)))
        score.right++;
    }
    told += grave.length;
    truly += grave.filter((found) => made.errors.some((error) => near(error, found))).length;
  }

const all = [...scores.values()];
const sum = (of: (score: { made: number; found: number; right: number }) => number) =>
  all.reduce((total, score) => total + of(score), 0);

const milliseconds = (work: () => void) => {
  const start = performance.now();
  work();
  return performance.now() - start;
};
const lines = heldOut.flatMap(({ text }) => text.split('\n'));
const large: string[] = [];
for (let length = 0, at = 0; length < COLD; at++) {
  const line = lines[at % lines.length] ?? '';
  large.push(line);
  length += line.length;
}
const loading = Array.from({ length: RUNS }, () => milliseconds(openLanguage));
const largeFacts = storyFacts(large.slice(0, 40));
const whole = Array.from({ length: RUNS }, () => {
  const fresh = openLanguage();
  return milliseconds(() => {
    for (const text of large) checkCopy({ kind: 'paragraph', text, story: largeFacts, language: fresh, lists });
  });
});
const longest = lines.reduce((most, line) => (line.length > most.length ? line : most), '');
const edit = Array.from({ length: 50 }, (_, at) => {
  const text = `${longest.slice(0, at * 2)}的${longest.slice(at * 2)}`;
  return milliseconds(() => void checkCopy({ kind: 'paragraph', text, story: largeFacts, language }));
});

const rate = (part: number, of: number) => rounded(of === 0 ? 0 : part / of);
const rules = [...new Set(clean.map(({ rule }) => rule))];
report('checks', {
  texts: heldOut.length,
  characters,
  errors: sum(({ made }) => made),
  recall: rate(
    sum(({ found }) => found),
    sum(({ made }) => made),
  ),
  precision: rate(truly, told),
  right_suggestion: rate(
    sum(({ right }) => right),
    sum(({ found }) => found),
  ),
  false_alarms_per_2000: perClean(clean.filter(({ severity }) => isGrave(severity)).length),
  false_errors_per_20000: rounded((clean.filter(({ severity }) => severity === 'error').length * 20_000) / characters),
  false_hints_per_2000: perClean(clean.filter(({ severity }) => severity === 'hint').length),
  load_ms: tenths(median(loading)),
  cold_100000_ms: tenths(median(whole)),
  edit_ms: tenths(median(edit)),
  ...Object.fromEntries(
    [...scores].map(([kind, { made, found, right }]) => [
      kind.replaceAll(/[ -]/g, '_'),
      { made, recall: rate(found, made), right: rate(right, found) },
    ]),
  ),
  ...Object.fromEntries(
    rules.map((rule) => [
      `false alarms of ${rule}`,
      Object.fromEntries(
        (['hint', 'warning', 'error'] as const).map((severity) => [
          severity,
          perClean(clean.filter((one) => one.rule === rule && one.severity === severity).length),
        ]),
      ),
    ]),
  ),
});
