/**
 * What comes in: two hundred Word documents of 2,000 characters with a picture each, read as the import reads them and by
 * mammoth, which makes HTML of them, in turn, and dropped on the real window; and a thousand wires that come into the watched folder of the real window
 * while somebody types, beside the same typing without them.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mammoth from 'mammoth';
import sharp from 'sharp';
import { ImportReader } from '../electron/import/import-reader.ts';
import type { DayangWindow } from '../tests/e2e/window.ts';
import { documentRelations, documentXml, docx, para, picture, run } from '../tests/kit/documents.ts';
import { fullPage } from './full-page.ts';
import { bodyKeys, inWindows } from './keys.ts';
import { median, percentile, report, rounded, tenths } from './report.ts';
import { storyText } from './story.ts';

const DOCUMENTS = 200;
const CHARACTERS = 2_000;
/** What a reporter's telephone leaves of a picture that is put into a document, in pixels. */
const PICTURE = { width: 1_200, height: 800 };
const ROUNDS = 3;
/** Documents that warm both up and are not counted. */
const WARM_UP = 10;

const WIRES = 1_000;
const KEYS = 200;
const TURNS = 2;

const folder = mkdtempSync(join(tmpdir(), 'dayang-bench-import-'));

/** A picture of even gradients and some noise, as photographs are: a document’s own. */
function photo(at: number): Promise<Buffer> {
  const { width, height } = PICTURE;
  const samples = Buffer.alloc(width * height * 3);
  let state = at + 1;
  for (let index = 0; index < samples.length; index++) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    samples[index] = (((index / 3) % width) / 5 + (state >>> 27)) & 255;
  }
  return sharp(samples, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

async function documents(): Promise<string[]> {
  const paths: string[] = [];
  for (let at = 0; at < DOCUMENTS; at++) {
    const copy = storyText(CHARACTERS).map((text) => para(run(text)));
    const xml = documentXml(para(run(`来稿第${at}篇`)) + copy.join('') + para(picture('rId5')));
    const bytes = docx(xml, {
      'word/media/one.jpeg': new Uint8Array(await photo(at)),
      'word/_rels/document.xml.rels': documentRelations([['rId5', 'image', 'media/one.jpeg']]),
    });
    const path = join(folder, `来稿${at}.docx`);
    writeFileSync(path, bytes);
    paths.push(path);
  }
  return paths;
}

/** Milliseconds to read files one after another. */
async function timed(paths: readonly string[], read: (path: string) => Promise<unknown>): Promise<number> {
  const from = performance.now();
  for (const path of paths) await read(path);
  return performance.now() - from;
}

/** Milliseconds from the drop of all documents on the real window to their report. */
async function dropped(window: DayangWindow, paths: readonly string[]): Promise<number> {
  const from = performance.now();
  await window.dropFiles(paths);
  await window.page.getByTestId('import-report').waitFor({ timeout: 300_000 });
  return performance.now() - from;
}

async function readDocuments(paths: readonly string[]) {
  const reader = new ImportReader();
  const ours = (path: string) => reader.copy(path);
  const theirs = (path: string) => mammoth.convertToHtml({ path });
  const times = { ours: [] as number[], theirs: [] as number[] };
  try {
    await timed(paths.slice(0, WARM_UP), ours);
    await timed(paths.slice(0, WARM_UP), theirs);
    for (let round = 0; round < ROUNDS; round++) {
      times.ours.push(await timed(paths, ours));
      times.theirs.push(await timed(paths, theirs));
    }
  } finally {
    await reader.end();
  }
  return { ours: median(times.ours), theirs: median(times.theirs) };
}

function wire(at: number): string {
  const copy = storyText(600)
    .map((text) => `<p>${text}</p>`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?><nitf><head><docdata><doc-id id-string="w${at}" regsrc="江城社"/><urgency ed-urg="${(at % 8) + 1}"/></docdata></head><body><body.head><hedline><hl1>电讯第${at}条</hl1></hedline></body.head><body.content><p>第${at}条。</p>${copy}</body.content></body></nitf>`;
}

/** How long each composition since the last clearing took, in milliseconds, as the engine says. */
function compositions({ page }: DayangWindow): Promise<number[]> {
  return page.evaluate(() =>
    performance
      .getEntriesByName('composed')
      .flatMap((mark) => ('detail' in mark && typeof mark.detail === 'number' ? [mark.detail] : [])),
  );
}

/** Has the edition take what comes into a folder. */
async function watch(window: DayangWindow, wires: string): Promise<void> {
  await window.command('收稿夹');
  await window.answerDialog('showOpenDialog', wires);
  await window.page.getByRole('button', { name: '选择文件夹…' }).click();
  await window.page.getByTestId('watch-folder').getByText(wires).waitFor();
  await window.page.keyboard.press('Escape');
}

interface Typed {
  readonly compositions: readonly number[];
  readonly keys: readonly number[];
  /** From the first wire written to the last one listed, in milliseconds; 0 without wires. */
  readonly arrived: number;
}

async function typed(window: DayangWindow, name: string, hasWires: boolean): Promise<Typed> {
  const wires = join(folder, name);
  mkdirSync(wires);
  await watch(window, wires);
  const from = performance.now();
  if (hasWires) for (let at = 0; at < WIRES; at++) writeFileSync(join(wires, `${at}.xml`), wire(at));
  const listed = hasWires
    ? window.page
        .getByTestId('arrivals')
        .getByText(`${WIRES} 篇`, { exact: false })
        .first()
        .waitFor({ timeout: 300_000 })
        .then(() => performance.now() - from)
    : Promise.resolve(0);
  const keys = await bodyKeys(window, KEYS);
  const took = await compositions(window);
  return { compositions: took, keys, arrived: await listed };
}

try {
  const paths = await documents();
  const read = await readDocuments(paths);
  const drops: number[] = [];
  const quiet: Typed[] = [];
  const busy: Typed[] = [];
  const page = fullPage(storyText(3_000));
  await inWindows(async (measure) => {
    for (let turn = 0; turn < TURNS; turn++) {
      drops.push(await measure(`drop-${turn}`, page, (window) => dropped(window, paths)));
      quiet.push(await measure(`quiet-${turn}`, page, (window) => typed(window, `quiet-${turn}`, false)));
      busy.push(await measure(`wires-${turn}`, page, (window) => typed(window, `wires-${turn}`, true)));
    }
  });
  const figures = (turns: readonly Typed[]) => {
    const took = turns.flatMap((turn) => turn.compositions);
    const keys = turns.flatMap((turn) => turn.keys);
    return {
      compositions: took.length,
      compose_median_ms: rounded(percentile(took, 0.5)),
      compose_p95_ms: rounded(percentile(took, 0.95)),
      compose_p99_ms: rounded(percentile(took, 0.99)),
      key_median_ms: tenths(percentile(keys, 0.5)),
      key_p95_ms: tenths(percentile(keys, 0.95)),
    };
  };
  const [without, withWires] = [figures(quiet), figures(busy)];
  report('import', {
    docx200_ms: Math.round(read.ours),
    mammoth200_ms: Math.round(read.theirs),
    ratio_to_mammoth: rounded(read.ours / read.theirs),
    docx200_dropped_ms: Math.round(median(drops)),
    quiet: without,
    wires: withWires,
    wires1000_listed_ms: Math.round(median(busy.map(({ arrived }) => arrived))),
    compose_p99_ratio: rounded(withWires.compose_p99_ms / without.compose_p99_ms),
    key_p95_ratio: rounded(withWires.key_p95_ms / without.key_p95_ms),
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
