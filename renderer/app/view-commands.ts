/** Commands that change what the window shows and how. */

import type { PaneName } from '../../shared/contract/pane-names.ts';
import { allUntouched } from '../../shared/contract/panes.ts';
import { defaultPreferences, LEAST_SCALE, MOST_SCALE, scaleAfter } from '../../shared/contract/preferences.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import { helpActions } from '../help/help-commands.ts';
import { ACTUAL } from '../pages/viewport.ts';
import { choosePreferences, preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import type { Board, View } from '../state/view.ts';
import { type FocusPlace, focusPlace, giveFocusBack, leaveFocus, toRegion } from '../ui/regions.ts';

/** How much larger a step of zooming makes the page; a step back takes it to what it was. */
const ZOOM_STEP = 1.25;

/** Makes all of the window larger or smaller; null for its usual size. */
export function changeScale(steps: 1 | -1 | null): Promise<void> {
  const { scale } = preferences.get();
  return choosePreferences({ scale: steps === null ? defaultPreferences.scale : scaleAfter(scale, steps) });
}

/** The other of the two languages. */
export function switchLanguage(): Promise<void> {
  return choosePreferences({ language: preferences.get().language === 'zh' ? 'en' : 'zh' });
}

/** Shows a pane, or hides it. */
function pane(view: View, name: PaneName): Action {
  return { run: () => view.togglePane(name) };
}

/** What was there before the page was shown alone: where the keyboard was. */
let before: FocusPlace | null = null;

/** Shows the page alone, or all that was there before, with the keyboard where it was. */
function toggleAlone(view: View): void {
  const isAlone = !view.get().isAlone;
  if (isAlone) {
    before = focusPlace();
    view.update({ isAlone });
    view.board?.focus();
    return;
  }
  view.update({ isAlone });
  if (before === null) return;
  leaveFocus();
  giveFocusBack(before);
  before = null;
}

function paneCommands(view: View) {
  const outsideProof = { isEnabled: () => view.get().mode !== 'proof', why: 'whyInProof' } as const;
  return {
    'view.pane-side': pane(view, 'side'),
    'view.pane-galley': { ...pane(view, 'galley'), ...outsideProof },
    'view.pane-inspector': pane(view, 'inspector'),
    'view.pane-pages': pane(view, 'pages'),
    'view.pane-arrivals': pane(view, 'arrivals'),
    'view.pane-pool': pane(view, 'pool'),
    'view.pane-tray': pane(view, 'tray'),
    'view.pane-tools': { ...pane(view, 'tools'), ...outsideProof },
    'view.pane-status': pane(view, 'status'),
    'view.galley-place': {
      run: () => {
        view.arrange({ galley: view.shared.galleyAt === 'beside' ? 'under' : 'beside' });
        view.showPane('galley');
      },
      ...outsideProof,
    },
    'view.panes-reset': { run: () => view.update({ panes: allUntouched, isAlone: false }) },
    'view.alone': { run: () => toggleAlone(view) },
  };
}

export function viewCommands(
  stores: Pick<Stores, 'view' | 'selection' | 'dialogs' | 'navigation'> & { readonly isSafe: boolean },
) {
  const { view, selection, dialogs, navigation, isSafe } = stores;
  const onBoard = (work: (board: Board) => void): Action => ({
    run: () => {
      if (view.board !== null) work(view.board);
    },
  });
  return commandSet({
    'view.layout': {
      run: () => view.update({ mode: 'layout', fit: view.get().mode === 'proof' ? 'page' : view.get().fit }),
    },
    'view.story': { run: () => view.update({ mode: 'story' }) },
    'view.proof': { run: () => navigation.toReading() },
    'view.fit-page': { run: () => view.update({ fit: 'page' }) },
    'view.fit-width': { run: () => view.update({ fit: 'width' }) },
    'view.fit-block': {
      ...onBoard((board) => board.fitSelection()),
      isEnabled: () => selection.get().blocks.length > 0,
      why: 'whyNoBlock',
    },
    'view.actual-size': onBoard((board) => board.zoomTo(ACTUAL)),
    'view.zoom-in': onBoard((board) => board.zoomBy(ZOOM_STEP)),
    'view.zoom-out': onBoard((board) => board.zoomBy(1 / ZOOM_STEP)),
    'view.region-next': { run: () => toRegion(1) },
    'view.region-previous': { run: () => toRegion(-1) },
    'view.styles': {
      run: () => view.update({ tab: 'styles' }),
      isEnabled: () => view.get().mode !== 'proof',
      why: 'whyInProof',
    },
    'view.board': onBoard((board) => board.focus()),
    'view.spread': { run: () => view.update({ isSpread: !view.get().isSpread, fit: 'page' }) },
    'view.rulers': { run: () => choosePreferences({ showsRulers: !view.get().showsRulers }) },
    'view.grid': { run: () => choosePreferences({ showsGrid: !view.get().showsGrid }) },
    ...paneCommands(view),
    'edit.history': { run: () => view.update({ tab: 'history' }) },
    'view.palette': {
      run: () => dialogs.update({ dialog: dialogs.get().dialog === 'palette' ? 'none' : 'palette', prompt: null }),
    },
    'view.language': { run: () => switchLanguage() },
    'view.larger': {
      run: () => changeScale(1),
      isEnabled: () => preferences.get().scale < MOST_SCALE,
      why: 'whyLargest',
    },
    'view.smaller': {
      run: () => changeScale(-1),
      isEnabled: () => preferences.get().scale > LEAST_SCALE,
      why: 'whySmallest',
    },
    'view.usual-size': { run: () => changeScale(null) },
    'app.preferences': { run: () => dialogs.open('preferences') },
    ...helpActions(dialogs, isSafe),
  });
}
