import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createEdition } from '../shared/edition/create.ts';
import { RecentEditions } from './recent-editions.ts';
import { Settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-recent-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const edition = createEdition({ publication: '江城晚报', date: '2026-03-08', issue: 3, format: 'tabloid', pages: 1 });
let count = 0;

function fresh() {
  const place = mkdtempSync(join(folder, `${count++}-`));
  const settings = () => new Settings(join(place, 'settings.json'));
  const pictures = join(place, 'front-pages');
  const recent = () => new RecentEditions(settings(), pictures, () => undefined);
  return { place, settings, pictures, recent };
}

describe('the editions opened lately', () => {
  it('are remembered, the newest first and each once', () => {
    const { recent } = fresh();
    const list = recent();
    for (const path of ['/a', '/b', '/a']) list.add({ path, kind: 'edition', edition });
    expect(recent().paths).toEqual(['/a', '/b']);
  });

  it('are no more than a page shows', () => {
    const list = fresh().recent();
    for (let at = 0; at < 40; at++) list.add({ path: `/${at}`, kind: 'edition', edition });
    expect(list.paths).toHaveLength(12);
    expect(list.paths[0]).toBe('/39');
  });

  it('say what each is and whether its file is there', async () => {
    const { place, recent } = fresh();
    const there = join(place, '江城晚报.dayang');
    writeFileSync(there, '');
    const list = recent();
    list.add({ path: join(place, 'gone.dayang'), kind: 'edition', edition });
    list.add({ path: there, kind: 'edition', edition });
    expect(await list.list()).toMatchObject([
      { name: '江城晚报.dayang', publication: '江城晚报', date: '2026-03-08', issue: 3, isThere: true, picture: null },
      { name: 'gone.dayang', isThere: false },
    ]);
  });

  it('tell a newspaper’s file, which is of no day, from an edition', async () => {
    const { recent } = fresh();
    recent().add({ path: '/ours.dayang-paper', kind: 'paper', edition });
    recent().add({ path: '/a.dayang', kind: 'edition', edition });
    expect((await recent().list()).map(({ isPaper }) => isPaper)).toEqual([false, true]);
  });

  it('are kept as they were last seen, with pictures, which go with them', async () => {
    const { pictures, recent } = fresh();
    const list = recent();
    list.add({ path: '/a', kind: 'edition', edition });
    const seen = { publication: '江城晨报', date: '2026-03-09', issue: 4 };
    list.keep({ path: '/a', ...seen }, new Uint8Array([1, 2, 3]));
    list.keep({ path: '/never-opened', ...seen }, new Uint8Array([1]));
    const [one, ...others] = await list.list();
    expect(others).toEqual([]);
    expect(one).toMatchObject(seen);
    const name = /^\/front-pages\/([0-9a-f]{32})\?/u.exec(one?.picture ?? '')?.[1] ?? '';
    expect(list.picture(name)).toEqual(Buffer.from([1, 2, 3]));
    expect(list.picture('../settings.json')).toBeNull();
    list.remove('/a');
    expect(readdirSync(pictures)).toEqual([]);
    expect(list.paths).toEqual([]);
    expect(existsSync(pictures)).toBe(true);
  });

  it('begin with the one that older settings know', async () => {
    const { place, settings, recent } = fresh();
    writeFileSync(join(place, 'settings.json'), JSON.stringify({ lastEdition: '/a.dayang' }));
    expect(settings().get().lastEdition).toBe('/a.dayang');
    expect(await recent().list()).toMatchObject([{ path: '/a.dayang', name: 'a.dayang', date: '' }]);
  });

  it('do not cost the other settings where the list cannot be read', () => {
    const { place, settings } = fresh();
    writeFileSync(join(place, 'settings.json'), JSON.stringify({ language: 'en', recentEditions: [{ path: 1 }] }));
    expect(settings().get()).toEqual({ language: 'en', recentEditions: [] });
  });
});
