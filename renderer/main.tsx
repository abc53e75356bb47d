/**
 * What the window does first: it has the worker and the store begin, shows the page that was kept, and
 * only then reads the app itself.
 */
import { Engine } from './engine/engine.ts';
import { showFailure, showOpening } from './opening/opening.ts';
import './ui/tokens.css';
import './ui/window.css';

/** Frames come a hundred times as fast; a window that is covered or minimised has none. In milliseconds. */
const NO_FRAME = 500;

/** Resolves when what was painted is on the screen: reading the app would hold the frame back. */
function isPresented(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, NO_FRAME);
  });
}

performance.mark('start');
const session = window.dayang.invoke('session.start', {});
// What is asked for first comes first: the page kept, then what the worker needs.
const opening = showOpening();
const engine = new Engine();
// Not awaited: the app's code imports from this file's bundle, which is whole only when this has run.
void opening
  .then(isPresented)
  .then(() => import('./app/open-window.tsx'))
  .then(({ openWindow }) => openWindow(engine, session))
  .catch(showFailure);
