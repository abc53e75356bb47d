/**
 * One run in a process of its own: `once dayang|typst compose|pdf TEXT FOLDER`. From a text file, a
 * paragraph a line, to composed pages, or to a PDF in the folder; prints the peak memory in kilobytes.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflate, digest, pdfFaces } from '../electron/export/pdf-parts.ts';
import { loadResources } from '../electron/resources.ts';
import { compose } from '../shared/compose/compose.ts';
import { writePages } from '../shared/pdf/page-file.ts';
import { compilePeer, openPeer, peerSource } from './peer.ts';
import { storyEdition } from './story-edition.ts';

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
  const resources = loadResources();
  const edition = storyEdition(text);
  // The face is opened first, as wherever the engine runs: its file's bytes need not outlive that.
  resources.fonts.get('serif')?.glyph(0x4e00);
  await new Promise((resolve) => setImmediate(resolve));
  const composed = compose(edition, resources);
  const filled = composed.pages.filter((page) => page.blocks.some((block) => block.kind === 'body' && block.lines > 0));
  if (work === 'compose') {
    let items = 0;
    for (const page of filled) {
      items += page.items.length;
      // As the exporter does between two pages: what nobody holds any longer may go.
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (items === 0) throw new Error('nothing was composed');
    return;
  }
  const faces = pdfFaces(resources.fonts);
  const at = '2024-03-08T00:00:00Z';
  const options = { standard: 'plain' as const, faces, images: new Map(), deflate, title: 'bench', at, digest };
  writeFileSync(join(folder, 'dayang.pdf'), writePages(filled, options));
}

function typst(): void {
  const compiler = openPeer();
  const document = compilePeer(compiler, peerSource(text));
  if (work === 'pdf') writeFileSync(join(folder, 'typst.pdf'), compiler.pdf(document));
}

if (engine === 'typst') typst();
else await dayang();
process.stdout.write(`${peakMemory()}\n`);
