/** What an export starts with: the edition composed, its pages chosen, its files planned and checked. */

import { languageUnread } from '../../shared/checks/copy/language-unread.ts';
import { articlesShown } from '../../shared/checks/run.ts';
import { compose } from '../../shared/compose/compose.ts';
import { composedHalves, numbersOf } from '../../shared/compose/composed-halves.ts';
import type { ExportSettings } from '../../shared/contract/export-settings.ts';
import { exportTargets } from '../../shared/contract/export-targets.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
import { lookAtCopy } from '../copy-checking.ts';
import { DayangError } from '../errors.ts';
import { fileTime } from './file-names.ts';
import type { ExportEnvironment, ExportJob, PlannedFile } from './target.ts';
import { targetModule } from './targets/targets.ts';

/** What is to be exported, and how. */
export interface PagesRequest {
  readonly edition: Edition;
  /** Page numbers; empty for all. */
  readonly pages: readonly number[];
  readonly settings: ExportSettings;
  /** When the edition was last changed, ISO 8601: the time files carry. Its date where nobody knows. */
  readonly changedAt?: string | null;
  /** What agencies have said of stories since they were taken. */
  readonly news?: readonly WireNews[];
}

/** What comes before anything is made: progress of it is told, and what follows is counted on. */
function followedBy(environment: ExportEnvironment, steps: number): ExportEnvironment {
  const { onProgress } = environment;
  if (steps === 0 || onProgress === undefined) return environment;
  return { ...environment, onProgress: (done, total) => onProgress(steps + done, steps + total) };
}

/** Composes the edition, and looks at the copy of its pages. Rejects with `no-such-page`, or `cancelled` once the environment's signal is aborted. */
export async function openJob(
  { edition, pages: wanted, settings, changedAt, news = [] }: PagesRequest,
  environment: ExportEnvironment,
): Promise<ExportJob> {
  const numbers = pagesInOrder(edition).flatMap((page) => pageNumbers(page));
  for (const page of wanted) {
    if (!numbers.includes(page)) throw new DayangError('no-such-page', { page, count: numbers.length });
  }
  const composed = compose(edition, environment.resources);
  const isTwo = settings.spreads === 'two' && exportTargets[settings.target].has.includes('spreads');
  const printed = isTwo ? composed.pages.flatMap(composedHalves) : composed.pages;
  const pages = printed.filter((page) => wanted.length === 0 || numbersOf(page).some((one) => wanted.includes(one)));
  let steps = 0;
  const { copy, lacksLanguage } = await lookAtCopy(edition, articlesShown(edition, pages), {
    signal: environment.signal,
    onStep: (done, total) => {
      steps = total;
      environment.onProgress?.(done, total + pages.length);
    },
  });
  const at = fileTime(edition, changedAt);
  return {
    ...{ edition, composed, pages, settings, news, copy, lacksLanguage, at },
    environment: followedBy(environment, steps),
  };
}

/** A file to be made, with what is found of its pages before it is. */
export interface CheckedFile extends PlannedFile {
  readonly findings: readonly PressFinding[];
}

/** The files to be made. Throws `names-clash`. */
export function planFiles(job: ExportJob): CheckedFile[] {
  const target = targetModule(job.settings.target);
  const taken = new Map<string, number>();
  return target.plan(job).map((file, place) => {
    const number = file.pages[0]?.number ?? 1;
    // File systems that do not tell capitals apart would write one over the other.
    const key = file.name.toLowerCase();
    const other = taken.get(key);
    if (other !== undefined) throw new DayangError('names-clash', { name: file.name, other, number });
    taken.set(key, number);
    const found = file.pages.flatMap((page) => target.preflight(job, page));
    return { ...file, findings: place === 0 && job.lacksLanguage ? [languageUnread, ...found] : found };
  });
}
