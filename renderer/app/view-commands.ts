/** Commands that change what the window shows and how. */
import { defaultPreferences, LEAST_SCALE, MOST_SCALE, scaleAfter } from '../../shared/contract/preferences.ts';
import { type Action, commandSet } from '../commands/command-set.ts';
import { ACTUAL } from '../pages/viewport.ts';
import { choosePreferences, preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import type { Board } from '../state/view.ts';
import { toRegion } from '../ui/regions.ts';

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

export function viewCommands(stores: Pick<Stores, 'view' | 'selection' | 'dialogs' | 'navigation'>) {
  const { view, selection, dialogs, navigation } = stores;
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
    'view.board': onBoard((board) => board.focus()),
    'view.spread': { run: () => view.update({ isSpread: !view.get().isSpread, fit: 'page' }) },
    'view.rulers': { run: () => choosePreferences({ showsRulers: !view.get().showsRulers }) },
    'view.grid': { run: () => choosePreferences({ showsGrid: !view.get().showsGrid }) },
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
  });
}
