/** What can be set of a block beside its place, as the inspector shows it. */
import type { StyleName } from '../edition/style-records.ts';

/** Words in both languages of the interface. */
export interface BothLanguages {
  readonly zh: string;
  readonly en: string;
}

/** A field of the inspector. */
export type SettingField<Block> =
  /** Which article the block shows, and the style it is set in. */
  | { readonly as: 'article' }
  | { readonly as: 'style' }
  /** The button that chooses the block's picture. */
  | { readonly as: 'picture'; readonly isChosen: (block: Block) => boolean }
  /** How the block's picture lies in its frame, and the line round it. */
  | { readonly as: 'placing' }
  | {
      readonly as: 'text';
      readonly label: BothLanguages;
      /** Lines of the field; absent, one, in a row with its label. */
      readonly rows?: number;
      /** UTF-16 units that are kept of it: who writes more is told. */
      readonly most?: number;
      readonly read: (block: Block) => string;
      readonly write: (block: Block, text: string) => Block;
    }
  | {
      readonly as: 'number';
      readonly label: BothLanguages;
      readonly least: number;
      readonly most: number;
      readonly read: (block: Block) => number;
      readonly write: (block: Block, value: number) => Block;
    }
  | {
      readonly as: 'choice';
      readonly label: BothLanguages;
      /** Values and their names; those of a style bear its name. */
      readonly options: readonly (readonly [string, BothLanguages | StyleName])[];
      readonly read: (block: Block) => string;
      /** The block with a value; the same one where there is no such value. */
      readonly write: (block: Block, value: string) => Block;
    };

/** The fields of a kind in their order, or `section`: it has a section of its own (`renderer/blocks/`). */
export type Settings<Block> = readonly SettingField<Block>[] | 'section';
