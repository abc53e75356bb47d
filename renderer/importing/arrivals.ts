/** 来稿: what the watched folder brought to the open edition, what is done with it, and what agencies say of it later. */
import type { ImportedPhoto, ReadCopy } from '../../shared/contract/api.ts';
import type { WatchedFolderState } from '../../shared/contract/arrival-calls.ts';
import type { Arrival, WireNews } from '../../shared/edition/arrival-records.ts';
import { type Offered, offered, wireNews } from '../../shared/edition/arrivals.ts';
import { placeOfArtwork } from '../../shared/edition/artwork-places.ts';
import { isBare } from '../../shared/edition/bare-articles.ts';
import type { ArticleId, ImageId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle, numberOf } from '../../shared/edition/selectors.ts';
import type { StoryChange } from '../../shared/edition/update-story.ts';
import { articlesMade, fromArrival, fromFile, updatePatches } from '../../shared/layout/arrived.ts';
import { type PhotoChange, photoChanges } from '../../shared/layout/update-photos.ts';
import { call } from '../session/bridge.ts';
import type { EditionState } from '../session/edition-state.ts';
import { Observable } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { aboutArrival, calledBy, flashAmong } from './arrival-words.ts';
import { madeOf } from './made-of.ts';
import { PlacedArtwork } from './placed-artwork.ts';
import { sayTheSame } from './same-stories.ts';

interface ArrivalsState {
  /** How the edition's folder stands; null until that is known. */
  readonly folder: WatchedFolderState | null;
  /** What there is to take, what is to be looked at first before the rest. */
  readonly offered: readonly Offered[];
  /** What was put aside, the last that came first. */
  readonly aside: readonly Arrival[];
  /** The arrival that is looked at. */
  readonly shown: number | null;
}

/** What is said of artwork that was put into its advert. */
const artworkWords = {
  fill: 'arrivalArtworkPlaced',
  replace: 'arrivalArtworkReplaced',
  taken: 'arrivalArtworkTaken',
} as const;

const nothing: ArrivalsState = { folder: null, offered: [], aside: [], shown: null };

/** What puts artwork into the place that is booked for it, and says where that is; null where none is. */
interface BookedPlacing {
  placeBooked(
    photo: ImportedPhoto,
    path: string,
    wanted: { readonly into: 'new' },
  ): { readonly page: number; readonly advertiser: string; readonly use: 'fill' | 'replace' | 'taken' } | null;
}

/** Where pictures go that came: into adverts, or into the tray, which shows what waits in it. */
interface ArrivalDesk {
  readonly photos: BookedPlacing;
  readonly tray: { show(keys: readonly ImageId[]): void };
}

type ArrivalStores = Pick<Stores, 'session' | 'notices' | 'dialogs' | 'navigation'>;

export class Arrivals extends Observable<ArrivalsState> {
  readonly #stores: ArrivalStores;
  readonly #tray: ArrivalDesk['tray'];
  /** The edition whose arrivals are known. */
  #of = '';
  #all = new Map<number, Arrival>();
  #news: readonly WireNews[] = [];
  /** Notices in plain words, or pictures by themselves, are among what came. */
  #namesStories = false;
  /** The articles that say which stories they are of: taking, undo and redo change what they say. */
  #taken: readonly Article[] = [];
  /** Arrivals on their way into the pool, an article or an advert. */
  readonly #taking = new Set<number>();
  readonly #booked: BookedPlacing;
  readonly #placed = new PlacedArtwork();
  /** Goes to the list; set by it while it is shown. */
  focusList: () => void = () => undefined;

