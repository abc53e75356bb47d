import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { editIdentity } from '../../shared/edition/newspaper.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { Block } from '../../shared/edition/records.ts';
import { paperOf } from '../../shared/paper/carry.ts';
import { changeRows } from '../../tests/kit/changed-file.ts';
import { emptyEdition, pageOf } from '../../tests/kit/editions.ts';
import { DayangError } from '../errors.ts';
import { EditionFile } from './edition-file.ts';
import { makeFromPaper, makeNext, openToWork, savePaper } from './paper-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-paper-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const paper = join(folder, 'ours.dayang-paper');
const before = join(folder, 'before.dayang');

/** A box on page 2 that nobody has marked to stand. */
const box: Block = {
  ...{ id: newId<'block'>(), pageId: pageOf(emptyEdition(2), 2).id, order: 20, standOff: 4 },
  ...{ kind: 'advert', advertiser: '江城书店', imageId: null, frame: { x: 100, y: 700, width: 200, height: 100 } },
};

function change(file: EditionFile, label: string, patches: readonly Patch[]): void {
  const at = new Date().toISOString();
  file.apply({ id: newId<'operation'>(), step: newId<'step'>(), actor: 'test', at, label, patches: [...patches] });
}

beforeAll(() => {
  EditionFile.create(paper, paperOf(emptyEdition(2)), { kind: 'paper' });
  makeFromPaper(paper, before, {});
});

describe('a newspaper’s file', () => {
  it('is named as what it is where an edition is wanted', () => {
    const told = expect.objectContaining({
      code: 'paper-not-edition',
      message: expect.stringContaining(`--paper ${paper}`),
    });
    expect(() => EditionFile.openToRead(paper)).toThrow(told);
  });

  it('is changed in place, step by step, for the editions made of it from then on', () => {
    const file = openToWork(paper);
    expect(file.kind).toBe('paper');
    const box2 = { ...box, pageId: pageOf(file.edition, 2).id };
    change(file, 'edition.identity', editIdentity(file.edition, { publication: '江城晚报' }));
    change(file, 'block.insert', [{ kind: 'put', table: 'blocks', id: box2.id, record: box2 }]);
    change(file, 'edition.identity', editIdentity(file.edition, { publication: '江城早报' }));
    expect(file.undo()?.label).toBe('edition.identity');
    file.close();
    const again = openToWork(paper);
    expect([again.edition.edition.publication, again.history().redo]).toEqual(['江城晚报', 'edition.identity']);
    const { edition, left } = makeNext(again, join(folder, 'open.dayang'), {});
    again.close();
    expect(left).toEqual([]);
    expect(edition.edition.publication).toBe('江城晚报');
    expect(edition.blocks[box.id]).toMatchObject({ standing: { until: null } });
    const after = makeFromPaper(paper, join(folder, 'after.dayang'), {}).edition;
    expect(after.blocks[box.id]).toEqual(edition.blocks[box.id]);
    const old = EditionFile.openToRead(before);
    expect(old.edition.edition.publication).toBe('东湖日报');
    old.close();
  });

  it('keeps what was placed in it where it is saved under another name', () => {
    const [file, copy] = [openToWork(paper), join(folder, 'copy.dayang-paper')];
    savePaper(file, copy);
    file.close();
    const copied = openToWork(copy);
    expect(copied.edition.blocks[box.id]).toBeDefined();
    copied.close();
  });

  it('is as good an edition to open as one, and told from it', () => {
    const file = openToWork(before);
    expect(file.kind).toBe('edition');
    file.close();
    for (const [path, wanted] of [
      [paper, 'edition'],
      [before, 'paper'],
    ] as const) {
      expect(() => EditionFile.open(path, wanted)).toThrow(DayangError);
    }
  });

  it('is not opened where its records do not agree', () => {
    const damaged = join(folder, 'damaged.dayang-paper');
    copyFileSync(paper, damaged);
    changeRows(damaged, (database) => {
      database.exec(`UPDATE page SET number = 9, record = json_set(record, '$.number', 9) WHERE number = 2`);
    });
    expect(() => openToWork(damaged)).toThrow(expect.objectContaining({ code: 'paper-damaged' }));
  });
});
