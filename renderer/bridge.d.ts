import type { Bridge } from '../shared/contract/bridge.ts';
import type { Opening } from './opening/handover.ts';

declare global {
  interface Window {
    /** What the preload script puts there. */
    readonly dayang: Bridge;
    /** What the HTML's own script puts there. */
    opening: Opening;
  }
}
