/** A document from disk as a story or as text, with the pictures that stand in it. */
import { basename } from 'node:path';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { characterRemarks } from '../../shared/text/transmission.ts';
import { DayangError, stopIfCancelled } from '../errors.ts';
import { copyReaders } from './copy-readers.ts';
import { type CopyFile, type CopyOptions, CopySource, type CopyWords } from './copy-source.ts';
import { withOldDocument } from './office/convert-document.ts';
import { type PhotoFile, readBytes, readPhoto } from './photo.ts';

export type { CopyFile } from './copy-source.ts';

/** The largest document that is read. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The paragraphs of what was read, in the order in which sources have them. */
function paragraphsOf(copy: CopyWords): string[] {
  if (copy.kind === 'text') return copy.text.split('\n').filter((line) => line.trim() !== '');
  const { kicker, headline, deck, summary, byline, dateline, source, editor, body } = copy.story;
  const parts = [...kicker, ...headline, ...deck, summary, byline, dateline, source, editor];
  return [
    ...parts.filter((text) => text !== ''),
    ...body.map(({ leaves }) => leaves.map((leaf) => leaf.text).join('')),
  ];
}

/**
 * Reads the words of a file of copy: a document as a story, anything else as text. Throws {@link DayangError}, which
 * names the file and the reason, and `EncodingUnsure`, unless an encoding is named.
 */
export async function readWords(path: string, options: CopyOptions = {}): Promise<CopyWords> {
  const bytes = readBytes(path, MOST_BYTES);
  if (bytes.length === 0) throw new DayangError('empty-file', { name: basename(path) });
  const source = new CopySource(path, bytes, options);
  const reader = copyReaders.find((one) => one.takes(source));
  if (reader === undefined) throw new DayangError('not-text', { name: source.name });
  const copy = await reader.read(source);
  const ofCharacters = characterRemarks(paragraphsOf(copy)).filter(
    ({ kind }) => kind !== 'bad-bytes' || source.mayHaveBadBytes,
  );
  const remarks = [...source.textRemarks, ...copy.remarks, ...ofCharacters];
  return { ...copy, remarks };
}

/** Remarks of one kind as one with their number, those with words apart. */
function inOne(remarks: readonly ImportRemark[]): ImportRemark[] {
  const counted = new Map<ImportRemark['kind'], number>();
  for (const { kind, count, text } of remarks) {
    if (text === undefined) counted.set(kind, (counted.get(kind) ?? 0) + count);
  }
  return [
    ...[...counted].map(([kind, count]) => ({ kind, count })),
    ...remarks.filter(({ text }) => text !== undefined),
  ];
}

/** Reads the pictures in a file of copy. Throws `cancelled`, and `empty-file` of one that has no words and none of use. */
export async function withPhotos(copy: CopyWords, signal?: AbortSignal): Promise<CopyFile> {
  if (copy.kind === 'text') return copy;
  const { pictures, ...rest } = copy;
  const photos: PhotoFile[] = [];
  let broken = 0;
  const ofPhotos: ImportRemark[] = [];
  for (const { name, bytes } of pictures) {
    stopIfCancelled(signal);
    try {
      const photo = await readPhoto(name, new Uint8Array(bytes));
      photos.push(photo);
      ofPhotos.push(...(photo.remarks ?? []));
    } catch {
      // Drawings of old formats: the story comes in without them, and the report says so.
      broken++;
    }
  }
  const { name, story, remarks } = rest;
  // What takes a story back says enough without a word.
  const isNotice = [rest, ...(rest.further ?? [])].some(({ wire }) => wire?.isKilled === true);
  if (photos.length === 0 && story.body.length === 0 && story.headline.length === 0 && !isNotice) {
    throw new DayangError('empty-file', { name });
  }
  return {
    ...rest,
    photos,
    remarks: [
      ...(broken === 0 ? [] : [{ kind: 'picture-unreadable', count: broken } as const]),
      ...remarks,
      ...inOne(ofPhotos),
    ],
  };
}

/** Reads a file of copy with the pictures in it. Throws as {@link readWords} and {@link withOldDocument} do. */
export function readStoryFile(path: string, options: CopyOptions = {}): Promise<CopyFile> {
  return withOldDocument(path, async (readable) => withPhotos(await readWords(readable, options)));
}
