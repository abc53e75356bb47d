/** Rounds: starting one, handing it over, naming it, comparing pages with how it began. */
import { isMaster } from '../../shared/edition/masters.ts';
import type { Round } from '../../shared/edition/proof-records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { asFrozen } from '../../shared/proof/frozen.ts';
import { currentRound, handOver, startRound } from '../../shared/proof/rounds.ts';
import { commandSet } from '../commands/command-set.ts';
import { call } from '../session/bridge.ts';
import { checkedRound, type ProofStore, type ProofStores } from './proof-store.ts';

export class RoundDesk {
  readonly #proof: ProofStore;
  readonly #stores: ProofStores;

  constructor(proof: ProofStore, stores: ProofStores) {
    this.#proof = proof;
    this.#stores = stores;
  }

  /** Rounds are somebody's: without a name the panel's field has the keyboard, and Enter in it goes on with `then`. */
  #isNamed(then: () => void): boolean {
    if (this.#proof.get().reader.trim() !== '') return true;
    this.#proof.askName(then);
    this.#stores.view.update({ tab: 'proof' });
    this.#stores.notices.notify('hint', 'readerNeeded');
    return false;
  }

  /** Starts the next round over all pages. */
  start(): void {
    const { edition, who } = this.#proof;
    if (this.#stores.session.state.get().kind === 'paper') {
      this.#stores.notices.notify('hint', 'paperNoRounds');
      return;
    }
    if (edition === null || !this.#isNamed(() => this.start())) return;
    const pages = pagesInOrder(edition).map(({ id }) => id);
    const { patches, round } = startRound(edition, { ...who, pages });
    this.#stores.session.edit('proof.start', patches);
    this.#stores.navigation.toReading();
    this.#stores.notices.notify('done', 'roundStarted', { name: round.name });
  }

  /** Hands the current round over for correction. */
  handOver(): void {
    const { edition, who } = this.#proof;
    const round = edition === null ? undefined : currentRound(edition);
    if (round === undefined || round.handedOver !== null) this.#stores.notices.notify('hint', 'noRound');
    else if (this.#isNamed(() => this.handOver())) this.#stores.session.edit('proof.hand-over', handOver(round, who));
  }

  rename(round: Round, name: string): void {
    const record = { ...round, name };
    this.#stores.session.edit('proof.rename', [{ kind: 'put', table: 'rounds', id: round.id, record }]);
  }

  /** Shows the pages as the round began with them, or as they are again. */
  blink(): void {
    const { edition } = this.#proof;
    const { session, notices } = this.#stores;
    const round = edition === null ? undefined : checkedRound(edition);
    const frozen = edition?.frozen[round?.id ?? ''];
    if (edition === null || frozen === undefined) notices.notify('hint', 'noRound');
    // Any edit ends it: the pages are then shown as they are.
    else session.preview(session.state.get().isPreview ? null : asFrozen(edition, frozen));
  }

  /** Writes the proof of the page shown as a PDF. */
  async saveSheet(): Promise<void> {
    const { session, view, notices } = this.#stores;
    const page = this.#proof.edition?.pages[view.get().pageId ?? ''];
    if (page === undefined) return;
    if (isMaster(page)) {
      notices.notify('hint', 'masterNotPrinted');
      return;
    }
    await session.flush();
    const saved = await call('proof.sheet', { page: page.number });
    if (saved !== null) notices.notify('done', 'articleExported', { path: saved.path });
  }
}

export function roundCommands(rounds: RoundDesk, proof: ProofStore, { dialogs }: ProofStores) {
  return commandSet({
    'proof.start': { run: () => rounds.start() },
    'proof.hand-over': { run: () => rounds.handOver() },
    'proof.blink': { run: () => rounds.blink() },
    'proof.compare': { run: () => dialogs.open('compare') },
    'proof.marks': { run: () => proof.update({ showsMarks: !proof.get().showsMarks }) },
    'proof.sheet': { run: () => rounds.saveSheet() },
  });
}
