/** 付印: pages for the press, PDF/X-4 or PDF/X-1a, made side by side and checked once they are bytes. */
import type { ComposedPage } from '../../../shared/compose/display-list.ts';
import { pressLimits } from '../../../shared/contract/export-settings.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { currentRound } from '../../../shared/proof/rounds.ts';
import { DayangError } from '../../errors.ts';
import { sha256 } from '../manifest.ts';
import { originalsOf, type PressJob, picturesOf, prepareInks } from '../page-job.ts';
import { makeFiles } from '../press-pool.ts';
import { shippedProfile } from '../profile.ts';
import { checkComposed, type ExportJob, fileTitle, type PlannedFile, planPages, type Target } from '../target.ts';

/** What the slug line says of a page before the time and its hash. */
function slugOf({ edition }: ExportJob, page: ComposedPage): string {
  const { publication, date } = edition.edition;
  const round = currentRound(edition)?.name;
  return [publication, date, `第${page.number}版`, ...(round === undefined ? [] : [round])].join('　');
}

/** Throws `advert-blends` where a page of PDF/X-1a would show what blends: it would be another standard's, whoever allows it. */
function refuseBlending(images: Edition['images'], { pages }: PlannedFile): void {
  for (const { imageId } of picturesOf(pages)) {
    const image = images[imageId];
    if (image?.placed?.facts.some(({ kind }) => kind === 'blends') === true)
      throw new DayangError('advert-blends', { name: image.name });
  }
}

function pressJob(job: ExportJob, standard: 'x4' | 'x1a', profile: string, file: PlannedFile): PressJob {
  const { edition, settings, at, environment } = job;
  if (standard === 'x1a') refuseBlending(edition.images, file);
  const time = at.slice(0, 16).replace('T', ' ');
  return {
    settings: { standard, profile, limits: pressLimits(settings), hasMarks: settings.hasMarks },
    // Plain objects: a page made as it is looked at does not cross to a worker.
    pages: file.pages.map((page) => ({ ...page, items: page.items })),
    originals: originalsOf(file.pages, edition, environment.imageBytes),
    title: fileTitle(job, file),
    at,
    slugs: file.pages.map((page) => `${slugOf(job, page)}　${time}`),
  };
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
        make: (files, take, fail) =>
          makeFiles(files, environment.resources.fonts, {
            job: (file) => pressJob(job, standard, profile, file),
            take,
            fail,
            signal: environment.signal,
          }),
      };
    },
  };
}

export const x4 = pressTarget('x4');
export const x1a = pressTarget('x1a');
