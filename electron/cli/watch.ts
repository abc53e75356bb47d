import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Arrival, Brought, KnownFile } from '../../shared/edition/arrival-records.ts';
import { isOlder } from '../../shared/edition/arrival-stories.ts';
import { offered, takesBack } from '../../shared/edition/arrivals.ts';
import { placeOfArtwork } from '../../shared/edition/artwork-places.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { fromArrival } from '../../shared/layout/arrived.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import { importPage } from '../../shared/layout/page-import.ts';
import { DayangError } from '../errors.ts';
import { ImportReader } from '../import/import-reader.ts';
import { type ArrivedFile, readArrival } from '../import/read-arrival.ts';
import type { CopyFile } from '../import/read-story.ts';
import { EditionFile } from '../store/edition-file.ts';
import { broughtBy } from '../watch/brought.ts';
import { type FolderNews, WatchedFolder } from '../watch/watched-folder.ts';
import type { Command, Console } from './command.ts';
import { edit } from './edit.ts';
import { resourcesFor } from './environment.ts';

/** What is written of an arrival. */
type Came = 'new' | 'update' | 'correction' | 'kill' | 'repeat' | 'late' | 'picture';

function cameAs(arrival: Arrival, known: readonly Arrival[]): Came {
  if (arrival.repeats !== null) return 'repeat';
  if (arrival.picture !== undefined) return 'picture';
  if (takesBack(arrival)) return 'kill';
  if (arrival.updates === null && arrival.notice !== undefined) return 'correction';
  if (arrival.updates === null) return arrival.wire?.isCorrection === true ? 'correction' : 'new';
  const before = known.find(({ seq }) => seq === arrival.updates);
  if (isOlder(arrival.wire?.version, before?.wire?.version)) return 'late';
  return arrival.wire?.isCorrection === true ? 'correction' : 'update';
}

/** A line of an arrival: what it is, how urgent, from whom. */
function lineOf({ title, file, wire }: Arrival, as: Came): string {
  const priority = wire?.priority === undefined ? '' : ` [${wire.priority}]`;
  const source = wire?.source === undefined ? '' : `  ${wire.source}`;
  const embargo = wire?.embargo === undefined ? '' : `  not before ${wire.embargo}`;
  return `${as}${priority}  ${title || file.name}${source}${embargo}  (${file.name})`;
}

/** What is written of the stories a notice names, or a picture goes with. */
function namesLine(titles: readonly string[], { picture }: Arrival): string {
  if (picture !== undefined) return titles.length === 0 ? 'of no story that is here' : `of: ${titles.join('; ')}`;
  return titles.length === 0 ? 'no story was found that it names: see to it by hand' : `it names: ${titles.join('; ')}`;
}

/** Takes what a folder brings into one edition. */
class Desk {
  readonly came: { readonly as: Came; readonly arrival: Arrival; readonly names?: readonly string[] }[] = [];
  readonly failed: { readonly name: string; readonly code: string; readonly en: string; readonly isTried: boolean }[] =
    [];
  readonly #file: EditionFile;
  readonly #reader: ImportReader;
  readonly #console: Console;

  constructor(file: EditionFile, reader: ImportReader, console: Console) {
    this.#file = file;
    this.#reader = reader;
    this.#console = console;
  }

