/**
 * One run in a process of its own: `once dayang|typst compose|pdf TEXT FOLDER`. From a text file, a
 * paragraph a line, to composed pages, or to a PDF in the folder; prints the peak memory in kilobytes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Peak resident memory in kilobytes. Where the system tells it for this program alone, that is taken:
 * a child starts with its parent's peak as its own.
 */
function peakMemory(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const own = /^VmHWM:\s+(\d+) kB$/mu.exec(status);
  return own === null ? process.resourceUsage().maxRSS : Number(own[1]);
}

const [engine, work, path = '', folder = ''] = process.argv.slice(2);
const text = readFileSync(path, 'utf8').split('\n');

async function dayang(): Promise<void> {
  const { composeStory, writeStory } = await import('./once-dayang.ts');
  const composed = await composeStory(text, work === 'compose');
  if (work === 'pdf') writeFileSync(join(folder, 'dayang.pdf'), writeStory(composed));
}

async function typst(): Promise<void> {
  const { compilePeer, openPeer, peerSource } = await import('./peer.ts');
  const compiler = openPeer();
  const document = compilePeer(compiler, peerSource(text));
  if (work === 'pdf') writeFileSync(join(folder, 'typst.pdf'), compiler.pdf(document));
}

// Each loads its own code and no more.
const done = engine === 'typst' ? typst() : dayang();
done.then(() => process.stdout.write(`${peakMemory()}\n`));
