/**
 * `npm run soak`: the properties of all that comes in, over as many files as are promised: 5,000 random documents and tables a
 * format accounted for, 20,000 damaged ones a format read or refused. Takes the better part of an hour.
 */
import { join } from 'node:path';
import { root } from './build.mjs';
import { runNode24 } from './node24.mjs';

const files = ['accounting', 'damaged'].map((name) => `tests/properties/${name}.test.ts`);
const env = { ACCOUNTS: '5000', DAMAGED: '20000', ...process.env };
process.exitCode = await runNode24(
  [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit', ...files, ...process.argv.slice(2)],
  { cwd: root, env },
);
