/** What is asked of the thread that reads fonts, and what it answers. */
import type { FaceChoice, FaceFile, TakenFace } from '../../shared/faces/face-file.ts';
import type { ToldProblem } from '../../shared/fonts/font-problem.ts';

/** Asks what a file holds, or for a face of it. */
export type FontRequest = { readonly path: string } | { readonly choice: FaceChoice };

export type FontAnswer =
  | { readonly file: FaceFile }
  | { readonly taken: TakenFace }
  | { readonly problem: ToldProblem }
  | { readonly failure: { readonly code: string; readonly details: Readonly<Record<string, string | number>> } };
