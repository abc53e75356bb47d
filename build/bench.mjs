/** `npm run bench -- AREA [--json]`: runs bench/AREA.ts. */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { buildAll, root } from './build.mjs';
import { runNode24 } from './node24.mjs';

/** Files that benchmarks share: no areas of their own. */
const parts = [
  'report',
  'calibration',
  'once',
  'once-dayang',
  'peer',
  'story',
  'story-edition',
  'marked-story',
  'keys',
  'full-page',
  'starting',
  'memory',
  'face-edition',
  'even-pdf',
  'even-texts',
  'even-table',
  'safety-table',
  'typed-paper',
  'store-side',
  'typing-errors',
  'corpus',
  'boosted-trees',
  'judgement',
  'catalogue',
];

const [area = '', ...rest] = process.argv.slice(2);
const script = join(root, 'bench', `${area}.ts`);
if (area === '' || area.includes('/') || !existsSync(script)) {
  const areas = readdirSync(join(root, 'bench')).flatMap((name) => (name.endsWith('.ts') ? [name.slice(0, -3)] : []));
  process.stderr.write(
    `usage: npm run bench -- AREA [--json] [--record]\nareas: ${areas.filter((name) => !parts.includes(name) && !name.endsWith('.test')).join(', ')}\n`,
  );
  process.exit(2);
}
await buildAll((text) => process.stderr.write(`${text}\n`));
process.exitCode = await runNode24([script, ...rest]);
