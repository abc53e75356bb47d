import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { cases, printSeed } from '../../tests/kit/seeds.ts';
import type { OpenLink } from '../services/link.ts';
import { faultOf } from './faults.ts';
import { Log } from './log.ts';
import { loggedLink } from './logged-link.ts';
import { reportText } from './report.ts';

printSeed('log');

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-log-'));
  mkdirSync(join(folder, 'scripts/renderer/assets'), { recursive: true });
  writeFileSync(join(folder, 'scripts/store.mjs'), '');
  writeFileSync(join(folder, 'scripts/renderer/assets/index-a1.js'), '');
});
afterEach(() => rmSync(folder, { recursive: true }));

/** All that is in the log's files. */
function written(): string {
  return readdirSync(join(folder, 'log'))
    .map((name) => readFileSync(join(folder, 'log', name), 'utf8'))
    .join('');
}

function openLog(now?: () => number): Log {
  return new Log(join(folder, 'log'), join(folder, 'scripts'), now);
}

/** Copy, names of files and of people, in the places and forms in which an error may carry them. */
const secret = fc
  .tuple(
    fc.constantFrom(
      '张三',
      '东湖水位',
      'C:\\稿件\\头版.docx',
      '/home/li-si/page.dayang',
      'SECRET',
      'li.si@example.org',
    ),
    fc.constantFrom(
      '',
      '\n    at f (/x/secret-77.mjs:1:2)',
      '\n    at /x/store.mjs-secret-77:3:4',
      ' SQLITE_',
      '":"',
      '\u2028',
    ),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  .map(([head, middle, tail]) => `§77${head}${middle}${tail}77§`);
const secretWords = /§|secret-77|77§|张三|东湖|稿件|li-si|SECRET|li\.si/u;

describe('the log', () => {
  it('says when, what, how long and where, in words that are read again', () => {
    const log = openLog(() => Date.UTC(2026, 10, 30, 8, 0, 1));
    log.write({
      what: 'start',
      dayang: '0.1.0',
      electron: '45.4.1',
      platform: 'linux',
      isSafe: false,
      hadCrashed: true,
    });
    log.write({ what: 'call', name: 'edition.open', took: 1_240, failed: 'file-missing' });
    const error = Object.assign(new RangeError('in 张三'), {
      code: 'ENOSPC',
      stack: 'RangeError: in 张三\n    at f (/opt/dayang/dist/store.mjs:12:34)\n    at g (/home/li-si/x.mjs:5:6)',
    });
    log.fault('store', faultOf(error));
    log.fault('window', { kind: 'Error', code: null, at: ['index-a1.js:1:2', 'other.js:1:2'] });
    log.write({ what: 'gone', process: 'store', ending: 'ended' });
    expect(log.last(10).map(({ entry }) => entry)).toEqual([
      { what: 'start', dayang: '0.1.0', electron: '45.4.1', platform: 'linux', isSafe: false, hadCrashed: true },
      { what: 'call', name: 'edition.open', took: 1_240, failed: 'file-missing' },
      { what: 'fault', process: 'store', fault: { kind: 'RangeError', code: 'ENOSPC', at: ['store.mjs:12:34'] } },
      { what: 'fault', process: 'window', fault: { kind: 'Error', code: null, at: ['index-a1.js:1:2'] } },
      { what: 'gone', process: 'store', ending: 'ended' },
    ]);
    const report = reportText({ dayang: '0.1.0', isSafe: true }, log.last(10), 'zh');
    expect(report).toContain('2026-11-30 08:00:01.000  启动 大样 0.1.0 Electron 45.4.1 linux；上次没有正常结束');
    expect(report).toContain('edition.open 1240 毫秒 没有做成：file-missing');
    expect(report).toContain('存盘出错 RangeError ENOSPC (store.mjs:12:34)');
    expect(report).toContain('正在用安全模式');
    expect(reportText({ dayang: '0.1.0', isSafe: false }, log.last(1), 'en')).toMatch(/store ended\n$/u);
  });

  it('finds the place of an error whose message holds all that was given, in no time', () => {
    // Looked for at each of its characters it would take hours.
    for (const given of ['字'.repeat(8_000_000), '字:'.repeat(4_000_000), ' '.repeat(8_000_000)]) {
      const error = new TypeError(given);
      error.stack = `TypeError: ${given}\n    at f (/opt/dayang/dist/main.cjs:12:34)`;
      expect(faultOf(error).at).toEqual(['main.cjs:12:34']);
    }
  });

  it('has nothing of copy, files or people, whatever it is given', () => {
    fc.assert(
      fc.property(secret, secret, (one, other) => {
        const log = openLog();
        log.write({ what: 'start', dayang: one, electron: other, platform: 'linux', isSafe: false, hadCrashed: false });
        log.write({ what: 'start', dayang: '1.0', electron: one, platform: 'linux', isSafe: false, hadCrashed: false });
        log.write({ what: 'call', name: one, took: 1, failed: null });
        log.write({ what: 'call', name: 'edition.open', took: 1, failed: one });
        log.write({ what: 'fault', process: 'main', fault: { kind: 'Error', code: null, at: [] } });
        const thrown = Object.assign(new Error(one), { code: other, name: one });
        const named = Object.assign(new TypeError(one, { cause: thrown }), {
          stack: `${one}\n    at ${other} (${one}:1:2)`,
        });
        class Named extends Error {}
        Object.defineProperty(Named, 'name', { value: one });
        for (const error of [thrown, named, new Named(other), one, { code: one, stack: other }, null, undefined, 7n]) {
          log.fault('main', faultOf(error));
        }
        log.fault('window', { kind: one, code: other, at: [one, other, `store.mjs:1:2${one}`, `${one}store.mjs:1:2`] });
        const told: OpenLink = (_script, _flags, { take, onExit }) => {
          take({ kind: 'failed', id: 1, failure: one, fault: { kind: one, code: other, at: [one] } });
          take({ kind: 'failed', id: 1, fault: one });
          onExit();
          return { send: () => undefined, kill: () => undefined };
        };
        loggedLink(told, 'store', log)(one, [other], { take: () => undefined, onExit: () => undefined });
        expect(written()).not.toMatch(secretWords);
        expect(reportText({ dayang: '1.0', isSafe: false }, log.last(1_000), 'en')).not.toMatch(secretWords);
        rmSync(join(folder, 'log'), { recursive: true });
      }),
      cases(300),
    );
  });

  it('shows nothing of what somebody else has written into its file', () => {
    const log = openLog();
    log.write({ what: 'end' });
    appendFileSync(
      join(folder, 'log/dayang.log'),
      '{"at":"2026-11-30T08:00:01.000Z","entry":{"what":"end","by":"张三"}}\n张三\n',
    );
    expect(log.last(10).map(({ entry }) => entry)).toEqual([{ what: 'end' }]);
  });

  it('keeps a few files of a bounded size, of which the oldest go', () => {
    let now = Date.UTC(2026, 10, 30);
    const log = openLog(() => now);
    const at = Array.from({ length: 8 }, (_, row) => `store.mjs:${row}:1`);
    for (let count = 0; count < 6_000; count++) {
      now += 1_000;
      log.fault('store', { kind: 'Error', code: null, at });
    }
    const files = readdirSync(join(folder, 'log'));
    expect(files.toSorted()).toEqual(['dayang.1.log', 'dayang.2.log', 'dayang.3.log', 'dayang.log']);
    for (const name of files) expect(statSync(join(folder, 'log', name)).size).toBeLessThan(257 * 1024);
    // What is asked for goes on in the file before.
    const last = log.last(2_000);
    expect(last).toHaveLength(2_000);
    expect(last.map((line) => line.at)).toEqual(last.map((line) => line.at).toSorted());
    expect(last.at(-1)?.at).toBe(new Date(now).toISOString());
  });

  it('counts what comes again and again, instead of writing it', () => {
    let now = Date.UTC(2026, 10, 30);
    const log = openLog(() => now);
    for (let count = 0; count < 500; count++) log.write({ what: 'silent', process: 'store', isSilent: true });
    now += 60_000;
    log.write({ what: 'end' });
    const entries = log.last(1_000).map(({ entry }) => entry);
    expect(entries).toHaveLength(122);
    expect(entries.slice(-2)).toEqual([{ what: 'left-out', count: 380 }, { what: 'end' }]);
  });

  it('costs no work where it cannot be written', () => {
    writeFileSync(join(folder, 'log'), 'a file in its place');
    const log = openLog();
    expect(() => log.write({ what: 'end' })).not.toThrow();
    expect(log.last(5)).toEqual([]);
  });
});
