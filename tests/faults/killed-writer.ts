/** Writes operations to an edition and says of each when it is durable, until it is killed. */

import { EditionFile } from '../../electron/store/edition-file.ts';
import { emptyArticle } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';

const [path = '', bound] = process.argv.slice(2);
const file = EditionFile.open(path);
// As the store does it.
if (bound !== undefined) file.lying.bindLog();
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
}
