/** Pages: adding, copying, moving and deleting them, their section names and grids. */
import { columnWidth, gridNamed, gutterWidth } from '../../shared/edition/formats.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { addPage, deletePage, duplicatePage, movePage, renameSection, setGrid } from '../../shared/edition/pages.ts';
import type { PageGrid } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { commandSet } from '../commands/command-set.ts';
import type { AtHand, DeskStores } from './at-hand.ts';

/** Columns a page may have; what its record allows. */
const MOST_COLUMNS = 24;
/** Characters a column has at least: fewer are no line of text. */
const LEAST_CHARACTERS = 4;

/** True where a grid's columns stand beside each other in its type area, half a character apart at least. */
function fitsTypeArea(grid: PageGrid): boolean {
  const { columns, charactersPerColumn: characters, bodySize, typeArea } = grid;
  if (!Number.isInteger(columns) || !Number.isInteger(characters)) return false;
  if (columns < 1 || columns > MOST_COLUMNS || characters < LEAST_CHARACTERS) return false;
  // Widths are sums of millimetres in points: what differs by less than can be seen is equal.
  return columns === 1 ? columnWidth(grid) <= typeArea.width + 0.01 : gutterWidth(grid) >= bodySize / 2;
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
      this.#stores.notices.notify('problem', 'lastPage');
      return;
    }
    const { edition } = this.#hand;
    const pages = edition === null ? [] : pagesInOrder(edition);
    const near = pages[Math.min(hand.page.number, pages.length) - 1];
    if (near !== undefined) this.#stores.navigation.toPage(near.id);
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
    if (hand !== null) this.#hand.edit('page.grid', setGrid(hand.edition, hand.page.id, grid));
  }

  /** Divides the page into columns of so many characters; says where they do not fit its type area. */
  setColumns(columns: number, characters: number): void {
    const hand = this.#hand.page;
    if (hand === null) return;
    const grid = { ...hand.page.grid, columns, charactersPerColumn: characters };
    if (fitsTypeArea(grid)) this.setGrid(grid);
    else this.#stores.notices.notify('problem', 'gridTooWide');
  }
}

export function pageCommands(paging: Paging, { navigation }: DeskStores) {
  const isBeside = (step: 1 | -1) => () => navigation.pageBeside(step) !== null;
  return commandSet({
    'page.previous': { run: () => navigation.stepPage(-1) },
    'page.next': { run: () => navigation.stepPage(1) },
    'page.add': { run: () => paging.add() },
    'page.duplicate': { run: () => paging.duplicate() },
    'page.delete': { run: () => paging.delete() },
    'page.move-up': { run: () => paging.move(-1), isEnabled: isBeside(-1) },
    'page.move-down': { run: () => paging.move(1), isEnabled: isBeside(1) },
    'page.section': { run: (name) => paging.nameSection(name) },
    'page.grid': {
      run: (typed) => {
        const [columns = 0, characters = 0] = (typed.match(/\d+/gu) ?? []).map(Number);
        paging.setColumns(columns, characters);
      },
    },
    'page.tabloid': { run: () => paging.setGrid(gridNamed('tabloid')) },
    'page.broadsheet': { run: () => paging.setGrid(gridNamed('broadsheet')) },
  });
}