  async take(known: KnownFile, path: string, isAsItWas: () => Promise<boolean>): Promise<void> {
    const isArtwork = placeOfArtwork(this.#file.edition, known.name) !== null;
    const read = await readArrival({ copy: this.#reader, pictures: this.#reader }, path, { isArtwork });
    if (!(await isAsItWas())) throw new DayangError('cancelled');
    const photos =
      read.kind === 'picture'
        ? [read.photo]
        : read.kind === 'story'
          ? [read, ...(read.further ?? [])].flatMap((one) => one.photos ?? [])
          : [];
    for (const { bytes, preview } of photos) this.#file.addImage(bytes, preview);
    const stories = broughtBy(read);
    const before = this.#file.arrivals.list();
    const arrivals = this.#file.arrivals.add(known, stories, new Date().toISOString(), this.#file.edition.articles);
    for (const [at, arrival] of arrivals.entries()) {
      const as = cameAs(arrival, [...before, ...arrivals]);
      // A further version waits for an editor: what is edited is never written over.
      const isFirst = arrival.updates === null && arrival.notice === undefined;
      if (as === 'new' || (as === 'correction' && isFirst)) this.#pool(arrival, stories[at], read, at);
      const names = this.#namedBy(arrival);
      this.came.push({ as, arrival, ...(names === null ? {} : { names }) });
      this.#console.line(lineOf(arrival, as));
      if (names !== null) this.#console.line(`  ${namesLine(names, arrival)}`);
    }
  }

  /** The titles of the stories that a notice in plain words names, or a picture goes with; null of all else. */
  #namedBy({ seq, notice, picture, repeats }: Arrival): string[] | null {
    if ((notice ?? picture) === undefined || repeats !== null) return null;
    const { articles } = this.#file.edition;
    const found = offered(this.#file.arrivals.list(), articles).find(({ arrival }) => arrival.seq === seq);
    if (found === undefined) return null;
    const { articleIds, stories } = found.names ?? { articleIds: [], stories: [] };
    const own = found.names === null && found.articleId !== null ? [found.articleId] : articleIds;
    const titles = own.flatMap((id) => (articles[id] === undefined ? [] : [articleTitle(articles[id])]));
    return [...new Set([...titles, ...stories.map(({ title }) => title)])];
  }

  /** Puts a story that came for the first time into the pool. */
  #pool(arrival: Arrival, story: Brought | undefined, read: ArrivedFile, at: number): void {
    // Whose picture it is somebody has to say.
    if (story === undefined || read.kind === 'picture') return;
    const { edition } = this.#file;
    const articleId = read.kind === 'text' ? this.#page(read, arrival.seq) : this.#story(read, at, arrival.seq);
    if (articleId === null || this.#file.edition === edition) return;
    this.#file.arrivals.settle(arrival.seq, { articleId, isDismissed: false });
  }

  #page({ text, remarks }: Extract<CopyFile, { kind: 'text' }>, seq: number): ArticleId | null {
    const planned = importPage(this.#file.edition, text, 'pool', () => resourcesFor(this.#file), remarks);
    if (planned === null) return null;
    edit(this.#file, 'watch', 'import.copy', fromArrival(planned.patches, seq));
    return [...planned.imported.articles, ...planned.imported.refers][0]?.id ?? null;
  }

  #story(
    { story, photos, remarks, wire, further = [] }: Extract<CopyFile, { kind: 'story' }>,
    at: number,
    seq: number,
  ): ArticleId | null {
    const own = at === 0 ? { story, photos, remarks, wire } : { photos: [], remarks: [], ...further[at - 1] };
    if (own.story === undefined) return null;
    const { article, patches } = storyPatches(this.#file.edition, own.story, own.photos, own.remarks, own.wire);
    edit(this.#file, 'watch', 'import.copy', fromArrival(patches, seq));
    return article.id;
  }

  tell(news: FolderNews): void {
    if (news.kind === 'left') return;
    if (news.kind !== 'failed') {
      this.#console.progress(news.kind === 'gone' ? 'the folder cannot be read; waiting for it' : 'the folder is back');
      return;
    }
    const { name, failure, isTried } = news;
    this.failed.push({ name, code: failure.code, en: failure.en, isTried });
    this.#console.line(`not taken: ${name}: ${failure.en}${isTried ? ' (tried again)' : ''}`);
  }
}

/** Resolves when the process is asked to stop. */
function asked(): Promise<void> {
  return new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });
}

/** How long between two looks of `--once`, in milliseconds. */
const PAUSE_MS = 500;

/** Looks until all that lies in the folder was taken or told. */
async function lookOnce(watched: WatchedFolder): Promise<void> {
  do {
    await watched.look();
    if (!watched.isSettled) await new Promise((done) => setTimeout(done, PAUSE_MS));
  } while (!watched.isSettled);
}

export const watchCommand: Command = {
  name: 'watch',
  summary:
    'take what comes into a folder into the copy pool, until stopped; further versions of a story wait in the edition',
  operands: ['FILE', 'FOLDER'],
  options: { once: { type: 'boolean', help: 'take what lies in the folder now, and stop' } },
  async run(args, console) {
    const folder = resolve(args.operand(1));
    const stat = statSync(folder, { throwIfNoEntry: false });
    if (stat?.isDirectory() !== true) {
      throw new DayangError(stat === undefined ? 'file-missing' : 'not-a-folder', { name: folder });
    }
    const file = EditionFile.open(args.operand(0));
    file.pruneArrivals();
    const reader = new ImportReader();
    const desk = new Desk(file, reader, console);
    const watched = new WatchedFolder(folder, {
      known: file.arrivals.files(),
      take: (known, path, isAsItWas) => desk.take(known, path, isAsItWas),
      tell: (news) => desk.tell(news),
    });
    try {
      if (args.flag('once')) await lookOnce(watched);
      else {
        console.progress(`watching ${folder}`);
        watched.start();
        await asked();
      }
    } finally {
      await watched.end();
      await reader.end();
      file.close();
    }
    const came = desk.came.map(({ arrival, ...said }) => ({ ...said, ...arrival }));
    return { json: { folder, came, failed: desk.failed } };
  },
};
