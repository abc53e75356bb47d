import { afterAll, beforeAll } from 'vitest';
import { DayangWindow, UserData } from './window.ts';

/** A window on the sample for all tests of a suite; `opened` is told of it once a page is painted. */
export function windowForSuite(opened: (window: DayangWindow, data: UserData) => Promise<void> | void): void {
  const data = new UserData();
  let window: DayangWindow | undefined;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
    await opened(window, data);
  });
  afterAll(async () => {
    await window?.close();
    data.remove();
  });
}
