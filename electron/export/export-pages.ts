/** Pages to files: compose, check, write, check what was written, and only then give each file its name. */
import { join } from 'node:path';
import { numbersOf } from '../../shared/compose/composed-halves.ts';
import { exportTargets } from '../../shared/contract/export-targets.ts';
import { hasErrors, rulesAgainst } from '../../shared/preflight/preflight.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
import { asDayangError, DayangError } from '../errors.ts';
import { isForeign, openFolder, writtenAt } from './export-folder.ts';
import { type CheckedFile, openJob, type PagesRequest, planFiles } from './export-job.ts';
import { type ExportedFile, type ExportOutcome, type FailedFile, inOrder } from './export-outcome.ts';
import { Manifest, type ManifestEntry, sha256 } from './manifest.ts';
import { type ExportEnvironment, type ExportJob, type FileMaker, fileTitle, type MadeFile } from './target.ts';
import { targetModule } from './targets/targets.ts';
import { Workshop } from './workshop.ts';

export interface ExportRequest extends PagesRequest {
  readonly folder: string;
  /** Why pages with errors are written all the same, and who says so. */
  readonly override?: { readonly reason: string; readonly by: string } | null;
  /** Overwrites files that no export of Dayang wrote. */
  readonly replaces?: boolean;
}

/** A number that goes up whenever files come out otherwise from the same input. */
const WRITER = 4;

/** SHA-256 of all a file is made from, but for the time. */
function inputsOf(job: ExportJob, maker: FileMaker, file: CheckedFile): string {
  const shown = file.pages.map(({ number, left, width, height, items }) => [
    number,
    ...(left === undefined ? [] : [left]),
    ...[width, height, items],
  ]);
  const { target } = job.settings;
  return sha256(JSON.stringify([WRITER, target, fileTitle(job, file), shown, maker.inputs(file)]));
}

/** What was found in a file's bytes when it was made; its pages have just been checked anew. */
function fileFindings(entry: ManifestEntry): PressFinding[] {
  return entry.findings
    .filter(({ rule }) => rule.startsWith('file-'))
    .map((finding) => ({ ...finding, blockId: null }));
}

/** Errors that were waived, as the override they amount to: why, by whom, in spite of what. Null where there are none. */
function waivedIn(findings: readonly PressFinding[]): ManifestEntry['override'] {
  const errors = findings.flatMap(({ severity, rule, waived }) =>
    severity === 'error' && waived !== undefined ? [{ ...waived, rule }] : [],
  );
  if (errors.length === 0) return null;
  const [reasons, names, rules] = [
    errors.map(({ reason }) => reason),
    errors.map(({ by }) => by),
    errors.map(({ rule }) => rule),
  ];
  return { reason: [...new Set(reasons)].join('；'), by: [...new Set(names)].join('、'), rules: [...new Set(rules)] };
}

const numbersIn = ({ pages }: CheckedFile) => pages.flatMap((page) => numbersOf(page));

/** Files on their way to a folder: which are kept as they are, which held back, which made. */
class Export {
  readonly #job: ExportJob;
  readonly #request: ExportRequest;
  readonly #maker: FileMaker;
  readonly #manifest: Manifest;
  readonly #files: ExportedFile[] = [];
  readonly #failed: FailedFile[] = [];
  readonly #findings: PressFinding[] = [];

  constructor(job: ExportJob, request: ExportRequest, maker: FileMaker) {
    this.#job = job;
    this.#request = request;
    this.#maker = maker;
    this.#manifest = new Manifest(request.folder);
  }

  #path({ name }: CheckedFile): string {
    return join(this.#request.folder, name);
  }

