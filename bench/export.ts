/**
 * Exporting. A story of 100,000 characters as PDF, against Typst: the same text, font and page, the two
 * taking turns. Then an edition of 32 pages with 60 photos of 12 megapixels as PDF/X-4, by the command
 * line in a process of its own: seconds a page and peak memory, reported and held to nothing.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { deflate, digest, pdfFaces } from '../electron/export/pdf-parts.ts';
import { loadResources } from '../electron/resources.ts';
import { EditionFile } from '../electron/store/edition-file.ts';
import { compose } from '../shared/compose/compose.ts';
import { emptyArticle } from '../shared/edition/create.ts';
import { gridFrame } from '../shared/edition/formats.ts';
import { type ImageId, newId } from '../shared/edition/ids.ts';
import type { Patch } from '../shared/edition/operations.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import { type PdfOptions, writeForScreen, writePages } from '../shared/pdf/page-file.ts';
import { compilePeer, installPeer, openPeer, peerSource, peerVersion } from './peer.ts';
import { median, report, rounded } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition } from './story-edition.ts';

const RUNS = 15;
/** Runs that are not counted: compilers and caches warm up. */
const WARM_UPS = 5;
const CHARACTERS = 100_000;
const PAGES = 32;
const PHOTOS = 60;

interface Written {
  readonly ms: number;
  readonly bytes: number;
}

function timed(write: () => Uint8Array): Written {
  const start = performance.now();
  const { length } = write();
  return { ms: performance.now() - start, bytes: length };
}

/** The story as PDF by both, and tagged for screens by us. */
async function againstPeer() {
  const text = storyText(CHARACTERS);
  const resources = loadResources();
  const edition = storyEdition(text);
  const composed = compose(edition, resources);
  const pages = composed.pages.filter((page) => page.blocks.some((block) => block.kind === 'body' && block.lines > 0));
  // Both start from pages that are laid out: the peer's are, once it has compiled.
  const laidOut = pages.map((page) => ({ ...page, items: page.items }));
  const options: PdfOptions = {
    standard: 'plain',
    faces: pdfFaces(resources.fonts),
    images: new Map(),
    deflate,
    digest,
    title: 'bench',
    at: '2024-03-08T00:00:00Z',
  };
  const compiler = openPeer();
  const document = compilePeer(compiler, peerSource(text));
  const dayang: Written[] = [];
  const tagged: Written[] = [];
  const typst: Written[] = [];
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const one = timed(() => writePages(laidOut, options));
    const other = timed(() => compiler.pdf(document));
    const third = timed(() => writeForScreen(laidOut, { edition, composed }, { ...options, standard: 'screen' }));
    await new Promise((resolve) => setImmediate(resolve));
    if (run < 0) continue;
    dayang.push(one);
    typst.push(other);
    tagged.push(third);
  }
  const middle = (runs: readonly Written[]) => ({ ms: median(runs.map(({ ms }) => ms)), bytes: runs[0]?.bytes ?? 0 });
  return { dayang: middle(dayang), tagged: middle(tagged), typst: middle(typst) };
}

const WIDTH = 4000;
const HEIGHT = 3000;
/** Shapes are drawn at a fifth of the size and enlarged: soft, as lenses are, and quickly drawn. */
const SOFT = 5;

/** A camera's noise, for all photos. */
const noise = await sharp({
  create: {
    width: WIDTH,
    height: HEIGHT,
    channels: 3,
    background: '#808080',
    noise: { type: 'gaussian', mean: 128, sigma: 12 },
  },
})
  .png({ compressionLevel: 1 })
  .toBuffer();

