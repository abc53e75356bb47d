import { describe, expect, it } from 'vitest';
import { commandIds } from './commands.ts';
import { indesignKeys } from './indesign-keys.ts';
import {
  commandsByKey,
  holderOf,
  type KeyChoice,
  keyInSet,
  keyProblem,
  keysInForce,
  withKey,
  withoutChange,
  writtenKeyOn,
} from './keys.ts';
import { keySets } from './preferences.ts';

const ours: KeyChoice = { keySet: 'dayang', keys: {} };
const like: KeyChoice = { keySet: 'indesign', keys: {} };

describe('the keys in force', () => {
  it.each(keySets)('give each command of the set “%s” the key it is said to have', (keySet) => {
    const inForce = keysInForce({ keySet, keys: {} });
    // A command that is not among them has lost its key to another: its own has to be another in that set.
    const lost = commandIds.filter((id) => keyInSet(id, { keySet }) !== '' && !inForce.has(id));
    expect(lost).toEqual([]);
  });

  it('are those hands know from InDesign, where they are asked for', () => {
    expect(keysInForce(like).get('app.preferences')).toBe('CmdOrCtrl+K');
    expect(commandsByKey(like).always.get('CmdOrCtrl+Return')).toBe('view.palette');
    expect(commandsByKey(ours).always.get('CmdOrCtrl+Return')).toBe('text.place');
    expect(commandsByKey(like).always.get('T')).toBe('draw.body');
  });

  it('differ in the other set where there is reason to', () => {
    const same = Object.entries(indesignKeys).filter(([id, key]) =>
      [...keysInForce(ours)].some(([its, one]) => its === id && one === key),
    );
    expect(same).toEqual([]);
  });

  it('are the user’s before those of the set', () => {
    const keys = withKey(ours, 'edition.next', 'CmdOrCtrl+E');
    expect(keys).toEqual({ 'edition.next': 'CmdOrCtrl+E', 'export.pages': '' });
    const { always } = commandsByKey({ ...ours, keys });
    expect(always.get('CmdOrCtrl+E')).toBe('edition.next');
    expect(keysInForce({ ...ours, keys }).has('export.pages')).toBe(false);
  });

  it('are the user’s where a command that comes first has the same in the set', () => {
    const inForce = keysInForce({ ...ours, keys: { 'edition.next': 'CmdOrCtrl+N' } });
    expect(inForce.get('edition.next')).toBe('CmdOrCtrl+N');
    expect(inForce.has('edition.new')).toBe(false);
  });

  it('are none where the user wants none, and come back', () => {
    const keys = withKey(ours, 'export.pages', '');
    expect(keysInForce({ ...ours, keys }).has('export.pages')).toBe(false);
    expect(withoutChange(keys, 'export.pages')).toEqual({});
    expect(withKey({ ...ours, keys }, 'export.pages', 'CmdOrCtrl+E')).toEqual({});
  });

  it('mean one thing on the page and another while proofreading, without being at odds', () => {
    expect(holderOf(ours, 'draw.body', 'N')).toBe('draw.panel');
    expect(holderOf(ours, 'mark.correct', 'N')).toBe('mark.note');
    expect(holderOf(ours, 'draw.body', 'CmdOrCtrl+E')).toBe('export.pages');
    expect(holderOf(ours, 'mark.correct', 'CmdOrCtrl+E')).toBe('export.pages');
    expect(holderOf(ours, 'draw.body', 'Shift+CmdOrCtrl+F9')).toBeNull();
  });

  it('are heard everywhere with Ctrl, of a mark, too', () => {
    const keys = withKey(ours, 'mark.correct', 'CmdOrCtrl+F9');
    expect(commandsByKey({ ...ours, keys }).always.get('CmdOrCtrl+F9')).toBe('mark.correct');
  });

  it('leave Ctrl Y for redo, unless somebody has it', () => {
    expect(commandsByKey(ours).always.get('CmdOrCtrl+Y')).toBe('edit.redo');
    expect(commandsByKey(like).always.get('CmdOrCtrl+Y')).toBe('view.galley');
  });

  it('are not spoilt by a command that is no more', () => {
    const keys = { 'long.gone': 'CmdOrCtrl+E' };
    expect(keysInForce({ ...ours, keys })).toEqual(keysInForce(ours));
  });
});

describe('a key that cannot be a command’s', () => {
  it.each([
    ['Alt+F4', 'system'],
    ['Alt+B', 'system'],
    ['CmdOrCtrl+Q', 'system'],
    ['CmdOrCtrl+Alt+F2', 'system'],
    ['CmdOrCtrl+Space', 'input'],
    ['Shift+Space', 'input'],
    ['CmdOrCtrl+.', 'input'],
    ['Process', 'input'],
    ['CmdOrCtrl+V', 'text'],
    ['CmdOrCtrl+Shift+Left', 'text'],
    ['Tab', 'text'],
    ['CmdOrCtrl+Control', 'unknown'],
    ['Shift', 'unknown'],
  ] as const)('is %s (%s)', (key, why) => {
    expect(keyProblem(key)).toBe(why);
  });

  it.each(['CmdOrCtrl+Shift+V', 'F9', 'CmdOrCtrl+Alt+B', 'Q', 'Shift+Q', 'CmdOrCtrl+,', 'CmdOrCtrl++'])(
    'is not %s',
    (key) => {
      expect(keyProblem(key)).toBeNull();
    },
  );
});

describe('a key as people read it', () => {
  it('is as the system writes it', () => {
    expect(writtenKeyOn('other', 'Shift+CmdOrCtrl+PageUp')).toBe('Ctrl Shift PgUp');
    expect(writtenKeyOn('mac', 'Shift+CmdOrCtrl+Left')).toBe('⌘⇧←');
    expect(writtenKeyOn('other', 'CmdOrCtrl++')).toBe('Ctrl +');
    expect(writtenKeyOn('other', '')).toBe('');
  });
});
