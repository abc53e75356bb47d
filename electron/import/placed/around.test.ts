import { describe, expect, it } from 'vitest';
import { pdfOfObjects, pdfOfPage, pdfStream } from '../../../tests/kit/pdf-files.ts';
import { PdfError } from '../pdf/faults.ts';
import { TooLargeError } from './geometry.ts';
import { readPage } from './read-page.ts';

type Parts = NonNullable<Parameters<typeof pdfOfPage>[1]>;
const placed = (parts: Parts) => readPage(pdfOfPage('', parts), 1).placed;
const sized = (page: string, catalog = '') => placed({ page, catalog });

describe('what stands around a page', () => {
  it('is told where it runs something, and not where it only leads somewhere', () => {
    const scripts = (parts: Parts) => placed(parts).facts.find(({ kind }) => kind === 'scripts')?.count;
    expect(scripts({ catalog: '/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> ' })).toBe(1);
    expect(scripts({ catalog: '/OpenAction << /S /GoTo /D [3 0 R /Fit] >> ' })).toBeUndefined();
    expect(scripts({ catalog: '/OpenAction [3 0 R /Fit] ' })).toBeUndefined();
    const annotation = (action: string) => `/MediaBox [0 0 9 9] /Annots [<< /Subtype /Link /A << ${action} >> >>]`;
    expect(scripts({ page: annotation('/S /Launch /F (cmd.exe)') })).toBe(1);
    expect(scripts({ page: annotation('/S /URI /URI (http://x.cn)') })).toBeUndefined();
    expect(scripts({ page: '/MediaBox [0 0 9 9] /AA << /O << /S /JavaScript >> >>' })).toBe(1);
  });

  it('is told of files in the file by their names, and leaves them behind', () => {
    const made = pdfOfPage('', {
      catalog: '/Names << /EmbeddedFiles << /Kids [5 0 R 5 0 R] >> >> /Collection << >> ',
      more: [
        '<< /Names [(a) << /UF <FEFF5B9A7A3F002E007000640066> /EF << /F 6 0 R >> >> (b) << /F (price.xls) >>] >>',
        pdfStream('of no page'),
      ],
    });
    const { placed: page, bytes } = readPage(made, 1);
    expect(page.facts).toEqual([
      { kind: 'attachments', count: 2, names: ['定稿.pdf', 'price.xls'] },
      { kind: 'portfolio', count: 1 },
    ]);
    expect(Buffer.from(bytes).toString('latin1')).not.toContain('of no page');
  });

  it('is told of forms that their own program fills', () => {
    expect(placed({ catalog: '/AcroForm << /XFA [(a) 4 0 R] >> ' }).facts).toEqual([{ kind: 'xfa', count: 1 }]);
    expect(placed({ catalog: '/AcroForm << /Fields [] >> ' }).facts).toEqual([]);
  });
});

describe('the size of a page', () => {
  it('is refused by name where no press prints it', () => {
    for (const page of ['/MediaBox [0 0 14000 14000] /UserUnit 10', '/MediaBox [0 0 900000 100]'])
      expect(() => sized(page)).toThrow(TooLargeError);
    for (const page of ['/MediaBox [0 0 .5 100]', '/MediaBox [0 0 10 10] /UserUnit 0.01'])
      expect(() => sized(page)).toThrow(new PdfError('no-size'));
    // The sheet may be as large as it likes: what is trimmed counts.
    expect(sized('/MediaBox [0 0 20000 20000] /TrimBox [0 0 100 100]').size).toEqual({ width: 100, height: 100 });
  });

  it('is that of the art box where a file made to PDF/X has no other', () => {
    const art = '/MediaBox [0 0 100 100] /ArtBox [10 10 90 60]';
    const intent = '/OutputIntents [<< /S /GTS_PDFX /OutputConditionIdentifier (X) >>] ';
    expect(sized(art, intent)).toMatchObject({ sizedBy: 'art', size: { width: 80, height: 50 } });
    expect(sized(art)).toMatchObject({ sizedBy: 'media', size: { width: 100, height: 100 } });
    expect(sized(`${art} /TrimBox [0 0 50 50]`, intent)).toMatchObject({ sizedBy: 'trim' });
  });
});

describe('a file that was saved more than once', () => {
  /** What is added to a file's end when it is saved again (ISO 32000-1 §7.5.6), with a table or a stream of references. */
  function again(bytes: Uint8Array, objects: string, trailer: string): Uint8Array {
    return Buffer.concat([bytes, Buffer.from(`${objects}\n${trailer}\nstartxref\n0\n%%EOF\n`, 'latin1')]);
  }
  const first = pdfOfPage('', { page: '/MediaBox [0 0 100 100]' });
  const later = [
    '7 0 obj\n<< /Type /Catalog /Pages 8 0 R /Version /1.7 >>\nendobj',
    '8 0 obj\n<< /Type /Pages /Kids [9 0 R] /Count 1 >>\nendobj',
    '9 0 obj\n<< /Type /Page /Parent 8 0 R /MediaBox [0 0 200 50] /Contents 4 0 R >>\nendobj',
  ].join('\n');

  it('is what it was saved as last, whichever kind of table it ends with', () => {
    const size = { width: 200, height: 50 };
    const byTable = again(first, later, 'trailer\n<< /Size 10 /Root 7 0 R >>');
    const byStream = again(
      first,
      later,
      `10 0 obj\n${pdfStream('', '/Type /XRef /Size 11 /Root 7 0 R /W [1 2 1] ')}\nendobj`,
    );
    for (const bytes of [byTable, byStream]) expect(readPage(bytes, 1).placed.size).toEqual(size);
    // A table after a stream, again.
    const third = again(
      byStream,
      '9 0 obj\n<< /Type /Page /Parent 8 0 R /MediaBox [0 0 60 60] /Contents 4 0 R >>\nendobj',
      'trailer\n<< /Size 11 /Root 7 0 R >>',
    );
    expect(readPage(third, 1).placed.size).toEqual({ width: 60, height: 60 });
  });

  it('is of the version that its catalog says, where that is a later one', () => {
    const version = (entry: string) => readPage(pdfOfPage('', { catalog: entry }), 1).placed.version;
    expect(version('/Version /2.0 ')).toBe('2.0');
    expect(version('/Version /1.3 ')).toBe('1.7');
    expect(version('')).toBe('1.7');
  });
});

describe('a page of many', () => {
  it('is found by its number, in a tree of trees', () => {
    const page = (at: number) => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${at} 50] /Contents 3 0 R >>`;
    const count = 500;
    const made = pdfOfObjects([
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Count ${count} /Kids [${Array.from({ length: 50 }, (_, at) => `${at + 4} 0 R`).join(' ')}] >>`,
      pdfStream(''),
      ...Array.from(
        { length: 50 },
        (_, at) =>
          `<< /Type /Pages /Kids [${Array.from({ length: 10 }, (__, one) => `${54 + at * 10 + one} 0 R`).join(' ')}] >>`,
      ),
      ...Array.from({ length: count }, (_, at) => page(at + 10)),
    ]);
    expect(readPage(made, 437).placed).toMatchObject({ page: 437, pages: count, size: { width: 446 } });
    expect(() => readPage(made, 501)).toThrow(new PdfError('no-page'));
  });
});
