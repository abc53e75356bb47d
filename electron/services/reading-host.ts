/** Main's hold on the reading process: what comes from outside may bring it down. */
import { basename } from 'node:path';
import * as v from 'valibot';
import { DayangError } from '../errors.ts';
import { readingContract } from '../reading/contract.ts';
import type { OpenLink } from './link.ts';
import { WorkHost } from './work-host.ts';

/** Megabytes of JavaScript's own memory beside that of the threads, which have limits of their own. */
const MEMORY = 1024;

const file = v.union([v.object({ path: v.string() }), v.object({ choice: v.object({ path: v.string() }) })]);

/** The name of the file that was asked about, where it was one. */
function nameOf(input: unknown): string | null {
  const asked = v.safeParse(file, input);
  if (!asked.success) return null;
  return basename('path' in asked.output ? asked.output.path : asked.output.choice.path);
}

/** Its calls fail with `reading-ended` of the file where there is no answer; one file costs no other. */
export class ReadingHost extends WorkHost<typeof readingContract> {
  constructor(open: OpenLink, script: string, onSilent?: (isSilent: boolean) => void) {
    super({
      contract: readingContract,
      open,
      script,
      flags: [`--max-old-space-size=${MEMORY}`],
      asksAgain: true,
      ...(onSilent === undefined ? {} : { onSilent }),
      unanswered: (why, input) => {
        const name = nameOf(input);
        if (name !== null) return new DayangError('reading-ended', { name });
        return new DayangError(why === 'ended' ? 'job-ended' : 'job-silent');
      },
    });
  }
}
