/** Pages of a PDF as pictures, drawn by PDFium: for the screen, where what is under one shows, and on paper to be printed. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import sharp from 'sharp';

/** Long edge of a picture on the screen, in pixels: a broadsheet at 180 to the inch. */
const LONGEST = 4_000;
/** Pixels to the inch beyond which a screen shows no more of a small one. */
const FINEST = 300;
/** How closely a page on paper is packed, of 100: type at 300 to the inch keeps its edges. */
const PRINT_QUALITY = 95;
/** Red, green, blue and how much covers, a byte each (`FPDFBitmap_BGRA`, in the order that a flag reverses). */
const WITH_ALPHA = 4;
/** `FPDF_REVERSE_BYTE_ORDER` and `FPDF_PRINTING`: as it is printed, not as a form is filled in. */
const AS_PRINTED = 0x10 | 0x800;

let opened: Promise<WrappedPdfiumModule> | undefined;

/** PDFium is read for the first page that is drawn: nobody without adverts waits for it. */
async function pdfium(): Promise<WrappedPdfiumModule> {
  opened ??= (async () => {
    const path = createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
    const wasm = readFileSync(path);
    const library = await init({ wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length) });
    library.PDFiumExt_Init();
    return library;
  })();
  return opened;
}

/** The library's memory: another array as soon as it has grown, so it is asked for each time. */
function memoryOf({ pdfium }: WrappedPdfiumModule): Uint8Array {
  if (!('HEAPU8' in pdfium) || !(pdfium.HEAPU8 instanceof Uint8Array)) throw new Error('PDFium: no memory');
  return pdfium.HEAPU8;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Pixels extends Size {
  readonly samples: Uint8Array;
}

/** Nothing at all under a page, or paper (`FPDFBitmap_FillRect`: alpha, red, green, blue). */
const under = { nothing: 0, paper: 0xff_ff_ff_ff } as const;

/** Draws an open page. */
function drawn(library: WrappedPdfiumModule, page: number, { width, height }: Size, on: keyof typeof under): Pixels {
  const bitmap = library.FPDFBitmap_CreateEx(width, height, WITH_ALPHA, 0, 0);
  if (bitmap === 0) throw new Error('PDFium: no bitmap');
  try {
    library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, under[on]);
    library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, AS_PRINTED);
    const [from, stride] = [library.FPDFBitmap_GetBuffer(bitmap), library.FPDFBitmap_GetStride(bitmap)];
    if (stride !== width * 4) throw new Error(`PDFium: ${stride} bytes a row`);
    return { width, height, samples: memoryOf(library).slice(from, from + stride * height) };
  } finally {
    library.FPDFBitmap_Destroy(bitmap);
  }
}

/** Does something with an open page of a file, from 0. Throws where it cannot be drawn. */
async function withPage<T>(
  bytes: Uint8Array,
  number: number,
  use: (library: WrappedPdfiumModule, page: number, pages: number) => T,
): Promise<T> {
  try {
    const library = await pdfium();
    const { wasmExports } = library.pdfium;
    const at = wasmExports.malloc(bytes.length);
    try {
      memoryOf(library).set(bytes, at);
      const file = library.FPDF_LoadMemDocument(at, bytes.length, '');
      if (file === 0) throw new Error(`PDFium: ${library.FPDF_GetLastError()}`);
      try {
        const page = library.FPDF_LoadPage(file, number);
        if (page === 0) throw new Error(`PDFium: ${library.FPDF_GetLastError()}`);
        try {
          return use(library, page, library.FPDF_GetPageCount(file));
        } finally {
          library.FPDF_ClosePage(page);
        }
      } finally {
        library.FPDF_CloseDocument(file);
      }
    } finally {
      wasmExports.free(at);
    }
  } catch (error) {
    // A library that has ended over a file draws none after it: the next is drawn by another.
    opened = undefined;
    throw error;
  }
}

/** The first page of a file as WebP without loss. Throws where it cannot be drawn. */
export async function drawPage(bytes: Uint8Array): Promise<Uint8Array> {
  const { samples, width, height } = await withPage(bytes, 0, (library, page) => {
    const [across, down] = [library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)];
    const scale = Math.min(FINEST / 72, LONGEST / Math.max(across, down));
    const size = { width: Math.max(1, Math.round(across * scale)), height: Math.max(1, Math.round(down * scale)) };
    return drawn(library, page, size, 'nothing');
  });
  const picture = await sharp(samples, { raw: { width, height, channels: 4 } })
    .webp({ lossless: true, effort: 1 })
    .toBuffer();
  return new Uint8Array(picture);
}

/** A page as it is put on paper. */
export interface PaperPicture {
  /** JPEG; of one channel where the page has black alone, so that a printer uses no colour for it. */
  readonly bytes: Uint8Array;
  /** How many pages its file has. */
  readonly pages: number;
}

function hasColour(samples: Uint8Array): boolean {
  for (let at = 0; at < samples.length; at += 4) {
    const red = samples[at];
    if (red !== samples[at + 1] || red !== samples[at + 2]) return true;
  }
  return false;
}

/** A page of a file, from 1, on white paper and as many pixels wide and tall as is said. Throws where it cannot be drawn. */
export async function drawOnPaper(bytes: Uint8Array, number: number, size: Size): Promise<PaperPicture> {
  const { samples, pages } = await withPage(bytes, number - 1, (library, page, count) => ({
    samples: drawn(library, page, size, 'paper').samples,
    pages: count,
  }));
  const picture = sharp(samples, { raw: { ...size, channels: 4 }, limitInputPixels: false }).removeAlpha();
  const inks = hasColour(samples) ? picture : picture.toColourspace('b-w');
  const jpeg = await inks.jpeg({ quality: PRINT_QUALITY, chromaSubsampling: '4:4:4' }).toBuffer();
  return { bytes: new Uint8Array(jpeg), pages };
}
