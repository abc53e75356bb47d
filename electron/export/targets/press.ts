/** 付印: pages for the press, PDF/X-4 or PDF/X-1a, made side by side and checked once they are bytes. */
import { numbersTold } from '../../../shared/compose/composed-halves.ts';
import type { ComposedPage } from '../../../shared/compose/display-list.ts';
import { pressLimits } from '../../../shared/contract/export-settings.ts';
import { currentRound } from '../../../shared/proof/rounds.ts';
import { hasGhostscript } from '../../ghostscript.ts';
import { blendingAdverts, flattenAdverts, withFlatAdverts } from '../flat-adverts.ts';
import { sha256 } from '../manifest.ts';
import { originalsOf, type PressJob, prepareInks } from '../page-job.ts';
import { makeFiles } from '../press-pool.ts';
import { shippedProfile } from '../profile.ts';
import {
  checkComposed,
  type ExportEnvironment,
  type ExportJob,
  fileTitle,
  type PlannedFile,
  planPages,
  type Target,
} from '../target.ts';

/** What the slug line says of a page before the time and its hash. */
function slugOf({ edition }: ExportJob, page: ComposedPage): string {
  const { publication, date } = edition.edition;
  const round = currentRound(edition)?.name;
  return [publication, date, `第${numbersTold(page)}版`, ...(round === undefined ? [] : [round])].join('　');
}

/** How a job's files are made: the standard, the profile's path, and where pictures' bytes come from. */
interface Making {
  readonly standard: 'x4' | 'x1a';
  readonly profile: string;
  readonly bytesOf: ExportEnvironment['imageBytes'];
}

/** What a worker is given. Throws why an advert that blends has no place in PDF/X-1a. */
function pressJob(job: ExportJob, { standard, profile, bytesOf }: Making, file: PlannedFile): PressJob {
  const { edition, settings, at } = job;
  const time = at.slice(0, 16).replace('T', ' ');
  return {
    settings: { standard, profile, limits: pressLimits(settings), hasMarks: settings.hasMarks },
    // Plain objects: a page made as it is looked at does not cross to a worker.
    pages: file.pages.map((page) => ({ ...page, items: page.items })),
    originals: originalsOf(file.pages, edition, bytesOf),
    title: fileTitle(job, file),
    at,
    slugs: file.pages.map((page) => `${slugOf(job, page)}　${time}`),
  };
}

/** The adverts of files that are flattened before: of PDF/X-1a, where the machine can. */
function toFlatten({ edition }: ExportJob, standard: 'x4' | 'x1a', files: readonly PlannedFile[]) {
  const adverts = standard === 'x1a' ? blendingAdverts(files, edition.images) : [];
  return adverts.length > 0 && hasGhostscript() ? adverts : [];
}

/** Where pictures' bytes come from: of adverts that blend, for PDF/X-1a, from what is flattened now. */
async function bytesFor(
  job: ExportJob,
  standard: 'x4' | 'x1a',
  files: readonly PlannedFile[],
  onDone: () => void,
): Promise<ExportEnvironment['imageBytes']> {
  const { imageBytes, signal } = job.environment;
  if (standard === 'x4') return imageBytes;
  const flat = await flattenAdverts(toFlatten(job, standard, files), imageBytes, { signal, onDone });
  return withFlatAdverts(flat, job.edition.images, imageBytes);
}

function pressTarget(standard: 'x4' | 'x1a'): Target {
  return {
    plan: planPages,
    preflight: checkComposed,
    async write(job) {
      const { settings, environment } = job;
      const limits = pressLimits(settings);
      const profile = settings.profile ?? shippedProfile();
      const { profile: condition } = (await prepareInks(profile, limits.ink)).file;
      const profileHash = sha256(condition.bytes);
      return {
        inputs: ({ pages }) => [limits, settings.hasMarks, profileHash, pages.map((page) => slugOf(job, page))],
        stepsBefore: (files) => toFlatten(job, standard, files).length,
        make: async (files, take, fail, onStep) => {
          const bytesOf = await bytesFor(job, standard, files, onStep);
          return makeFiles(files, environment.resources.fonts, {
            job: (file) => pressJob(job, { standard, profile, bytesOf }, file),
            take,
            fail,
            signal: environment.signal,
          });
        },
      };
    },
  };
}

export const x4 = pressTarget('x4');
export const x1a = pressTarget('x1a');