  get #override() {
    return this.#request.override ?? null;
  }

  /** True where preflight keeps a file from the press. */
  #isHeld(findings: readonly PressFinding[]): boolean {
    const { isForPress } = exportTargets[this.#job.settings.target];
    return isForPress && this.#override === null && hasErrors(findings);
  }

  #keep(file: CheckedFile, { pages, bytes, sha256: hash }: ManifestEntry, isUnchanged: boolean): void {
    this.#files.push({ pages, path: this.#path(file), bytes, sha256: hash, isUnchanged });
  }

  /** A file that was not written: for what failed, or (null) because preflight keeps it back. */
  #lack(file: CheckedFile, error: DayangError | null): void {
    const older = writtenAt(this.#request.folder, file.name);
    this.#failed.push({ pages: numbersIn(file), name: file.name, error, older });
  }

  /** What a file is made from, where it must be made; null where it is held back or stands there already. */
  #wanted(file: CheckedFile): string | null {
    this.#findings.push(...file.findings);
    if (this.#isHeld(file.findings)) {
      this.#lack(file, null);
      return null;
    }
    const inputs = inputsOf(this.#job, this.#maker, file);
    const current = this.#manifest.current(file.name, inputs);
    if (current !== undefined) {
      this.#keep(file, current, true);
      this.#findings.push(...fileFindings(current));
      return null;
    }
    const { replaces = false } = this.#request;
    if (!replaces && !this.#manifest.has(file.name) && isForeign(this.#path(file))) {
      throw new DayangError('not-ours', { name: this.#path(file) });
    }
    return inputs;
  }

  #write(workshop: Workshop, file: CheckedFile, { bytes, findings }: MadeFile, inputs: string): void {
    this.#findings.push(...findings);
    if (this.#isHeld(findings)) {
      this.#lack(file, null);
      return;
    }
    workshop.write(file.name, bytes);
    const all = [...file.findings, ...findings];
    const pages = numbersIn(file);
    const rules = rulesAgainst(all, pages);
    const override = this.#override;
    const waived = waivedIn(all);
    const entry: ManifestEntry = {
      pages,
      standard: this.#job.settings.target,
      bytes: bytes.length,
      sha256: sha256(bytes),
      inputs,
      at: this.#job.at,
      findings: all,
      override: override === null || rules.length === 0 ? waived : { ...override, rules },
    };
    this.#manifest.set(file.name, entry);
    // Told at once: a file that is there is known to be ours even if the next one never comes.
    this.#manifest.write(workshop);
    this.#keep(file, entry, false);
  }

  async run(planned: readonly CheckedFile[]): Promise<ExportOutcome> {
    const workshop = new Workshop(this.#request.folder);
    let [steps, stepsBefore] = [0, 0];
    const progress = () => {
      const done = this.#files.length + this.#failed.length + steps;
      this.#job.environment.onProgress?.(done, planned.length + stepsBefore);
    };
    try {
      const wanted = planned.flatMap((file) => {
        const inputs = this.#wanted(file);
        return inputs === null ? [] : [{ ...file, inputs }];
      });
      stepsBefore = this.#maker.stepsBefore?.(wanted) ?? 0;
      progress();
      await this.#maker.make(
        wanted,
        (file, made) => {
          this.#write(workshop, file, made, file.inputs);
          progress();
        },
        (file, error) => this.#lack(file, asDayangError(error, file.name)),
        () => {
          steps++;
          progress();
        },
      );
      progress();
    } finally {
      workshop.close();
    }
    const { composed } = this.#job;
    return inOrder({ composed, files: this.#files, failed: this.#failed, findings: this.#findings });
  }
}

/**
 * Exports pages. A page for the press that preflight finds an error on is not written, unless overridden; one that
 * cannot be made is named, and the others are made. Throws {@link DayangError} `no-such-page`,
 * `names-clash`, `not-ours`, `not-writable`, `disk-full`, `profile-unreadable`, `profile-not-cmyk`,
 * `font-missing` or `cancelled`; files finished before that stay, whole.
 */
export async function exportPages(request: ExportRequest, environment: ExportEnvironment): Promise<ExportOutcome> {
  const job = await openJob(request, environment);
  const planned = planFiles(job);
  const maker = await targetModule(job.settings.target).write(job);
  openFolder(request.folder, job);
  return new Export(job, request, maker).run(planned);
}

/** 印前检查: makes every file and checks it, without writing any. Throws as {@link exportPages} does. */
export async function preflightPages(request: PagesRequest, environment: ExportEnvironment): Promise<ExportOutcome> {
  const job = await openJob(request, environment);
  const planned = planFiles(job);
  const maker = await targetModule(job.settings.target).write(job);
  const findings: PressFinding[] = planned.flatMap((file) => file.findings);
  const failed: FailedFile[] = [];
  const total = planned.length + (maker.stepsBefore?.(planned) ?? 0);
  let done = 0;
  const step = () => job.environment.onProgress?.(++done, total);
  await maker.make(
    planned,
    (_, made) => {
      findings.push(...made.findings);
      step();
    },
    (file, error) => {
      const pages = numbersIn(file);
      failed.push({ pages, name: file.name, error: asDayangError(error, file.name), older: null });
    },
    step,
  );
  return inOrder({ composed: job.composed, files: [], failed, findings });
}

/** Checks pages as they are composed, and their copy, which takes time where it is new. Throws `no-such-page`, `names-clash`, `cancelled`. */
export async function glanceAtPages(request: PagesRequest, environment: ExportEnvironment): Promise<ExportOutcome> {
  const job = await openJob(request, environment);
  const findings = planFiles(job).flatMap((file) => file.findings);
  return inOrder({ composed: job.composed, files: [], failed: [], findings });
}
