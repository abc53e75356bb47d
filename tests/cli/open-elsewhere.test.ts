/** The command line beside somebody who is at work on the edition: it reads what stands that moment, and changes nothing. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { dayang, dayangJson } from '../kit/command-line.ts';
import { article, emptyEdition, withArticle } from '../kit/editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-beside-'));
const path = join(folder, 'tonight.dayang');
const writer = fileURLToPath(new URL('../faults/killed-writer.ts', import.meta.url));

describe('beside somebody who writes without a pause', () => {
  let child: ChildProcess;
  beforeAll(async () => {
    EditionFile.create(path, withArticle(emptyEdition(2), article(['东湖的灯火。'])));
    child = spawn(process.execPath, [writer, path, 'bound'], { stdio: ['ignore', 'pipe', 'inherit'] });
    // It writes as fast as it can, and says of each operation that it is there.
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    child.stdout?.resume();
  });
  afterAll(async () => {
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  });

  it.each([
    ['info', [path]],
    ['compose', [path]],
    ['verify', [path]],
    ['preflight', [path, '--pages', '1']],
    ['export', [path, '--pages', '1', '--out', join(folder, 'out')]],
    ['proof list', [path]],
    ['proof status', [path]],
    ['faces', [path]],
  ])('%s reads', (command, operands) => {
    const ran = dayang(...command.split(' '), ...operands, '--json');
    expect(ran.err).not.toMatch(/错误/u);
    expect([0, 1]).toContain(ran.code);
    expect(JSON.parse(ran.out)).not.toHaveProperty('error');
  });

  it('reads a whole state each time, further on than the one before', () => {
    const listed = v.object({ articles: v.array(v.unknown()) });
    const counts = [1, 2, 3].map(() => v.parse(listed, dayangJson('info', path)).articles.length);
    expect(counts.toSorted((a, b) => a - b)).toEqual(counts);
    expect(new Set(counts).size).toBe(3);
  });

  it('says who has it where something is to be changed, with an exit code of its own', () => {
    const copy = join(folder, 'copy.txt');
    writeFileSync(copy, '标题\n\n正文。\n');
    for (const args of [
      ['import', path, copy],
      ['proof', 'start', path],
      ['move-page', path, '1', '2'],
    ]) {
      const ran = dayang(...args);
      expect(ran.code).toBe(3);
      expect(ran.err).toMatch(/正由.+在“.+”上编辑（\d{4}-\d\d-\d\d \d\d:\d\d 起）/u);
      expect(ran.err).not.toMatch(/SQLITE|database is locked/u);
    }
    expect(existsSync(`${path}-lease`)).toBe(true);
  });
});
