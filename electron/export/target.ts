/**
 * What an export makes. A target says how pages become files, what stands against them, and how the files are
 * written; the register of targets is `targets/targets.ts`, what is offered of them
 * `shared/contract/export-targets.ts`.
 */
import { isFoundOn } from '../../shared/checks/check.ts';
import type { CopyChecker } from '../../shared/checks/copy/checked.ts';
import { numbersOf, numbersTold } from '../../shared/compose/composed-halves.ts';
import type { ComposedEdition, ComposedPage } from '../../shared/compose/display-list.ts';
import type { Resources } from '../../shared/compose/resources.ts';
import {
  type ExportSettings,
  fileNamePattern,
  goesIntoOneFile,
  pressLimits,
} from '../../shared/contract/export-settings.ts';
import { exportTargets } from '../../shared/contract/export-targets.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import { blending } from '../../shared/edition/placed-page.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { preflightPage } from '../../shared/preflight/preflight.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
import { hasGhostscript } from '../ghostscript.ts';
import { pageFileName } from './file-names.ts';
import { makeInTurn } from './in-turn.ts';

/** What exporting needs of the program it runs in. */
export interface ExportEnvironment {
  readonly resources: Resources;
  readonly imageBytes: (id: ImageId) => Uint8Array | undefined;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** An edition composed, and what is to be made of it. */
export interface ExportJob {
  readonly edition: Edition;
  readonly composed: ComposedEdition;
  /** Those that are asked for. */
  readonly pages: readonly ComposedPage[];
  readonly settings: ExportSettings;
  /** What agencies have said of stories since they were taken. */
  readonly news: readonly WireNews[];
  /** What looks at what the copy says. */
  readonly copy: CopyChecker;
  /** True where it cannot look for wrong characters: the program's own files are not there. */
  readonly lacksLanguage: boolean;
  /** The time files carry, ISO 8601 with offset. */
  readonly at: string;
  readonly environment: ExportEnvironment;
}

/** A file to be made. */
export interface PlannedFile {
  /** With its extension. */
  readonly name: string;
  readonly pages: readonly ComposedPage[];
}

export interface MadeFile {
  readonly bytes: Uint8Array;
  /** What was found in the bytes. */
  readonly findings: readonly PressFinding[];
}

/** Makes the files of a job. */
export interface FileMaker {
  /** How many steps come before files of these, each told to `onStep`: adverts that are flattened. None where absent. */
  stepsBefore?(files: readonly PlannedFile[]): number;
  /** What a file is made from beside its name, its title and what its pages show; alike, it is not made again. */
  inputs(file: PlannedFile): readonly unknown[];
  /**
   * Makes files, handing each to `take` as it is done, in any order. One that fails is handed to `fail`, and the
   * others go on; what `take` throws ends them all. Rejects with `cancelled` once the job's signal is aborted.
   */
  make<File extends PlannedFile>(
    files: readonly File[],
    take: (file: File, made: MadeFile) => void,
    fail: (file: File, error: unknown) => void,
    onStep: () => void,
  ): Promise<void>;
}

export interface Target {
  /** The files to be made. */
  plan(job: ExportJob): readonly PlannedFile[];
  /** What stands against a page before any file is made of it. */
  preflight(job: ExportJob, page: ComposedPage): readonly PressFinding[];
  /** Gets ready what all files need. Throws {@link DayangError} where none can be made, such as `profile-unreadable`. */
  write(job: ExportJob): Promise<FileMaker>;
}

/** The numbers a file is called by: of its one page, or of the first of several. */
function numbersNaming([page, second]: readonly ComposedPage[]): readonly number[] {
  if (page === undefined) return [1];
  return second === undefined ? numbersOf(page) : [page.number];
}

/** A file a page, or one of all, as the target has it and the settings choose. */
export function planPages({ edition, pages, settings }: ExportJob): PlannedFile[] {
  const { extension } = exportTargets[settings.target];
  const pattern = fileNamePattern(settings);
  const files = goesIntoOneFile(settings) ? [pages] : pages.map((page) => [page]);
  return files.map((own) => ({
    name: `${pageFileName(edition, numbersNaming(own), pattern)}.${extension}`,
    pages: own,
  }));
}

/** Preflight of a page as it is composed, against what the press was said to hold. */
export function checkComposed(
  { edition, composed, settings, news, copy }: ExportJob,
  page: ComposedPage,
): PressFinding[] {
  const { target } = settings;
  const standard = target === 'x1a' || target === 'x4' ? target : undefined;
  // Whether the machine can is asked where something is to be flattened only: it takes a program to be started.
  const isToFlatten =
    standard === 'x1a' &&
    page.items.some((item) => item.kind === 'picture' && blending(edition.images[item.imageId]?.placed) === 'inks');
  const canFlatten = isToFlatten && hasGhostscript();
  // Of half a sheet all of it is looked at: what crosses the fold is found where it is.
  const whole = composed.pages.find(({ id }) => id === page.id) ?? page;
  const context = { edition, composed, page: whole, limits: pressLimits(settings), news, copy };
  const found = preflightPage(context, standard, canFlatten);
  return page.left === undefined ? found : found.flatMap((one) => ofHalf(page, one));
}

/** What was found on a sheet, where it is of one of its halves: what stands over the fold is of both, each as a page of its own. */
function ofHalf(half: ComposedPage, finding: PressFinding): PressFinding[] {
  const { also: _also, ...own } = finding;
  return isFoundOn(finding, [half.number]) ? [{ ...own, page: half.number }] : [];
}

/** What a file calls itself: publication and date, and the page where it has one. */
export function fileTitle({ edition: { edition } }: ExportJob, { pages }: PlannedFile): string {
  const [page] = pages;
  const only = pages.length === 1 && page !== undefined ? ` 第${numbersTold(page)}版` : '';
  return `${edition.publication} ${edition.date}${only}`;
}

/** Makes files one after another. */
export function oneByOne(
  { environment: { signal } }: ExportJob,
  make: (file: PlannedFile) => Promise<Uint8Array> | Uint8Array,
): FileMaker['make'] {
  return (files, take, fail) =>
    makeInTurn(files, { make: async (file) => ({ bytes: await make(file), findings: [] }), take, fail, signal });
}
