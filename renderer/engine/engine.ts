/** The page's side of the engine's worker. */
import type { Finding } from '../../shared/checks/check.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { ArticleId, PageId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { EngineReply, EngineRequest, QuestionKind, Questions } from './messages.ts';
import type { PackedPage } from './packed-page.ts';

export type ArticleLinesChange = Extract<EngineReply, { kind: 'lines' }>;
export type Composition = Extract<EngineReply, { kind: 'composed' }>;

interface EngineListener {
  readonly onShown: (pages: readonly PackedPage[]) => void;
  readonly onComposed: (composition: Composition) => void;
  readonly onChecked: (findings: readonly Finding[]) => void;
  readonly onLines: (lines: ArticleLinesChange) => void;
  readonly onBroken: (error: unknown) => void;
}

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

export class Engine {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, Waiting>();
  #nextRequest = 1;
  /** Requests made before the worker listens. */
  #early: EngineRequest[] | null = [];
  /** Whether the worker is at a preview, and the one that is to follow it: only the newest counts. */
  #isPreviewing = false;
  #nextPreview: readonly Patch[] | null = null;

  #listener: EngineListener | null = null;
  /** What went wrong before anybody listened. */
  readonly #unheard: unknown[] = [];

  /** Starts the worker, which reads its faces at once. */
  constructor() {
    this.#worker.addEventListener('message', (event: MessageEvent<EngineReply>) => this.#hear(event.data));
    this.#worker.addEventListener('error', (event) => this.#break(new Error(event.message)));
  }

  #hear(reply: EngineReply): void {
    switch (reply.kind) {
      case 'ready':
        this.#open();
        break;
      case 'shown':
        this.#listener?.onShown(reply.pages);
        break;
      case 'checked':
        this.#listener?.onChecked(reply.findings);
        break;
      case 'lines':
        this.#listener?.onLines(reply);
        break;
      case 'composed':
        this.#listener?.onComposed(reply);
        if (reply.isPreview) this.#previewDone();
        break;
      case 'answer':
        this.#waiting.get(reply.id)?.resolve(reply.value);
        this.#waiting.delete(reply.id);
        break;
      case 'unanswered':
        this.#waiting.get(reply.id)?.reject(new Error(reply.detail));
        this.#waiting.delete(reply.id);
        break;
      case 'broken':
        this.#isPreviewing = false;
        this.#break(reply.failure === null ? new Error(reply.detail) : new FailureError(reply.failure));
        break;
    }
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
    this.#worker.postMessage(request);
  }

  #post(request: EngineRequest): void {
    if (this.#early === null) this.#send(request);
    else this.#early.push(request);
  }

  /** Takes an edition; the pages shown are composed first. */
  load(edition: Edition, shown: readonly PageId[]): void {
    this.#forgetPreview();
    this.#post({ kind: 'load', edition, shown });
  }

  /** Says which pages are looked at: only their display lists are sent. */
  show(pages: readonly PageId[]): void {
    this.#post({ kind: 'show', pages });
  }

  /** Says whose lines are wanted. */
  watch(articleId: ArticleId | null): void {
    this.#post({ kind: 'watch', articleId });
  }

  /** Has nothing checked but what is asked about. */
  stopChecking(): void {
    this.#post({ kind: 'unchecked' });
  }

  /** Says what the press holds that pages are checked for. */
  limits(limits: PressLimits): void {
    this.#post({ kind: 'limits', limits });
  }

  /** Says what agencies have said of stories since they were taken. */
  news(news: readonly WireNews[]): void {
    this.#post({ kind: 'news', news });
  }

  /** Says that the work rests for a while: there is time to give memory back. */
  rest(): void {
    this.#post({ kind: 'rest' });
  }

  patch(patches: readonly Patch[]): void {
    this.#forgetPreview();
    this.#post({ kind: 'patch', patches });
  }

  #forgetPreview(): void {
    this.#isPreviewing = false;
    this.#nextPreview = null;
  }

  /** Composes the edition as patches would make it; null ends that. While one is composed only the newest waits. */
  preview(patches: readonly Patch[] | null): void {
    if (patches === null) {
      this.#forgetPreview();
      this.#post({ kind: 'preview', patches: null });
    } else if (this.#isPreviewing) this.#nextPreview = patches;
    else {
      this.#isPreviewing = true;
      this.#post({ kind: 'preview', patches });
    }
  }

  #previewDone(): void {
    this.#isPreviewing = false;
    const next = this.#nextPreview;
    this.#nextPreview = null;
    if (next !== null) this.preview(next);
  }

  /** Ends the worker: of what was asked nothing more is heard. */
  end(): void {
    this.#worker.terminate();
  }

  /** Asks the engine something about the edition as it stands. */
  ask<Kind extends QuestionKind>(kind: Kind, ask: Questions[Kind]['ask']): Promise<Questions[Kind]['answer']> {
    const id = this.#nextRequest++;
    return new Promise((resolve, reject) => {
      // The worker's table of answers is typed by the same kinds; a message carries no types.
      this.#waiting.set(id, { resolve: (value) => resolve(value as Questions[Kind]['answer']), reject });
      this.#post({ kind: 'ask', id, question: { kind, ...ask } as EngineQuestion<Kind> });
    });
  }
}

type EngineQuestion<Kind extends QuestionKind> = Extract<
  Extract<EngineRequest, { kind: 'ask' }>['question'],
  { kind: Kind }
>;
