/** What every command of the command line is made of. */
import type { Arguments, OptionSpecs } from './arguments.ts';

/** Where a command reports: results on standard output, progress on standard error. */
export interface Console {
  /** A line of the result, for people; left out when the caller asked for JSON. */
  line(text: string): void;
  progress(text: string): void;
}

interface Outcome {
  /** What `--json` prints. */
  readonly json: unknown;
  /** True when the work was done but something is wrong with what it was done on: exit code 1. */
  readonly hasErrors?: boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly operands: readonly string[];
  readonly options: OptionSpecs;
  run(args: Arguments, console: Console): Outcome | Promise<Outcome>;
}
