/** The parts of a docx, unpacked within limits: what a mail attachment claims to hold is not believed. */
import { type UnzipFileInfo, unzipSync, zipSync } from 'fflate';
import { DayangError } from '../errors.ts';

/** Limits of a document: far above any newspaper's copy, far below what fills a memory. */
const MOST_PARTS = 4_000;
const MOST_PART_BYTES = 64 * 1024 * 1024;
const MOST_ALL_BYTES = 192 * 1024 * 1024;

function check(name: string, parts: readonly UnzipFileInfo[]): void {
  const unsafe = (detail: string) => new DayangError('document-unsafe', { name, detail });
  if (parts.length > MOST_PARTS) throw unsafe(`${parts.length} parts`);
  const largest = Math.max(0, ...parts.map((part) => part.originalSize));
  const all = parts.reduce((sum, part) => sum + part.originalSize, 0);
  if (largest > MOST_PART_BYTES || all > MOST_ALL_BYTES) throw unsafe(`${Math.round(all / 1024 / 1024)} MB unpacked`);
}

/** True of XML that defines entities: no word processor writes any, and each can stand for a million others. */
function definesEntities(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 4_096)).replaceAll('\u0000', '');
  return /<!(?:DOCTYPE|ENTITY)/iu.test(start);
}

/**
 * A docx made anew from its parts, each of the size it claimed, its XML without entities. Throws
 * {@link DayangError} `document-unreadable` or `document-unsafe`.
 */
export function openPackage(name: string, bytes: Uint8Array): Uint8Array {
  let parts: Readonly<Record<string, Uint8Array>>;
  try {
    const listed: UnzipFileInfo[] = [];
    // Nothing is unpacked yet: the list alone is looked at.
    const list = (part: UnzipFileInfo) => {
      listed.push(part);
      return false;
    };
    unzipSync(bytes, { filter: list });
    check(name, listed);
    // A part is unpacked into as many bytes as it claims: one that holds more fails.
    parts = unzipSync(bytes);
  } catch (error) {
    if (error instanceof DayangError) throw error;
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('document-unreadable', { name, detail }, error);
  }
  if (parts['word/document.xml'] === undefined) {
    throw new DayangError('document-unreadable', { name, detail: 'word/document.xml is missing' });
  }
  for (const [path, part] of Object.entries(parts)) {
    if (/\.(?:xml|rels)$/u.test(path) && definesEntities(part)) {
      throw new DayangError('document-unsafe', { name, detail: `${path} defines entities` });
    }
  }
  return zipSync({ ...parts }, { level: 0 });
}
