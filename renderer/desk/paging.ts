/** Pages: adding, copying, moving and deleting them, their section names and grids. */
import { gridFrom } from '../../shared/edition/facing.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import type { PageId } from '../../shared/edition/ids.ts';
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
import type { PageGrid, ShippedFormat } from '../../shared/edition/records.ts';
import { setGrid } from '../../shared/edition/regrid.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import type { PageFormat } from '../../shared/paper/format-records.ts';
import { commandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import { gridBounds } from '../state/grid-bounds.ts';
import { preferences, sizesAs } from '../state/preferences.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

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
    if (hand !== null) this.#make('page.add', addPage(hand.edition, hand.page.id));
  }

  duplicate(): void {
    const hand = this.#hand.page;
    if (hand !== null) this.#make('page.duplicate', duplicatePage(hand.edition, hand.page.id));
  }

  /** Deletes the page shown, and shows the one that takes its number. */
  delete(): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    if (!this.#hand.edit('page.delete', deletePage(hand.edition, hand.page.id))) {
      this.#stores.notices.notify('refused', 'lastPage');
      return;
    }
    const { edition } = this.#hand;
    const pages = edition === null ? [] : pagesInOrder(edition);
    const near = pages[Math.min(hand.page.number, pages.length) - 1];
    const { pageId } = this.#stores.view.get();
    // One that was not looked at goes without the page changing.
    const isShown = pageId === null || edition?.pages[pageId] === undefined;
    if (near !== undefined && isShown) this.#stores.navigation.toPage(near.id);
  }

  /** True where the page at hand has another before or behind it. */
  isBeside(step: 1 | -1): boolean {
    const hand = this.#hand.page;
    if (hand === null) return false;
    const pages = pagesInOrder(hand.edition);
    return pages[pages.findIndex(({ id }) => id === hand.page.id) + step] !== undefined;
  }

  move(by: 1 | -1): void {
    const hand = this.#hand.page;
    if (hand !== null) this.#hand.edit('page.move', movePage(hand.edition, hand.page.id, hand.page.number + by));
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
