/** The page's side of the engine's worker. */
import type { Explanation } from '../../shared/compose/explain.ts';
import type { ArticleId, ParagraphId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { fontBytes } from './font-bytes.ts';
import type { EngineReply, EngineRequest, ImportPlan, ImportTarget } from './messages.ts';

export type Composition = Extract<EngineReply, { kind: 'composed' }>;

interface EngineListener {
  readonly onComposed: (composition: Composition) => void;
  readonly onBroken: (error: unknown) => void;
}

export class Engine {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #imports = new Map<number, (plan: ImportPlan | null) => void>();
  readonly #explanations = new Map<number, (explanation: Explanation | null) => void>();
  #nextRequest = 1;
  /** Requests made before the worker listens. */
  #early: EngineRequest[] | null = [];

  #listener: EngineListener | null = null;
  /** What went wrong before anybody listened. */
  readonly #unheard: unknown[] = [];

  /** Starts the worker and gives it the fonts as they come. */
  constructor() {
    for (const [name, bytes] of fontBytes) {
      bytes
        .then((buffer) => this.#post({ kind: 'font', name, bytes: buffer.slice(0) }))
        .catch((error: unknown) => this.#break(error));
    }
    this.#worker.addEventListener('message', (event: MessageEvent<EngineReply>) => {
      const reply = event.data;
      if (reply.kind === 'ready') this.#open();
      else if (reply.kind === 'composed') this.#listener?.onComposed(reply);
      else if (reply.kind === 'broken') this.#break(new Error(reply.detail));
      else if (reply.kind === 'explained') {
        this.#explanations.get(reply.id)?.(reply.explanation);
        this.#explanations.delete(reply.id);
      } else {
        this.#imports.get(reply.id)?.(reply.kind === 'imported' ? reply.plan : null);
        this.#imports.delete(reply.id);
      }
    });
    this.#worker.addEventListener('error', (event) => this.#break(new Error(event.message)));
  }

  /** Who hears of compositions from now on. */
  listen(listener: EngineListener): void {
    this.#listener = listener;
    for (const error of this.#unheard.splice(0)) listener.onBroken(error);
  }

  #break(error: unknown): void {
    if (this.#listener === null) this.#unheard.push(error);
    else this.#listener.onBroken(error);
  }

  #open(): void {
    const early = this.#early ?? [];
    this.#early = null;
    for (const request of early) this.#send(request);
  }

  #send(request: EngineRequest): void {
    this.#worker.postMessage(request, request.kind === 'font' ? [request.bytes] : []);
  }

  #post(request: EngineRequest): void {
    if (this.#early === null) this.#send(request);
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
    const id = this.#nextRequest++;
    return new Promise((resolve) => {
      this.#imports.set(id, resolve);
      this.#post({ kind: 'import', id, target, text });
    });
  }

  /** Why the line that holds a place broke where it did; null where the place is not set. */
  explain(articleId: ArticleId, paragraphId: ParagraphId, offset: number): Promise<Explanation | null> {
    const id = this.#nextRequest++;
    return new Promise((resolve) => {
      this.#explanations.set(id, resolve);
      this.#post({ kind: 'explain', id, articleId, paragraphId, offset });
    });
  }
}
