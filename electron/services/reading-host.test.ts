import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forkedBy, type OpenLink } from './link.ts';
import { ReadingHost } from './reading-host.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-reading-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The reading process itself, which ends like one that ran out of memory when it is to read a picture of that name. */
const endingAt =
  (name: string, ended: string[]): OpenLink =>
  (script, flags, receiver) => {
    const link = forkedBy(process.execPath, process.env)(script, flags, receiver);
    return {
      ...link,
      send: (request) => {
        link.send(request);
        if (!JSON.stringify(request.input).includes(name)) return;
        ended.push(name);
        link.kill();
      },
    };
  };

const script = join(import.meta.dirname, '..', 'reading', 'process.ts');

describe('a file that brings the reading process down', () => {
  it('is named, and costs no other that is read at the same time', async () => {
    const ended: string[] = [];
    const readers = new ReadingHost(endingAt('bad.jpg', ended), script);
    const [table, picture] = [join(folder, 'table.csv'), join(folder, 'bad.jpg')];
    writeFileSync(table, '项目,数量\n甲,1\n');
    writeFileSync(picture, 'no picture');
    try {
      const [read, refused] = await Promise.allSettled([
        readers.calls.table({ path: table }),
        readers.calls.photo({ path: picture }),
      ]);
      expect(read).toMatchObject({ status: 'fulfilled' });
      expect(refused).toMatchObject({ status: 'rejected', reason: { code: 'reading-ended' } });
      expect(refused).toMatchObject({ reason: { message: expect.stringContaining('bad.jpg') } });
      // Read with others it may be either that did it: by itself it is known.
      expect(ended.length).toBeGreaterThan(0);
    } finally {
      readers.end();
    }
  });

  it('is not read again where nobody wants it any more', async () => {
    const ended: string[] = [];
    const readers = new ReadingHost(endingAt('bad.jpg', ended), script);
    const controller = new AbortController();
    const read = readers.calls.photo({ path: join(folder, 'bad.jpg') }, { signal: controller.signal });
    controller.abort();
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
    readers.end();
  });
});
