/**
 * What the window does first: it has the worker and the store begin, shows the page that was kept, and
 * only then reads the app itself.
 */
import { Engine } from './engine/engine.ts';
import { showOpening } from './opening/opening.ts';
import './ui/tokens.css';
import './ui/window.css';

performance.mark('start');
// Both work in processes and threads of their own, while this one paints.
const engine = new Engine();
const session = window.dayang.invoke('session.start', {});
// Not awaited: the app's code imports from this file's bundle, which is whole only when this has run.
void showOpening()
  .then(() => import('./app/open-window.tsx'))
  .then(({ openWindow }) => openWindow(engine, session));
