/** Pages to files: compose, check, write, check what was written, and only then give each file its name. */
import { existsSync, mkdirSync, readFileSync, statfsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { compose } from '../../shared/compose/compose.ts';
import type { ComposedEdition, ComposedPage } from '../../shared/compose/display-list.ts';
import type { Resources } from '../../shared/compose/resources.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { writeForScreen } from '../../shared/pdf/page-file.ts';
import { checkPage, hasErrors, rulesAgainst } from '../../shared/preflight/preflight.ts';
import { type Finding, newsprintLimits, type PressLimits } from '../../shared/preflight/rule.ts';
import { currentRound } from '../../shared/proof/rounds.ts';
import { assetPath } from '../assets.ts';
import { asDayangError, DayangError, stopIfCancelled } from '../errors.ts';
import { fileTime, pageFileName } from './file-names.ts';
import { Manifest, type ManifestEntry, sha256 } from './manifest.ts';
import { originalsOf, type PressFile, type PressJob, picturesOf, prepareInks, targetImages } from './page-job.ts';
import { deflate, digest, pdfFaces } from './pdf-parts.ts';
import { makeFiles } from './press-pool.ts';
import { Workshop } from './write-whole.ts';

/** Who it is for: a press, by two standards, or readers on screen. */
export type ExportStandard = 'x4' | 'x1a' | 'screen';

export interface ExportRequest {
  readonly edition: Edition;
  /** Page numbers; empty for all. */
  readonly pages: readonly number[];
  readonly folder: string;
  /** PDF/X-4 where absent. */
  readonly standard?: ExportStandard;
  /** `{date}`, `{page}`, `{page:02}`, `{section}`, `{publication}`; without the extension. */
  readonly pattern?: string;
  /** All pages in one file; files for screens always are. */
  readonly isOneFile?: boolean;
  /** Marks, bar and slug around the page; yes where absent. */
  readonly hasMarks?: boolean;
  readonly limits?: PressLimits;
  /** The newsroom's own profile; the one Dayang ships where absent. */
  readonly profile?: string;
  /** When the edition was last changed, ISO 8601: the time files carry. Its date where absent. */
  readonly changedAt?: string;
  /** Why pages with errors are written all the same, and who says so. */
  readonly override?: { readonly reason: string; readonly by: string };
  /** Overwrites files that no export of Dayang wrote. */
  readonly replaces?: boolean;
}

/** A file that is there, made now or before. */
interface ExportedFile {
  readonly pages: readonly number[];
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** True where it stood there already, made from the same. */
  readonly isUnchanged: boolean;
}

/** Pages that were not written. */
interface FailedFile {
  readonly pages: readonly number[];
  readonly name: string;
  /** Null where preflight keeps them back: its errors are among the findings. */
  readonly error: DayangError | null;
  /** When the file of that name was written that stands in the folder still, ISO 8601; null where none does. */
  readonly older: string | null;
}

export interface ExportOutcome {
  readonly composed: ComposedEdition;
  readonly files: readonly ExportedFile[];
  readonly failed: readonly FailedFile[];
  readonly findings: readonly Finding[];
}

export interface ExportEnvironment {
  readonly resources: Resources;
  readonly imageBytes: (id: ImageId) => Uint8Array | undefined;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** The profile Dayang ships. */
export function shippedProfile(): string {
  return assetPath('profiles/cmyk-newsprint.icc');
}

/** Bytes a page's text, fonts and profile come to at most. */
const ROOM_PER_PAGE = 768 * 1024;
/** Bytes of a packed pixel of a picture. */
const ROOM_PER_PIXEL = 3;

/** Makes the folder and sees that it has room. Throws `not-writable`, `is-directory` or `disk-full`. */
function openFolder(folder: string, room: number): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    // A folder that cannot be made is reported as missing on read-only file systems.
    const known = asDayangError(error, folder);
    throw known.code === 'file-missing' ? new DayangError('not-writable', { name: folder }, error) : known;
  }
  const { bavail, bsize } = statfsSync(folder);
  if (bavail * bsize < room) throw new DayangError('disk-full', { name: folder });
}

/** True of a file that is there and that Dayang has not written, by what it says of itself. */
function isForeign(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return !readFileSync(path, 'latin1').includes('/Producer(Dayang)');
  } catch {
    // A folder of that name, or a file that lets nobody read it.
    return true;
  }
}

