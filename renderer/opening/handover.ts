/**
 * What the opening window hands to the app. Its code stands in the HTML (`begin.ts`) and the app's in files of
 * its own: a module that both import is there twice, so what either knows of the other goes through here.
 */
import type { PageId } from '../../shared/edition/ids.ts';
import type { PartsOfFaces } from '../pages/faces.ts';

/** The opening window, as the app sees it. */
export interface Opening {
  /** The window begins with the start page: no edition is on its way. */
  readonly isStart: boolean;
  /** Resolves when the window shows that it opens, and the page kept where there is one. Never rejects. */
  readonly isShown: Promise<void>;
  /** Resolves when the window is open: the engine's page is painted, or it is known that none will be. */
  readonly isOpen: Promise<void>;
  /** The parts of faces the page kept is painted with. */
  readonly parts: PartsOfFaces;
  /** The page an edition is opened at: that of the page kept, where it is of this edition. */
  pageToOpen(path: string, hasPage: (id: PageId) => boolean): PageId | null;
  /** The app stands under the opening window, which gives way to it. */
  appIsUp(): void;
  /** The engine's page is painted: it takes the place of the one that was kept. */
  pageIsPainted(): void;
  /** Something is wrong that the user is told: what was kept may not lie over it. */
  failed(): void;
  /** The app itself cannot be read: nothing else is there to say so. */
  showFailure(error: unknown): void;
}
