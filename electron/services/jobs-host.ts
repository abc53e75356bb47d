/** Main's hold on the jobs process. It holds faces and pictures of the pages it makes. */
import { DayangError } from '../errors.ts';
import { jobsContract } from '../jobs/contract.ts';
import type { OpenLink } from './link.ts';
import { WorkHost } from './work-host.ts';

/** Its calls fail with `job-ended` and `job-silent` where there is no answer. */
export class JobsHost extends WorkHost<typeof jobsContract> {
  constructor(open: OpenLink, script: string, onSilent?: (isSilent: boolean) => void) {
    super({
      contract: jobsContract,
      open,
      script,
      ...(onSilent === undefined ? {} : { onSilent }),
      unanswered: (why) => new DayangError(why === 'ended' ? 'job-ended' : 'job-silent'),
    });
  }
}
