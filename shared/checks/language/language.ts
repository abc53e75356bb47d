/** What is known of Chinese, opened from its files (`assets/language/README.md`): the one thing that rules of copy ask. */

import { WordList } from '../../text/word-list.ts';
import { readWordsFile } from '../../text/words-file.ts';
import type { Severity } from '../check.ts';
import { CharacterModel, writtenFor } from './characters.ts';
import { readCharactersFile } from './characters-file.ts';
import { Confusions } from './confusions.ts';
import { readConfusionsFile } from './confusions-file.ts';
import { Evidence, figures, slips } from './evidence.ts';
import { isHopeless } from './hopeless.ts';
import { IdiomList } from './idiom-list.ts';
import { type Judgement, readJudgementFile, scoreOf } from './judgement-file.ts';
import { markAt } from './marks.ts';
import { LanguageModel } from './model.ts';
import { readModelFile } from './model-file.ts';
import { isOfPresentWord } from './present-words.ts';
import { Scorer, type Token } from './scorer.ts';
import { type Slip, type Suspect, Suspects } from './suspects.ts';
import { Usage } from './usage.ts';
import { Vectors } from './vectors.ts';
import { readVectorsFile } from './vectors-file.ts';

/** The files, as bytes. */
export interface LanguageFiles {
  readonly model: Uint8Array;
  /** A second model, of words and pairs (`usage.ts`). */
  readonly usage: Uint8Array;
  /** How characters follow each other (`characters.ts`). */
  readonly characters: Uint8Array;
  /** Which words go with which that were never seen together (`vectors.ts`). */
  readonly vectors: Uint8Array;
  readonly confusions: Uint8Array;
  readonly judgement: Uint8Array;
  /** The list of words that breaks are made by (`assets/words/words.bin`). */
  readonly words: Uint8Array;
  readonly idioms: Uint8Array;
}

/** What stands in a text in place of something likelier, in UTF-16 units. */
export interface WrongCharacters {
  readonly slip: Slip;
  readonly from: number;
  readonly to: number;
  readonly meant: string;
  /** The words round it, by which it was judged. */
  readonly stretch: { readonly from: number; readonly to: number };
  /** How many times likelier the text is with what is meant. */
  readonly times: number;
  readonly severity: Severity;
}

/** A suspect with its figures, for whoever learns what they are worth. */
export interface Weighed {
  readonly suspect: Suspect;
  readonly figures: readonly number[];
  /** Where its clause begins in the text. */
  readonly at: number;
  readonly clause: string;
}

/** What was found in a text, and what was told of its story: it holds for every story of which as much is true. */
interface Kept {
  readonly asked: ReadonlyMap<string, number>;
  readonly found: readonly WrongCharacters[];
}

/** Texts kept: more than an edition has. */
const MOST_KEPT = 20_000;
/** Runs of Han characters; longer ones are looked at in parts, so that no text costs more than its length. */
const CLAUSE = /\p{Script=Han}{1,100}/gu;
const FIGURE = /[0-9０-９%％]/u;
/** What is longer than this is no copy, and is looked at so far, in UTF-16 units: nobody waits for it. */
export const MOST_TEXT = 20_000;
/** A character is lost at one joint in some ten, and at one place in some five thousand of all others: that in log odds. */
const LOST_AT_JOINT = 6;
/** Of what stands twice so rightly there are nine sound ones for one that was typed twice: 工作作出, 一条条, 常常. */
const TWICE = figures.indexOf('rightly twice');
const RIGHTLY = 2;
/** Where the second only may begin a word, as in 文昌桥桥头 beside a name nobody knows, it has to be so much likelier, in log odds. */
const PERHAPS_RIGHTLY = 1;
const SURER_TWICE = 1;
/** A numeral is likely before whatever is counted, and 湿三分、干七分 is right: a like shape that makes a number of a word has to be so much likelier. */
const NUMERALS = /^[一二三四五六七八九十百千万亿]$/u;
const SURER_NUMBER = 2;
/** What stands so often as it is is meant. */
const MEANT = 3;

export class Language {
  readonly model: LanguageModel;
  readonly confusions: Confusions;
  readonly scorer: Scorer;
  readonly idioms: IdiomList;
  /** Second opinions on what the first model finds likelier. */
  readonly #second: { readonly usage: Usage; readonly characters: CharacterModel };
  readonly #suspects: Suspects;
  readonly #evidence: Evidence;
  readonly #judgement: Judgement | null;
  /** By joints and text: an edit costs the paragraph it is in. */
  readonly #kept = new Map<string, Kept>();

