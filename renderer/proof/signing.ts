/** Signing pages, taking signatures back, and sending pages to press in spite of what stands against them. */
import { refusalsOf } from '../../shared/checks/refusals.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { Signature } from '../../shared/edition/proof-records.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { releaseAnyway, sign, signsAlready, unsign } from '../../shared/proof/sign-off.ts';
import type { ProofStore, ProofStores } from './proof-store.ts';

export class Signing {
  readonly #proof: ProofStore;
  readonly #stores: ProofStores;

  constructor(proof: ProofStore, stores: ProofStores) {
    this.#proof = proof;
    this.#stores = stores;
  }

  /**
   * Signs a page for a role; with a reason where something stands against it. What does is asked of the page as it is
   * now: what the window knows of it may be a moment old. Says whether it was signed.
   */
  async sign(pageId: PageId, role: string, reason: string): Promise<boolean> {
    const { session, notices } = this.#stores;
    const findings = await session.ask('check', { pages: [pageId] });
    const { edition } = session.state.get();
    const page = edition?.pages[pageId];
    if (edition === null || page === undefined) return false;
    const refusals = refusalsOf(findings, pageNumbers(page));
    const signed = sign(edition, pageId, { ...this.#proof.who, role, reason, refusals });
    if (signed === 'signs-already') {
      const { by } = this.#proof.who;
      notices.notify('refused', 'signsAlready', { by, role, other: signsAlready(edition, pageId, role, by) ?? '' });
      return false;
    }
    if (typeof signed === 'string') {
      if (signed === 'no-name')
        this.#proof.askName(
          () =>
            void notices.attempt(async () => void (await this.sign(pageId, role, reason)), `signing ${pageId} ${role}`),
        );
      notices.notify('hint', signed === 'no-name' ? 'readerNeeded' : 'signNeedsReason');
      return false;
    }
    session.edit('proof.sign', signed);
    return true;
  }

  /** Who signs; empty where nobody has said. */
  get name(): string {
    return this.#proof.get().reader;
  }

  setName(name: string): void {
    this.#proof.setReader(name.trim());
  }

  unsign(signature: Signature): void {
    this.#stores.session.edit('proof.unsign', unsign(signature));
  }

  /** Pages go to press without all their signatures, or in spite of what preflight found, for a reason. */
  releaseAnyway(pages: readonly PageId[], reason: string, against?: (pageId: PageId) => readonly string[]): void {
    const { edition, who } = this.#proof;
    if (edition === null) return;
    this.#stores.session.edit('proof.release', releaseAnyway(edition, pages, reason, who, against));
  }

  /** Sets who signs pages, in their order. */
  setSigners(signers: readonly string[]): void {
    const { edition } = this.#proof;
    if (edition === null || signers.length === 0) return;
    const record = { ...edition.edition, signers: [...new Set(signers)] };
    this.#stores.session.edit('proof.signers', [{ kind: 'edition', record }]);
  }
}
