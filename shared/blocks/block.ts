/**
 * What a kind of block is: a module of its own says what its records hold, how it is made, composed, read and set,
 * and what becomes of it in a template. The register of them is `kinds.ts`.
 */
import type * as v from 'valibot';
import type { Article } from '../edition/article-records.ts';
import type { FileId, ImageId } from '../edition/ids.ts';
import type { PageGrid } from '../edition/page-records.ts';
import type { StyleName } from '../edition/style-records.ts';
import type { Pt } from '../edition/units.ts';
import type { Compositor, Outcome } from './compositor.ts';
import type { blockBase } from './fields.ts';
import type { BlockForm } from './insertion.ts';
import type { Reading, ReadWords } from './reading.ts';
import type { BothLanguages, Settings } from './settings.ts';

/** The schema of a kind's records. */
export type BlockSchema = v.StrictObjectSchema<
  v.ObjectEntries & typeof blockBase & { readonly kind: v.LiteralSchema<string, undefined> },
  undefined
>;

/** How text that meets the block gives way to it. */
type Runaround =
  /** It runs round the frame, and round the stand-off where the block has one. */
  | 'round'
  /** It stands on it: the block is the ground of what lies in it; text that lies only partly in it runs round. */
  | 'on'
  /** The block is body text itself: the one below gives way. */
  | 'text';

/** How a block's frame follows when its page gets another grid: to a share of the page, on whole rows, or as thick as it is. */
type Regridding = 'share' | 'rows' | 'thickness';

/** A kind of block, with records of one schema. */
export interface BlockModule<
  Schema extends BlockSchema,
  Block = v.InferOutput<Schema>,
  Form extends string = string,
  Fields extends Settings<Block> = Settings<Block>,
> {
  /** What its records hold. Their `kind` is the name the module has in the register. */
  readonly schema: Schema;
  readonly name: BothLanguages;
  /** What can be drawn of it, by name. */
  readonly forms: Readonly<Record<Form, BlockForm<Block>>>;

  /** It may hang over the sheet's edge, to bleed. */
  readonly bleeds?: true;
  /** The least width and height, where it is not the usual one. */
  readonly least?: Pt;
  readonly runaround: Runaround;
  /** It may be turned by any number of degrees; absent, by quarters. */
  readonly turnsFreely?: true;
  /** It may lie on others and others on it. */
  readonly mayOverlap?: true;
  /** It is the paper's own, on pages before any copy. */
  readonly isFurniture?: true;
  readonly regrid: Regridding;
  /** What else of it follows its page's grid. */
  readonly regridded?: (block: Block, grid: PageGrid) => Block;

  /** An article stands on a page where such a block of it does. */
  readonly carriesStory?: true;
  /** It can stand without any copy: where nothing else of its article is written, that is no story. */
  readonly besideCopy?: true;
  /** It points to where its article stands, and does not show it. */
  readonly pointsToArticle?: true;
  /** The block with another picture, where it holds one of its own. */
  readonly pictured?: (block: Block, image: ImageId) => Block;
  /** The block with another drawing, where it shows one. */
  readonly drawn?: (block: Block, artwork: FileId) => Block;
  /** The picture it shows. */
  readonly image?: (block: Block, article: Article | undefined) => ImageId | null;
  /** Words of its own that are found and replaced with its article's; null of a block that has none. */
  readonly words?: {
    readonly read: (block: Block) => string | null;
    readonly write: (block: Block, text: string) => Block;
  };
  /** A second text of its own, below its words. */
  readonly note?: {
    readonly read: (block: Block) => string;
    /** Cuts what it has no room for. */
    readonly write: (block: Block, text: string) => Block;
  };
  /** Texts of its article that it shows, each by its part; one that has no words yet is typed in all the same. The first is what one means. */
  readonly texts?: (block: Block, article: Article) => readonly string[];
  /** Words of its own that are typed where it stands, as they are written: fields in them are filled in as it is composed. */
  readonly typed?: {
    readonly read: (block: Block) => string;
    /** Cuts what is more than `most` characters. */
    readonly write: (block: Block, text: string) => Block;
    /** UTF-16 units they can have. */
    readonly most: number;
    /** False where they are of one line; absent, they can have more. */
    readonly hasLines?: boolean;
    /** False while the block shows something else in their place; absent, they always show. */
    readonly isShown?: (block: Block) => boolean;
  };
  /** Rows of cells it holds, each a text of its own. */
  readonly cells?: {
    readonly read: (block: Block) => readonly (readonly string[])[];
    readonly write: (block: Block, rows: readonly (readonly string[])[]) => Block;
  };
  /** What it is called where its kind is several things; absent, as its kind is. */
  readonly called?: (block: Block) => BothLanguages;
  /** What names it in lists; absent, or null of a block that has none, its article's title. */
  readonly title?: (block: Block) => string | null;
  /** The style it is set in where it has none of its own. */
  readonly styleName?: (block: Block) => StyleName;

  /** A template neither keeps nor takes away what it holds: it stays on its page. */
  readonly holdsContent?: true;
  /** The block without what stands in it, as a template keeps it; absent, as it is. */
  readonly emptied?: (block: Block) => Block;
  /** What of a page's own block a template's keeps that takes its place; absent, nothing. */
  readonly carried?: (template: Block, own: Block) => Block;
  /** Whether two of the kind do the same on a page, beside showing the same article; absent, they do. */
  readonly isSame?: (a: Block, b: Block) => boolean;

  /** What of its article is shown: the block is composed anew when one of these changes; absent, when any of it does. */
  readonly shown?: (article: Article) => readonly unknown[];
  readonly compose: (block: Block, set: Compositor) => Outcome;
  readonly reading: (block: Block, words: ReadWords) => Reading;

  /** False of what is nothing but a picture: no swatch is printed for it. */
  readonly takesColour?: false;
  /** True of a block that prints only some of what it shows in its swatch, and says itself what: not its words, say. */
  readonly coloursItself?: (block: Block) => boolean;
  /** What can be set of it, in the inspector. */
  readonly settings: Fields;
}

/** Declares a kind of block: by the schema of its records, and then by what is particular to it. */
export function blockKind<Schema extends BlockSchema>(schema: Schema) {
  return <Form extends string, Fields extends Settings<v.InferOutput<Schema>>>(
    particulars: Omit<BlockModule<Schema, v.InferOutput<Schema>, Form, Fields>, 'schema'>,
  ): BlockModule<Schema, v.InferOutput<Schema>, Form, Fields> => ({ schema, ...particulars });
}
