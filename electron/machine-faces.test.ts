import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { smallTrueType } from '../tests/kit/font-files.ts';
import { fontInMemory } from './fonts/read-font-file.ts';
import { takeFaceOf } from './fonts/take-face.ts';
import { MachineFaces, machineFacesFolder } from './machine-faces.ts';
import { fileIdOf } from './pictures.ts';

const { bytes } = takeFaceOf(fontInMemory(smallTrueType({ fsType: 4 })), { member: 0, coordinates: null });
const id = fileIdOf(bytes);

it.each([
  ['linux', {}, '/home/hua/.local/share/dayang/machine-faces'],
  ['linux', { XDG_DATA_HOME: '/data' }, '/data/dayang/machine-faces'],
  ['darwin', {}, '/home/hua/Library/Application Support/dayang/machine-faces'],
  ['win32', { LOCALAPPDATA: '/local' }, '/local/dayang/machine-faces'],
  ['linux', { DAYANG_MACHINE_FACES: '/own' }, '/own'],
] as const)('are in the folder a system has for a program’s data: %s %j', (platform, environment, path) => {
  expect(machineFacesFolder(environment, platform, '/home/hua')).toBe(path);
});

describe('faces that stay on the machine', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-machine-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are there for every edition that names them, and after a restart', () => {
    const at = join(folder, 'kept');
    const to = join(folder, 'faces', `${id}.face`);
    expect(new MachineFaces(at).unpack(id, to)).toBe(false);
    expect(new MachineFaces(at).keep(bytes)).toBe(id);
    expect(new MachineFaces(at).read(id)).toEqual(Buffer.from(bytes));
    expect(new MachineFaces(folder).read(id)).toBeUndefined();
    expect(new MachineFaces(at).unpack(id, to)).toBe(true);
    expect(new Uint8Array(readFileSync(to))).toEqual(bytes);
    // One that is there whole is not written again; one that was cut short is.
    expect(new MachineFaces(at).unpack(id, to)).toBe(true);
    truncateSync(to, 10);
    expect(new MachineFaces(at).unpack(id, to)).toBe(true);
    expect(new Uint8Array(readFileSync(to))).toEqual(bytes);
    expect(readdirSync(at)).toEqual([`${id}.face`]);
  });

  it('are not there where their bytes are others', () => {
    const machine = new MachineFaces(folder);
    machine.keep(bytes);
    writeFileSync(join(folder, `${id}.face`), bytes.slice().fill(7, 100, 120));
    const to = join(folder, 'to.face');
    expect(machine.unpack(id, to)).toBe(false);
    expect(existsSync(to)).toBe(false);
  });

  it('are refused with the reason where they cannot be written', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => new MachineFaces(join(folder, 'file')).keep(bytes)).toThrow(
      expect.objectContaining({ code: 'not-a-folder' }),
    );
  });
});
