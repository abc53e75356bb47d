import type { Bridge } from '../shared/contract/api.ts';

declare global {
  interface Window {
    /** What the preload script puts there. */
    readonly dayang: Bridge;
  }
}
