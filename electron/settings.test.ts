import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { standardPreset } from '../shared/contract/export-settings.ts';
import { Settings } from './settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-settings-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('settings', () => {
  it('are remembered', () => {
    const path = join(folder, 'now.json');
    const settings = { ...standardPreset('proof'), paper: 'A4' as const };
    new Settings(path).set({ language: 'en', lastExport: settings });
    expect(new Settings(path).get()).toEqual({ language: 'en', lastExport: settings });
  });

  it('lose a field that cannot be read, and no other', () => {
    const path = join(folder, 'damaged.json');
    writeFileSync(
      path,
      JSON.stringify({ language: 'en', theme: 'blue', scale: 900, person: '周岚', exportPresets: 7 }),
    );
    expect(new Settings(path).get()).toEqual({ language: 'en', person: '周岚' });
  });

  it.each([
    ['nothing', ''],
    ['bytes of something else', Buffer.from([0, 255, 254, 13, 10, 0, 128, 200])],
    ['half of what was written', '{"language":"en","keys":{"edit.un'],
    ['a list', '[1,2,3]'],
    ['null', 'null'],
    ['a text', '"en"'],
    ['names that every object has', '{"__proto__":{"language":"en"},"constructor":7,"toString":{}}'],
    ['brackets without end', '['.repeat(200_000)],
  ])('begin anew, and can be changed, where their file holds %s', (_, text) => {
    const path = join(folder, 'rubbish.json');
    writeFileSync(path, text);
    const settings = new Settings(path);
    expect(settings.get()).toEqual({});
    settings.set({ language: 'en' });
    expect(new Settings(path).get()).toEqual({ language: 'en' });
  });

  it('begin anew where a folder lies in their place', () => {
    const path = join(folder, 'folder.json');
    mkdirSync(path);
    expect(new Settings(path).get()).toEqual({});
  });

  it('lose an entry that cannot be read, and no other of its list', () => {
    const path = join(folder, 'entries.json');
    const preset = { name: '东湖印务', settings: { ...standardPreset('x1a'), ink: 260 } };
    const watched = { edition: '/a.dayang', folder: '/来稿', isOn: true };
    writeFileSync(
      path,
      JSON.stringify({
        keys: { 'edit.undo': 'CmdOrCtrl+U', 'edit.redo': 7, 'block.group': 'x'.repeat(61) },
        exportPresets: [{ name: 3 }, preset],
        watchedFolders: [watched, { folder: '/来稿' }],
        linkedCopy: ['/稿.txt', null],
        recentEditions: 'none',
      }),
    );
    expect(new Settings(path).get()).toEqual({
      keys: { 'edit.undo': 'CmdOrCtrl+U' },
      exportPresets: [preset],
      watchedFolders: [watched],
      linkedCopy: ['/稿.txt'],
    });
  });

  it('keep presets from when a target was called a standard, and before there was a choice of paper', () => {
    const path = join(folder, 'older.json');
    const { target, paper, ...rest } = { ...standardPreset('x1a'), ink: 260 };
    const settings = { ...rest, standard: target };
    writeFileSync(path, JSON.stringify({ exportPresets: [{ name: '东湖印务', settings }], lastExport: settings }));
    const kept = { ...rest, target, paper };
    expect(new Settings(path).get()).toEqual({
      exportPresets: [{ name: '东湖印务', settings: kept }],
      lastExport: kept,
    });
  });
});
