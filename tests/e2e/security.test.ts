import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { DayangWindow, UserData } from './window.ts';

/** A whole export, to a folder and with a profile that nobody chose. */
function exportTo(folder: string, profile: string | null) {
  return {
    folder,
    pages: [1],
    settings: { ...standardPreset('x4'), profile },
    override: null,
    replaces: false,
  };
}

describe('the renderer', () => {
  const data = new UserData();
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
  });

  it('has no Node and only the bridge', async () => {
    expect(
      await window.page.evaluate(() => [
        typeof Reflect.get(globalThis, 'require'),
        typeof Reflect.get(globalThis, 'process'),
        Object.keys(Reflect.get(globalThis, 'dayang')).sort(),
      ]),
    ).toEqual(['undefined', 'undefined', ['invoke', 'on', 'pathOf']]);
  });

  it('is refused calls that are not in the contract, or not as it says', async () => {
    const invoke = (method: string, input: unknown) =>
      window.page.evaluate(([name, value]) => Reflect.get(globalThis, 'dayang').invoke(name, value), [
        method,
        input,
      ] as const);
    expect(await invoke('no.such', {})).toMatchObject({ ok: false });
    expect(await invoke('constructor', {})).toMatchObject({ ok: false });
    expect(await invoke('edition.apply', { patches: 'none' })).toMatchObject({ ok: false });
    expect(await invoke('copy.read', { path: '' })).toMatchObject({ ok: false });
    // Paths come from dialogs and drops, never from the page.
    const refused = { ok: false, failure: { code: 'path-not-granted' } };
    expect(await invoke('copy.read', { path: '/etc/hostname' })).toMatchObject(refused);
    expect(await invoke('export.run', exportTo(data.path, null))).toMatchObject(refused);
    expect(await invoke('export.run', exportTo(data.path, '/etc/hostname'))).toMatchObject(refused);
    expect(await invoke('export.reveal', { path: '/etc/hostname' })).toMatchObject(refused);
  });

  it('runs no script that is put into its document', async () => {
    const hasRun = await window.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'globalThis.hasRun = true';
      document.body.append(script);
      return Reflect.has(globalThis, 'hasRun');
    });
    expect(hasRun).toBe(false);
  });

  it('can load nothing from outside', async () => {
    const outcome = await window.page.evaluate(async () => {
      const fetched = await fetch('https://127.0.0.1:9/').then(
        () => 'fetched',
        () => 'refused',
      );
      const opened = globalThis.open('https://127.0.0.1:9/') === null ? 'refused' : 'opened';
      const file = await fetch('dayang://app/../main.cjs').then(
        (response) => response.status,
        () => 404,
      );
      const bytes = (address: string) =>
        fetch(address).then(
          async (response) => (await response.arrayBuffer()).byteLength,
          () => 0,
        );
      const others = [
        'dayang://app/kept/..%2Fmain.cjs',
        'dayang://app/kept/other.ttf',
        'dayang://app/words.bin/..',
        'dayang-font://serif/..%2F..%2Fmain.cjs',
        'dayang-font://serif/x.ttf',
        'dayang-font://other/everyday.ttf',
      ];
      return [fetched, opened, file, ...(await Promise.all(others.map(bytes)))];
    });
    expect(outcome.slice(0, 3)).toEqual(['refused', 'refused', 404]);
    // Nothing but what has a place of its own is served, not a byte.
    expect(outcome.slice(3)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
