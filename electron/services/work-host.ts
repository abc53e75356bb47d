/** Main's hold on a process that does one thing or another and keeps nothing: it is let go when nothing follows for a while. */
import { type Calls, type Contract, callsOf } from '../../shared/contract/contract.ts';
import { DayangError } from '../errors.ts';
import type { OpenLink } from './link.ts';
import { type Patience, type RequestOptions, ServiceGone, ServiceProcess, ServiceSilent } from './service-process.ts';

/** How long it waits for more work, in milliseconds. */
const IDLE_MS = 2_000;

/** How long it may be silent, in milliseconds, until that is said, and until it is ended: a page of many pictures takes a while. */
const silence = { tell: 20_000, limit: 600_000 };

/** A process, and what is heard where it gives no answer. */
export interface Work<C extends Contract> {
  readonly contract: C;
  readonly open: OpenLink;
  readonly script: string;
  /** V8's and Node's. */
  readonly flags?: readonly string[];
  /** Hears that nothing is heard of it, and that something is again. */
  readonly onSilent?: (isSilent: boolean) => void;
  readonly patience?: Pick<Patience, 'tell' | 'limit'>;
  /** The error of a call during which the process ended, or nothing was heard of it for too long. */
  readonly unanswered: (why: 'ended' | 'silent', input: unknown) => DayangError;
  /**
   * Whether what was under way beside another call as the process ended is asked once more, by itself: so that one call
   * costs no other. Only for work that leaves nothing behind.
   */
  readonly asksAgain?: boolean;
}

export class WorkHost<C extends Contract> {
  readonly #work: Work<C>;
  #process: ServiceProcess | undefined;
  #running = 0;
  #idle: NodeJS.Timeout | undefined;
  /** What is asked once more waits for what was before it. */
  #again: Promise<unknown> = Promise.resolve();
  /**
   * What the process does. Each call starts it where it does not run, and fails with what the work says where it gives no
   * answer, or with `cancelled` where it was asked to stop.
   */
  readonly calls: Calls<C, RequestOptions>;

  constructor(work: Work<C>) {
    this.#work = work;
    this.calls = callsOf<C, RequestOptions>(work.contract, (name, input, options) =>
      this.#request(name, input, options),
    );
  }

  async #request(name: string, input: unknown, options: RequestOptions | undefined): Promise<unknown> {
    const { asksAgain = false } = this.#work;
    try {
      return await this.#answer(name, input, options);
    } catch (error) {
      const isOneOfSome = error instanceof ServiceGone && !(error instanceof ServiceSilent) && error.asked > 1;
      if (!asksAgain || !isOneOfSome) throw this.#told(error, input, options);
    }
    // When all that is asked once more before it has its answer.
    const again = this.#again.then(() => this.#answer(name, input, options));
    this.#again = again.catch(() => undefined);
    return again.catch((error) => {
      throw this.#told(error, input, options);
    });
  }

  /** What whoever asked hears of an error. */
  #told(error: unknown, input: unknown, options: RequestOptions | undefined): unknown {
    if (!(error instanceof ServiceGone)) return error;
    // Whoever asked it to stop has what was wanted, whichever way it stopped.
    if (options?.signal?.aborted === true) return new DayangError('cancelled', {}, error);
    return this.#work.unanswered(error instanceof ServiceSilent ? 'silent' : 'ended', input);
  }

  async #answer(name: string, input: unknown, options: RequestOptions | undefined): Promise<unknown> {
    if (options?.signal?.aborted === true) throw new DayangError('cancelled');
    clearTimeout(this.#idle);
    const process = this.#process ?? this.#start();
    this.#running++;
    try {
      return await process.request(name, input, options);
    } finally {
      this.#running--;
      if (this.#running === 0) this.#idle = setTimeout(() => this.end(), IDLE_MS);
    }
  }

  #start(): ServiceProcess {
    const { open, script, flags = [], patience = silence, onSilent = () => undefined } = this.#work;
    const process = new ServiceProcess(open, script, flags, { ...patience, onSilent }, () => {
      if (this.#process === process) this.#process = undefined;
    });
    this.#process = process;
    return process;
  }

  /** Ends it, whatever it is doing; the next call starts another. */
  end(): void {
    const process = this.#process;
    this.#process = undefined;
    process?.kill();
  }
}
