/** What the layout commands do: to the selection, the threads, the pages and the templates. */

import { type BlockForm, type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import type { ImportedPhoto } from '../../shared/contract/api.ts';
import { type CommandId, formOf } from '../../shared/contract/commands.ts';
import {
  type Alignment,
  alignBlocks,
  blocksOf,
  deleteBlocks,
  distributeBlocks,
  duplicateBlocks,
  frameBlock,
  groupBlocks,
  lockBlocks,
  moveToPage,
  type OrderMove,
  orderBlocks,
  ungroupBlocks,
} from '../../shared/edition/blocks.ts';
import { editBlock, editPhoto, fitArticle } from '../../shared/edition/edits.ts';
import { columnWidth, gridNamed, gutterWidth } from '../../shared/edition/formats.ts';
import type { ArticleId, BlockId, ImageId, PageId } from '../../shared/edition/ids.ts';
import { insertBlock } from '../../shared/edition/insert.ts';
import { readLength } from '../../shared/edition/lengths.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { addPage, deletePage, duplicatePage, movePage, renameSection, setGrid } from '../../shared/edition/pages.ts';
import type { Block, Edition, Page, PageGrid } from '../../shared/edition/records.ts';
import { blocksOnPage, pageByNumber, pagesInOrder, threadOf } from '../../shared/edition/selectors.ts';
import { applyTemplate, saveTemplate } from '../../shared/edition/templates.ts';
import { linkBlocks, unlinkAfter } from '../../shared/edition/threads.ts';
import { type Frame, mm, type Pt } from '../../shared/edition/units.ts';
import { articlesInOrder } from '../../shared/reading/article-order.ts';
import type { Workspace } from '../app/workspace.ts';
import { call } from '../session/bridge.ts';

import type { KeyStep } from './gestures/gesture.ts';

/** How far a fine nudge goes. */
const FINE = mm(0.5);
/** Columns and characters a column may have; what the page's record allows. */
const MOST_COLUMNS = 24;

type Action = (argument: string) => void | Promise<void>;

/** The edition with the page at hand. */
interface AtHand {
  readonly edition: Edition;
  readonly page: Page;
  readonly selection: readonly BlockId[];
  readonly blocks: readonly Block[];
}

/** The block with another picture of its own; undefined for kinds that hold none. */
function withPicture<K extends BlockKind>(block: Block<K>, image: ImageId): Block<K> | undefined {
  return blockModule<K>(block.kind).pictured?.(block, image);
}

export class Desk {
  readonly #workspace: Workspace;

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  #atHand(): AtHand | null {
    const { edition } = this.#workspace.session.state.get();
    const { pageId } = this.#workspace.view.get();
    const { blocks: selection } = this.#workspace.selection.get();
    const page = pageId === null ? undefined : edition?.pages[pageId];
    if (edition === null || page === undefined) return null;
    return { edition, page, selection, blocks: blocksOf(edition, selection) };
  }

  /** Does what patches say, when they say anything; false where they do not. */
  #edit(label: string, patches: readonly Patch[]): boolean {
    this.#workspace.session.edit(label, patches);
    return patches.length > 0;
  }

  /** Does something to the selection; a locked block that hinders it is named. */
  #toSelection(label: string, work: (hand: AtHand) => readonly Patch[]): void {
    const hand = this.#atHand();
    if (hand === null) return;
    if (hand.selection.length === 0) {
      this.#workspace.notices.notify('hint', 'selectFirst');
      return;
    }
    const isDone = this.#edit(label, work(hand));
    if (!isDone && hand.blocks.some((block) => block.locked === true))
      this.#workspace.notices.notify('hint', 'isLocked');
  }

  selectNone(): void {
    const { tool, cropping } = this.#workspace.selection.get();
    this.#workspace.session.preview(null);
    if (tool !== 'select' || cropping !== null) {
      this.#workspace.selection.update({ tool: 'select', linkFrom: null, cropping: null });
    } else {
      this.#workspace.selection.update({ blocks: [] });
      this.#workspace.caret.clear();
    }
  }

  #selectStep(step: number): void {
    const hand = this.#atHand();
    if (hand === null) return;
    const list = blocksOnPage(hand.edition, hand.page.id);
    const at = list.findIndex((block) => block.id === hand.selection.at(-1));
    const next = list[(at < 0 && step < 0 ? list.length - 1 : at + step + list.length) % list.length];
    if (next !== undefined) this.#workspace.selection.select([next.id], { alone: true });
  }

  #articleStep(step: number): void {
    const { edition } = this.#workspace.session.state.get();
    if (edition === null) return;
    const list = articlesInOrder(edition);
    const at = list.findIndex((article) => article.id === this.#workspace.selection.get().articleId);
    const next = list[at < 0 ? 0 : Math.max(0, Math.min(list.length - 1, at + step))];
    if (next === undefined) return;
    this.#workspace.caret.clear();
    this.#workspace.selection.update({ articleId: next.id });
  }

  /** Makes a block: in the frame drawn on a page, or where the page has room. */
  insert(form: BlockForm, drawn: { readonly pageId: PageId; readonly frame: Frame } | null = null): BlockId | null {
    const hand = this.#atHand();
    if (hand === null) return null;
    const { articleId } = this.#workspace.selection.get();
    const context = { articleId, beside: hand.selection.at(-1) ?? null };
    const made = insertBlock(hand.edition, form, drawn?.pageId ?? hand.page.id, drawn?.frame ?? null, context);
    if (made === null) {
      this.#workspace.notices.notify('problem', 'captionNeedsPhoto');
      return null;
    }
    this.#edit('block.insert', made.patches);
    this.#workspace.selection.select([made.id], { alone: true });
    return made.id;
  }

  /** Makes a pull quote of words of the story. */
  quote(text: string): void {
    const hand = this.#atHand();
    const { articleId } = this.#workspace.selection.get();
    if (hand === null || text.trim() === '') return;
    const made = insertBlock(hand.edition, 'pullquote', hand.page.id, null, { articleId, beside: null });
    if (made === null) return;
    const words: Patch = {
      kind: 'set',
      table: 'blocks',
      id: made.id,
      path: ['text'],
      value: text.trim().slice(0, 400),
    };
    this.#edit('block.insert', [...made.patches, words]);
    this.#workspace.selection.select([made.id], { alone: true });
  }

  /** Moves the selected blocks, or their right and lower edges, as a key does; the distances are the page's. */
  #nudge(kind: KeyStep['kind'], dx: (grid: PageGrid) => Pt, dy: (grid: PageGrid) => Pt): void {
    const grid = this.#atHand()?.page.grid;
    if (grid !== undefined) this.#workspace.gestures.step({ kind, dx: dx(grid), dy: dy(grid) });
  }

  /** Gives the selected block the frame that four lengths say; tells what is not understood. */
  #setFrame(argument: string): void {
    const hand = this.#atHand();
    const [block] = hand?.blocks ?? [];
    if (hand === null || block === undefined) {
      this.#workspace.notices.notify('hint', 'selectFirst');
      return;
    }
    const { grid } = hand.page;
    const [x, y, width, height] = (argument.match(/-?[\d.]+\s*(?:[a-z]+|毫米|磅|栏|行)?/giu) ?? []).map((text, at) =>
      readLength(text, (['x', 'y', 'width', 'height'] as const)[at] ?? 'height', grid),
    );
    if (x == null || y == null || width == null || height == null) {
      this.#workspace.notices.notify('problem', 'frameNotRead', { text: argument });
      return;
    }
    this.#edit('block.resize', frameBlock(hand.edition, block.id, { x, y, width, height }));
  }

  #order(move: OrderMove): void {
    this.#toSelection('block.order', ({ edition, selection }) => orderBlocks(edition, selection, move));
  }

  #align(alignment: Alignment): void {
    this.#toSelection('block.align', ({ edition, selection }) => alignBlocks(edition, selection, alignment));
  }

  #duplicate(): void {
    const hand = this.#atHand();
    if (hand === null || hand.selection.length === 0) {
      this.#workspace.notices.notify('hint', 'selectFirst');
      return;
    }
    const { grid } = hand.page;
    const copies = duplicateBlocks(hand.edition, hand.selection, columnWidth(grid) / 4, grid.leading * 2);
    if (this.#edit('block.duplicate', copies.patches)) this.#workspace.selection.select(copies.ids, { alone: true });
  }

  #delete(): void {
    this.#toSelection('block.delete', ({ edition, selection }) => deleteBlocks(edition, selection));
    const hand = this.#atHand();
    if (hand !== null) this.#workspace.selection.update({ blocks: hand.blocks.map((block) => block.id) });
  }

  /** Links text from a block into another; says why where it cannot be. */
  link(from: BlockId, to: BlockId): void {
    const { edition } = this.#workspace.session.state.get();
    if (edition === null) return;
    const linked = linkBlocks(edition, from, to);
    if (linked === 'itself') this.#workspace.notices.notify('problem', 'linkItself');
    else if (linked === 'not-body') this.#workspace.notices.notify('problem', 'linkNotBody');
    else if (linked === 'already') this.#workspace.notices.notify('hint', 'linkAlready');
    else this.#edit('text.link', linked);
    this.#workspace.selection.update({ tool: 'select', linkFrom: null });
  }

  /** Starts linking: the next body block clicked, or drawn, takes the text on. */
  startLink(from: BlockId): void {
    this.#workspace.selection.update({ tool: 'link', linkFrom: from });
    this.#workspace.notices.notify('hint', 'linkHow');
  }

  #selectedBody(): Extract<Block, { kind: 'body' }> | null {
    const block = this.#atHand()?.blocks.find((one) => one.kind === 'body');
    if (block?.kind === 'body') return block;
    this.#workspace.notices.notify('hint', 'selectBody');
    return null;
  }

  #linkNext(): void {
    const hand = this.#atHand();
    const from = this.#selectedBody();
    if (hand === null || from === null) return;
    const bodies = pagesInOrder(hand.edition)
      .flatMap((page) => blocksOnPage(hand.edition, page.id))
      .filter((block) => block.kind === 'body');
    const to = bodies[bodies.findIndex((block) => block.id === from.id) + 1];
    if (to === undefined) this.#workspace.notices.notify('problem', 'linkNotBody');
    else this.link(from.id, to.id);
  }

  unlink(id: BlockId): void {
    const { edition } = this.#workspace.session.state.get();
    if (edition !== null && !this.#edit('text.unlink', unlinkAfter(edition, id))) {
      this.#workspace.notices.notify('hint', 'nothingToUnlink');
    }
  }

  /** The article of the selected block, or the one at hand. */
  #article(): ArticleId | null {
    const block = this.#atHand()?.blocks.find((one) => 'articleId' in one);
    return block !== undefined && 'articleId' in block ? block.articleId : this.#workspace.selection.get().articleId;
  }

  async fitText(id: ArticleId | null = this.#article()): Promise<void> {
    if (id === null) return;
    const patches = await this.#workspace.session.ask('fit', { articleId: id });
    if (!this.#edit('text.fit', patches)) this.#workspace.notices.notify('hint', 'fitNothing');
  }

  async jumpRest(to: PageId, id: ArticleId | null = this.#article()): Promise<void> {
    if (id === null) return;
    const { edition } = this.#workspace.session.state.get();
    if (edition === null || threadOf(edition, id).some((block) => block.pageId === to)) {
      this.#workspace.notices.notify('problem', 'jumpStandsThere');
      return;
    }
    this.#edit('text.jump', await this.#workspace.session.ask('jump', { articleId: id, to }));
  }

  #pageNamed(argument: string): Page | null {
    const { edition } = this.#workspace.session.state.get();
    const page = edition === null ? undefined : pageByNumber(edition, Number(argument.trim()));
    if (page === undefined) this.#workspace.notices.notify('problem', 'noSuchPage', { number: argument });
    return page ?? null;
  }

  setFitting(fitting: 'tight' | 'loose' | null, id: ArticleId | null = this.#article()): void {
    const { edition } = this.#workspace.session.state.get();
    if (edition !== null && id !== null) this.#edit('text.fitting', fitArticle(edition, id, fitting));
  }

  /** Places the article at hand on the page, near a point where one is given. */
  async place(articleId: ArticleId | null, at: { pageId: PageId; x: Pt; y: Pt } | null = null): Promise<void> {
    const hand = this.#atHand();
    if (hand === null || articleId === null) return;
    if (threadOf(hand.edition, articleId).length > 0) {
      this.#workspace.notices.notify('problem', 'alreadyPlaced');
      return;
    }
    const pageId = at?.pageId ?? hand.page.id;
    const patches = await this.#workspace.session.ask('place', { articleId, pageId, at });
    if (patches === null) {
      this.#workspace.notices.notify('problem', 'noRoom');
      return;
    }
    this.#edit('text.place', patches);
    const placed = patches.flatMap((patch) => (patch.kind === 'put' && patch.table === 'blocks' ? [patch.id] : []));
    const { edition } = this.#workspace.session.state.get();
    if (edition !== null) this.#workspace.selection.select(placed.flatMap((id) => edition.blocks[id]?.id ?? []));
  }

  /** Puts a picture into the selected photo or a block with a picture of its own, or into a new photo of the article at hand. */
  placePhoto(photo: ImportedPhoto): void {
    const hand = this.#atHand();
    if (hand === null) return;
    const { edition, blocks } = hand;
    const image: Patch = { kind: 'put', table: 'images', id: photo.image.id, record: photo.image };
    const [block] = blocks;
    const pictured = block === undefined ? undefined : withPicture(block, photo.image.id);
    if (pictured !== undefined) {
      this.#edit('photo.place', [image, ...editBlock(edition, pictured)]);
      return;
    }
    const target = block?.kind === 'photo' ? block : this.#insertedPhoto();
    const now = this.#workspace.session.state.get().edition;
    const known =
      target === null ? undefined : now?.articles[target.articleId]?.photos.find((one) => one.id === target.photoId);
    if (target === null || now === null || known === undefined) return;
    // The newsroom's own words stay; the agency's fill what is empty.
    const words = {
      caption: known.caption === '' ? photo.caption : known.caption,
      credit: known.credit === '' ? photo.credit : known.credit,
    };
    this.#edit('photo.place', [
      image,
      ...editPhoto(now, target.articleId, { ...known, imageId: photo.image.id, ...words }),
    ]);
  }

  #insertedPhoto(): Extract<Block, { kind: 'photo' }> | null {
    const id = this.insert('photo');
    const block = id === null ? undefined : this.#workspace.session.state.get().edition?.blocks[id];
    return block?.kind === 'photo' ? block : null;
  }

  async #choosePhoto(): Promise<void> {
    const photo = await call('photo.choose', {});
    if (photo !== null) this.placePhoto(photo);
  }

  #crop(argument: string): void {
    const [scale = 100, x = 50, y = 50] = (argument.match(/[\d.]+/gu) ?? []).map(Number);
    const within = (value: number, least: number, most: number) => Math.max(least, Math.min(most, value));
    const crop = { scale: within(scale / 100, 1, 20), x: within(x / 100, 0, 1), y: within(y / 100, 0, 1) };
    this.#toSelection('photo.crop', ({ edition, blocks }) =>
      blocks.flatMap((block) => (block.kind === 'photo' ? editBlock(edition, { ...block, crop }) : [])),
    );
  }

  /** Goes into what the selected block shows: its copy, or its picture's crop. */
  editContent(): void {
    const [block] = this.#atHand()?.blocks ?? [];
    if (block === undefined) return;
    if (block.kind === 'photo') this.#workspace.selection.update({ cropping: block.id });
    else if ('articleId' in block) this.#workspace.editing.focus();
  }

  #toPage(argument: string): void {
    const page = this.#pageNamed(argument);
    if (page === null) return;
    const { blocks: selection } = this.#workspace.selection.get();
    this.#toSelection('block.move', ({ edition }) => moveToPage(edition, selection, page.id, 0, 0));
    this.#workspace.view.update({ pageId: page.id });
  }

  #newPage(label: string, made: { readonly patches: Patch[]; readonly id: PageId } | null): void {
    if (made === null) return;
    this.#edit(label, made.patches);
    this.#workspace.navigation.toPage(made.id);
  }

  deletePage(id: PageId): void {
    const { edition } = this.#workspace.session.state.get();
    const page = edition?.pages[id];
    if (edition === null || page === undefined) return;
    const patches = deletePage(edition, id);
    if (!this.#edit('page.delete', patches)) {
      this.#workspace.notices.notify('problem', 'lastPage');
      return;
    }
    const left = this.#workspace.session.state.get().edition;
    const pages = left === null ? [] : pagesInOrder(left);
    const near = pages[Math.min(page.number, pages.length) - 1];
    if (near !== undefined) this.#workspace.navigation.toPage(near.id);
  }

  #movePage(step: number): void {
    const hand = this.#atHand();
    if (hand !== null) this.#edit('page.move', movePage(hand.edition, hand.page.id, hand.page.number + step));
  }

  #setGrid(grid: PageGrid): void {
    const hand = this.#atHand();
    if (hand !== null) this.#edit('page.grid', setGrid(hand.edition, hand.page.id, grid));
  }

  /** Divides the page into columns of so many characters; says where they do not fit its type area. */
  setColumns(columns: number, characters: number): void {
    const hand = this.#atHand();
    if (hand === null) return;
    const grid = { ...hand.page.grid, columns, charactersPerColumn: characters };
    const fits =
      Number.isInteger(columns) &&
      Number.isInteger(characters) &&
      columns >= 1 &&
      columns <= MOST_COLUMNS &&
      characters >= 4 &&
      (columns === 1 ? columnWidth(grid) <= grid.typeArea.width + 0.01 : gutterWidth(grid) >= grid.bodySize / 2);
    if (fits) this.#setGrid(grid);
    else this.#workspace.notices.notify('problem', 'gridTooWide');
  }

  saveTemplate(name: string): void {
    const hand = this.#atHand();
    if (hand !== null && this.#edit('template.save', saveTemplate(hand.edition, hand.page.id, name))) {
      this.#workspace.notices.notify('done', 'templateSaved', { name });
    }
  }

  applyTemplate(name: string): void {
    const hand = this.#atHand();
    if (hand === null) return;
    const template = Object.values(hand.edition.templates).find((one) => one.name === name.trim());
    if (template === undefined) {
      const names = Object.values(hand.edition.templates).map((one) => one.name);
      this.#workspace.notices.notify('problem', 'noSuchTemplate', { name, names: names.join('、') });
      return;
    }
    this.#edit('template.apply', applyTemplate(hand.edition, hand.page.id, template.id));
    this.#workspace.selection.select([]);
  }

  readonly #actions: Readonly<Partial<Record<CommandId, Action>>> = {
    'select.all': () => {
      const hand = this.#atHand();
      if (hand !== null)
        this.#workspace.selection.select(blocksOnPage(hand.edition, hand.page.id).map((block) => block.id));
    },
    'select.none': () => this.selectNone(),
    'select.next': () => this.#selectStep(1),
    'select.previous': () => this.#selectStep(-1),
    'select.article-next': () => this.#articleStep(1),
    'select.article-previous': () => this.#articleStep(-1),
    'block.duplicate': () => this.#duplicate(),
    'block.delete': () => this.#delete(),
    'block.frame': (argument) => this.#setFrame(argument),
    'block.edit': () => this.editContent(),
    'block.up': () => this.#nudge('move', zero, (grid) => -grid.leading),
    'block.down': () => this.#nudge('move', zero, (grid) => grid.leading),
    'block.left': () => this.#nudge('move', (grid) => -columnStep(grid), zero),
    'block.right': () => this.#nudge('move', columnStep, zero),
    'block.up-fine': () => this.#nudge('move', zero, () => -FINE),
    'block.down-fine': () => this.#nudge('move', zero, () => FINE),
    'block.left-fine': () => this.#nudge('move', () => -FINE, zero),
    'block.right-fine': () => this.#nudge('move', () => FINE, zero),
    'block.taller': () => this.#nudge('resize', zero, (grid) => grid.leading),
    'block.shorter': () => this.#nudge('resize', zero, (grid) => -grid.leading),
    'block.wider': () => this.#nudge('resize', columnStep, zero),
    'block.narrower': () => this.#nudge('resize', (grid) => -columnStep(grid), zero),
    'block.front': () => this.#order('front'),
    'block.forward': () => this.#order('forward'),
    'block.backward': () => this.#order('backward'),
    'block.back': () => this.#order('back'),
    'block.group': () => this.#toSelection('block.group', ({ edition, selection }) => groupBlocks(edition, selection)),
    'block.ungroup': () =>
      this.#toSelection('block.ungroup', ({ edition, selection }) => ungroupBlocks(edition, selection)),
    'block.lock': () =>
      this.#toSelection('block.lock', ({ edition, selection, blocks }) =>
        lockBlocks(edition, selection, !blocks.every((block) => block.locked === true)),
      ),
    'block.align-left': () => this.#align('left'),
    'block.align-centre': () => this.#align('centre'),
    'block.align-right': () => this.#align('right'),
    'block.align-top': () => this.#align('top'),
    'block.align-middle': () => this.#align('middle'),
    'block.align-bottom': () => this.#align('bottom'),
    'block.distribute-x': () =>
      this.#toSelection('block.distribute', ({ edition, selection }) => distributeBlocks(edition, selection, 'x')),
    'block.distribute-y': () =>
      this.#toSelection('block.distribute', ({ edition, selection }) => distributeBlocks(edition, selection, 'y')),
    'block.to-page': (argument) => this.#toPage(argument),
    'text.link': () => {
      const from = this.#selectedBody();
      if (from !== null) this.startLink(from.id);
    },
    'text.link-next': () => this.#linkNext(),
    'text.unlink': () => {
      const from = this.#selectedBody();
      if (from !== null) this.unlink(from.id);
    },
    'text.fit': () => this.fitText(),
    'text.jump': async (argument) => {
      const page = this.#pageNamed(argument);
      if (page !== null) await this.jumpRest(page.id);
    },
    'text.tight': () => this.setFitting('tight'),
    'text.loose': () => this.setFitting('loose'),
    'text.even': () => this.setFitting(null),
    'text.place': () => this.place(this.#workspace.selection.get().articleId),
    'photo.choose': () => this.#choosePhoto(),
    'photo.crop': (argument) => this.#crop(argument),
    'page.add': () => {
      const hand = this.#atHand();
      if (hand !== null) this.#newPage('page.add', addPage(hand.edition, hand.page.id));
    },
    'page.duplicate': () => {
      const hand = this.#atHand();
      if (hand !== null) this.#newPage('page.duplicate', duplicatePage(hand.edition, hand.page.id));
    },
    'page.delete': () => {
      const { pageId } = this.#workspace.view.get();
      if (pageId !== null) this.deletePage(pageId);
    },
    'page.move-up': () => this.#movePage(-1),
    'page.move-down': () => this.#movePage(1),
    'page.section': (argument) => {
      const hand = this.#atHand();
      if (hand !== null) this.#edit('page.section', renameSection(hand.edition, hand.page.id, argument));
    },
    'page.grid': (argument) => {
      const [columns = 0, characters = 0] = (argument.match(/\d+/gu) ?? []).map(Number);
      this.setColumns(columns, characters);
    },
    'page.tabloid': () => this.#setGrid(gridNamed('tabloid')),
    'page.broadsheet': () => this.#setGrid(gridNamed('broadsheet')),
    'template.save': (argument) => this.saveTemplate(argument),
    'template.apply': (argument) => this.applyTemplate(argument),
    'tool.select': () => this.#workspace.selection.update({ tool: 'select', linkFrom: null }),
  };

  /** What a command does at the desk; null for commands that are not the desk's. */
  action(id: CommandId): Action | null {
    const form = formOf(id);
    if (form === null) return this.#actions[id] ?? null;
    if (form.draws) return () => this.#workspace.selection.update({ tool: form.form, linkFrom: null });
    return () => void this.insert(form.form);
  }
}

function zero(): Pt {
  return 0;
}

function columnStep(grid: PageGrid): Pt {
  return columnWidth(grid) + gutterWidth(grid);
}
