import { expect, it } from 'vitest';
import { untouchedPanes } from './pane-names.ts';
import type { Panes } from './panes.ts';
import { panesInAddress, panesOfAddress } from './panes-address.ts';

const arranged: Panes = {
  hidden: ['tray', 'inspector'],
  sizes: { side: 248, galleyWidth: 333, tray: 0 },
  galley: 'beside',
  stays: 'inspector',
};

it('an address has the panes as they were arranged', () => {
  expect(panesOfAddress(`?${panesInAddress(arranged)}`)).toEqual(arranged);
  expect(panesOfAddress(`?x=1&${panesInAddress(untouchedPanes)}`)).toEqual(untouchedPanes);
});

it('what an address says that is no pane, size or place is as nobody has touched it', () => {
  expect(panesOfAddress('')).toEqual(untouchedPanes);
  expect(panesOfAddress('?start')).toEqual(untouchedPanes);
  expect(panesOfAddress('?panes=window.tray~-3.x.9000~over~middle')).toEqual({ ...untouchedPanes, hidden: ['tray'] });
});
