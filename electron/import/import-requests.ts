/** What is asked of the thread that reads copy and drawings, and what it answers. */
import type { GlyphDrawing } from '../../shared/paper/drawn-records.ts';
import type { Details } from '../errors.ts';
import type { ArtworkFile } from './artwork.ts';
import type { CopyOptions, CopyWords } from './copy-source.ts';
import type { PhotoFile } from './photo.ts';

/** Asks for what a file is wanted as. */
export interface ImportRequest {
  readonly as: 'artwork' | 'glyph' | 'copy' | 'page';
  readonly path: string;
  /** Of a page: which, from 1. */
  readonly page?: number;
  /** Of copy: what the user has said of how it is to be read. */
  readonly options?: CopyOptions;
}

export type ImportAnswer =
  | { readonly artwork: ArtworkFile }
  | { readonly glyph: GlyphDrawing }
  | { readonly copy: CopyWords }
  | { readonly page: PhotoFile }
  | { readonly failure: { readonly code: string; readonly details: Details } };
