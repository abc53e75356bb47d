/** What the PDF writer needs from the installed packages: faces, subsetting, compression, digests. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants, deflateSync } from 'node:zlib';
import type { FontBook } from '../../shared/compose/typeface.ts';
import type { FontName } from '../../shared/edition/records.ts';
import type { PdfFace } from '../../shared/pdf/fonts.ts';
import { createSubsetter, type SubsetExports, type Subsetter } from '../../shared/pdf/subset.ts';
import { fontBytes } from '../font-bytes.ts';

const postScriptNames: Readonly<Record<FontName, string>> = {
  serif: 'NotoSerifSC-Regular',
  'serif-black': 'NotoSerifSC-Black',
  sans: 'NotoSansSC-Regular',
  'sans-bold': 'NotoSansSC-Bold',
};

/** The faces as the writer wants them; a face's bytes are read when it is embedded. */
export function pdfFaces(fonts: FontBook): ReadonlyMap<FontName, PdfFace> {
  const faces = new Map<FontName, PdfFace>();
  for (const [name, face] of fonts) {
    let bytes: Uint8Array | undefined;
    faces.set(name, {
      postScriptName: postScriptNames[name],
      serif: name.startsWith('serif'),
      bold: name !== 'serif' && name !== 'sans',
      advance: (glyph) => face.advance(glyph),
      get bytes() {
        bytes ??= fontBytes(name);
        return bytes;
      },
    });
  }
  return faces;
}

function isSubsetExports(value: WebAssembly.Exports): value is WebAssembly.Exports & SubsetExports {
  return 'hb_subset_or_fail' in value && 'malloc' in value;
}

let subsetter: Promise<Subsetter> | undefined;

/** HarfBuzz's subsetter, loaded once. */
export function loadSubsetter(): Promise<Subsetter> {
  subsetter ??= (async () => {
    const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz-subset.wasm');
    const { instance } = await WebAssembly.instantiate(readFileSync(path));
    if (!isSubsetExports(instance.exports)) throw new Error('harfbuzz-subset.wasm lacks hb-subset');
    return createSubsetter(instance.exports);
  })();
  return subsetter;
}

/**
 * A zlib stream. Of text, the last tenth of size is not worth more than half the time; predicted samples
 * of pictures hold runs and little else to find, so looking for runs alone is both faster and smaller.
 */
export function deflate(bytes: Uint8Array, what: 'text' | 'samples' = 'text'): Uint8Array {
  const options = what === 'text' ? { level: 3 } : { level: 6, strategy: constants.Z_RLE };
  return new Uint8Array(deflateSync(bytes, options));
}

/** Names what a file's pages hold. */
export function digest(contents: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const content of contents) hash.update(content);
  return hash.digest('hex').slice(0, 32);
}
