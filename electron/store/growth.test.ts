import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { EditionFile } from './edition-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-growth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const path = join(folder, 'e.dayang');
const now = Date.parse('2024-04-01T00:00:00Z');

function apply(file: EditionFile, at: string, ...patches: Patch[]): string {
  const id = newId<'operation'>();
  file.apply({ id, step: newId<'step'>(), actor: '编辑', at, label: 'test', patches });
  return id;
}

beforeEach(() => {
  rmSync(path, { force: true });
  const edition = withArticle(emptyEdition(1), article(['东湖。']));
  EditionFile.create(path, { ...edition, edition: { ...edition.edition, date: '2024-03-08' } });
});

async function fold(file: EditionFile): Promise<void> {
  for (let left = 1; left > 0; ) left = await file.growth.fold(now);
}

describe('pictures that nothing names', () => {
  const put = (file: EditionFile, fill: number): Patch => {
    const id = file.addImage(new Uint8Array(400_000).fill(fill));
    return {
      kind: 'put',
      table: 'images',
      id,
      record: { id, name: '照片', mime: 'image/jpeg', width: 900, height: 700 },
    };
  };

  it('are those that were taken out, once no step of the log leads back to them', async () => {
    const first = EditionFile.open(path);
    const [used, gone, early] = [put(first, 1), put(first, 2), put(first, 3)];
    apply(first, '2024-03-07T20:00:00+08:00', used, gone);
    if (gone.kind !== 'put' || early.kind !== 'put') throw new Error('no picture');
    apply(first, '2024-03-07T21:00:00+08:00', { kind: 'remove', table: 'images', id: gone.id });
    // What was added since the file was opened may have its record on its way.
    expect((await first.growth.survey(now)).unused).toEqual([]);
    first.close();
    const file = EditionFile.open(path);
    const ids = async () => (await file.growth.survey(now)).unused.map(({ id }) => id);
    expect(await ids()).toEqual([early.id]);
    await fold(file);
    expect((await ids()).toSorted()).toEqual([gone.id, early.id].toSorted());
    // Before the edition is out nothing goes, and what is in use never.
    expect(file.growth.removeUnused([gone.id], Date.parse('2024-03-08T00:00:00Z'))).toEqual([]);
    const all = Object.values({ used, gone, early }).map((one) => (one.kind === 'put' ? one.id : ''));
    expect(file.growth.removeUnused(all, now)).toHaveLength(2);
    const before = statSync(path).size;
    expect(file.growth.shrink()).toBeLessThan(before);
    expect(statSync(path).size).toBeLessThan(before - 700_000);
    expect(file.verifyWhole()).toEqual([]);
    file.undo();
    file.redo();
    file.close();
    const again = EditionFile.open(path);
    expect(again.verifyWhole()).toEqual([]);
    expect(Object.keys(again.edition.images)).toHaveLength(1);
    again.close();
  });
});

describe('an operation that was folded', () => {
  it('is known by its id, and not done again', async () => {
    const file = EditionFile.open(path);
    const banner = (value: string): Patch => {
      const [story] = Object.keys(file.edition.articles);
      return { kind: 'set', table: 'articles', id: story ?? '', path: ['banner'], value };
    };
    const ids = ['一', '二', '三'].map((text) => apply(file, '2024-03-07T20:00:00+08:00', banner(text)));
    await fold(file);
    expect(file.steps()).toMatchObject([{ label: 'history.folded', seq: 3 }]);
    expect(file.known(ids)).toEqual(ids);
    const [first = ''] = ids;
    const again = { id: first, step: first, actor: '编辑', at: '2024-03-07T20:00:00+08:00', label: 'test' };
    file.apply({ ...again, patches: [banner('一')] });
    expect(Object.values(file.edition.articles)[0]?.banner).toBe('三');
    file.close();
  });
});
