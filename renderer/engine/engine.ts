/** The page's side of the engine's worker. */
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { EngineReply, EngineRequest, ImportPlan, ImportTarget } from './messages.ts';

export type Composition = Extract<EngineReply, { kind: 'composed' }>;

export class Engine {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #imports = new Map<number, (plan: ImportPlan | null) => void>();
  #nextImport = 1;
  /** Requests made before the worker listens. */
  #early: EngineRequest[] | null = [];

  constructor(listener: {
    readonly onComposed: (composition: Composition) => void;
    readonly onBroken: (detail: string) => void;
  }) {
    this.#worker.addEventListener('message', (event: MessageEvent<EngineReply>) => {
      const reply = event.data;
      if (reply.kind === 'ready') this.#open();
      else if (reply.kind === 'composed') listener.onComposed(reply);
      else if (reply.kind === 'broken') listener.onBroken(reply.detail);
      else {
        this.#imports.get(reply.id)?.(reply.kind === 'imported' ? reply.plan : null);
        this.#imports.delete(reply.id);
      }
    });
    this.#worker.addEventListener('error', (event) => listener.onBroken(event.message));
  }

  #open(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const request of early) this.#worker.postMessage(request);
  }

  #post(request: EngineRequest): void {
    if (this.#early === null) this.#worker.postMessage(request);
    else this.#early.push(request);
  }

  load(edition: Edition): void {
    this.#post({ kind: 'load', edition });
  }

  patch(patches: readonly Patch[]): void {
    this.#post({ kind: 'patch', patches });
  }

  /** What importing a text would do; null when the front page is taken. */
  planImport(target: ImportTarget, text: string): Promise<ImportPlan | null> {
    const id = this.#nextImport++;
    return new Promise((resolve) => {
      this.#imports.set(id, resolve);
      this.#post({ kind: 'import', id, target, text });
    });
  }
}
