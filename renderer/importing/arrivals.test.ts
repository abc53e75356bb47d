import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Arrival } from '../../shared/edition/arrival-records.ts';
import { nothing } from '../session/edition-state.ts';
import { Observable } from '../session/observable.ts';
import { Dialogs } from '../state/dialogs.ts';
import { Notices } from '../state/notices.ts';
import type { Stores } from '../state/stores.ts';
import { Arrivals } from './arrivals.ts';

const flash: Arrival = {
  seq: 1,
  file: { name: '船期.xml', size: 1, modified: 1, sha256: '' },
  at: '2026-04-02T20:00:00.000Z',
  title: '船期',
  characters: 12,
  pictures: 0,
  remarks: 0,
  wire: { guid: 'x1', priority: 1, isCorrection: false, isKilled: false },
  updates: null,
  repeats: null,
  articleId: null,
  isDismissed: false,
};

describe('what is called out as it comes', () => {
  let notices: Notices;
  let arrivals: Arrivals;
  beforeEach(() => {
    const invoke = () => Promise.resolve({ ok: true, value: {} });
    vi.stubGlobal('window', { dayang: { invoke }, opening: { failed: () => undefined } });
    notices = new Notices();
    const session = { state: new Observable(nothing) };
    const stores = { session, notices, dialogs: new Dialogs() } as unknown as Stores;
    arrivals = new Arrivals(stores, { photos: { placeBooked: () => null }, tray: { show: () => undefined } });
    arrivals.came('', [flash, { ...flash, seq: 2, title: '天气', wire: undefined }]);
    return () => vi.unstubAllGlobals();
  });
  const said = () => notices.get().notices.map(({ words }) => words.zh);

  it('is called out no more once it was looked at', () => {
    expect(said()).toEqual(['特急来稿：船期']);
    arrivals.show(2);
    expect(said()).toEqual(['特急来稿：船期']);
    arrivals.show(1);
    expect(said()).toEqual([]);
  });

  it('is called out no more once it was decided on', async () => {
    await arrivals.dismiss(2);
    expect(said()).toEqual(['特急来稿：船期']);
    await arrivals.dismiss(1);
    expect(said()).toEqual([]);
  });
});
