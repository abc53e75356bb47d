/**
 * Learns what evidence is worth from the tuning half of the corpus and from our own newspaper text, whose errors are made
 * (`typing-errors.ts`): each text is weighed with models that have not seen it.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { learner } from '../build/language/learnt.ts';
import { ownText } from '../build/language/own-text.ts';
import { assetPath } from '../electron/assets.ts';
import { languageFiles } from '../electron/language.ts';
import { storyFacts } from '../shared/checks/copy/story.ts';
import { type Judgement, mostOf, scoreOf, writeJudgementFile } from '../shared/checks/language/judgement-file.ts';
import { Language } from '../shared/checks/language/language.ts';
import { type Example, learnTrees } from './boosted-trees.ts';
import { catalogueOf, isMended } from './catalogue.ts';
import { corpus } from './corpus.ts';
import { rounded } from './report.ts';
import { type Catalogue, withErrors } from './typing-errors.ts';

/** Characters an error: they are closer together than where they are scored, and others. */
const EVERY = 90;
const FIRST = 1000;
/** How often a text of the corpus is given errors, and a story of our own text, of which there are more. */
const ROUNDS = { corpus: 10, story: 4 };
/** Parts of the stories of which each is weighed with models that learnt from the others. */
const FOLDS = 3;
/** Parts of all texts of which each is judged by what the others taught. */
const PARTS = 5;
/** False alarms in 2,000 characters that the bars of a warning and an error are set for. */
const ALARMS = { warning: 0.6, error: 0.02 };
/** How far the bar of an error stands above the gravest false alarm, in log odds: no corpus shows the worst. */
const SURE = 0.5;
const PER = 2000;

/** A text to learn from. */
interface Lesson {
  readonly text: string;
  readonly number: number;
  readonly rounds: number;
}

interface Learnt extends Example {
  readonly lesson: Lesson;
  readonly from: number;
  readonly to: number;
}

/** Figures of true changes and of false ones in a text and in copies of it with errors. */
function examplesOf(language: Language, catalogue: Catalogue, lesson: Lesson): Learnt[] {
  const learnt: Learnt[] = [];
  for (let round = 0; round <= lesson.rounds; round++) {
    const isClean = round === 0;
    const made = isClean
      ? { text: lesson.text, errors: [] }
      : withErrors(lesson.text, EVERY, FIRST * lesson.number + round, catalogue);
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
          if (isTrue || isClean) learnt.push({ lesson, from, to, figures, isTrue });
        }
      start += line.length + 1;
    }
  }
  return learnt;
}

function judgementOf(trees: ReturnType<typeof learnTrees>, bars: readonly number[]): Judgement {
  return { ...trees, bars: Float32Array.from([trees.start, ...bars]), most: mostOf(trees.leaves, trees.depth) };
}

interface Scored extends Learnt {
  readonly score: number;
}

/** The score from which on there are so many false alarms in texts without errors. */
function barFor(alarms: number, scored: readonly Scored[], characters: number): number {
  const most = Math.floor((alarms * characters) / PER);
  const places = new Map<Lesson, Scored[]>();
  let count = 0;
  const alarming = scored.filter(({ isTrue }) => !isTrue);
  for (const one of alarming.sort((a, b) => b.score - a.score)) {
    const known = places.get(one.lesson) ?? [];
    if (known.some(({ from, to }) => one.from <= to && one.to >= from)) continue;
    if (count === most) return one.score + 1e-3;
    count++;
    places.set(one.lesson, [...known, one]);
  }
  return 0;
}

/** The lessons of the corpus, and those of our own text by the part of it they are in. */
function lessonsOf() {
  const ofCorpus = corpus('tuning').map(({ text, number }): Lesson => ({ text, number, rounds: ROUNDS.corpus }));
  const all = ownText();
  const folds = Array.from({ length: FOLDS }, (_, fold) => {
    const isOf = (at: number) => all[at]?.isStory === true && at % FOLDS === fold;
    return {
      lessons: all.flatMap(({ text }, at): Lesson[] =>
        isOf(at) ? [{ text, number: FIRST + at, rounds: ROUNDS.story }] : [],
      ),
      others: all.filter((_, at) => !isOf(at)),
    };
  });
  return { ofCorpus, folds };
}

/** Writes assets/language/judgement.bin; `sources` is the folder in which `npm run language` left the models as they come. */
export function tune(sources: string): void {
  if (!existsSync(join(sources, 'model.base.bin')))
    throw new Error(
      '--tune takes the folder in which `npm run language -- SOURCES` left model.base.bin and usage.base.bin',
    );
  const read = (name: string) => new Uint8Array(readFileSync(join(sources, `${name}.base.bin`)));
  const learn = learner({ model: read('model'), usage: read('usage') });
  const language = new Language({ ...languageFiles(), judgement: null });
  const catalogue = catalogueOf(language);
  const { ofCorpus, folds } = lessonsOf();
  const examples = ofCorpus.flatMap((lesson) => examplesOf(language, catalogue, lesson));
  for (const { lessons, others } of folds) {
    const unseeing = new Language({ ...languageFiles(), ...learn(others), judgement: null });
    for (const lesson of lessons) for (const one of examplesOf(unseeing, catalogue, lesson)) examples.push(one);
  }
  process.stderr.write(`${examples.length} examples, ${examples.filter(({ isTrue }) => isTrue).length} of them true\n`);
  const scored = Array.from({ length: PARTS }, (_, part) => {
    const isOther = ({ lesson }: Learnt) => lesson.number % PARTS === part;
    const judgement = judgementOf(learnTrees(examples.filter((one) => !isOther(one))), [0, 0]);
    return examples.filter(isOther).map((one) => ({ ...one, score: scoreOf(judgement, one.figures) }));
  }).flat();
  const characters = [...ofCorpus, ...folds.flatMap(({ lessons }) => lessons)].reduce(
    (sum, { text }) => sum + text.length,
    0,
  );
  const bars = [barFor(ALARMS.warning, scored, characters), barFor(ALARMS.error, scored, characters) + SURE];
  process.stderr.write(`bars ${bars.map(rounded).join(', ')}\n`);
  writeFileSync(assetPath('language/judgement.bin'), writeJudgementFile(judgementOf(learnTrees(examples), bars)));
}