/** A photo of 12 megapixels, no two of them alike: soft shapes with a camera's noise. */
async function photo(seed: number): Promise<Uint8Array> {
  const hue = (seed * 47) % 360;
  const [width, height] = [WIDTH / SOFT, HEIGHT / SOFT];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="hsl(${hue},60%,70%)"/><stop offset="1" stop-color="hsl(${(hue + 120) % 360},70%,15%)"/></linearGradient></defs>
    <rect width="100%" height="100%" fill="url(#g)"/>
    <circle cx="${(seed * 613) % width}" cy="${(seed * 331) % height}" r="140" fill="hsl(${(hue + 200) % 360},80%,55%)"/></svg>`;
  const shapes = await sharp(Buffer.from(svg)).resize(WIDTH, HEIGHT).removeAlpha().raw().toBuffer();
  const image = sharp(shapes, { raw: { width: WIDTH, height: HEIGHT, channels: 3 } });
  return new Uint8Array(
    await image
      .composite([{ input: noise, blend: 'soft-light' }])
      .jpeg({ quality: 90 })
      .toBuffer(),
  );
}

/** An edition with pictures: two or so on a page, above columns of text. */
async function pictureEdition(path: string): Promise<void> {
  const bare = storyEdition(storyText(PAGES * 4_000), PAGES);
  EditionFile.create(path, bare);
  const file = EditionFile.open(path);
  try {
    const pages = pagesInOrder(bare);
    for (let at = 0; at < PHOTOS; at++) {
      const page = pages[at % PAGES];
      if (page === undefined) break;
      const imageId: ImageId = file.addImage(await photo(at));
      const photoId = newId<'photo'>();
      const article = { ...emptyArticle(), photos: [{ id: photoId, imageId, caption: '', credit: '' }] };
      const id = newId<'block'>();
      const frame = gridFrame(page.grid, (at < PAGES ? 0 : 3) % page.grid.columns, 3, at < PAGES ? 0 : 40, 24);
      const patches: Patch[] = [
        {
          kind: 'put',
          table: 'images',
          id: imageId,
          record: { id: imageId, name: `${at}.jpg`, mime: 'image/jpeg', width: WIDTH, height: HEIGHT },
        },
        { kind: 'put', table: 'articles', id: article.id, record: article },
        {
          kind: 'put',
          table: 'blocks',
          id,
          record: {
            id,
            pageId: page.id,
            order: 20 + at,
            kind: 'photo',
            articleId: article.id,
            photoId,
            frame,
            standOff: 6,
          },
        },
      ];
      file.apply({
        id: newId<'operation'>(),
        step: newId<'operation'>(),
        actor: 'bench',
        at: '2024-03-08T00:00:00Z',
        label: 'block.setting',
        patches,
      });
    }
    if (Object.keys(file.edition.images).length !== PHOTOS) throw new Error('photos are missing');
  } finally {
    file.close();
  }
}

interface Exported {
  readonly seconds: number;
  readonly peakKb: number;
}

/** Exports by the command line; its peak memory is read as it runs, as its children could hide it at the end. */
function exportOnce(path: string, out: string): Promise<Exported> {
  const main = fileURLToPath(new URL('../electron/cli/main.ts', import.meta.url));
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'export', path, '--out', out, '--override', 'bench'],
    { stdio: ['ignore', 'ignore', 'inherit'] },
  );
  let peakKb = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakKb = Math.max(peakKb, Number(/^VmHWM:\s+(\d+) kB$/mu.exec(status)?.[1] ?? 0));
    } catch {
      // It has just ended.
    }
  }, 100);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - start) / 1000;
      if (code === 0) resolve({ seconds, peakKb });
      else reject(new Error(`the export ended with ${code}`));
    });
  });
}

installPeer();
const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));
try {
  const { dayang, tagged, typst } = await againstPeer();
  const path = join(work, 'pictures.dayang');
  await pictureEdition(path);
  const { seconds, peakKb } = await exportOnce(path, join(work, 'out'));
  report(
    'export',
    {
      ratios: {
        pdf_time_100k: rounded(dayang.ms / typst.ms),
        pdf_size_100k: rounded(dayang.bytes / typst.bytes),
        tagged_time_100k: rounded(tagged.ms / typst.ms),
        tagged_size_100k: rounded(tagged.bytes / typst.bytes),
      },
      seconds_per_page: rounded(seconds / PAGES),
      peak_mb: Math.round(peakKb / 1024),
      dayang_ms: rounded(dayang.ms),
      typst_ms: rounded(typst.ms),
      dayang_kb: Math.round(dayang.bytes / 1024),
      typst_kb: Math.round(typst.bytes / 1024),
    },
    { typst: `${peerVersion()} (typst-ts-node-compiler)` },
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
