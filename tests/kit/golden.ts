/** Golden pages: what a small page looks like, as lines of text and as a picture, reviewed by eye when it changes. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { expect } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { compose } from '../../shared/compose/compose.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { testResources } from './editions.ts';
import { linesOf } from './lines.ts';

const folder = fileURLToPath(new URL('../golden/pages', import.meta.url));
/** Pixels an inch of the pictures: enough to see a mark's place. */
const RESOLUTION = 110;
/** Mean difference of two pictures, 0 to 255, that another version of the rasteriser may make. */
const TOLERANCE = 2;

function round(value: number): string {
  return value.toFixed(2);
}

/** Lines of a page as text: block kind, baseline, where the line starts and ends, its words. */
function describeLines(edition: Edition, number: number, kinds: readonly string[]): string {
  const page = compose(edition, testResources()).pages.find((one) => one.number === number);
  if (page === undefined) throw new Error(`no page ${number}`);
  const rows = linesOf(page, kinds).map((line) => {
    const kind = page.blocks.find((block) => block.id === line.block)?.kind ?? '';
    return `${kind.padEnd(9)} y ${round(line.y)}  x ${round(line.x)} – ${round(line.end)}  ${line.text}`;
  });
  return `${rows.join('\n')}\n`;
}

type ImageBytes = (id: ImageId) => Uint8Array | undefined;

async function picture(edition: Edition, number: number, crop: Frame, imageBytes: ImageBytes): Promise<Buffer> {
  const work = mkdtempSync(join(tmpdir(), 'dayang-golden-'));
  try {
    const environment = { resources: testResources(), imageBytes };
    const { files } = await exportPages(
      // Small pages made for one rule each have headlines without stories, pictures to come and the like.
      {
        edition,
        pages: [number],
        folder: work,
        settings: { ...standardPreset('x4'), hasMarks: false },
        override: { reason: 'golden', by: 'test' },
      },
      environment,
    );
    // The sheet's corner lies the bleed outside the trim.
    const pixels = (points: number) => String(Math.round((points / 72) * RESOLUTION));
    const bleed = (3 * 72) / 25.4;
    execFileSync('pdftoppm', [
      '-png',
      '-gray',
      '-singlefile',
      '-r',
      String(RESOLUTION),
      '-x',
      pixels(crop.x + bleed),
      '-y',
      pixels(crop.y + bleed),
      '-W',
      pixels(crop.width),
      '-H',
      pixels(crop.height),
      files[0]?.path ?? '',
      join(work, 'page'),
    ]);
    return await sharp(join(work, 'page.png')).png({ compressionLevel: 9, palette: true, colours: 16 }).toBuffer();
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Mean difference of two pictures in grey, 0 to 255; 255 where they are of different sizes. */
export async function meanDifference(a: Buffer | string, b: Buffer): Promise<number> {
  const [one, two] = await Promise.all(
    [a, b].map((image) => sharp(image).greyscale().raw().toBuffer({ resolveWithObject: true })),
  );
  if (one === undefined || two === undefined) return 255;
  if (one.info.width !== two.info.width || one.info.height !== two.info.height) return 255;
  let sum = 0;
  for (let at = 0; at < one.data.length; at++) sum += Math.abs((one.data[at] ?? 0) - (two.data[at] ?? 0));
  return sum / one.data.length;
}

/**
 * Holds a page to its golden lines and picture. A picture that is not there yet is drawn, except in
 * CI; one that has rightly changed is deleted, drawn again and looked at.
 */
export async function expectGolden(
  name: string,
  edition: Edition,
  options: {
    readonly page?: number;
    readonly crop: Frame;
    readonly kinds?: readonly string[];
    /** Of pictures that are printed; absent, none is. */
    readonly imageBytes?: ImageBytes;
  },
): Promise<void> {
  const { page = 1, crop, kinds = ['body', 'headline', 'caption'], imageBytes = () => undefined } = options;
  await expect(describeLines(edition, page, kinds)).toMatchFileSnapshot(join(folder, `${name}.txt`));
  const drawn = await picture(edition, page, crop, imageBytes);
  const path = join(folder, `${name}.png`);
  if (!existsSync(path) && process.env['CI'] === undefined) {
    mkdirSync(folder, { recursive: true });
    await sharp(drawn).toFile(path);
  }
  expect(existsSync(path)).toBe(true);
  expect(await meanDifference(path, drawn)).toBeLessThan(TOLERANCE);
}
