/** A page of a PDF as a picture for the screen, drawn by PDFium: what is under it shows where it paints nothing. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium';
import sharp from 'sharp';

/** Long edge of a picture on the screen, in pixels: a broadsheet at 180 to the inch. */
const LONGEST = 4_000;
/** Pixels to the inch beyond which a screen shows no more of a small one. */
const FINEST = 300;
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

interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly samples: Uint8Array;
}

/** Draws an open page. */
function drawn(library: WrappedPdfiumModule, page: number): Pixels {
  const [across, down] = [library.FPDF_GetPageWidthF(page), library.FPDF_GetPageHeightF(page)];
  const scale = Math.min(FINEST / 72, LONGEST / Math.max(across, down));
  const [width, height] = [Math.max(1, Math.round(across * scale)), Math.max(1, Math.round(down * scale))];
  const bitmap = library.FPDFBitmap_CreateEx(width, height, WITH_ALPHA, 0, 0);
  if (bitmap === 0) throw new Error('PDFium: no bitmap');
  try {
    library.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0);
    library.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, AS_PRINTED);
    const [from, stride] = [library.FPDFBitmap_GetBuffer(bitmap), library.FPDFBitmap_GetStride(bitmap)];
    if (stride !== width * 4) throw new Error(`PDFium: ${stride} bytes a row`);
    return { width, height, samples: memoryOf(library).slice(from, from + stride * height) };
  } finally {
    library.FPDFBitmap_Destroy(bitmap);
  }
}

/** The first page of a file as WebP without loss. Throws where it cannot be drawn. */
export async function drawPage(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    return await pictureOf(await pdfium(), bytes);
  } catch (error) {
    // A library that has ended over a file draws none after it: the next is drawn by another.
    opened = undefined;
    throw error;
  }
}

async function pictureOf(library: WrappedPdfiumModule, bytes: Uint8Array): Promise<Uint8Array> {
  const { wasmExports } = library.pdfium;
  const at = wasmExports.malloc(bytes.length);
  try {
    memoryOf(library).set(bytes, at);
    const file = library.FPDF_LoadMemDocument(at, bytes.length, '');
    if (file === 0) throw new Error(`PDFium: ${library.FPDF_GetLastError()}`);
    try {
      const page = library.FPDF_LoadPage(file, 0);
      if (page === 0) throw new Error(`PDFium: ${library.FPDF_GetLastError()}`);
      try {
        const { samples, width, height } = drawn(library, page);
        const picture = await sharp(samples, { raw: { width, height, channels: 4 } })
          .webp({ lossless: true, effort: 1 })
          .toBuffer();
        return new Uint8Array(picture);
      } finally {
        library.FPDF_ClosePage(page);
      }
    } finally {
      library.FPDF_CloseDocument(file);
    }
  } finally {
    wasmExports.free(at);
  }
}
