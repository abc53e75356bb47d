/** Pages: adding, copying, moving and deleting them, their section names and grids. */
import { blockName } from '../../shared/blocks/kinds.ts';
import { gridFrom, isLeftPage } from '../../shared/edition/facing.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import {
  blocksOverFold,
  type JoinFault,
  joinFault,
  joinFaults,
  joinPages,
  partSpread,
} from '../../shared/edition/join-pages.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import {
  changeFormat,
  formatOfPage,
  formatsInOrder,
  giveToAll,
  pagesOfFormat,
  saveFormat,
  setGridOfAll,
  takeFormat,
  takeGrid,
} from '../../shared/edition/page-formats.ts';
import { type GridField, type GridProblem, gridProblem, typedGrid } from '../../shared/edition/page-grid.ts';
import { addPage, deletePage, duplicatePage, movePage, renameSection } from '../../shared/edition/pages.ts';
import type { Block, Edition, Page, PageGrid, ShippedFormat } from '../../shared/edition/records.ts';
import { setGrid } from '../../shared/edition/regrid.ts';
import { pageByNumber, pagesInOrder } from '../../shared/edition/selectors.ts';
import { halfAt, isSpread, lastNumber, pageNumbers, type Side } from '../../shared/edition/spreads.ts';
import type { PageFormat } from '../../shared/paper/format-records.ts';
import { signStates } from '../../shared/proof/sign-off.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth, wordsOf } from '../i18n/strings.ts';
import { gridBounds } from '../state/grid-bounds.ts';
import { pageNumberIn } from '../state/page-names.ts';
import { preferences, sizesAs } from '../state/preferences.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

/** Blocks whose kinds are named of those a parting moved; how many there are is said of all. */
const MOST_NAMED = 3;

/** True where somebody's signature stands on a page as it is. */
function isSigned(edition: Edition, id: PageId): boolean {
  return signStates(edition, id).some(({ isValid }) => isValid);
}

export class Paging {
  readonly #hand: AtHand;
  readonly #stores: DeskStores;

  constructor(hand: AtHand, stores: DeskStores) {
    this.#hand = hand;
    this.#stores = stores;
  }

