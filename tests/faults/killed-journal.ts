/** Writes operations down in a journal and says of each when it is, until it is killed. */
import { Journals } from '../../electron/journal.ts';

const [folder = '', path = ''] = process.argv.slice(2);
const journal = new Journals(folder).begin('killed', { path, file: { id: 'a', identity: '1 1' } });
for (let at = 0; ; at++) {
  const id = `operation-${at}`;
  const made = { id, step: id, actor: '编辑', at: '2024-03-08T20:00:00+08:00', label: 'edit.body', patches: [] };
  journal.hold([made], null);
  // Every other one is in the file at once, and needs no keeping.
  if (at % 2 === 1) journal.settle([`operation-${at - 1}`]);
  process.stdout.write(`${id}\n`);
}
