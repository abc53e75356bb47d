/**
 * What follows the opening window, whose code stands in the HTML: it asks for the session, and once the page
 * kept is shown it has the worker begin and reads the app itself.
 */
import { Engine } from './engine/engine.ts';
import { afterNextFrame } from './session/next-frame.ts';
import './ui/styles.css';

async function openApp(): Promise<void> {
  const { isShown } = window.opening;
  const session = window.dayang.invoke('session.start', {});
  await isShown;
  let made: Engine | null = null;
  const engine = () => {
    made ??= new Engine();
    return made;
  };
  // Not before: the worker would take the processor from painting the page kept. The start page needs none yet.
  if (!window.opening.isStart) engine();
  // Reading the app would hold back the frame that shows what was painted.
  await new Promise<void>(afterNextFrame);
  const { openWindow } = await import('./app/open-window.tsx');
  openWindow(engine, session);
}

// Not awaited: the app's code imports from this file's bundle, which is whole only when this has run.
void openApp().catch((error: unknown) => window.opening.showFailure(error));
