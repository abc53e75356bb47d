/**
 * Photoshop's image resources, wherever a picture's file carries them (Adobe Photoshop File Formats Specification, "Image
 * Resources Section"): in JPEG's APP13, in TIFF's tag 34377, in a section of PSD. Nothing a file says of its lengths is believed.
 */

export interface PhotoshopResource {
  /** As it stands: in whatever encoding its machine had. */
  readonly name: Uint8Array;
  readonly data: Uint8Array;
}

const EMPTY = new Uint8Array();

/** What JPEG's segment begins with. */
const JPEG_HEAD = 'Photoshop 3.0\0';
const APP13 = 0xed;
/** Where a JPEG's pixels begin. */
const START_OF_SCAN = 0xda;

/** TIFF's tag of image resources, and the largest directory that is looked through. */
const TIFF_RESOURCES = 34_377;
const MOST_ENTRIES = 4096;

/** What resources begin with: Photoshop's own, and those that programs beside it write among them. */
const SIGNATURES = ['8BIM', 'MeSa', 'AgHg', 'PHUT', 'DCSR'];

/** Bytes of a PSD's header, before the lengths of its sections. */
const PSD_HEAD = 26;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function says(bytes: Uint8Array, at: number, words: string): boolean {
  for (let index = 0; index < words.length; index++) if (bytes[at + index] !== words.charCodeAt(index)) return false;
  return true;
}

/** The parts of JPEG's segments, which hold at most 64 KB each, put together. */
function inJpeg(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const parts: Uint8Array[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff; ) {
    const marker = bytes[at + 1] ?? START_OF_SCAN;
    if (marker === START_OF_SCAN) break;
    const length = view.getUint16(at + 2);
    if (marker === APP13 && says(bytes, at + 4, JPEG_HEAD)) {
      parts.push(bytes.subarray(at + 4 + JPEG_HEAD.length, at + 2 + length));
    }
    at += 2 + Math.max(2, length);
  }
  const [first = EMPTY] = parts;
  if (parts.length < 2) return first;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let to = 0;
  for (const part of parts) {
    all.set(part, to);
    to += part.length;
  }
  return all;
}

function inTiff(bytes: Uint8Array): Uint8Array {
  const view = viewOf(bytes);
  const little = says(bytes, 0, 'II');
  const start = view.getUint32(4, little);
  if (view.getUint16(2, little) !== 42 || start + 2 > bytes.length) return EMPTY;
  const count = Math.min(MOST_ENTRIES, view.getUint16(start, little));
  for (let entry = start + 2; entry < start + 2 + count * 12 && entry + 12 <= bytes.length; entry += 12) {
    if (view.getUint16(entry, little) !== TIFF_RESOURCES) continue;
    const from = view.getUint32(entry + 8, little);
    return bytes.subarray(from, from + view.getUint32(entry + 4, little));
  }
  return EMPTY;
}

function inPsd(bytes: Uint8Array): Uint8Array {
  if (bytes.length < PSD_HEAD + 8) return EMPTY;
  const view = viewOf(bytes);
  const at = PSD_HEAD + 4 + view.getUint32(PSD_HEAD);
  if (at + 4 > bytes.length) return EMPTY;
  return bytes.subarray(at + 4, at + 4 + view.getUint32(at));
}

function sectionOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 8) return EMPTY;
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return inJpeg(bytes);
  if (says(bytes, 0, 'II') || says(bytes, 0, 'MM')) return inTiff(bytes);
  return says(bytes, 0, '8BPS') ? inPsd(bytes) : EMPTY;
}

/** The image resources of a picture's file, by their numbers; none of a file that has none, those before its damage of a damaged one. */
export function photoshopResources(bytes: Uint8Array): ReadonlyMap<number, PhotoshopResource> {
  const section = sectionOf(bytes);
  const view = viewOf(section);
  const found = new Map<number, PhotoshopResource>();
  let at = 0;
  // Signature, number, a name of even length with its own before it, the length of what follows.
  while (at + 12 <= section.length && SIGNATURES.some((signature) => says(section, at, signature))) {
    const id = view.getUint16(at + 4);
    const nameLength = section[at + 6] ?? 0;
    const name = section.subarray(at + 7, at + 7 + nameLength);
    const lengthAt = at + 7 + nameLength + ((nameLength + 1) % 2);
    if (lengthAt + 4 > section.length) break;
    const length = view.getUint32(lengthAt);
    const data = section.subarray(lengthAt + 4, lengthAt + 4 + length);
    if (data.length < length) break;
    if (!found.has(id)) found.set(id, { name, data });
    at = lengthAt + 4 + length + (length % 2);
  }
  return found;
}
