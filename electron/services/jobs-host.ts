/** Main's hold on the jobs process. It holds fonts, so it is let go when nothing follows for a while. */
import { callsOf } from '../../shared/contract/contract.ts';
import { DayangError } from '../errors.ts';
import { jobsContract } from '../jobs/contract.ts';
import type { OpenLink } from './link.ts';
import { type Patience, type RequestOptions, ServiceGone, ServiceProcess, ServiceSilent } from './service-process.ts';

/** How long it waits for more work, in milliseconds. */
const IDLE_MS = 2_000;

/** How long it may be silent, in milliseconds, until that is said, and until it is ended: a page of many pictures takes a while. */
const silence = { tell: 20_000, limit: 600_000 };

export class JobsHost {
  readonly #open: OpenLink;
  readonly #script: string;
  readonly #patience: Patience;
  #process: ServiceProcess | undefined;
  #running = 0;
  #idle: NodeJS.Timeout | undefined;
  /**
   * What the jobs process does. Each call starts it where it does not run, and fails with `job-ended` where it ends before
   * it has answered, `job-silent` where nothing was heard of it for too long, or `cancelled` where it was asked to stop.
   */
  readonly calls = callsOf<typeof jobsContract, RequestOptions>(jobsContract, (name, input, options) =>
    this.#request(name, input, options),
  );

  /** `onSilent` hears that nothing is heard of it, and that something is again; `patience` is for how long. */
  constructor(
    open: OpenLink,
    script: string,
    onSilent: (isSilent: boolean) => void = () => undefined,
    patience: Pick<Patience, 'tell' | 'limit'> = silence,
  ) {
    this.#open = open;
    this.#script = script;
    this.#patience = { ...patience, onSilent };
  }

  async #request(name: string, input: unknown, options: RequestOptions | undefined): Promise<unknown> {
    clearTimeout(this.#idle);
    const process = this.#process ?? this.#start();
    this.#running++;
    try {
      return await process.request(name, input, options);
    } catch (error) {
      if (!(error instanceof ServiceGone)) throw error;
      // Whoever asked it to stop has what was wanted, whichever way it stopped.
      const ended = error instanceof ServiceSilent ? 'job-silent' : 'job-ended';
      throw new DayangError(options?.signal?.aborted === true ? 'cancelled' : ended, {}, error);
    } finally {
      this.#running--;
      if (this.#running === 0) this.#idle = setTimeout(() => this.end(), IDLE_MS);
    }
  }

  #start(): ServiceProcess {
    const process = new ServiceProcess(this.#open, this.#script, [], this.#patience, () => {
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
