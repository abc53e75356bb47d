/** What of the edition the window shows, and how. */
import type { Language } from '../../shared/contract/language.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { Observable } from '../session/observable.ts';
import { preferences } from './preferences.ts';

/** What the window is laid out for: pages, copy, or reading proofs. */
export type Mode = 'layout' | 'story' | 'proof';
/** The inspector's panels. */
export type InspectorTab =
  | 'properties'
  | 'blocks'
  | 'styles'
  | 'paper'
  | 'checks'
  | 'history'
  | 'proof'
  | 'find'
  | 'versions';
/** 建报五步, in their order. */
export const setUpSteps = ['particulars', 'nameplate', 'faces', 'pages', 'first'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

/** What the page is kept fitted to as the window changes: all of it, its width, or nothing once it was zoomed or drawn along. */
export type Fit = 'page' | 'width' | 'none';

export interface ViewState {
  readonly language: Language;
  readonly mode: Mode;
  readonly tab: InspectorTab;
  /** The step of the newspaper's set-up that its panel shows; null where it shows all of the newspaper. */
  readonly setUp: SetUpStep | null;
  readonly pageId: PageId | null;
  /** The page's neighbour is shown beside it. */
  readonly isSpread: boolean;
  readonly fit: Fit;
  /** CSS pixels a point, as last shown. */
  readonly zoom: number;
  readonly showsGrid: boolean;
  readonly showsRulers: boolean;
  /** The galley breaks its lines as the page does. */
  readonly showsLines: boolean;
  /** The galley marks characters that are not seen. */
  readonly showsUnseen: boolean;
}

/** What the pasteboard answers to while it is shown. */
export interface Board {
  zoomBy(factor: number): void;
  /** In CSS pixels a point. */
  zoomTo(zoom: number): void;
  /** Draws the page along, in CSS pixels; returns how far it went. */
  panBy(dx: number, dy: number): { readonly dx: number; readonly dy: number };
  fitSelection(): void;
  focus(): void;
}

/** What of the view is the user's choice from one start to the next. */
function chosen(): Pick<ViewState, 'language' | 'showsUnseen' | 'showsGrid' | 'showsRulers'> {
  const { language, showsUnseen, showsGrid, showsRulers } = preferences.get();
  return { language, showsUnseen, showsGrid, showsRulers };
}

/** What is shown: the page, its size, the mode, the panels and what is drawn round the page. */
export class View extends Observable<ViewState> {
  /** Set by the pasteboard while it is shown. */
  board: Board | null = null;
  /** Goes to what is searched for; set by the panel while it is shown. */
  focusFind: () => void = () => undefined;

  constructor() {
    super({
      ...chosen(),
      mode: 'layout',
      tab: 'properties',
      setUp: null,
      pageId: null,
      isSpread: false,
      fit: 'page',
      zoom: 1,
      showsLines: true,
    });
    preferences.subscribe(() => this.update(chosen()));
  }

  /** Shows the first page where undo has taken the one shown away. */
  keepTo(edition: Edition): void {
    const { pageId } = this.get();
    if (pageId !== null && edition.pages[pageId] !== undefined) return;
    this.update({ pageId: pagesInOrder(edition)[0]?.id ?? null });
  }
}
