import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { type MenuContents, menuTemplate } from './menu.ts';

const quiet: MenuContents = {
  language: 'zh',
  keys: { keySet: 'dayang', keys: {} },
  platform: 'linux',
  run: () => undefined,
  next: { undo: '', redo: '' },
  recent: ['/home/小林/江城晚报 2026-03-08.dayang'],
  openRecent: () => undefined,
  hasEdition: true,
};

function all(items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? all(item.submenu) : [])]);
}

const labels = (contents: MenuContents) =>
  all(menuTemplate(contents))
    .filter(({ type }) => type !== 'separator')
    .map(({ label }) => label ?? '');

describe('the menu', () => {
  it.each(['linux', 'win32', 'darwin'])('is wholly in the chosen language on %s', (platform) => {
    // The one entry in the other language is for those who do not read this one.
    const zh = labels({ ...quiet, platform }).filter((label) => label !== 'Switch to English');
    expect(zh.filter((label) => !/\p{Script=Han}/u.test(label))).toEqual([]);
    const en = labels({ ...quiet, platform, language: 'en', recent: [] }).filter((label) => label !== '切换为中文');
    expect(en.filter((label) => label === '' || /\p{Script=Han}/u.test(label))).toEqual([]);
  });

  it('has the editions opened last, and opens them', () => {
    const opened: string[] = [];
    const items = all(menuTemplate({ ...quiet, openRecent: (path) => opened.push(path) }));
    const recent = items.find(({ label }) => label?.startsWith('江城晚报') === true);
    Reflect.apply(recent?.click ?? (() => undefined), undefined, []);
    expect(opened).toEqual(['/home/小林/江城晚报 2026-03-08.dayang']);
    expect(labels({ ...quiet, recent: [] })).toContain('还没有打开过报纸');
  });

  it('takes an ampersand in a name for itself', () => {
    expect(labels({ ...quiet, recent: ['/a/城&乡.dayang'] })).toContain('城&&乡 — /a');
  });

  it('offers only what needs no edition while none is open', () => {
    const items = all(menuTemplate({ ...quiet, hasEdition: false }));
    const enabled = items.filter(({ id, enabled }) => id !== undefined && enabled !== false).map(({ id }) => id);
    expect(enabled).toContain('edition.open');
    expect(enabled).not.toContain('export.pages');
  });

  it('shows the keys in force', () => {
    const keys = { keySet: 'indesign', keys: { 'edition.next': 'F9' } } as const;
    const shown = all(menuTemplate({ ...quiet, keys }));
    const keyOf = (wanted: string) => shown.find(({ id }) => id === wanted)?.accelerator;
    expect([keyOf('app.preferences'), keyOf('edition.next'), keyOf('edition.new')]).toEqual([
      'CmdOrCtrl+K',
      'F9',
      'CmdOrCtrl+N',
    ]);
  });

  it('names what undo would do', () => {
    expect(labels({ ...quiet, next: { undo: ' 移动块', redo: '' } })).toContain('撤销 移动块');
  });
});
