/** What is asked of the thread that reads copy and drawings, and what it answers. */
import type { GlyphDrawing } from '../../shared/paper/drawn-records.ts';
import type { Details } from '../errors.ts';
import type { ArtworkFile } from './artwork.ts';
import type { CopyFile, CopyOptions } from './copy-source.ts';
import type { DecodedText } from './decode.ts';
import type { PhotoFile } from './photo.ts';
import type { PaperPicture } from './placed/draw-page.ts';
import type { ListText, TableFile } from './table/read-table.ts';

/** Asks for what a file is wanted as: `text` is a file's text as it is, with nothing made of it. */
export interface ImportRequest {
  readonly as: 'artwork' | 'glyph' | 'copy' | 'text' | 'photo' | 'picture-advert' | 'page' | 'paper' | 'table' | 'list';
  readonly path: string;
  /** Of a page: which, from 1. */
  readonly page?: number;
  /** Of a page on paper: how large it is drawn, in pixels. */
  readonly size?: { readonly width: number; readonly height: number };
  /** Of copy and text: what the user has said of how it is to be read. */
  readonly options?: CopyOptions;
}

export type ImportAnswer =
  | { readonly artwork: ArtworkFile }
  | { readonly glyph: GlyphDrawing }
  | { readonly copy: CopyFile }
  | { readonly text: DecodedText }
  | { readonly photo: PhotoFile }
  | { readonly page: PhotoFile }
  | { readonly paper: PaperPicture }
  | { readonly table: TableFile }
  | { readonly list: ListText }
  | { readonly failure: { readonly code: string; readonly details: Details } };
