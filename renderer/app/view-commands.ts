/** Commands that change what the window shows and how. */
import { type Action, commandSet } from '../commands/command-set.ts';
import { ACTUAL } from '../pages/viewport.ts';
import { call } from '../session/bridge.ts';
import type { Stores } from '../state/stores.ts';
import type { Board, View } from '../state/view.ts';
import { toRegion } from '../ui/regions.ts';

/** How much larger a step of zooming makes the page; a step back takes it to what it was. */
const ZOOM_STEP = 1.25;

function switchLanguage(view: View): void {
  const language = view.get().language === 'zh' ? 'en' : 'zh';
  view.update({ language });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  void call('session.set-language', { language });
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
    },
    'view.actual-size': onBoard((board) => board.zoomTo(ACTUAL)),
    'view.zoom-in': onBoard((board) => board.zoomBy(ZOOM_STEP)),
    'view.zoom-out': onBoard((board) => board.zoomBy(1 / ZOOM_STEP)),
    'view.region-next': { run: () => toRegion(1) },
    'view.region-previous': { run: () => toRegion(-1) },
    'view.board': onBoard((board) => board.focus()),
    'view.spread': { run: () => view.update({ isSpread: !view.get().isSpread, fit: 'page' }) },
    'view.rulers': { run: () => view.update({ showsRulers: !view.get().showsRulers }) },
    'view.grid': { run: () => view.update({ showsGrid: !view.get().showsGrid }) },
    'edit.history': { run: () => view.update({ tab: 'history' }) },
    'view.palette': {
      run: () => dialogs.update({ dialog: dialogs.get().dialog === 'palette' ? 'none' : 'palette', prompt: null }),
    },
    'view.language': { run: () => switchLanguage(view) },
  });
}
