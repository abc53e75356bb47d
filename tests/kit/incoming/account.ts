/** Words that are in a document once, and what became of each: it is in the copy, or in a remark that names its place. */
import type { CopyWords } from '../../../electron/import/copy-source.ts';
import { type ImportRemark, isOfCopy } from '../../../shared/text/import-remarks.ts';
import type { Dice } from '../dice.ts';

const figures = '甲乙丙丁戊己庚辛壬癸';
const pattern = /[东東][甲乙丙丁戊己庚辛壬癸]{6}湖/gu;

/** The paragraph a word stands in, from 1, or that it stands in one, whichever; null where no place is told. */
export type Place = number | 'some' | null;

/** Makes words that are in nothing else, and keeps where each stands: in which of the paragraphs that are not empty. */
export class WordMaker {
  /** Each word with where it stands. */
  readonly words = new Map<string, Place>();
  readonly #first: string;
  readonly #open: { number: number | null }[] = [];
  #paragraphs = 0;
  #count: number;

  constructor(dice: Dice, first: '东' | '東' = '东') {
    this.#count = dice.whole(900_000);
    this.#first = first;
  }

  enter(): void {
    this.#open.push({ number: null });
  }

  leave(): void {
    this.#open.pop();
  }

  /** Counts the paragraph that is open as one that is not empty, for what is in it besides words. */
  mark(): number | null {
    const open = this.#open.at(-1);
    if (open !== undefined) open.number ??= ++this.#paragraphs;
    return open?.number ?? null;
  }

  /** A word of the paragraph that is open. */
  next(): string {
    return this.#make(this.mark());
  }

  /** A word of no paragraph: of a note, of a page's head. */
  elsewhere(): string {
    return this.#make(null);
  }

  /** A word of a paragraph, whichever. */
  somewhere(): string {
    return this.#make('some');
  }

  #make(place: Place): string {
    this.#count++;
    const written = [...String(this.#count).padStart(6, '0')].map((digit) => figures[Number(digit)]).join('');
    const word = `${this.#first}${written}湖`;
    this.words.set(word, place);
    return word;
  }
}

export function wordsIn(text: string): string[] {
  return text.match(pattern) ?? [];
}

/** All texts of what was read, as they are in its story. */
export function textsOf(copy: CopyWords): string[] {
  if (copy.kind === 'text') return [copy.text];
  return [copy.story, ...(copy.further ?? []).map((one) => one.story)].flatMap((story) => [
    ...story.kicker,
    ...story.headline,
    ...story.deck,
    story.summary,
    story.byline,
    story.dateline,
    story.source,
    story.editor,
    ...story.body.map(({ leaves }) => leaves.map(({ text }) => text).join('')),
  ]);
}

/** What is wrong with the account of a document, in words; nothing where every word of it is accounted for. */
export function faultsOf(
  words: ReadonlyMap<string, Place>,
  texts: readonly string[],
  remarks: readonly ImportRemark[],
): string[] {
  const faults: string[] = [];
  const shown = new Map<string, number>();
  for (const word of texts.flatMap(wordsIn)) shown.set(word, (shown.get(word) ?? 0) + 1);
  const told = new Map<string, ImportRemark[]>();
  for (const remark of remarks) {
    for (const word of wordsIn(remark.text ?? '')) {
      const known = told.get(word);
      if (known === undefined) told.set(word, [remark]);
      else known.push(remark);
    }
  }
  for (const [word, place] of words) {
    const times = shown.get(word) ?? 0;
    const about = told.get(word) ?? [];
    if (times === 0 && about.length === 0) faults.push(`${word} is lost`);
    if (times > 1) faults.push(`${word} is there ${times} times`);
    // Comments are notes in the copy where their format has a place for them, and told alone where it has not.
    const other = about.find((remark) => remark.kind !== 'comments' && isOfCopy(remark) !== times > 0);
    if (other !== undefined) faults.push(`${word} is there ${times} times, and told as ${other.kind}`);
    const misplaced = about.find(
      ({ paragraph }) => place !== null && (place === 'some' ? paragraph === undefined : paragraph !== place),
    );
    if (misplaced !== undefined)
      faults.push(`${word} of paragraph ${place} is told as ${misplaced.kind} of ${misplaced.paragraph ?? 'no one'}`);
  }
  for (const word of [...shown.keys(), ...told.keys()]) if (!words.has(word)) faults.push(`${word} is made up`);
  return faults;
}
