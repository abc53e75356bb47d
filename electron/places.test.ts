import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Place } from '../shared/edition/place-records.ts';
import { Places } from './places.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-places-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const place: Place = {
  ...{ mode: 'story', tab: 'find', pageId: null, isSpread: true, fit: 'none' },
  ...{ lies: { zoom: 2, x: 10, y: 20 }, blocks: [], articleId: null, caret: null },
};

describe('places in editions', () => {
  it('are remembered from one start to the next, and go with a file that is renamed', () => {
    const path = join(folder, 'places.json');
    const before = new Places(path);
    before.keep('/a.dayang', place);
    before.handOn('/a.dayang', '/b.dayang');
    const after = new Places(path);
    expect(after.place('/b.dayang')).toEqual(place);
    expect(after.place('/c.dayang')).toBeNull();
  });

  it('warn of a disk once', () => {
    const path = join(folder, 'warned.json');
    expect(new Places(path).warns('/a.dayang')).toBe(true);
    const after = new Places(path);
    expect(after.warns('/a.dayang')).toBe(false);
    after.keep('/a.dayang', place);
    expect(new Places(path).warns('/a.dayang')).toBe(false);
    expect(after.warns('/b.dayang')).toBe(true);
  });

  it('that cannot be read are not known, and the others are', () => {
    const path = join(folder, 'odd.json');
    const good = { path: '/a.dayang', place, isWarned: true };
    const far = { path: '/far.dayang', place: { ...place, lies: { zoom: 'much', x: 0, y: 0 } }, isWarned: true };
    writeFileSync(path, JSON.stringify([good, far, { path: 3 }, null, 'x']));
    const places = new Places(path);
    expect(places.place('/a.dayang')).toEqual(place);
    expect(places.place('/far.dayang')).toBeNull();
    expect(places.warns('/far.dayang')).toBe(false);
    for (const nonsense of ['{', '{}', '[[[', '']) {
      writeFileSync(path, nonsense);
      expect(new Places(path).place('/a.dayang')).toBeNull();
    }
  });

  it('are of two hundred editions at most', () => {
    const path = join(folder, 'many.json');
    const places = new Places(path);
    for (let count = 0; count < 210; count++) places.keep(`/${count}.dayang`, place);
    expect(new Places(path).place('/9.dayang')).toBeNull();
    expect(new Places(path).place('/10.dayang')).toEqual(place);
  });
});
