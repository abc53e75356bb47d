/** The parts of a docx, unpacked within limits: what a mail attachment claims to hold is not believed. */
import { type UnzipFileInfo, unzipSync } from 'fflate';
import { DayangError } from '../errors.ts';

/** Limits of a document: far above any newspaper's copy, far below what fills a memory. */
const MOST_PARTS = 4_000;
const MOST_PART_BYTES = 64 * 1024 * 1024;
const MOST_ALL_BYTES = 192 * 1024 * 1024;

function unsafe(name: string, detail: string): DayangError {
  return new DayangError('document-unsafe', { name, detail });
}

function check(name: string, parts: readonly UnzipFileInfo[]): void {
  const largest = parts.reduce((most, part) => Math.max(most, part.originalSize), 0);
  const all = parts.reduce((sum, part) => sum + part.originalSize, 0);
  if (largest > MOST_PART_BYTES || all > MOST_ALL_BYTES)
    throw unsafe(name, `${Math.round(all / 1024 / 1024)} MB unpacked`);
  const seen = new Set<string>();
  for (const part of parts) {
    // Which of the two is the copy nobody can say.
    if (seen.has(part.name))
      throw new DayangError('document-unreadable', { name, detail: `${part.name} is there twice` });
    seen.add(part.name);
  }
}

/** True of XML that defines entities: no word processor writes any, and each can stand for a million others. */
function definesEntities(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096)).replaceAll('\u0000', '');
  return /<!(?:DOCTYPE|ENTITY)/iu.test(start);
}

/**
 * The remainders of ISO 3309's check of 32 bits, a byte each. zlib's own `crc32` came with Node 22.2: the Electron that stands
 * in for ours where ours cannot be fetched has 18.
 */
const remainders = Uint32Array.from({ length: 256 }, (_, byte) => {
  let left = byte;
  for (let bit = 0; bit < 8; bit++) left = left & 1 ? 0xedb88320 ^ (left >>> 1) : left >>> 1;
  return left;
});

function checkSum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (remainders[(sum ^ byte) & 0xff] ?? 0) ^ (sum >>> 8);
  return (sum ^ 0xffffffff) >>> 0;
}

/** The check sums in a zip's list of its parts, in order (APPNOTE 4.3.12); empty where the list is not where it should be. */
function listedSums(bytes: Uint8Array): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end--;
  if (end < 0) return [];
  const sums: number[] = [];
  let at = view.getUint32(end + 16, true);
  while (at + 46 <= bytes.length && view.getUint32(at, true) === 0x02014b50) {
    sums.push(view.getUint32(at + 16, true));
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return sums;
}

/** The parts' bytes by their names. */
function unpack(name: string, bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const listed: UnzipFileInfo[] = [];
  // Nothing is unpacked yet: the list alone is looked at.
  const list = (part: UnzipFileInfo) => {
    // A list of four thousand million parts would be gone through to its end.
    if (listed.push(part) > MOST_PARTS) throw unsafe(name, `more than ${MOST_PARTS} parts`);
    return false;
  };
  unzipSync(bytes, { filter: list });
  check(name, listed);
  // A part is unpacked into as many bytes as it claims: one that holds more fails.
  const parts = unzipSync(bytes);
  const sums = listedSums(bytes);
  listed.forEach((part, at) => {
    const unpacked = parts[part.name];
    const sum = sums.length === listed.length ? sums[at] : undefined;
    if (unpacked === undefined || sum === undefined || !/\.(?:xml|rels)$/iu.test(part.name)) return;
    // One changed bit may be a changed figure, and the XML around it as sound as before.
    if (checkSum(unpacked) !== sum) throw new Error(`${part.name} is damaged`);
  });
  return parts;
}

/**
 * The parts of a docx by their names, each of the size it claimed, its XML sound and without entities. Throws
 * {@link DayangError} `document-unreadable` or `document-unsafe`.
 */
export function openPackage(name: string, bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    parts = unpack(name, bytes);
  } catch (error) {
    if (error instanceof DayangError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('document-unreadable', { name, detail }, error);
  }
  for (const [path, part] of Object.entries(parts)) {
    if (/\.(?:xml|rels)$/iu.test(path) && definesEntities(part)) {
      throw new DayangError('document-unsafe', { name, detail: `${path} defines entities` });
    }
  }
  return parts;
}
