/** How far the search for font files is that the window last asked for. */
import { Observable } from '../session/observable.ts';

interface FaceSearch {
  /** Font files read of those there are; null before the first is told. */
  readonly progress: { readonly done: number; readonly total: number } | null;
}

export const faceSearch = new Observable<FaceSearch>({ progress: null });
