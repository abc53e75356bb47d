/** Writes operations and pictures to an edition and says of each when it is durable, until it is killed. */
import { randomFillSync } from 'node:crypto';

import { EditionFile } from '../../electron/store/edition-file.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';

/** A picture of some pages of SQLite's comes after so many operations. */
const PICTURE_AFTER = 8;
const PICTURE_BYTES = 30_000;

const [path = '', ...pictures] = process.argv.slice(2);
const file = EditionFile.open(path);
// As the store does it.
file.lying.bindLog();
for (let at = 0; ; at++) {
  const record = { ...emptyArticle(), banner: `第${at}条` };
  file.apply({
    id: newId<'operation'>(),
    step: newId<'step'>(),
    actor: 'test',
    at: '2024-03-08T00:00:00+08:00',
    label: 'test',
    patches: [{ kind: 'put', table: 'articles', id: record.id, record }],
  });
  process.stdout.write(`${record.id}\n`);
  if (pictures.length > 0 && at % PICTURE_AFTER === 0) {
    process.stdout.write(`picture ${file.addImage(randomFillSync(new Uint8Array(PICTURE_BYTES)))}\n`);
  }
}
