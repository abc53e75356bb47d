/**
 * The rules of copy, scored on the held-out half of the corpus: false alarms in clean copy, and how many errors of each
 * kind are found, with one error in 500 characters. `--tune` first learns anew from the tuning half what evidence is
 * worth, and writes assets/language/judgement.bin.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { assetPath } from '../electron/assets.ts';
import { languageFiles, openLanguage } from '../electron/language.ts';
import type { Severity, TextFinding } from '../shared/checks/check.ts';
import { checkCopy } from '../shared/checks/copy/run.ts';
import { type StoryFacts, storyFacts } from '../shared/checks/copy/story.ts';
import { surroundings } from '../shared/checks/copy/surroundings.ts';
import { type Judgement, scoreOf, writeJudgementFile } from '../shared/checks/language/judgement-file.ts';
import { Language } from '../shared/checks/language/language.ts';
import { listsFor } from '../shared/checks/lists/lists.ts';
import { type Example, learnTrees } from './boosted-trees.ts';
import { type CorpusText, corpus, listedPeople, people } from './corpus.ts';
import { median, report, rounded, tenths } from './report.ts';
import { type Catalogue, errorKinds, type MadeError, withErrors } from './typing-errors.ts';

/** Characters an error, and how often each text is given other errors. */
const EVERY = 500;
const ROUNDS = 6;
/** While learning errors are closer together, and each text has other ones than when it is scored. */
const EVERY_LEARNT = 90;
const ROUNDS_LEARNT = 10;
const FIRST_LEARNT = 1000;
/** Parts of the tuning half of which each is judged by what the others taught. */
const PARTS = 5;
/** False alarms in 2,000 characters that the bars of a warning and an error are set for. */
const ALARMS = { warning: 0.4, error: 0.03 };
/** How far the bar of an error stands above the gravest false alarm, in log odds: one half of a corpus does not show the worst. */
const SURE = 0.5;
const PER = 2000;
/** The largest text that speed is measured on, and times that it is measured. */
const COLD = 100_000;
const RUNS = 5;

const judgementPath = assetPath('language/judgement.bin');
const isTuning = process.argv.includes('--tune');

/** Errors are made by jieba's frequencies, which the model that finds them does not know. */
function catalogueOf({ confusions, model }: Language): Catalogue {
  const words = new Map<string, number>();
  const characters = new Map<string, number>();
  const path = createRequire(import.meta.url).resolve('@node-rs/jieba/dict.txt');
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    const [word = '', frequency = ''] = line.trim().split(' ');
    if (word === '') continue;
    words.set(word, Number(frequency));
    for (const character of word) characters.set(character, (characters.get(character) ?? 0) + Number(frequency));
  }
  const sounding = (word: string) =>
    confusions
      .soundingAs(word, model.nodeOf(word))
      .map((node) => model.textAt(node))
      .filter(
        (other) =>
          other !== word &&
          other.length === word.length &&
          (words.get(other) ?? 0) >= 20 &&
          [...other].every((one, at) => confusions.nearness(one.charCodeAt(0), word.charCodeAt(at)) === 'same'),
      );
  return { confusions, words, characters, sounding, people: people() };
}

interface Learnt extends Example {
  readonly text: CorpusText;
  readonly from: number;
  readonly to: number;
}

/** Figures of true changes and of false ones in the tuning half. */
function examplesOf(language: Language, catalogue: Catalogue, texts: readonly CorpusText[]): Learnt[] {
  return texts.flatMap((text) => {
    const learnt: Learnt[] = [];
    for (let round = 0; round <= ROUNDS_LEARNT; round++) {
      const isClean = round === 0;
      const made = isClean
        ? { text: text.text, errors: [] }
        : withErrors(text.text, EVERY_LEARNT, FIRST_LEARNT * text.number + round, catalogue);
      const facts = storyFacts([made.text]);
      let start = 0;
      for (const line of made.text.split('\n')) {
        const own = made.errors.filter(({ from }) => from >= start && from <= start + line.length);
        if (isClean || own.length > 0)
          for (const { suspect, at, figures } of language.weigh(line, (word) => facts.times(word))) {
            const [from, to] = [start + at + suspect.from, start + at + suspect.to];
            const error = own.find((one) => from <= one.to + 1 && to >= one.from - 1);
            const isTrue = error !== undefined && isMended(made.text, error, from, to, suspect.meant);
            // Beside an error nothing is learnt of what is no error.
            if (isTrue || isClean) learnt.push({ text, from, to, figures, isTrue });
          }
        start += line.length + 1;
      }
    }
    return learnt;
  });
}

/** True where a change gives back what stood there before the error. */
function isMended(text: string, error: MadeError, from: number, to: number, meant: string): boolean {
  const mended = text.slice(0, from) + meant + text.slice(to);
  return mended === text.slice(0, error.from) + error.right + text.slice(error.to);
}

function judgementOf(trees: ReturnType<typeof learnTrees>, bars: readonly number[]): Judgement {
  return { ...trees, bars: Float32Array.from([trees.start, ...bars]) };
}

/** The score from which on there are so many false alarms in clean copy. */
function barFor(alarms: number, scored: readonly (Learnt & { readonly score: number })[], characters: number): number {
  const places: { readonly text: CorpusText; readonly from: number; readonly to: number }[] = [];
  const most = Math.floor((alarms * characters) / PER);
  for (const one of scored.filter(({ isTrue }) => !isTrue).toSorted((a, b) => b.score - a.score)) {
    if (places.some(({ text, from, to }) => text === one.text && from <= one.to && to >= one.from)) continue;
    if (places.length === most) return one.score + 1e-3;
    places.push(one);
  }
  return 0;
}

function tune() {
  const language = new Language({ ...languageFiles(), judgement: null });
  const texts = corpus('tuning');
  const examples = examplesOf(language, catalogueOf(language), texts);
  process.stderr.write(`${examples.length} examples, ${examples.filter(({ isTrue }) => isTrue).length} of them true\n`);
  const scored = Array.from({ length: PARTS }, (_, part) => {
    const isOther = ({ text }: Learnt) => texts.indexOf(text) % PARTS === part;
    const judgement = judgementOf(learnTrees(examples.filter((one) => !isOther(one))), [0, 0]);
    return examples.filter(isOther).map((one) => ({ ...one, score: scoreOf(judgement, one.figures) }));
  }).flat();
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  const bars = [barFor(ALARMS.warning, scored, characters), barFor(ALARMS.error, scored, characters) + SURE];
  process.stderr.write(`bars ${bars.map(rounded).join(', ')}\n`);
  writeFileSync(judgementPath, writeJudgementFile(judgementOf(learnTrees(examples), bars)));
}

if (isTuning) tune();

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
