/** Main's hold on the jobs process. It holds fonts, so it is let go when nothing follows for a while. */
import { callsOf } from '../../shared/contract/contract.ts';
import { DayangError } from '../errors.ts';
import { jobsContract } from '../jobs/contract.ts';
import type { OpenLink } from './link.ts';
import { type RequestOptions, ServiceGone, ServiceProcess } from './service-process.ts';

/** How long it waits for more work, in milliseconds. */
const IDLE_MS = 2_000;

export class JobsHost {
  readonly #open: OpenLink;
  readonly #script: string;
  #process: ServiceProcess | undefined;
  #running = 0;
  #idle: NodeJS.Timeout | undefined;
  /**
   * What the jobs process does. Each call starts it where it does not run, and fails with `job-ended` where it ends before
   * it has answered, or `cancelled` where it was asked to stop.
   */
  readonly calls = callsOf<typeof jobsContract, RequestOptions>(jobsContract, (name, input, options) =>
    this.#request(name, input, options),
  );

  constructor(open: OpenLink, script: string) {
    this.#open = open;
    this.#script = script;
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
      throw new DayangError(options?.signal?.aborted === true ? 'cancelled' : 'job-ended', {}, error);
    } finally {
      this.#running--;
      if (this.#running === 0) this.#idle = setTimeout(() => this.end(), IDLE_MS);
    }
  }

  #start(): ServiceProcess {
    const process = new ServiceProcess(this.#open, this.#script, [], () => {
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
