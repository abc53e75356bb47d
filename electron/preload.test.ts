/** Where a dropped file lies: said by a modern Electron's `webUtils`, by the file itself in one before it. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const exposed: Record<string, unknown> = {};
const sent: unknown[][] = [];
let utils: { getPathForFile(file: File): string } | undefined;
const left: ((event: object) => void)[] = [];

beforeEach(() => {
  vi.resetModules();
  sent.length = 0;
  vi.stubGlobal('navigation', { addEventListener: (_: string, hear: (event: object) => void) => left.push(hear) });
  vi.doMock('electron', () => ({
    contextBridge: { exposeInMainWorld: (name: string, bridge: unknown) => Object.assign(exposed, { [name]: bridge }) },
    ipcRenderer: { send: (...words: unknown[]) => sent.push(words), on: () => undefined, invoke: () => undefined },
    webUtils: utils,
  }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.doUnmock('electron');
});

async function pathOf(file: unknown): Promise<unknown> {
  await import('./preload.ts');
  const bridge: unknown = exposed['dayang'];
  if (typeof bridge !== 'object' || bridge === null || !('pathOf' in bridge) || typeof bridge.pathOf !== 'function')
    return null;
  return bridge.pathOf(file);
}

it('is said by Electron, and main is told', async () => {
  utils = { getPathForFile: (file) => `/copy/${file.name}` };
  expect(await pathOf(new File([], 'a.docx'))).toBe('/copy/a.docx');
  expect(sent).toEqual([['dayang-dropped', '/copy/a.docx']]);
});

it('is said by the file where Electron says nothing', async () => {
  utils = undefined;
  expect(await pathOf(Object.assign(new File([], 'a.docx'), { path: '/copy/a.docx' }))).toBe('/copy/a.docx');
});

it('is nowhere of what is no file', async () => {
  utils = { getPathForFile: () => '/etc/passwd' };
  for (const other of [{ path: '/etc/passwd' }, '/etc/passwd', null]) expect(await pathOf(other)).toBe('');
  expect(sent.every(([, path]) => path === '')).toBe(true);
});