/** A file to be made. */
interface Planned {
  readonly name: string;
  readonly pages: readonly ComposedPage[];
  /** What was found of its pages before it is written. */
  readonly findings: readonly Finding[];
}

/** A number that goes up whenever files come out otherwise from the same input. */
const WRITER = 2;

const ONE_FILE_PATTERNS: Readonly<Record<ExportStandard, string>> = {
  x4: '{date}',
  x1a: '{date}',
  screen: '{date}-screen',
};

class Export {
  readonly #request: ExportRequest;
  readonly #environment: ExportEnvironment;
  readonly #standard: ExportStandard;
  readonly #limits: PressLimits;
  readonly #at: string;
  readonly #composed: ComposedEdition;
  readonly #pages: readonly ComposedPage[];

  constructor(request: ExportRequest, environment: ExportEnvironment) {
    const { edition } = request;
    this.#request = request;
    this.#environment = environment;
    this.#standard = request.standard ?? 'x4';
    this.#limits = request.limits ?? newsprintLimits;
    this.#at = fileTime(edition, request.changedAt);
    const numbers = Object.values(edition.pages).map((page) => page.number);
    for (const page of request.pages) {
      if (!numbers.includes(page)) throw new DayangError('no-such-page', { page, count: numbers.length });
    }
    this.#composed = compose(edition, environment.resources);
    this.#pages = this.#composed.pages.filter(
      (page) => request.pages.length === 0 || request.pages.includes(page.number),
    );
  }

  get #isOneFile(): boolean {
    return this.#standard === 'screen' || this.#request.isOneFile === true;
  }

  get #profile(): string {
    return this.#request.profile ?? shippedProfile();
  }

  #title(pages: readonly ComposedPage[]): string {
    const { publication, date } = this.#request.edition.edition;
    const [page] = pages;
    return pages.length === 1 && page !== undefined
      ? `${publication} ${date} 第${page.number}版`
      : `${publication} ${date}`;
  }

  /** What the slug line says of a page; its hash follows once the page is written. */
  #slug(page: ComposedPage): string {
    const { edition } = this.#request;
    const round = currentRound(edition)?.name;
    const time = this.#at.slice(0, 16).replace('T', ' ');
    const { publication, date } = edition.edition;
    return [publication, date, `第${page.number}版`, ...(round === undefined ? [] : [round]), time].join('　');
  }

  /** The files to be made, with what is found of their pages. Throws `names-clash`. */
  #plan(): Planned[] {
    const { edition, pattern } = this.#request;
    const parts = this.#isOneFile ? [this.#pages] : this.#pages.map((page) => [page]);
    const names = new Map<string, number>();
    return parts.map((pages) => {
      const number = pages[0]?.number ?? 1;
      const name = pageFileName(
        edition,
        number,
        pattern ?? (this.#isOneFile ? ONE_FILE_PATTERNS[this.#standard] : undefined),
      );
      // File systems that do not tell capitals apart would write one over the other.
      const taken = names.get(name.toLowerCase());
      if (taken !== undefined) throw new DayangError('names-clash', { name, pages: `${taken}、${number}` });
      names.set(name.toLowerCase(), number);
      const options = { standard: this.#standard, limits: this.#limits };
      const findings = pages.flatMap((page) => checkPage(edition, this.#composed, page, options));
      return { name, pages, findings };
    });
  }

  /** SHA-256 of all a file is made from, but for the time. */
  #inputs({ pages }: Planned, profileHash: string): string {
    const { edition, hasMarks = true } = this.#request;
    const reading = this.#standard === 'screen' ? [edition.articles, edition.blocks, edition.pages] : [];
    return sha256(
      JSON.stringify([
        WRITER,
        this.#standard,
        this.#limits,
        hasMarks,
        profileHash,
        this.#title(pages),
        pages.map(({ number, width, height, items }) => [number, width, height, items]),
        pages.map((page) => this.#slug(page).replace(this.#at.slice(0, 16).replace('T', ' '), '')),
        reading,
      ]),
    );
  }

  #job({ pages }: Planned): PressJob {
    const { hasMarks = true } = this.#request;
    return {
      settings: {
        standard: this.#standard === 'x1a' ? 'x1a' : 'x4',
        profile: this.#profile,
        limits: this.#limits,
        hasMarks,
      },
      // Plain objects: a page made as it is looked at does not cross to a worker.
      pages: pages.map((page) => ({ ...page, items: page.items })),
      originals: originalsOf(pages, this.#request.edition, this.#environment.imageBytes),
      title: this.#title(pages),
      at: this.#at,
      slugs: pages.map((page) => this.#slug(page)),
    };
  }

  async #screenFile({ pages }: Planned): Promise<PressFile> {
    const { edition } = this.#request;
    const { resources, signal, imageBytes } = this.#environment;
    const images = await targetImages(pages, originalsOf(pages, edition, imageBytes), { kind: 'screen' }, signal);
    const faces = pdfFaces(resources.fonts);
    const bytes = writeForScreen(
      pages,
      { edition, composed: this.#composed },
      { standard: 'screen', faces, images, deflate, title: this.#title(pages), at: this.#at, digest },
    );
    return { bytes, findings: [] };
  }

  /** Makes all files that are not there yet; each is handed over once it is checked. */
  async #make(
    planned: readonly Planned[],
    take: (file: Planned, made: PressFile) => void,
    failed: FailedFile[],
  ): Promise<void> {
    const { resources, signal } = this.#environment;
    const fail = (file: Planned, error: unknown) => {
      const numbers = file.pages.map(({ number }) => number);
      failed.push({
        pages: numbers,
        name: file.name,
        error: asDayangError(error, file.name),
        older: this.#older(file),
      });
    };
    if (this.#standard === 'screen') {
      for (const file of planned) {
        let made: PressFile;
        try {
          made = await this.#screenFile(file);
        } catch (error) {
          stopIfCancelled(signal);
          fail(file, error);
          continue;
        }
        take(file, made);
      }
      return;
    }
    const at = (index: number): Planned => {
      const file = planned[index];
      if (file === undefined) throw new RangeError(`no file ${index}`);
      return file;
    };
    await makeFiles(
      planned.length,
      (index) => this.#job(at(index)),
      resources.fonts,
      signal,
      (index, made) => take(at(index), made),
      (index, error) => fail(at(index), error),
    );
  }

  /** True where preflight keeps a file from the press. */
  #isRefused(findings: readonly Finding[]): boolean {
    return this.#standard !== 'screen' && this.#request.override === undefined && hasErrors(findings);
  }

  /** When a file of that name was last written to the folder: a press that collects it would print old pages. */
  #older({ name }: Planned): string | null {
    const { folder } = this.#request;
    if (folder === '') return null;
    return statSync(join(folder, name), { throwIfNoEntry: false })?.mtime.toISOString() ?? null;
  }

  /** A file that preflight keeps back. */
  #held(file: Planned): FailedFile {
    return { pages: file.pages.map(({ number }) => number), name: file.name, error: null, older: this.#older(file) };
  }

  /** Checks pages as they are composed. */
  glance(): ExportOutcome {
    const findings = this.#plan().flatMap((file) => file.findings);
    return { composed: this.#composed, files: [], failed: [], findings: inOrder(findings) };
  }

  /** Makes every file and checks it, but writes none. */
  async check(): Promise<ExportOutcome> {
    const planned = this.#plan();
    await this.#checkProfile();
    const findings: Finding[] = planned.flatMap((file) => file.findings);
    const failed: FailedFile[] = [];
    let done = 0;
    await this.#make(
      planned,
      (_, made) => {
        findings.push(...made.findings);
        this.#environment.onProgress?.(++done, planned.length);
      },
      failed,
    );
    return { composed: this.#composed, files: [], failed, findings: inOrder(findings) };
  }

  /** Throws where the profile is none for the press; returns its hash. */
  async #checkProfile(): Promise<string> {
    if (this.#standard === 'screen') return '';
    const { file } = await prepareInks(this.#profile, this.#limits.ink);
    return sha256(file.profile.bytes);
  }

  async run(): Promise<ExportOutcome> {
    const { folder, replaces = false, override } = this.#request;
    const planned = this.#plan();
    const profileHash = await this.#checkProfile();
    openFolder(folder, this.#room());
    const manifest = new Manifest(folder);
    const workshop = new Workshop(folder);
    const files: ExportedFile[] = [];
    const failed: FailedFile[] = [];
    const findings: Finding[] = [];
    const progress = () => this.#environment.onProgress?.(files.length + failed.length, planned.length);
    const keep = (file: Planned, entry: ManifestEntry, isUnchanged: boolean) => {
      const { pages, bytes, sha256: hash } = entry;
      files.push({ pages, path: join(folder, file.name), bytes, sha256: hash, isUnchanged });
    };
    try {
      const wanted = planned.filter((file) => {
        const refused = this.#isRefused(file.findings);
        const current = refused ? undefined : manifest.current(file.name, this.#inputs(file, profileHash));
        findings.push(...file.findings);
        if (refused) failed.push(this.#held(file));
        else if (current !== undefined) {
          keep(file, current, true);
          findings.push(...fileFindings(current));
        } else if (!replaces && !manifest.has(file.name) && isForeign(join(folder, file.name))) {
          throw new DayangError('not-ours', { name: join(folder, file.name) });
        } else return true;
        return false;
      });
      progress();
      await this.#make(
        wanted,
        (file, made) => {
          findings.push(...made.findings);
          const numbers = file.pages.map(({ number }) => number);
          const all = [...file.findings, ...made.findings];
          if (this.#isRefused(made.findings)) {
            failed.push(this.#held(file));
          } else {
            workshop.write(file.name, made.bytes);
            const rules = [...new Set(numbers.flatMap((number) => rulesAgainst(all, number)))];
            const entry: ManifestEntry = {
              pages: numbers,
              standard: this.#standard,
              bytes: made.bytes.length,
              sha256: sha256(made.bytes),
              inputs: this.#inputs(file, profileHash),
              at: this.#at,
              findings: all,
              override: override === undefined || rules.length === 0 ? null : { ...override, rules },
            };
            manifest.set(file.name, entry);
            // Told at once: a file that is there is known to be ours even if the next one never comes.
            manifest.write(workshop);
            keep(file, entry, false);
          }
          progress();
        },
        failed,
      );
      progress();
    } finally {
      workshop.close();
    }
    files.sort((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0));
    failed.sort((a, b) => (a.pages[0] ?? 0) - (b.pages[0] ?? 0));
    return { composed: this.#composed, files, failed, findings: inOrder(findings) };
  }

  /** Bytes to ask for before starting. */
  #room(): number {
    const perInch = this.#limits.mostPixelsPerInch / 72;
    const pixels = picturesOf(this.#pages).reduce(
      (sum, { frame }) => sum + frame.width * frame.height * perInch * perInch,
      0,
    );
    return this.#pages.length * ROOM_PER_PAGE + pixels * ROOM_PER_PIXEL;
  }
}

/** What was found in a file's bytes when it was made; its pages have just been checked anew. */
function fileFindings(entry: ManifestEntry): Finding[] {
  return entry.findings
    .filter(({ rule }) => rule.startsWith('file-'))
    .map((finding) => ({ ...finding, blockId: null }));
}

/** Page by page, errors first. */
function inOrder(findings: readonly Finding[]): Finding[] {
  const weight = (finding: Finding) => finding.page * 2 + (finding.severity === 'error' ? 0 : 1);
  return [...findings].sort((a, b) => weight(a) - weight(b));
}

/**
 * Exports pages. A page that preflight finds an error on is not written, unless overridden; one that
 * cannot be made is named, and the others are made. Throws {@link DayangError} `no-such-page`,
 * `names-clash`, `not-ours`, `not-writable`, `disk-full`, `profile-unreadable`, `profile-not-cmyk`,
 * `font-missing` or `cancelled`; files finished before that stay, whole.
 */
export function exportPages(request: ExportRequest, environment: ExportEnvironment): Promise<ExportOutcome> {
  return Promise.resolve().then(() => new Export(request, environment).run());
}

/** 印前检查: makes every file and checks it, without writing any. Throws as {@link exportPages} does. */
export function preflightPages(
  request: Omit<ExportRequest, 'folder'>,
  environment: ExportEnvironment,
): Promise<ExportOutcome> {
  return Promise.resolve().then(() => new Export({ ...request, folder: '' }, environment).check());
}

/** Checks pages as they are composed, which takes no longer than composing them. Throws `no-such-page`, `names-clash`. */
export function glanceAtPages(request: Omit<ExportRequest, 'folder'>, environment: ExportEnvironment): ExportOutcome {
  return new Export({ ...request, folder: '' }, environment).glance();
}
