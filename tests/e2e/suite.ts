import { afterAll, beforeAll } from 'vitest';
import { DayangWindow, UserData } from './window.ts';

/**
 * A window for all tests of a suite, on the sample or on the edition whose path is given; `opened` is
 * told of it once a page is painted.
 */
export function windowForSuite(
  opened: (window: DayangWindow, data: UserData) => Promise<void> | void,
  edition?: () => string | Promise<string>,
): void {
  const data = new UserData();
  let window: DayangWindow | undefined;
  beforeAll(async () => {
    window = await DayangWindow.open(data, edition === undefined ? {} : { edition: await edition() });
    await opened(window, data);
  });
  afterAll(async () => {
    await window?.close();
    data.remove();
  });
}