  constructor(stores: ArrivalStores, { photos, tray }: ArrivalDesk) {
    super(nothing);
    this.#booked = photos;
    this.#stores = stores;
    this.#tray = tray;
    stores.session.state.subscribe(() => this.#follow());
  }

  /** Another edition is open, or the one that is has changed. */
  #follow(): void {
    const { path, edition, kind } = this.#stores.session.state.get();
    if (edition === null || path === '') return;
    if (path !== this.#of) {
      this.#of = path;
      this.#all = new Map();
      this.#news = [];
      this.#placed.clear();
      this.set(nothing);
      // The page is painted first.
      if (kind === 'edition') void window.opening.isOpen.then(() => this.#load(path));
      return;
    }
    if (!sayTheSame(this.#takenNow(), this.#taken)) this.#refresh();
    // What an undo took out of its advert is offered again, and no more once a redo has put it back.
    for (const { seq, isShown } of this.#placed.moved(edition.blocks))
      void this.#stores.notices.attempt(
        () => this.#settle(seq, { articleId: null, isDismissed: isShown }),
        aboutArrival(seq),
      );
  }

  async #load(path: string): Promise<void> {
    if (this.#of !== path) return;
    await this.#stores.notices.attempt(async () => {
      const { folder, arrivals } = await call('arrivals.open', {});
      if (folder.of !== this.#of) return;
      // What came while that was asked is known already.
      this.#all = new Map([...arrivals.map((one) => [one.seq, one] as const), ...this.#all]);
      this.update({ folder });
      this.#refresh();
    }, 'arrivals');
  }

  get #articles(): Edition['articles'] {
    return this.#stores.session.state.get().edition?.articles ?? {};
  }

  /** The articles that arrivals may be about: where notices or pictures name stories, any may be the one. */
  #takenNow(): Article[] {
    const all = Object.values(this.#articles);
    return this.#namesStories ? all : all.filter(({ arrival, wire }) => arrival !== undefined || wire !== undefined);
  }

  /** Finds out anew what there is to take, and what agencies have said. */
  #refresh(): void {
    this.#namesStories = [...this.#all.values()].some(({ notice, picture }) => (notice ?? picture) !== undefined);
    this.#taken = this.#takenNow();
    const arrivals = [...this.#all.values()].toSorted((a, b) => a.seq - b.seq);
    // Of what was decided in an edition before nothing is kept that could be put back.
    const aside = arrivals
      .filter(({ isDismissed, repeats, lacksCopy }) => isDismissed && repeats === null && lacksCopy !== true)
      .reverse();
    this.update({ offered: offered(arrivals, this.#articles), aside });
    const news = wireNews(arrivals, this.#articles);
    if (JSON.stringify(news) === JSON.stringify(this.#news)) return;
    const known = new Set(this.#news.map(({ seq, kind }) => `${seq} ${kind}`));
    this.#news = news;
    this.#stores.session.tellNews(news);
    for (const one of news) if (!known.has(`${one.seq} ${one.kind}`)) this.#warn(one);
  }

  /** Says what must not wait until somebody looks at the list. */
  #warn({ articleId, kind, seq }: WireNews): void {
    const article = this.#stores.session.state.get().edition?.articles[articleId];
    if (article === undefined || kind === 'update') return;
    const title = articleTitle(article);
    const key = kind === 'killed' ? 'arrivalKilledNow' : 'arrivalCorrectedNow';
    // It is over once the story is taken out of the edition, or brought up to what the agency said.
    const holds = ({ news }: EditionState) => news.some((one) => one.seq === seq && one.kind === kind);
    this.#stores.notices.notify('problem', key, { title }, { holds });
  }

  /** Main tells what came. */
  came(of: string, arrivals: readonly Arrival[]): void {
    if (of !== this.#of) return;
    for (const one of arrivals) this.#all.set(one.seq, one);
    this.#refresh();
    this.#warnOfNotices(new Set(arrivals.map(({ seq }) => seq)));
    this.#tellArtwork(arrivals);
    const flash = flashAmong(arrivals);
    if (flash === null) return;
    this.#stores.notices.notify('hint', 'arrivalFlash', { title: calledBy(flash) }, { about: aboutArrival(flash.seq) });
  }

  /** Says of artwork that has come whose advert waits for it. */
  #tellArtwork(arrivals: readonly Arrival[]): void {
    const { edition } = this.#stores.session.state.get();
    if (edition === null) return;
    for (const { picture, repeats, file } of arrivals) {
      const place = picture === undefined || repeats !== null ? null : placeOfArtwork(edition, file.name);
      if (place === null || place.use === 'taken') continue;
      const number = numberOf(edition, place.block) ?? 0;
      this.#stores.notices.notify('hint', 'arrivalArtworkCame', { number, advertiser: place.block.advertiser });
    }
  }

  /** Says of notices that have come that nothing is found which they name: somebody has to look by hand. */
  #warnOfNotices(came: ReadonlySet<number>): void {
    for (const { arrival, names } of this.get().offered) {
      if (
        !came.has(arrival.seq) ||
        arrival.notice === undefined ||
        names === null ||
        names.articleIds.length + names.stories.length > 0
      )
        continue;
      // It is over once somebody has looked at it, or put it aside.
      const about = aboutArrival(arrival.seq);
      this.#stores.notices.notify('problem', 'arrivalNoticeUnknown', { title: calledBy(arrival) }, { about });
    }
  }

  /** Main tells how the folder stands. */
  stands(folder: WatchedFolderState): void {
    if (folder.of === this.#of) this.update({ folder });
  }

  /** Asks for the folder, and begins to take what comes into it. */
  async chooseFolder(): Promise<void> {
    const folder = await call('arrivals.choose-folder', {});
    if (folder !== null) this.stands(folder);
  }

  async watch(isOn: boolean): Promise<void> {
    this.stands(await call('arrivals.watch', { isOn }));
  }

  /** Shows an arrival, which is looked at from then on. */
  show(seq: number): void {
    this.update({ shown: seq });
    this.#stores.notices.over(aboutArrival(seq));
    this.#stores.dialogs.open('arrival');
    const arrival = this.#all.get(seq);
    if (arrival === undefined || arrival.isSeen === true) return;
    this.#all.set(seq, { ...arrival, isSeen: true });
    this.#refresh();
    void this.#stores.notices.attempt(async () => {
      await call('arrivals.see', { of: this.#stores.session.opening, seqs: [seq] });
    }, aboutArrival(seq));
  }

  /** What was read of an arrival; null where it is not kept. */
  copy(seq: number): Promise<ReadCopy | null> {
    return call('arrivals.copy', { seq });
  }

  #made(patches: readonly Patch[]): Article[] {
    const { edition } = this.#stores.session.state.get();
    return edition === null ? [] : articlesMade(edition, patches);
  }

  /** The one article that read copy is; null where it is several. */
  async articleOf(copy: ReadCopy): Promise<Article | null> {
    const made = this.#made(await madeOf(this.#stores.session, copy));
    return made.length === 1 ? (made[0] ?? null) : null;
  }

  /** Does what is decided on an arrival; a second press while that is on its way is the same one. */
  async #once(seq: number, run: () => Promise<void>): Promise<void> {
    if (this.#taking.has(seq)) return;
    this.#taking.add(seq);
    try {
      await run();
    } finally {
      this.#taking.delete(seq);
    }
  }

  /** Takes an arrival into the pool. */
  take(seq: number): Promise<void> {
    return this.#once(seq, () => this.#take(seq));
  }

  /** The file of an arrival, where its folder is known. */
  #fileOf(seq: number): { readonly path: string } | null {
    const [folder, name] = [this.get().folder?.folder ?? null, this.#all.get(seq)?.file.name];
    return folder === null || name === undefined ? null : { path: `${folder}/${name}` };
  }

  async #take(seq: number): Promise<void> {
    const { session, notices } = this.#stores;
    const of = this.#of;
    const copy = await this.copy(seq);
    // Another edition was opened meanwhile: its arrivals have numbers of their own.
    if (of !== this.#of) return;
    if (copy === null) {
      notices.notify('refused', 'arrivalNotKept');
      return;
    }
    const file = this.#fileOf(seq);
    const made = fromArrival(await madeOf(session, copy), seq);
    const patches = file === null ? made : fromFile(made, file);
    const [article] = this.#made(patches);
    if (article === undefined || of !== this.#of) return;
    session.edit('import.copy', patches);
    const { edition } = session.state.get();
    const pictures = article.photos.flatMap(({ imageId }) => imageId ?? []);
    // A picture alone is no story to be edited: it waits in the tray.
    const isPicture = edition !== null && isBare(edition, article) && pictures.length > 0;
    await this.#settled(seq, article.id, { pictures: isPicture ? pictures : [] });
  }

  /** Puts a picture that came by itself to an article, where it waits to be placed. */
  takePicture(seq: number, articleId: ArticleId): Promise<void> {
    return this.#once(seq, () => this.#takePicture(seq, articleId));
  }

  async #takePicture(seq: number, articleId: ArticleId): Promise<void> {
    const { session, notices } = this.#stores;
    const of = this.#of;
    const copy = await this.copy(seq);
    const { edition } = session.state.get();
    const article = edition?.articles[articleId];
    if (of !== this.#of || edition === null || article === undefined) return;
    if (copy?.kind !== 'story') {
      notices.notify('refused', 'arrivalNotKept');
      return;
    }
    const photos = photoChanges(article, [], copy.photos).changes.filter(({ kind }) => kind === 'new');
    const along = { photos, remarks: copy.remarks, arrival: null, wire: undefined };
    session.edit('arrival.picture', updatePatches(edition, article, [], along));
    await this.#settled(seq, articleId);
  }

  /** Puts artwork that came into the advert it was booked for. */
  placeArtwork(seq: number): Promise<void> {
    return this.#once(seq, () => this.#placeArtwork(seq));
  }

  async #placeArtwork(seq: number): Promise<void> {
    const { notices, dialogs } = this.#stores;
    const of = this.#of;
    const copy = await this.copy(seq);
    const arrival = this.#all.get(seq);
    if (of !== this.#of || arrival === undefined) return;
    const [photo] = copy?.kind === 'story' ? copy.photos : [];
    if (photo === undefined) {
      notices.notify('refused', 'arrivalNotKept');
      return;
    }
    const placed = this.#booked.placeBooked(photo, arrival.file.name, { into: 'new' });
    // The place was taken, or given up, meanwhile.
    if (placed === null) return;
    dialogs.close();
    const { page: number, advertiser, use } = placed;
    notices.notify('done', artworkWords[use], { number, advertiser });
    if (use !== 'taken') this.#placed.add(seq, photo.image.id);
    await this.#settle(seq, { articleId: null, isDismissed: true });
  }

  /** Brings an article up to a further version, in the parts of its copy and its pictures that are named. */
  async bringUp(
    article: Article,
    seq: number,
    copy: ReadCopy,
    taken: { readonly story: readonly StoryChange[]; readonly photos: readonly PhotoChange[] },
  ): Promise<void> {
    const { session } = this.#stores;
    const { edition } = session.state.get();
    if (edition === null) return;
    const wire = copy.kind === 'story' ? copy.wire : undefined;
    const picture = this.#all.get(seq)?.picture;
    // A picture by itself is no version of the copy.
    const arrival = picture === undefined ? seq : null;
    const along = { photos: taken.photos, remarks: copy.remarks, arrival, wire };
    const patches = updatePatches(edition, article, taken.story, along);
    const photos = applyPatches(edition, patches).edition.articles[article.id]?.photos ?? [];
    session.edit('arrival.update', patches);
    // No article shows one that was not wanted in the place of another: that it was decided on is said otherwise.
    const isLeft = picture !== undefined && !photos.some(({ imageId }) => imageId === picture.imageId);
    await this.#settled(seq, article.id, { isDismissed: isLeft });
  }

  /** `pictures` are those that wait in the tray, where they came without a story. */
  async #settled(
    seq: number,
    articleId: ArticleId,
    {
      isDismissed = false,
      pictures = [],
    }: { readonly isDismissed?: boolean; readonly pictures?: readonly ImageId[] } = {},
  ): Promise<void> {
    this.#stores.dialogs.close();
    if (pictures.length > 0) this.#tray.show(pictures);
    else this.#stores.navigation.toArticle(articleId);
    await this.#settle(seq, { articleId, isDismissed });
  }

  /** Puts an arrival aside: it is not wanted. */
  async dismiss(seq: number): Promise<void> {
    await this.#settle(seq, { articleId: this.#all.get(seq)?.articleId ?? null, isDismissed: true });
  }

  /** Offers what was put aside again. */
  async bringBack(seq: number): Promise<void> {
    await this.#settle(seq, { articleId: this.#all.get(seq)?.articleId ?? null, isDismissed: false });
  }

  async #settle(seq: number, became: Pick<Arrival, 'articleId' | 'isDismissed'>): Promise<void> {
    const arrival = this.#all.get(seq);
    if (arrival === undefined) return;
    this.#all.set(seq, { ...arrival, ...became, isSeen: true });
    this.#stores.notices.over(aboutArrival(seq));
    this.#refresh();
    await call('arrivals.settle', { of: this.#stores.session.opening, seq, ...became });
  }
}
