/** Main's hold on the store, with a real store process that is killed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { imageIdOf } from '../../electron/pictures.ts';
import { forkedBy, type OpenLink } from '../../electron/services/link.ts';
import { StoreHost } from '../../electron/services/store-host.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Operation, Patch } from '../../shared/edition/operations.ts';
import { article, emptyEdition } from '../kit/editions.ts';

const script = fileURLToPath(new URL('../../electron/store/process.ts', import.meta.url));
const story = article(['昨晚，东湖的灯亮了。']);

function operation(label: string, patches: readonly Patch[]): Operation {
  return {
    id: newId<'operation'>(),
    step: label,
    actor: '编辑',
    at: '2024-03-08T20:00:00+08:00',
    label,
    patches: [...patches],
  };
}

describe('a store that dies', () => {
  let folder: string;
  let path: string;
  let host: StoreHost;
  let kill: () => void;
  let restarts: number;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'dayang-store-'));
    path = join(folder, 'a.dayang');
    EditionFile.create(path, emptyEdition(1));
    restarts = 0;
    const forked = forkedBy(process.execPath, process.env);
    const open: OpenLink = (file, flags, receiver) => {
      const link = forked(file, flags, receiver);
      kill = () => link.kill();
      return link;
    };
    host = new StoreHost(open, script, {
      onRestart: () => restarts++,
      onSilent: () => undefined,
      rescueFolder: '',
      person: () => 'test',
    });
  });
  afterEach(async () => {
    await host.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is given again what it had not acknowledged, in order, and takes it once', async () => {
    const { opening } = await host.open(path);
    const put: Patch = { kind: 'put', table: 'articles', id: story.id, record: story };
    const first = host.apply(opening, operation('收稿', [put]));
    const later = host.apply(opening, operation('改稿', [{ ...put, record: { ...story, dateline: '武汉' } }]));
    const refused = host.apply(opening, operation('删版', [{ kind: 'remove', table: 'pages', id: newId<'page'>() }]));
    kill();
    const outcome = refused.catch((error: unknown) => error);
    await Promise.all([first, later]);
    expect(await outcome).toBeInstanceOf(FailureError);
    const { edition } = await host.open(path);
    expect(edition.articles[story.id]?.dateline).toBe('武汉');
    const steps = await host.calls['history.list']({});
    expect(steps.map(({ label }) => label)).toEqual(['收稿', '改稿']);
    expect(restarts).toBe(1);
  });

  it('takes an operation for the edition it was made in, whichever is worked on, and for none that is closed', async () => {
    const other = join(folder, 'b.dayang');
    EditionFile.create(other, emptyEdition(1));
    const put: Patch = { kind: 'put', table: 'articles', id: story.id, record: story };
    const first = await host.open(path);
    const second = await host.open(other);
    expect(second.opening).not.toBe(first.opening);
    // Started again it has both open, and works on the one that was opened last.
    kill();
    await host.apply(first.opening, operation('收稿', [put]));
    expect((await host.calls['history.list']({})).length).toBe(0);
    expect((await host.calls['edition.stand']({ of: first.opening })).edition.articles[story.id]).toEqual(story);
    expect((await host.calls['edition.stand']({ of: second.opening })).edition.articles[story.id]).toBeUndefined();
    await host.leave(first.opening);
    const late = host.apply(first.opening, operation('晚到', [put]));
    await expect(late).rejects.toMatchObject({ code: 'edition-closed' });
    await expect(host.calls['edition.undo']({ of: first.opening })).rejects.toMatchObject({
      failure: { code: 'edition-closed' },
    });
    const again = await host.open(path);
    expect(again.opening).not.toBe(first.opening);
    expect(Object.keys(again.edition.articles)).toContain(story.id);
  });

  it('backs up what is worked on, and nothing that is only looked at', async () => {
    const copy = join(folder, 'copy');
    const { opening } = await host.open(path);
    expect(await host.calls['edition.back-up']({ of: opening, path: copy, unless: null })).toMatchObject({ path });
    // Open elsewhere, another edition is looked at in a copy, whose place is nothing to remember.
    const other = join(folder, 'b.dayang');
    EditionFile.create(other, emptyEdition(1));
    const elsewhere = EditionFile.open(other);
    const looked = await host.open(other);
    expect(looked.reading?.why).toBe('elsewhere');
    expect(await host.calls['edition.back-up']({ of: looked.opening, path: copy, unless: null })).toBeNull();
    elsewhere.close();
  });

  it('opens the edition again before it answers what is asked of it', async () => {
    await host.open(path);
    const bytes = Uint8Array.of(0xff, 0xd8, 1);
    expect(await host.calls['image.add']({ into: path, bytes, preview: null })).toBe(imageIdOf(bytes));
    kill();
    // Whether it is asked before its end is known or after, it is the same edition.
    const asked = host.calls['image.read']({ id: imageIdOf(bytes) });
    await asked.catch(() => undefined);
    expect([...((await host.calls['image.read']({ id: imageIdOf(bytes) })) ?? [])]).toEqual([...bytes]);
    expect(restarts).toBe(1);
  });

  it('keeps what was read for an edition in no other that is open by then', async () => {
    const other = join(folder, 'b.dayang');
    EditionFile.create(other, emptyEdition(1));
    await host.open(path);
    await host.open(other);
    const bytes = Uint8Array.of(0xff, 0xd8, 2);
    const refusal = { failure: { code: 'edition-left', zh: expect.stringContaining('a.dayang') } };
    await expect(host.calls['image.add']({ into: path, bytes, preview: null })).rejects.toMatchObject(refusal);
    await expect(host.calls['file.add']({ into: path, bytes })).rejects.toMatchObject(refusal);
    expect(await host.calls['image.read']({ id: imageIdOf(bytes) })).toBeNull();
    await host.open(path);
    await host.calls['image.add']({ into: path, bytes, preview: null });
    expect(await host.calls['image.read']({ id: imageIdOf(bytes) })).not.toBeNull();
  });
});
