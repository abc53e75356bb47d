import { createRoot } from 'react-dom/client';
import type { Engine } from '../engine/engine.ts';
import { tellFaults } from '../help/tell-faults.ts';
import { takeOverParts } from '../pages/faces.ts';
import { Start } from './Start.tsx';

/** Shows the app, or the start page, as soon as the session that was asked for is there. */
export function openWindow(engine: () => Engine, session: Promise<unknown>): void {
  tellFaults();
  const root = document.getElementById('root');
  if (root === null) throw new Error('the page has no root');
  takeOverParts(window.opening.parts);
  createRoot(root).render(<Start engine={engine} session={session} />);
}
