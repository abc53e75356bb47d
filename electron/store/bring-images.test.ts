import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ImageId, newId } from '../../shared/edition/ids.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { DayangError } from '../errors.ts';
import { bringImages } from './bring-images.ts';
import { EditionFile } from './edition-file.ts';

describe('pictures of copied blocks', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-bring-'));
  const [from, into] = [join(folder, 'from.dayang'), join(folder, 'into.dayang')];
  const [large, small] = [new Uint8Array(4096).fill(7), new Uint8Array([1, 2, 3])];
  const ids: ImageId[] = [];
  let target: EditionFile;
  beforeAll(() => {
    EditionFile.create(from, emptyEdition(1));
    EditionFile.create(into, emptyEdition(1));
    const source = EditionFile.open(from);
    ids.push(source.addImage(large, small), source.addImage(small));
    source.close();
    target = EditionFile.open(into);
  });
  afterAll(() => {
    target.close();
    chmodSync(folder, 0o700);
    rmSync(folder, { recursive: true, force: true });
  });

  it('are read of the file that they were copied of, which is closed by then, with what the screen shows', async () => {
    const unknown = newId<'image'>();
    expect(await bringImages(() => target, from, [...ids, unknown])).toEqual(ids);
    const [first = unknown, second = unknown] = ids;
    expect([target.image(first), target.preview(first)].map((bytes) => bytes?.length)).toEqual([4096, 3]);
    expect(target.preview(second)?.length).toBe(3);
    // It is let go of again.
    EditionFile.open(from).close();
  });

  it('are there already in the edition itself', async () => {
    expect(await bringImages(() => target, into, ids)).toEqual(ids);
  });

  it('are none where the file is gone', async () => {
    expect(await bringImages(() => target, join(folder, 'gone.dayang'), ids)).toEqual([]);
  });

  it('end where the edition is left meanwhile, and the file they are of is let go', async () => {
    let asked = 0;
    const left = () => {
      asked += 1;
      if (asked > 2) throw new DayangError('edition-left', { name: 'into.dayang' });
      return target;
    };
    await expect(bringImages(left, from, ids)).rejects.toThrow(expect.objectContaining({ code: 'edition-left' }));
    EditionFile.open(from).close();
  });
});
