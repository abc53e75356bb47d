/** What is asked of the thread that reads fonts, and what it answers. */
import type { FaceChoice, FaceFile, TakenFace } from '../../shared/faces/face-file.ts';
import type { ToldProblem } from '../../shared/fonts/font-problem.ts';

/** Asks what a file holds, for a face of it, or for as much of a face as shows some text. */
export type FontRequest =
  | { readonly path: string }
  | { readonly choice: FaceChoice }
  | { readonly choice: FaceChoice; readonly text: string };

export type FontAnswer =
  | { readonly file: FaceFile }
  | { readonly taken: TakenFace }
  | { readonly part: Uint8Array }
  | { readonly problem: ToldProblem }
  | { readonly failure: { readonly code: string; readonly details: Readonly<Record<string, string | number>> } };
