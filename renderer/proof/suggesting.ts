/** Suggesting: what is typed into the copy becomes marks. */
import { editBody } from '../../shared/edition/edits.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { TextPoint } from '../../shared/edition/proof-records.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { currentRound } from '../../shared/proof/rounds.ts';
import { suggest } from '../../shared/proof/suggest.ts';
import { commandSet } from '../commands/command-set.ts';
import type { ProofStore, ProofStores } from './proof-store.ts';

export class Suggestions {
  readonly #proof: ProofStore;
  readonly #stores: Pick<ProofStores, 'session' | 'notices'>;

  constructor(proof: ProofStore, stores: Pick<ProofStores, 'session' | 'notices'>) {
    this.#proof = proof;
    this.#stores = stores;
  }

  /** True where an edit of copy is to become marks. */
  get suggests(): boolean {
    return this.#proof.get().suggests;
  }

  /** Turns what was typed into marks; where the caret goes. `unchanged` where the edit is no text to suggest. */
  suggest(id: ArticleId, body: readonly Paragraph[], caret: TextPoint | null): TextPoint | null | 'unchanged' {
    const { edition, who } = this.#proof;
    const { session } = this.#stores;
    if (edition === null) return 'unchanged';
    const made = suggest(edition, id, body, this.#proof.get().markId, caret, who);
    if (made === null) {
      session.edit('edit.body', editBody(edition, id, body));
      return 'unchanged';
    }
    session.edit('proof.mark', made.patches);
    this.#proof.update({ markId: made.markId });
    return made.caret;
  }

  /** Suggests from now on, or edits again; only within a round. */
  toggle(): void {
    const { edition } = this.#proof;
    const isOn = !this.suggests;
    if (isOn && (edition === null || currentRound(edition) === undefined)) {
      this.#stores.notices.notify('hint', 'noRound');
      return;
    }
    this.#proof.update({ suggests: isOn });
    this.#stores.notices.notify('hint', isOn ? 'suggestsOn' : 'suggestsOff');
  }
}

export function suggestingCommands(suggestions: Suggestions) {
  return commandSet({ 'proof.suggest': { run: () => suggestions.toggle() } });
}
