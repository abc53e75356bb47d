/** What could not be kept, for its author: its words can be copied, or it is tried once more. */
import type { Failure } from '../../shared/contract/failure.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { typedWords } from '../../shared/edition/typed-words.ts';
import { inBoth } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { Stores } from '../state/stores.ts';

/** By which the one notice of all of them is known. */
const ABOUT = 'refused operations';

/** Characters of the words that the notice shows. */
const SHOWN = 40;

function shortened(words: string): string {
  const line = words.replace(/\s+/gu, ' ');
  return line.length > SHOWN ? `${line.slice(0, SHOWN)}…` : line;
}

export class Refused {
  readonly #stores: Pick<Stores, 'session' | 'notices'>;
  #operations: readonly Operation[] = [];
  #of = '';

  constructor(stores: Pick<Stores, 'session' | 'notices'>) {
    this.#stores = stores;
  }

  /** Hears of operations that could not be kept, and asks their author what is to become of them. */
  hear(operations: readonly Operation[], failure: Failure): void {
    const { session, notices } = this.#stores;
    const before = this.#of === session.opening ? this.#operations : [];
    this.#of = session.opening;
    this.#operations = [...before, ...operations];
    const count = this.#operations.length;
    const words = shortened(typedWords(this.#operations));
    const why = { zh: failure.zh, en: failure.en };
    const said = words === '' ? 'unkeptSteps' : 'unkeptWords';
    const copy = () => this.#copy();
    const answers = [
      ...(words === '' ? [] : [['unkeptCopy', copy] as const]),
      ['unkeptAgain', () => this.#again()] as const,
      ['unkeptLetGo', () => this.#settle()] as const,
    ];
    notices.askInWords(
      inBoth(said, (language) => ({ count, words, why: why[language] })),
      answers,
      { about: ABOUT },
    );
  }

  /** So many that this machine had kept were made again: they are asked for no longer. */
  takenUp(count: number): void {
    const { notices } = this.#stores;
    this.#operations = [];
    notices.over(ABOUT);
    notices.notify('done', 'takenUp', { count });
  }

  /** They are with their author, or in the edition after all. */
  #settle(): readonly Operation[] {
    const operations = this.#operations;
    this.#operations = [];
    const ids = operations.map(({ id }) => id);
    // What is not let go of is told again when the edition is next opened.
    call('edition.let-go', { of: this.#of, ids }).catch(() => undefined);
    return operations;
  }

  #copy(): void {
    const { notices } = this.#stores;
    const text = typedWords(this.#operations);
    void notices.attempt(async () => {
      await call('import.copy-report', { text });
      this.#settle();
      notices.notify('done', 'unkeptCopied');
    }, ABOUT);
  }

  /** Makes them once more, as they hold on the edition as it is now. */
  #again(): void {
    const lost = this.#stores.session.makeAgain(this.#operations);
    this.#settle();
    if (lost.length > 0) this.hear(lost, stillRefused);
  }
}

const stillRefused: Failure = {
  code: 'operation-rejected',
  zh: '它们改的地方已经不在，放不回去',
  en: 'What they changed is there no longer',
};
