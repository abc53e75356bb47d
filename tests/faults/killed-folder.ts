/** Folds the log of an edition until it is killed, after so many turns or in the middle of one; says when it has all of it. */
import { EditionFile } from '../../electron/store/edition-file.ts';

const [path = '', turns = '0', now = '0'] = process.argv.slice(2);
const file = EditionFile.open(path);
file.lying.bindLog();
await file.verify();
const work = file.growth.folding(Number(now));
for (let turn = 0; turn < Number(turns); turn++) {
  if (work.next().done === true) {
    process.stdout.write('whole\n');
    break;
  }
}
process.kill(process.pid, 'SIGKILL');