  /** Throws where a file is not what it should be; `judgement` is null for whoever is about to make it. */
  constructor(files: Omit<LanguageFiles, 'judgement'> & { readonly judgement: Uint8Array | null }) {
    this.model = new LanguageModel(readModelFile(files.model), true);
    this.confusions = new Confusions(readConfusionsFile(files.confusions));
    this.scorer = new Scorer(this.model);
    this.idioms = new IdiomList(files.idioms);
    const { model, confusions, scorer } = this;
    const characters = new CharacterModel(readCharactersFile(files.characters));
    this.#second = { usage: new Usage(files.usage), characters };
    this.#suspects = new Suspects({ model, confusions, scorer, characters });
    this.#evidence = new Evidence({
      model,
      confusions,
      known: new WordList(readWordsFile(files.words)),
      vectors: new Vectors(readVectorsFile(files.vectors)),
      ...this.#second,
    });
    this.#judgement =
      files.judgement === null ? null : readJudgementFile(files.judgement, figures.length + slips.length);
  }

  /** All that might be wrong in a text, with what speaks for it and against it. */
  weigh(text: string, times: (word: string) => number, joints: readonly number[] = []): Weighed[] {
    const written = writtenFor(text);
    const line = { written, costs: this.#second.characters.costsOf(written) };
    return [...text.matchAll(CLAUSE)].flatMap(({ 0: clause, index }) => {
      const isAfterFigure = FIGURE.test(text[index - 1] ?? '');
      const before = this.model.numberOf(markAt(text, index - 1));
      const place = { line, start: index + 1, clause, mark: markAt(text, index + clause.length) };
      const all = this.#suspects.in({
        ...place,
        before,
        times,
        joints: joints.map((joint) => joint - index).filter((joint) => joint >= 0 && joint <= clause.length),
      });
      const isAtJoint = ({ slip, from }: Suspect) => slip === 'lost' && joints.includes(index + from);
      return all
        .filter((suspect) => isAtJoint(suspect) || !isHopeless(this.#second, place, suspect))
        .map((suspect) => ({
          suspect,
          clause,
          at: index,
          figures: [
            ...this.#evidence.of({ ...place, suspect, all, times, isAfterFigure }),
            ...slips.map((slip) => (slip === suspect.slip ? 1 : 0)),
          ],
        }));
    });
  }

  /**
   * What is wrong in a text, the likeliest change at each place, in order; `times` says how often words stand in the story,
   * `joints` where import put together what stood apart.
   */
  wrongCharacters(
    text: string,
    times: (word: string) => number,
    joints: readonly number[] = [],
  ): readonly WrongCharacters[] {
    const key = `${joints.join()} ${text}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined && [...kept.asked].every(([word, count]) => times(word) === count)) return kept.found;
    const asked = new Map<string, number>();
    const found = this.#judge(text, joints, (word) => {
      const count = times(word);
      asked.set(word, count);
      return count;
    });
    if (this.#kept.size > MOST_KEPT) this.#kept.clear();
    this.#kept.set(key, { asked, found });
    return found;
  }

  #judge(text: string, joints: readonly number[], times: (word: string) => number): WrongCharacters[] {
    const judgement = this.#judgement;
    if (judgement === null) return [];
    const [, warning = 0, error = 0] = judgement.bars;
    const judged = this.weigh(text.slice(0, MOST_TEXT), times, joints)
      .map((one) => {
        const { slip, from } = one.suspect;
        const isAtJoint = slip === 'lost' && joints.includes(one.at + from);
        const more = isAtJoint ? LOST_AT_JOINT : 0;
        const score = scoreOf(judgement, one.figures, warning - more) + more;
        // What is likely because it stands at a joint is for somebody to look at.
        return { ...one, score: isAtJoint ? Math.min(score, error - 0.01) : score };
      })
      // What is less likely than a warning is wrong more often than the copy is.
      .filter(({ suspect, score, figures: of }) => score >= warning + surer(suspect, of[TWICE] ?? 0))
      .sort((a, b) => b.score - a.score);
    const told: WrongCharacters[] = [];
    for (const { suspect, clause, at, score } of judged) {
      const { slip, gain } = suspect;
      const { from, to, meant } = seen(suspect, clause);
      if (told.some((one) => one.from <= at + to && one.to >= at + from)) continue;
      if (times(clause.slice(Math.max(0, from - 1), to + 1)) >= MEANT) continue;
      if (isOfPresentWord(clause, from, to)) continue;
      told.push({
        slip,
        from: at + from,
        to: at + to,
        meant,
        stretch: stretchOf(suspect, clause, at),
        times: Math.exp(Math.min(gain, 25)),
        severity: score >= error ? 'error' : 'warning',
      });
    }
    return told.sort((a, b) => a.from - b.from);
  }
}

/** How much likelier than others a change has to be that is seldom one, in log odds. */
function surer({ slip, meant }: Suspect, twice: number): number {
  if (slip === 'shape' && NUMERALS.test(meant)) return SURER_NUMBER;
  return twice >= RIGHTLY ? Number.POSITIVE_INFINITY : twice === PERHAPS_RIGHTLY ? SURER_TWICE : 0;
}

/** The change as people see it: what is lost or doubled is shown with the character beside it, so that there is something to point at. */
function seen({ from, to, meant, slip }: Suspect, clause: string) {
  if (slip === 'lost' && from < clause.length) return { from, to: to + 1, meant: meant + clause[from] };
  if (slip === 'lost') return { from: from - 1, to, meant: clause[from - 1] + meant };
  if (slip === 'doubled') return { from: from - (to - from), to, meant: clause.slice(from, to) };
  return { from, to, meant };
}

/** Characters that a stretch has at least, where the clause has them: enough to see what is meant. */
const ENOUGH = 4;

/** The words that a change touches, with the one before them, and more until it is plain what is meant. */
function stretchOf(suspect: Suspect, clause: string, at: number) {
  const { from, to } = suspect;
  // The mark after the clause is not of it.
  const before = suspect.before.filter((token) => token.to <= clause.length);
  const isTouched = (token: Token) => token.to > from && token.from < Math.max(to, from + 1);
  let first = Math.max(0, before.findIndex(isTouched) - 1);
  let last = Math.max(0, before.findLastIndex(isTouched));
  const length = () => (before[last]?.to ?? to) - (before[first]?.from ?? from);
  while (first > 0 && length() < ENOUGH) first--;
  while (last < before.length - 1 && length() < ENOUGH) last++;
  return { from: at + (before[first]?.from ?? from), to: at + (before[last]?.to ?? to) };
}
