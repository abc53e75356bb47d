/** What this machine has written down is there after the end of whoever wrote it, and belongs to one file alone. */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { identityOf } from '../../electron/file-identity.ts';
import { type Journal, Journals, type OpenedFile } from '../../electron/journal.ts';
import type { Operation } from '../../shared/edition/operations.ts';
import { Dice } from '../kit/dice.ts';
import { mountSmall, unmount } from '../kit/disks.ts';

const writer = fileURLToPath(new URL('./killed-journal.ts', import.meta.url));

function operation(id: string, label = 'edit.body'): Operation {
  return { id, step: id, actor: '编辑', at: '2024-03-08T20:00:00+08:00', label, patches: [] };
}

const nobody = () => false;
let folder: string;
let journals: Journals;
let edition: OpenedFile;
let open: Journal[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-journal-'));
  mkdirSync(join(folder, 'kept'));
  journals = new Journals(join(folder, 'kept'));
  const path = join(folder, 'one.dayang');
  writeFileSync(path, 'one');
  edition = { path, file: { id: 'a', identity: identityOf(path) } };
  open = [];
});
afterEach(() => {
  for (const journal of open) journal.end();
  rmSync(folder, { recursive: true, force: true });
});

function begin(opening: string, of = edition): Journal {
  const journal = journals.begin(opening, of);
  open.push(journal);
  return journal;
}

const left = (of = edition) => journals.leftBehind(of, nobody).held.map(({ operation: { id } }) => id);