  #make(label: string, made: { readonly patches: Patch[]; readonly id: PageId } | null): void {
    if (made === null) return;
    this.#hand.edit(label, made.patches);
    this.#stores.navigation.toPage(made.id);
  }

  add(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    this.#make('page.add', addPage(hand.edition, hand.page.id));
    this.#tellNumber(this.#hand.page?.page, lastNumber(hand.page) + 1);
  }

  duplicate(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    this.#make('page.duplicate', duplicatePage(hand.edition, hand.page.id));
    this.#tellNumber(this.#hand.page?.page, lastNumber(hand.page) + 1);
  }

  /** Says where a page came to stand that was meant to stand elsewhere: single pages flow round 通版. */
  #tellNumber(page: Page | undefined, wanted: number): void {
    if (page === undefined || isMaster(page) || pageNumbers(page).includes(wanted)) return;
    const said = inBoth('spreadFlowed', (language) => ({ number: pageNumberIn(language, page) }));
    this.#stores.notices.say('done', said);
  }

  /** Deletes the page shown, and shows the one that takes its number. */
  delete(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const at = pagesInOrder(hand.edition).findIndex(({ id }) => id === hand.page.id);
    // Once it is gone the view shows another. One that was not looked at goes without the page changing.
    const { pageId } = this.#stores.view.get();
    const wasShown = pageId === null || pageId === hand.page.id;
    if (!this.#hand.edit('page.delete', deletePage(hand.edition, hand.page.id))) {
      const isLast = pagesInOrder(hand.edition).length < 2;
      this.#stores.notices.notify('refused', isLast ? 'lastPage' : 'spreadKeepsPage');
      return;
    }
    const { edition } = this.#hand;
    const pages = edition === null ? [] : pagesInOrder(edition);
    const near = pages[Math.min(Math.max(0, at), pages.length - 1)];
    if (near !== undefined && wasShown) this.#stores.navigation.toPage(near.id);
  }

  /** True where the page at hand has another before or behind it. */
  isBeside(step: 1 | -1): boolean {
    const hand = this.#hand.page;
    if (hand === null) return false;
    const pages = pagesInOrder(hand.edition);
    return pages[pages.findIndex(({ id }) => id === hand.page.id) + step] !== undefined;
  }

  /** Moves the page at hand before the one before it, or behind the one after it. */
  move(by: 1 | -1): void {
    const hand = this.#hand.page;
    if (hand !== null) this.moveTo(hand.page, by > 0 ? lastNumber(hand.page) + 1 : hand.page.number - 1);
  }

  /** Moves a page to where one of a number stands; says where it stands elsewhere then, or stays because of a 通版. */
  moveTo(page: Page, number: number): void {
    const { edition } = this.#hand;
    if (edition === null || pageNumbers(page).includes(number)) return;
    if (this.#hand.edit('page.move', movePage(edition, page.id, number))) {
      const isAmongSpreads = pagesInOrder(edition).some(isSpread);
      if (isAmongSpreads) this.#tellNumber(this.#hand.edition?.pages[page.id], number);
    } else this.#stores.notices.notify('refused', 'spreadStays');
  }

  /** The page that the one at hand is joined with, and itself: a right page with the left one before it. */
  get #leftPage(): Page | null {
    const hand = this.#hand.page;
    if (hand === null || isMaster(hand.page) || isLeftPage(hand.page)) return hand?.page ?? null;
    return pageByNumber(hand.edition, hand.page.number - 1) ?? hand.page;
  }

  /** Why the page at hand cannot be joined with the one that faces it; null where it can. */
  get joinFault(): JoinFault | null {
    const { edition } = this.#hand;
    const left = this.#leftPage;
    return edition === null || left === null ? 'no-page' : joinFault(edition, left.id);
  }

  /** Makes the page and the one that faces it a 通版; says what that costs. */
  join(): void {
    const { edition } = this.#hand;
    const left = this.#leftPage;
    if (edition === null || left === null) return;
    const patches = joinPages(edition, left.id);
    if (typeof patches === 'string') {
      this.#stores.notices.say('refused', joinFaults[patches]);
      return;
    }
    const right = pageByNumber(edition, left.number + 1);
    const wasSigned = [left.id, ...(right === undefined ? [] : [right.id])].some((id) => isSigned(edition, id));
    this.#hand.edit('page.join', patches);
    const pages = [left.number, left.number + 1];
    const { notices } = this.#stores;
    if (right === undefined || left.formatId === right.formatId) {
      notices.notify('done', wasSigned ? 'pagesJoinedUnsigned' : 'pagesJoined', { pages });
      return;
    }
    const said = inBoth('pagesJoinedFormats', (language) => {
      const words = wordsOf(language);
      const called = (page: Page) => formatOfPage(edition, page)?.name ?? words('joinedFormatNone');
      return { pages, format: called(left), right: called(right), signed: wasSigned ? words('joinedUnsigned') : '' };
    });
    notices.say('done', said);
  }

  /** True where the page at hand is a 通版. */
  get isSpread(): boolean {
    return isSpread(this.#hand.page?.page);
  }

  /** The half of the 通版 at hand that is looked at: the one with what is selected, else the one in the board's middle. */
  #sideLookedAt(page: Page, blocks: readonly Block[]): Side {
    const [first] = blocks.filter(({ pageId }) => pageId === page.id);
    if (first !== undefined) return halfAt(page, first.frame);
    const { view } = this.#stores;
    const middle = view.get().fit === 'none' ? view.board?.middle() : undefined;
    return halfAt(page, { x: middle ?? 0, width: 0 });
  }

  /** Parts the 通版 at hand; what stood over its fold is named, and can be gone to. */
  part(): void {
    const hand = this.#hand.page;
    if (hand === null || !isSpread(hand.page)) return;
    const { edition, page, blocks } = hand;
    const { view, notices, selection, navigation } = this.#stores;
    const side = this.#sideLookedAt(page, blocks);
    const wasShown = view.get().pageId === page.id;
    const moved = blocksOverFold(edition, page.id);
    const wasSigned = isSigned(edition, page.id);
    this.#hand.edit('page.part', partSpread(edition, page.id));
    if (wasShown && side === 'right') view.update({ pageId: page.spread.right.id });
    const pages = pageNumbers(page);
    const [first] = moved;
    if (first === undefined) {
      notices.notify('done', wasSigned ? 'spreadPartedUnsigned' : 'spreadParted', { pages });
      return;
    }
    const said = inBoth('spreadPartedMoved', (language) => ({
      pages,
      count: moved.length,
      blocks: moved.slice(0, MOST_NAMED).map((block) => blockName(block)[language]),
    }));
    notices.offer(said, 'spreadPartedShow', () => {
      const now = this.#hand.edition?.blocks[first.id];
      if (now === undefined) return;
      navigation.toPage(now.pageId);
      const here = moved.filter(({ id }) => this.#hand.edition?.blocks[id]?.pageId === now.pageId);
      selection.select(
        here.map(({ id }) => id),
        { alone: true },
      );
    });
  }

  nameSection(name: string): void {
    const hand = this.#hand.page;
    if (hand !== null) this.#hand.edit('page.section', renameSection(hand.edition, hand.page.id, name));
  }

  setGrid(grid: PageGrid): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const { edition, page } = hand;
    // Styles are the edition's: they follow where it has no other page.
    const isOnly = pagesInOrder(edition).length === 1;
    this.#hand.edit('page.grid', isOnly ? setGridOfAll(edition, grid) : setGrid(edition, page.id, grid));
  }

  /** Sets a field of the page's grid as it was typed; says what is possible where that is not. */
  setField(field: GridField, text: string): boolean {
    const hand = this.#hand.page;
    if (hand === null) return false;
    const { grid, problem } = typedGrid(hand.page.grid, field, text, sizesAs(preferences.get().language));
    if (grid === null) this.#sayProblem(problem);
    else this.setGrid(grid);
    return grid !== null;
  }

  /** Makes the page of a shipped format, or of one of the newspaper's. */
  takeFormat(choice: ShippedFormat | PageFormat): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const { edition, page } = hand;
    this.#hand.edit(
      'page.grid',
      typeof choice === 'string'
        ? takeGrid(edition, page.id, gridNamed(choice), null)
        : takeFormat(edition, [page.id], choice.id),
    );
  }

  /** Makes the page of the newspaper's format of a name; says which there are where there is none of that name. */
  takeFormatNamed(name: string): void {
    const { edition } = this.#hand;
    if (edition === null) return;
    const known = formatsInOrder(edition);
    const format = known.find((one) => one.name === name.trim());
    if (format !== undefined) this.takeFormat(format);
    else {
      const names = known.map((one) => one.name);
      this.#stores.notices.notify('refused', 'noSuchFormat', { name, names });
    }
  }

  /** Keeps the page's size and grid under a name; says how many pages are of it then. */
  saveFormat(name: string): void {
    const hand = this.#hand.page;
    if (hand === null || !this.#hand.edit('format.save', saveFormat(hand.edition, hand.page.id, name))) return;
    const { edition } = this.#hand;
    const format = edition?.pages[hand.page.id]?.formatId;
    if (edition === null || format === undefined) return;
    const values = { name: edition.formats[format]?.name ?? '', count: pagesOfFormat(edition, format) };
    this.#stores.notices.notify('done', values.count > 1 ? 'formatSavedForPages' : 'formatSaved', values);
  }

  /** Gives the page's format, and all pages of it, the page's size and grid. */
  changeFormat(): void {
    const hand = this.#hand.page;
    const format = hand === null ? undefined : formatOfPage(hand.edition, hand.page);
    if (hand !== null && format !== undefined)
      this.#hand.edit(
        'format.change',
        changeFormat(hand.edition, format.id, gridFrom(format, hand.page, hand.page.grid)),
      );
  }

  /** Gives all pages the size and grid of the one shown. */
  giveToAll(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const isDone = this.#hand.edit('page.grid-all', giveToAll(hand.edition, hand.page.id));
    this.#stores.notices.notify('done', isDone ? 'gridForAll' : 'gridSameForAll');
  }

  /** Divides the page into columns of so many characters; says where they do not fit its type area. */
  setColumns(columns: number, characters: number): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const grid = { ...hand.page.grid, columns, charactersPerColumn: characters };
    const problem = gridProblem(grid);
    if (problem === null) this.setGrid(grid);
    else this.#sayProblem(problem);
  }

  #sayProblem(problem: GridProblem): void {
    this.#stores.notices.say(
      'refused',
      inBoth('gridBounds', (language) => gridBounds(problem, language)),
    );
  }
}

