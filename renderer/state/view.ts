/** What of the edition the window shows, and how. */
import type { Language } from '../../shared/contract/language.ts';
import type { PaneName } from '../../shared/contract/pane-names.ts';
import type { AllPanes, Panes } from '../../shared/contract/panes.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { fits, inspectorTabs, modes, Place } from '../../shared/edition/place-records.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { Observable } from '../session/observable.ts';
import { type Room, type SharedRoom, shareRoom } from './pane-room.ts';
import { preferences } from './preferences.ts';

export type Mode = (typeof modes)[number];
export type InspectorTab = (typeof inspectorTabs)[number];
/** 建报五步, in their order. */
export const setUpSteps = ['particulars', 'nameplate', 'faces', 'pages', 'first'] as const;
export type SetUpStep = (typeof setUpSteps)[number];

export type Fit = (typeof fits)[number];

export interface ViewState {
  readonly language: Language;
  readonly mode: Mode;
  readonly tab: InspectorTab;
  /** The step of the newspaper's set-up that its panel shows; null where it shows all of the newspaper. */
  readonly setUp: SetUpStep | null;
  readonly pageId: PageId | null;
  /** The page in the list that a menu is open on, where that is another: its commands are done to it. */
  readonly pageAsked?: PageId | null;
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
  /** The panes, as somebody has arranged them for each kind of work. */
  readonly panes: AllPanes;
  /** The page is shown, and nothing else. */
  readonly isAlone: boolean;
  /** The window's size in CSS pixels. */
  readonly room: Room;
}

/** The lists in the column at the left. */
const paneLists = ['pages', 'arrivals', 'pool', 'tray'] as const;

function columnOf(pane: PaneName): 'side' | null {
  return paneLists.some((list) => list === pane) ? 'side' : null;
}

/** What the pasteboard answers to while it is shown. */
export interface Board {
  zoomBy(factor: number): void;
  /** In CSS pixels a point. */
  zoomTo(zoom: number): void;
  /** Draws the page along, in CSS pixels; returns how far it went. */
  panBy(dx: number, dy: number): { readonly dx: number; readonly dy: number };
  fitSelection(): void;
  /** Where across the pages shown its middle lies, in points from the first one's left edge. */
  middle(): Pt;
  focus(): void;
  /** How large the pages are shown, and which point of them is in the middle. */
  lies(): Lies;
  /** Shows them so. */
  lieAt(lies: Lies): void;
}

/** How pages lie that are fitted to nothing. */
export type Lies = NonNullable<Place['lies']>;

/** What of the view is the user's choice from one start to the next. */
function chosen(): Pick<ViewState, 'language' | 'showsUnseen' | 'showsGrid' | 'showsRulers'> {
  const { language, showsUnseen, showsGrid, showsRulers } = preferences.get();
  return { language, showsUnseen, showsGrid, showsRulers };
}

/** What is shown: the page, its size, the mode, the panels and what is drawn round the page. */
export class View extends Observable<ViewState> {
  /** Set by the pasteboard while it is shown. */
  board: Board | null = null;
  /** How the pages are to lie once the pasteboard is there. */
  toLie: Lies | null = null;
  /** Goes to what is searched for; set by the panel while it is shown. */
  focusFind: () => void = () => undefined;

  constructor({ panes }: Pick<ViewState, 'panes'>) {
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
      panes,
      isAlone: false,
      room: { width: window.innerWidth, height: window.innerHeight },
    });
    preferences.subscribe(() => this.update(chosen()));
  }

  /** Who asks for a panel wants to see it; who goes to reading finds the window as it was left there. */
  override update(change: Partial<ViewState>): void {
    super.update(change);
    const { tab, mode } = change;
    if (tab !== undefined && tab !== 'properties' && mode !== 'proof') this.showPane('inspector');
  }

  /** Has the pages lie so, now or once the pasteboard is there. */
  lieAt(lies: Lies): void {
    super.update({ fit: 'none' });
    this.toLie = lies;
    this.board?.lieAt(lies);
  }

  /** The panes of the kind of work shown. */
  get panes(): Panes {
    const { panes, mode } = this.get();
    return panes[mode];
  }

  /** How the panes share the window's room now. */
  get shared(): SharedRoom {
    const { mode, room, isAlone } = this.get();
    return shareRoom(this.panes, mode, room, isAlone);
  }

  /** Arranges the panes of the kind of work shown. */
  arrange(change: Partial<Panes>): void {
    const { panes, mode } = this.get();
    super.update({ panes: { ...panes, [mode]: { ...panes[mode], ...change } } });
  }

  /** Sizes a pane; it is shown by that. `undefined` has the window size it again. */
  sizePane(pane: keyof Panes['sizes'], size: number | undefined): void {
    const { [pane]: _, ...others } = this.panes.sizes;
    this.arrange({ sizes: size === undefined ? others : { ...others, [pane]: Math.round(size) } });
  }

  /** True where a pane can be seen. */
  isPaneShown(pane: PaneName): boolean {
    const { hidden } = this.shared;
    const column = columnOf(pane);
    return !hidden.includes(pane) && (column === null || !hidden.includes(column));
  }

  /** Shows a pane, and what it stands in; the other column gives way where there is room for one. */
  showPane(pane: PaneName): void {
    if (this.get().isAlone) super.update({ isAlone: false });
    if (this.isPaneShown(pane)) return;
    const column = columnOf(pane) ?? pane;
    const lists = paneLists.filter((list) => this.panes.hidden.includes(list));
    // A column of which every list is hidden comes back with all of them.
    const shown: readonly PaneName[] =
      pane === 'side' && lists.length === paneLists.length ? [pane, ...lists] : [pane, column];
    const hidden = this.panes.hidden.filter((name) => !shown.includes(name));
    this.arrange({ hidden, ...(column === 'side' || column === 'inspector' ? { stays: column } : {}) });
  }

  hidePane(pane: PaneName): void {
    if (!this.panes.hidden.includes(pane)) this.arrange({ hidden: [...this.panes.hidden, pane] });
  }

  togglePane(pane: PaneName): void {
    if (!this.get().isAlone && this.isPaneShown(pane)) this.hidePane(pane);
    else this.showPane(pane);
  }

  /** Shows the 通版 that the page shown has become half of; the first page where it has been taken away. */
  keepTo(edition: Edition): void {
    const { pageId } = this.get();
    if (pageId !== null && edition.pages[pageId] !== undefined) return;
    const pages = pagesInOrder(edition);
    const page = pages.find(({ spread }) => spread?.right.id === pageId) ?? pages[0];
    this.update({ pageId: page?.id ?? null });
  }
}
