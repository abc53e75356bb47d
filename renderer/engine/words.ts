/** Chinese words for the engine, asked of a worker that holds the dictionary and ends when nobody asks. */
import type { Edition } from '../../shared/edition/records.ts';
import type { CutWords } from '../../shared/text/words.ts';

export interface WordsRequest {
  readonly id: number;
  readonly texts: readonly string[];
}
export type WordsReply =
  | { readonly id: number; readonly words: readonly (readonly string[])[] }
  | { readonly id: number; readonly failed: string };

/** Texts whose words are kept: headlines of many editions. */
const MOST_TEXTS = 10_000;
/** How long the dictionary stays after an edition was opened, and after a headline was written, in milliseconds. */
const IDLE_MS = { opened: 2_000, written: 60_000 };

/** Thrown by {@link Words.cut} for a text whose words have yet to be asked for. */
class WordsWanted extends Error {
  readonly text: string;
  constructor(text: string) {
    super('words wanted');
    this.text = text;
  }
}

/** The texts of an edition that may be broken by sense, as the engine asks for their words. */
export function textsBrokenBySense({ articles, blocks }: Edition): string[] {
  const headlines = Object.values(articles).flatMap(({ headlines: { headline } }) => [
    ...headline,
    ...(headline.length > 1 ? [headline.join('\u3000')] : []),
  ]);
  const quotes = Object.values(blocks).flatMap((block) => (block.kind === 'pullquote' ? [block.text] : []));
  return [...headlines, ...quotes];
}

export class Words {
  readonly #known = new Map<string, readonly string[]>();
  readonly #waiting = new Map<number, (reply: WordsReply) => void>();
  #worker: Worker | null = null;
  #nextId = 1;
  #idle: ReturnType<typeof setTimeout> | undefined;

  /** Words of a text that were learnt; throws for others, which {@link whenKnown} makes good. */
  readonly cut: CutWords = (text) => {
    const words = this.#known.get(text);
    if (words === undefined) throw new WordsWanted(text);
    return words;
  };

  /** Does what needs words, again for each text whose words were not known. */
  async whenKnown<Result>(job: () => Result): Promise<Result> {
    for (;;) {
      try {
        return job();
      } catch (error) {
        if (!(error instanceof WordsWanted)) throw error;
        await this.#learn([error.text], IDLE_MS.written);
      }
    }
  }

  /** Learns what an edition's headlines need, all at once. */
  async learn(edition: Edition): Promise<void> {
    const texts = textsBrokenBySense(edition).filter((text) => text !== '' && !this.#known.has(text));
    if (texts.length > 0) await this.#learn(texts, IDLE_MS.opened);
  }

  /** Has the dictionary read before it is needed: a headline is about to be written. */
  expect(): void {
    this.#open();
    this.#closeAfter(IDLE_MS.written);
  }

  async #learn(texts: readonly string[], idle: number): Promise<void> {
    const worker = this.#open();
    clearTimeout(this.#idle);
    const id = this.#nextId++;
    const reply = await new Promise<WordsReply>((resolve) => {
      this.#waiting.set(id, resolve);
      worker.postMessage({ id, texts } satisfies WordsRequest);
    });
    if ('failed' in reply) throw new Error(`no words: ${reply.failed}`);
    if (this.#known.size + texts.length > MOST_TEXTS) this.#known.clear();
    for (const [at, text] of texts.entries()) this.#known.set(text, reply.words[at] ?? [text]);
    if (this.#waiting.size === 0) this.#closeAfter(idle);
  }

  #open(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = new Worker(new URL('./words-worker.ts', import.meta.url), { type: 'module' });
    worker.addEventListener('message', ({ data }: MessageEvent<WordsReply>) => {
      const answer = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      answer?.(data);
    });
    worker.addEventListener('error', (event) => {
      for (const [id, answer] of this.#waiting) answer({ id, failed: event.message });
      this.#waiting.clear();
      this.#close();
    });
    this.#worker = worker;
    return worker;
  }

  #closeAfter(idle: number): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.#close(), idle);
  }

  #close(): void {
    if (this.#waiting.size > 0) return;
    this.#worker?.terminate();
    this.#worker = null;
  }
}
