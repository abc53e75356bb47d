/**
 * Work that waits for an answer, as the engine's, before it edits: called for again meanwhile it is the same work. A story
 * that was placed by two presses in a row would else stand on the page twice.
 */
export class Once {
  readonly #running = new Set<string>();

  /** Does something unless the same is being done; `what` says what is the same. Rejects as the work does. */
  async do(what: string, work: () => Promise<void>): Promise<void> {
    if (this.#running.has(what)) return;
    this.#running.add(what);
    try {
      await work();
    } finally {
      this.#running.delete(what);
    }
  }
}
