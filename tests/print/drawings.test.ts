/** Drawings and codes as others read them: outlines, their inks on their plates, a code that scans. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import { readArtwork } from '../../electron/import/artwork.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { newId } from '../../shared/edition/ids.ts';
import { drawNameplate } from '../../shared/edition/nameplates.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import { blocksOnPage } from '../../shared/edition/selectors.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { emptyEdition, pageOf, testResources, withBlocks } from '../kit/editions.ts';
import { platesOf } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

const address = 'https://jiangcheng.example/2024/03/08';
const drawing = readArtwork(
  '江城.svg',
  new TextEncoder().encode(
    '<svg viewBox="0 0 400 100"><path fill="#f00" d="M0 0H180V100H0Z"/><path fill="#000" d="M220 0H290V100H220Z"/><path fill="none" stroke="#00f" stroke-width="10" d="M310 10L390 90"/></svg>',
  ),
).artwork;

/** A page with a drawn nameplate, its red printed in a spot ink, and a code. */
function made(): { readonly edition: Edition; readonly name: Frame; readonly code: Frame } {
  const bare = applyPatches(emptyEdition(), [
    { kind: 'put', table: 'artwork', id: drawing.id, record: drawing },
  ]).edition;
  const swatches = [
    { id: 'gold', name: 'Gold', kind: 'spot' as const, cmyk: [0, 0.2, 0.6, 0.2] as [number, number, number, number] },
  ];
  const edition = { ...bare, edition: { ...bare.edition, swatches } };
  const page = pageOf(edition, 1);
  const typed = blocksOnPage(edition, page.id).find(
    (block): block is Block & { kind: 'nameplate' } => block.kind === 'nameplate',
  );
  if (typed === undefined) throw new Error('no nameplate');
  const drawn = { ...typed, artworkId: drawing.id, inks: { '#ff0000': 'gold' } };
  const whole = applyPatches(edition, drawNameplate(edition, drawn, drawing)).edition;
  const code = { x: 100, y: 400, width: 80, height: 80 };
  const qr: Block = {
    id: newId<'block'>(),
    pageId: page.id,
    order: 500,
    kind: 'qr',
    text: address,
    level: 'M',
    standOff: 4,
    frame: code,
  };
  const name = whole.blocks[typed.id]?.frame;
  if (name === undefined) throw new Error('no frame');
  return { edition: withBlocks(whole, [qr]), name, code };
}

const canScan = hasProgram('zbarimg', '--version');

describe('a page with drawings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-drawings-'));
  const { edition, name, code } = made();
  let path = '';
  /** From the sheet's corner to the page's: the bleed, in points. */
  const BLEED = (3 * 72) / 25.4;
  beforeAll(async () => {
    const settings = { ...standardPreset('x4'), hasMarks: false };
    const { files, findings } = await exportPages(
      { edition, pages: [1], folder, settings, override: null },
      { resources: testResources(), imageBytes: () => undefined },
    );
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    path = files[0]?.path ?? '';
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is sound, and has no pictures', () => {
    execFileSync('qpdf', ['--check', path]);
    const listed = execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' });
    expect(listed.trim().split('\n')).toHaveLength(2);
    expect(execFileSync('mutool', ['info', path], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })).not.toMatch(
      /error|warning/iu,
    );
  });

  it('puts each colour on its own plates, and black on black alone', async () => {
    const plates = await platesOf(path, 72);
    const inkAt = (plate: string, x: number, y: number) => {
      const found = plates.get(plate);
      if (found === undefined) return null;
      return found.ink[Math.round(y + BLEED) * found.width + Math.round(x + BLEED)];
    };
    const at = (across: number, down: number) => {
      const [x, y] = [name.x + (name.width * across) / 400, name.y + (name.height * down) / 100];
      return ['Cyan', 'Magenta', 'Yellow', 'Black', 'Gold'].map(
        (plate) => Math.round(((inkAt(plate, x, y) ?? 0) / 255) * 10) / 10,
      );
    };
    expect(at(90, 50)).toEqual([0, 0, 0, 0, 1]);
    expect(at(255, 50)).toEqual([0, 0, 0, 1, 0]);
    expect(at(350, 50)).toEqual([1, 1, 0, 0, 0]);
    expect(at(200, 50)).toEqual([0, 0, 0, 0, 0]);
    // A finder pattern's corner, inside the quiet zone.
    const { size, quiet } = { size: 80 / (29 + 8), quiet: 4 };
    const corner = code.x + (quiet + 0.5) * size;
    expect(
      ['Cyan', 'Magenta', 'Yellow', 'Black'].map(
        (plate) => (inkAt(plate, corner, code.y + (quiet + 0.5) * size) ?? 0) > 200,
      ),
    ).toEqual([false, false, false, true]);
  });

  it.skipIf(!canScan)('has a code that scans (skipped without zbarimg)', () => {
    const picture = join(folder, 'page');
    execFileSync('pdftoppm', ['-r', '200', '-png', '-gray', '-singlefile', path, picture]);
    expect(
      execFileSync('zbarimg', ['-q', '--raw', `${picture}.png`], {
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim(),
    ).toBe(address);
  });
});
