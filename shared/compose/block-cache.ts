/** Blocks composed once for as long as nothing they were composed from has changed. */
import { type BlockKind, type Block as BlockOf, blockModule } from '../blocks/kinds.ts';
import { swatchOf } from '../edition/colours.ts';
import type { ArticleId, BlockId } from '../edition/ids.ts';
import type { Block, Edition, Page, Swatch } from '../edition/records.ts';
import { photoImage, standsOn } from '../edition/selectors.ts';
import { turnedOf } from '../edition/turned.ts';
import { type Asked, type ComposedBlock, composeBlock } from './compositor.ts';
import type { ThreadFlow } from './flow.ts';
import { flowedKey } from './flowed.ts';
import type { Resources } from './resources.ts';

interface KnownBlock {
  readonly key: readonly unknown[];
  readonly asked: ReadonlySet<Asked>;
  readonly composed: ComposedBlock;
}

export type BlockCache = Map<BlockId, KnownBlock>;

/** What blocks are composed from. */
export interface BlockSources {
  readonly edition: Edition;
  /** Pages the edition has. */
  readonly pageCount: number;
  readonly resources: Resources;
  readonly flows: ReadonlyMap<ArticleId, ThreadFlow>;
}

/** Whether two keys name the same things. */
export function sameKey(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, at) => isSame(value, b[at]));
}

function isSame(a: unknown, b: unknown): boolean {
  return Object.is(a, b) || (a instanceof SharedKey && b instanceof SharedKey && a.isAs(b));
}

/** A part that many keys have in common: of thousands of blocks on a page each story's key would have a list of its own. */
export class SharedKey {
  readonly #values: readonly unknown[];
  /** What it was compared with last, as all keys that have both will be. */
  #other: SharedKey | null = null;
  #isAsOther = false;

  constructor(values: readonly unknown[]) {
    this.#values = values;
  }

  /** True where it has the same values in the same order. */
  isAs(other: SharedKey): boolean {
    if (this.#other !== other) {
      this.#isAsOther = sameKey(this.#values, other.#values);
      this.#other = other;
    }
    return this.#isAsOther;
  }
}

/** A block printed in a colour of its own. */
function inked(composed: ComposedBlock, colour: Swatch | undefined): ComposedBlock {
  if (colour === undefined) return composed;
  return {
    ...composed,
    // Drawings are made in their inks: the list of their shapes stays the same. A line round a picture may have one of its own,
    // and echoes of letters have theirs.
    items: () =>
      composed
        .items()
        .map((item) =>
          item.kind === 'picture' || item.kind === 'drawing' || item.kind === 'echo' || item.colour !== undefined
            ? item
            : { ...item, colour },
        ),
  };
}

/** A block that is turned, each of its items as it lies. */
function turned(block: Block, composed: ComposedBlock): ComposedBlock {
  const about = turnedOf(block);
  return about === undefined
    ? composed
    : { ...composed, items: () => composed.items().map((item) => ({ ...item, turned: about })) };
}

function coloursItself<K extends BlockKind>(block: Block & BlockOf<K>): boolean {
  return blockModule<K>(block.kind).coloursItself?.(block) ?? false;
}

/**
 * What a block was composed from: itself, what every block may look at, and of its article what its module asked for
 * while it was composed. A module that asks for more is composed anew when that changes, without having to say so.
 */
function keyOf(block: Block, page: Page, asked: ReadonlySet<Asked>, sources: BlockSources): unknown[] {
  const { edition, pageCount, resources, flows } = sources;
  const key: unknown[] = [block, page, resources, edition.styles, edition.edition, pageCount];
  if ('artworkId' in block && block.artworkId !== undefined && block.artworkId !== null) {
    key.push(edition.artwork[block.artworkId]);
  }
  if ('imageId' in block && block.imageId !== undefined && block.imageId !== null) {
    key.push(edition.images[block.imageId]);
  }
  const article = 'articleId' in block ? edition.articles[block.articleId] : undefined;
  if (article === undefined) return key;
  key.push(article.id);
  // A photo's picture is its article's.
  if (block.kind === 'photo') key.push(photoImage(edition, block));
  if (asked.has('article')) {
    const { shown } = blockModule(block.kind);
    if (shown === undefined) key.push(article);
    else key.push(...shown(article));
  }
  if (asked.has('place')) key.push(standsOn(edition, article));
  if (asked.has('flow')) key.push(...flowedKey(block, flows.get(article.id), article));
  return key;
}

/** A block composed for its page, or taken from the cache: the same object as long as it is composed from the same. */
export function cachedBlock(block: Block, page: Page, sources: BlockSources, cache: BlockCache): ComposedBlock {
  const known = cache.get(block.id);
  if (known !== undefined && sameKey(known.key, keyOf(block, page, known.asked, sources))) return known.composed;
  const { edition, pageCount, resources, flows } = sources;
  const flow = 'articleId' in block ? flows.get(block.articleId) : undefined;
  const { composed, asked } = composeBlock(block, { edition, pageCount, resources, page, flow });
  const entry = {
    key: keyOf(block, page, asked, sources),
    asked,
    composed: turned(block, inked(composed, coloursItself(block) ? undefined : swatchOf(edition, block.colour))),
  };
  cache.set(block.id, entry);
  return entry.composed;
}
