import { it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

let window: DayangWindow;
windowForSuite((opened) => {
  window = opened;
});

it('a face of the program that is not there is named where the page would be, with what is to be done', async () => {
  // As where a package is gone: its file cannot be opened.
  await window.app.evaluate(() => {
    const files: typeof import('node:fs') = process.mainModule?.require('node:fs');
    const { openSync } = files;
    files.openSync = (path, ...given) => {
      if (String(path).includes('NotoSerifSC')) throw new Error('it is gone');
      return openSync(path, ...given);
    };
  });
  await window.page.reload();
  await until(() => window.page.locator('.pasteboard-wait').textContent()).toMatch(/缺少字体.*重新安装大样/u);
});
