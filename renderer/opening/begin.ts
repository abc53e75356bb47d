/**
 * The window's first code. It stands in the HTML itself, so that nothing is waited for: it shows the opening
 * window, and leaves it for the app to take over (`handover.ts`).
 */
import { partsAdded } from '../pages/faces.ts';
import type { Opening } from './handover.ts';
import {
  appIsUp,
  isOpen,
  isStart,
  openingFailed,
  pageIsPainted,
  pageToOpen,
  showFailure,
  showOpening,
} from './opening.ts';

performance.mark('start');
const opening: Opening = {
  isStart,
  isShown: showOpening(),
  isOpen,
  parts: partsAdded,
  pageToOpen,
  appIsUp,
  pageIsPainted,
  failed: openingFailed,
  showFailure,
};
window.opening = opening;