describe('a journal', () => {
  it('says what is not in the file yet, in its order, and nothing once all of it is', () => {
    const journal = begin('first');
    for (const id of ['1', '2', '3']) journal.hold([operation(id)], null);
    expect(left()).toEqual(['1', '2', '3']);
    journal.settle(['2']);
    // What is held once more holds as it is now, behind the others.
    journal.hold([operation('1', 'import.copy')], '2');
    expect(journals.leftBehind(edition, nobody).held).toMatchObject([
      { operation: { id: '3' }, after: null },
      { operation: { id: '1', label: 'import.copy' }, after: '2' },
    ]);
    journal.settle(['1', '3']);
    expect(left()).toEqual([]);
    journal.hold([operation('4')], null);
    expect(left()).toEqual(['4']);
    journal.settle(['4']);
    journal.end();
    expect(readdirSync(join(folder, 'kept'))).toEqual([]);
  });

  it('keeps the place of what waited when that is sent, and has what is sent before what is done after it', () => {
    const journal = begin('first');
    for (const id of ['1', '2', '3']) journal.hold([operation(id)], null);
    journal.send(operation('1'), null);
    journal.holdSent();
    expect(left()).toEqual(['1', '2', '3']);
    // What is done meanwhile is held before the turn of what is sent has come.
    journal.send(operation('4'), null);
    expect(journal.held.map(({ operation: { id } }) => id)).toEqual(['1', '2', '3', '4']);
    journal.hold([operation('5')], null);
    journal.holdSent();
    expect(left()).toEqual(['1', '2', '3', '4', '5']);
    // One that the store has at once is never written.
    journal.send(operation('6'), null);
    journal.settle(['6', '2']);
    journal.holdSent();
    expect(left()).toEqual(['1', '3', '4', '5']);
    // Nor is one lost that was sent in the moment of leaving.
    journal.send(operation('7'), null);
    journal.end();
    expect(left()).toEqual(['1', '3', '4', '5', '7']);
  });

  it('tells what an edition lacks by the last that is in it, whose answer may not have come', () => {
    const journal = begin('first');
    for (const id of ['1', '2', '3']) journal.hold([operation(id)], null);
    journal.send(operation('4'), null);
    const lacking = (tip: string | null) => journal.heldAfter(tip).map((held) => held.operation.id);
    expect([lacking(null), lacking('before'), lacking('2'), lacking('4')]).toEqual([
      ['1', '2', '3', '4'],
      ['1', '2', '3', '4'],
      ['3', '4'],
      [],
    ]);
  });

  it.each(Array.from({ length: 150 }, (_, at) => at + 1))(
    'has all in its order whenever it is read: evening %i',
    (seed) => {
      const dice = new Dice(seed);
      const journal = begin(`evening ${seed}`);
      // As a window's outbox does it: the first is on its way, what is done meanwhile waits, and what was taken or refused is gone.
      let waiting: Operation[] = [];
      let written = new Set<string>();
      let done = 0;
      let isSent = false;
      const drop = (): readonly string[] => {
        const gone = waiting.slice(0, 1).map(({ id }) => id);
        waiting = waiting.slice(1);
        isSent = false;
        return gone;
      };
      const write = (operations: readonly Operation[]) => {
        journal.hold(operations, null);
        written = new Set(waiting.map(({ id }) => id));
      };
      const events = {
        do: () => {
          const next = operation(`${++done}`);
          waiting.push(next);
          if (waiting.length > 1) write([next]);
          else events.send();
        },
        send: () => {
          if (!isSent && waiting[0] !== undefined) journal.send(waiting[0], null);
          isSent = waiting.length > 0;
        },
        turn: () => {
          journal.holdSent();
          for (const held of journal.held) written.add(held.operation.id);
        },
        fail: () => {
          events.turn();
          isSent = false;
        },
        take: () => {
          if (isSent) journal.settle(drop());
        },
        refuse: () => {
          if (!isSent) return;
          const gone = drop();
          waiting = waiting.map((one) => ({ ...one, label: 'carried over' }));
          if (waiting.length > 0) write(waiting);
          journal.settle(gone);
        },
      };
      for (let event = 0; event < 25; event++) {
        dice.of([
          events.do,
          events.do,
          events.send,
          events.send,
          events.turn,
          events.take,
          events.fail,
          events.refuse,
        ])();
        const { held } = journals.leftBehind(edition, nobody);
        expect(held.map((one) => one.operation)).toEqual(waiting.filter(({ id }) => written.has(id)));
      }
    },
  );

  it('grows beyond the room it has at first, and is written anew once it is large', () => {
    const journal = begin('first');
    const long = 'x'.repeat(60);
    const large = {
      ...operation('large'),
      patches: [{ kind: 'remove', table: 'pages', id: long }],
    } satisfies Operation;
    for (let at = 0; at < 20_000; at++) {
      journal.hold([{ ...large, id: `${at}` }], null);
      if (at >= 3) journal.settle([`${at - 3}`]);
    }
    expect(left()).toEqual(['19997', '19998', '19999']);
    const [name = ''] = readdirSync(join(folder, 'kept'));
    expect(readFileSync(join(folder, 'kept', name)).length).toBeLessThan(6 * 2 ** 20);
  });

  it('is read up to the record that was being written, whatever stands there', () => {
    const journal = begin('first');
    for (const id of ['1', '2', '3']) journal.hold([operation(id)], null);
    journal.end();
    const [name = ''] = readdirSync(join(folder, 'kept'));
    const path = join(folder, 'kept', name);
    const bytes = readFileSync(path);
    const third = bytes.indexOf('"id":"3"');
    for (const damage of [0x00, 0xff]) {
      writeFileSync(path, bytes.fill(damage, third, third + 1));
      expect(left()).toEqual(['1', '2']);
    }
    writeFileSync(path, bytes.subarray(0, third));
    expect(left()).toEqual(['1', '2']);
    writeFileSync(path, 'not a journal');
    expect(left()).toEqual([]);
  });

  it('is of the file it was written for, wherever that is moved to, and of no copy beside it', () => {
    begin('first').hold([operation('1')], null);
    const copy = join(folder, 'copy.dayang');
    copyFileSync(edition.path, copy);
    expect(left({ path: copy, file: { id: 'a', identity: identityOf(copy) } })).toEqual([]);
    const moved = join(folder, 'moved.dayang');
    renameSync(edition.path, moved);
    expect(left({ path: moved, file: { id: 'a', identity: identityOf(moved) } })).toEqual(['1']);
    // Moved to another disk it is another file there, and the one it was is gone.
    rmSync(moved);
    expect(left({ path: copy, file: { id: 'a', identity: identityOf(copy) } })).toEqual(['1']);
    expect(left({ path: copy, file: { id: 'b', identity: identityOf(copy) } })).toEqual([]);
  });

  it('is let go of once another has taken it over', () => {
    const first = begin('first');
    first.hold([operation('1')], null);
    first.end();
    const { held, letGo } = journals.leftBehind(edition, nobody);
    begin('second').hold(
      held.map((one) => one.operation),
      null,
    );
    letGo();
    expect(left()).toEqual(['1']);
    expect(journals.leftBehind(edition, (opening) => opening === 'second').held).toEqual([]);
  });

  it('has all that was written down when its writer is killed', async () => {
    const said = await new Promise<string>((resolve, reject) => {
      const child = spawn(process.execPath, [writer, join(folder, 'kept'), edition.path], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      let words = '';
      child.stdout.on('data', (bytes) => {
        words += bytes;
        if (words.split('\n').length > 400) child.kill('SIGKILL');
      });
      child.once('error', reject);
      child.once('close', () => resolve(words));
    });
    const written = said.split('\n').slice(0, -1);
    expect(written.length).toBeGreaterThanOrEqual(400);
    const odd = written.filter((_, at) => at % 2 === 1);
    const there = new Set(left({ path: edition.path, file: { id: 'a', identity: '1 1' } }));
    for (const id of odd) expect(there).toContain(id);
  });
});

const disk = mountSmall('1m');
afterAll(() => unmount(disk));

describe.skipIf(disk === null)('a journal on a full disk (skipped where file systems cannot be mounted)', () => {
  it('has room of its own, says when that is used up, and is whole again once there is more', () => {
    const full = new Journals(join(disk ?? '', 'kept'));
    const journal = full.begin('first', edition);
    open.push(journal);
    const filler = join(disk ?? '', 'filler');
    expect(() => {
      for (;;) writeFileSync(filler, Buffer.alloc(4096, 1), { flag: 'a' });
    }).toThrow();
    let count = 0;
    for (; journal.isWhole && count < 10_000; count++) journal.hold([operation(`${count}`)], null);
    expect(count).toBeGreaterThan(500);
    expect(count).toBeLessThan(10_000);
    expect(journal.held).toHaveLength(count);
    rmSync(filler);
    journal.hold([operation('last')], null);
    expect(journal.isWhole).toBe(true);
    expect(full.leftBehind(edition, nobody).held).toHaveLength(count + 1);
    expect(existsSync(filler)).toBe(false);
  });
});
