/** What an export starts with: the edition composed, its pages chosen, its files planned and checked. */
import { compose } from '../../shared/compose/compose.ts';
import { composedHalves, numbersOf } from '../../shared/compose/composed-halves.ts';
import type { ExportSettings } from '../../shared/contract/export-settings.ts';
import { exportTargets } from '../../shared/contract/export-targets.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
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

/** Composes the edition. Throws `no-such-page`. */
export function openJob(
  { edition, pages: wanted, settings, changedAt, news = [] }: PagesRequest,
  environment: ExportEnvironment,
): ExportJob {
  const numbers = pagesInOrder(edition).flatMap((page) => pageNumbers(page));
  for (const page of wanted) {
    if (!numbers.includes(page)) throw new DayangError('no-such-page', { page, count: numbers.length });
  }
  const composed = compose(edition, environment.resources);
  const isTwo = settings.spreads === 'two' && exportTargets[settings.target].has.includes('spreads');
  const printed = isTwo ? composed.pages.flatMap(composedHalves) : composed.pages;
  const pages = printed.filter((page) => wanted.length === 0 || numbersOf(page).some((one) => wanted.includes(one)));
  return { edition, composed, pages, settings, news, at: fileTime(edition, changedAt), environment };
}

/** A file to be made, with what is found of its pages before it is. */
export interface CheckedFile extends PlannedFile {
  readonly findings: readonly PressFinding[];
}

/** The files to be made. Throws `names-clash`. */
export function planFiles(job: ExportJob): CheckedFile[] {
  const target = targetModule(job.settings.target);
  const taken = new Map<string, number>();
  return target.plan(job).map((file) => {
    const number = file.pages[0]?.number ?? 1;
    // File systems that do not tell capitals apart would write one over the other.
    const key = file.name.toLowerCase();
    const other = taken.get(key);
    if (other !== undefined) throw new DayangError('names-clash', { name: file.name, other, number });
    taken.set(key, number);
    return { ...file, findings: file.pages.flatMap((page) => target.preflight(job, page)) };
  });
}