export function pageCommands(paging: Paging, { navigation }: DeskStores) {
  const isBeside = (step: 1 | -1) => () => paging.isBeside(step);
  return commandSet({
    'page.previous': { run: () => navigation.stepPage(-1) },
    'page.next': { run: () => navigation.stepPage(1) },
    'page.add': { run: () => paging.add() },
    'page.duplicate': { run: () => paging.duplicate() },
    'page.delete': { run: () => paging.delete() },
    'page.move-up': { run: () => paging.move(-1), isEnabled: isBeside(-1), why: 'whyFirstPage' },
    'page.move-down': { run: () => paging.move(1), isEnabled: isBeside(1), why: 'whyLastPage' },
    'page.join': {
      run: () => paging.join(),
      isEnabled: () => paging.joinFault === null,
      why: () => joinFaults[paging.joinFault ?? 'no-page'],
    },
    'page.part': { run: () => paging.part(), isEnabled: () => paging.isSpread, why: 'whyNoSpread' },
    'page.section': { run: (name) => paging.nameSection(name) },
    'page.grid': {
      run: (typed) => {
        const [columns = 0, characters = 0] = (typed.match(/\d+/gu) ?? []).map(Number);
        paging.setColumns(columns, characters);
      },
    },
    'page.grid-all': { run: () => paging.giveToAll() },
    'page.tabloid': { run: () => paging.takeFormat('tabloid') },
    'page.broadsheet': { run: () => paging.takeFormat('broadsheet') },
    'format.use': { run: (name) => paging.takeFormatNamed(name) },
    'format.save': { run: (name) => paging.saveFormat(name) },
    'format.change': { run: () => paging.changeFormat() },
  });
}
