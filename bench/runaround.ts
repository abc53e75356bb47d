/**
 * Composing a full tabloid page with a picture whose outline text runs along, against the same page with text round the
 * picture's frame: from nothing, and with the picture moved by a row, as it is dragged. The two take turns.
 */
import { loadResources } from '../electron/resources.ts';
import { compose, createComposeCache } from '../shared/compose/compose.ts';
import type { ImageId } from '../shared/edition/ids.ts';
import { applyPatches } from '../shared/edition/operations.ts';
import { MOST_POINTS, OUTLINE_PARTS } from '../shared/edition/picture-outline.ts';
import type { Edition, Image, PhotoBlock } from '../shared/edition/records.ts';
import { fullPage } from './full-page.ts';
import { median, report, rounded } from './report.ts';
import { storyText } from './story.ts';

const RUNS = 201;
const WARM_UPS = 100;
const CHARACTERS = 6000;

/** A cut-out of so many corners: a figure with arms and a ragged edge. */
function figure(corners: number): number[] {
  return Array.from({ length: corners }, (_, at) => {
    const angle = (at / corners) * 2 * Math.PI;
    const reach = 0.32 + 0.1 * Math.cos(5 * angle) + (at % 2 === 0 ? 0.01 : 0);
    return [Math.cos(angle), Math.sin(angle)].map((part) => Math.round((0.5 + reach * part) * OUTLINE_PARTS));
  }).flat();
}

/** The full page with a picture in its photo's frame. */
function page(runaround: 'frame' | 'outline', corners: number): Edition {
  const edition = fullPage(storyText(CHARACTERS));
  const image: Image = {
    id: 'f'.repeat(64) as ImageId,
    name: 'figure.png',
    mime: 'image/png',
    width: 1000,
    height: 1000,
    outline: { by: 'alpha', contours: [figure(corners)] },
  };
  const photo = photoOf(edition);
  const story = edition.articles[photo.articleId];
  const photos = (story?.photos ?? []).map((one) => ({ ...one, imageId: image.id }));
  const record: PhotoBlock = runaround === 'outline' ? { ...photo, runaround } : photo;
  return applyPatches(edition, [
    { kind: 'put', table: 'images', id: image.id, record: image },
    { kind: 'set', table: 'articles', id: photo.articleId, path: ['photos'], value: photos },
    { kind: 'put', table: 'blocks', id: photo.id, record },
  ]).edition;
}

function photoOf(edition: Edition): PhotoBlock {
  const photo = Object.values(edition.blocks).find((block): block is PhotoBlock => block.kind === 'photo');
  if (photo === undefined) throw new Error('no photo');
  return photo;
}

const resources = loadResources();

function composed(edition: Edition, cache = createComposeCache()): number {
  const start = performance.now();
  for (const one of compose(edition, resources, cache).pages) if (one.items.length < 0) throw new Error('no items');
  return performance.now() - start;
}

/** Composes the page with its picture a row lower or higher each time. */
function dragged(edition: Edition): () => number {
  const cache = createComposeCache();
  compose(edition, resources, cache);
  const photo = photoOf(edition);
  let at = 0;
  return () => {
    const frame = { ...photo.frame, y: photo.frame.y + (at++ % 7) * 3 };
    const moved = applyPatches(edition, [
      { kind: 'set', table: 'blocks', id: photo.id, path: ['frame'], value: frame },
    ]).edition;
    return composed(moved, cache);
  };
}

/** Medians of two pieces of work that take turns, in milliseconds, and how the second compares. */
async function alternate(frame: () => number, outline: () => number) {
  const times: { frame: number[]; outline: number[] } = { frame: [], outline: [] };
  for (let run = -WARM_UPS; run < RUNS; run++) {
    const [a, b] = [frame(), outline()];
    await new Promise((resolve) => setImmediate(resolve));
    if (run < 0) continue;
    times.frame.push(a);
    times.outline.push(b);
  }
  const [a, b] = [median(times.frame), median(times.outline)];
  return { frame_ms: rounded(a), outline_ms: rounded(b), outline_to_frame: rounded(b / a) };
}

const USUAL = 300;
const figures: Record<string, Record<string, number>> = {};
for (const [name, corners] of [
  ['usual', USUAL],
  ['most', MOST_POINTS],
] as const) {
  const [frame, outline] = [page('frame', corners), page('outline', corners)];
  figures[`from_nothing_${name}`] = await alternate(
    () => composed(frame),
    () => composed(outline),
  );
  figures[`dragged_${name}`] = await alternate(dragged(frame), dragged(outline));
}
report('runaround', figures);
