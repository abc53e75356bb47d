import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { unpack } from './unpack.mjs';

const isGnu = spawnSync('tar', ['--version'], { encoding: 'utf8' }).stdout?.startsWith('tar (GNU tar)') === true;

describe('unpacking the development runtime', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-unpack-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.skipIf(!isGnu)('says nothing of notes that another tar left (skipped without GNU tar)', () => {
    writeFileSync(join(folder, 'one'), '江城');
    const archive = join(folder, 'noted.tar.gz');
    const note = ['--format=pax', '--pax-option=DAYANG.note:=1'];
    spawnSync('tar', ['-czf', archive, ...note, '-C', folder, 'one']);
    const out = join(folder, 'out');
    mkdirSync(out);
    // In a process of its own: what tar says would go to its error stream.
    const script = `import { unpack } from '${fileURLToPath(new URL('./unpack.mjs', import.meta.url))}'; unpack(...process.argv.slice(1));`;
    const ran = spawnSync(process.execPath, ['--input-type=module', '-e', script, archive, out], { encoding: 'utf8' });
    expect([ran.status, ran.stdout, ran.stderr]).toEqual([0, '', '']);
    expect(readFileSync(join(out, 'one'), 'utf8')).toBe('江城');
    // The archive is one that tar has something to say of.
    expect(spawnSync('tar', ['-tzf', archive], { encoding: 'utf8' }).stderr).toContain('unknown extended header');
  });

  it('says why an archive cannot be unpacked', () => {
    const broken = join(folder, 'broken.tar.gz');
    writeFileSync(broken, 'no archive');
    expect(() => unpack(broken, folder)).toThrow(/broken\.tar\.gz cannot be unpacked: .+/u);
    expect(existsSync(join(folder, 'no archive'))).toBe(false);
  });
});
