/** Adverts as PDF placed whole, held against what other programs read in the pages they stand on; skipped without these. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { exportPages } from '../../electron/export/export-pages.ts';
import type { PhotoFile } from '../../electron/import/photo.ts';
import { readAdvertFile } from '../../electron/import/placed/read-advert.ts';
import { writeTiff } from '../../electron/tiff-file.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { type Frame, mm } from '../../shared/edition/units.ts';
import { withAdvert } from '../kit/adverts.ts';
import { testResources } from '../kit/editions.ts';
import { pdfOfPage, pdfStream } from '../kit/pdf-files.ts';
import { platesOf, withPdfJs } from '../kit/printed.ts';
import { hasProgram } from '../kit/programs.ts';

const hasTools = hasProgram('gs', '--version') && hasProgram('pdffonts', '-v') && hasProgram('qpdf', '--version');

const folder = mkdtempSync(join(tmpdir(), 'dayang-adverts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A PostScript program of 200 by 100 points: type, a spot ink, a colour of the press's inks. */
const program = `%!PS-Adobe-3.0 EPSF-3.0
%%BoundingBox: 0 0 200 100
/Helvetica-Bold findfont 24 scalefont setfont
0 0.8 1 0 setcmykcolor 0 0 100 100 rectfill
[/Separation (PANTONE 300 C) /DeviceCMYK {dup 0.5 mul exch 0 exch 0 mul 0 exch pop 0 exch 0}] pop
[/Separation (PANTONE 300 C) /DeviceCMYK {dup 0.5 mul 0 0}] setcolorspace 1 setcolor 120 10 60 30 rectfill
0 0 0 1 setcmykcolor 110 60 moveto (SALE) show
showpage
`;

function distilled(name: string): string {
  const [source, target] = [join(folder, `${name}.eps`), join(folder, `${name}.pdf`)];
  writeFileSync(source, program);
  const embed = '<</NeverEmbed [ ] /EmbedAllFonts true>> setdistillerparams';
  execFileSync('gs', [
    ...['-q', '-dBATCH', '-dNOPAUSE', '-dSAFER', '-dEPSCrop', '-sDEVICE=pdfwrite'],
    ...['-sColorConversionStrategy=LeaveColorUnchanged', `-sOutputFile=${target}`],
    ...['-c', embed, '-f', source],
  ]);
  return target;
}

/** Where an advert stands: the size of the one above, on a page of its own. */
const place: Frame = { x: 100, y: 200, width: 200, height: 100 };

async function exported(advert: PhotoFile, standard: 'x4' | 'x1a' = 'x4', frame = place) {
  const edition = withAdvert(advert.image, frame);
  const settings = { ...standardPreset(standard), hasMarks: false };
  return exportPages(
    { edition, pages: [1], folder: mkdtempSync(join(folder, 'out-')), settings, override: { reason: '试', by: '试' } },
    { resources: testResources(), imageBytes: () => advert.bytes },
  );
}

const BLEED = mm(3);

/** How much of each ink a point of the page takes, in per cent. */
async function inksAt(path: string, x: number, y: number): Promise<Record<string, number>> {
  const plates = await platesOf(path, 72);
  const found: Record<string, number> = {};
  for (const [name, { width, ink }] of plates) {
    const share = (ink[Math.round(y + BLEED) * width + Math.round(x + BLEED)] ?? 0) / 255;
    if (share > 0.01) found[name] = Math.round(share * 100);
  }
  return found;
}

