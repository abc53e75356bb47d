/** What becomes of marks: carried out, rejected, answered, opened again, taken away. */
import type { Language } from '../../shared/contract/language.ts';
import type { Mark } from '../../shared/edition/proof-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { answer, carryOut, carryOutAll, type Refusal, reject, reopen } from '../../shared/proof/carry-out.ts';
import { markModule } from '../../shared/proof/marks/kinds.ts';
import { currentRound, marksOf, removeMark } from '../../shared/proof/rounds.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import { inBoth, wordsOf } from '../i18n/strings.ts';
import type { ProofStore, ProofStores } from './proof-store.ts';
import { sayMark } from './say-mark.ts';
import type { Walking } from './walking.ts';

/** A mark that the program could not carry out. */
interface LeftMark {
  readonly mark: Mark;
  readonly why: Refusal;
}

/** Marks named in one notice: what is read at a glance. */
const MOST_NAMED = 3;

export class Answering {
  readonly #proof: ProofStore;
  readonly #stores: ProofStores;
  readonly #walking: Walking;

  constructor(proof: ProofStore, stores: ProofStores, walking: Walking) {
    this.#proof = proof;
    this.#stores = stores;
    this.#walking = walking;
  }

  /** Does something to the mark selected; says so where none is. */
  withMark(work: (edition: Edition, mark: Mark) => void): void {
    const { edition, mark } = this.#proof;
    if (edition === null) return;
    if (mark === null) this.#stores.notices.notify('hint', 'noMarkSelected');
    else work(edition, mark);
  }

  /** Carries a mark out, and goes to the next one that is open. */
  apply(edition: Edition, mark: Mark): void {
    const done = carryOut(edition, mark, this.#proof.who);
    if (typeof done === 'string') {
      this.#stores.notices.notify('hint', `cannot-${done}`);
      return;
    }
    this.#stores.session.edit('proof.apply', done);
    this.#walking.toNextOpen(mark);
  }

  /** Goes to the next mark that is open; a mark that is settled stays chosen where it was the last. */
  goOn(mark: Mark): void {
    this.#walking.toNextOpen(mark);
  }

  /** The mark that is chosen once this one is taken away: the next, else the one before. */
  beside(mark: Mark): Mark['id'] | null {
    const marks = this.#walking.walk();
    const at = marks.findIndex(({ id }) => id === mark.id);
    return at < 0 ? null : ((marks[at + 1] ?? marks[at - 1])?.id ?? null);
  }

  /** Carries out what can be of the current round, and says how much was left. */
  applyAll(): void {
    const { edition } = this.#proof;
    const round = edition === null ? undefined : currentRound(edition);
    if (edition === null || round === undefined) return;
    const open = marksOf(edition, round.id).filter(({ state }) => state === 'open');
    const { patches, left } = carryOutAll(edition, open, this.#proof.who);
    this.#stores.session.edit('proof.apply', patches);
    this.#sayLeft(open.length - left.length, left);
  }

  /** Says which marks are left for a person, and why, and offers to go to the first. */
  #sayLeft(done: number, left: readonly LeftMark[]): void {
    const { notices } = this.#stores;
    const [first] = left;
    if (first === undefined) {
      notices.notify('done', 'appliedAll', { done });
      return;
    }
    this.#walking.select(first.mark.id);
    const named = (language: Language) => {
      const words = wordsOf(language);
      const marks = left.slice(0, MOST_NAMED).map(({ mark, why }) => {
        const { zh, en } = markModule(mark.order.kind);
        const said = [{ zh, en }[language], sayMark(mark)].filter((one) => one !== '').join(' ');
        return words('appliedWhy', { mark: said, why: words(`left-${why}`) });
      });
      if (left.length > MOST_NAMED) marks.push(words('signAgainstMore', { count: left.length - MOST_NAMED }));
      return { done, left: left.length, marks };
    };
    const isOpen = ({ edition }: { readonly edition: Edition | null }) =>
      left.some(({ mark }) => edition?.marks[mark.id]?.state === 'open');
    notices.offer(inBoth('appliedSome', named), 'appliedLook', () => this.#walking.select(first.mark.id), {
      about: 'marks left',
      holds: isOpen,
    });
  }
}

export function answeringCommands(answering: Answering, proof: ProofStore, { session }: ProofStores) {
  const onMark = (work: (edition: Edition, mark: Mark, typed: string) => void): Action => ({
    run: (typed) => answering.withMark((edition, mark) => work(edition, mark, typed)),
  });
  return commandSet({
    'proof.apply': onMark((edition, mark) => answering.apply(edition, mark)),
    'proof.apply-all': {
      run: () => answering.applyAll(),
      isEnabled: () => proof.edition !== null && currentRound(proof.edition) !== undefined,
      why: 'whyNoRound',
    },
    'proof.reject': onMark((_, mark, reason) => {
      session.edit('proof.reject', reject(mark, reason, proof.who));
      answering.goOn(mark);
    }),
    'proof.answer': onMark((_, mark, reply) => {
      session.edit('proof.answer', answer(mark, reply, proof.who));
      answering.goOn(mark);
    }),
    'proof.reopen': onMark((_, mark) => session.edit('proof.reopen', reopen(mark))),
    'proof.remove': onMark((edition, mark) => {
      const next = answering.beside(mark);
      session.edit('proof.remove', removeMark(edition, mark));
      proof.update({ markId: next });
    }),
  });
}