describe.skipIf(!hasTools)('an advert as PDF (skipped without gs, poppler and qpdf)', () => {
  let advert: PhotoFile;
  let path = '';
  beforeAll(async () => {
    advert = await readAdvertFile(distilled('plain'), 1);
    path = (await exported(advert)).files[0]?.path ?? '';
  }, 60_000);

  it('is known by what is in it', () => {
    expect(advert.image.placed).toMatchObject({ page: 1, pages: 1, inks: ['PANTONE 300 C'] });
    expect(advert.image.placed?.size.width).toBeCloseTo(200, 1);
    expect(advert.image.placed?.facts.map(({ kind }) => kind)).toEqual(['ink']);
  });

  it('goes into the page as vectors, with its fonts and its spot ink', async () => {
    expect(execFileSync('pdffonts', [path], { encoding: 'utf8' })).toMatch(/Helvetica|NimbusSans/u);
    expect(execFileSync('pdfimages', ['-list', path], { encoding: 'utf8' }).trim().split('\n')).toHaveLength(2);
    expect(execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' })).toContain('SALE');
    expect(execFileSync('qpdf', ['--check', path], { encoding: 'utf8' })).toContain('No syntax');
    expect(await inksAt(path, 150, 250)).toEqual({ Magenta: 80, Yellow: 100 });
    expect(await inksAt(path, 250, 275)).toEqual({ 'PANTONE 300 C': 100 });
    const words = await withPdfJs(path, async (document) => (await (await document.getPage(1)).getTextContent()).items);
    expect(JSON.stringify(words)).toContain('SALE');
  });

  it('comes out as the same bytes each time', async () => {
    const again = await readAdvertFile(join(folder, 'plain.pdf'), 1);
    expect(again.image.id).toBe(advert.image.id);
    const second = (await exported(again)).files[0]?.path ?? '';
    expect(readFileSync(second).equals(readFileSync(path))).toBe(true);
  });

  it('is read the same with its objects packed into streams', async () => {
    const packed = join(folder, 'packed.pdf');
    execFileSync('qpdf', ['--object-streams=generate', '--linearize', join(folder, 'plain.pdf'), packed]);
    const read = await readAdvertFile(packed, 1);
    expect(read.image.placed?.inks).toEqual(['PANTONE 300 C']);
    const file = (await exported(read)).files[0]?.path ?? '';
    expect(await inksAt(file, 250, 275)).toEqual({ 'PANTONE 300 C': 100 });
  });

  it.each([
    ['as PDF 2.0', ['--force-version=2.0', '--object-streams=generate']],
    ['for reading by eye, nothing packed', ['--qdf', '--object-streams=disable']],
    ['with all of it in streams, linearised', ['--object-streams=generate', '--linearize']],
    ['with streams packed anew', ['--recompress-flate', '--compression-level=9', '--object-streams=preserve']],
  ])('is the same saved by another program: %s', async (_, options) => {
    const saved = join(folder, 'saved.pdf');
    execFileSync('qpdf', [...options, join(folder, 'plain.pdf'), saved]);
    const whole = readFileSync(saved);
    // A table of references that points elsewhere, and one that is gone, change nothing.
    const moved = Buffer.from(whole.toString('latin1').replace(/startxref\s+\d+/u, 'startxref\n7'), 'latin1');
    const cut = whole.subarray(0, whole.lastIndexOf('startxref'));
    for (const bytes of [whole, moved, cut]) {
      writeFileSync(saved, bytes);
      const { placed } = (await readAdvertFile(saved, 1)).image;
      expect(placed).toEqual({ ...advert.image.placed, version: placed?.version });
    }
  });

  it('is placed by its trim, and its bleed is seen beyond the sheet alone', async () => {
    const made = pdfOfPage('0 1 0 0 k 0 0 260 160 re f 1 0 0 0 k 30 30 200 100 re f', {
      page: '/MediaBox [0 0 260 160] /BleedBox [20 20 240 140] /TrimBox [30 30 230 130]',
    });
    const file = join(folder, 'bleed.pdf');
    writeFileSync(file, made);
    const read = await readAdvertFile(file, 1);
    expect(read.image.placed).toMatchObject({ size: { width: 200, height: 100 }, sizedBy: 'trim' });
    expect(read.image.placed?.bleed).toEqual([10, 10, 10, 10]);
    // Beyond the sheet at the left and at the top by 3 mm: there its bleed is, in magenta.
    const corner = { x: -BLEED, y: -BLEED, width: 200 + BLEED, height: 100 + BLEED };
    const printed = (await exported(read, 'x4', corner)).files[0]?.path ?? '';
    expect(await inksAt(printed, -4, 50)).toEqual({ Magenta: 100 });
    expect(await inksAt(printed, 4, 50)).toEqual({ Cyan: 100 });
    expect(await inksAt(printed, 196, 96)).toEqual({ Cyan: 100 });
    expect(await inksAt(printed, 204, 50)).toEqual({});
  });

  it.each([0, 90, 180, 270])('stands as it is seen when its page is turned by %i', async (turn) => {
    // Cyan where the eye has the top left once the page is turned.
    const content = '0 1 0 0 k 0 0 200 100 re f 1 0 0 0 k';
    const corners = { 0: '0 90', 90: '0 0', 180: '190 0', 270: '190 90' } as const;
    const corner = corners[turn as keyof typeof corners];
    const file = join(folder, `turned-${turn}.pdf`);
    writeFileSync(
      file,
      pdfOfPage(`${content} ${corner} 10 10 re f`, { page: `/MediaBox [0 0 200 100] /Rotate ${turn}` }),
    );
    const read = await readAdvertFile(file, 1);
    const [width, height] = turn % 180 === 0 ? [200, 100] : [100, 200];
    expect(read.image.placed?.size).toEqual({ width, height });
    const printed = (await exported(read, 'x4', { ...place, width, height })).files[0]?.path ?? '';
    expect(await inksAt(printed, 104, 204)).toEqual({ Cyan: 100 });
    expect(await inksAt(printed, 100 + width - 4, 200 + height - 4)).toEqual({ Magenta: 100 });
  });

  it('begins in black, whatever was painted before it on the page', async () => {
    const file = join(folder, 'black.pdf');
    writeFileSync(file, pdfOfPage('0 0 200 100 re f', { page: '/MediaBox [0 0 200 100]' }));
    const printed = (await exported(await readAdvertFile(file, 1))).files[0]?.path ?? '';
    expect(await inksAt(printed, 150, 250)).toEqual({ Black: 100 });
  });

  it('keeps its transparency for PDF/X-4, and its group', async () => {
    const file = join(folder, 'blends.pdf');
    const graphics = '<< /Type /ExtGState /ca 0.5 >>';
    writeFileSync(
      file,
      pdfOfPage('1 0 0 0 k 0 0 200 100 re f /T gs 0 1 0 0 k 0 0 100 100 re f', {
        page: '/MediaBox [0 0 200 100] /Group << /S /Transparency /CS /DeviceCMYK >>',
        resources: '/ExtGState << /T 5 0 R >>',
        more: [graphics],
      }),
    );
    const read = await readAdvertFile(file, 1);
    expect(read.image.placed?.facts.map(({ kind }) => kind)).toContain('blends');
    const printed = (await exported(read)).files[0]?.path ?? '';
    expect(await inksAt(printed, 150, 250)).toEqual({ Cyan: 50, Magenta: 50 });
    expect(await inksAt(printed, 250, 250)).toEqual({ Cyan: 100 });
  });

  it('leaves out what is switched off, and says so', async () => {
    const file = join(folder, 'layers.pdf');
    writeFileSync(
      file,
      pdfOfPage('1 0 0 0 k 0 0 200 100 re f /OC /L BDC 0 1 0 0 k 0 0 100 100 re f EMC 150 0 50 100 re f /X Do', {
        page: '/MediaBox [0 0 200 100]',
        catalog: '/OCProperties << /OCGs [5 0 R] /D << /OFF [5 0 R] >> >>',
        resources: '/Properties << /L 5 0 R >> /XObject << /X 6 0 R >>',
        more: [
          '<< /Type /OCG /Name (Draft) >>',
          pdfStream('0 0 1 0 k 0 0 200 50 re f', '/Type /XObject /Subtype /Form /BBox [0 0 200 100] /OC 5 0 R '),
        ],
      }),
    );
    const read = await readAdvertFile(file, 1);
    expect(read.image.placed?.facts).toContainEqual(
      expect.objectContaining({ kind: 'layers-hidden', names: ['Draft'] }),
    );
    const printed = (await exported(read)).files[0]?.path ?? '';
    expect(await inksAt(printed, 150, 290)).toEqual({ Cyan: 100 });
    // What the layer set for all that follows stays set.
    expect(await inksAt(printed, 290, 250)).toEqual({ Magenta: 100 });
  });

  it('keeps a page that blends from being PDF/X-1a, whoever allows it, where nothing flattens it', async () => {
    vi.stubEnv('PATH', '');
    const file = join(folder, 'soft.pdf');
    writeFileSync(
      file,
      pdfOfPage('/T gs 1 0 0 0 k 0 0 200 100 re f', {
        page: '/MediaBox [0 0 200 100]',
        resources: '/ExtGState << /T << /ca 0.5 >> >>',
      }),
    );
    const read = await readAdvertFile(file, 1);
    const { files, failed, findings } = await exported(read, 'x1a');
    expect(files).toEqual([]);
    expect(failed[0]?.error).toMatchObject({ code: 'advert-blends' });
    const [said] = findings.filter(({ rule, severity }) => rule === 'advert-file' && severity === 'error');
    expect(said?.zh).toMatch(/“soft.pdf”有透明效果，.*请安装 Ghostscript，或请广告主拼合透明度，或改出 PDF\/X-4。$/u);
    vi.unstubAllEnvs();
  });

  it('goes into PDF/X-1a where its groups blend nothing', async () => {
    const file = join(folder, 'group.pdf');
    const group = '/Group << /S /Transparency /CS /DeviceCMYK >>';
    writeFileSync(
      file,
      pdfOfPage('1 0 0 0 k 0 0 200 100 re f /X Do', {
        page: `/MediaBox [0 0 200 100] ${group}`,
        resources: '/XObject << /X 5 0 R >>',
        more: [pdfStream('0 1 0 0 k 0 0 50 50 re f', `/Type /XObject /Subtype /Form /BBox [0 0 50 50] ${group} `)],
      }),
    );
    const { files, findings } = await exported(await readAdvertFile(file, 1), 'x1a');
    expect(findings.filter(({ rule }) => rule === 'file-transparency' || rule === 'advert-file')).toEqual([]);
    const printed = files[0]?.path ?? '';
    expect(readFileSync(printed).includes('/Transparency')).toBe(false);
    expect(await inksAt(printed, 120, 280)).toEqual({ Magenta: 100 });
  });

  it('is refused as EPS whose fonts are not in it: another face would be printed', async () => {
    const without = join(folder, 'without.eps');
    writeFileSync(
      without,
      '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 99 99\n/FZHeiti-GBK findfont 20 scalefont setfont 9 9 moveto (a) show\nshowpage\n',
    );
    await expect(readAdvertFile(without, 1)).rejects.toMatchObject({
      code: 'advert-eps',
      message: expect.stringContaining('FZHeiti-GBK'),
    });
  });

  it('comes as EPS, too, with and without a picture of itself before it', async () => {
    const plain = join(folder, 'plain.eps');
    const read = await readAdvertFile(plain, 1);
    expect(read.image.placed?.inks).toEqual(['PANTONE 300 C']);
    expect(read.image.placed?.size.width).toBeCloseTo(200, 1);
    const body = readFileSync(plain);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0xc6d3d0c5, 0);
    head.writeUInt32LE(30, 4);
    head.writeUInt32LE(body.length, 8);
    const withPreview = join(folder, 'preview.eps');
    writeFileSync(withPreview, Buffer.concat([head, body, Buffer.from('II*\0')]));
    expect((await readAdvertFile(withPreview, 1)).image.placed?.inks).toEqual(['PANTONE 300 C']);
    const broken = join(folder, 'broken.eps');
    writeFileSync(broken, '%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\nnosuchoperator\n');
    await expect(readAdvertFile(broken, 1)).rejects.toMatchObject({ code: 'advert-eps' });
  });

  it.each([
    ['40 bits', ['40']],
    ['128 bits', ['128', '--use-aes=n']],
    ['128 bits by AES', ['128', '--use-aes=y']],
    ['256 bits', ['256']],
    ['256 bits as they were first', ['256', '--force-R5']],
  ])('is read where no password is asked for, and what its owner forbids is told: %s', async (_, strength) => {
    const locked = join(folder, 'locked.pdf');
    const bits = strength[0] === '40' ? ['--print=n'] : ['--print=none'];
    const weak = ['--allow-weak-crypto'];
    execFileSync('qpdf', [
      ...weak,
      '--encrypt',
      '',
      'owner',
      ...strength,
      ...bits,
      '--',
      join(folder, 'plain.pdf'),
      locked,
    ]);
    const read = await readAdvertFile(locked, 1);
    expect(read.image.placed?.facts).toContainEqual({ kind: 'restricted', count: 1, names: ['print'] });
    const printed = (await exported(read)).files[0]?.path ?? '';
    expect(await inksAt(printed, 250, 275)).toEqual({ 'PANTONE 300 C': 100 });
    expect(execFileSync('pdftotext', [printed, '-'], { encoding: 'utf8' })).toContain('SALE');
  });

  it('is refused with what to ask for where it is protected, cut short, or has no such page', async () => {
    const secret = join(folder, 'secret.pdf');
    execFileSync('qpdf', ['--encrypt', 'reader', 'owner', '256', '--', join(folder, 'plain.pdf'), secret]);
    await expect(readAdvertFile(secret, 1)).rejects.toMatchObject({ code: 'advert-encrypted' });
    await expect(readAdvertFile(join(folder, 'plain.pdf'), 2)).rejects.toMatchObject({ code: 'advert-no-page' });
    const empty = join(folder, 'empty.pdf');
    writeFileSync(empty, '%PDF-1.4\n');
    await expect(readAdvertFile(empty, 1)).rejects.toMatchObject({ code: 'advert-damaged' });
  });

  it.each([
    ['as Photoshop writes it', true, '/Decode [1 0 1 0 1 0 1 0]'],
    ['as Photoshop writes it, its inks not turned', true, ''],
    ['as others write it', false, ''],
    ['as others write it, its inks turned', false, '/Decode [1 0 1 0 1 0 1 0]'],
  ])('has the ink of a JPEG that is printed: %s', async (_, isAdobe, decode) => {
    const samples = new Uint8Array(64 * 64 * 4).map((__, at) => [204, 153, 26, 51][at % 4] ?? 0);
    const tiff = writeTiff({ width: 64, height: 64, samples, channels: 4 });
    const made = await sharp(tiff).pipelineColourspace('cmyk').toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    const mark = made.indexOf(Buffer.from([0xff, 0xee]));
    const bare = Buffer.concat([made.subarray(0, mark), made.subarray(mark + 2 + made.readUInt16BE(mark + 2))]);
    const entries = `/Subtype /Image /Width 64 /Height 64 /BitsPerComponent 8 /ColorSpace /DeviceCMYK ${decode} /Filter /DCTDecode `;
    const image = pdfStream((isAdobe ? made : bare).toString('latin1'), entries);
    const file = join(folder, 'jpeg.pdf');
    const resources = '/XObject << /X 5 0 R >>';
    writeFileSync(
      file,
      pdfOfPage('q 200 0 0 100 0 0 cm /X Do Q', { page: '/MediaBox [0 0 200 100]', resources, more: [image] }),
    );
    const read = await readAdvertFile(file, 1);
    const printed = await inksAt((await exported(read)).files[0]?.path ?? '', 200, 250);
    const sum = Object.values(printed).reduce((all, share) => all + share, 0);
    const told = read.image.placed?.facts.find(({ kind }) => kind === 'ink')?.amount ?? -1;
    expect(Math.abs(told - sum)).toBeLessThan(4);
    expect(read.image.placed?.plates).toEqual(['cyan', 'magenta', 'yellow', 'black']);
    expect(read.image.placed?.facts.map(({ kind }) => kind)).not.toContain('ink-untold');
  });

  it('shows on the screen what is printed', async () => {
    const { data, info } = await sharp(advert.preview ?? new Uint8Array())
      .raw()
      .toBuffer({ resolveWithObject: true });
    const at = (x: number, y: number) => {
      const from =
        (Math.round((y / 100) * info.height) * info.width + Math.round((x / 200) * info.width)) * info.channels;
      return [...data.subarray(from, from + info.channels)];
    };
    // The red, the spot ink, and nothing where nothing is painted.
    expect(at(50, 50)).toMatchObject([expect.any(Number), expect.any(Number), expect.any(Number), 255]);
    expect(at(50, 50)[0]).toBeGreaterThan(200);
    expect(at(150, 75)[2]).toBeGreaterThan(at(150, 75)[0] ?? 255);
    expect(at(190, 5)[3]).toBe(0);
  });

  it('is read as others write it: by cairo, and by this program itself', async () => {
    const cairo = join(folder, 'cairo.pdf');
    execFileSync('pdftocairo', ['-pdf', join(folder, 'plain.pdf'), cairo]);
    const again = await readAdvertFile(cairo, 1);
    expect(again.image.placed?.facts.map(({ kind }) => kind)).not.toContain('fonts-missing');
    const own = await readAdvertFile(path, 1);
    expect(own.image.placed).toMatchObject({ sizedBy: 'trim', inks: ['PANTONE 300 C'] });
    expect(own.image.placed?.facts.map(({ kind }) => kind)).not.toContain('damaged');
  });
});
