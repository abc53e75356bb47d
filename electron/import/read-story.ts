/** A document from disk as a story or as text, with the pictures that stand in it. */
import { basename } from 'node:path';
import { MarkupTooDeep } from '../../shared/text/html/parse.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { characterRemarks } from '../../shared/text/transmission.ts';
import { storyWithinFields } from '../../shared/text/within-fields.ts';
import { DayangError } from '../errors.ts';
import { copyReaders } from './copy-readers.ts';
import {
  type CopyFile,
  type CopyOptions,
  type CopyReader,
  CopySource,
  type CopyWords,
  type Enclosed,
  type InnerReader,
} from './copy-source.ts';
import { EncodingUnsure } from './decode.ts';
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

/** Remarks of one kind that are told one by one; what a file has beyond is told in one with them. */
const MOST_OF_A_KIND = 200;

/** Remarks with those of a kind beyond some hundreds in one, none of their words left out: nobody reads more, and all are kept. */
function withinReason(remarks: readonly ImportRemark[]): ImportRemark[] {
  const counts = new Map<ImportRemark['kind'], number>();
  const kept: ImportRemark[] = [];
  const beyond = new Map<ImportRemark['kind'], { readonly first: ImportRemark; count: number; texts: string[] }>();
  for (const remark of remarks) {
    const { kind, count, text } = remark;
    const before = counts.get(kind) ?? 0;
    counts.set(kind, before + 1);
    if (before < MOST_OF_A_KIND) {
      kept.push(remark);
      continue;
    }
    const rest = beyond.get(kind) ?? { first: remark, count: 0, texts: [] };
    rest.count += count;
    if (text !== undefined) rest.texts.push(text);
    beyond.set(kind, rest);
  }
  const joined = [...beyond.values()].map(({ first, count, texts }) => ({ ...first, count, text: texts.join('\n') }));
  return [...kept, ...joined.map(({ text, ...one }) => (text === '' ? one : { ...one, text }))];
}

/** What a reader reads; what is too much for it is refused by the file's name. */
async function readBy(reader: CopyReader, source: CopySource, inner: InnerReader): Promise<CopyWords> {
  try {
    return await reader.read(source, inner);
  } catch (error) {
    // The engine's own limits: how deep calls go, how long a string is, how much an array holds.
    if (error instanceof MarkupTooDeep || error instanceof RangeError) {
      throw new DayangError('document-unsafe', { name: source.name, detail: error.message }, error);
    }
    throw error;
  }
}

/** What was read, with what is too long for its field in the copy, and told. */
function withinFields(copy: CopyWords): CopyWords {
  if (copy.kind === 'text') return copy;
  const { story, remarks } = storyWithinFields(copy.story);
  if (copy.further === undefined)
    return remarks.length === 0 ? copy : { ...copy, story, remarks: [...copy.remarks, ...remarks] };
  const others = copy.further.map((one) => ({ one, ...storyWithinFields(one.story) }));
  return {
    ...copy,
    story,
    remarks: [...copy.remarks, ...remarks],
    further: others.map(({ one, story: own, remarks: ofOwn }) =>
      ofOwn.length === 0 ? one : { ...one, story: own, remarks: [...(one.remarks ?? []), ...ofOwn] },
    ),
  };
}

/** Files in each other that are read: a document attached to a message that was passed on. */
const DEEPEST = 3;

/** The paragraphs of each of the other stories of a file. */
function furtherTexts(copy: CopyWords): string[][] {
  const others = copy.kind === 'text' ? [] : (copy.further ?? []);
  return others.map(({ story: { body } }) => body.map(({ leaves }) => leaves.map(({ text }) => text).join('')));
}

/** What one story may have: more than sixty-four pages hold, and than the window can lay out while one types. */
const MOST_PARAGRAPHS = 20_000;
const MOST_CHARACTERS = 1_000_000;

/** Throws `copy-too-long` for what is no story of a newspaper: the window would lay it out for minutes. */
function refuseTooLong(name: string, texts: readonly string[]): void {
  const characters = texts.reduce((sum, one) => sum + one.length, 0);
  if (texts.length <= MOST_PARAGRAPHS && characters <= MOST_CHARACTERS) return;
  const most = { mostParagraphs: MOST_PARAGRAPHS, mostCharacters: MOST_CHARACTERS };
  throw new DayangError('copy-too-long', { name, paragraphs: texts.length, characters, ...most });
}

/** Reads the words of a file's bytes; `depth` counts the files it stands in. Throws as {@link readWords} does. */
export async function wordsOf(
  path: string,
  bytes: Uint8Array,
  options: CopyOptions = {},
  depth = 0,
): Promise<CopyWords> {
  if (bytes.length === 0) throw new DayangError('empty-file', { name: basename(path) });
  if (depth > DEEPEST)
    throw new DayangError('document-unsafe', {
      name: basename(path),
      detail: `more than ${DEEPEST} files in each other`,
    });
  const source = new CopySource(path, bytes, options);
  const reader = copyReaders.find((one) => one.takes(source));
  if (reader === undefined) throw new DayangError('not-text', { name: source.name });
  const inner: InnerReader = (name, enclosed) => innerWords(name, enclosed, options, depth + 1);
  const copy = withinFields(await readBy(reader, source, inner));
  const ofCharacters = characterRemarks(paragraphsOf(copy)).filter(
    ({ kind }) => kind !== 'bad-bytes' || source.mayHaveBadBytes,
  );
  const { guessed } = source;
  const remarks = withinReason([...source.textRemarks, ...copy.remarks, ...ofCharacters]);
  return { ...copy, remarks, ...(guessed === undefined ? {} : { guessed }) };
}

/** Reads a file that stands in another: by what it says of itself, and where that is not enough as the user said of the whole. */
async function innerWords(name: string, bytes: Uint8Array, options: CopyOptions, depth: number): Promise<CopyWords> {
  const { encoding, keepsStruck = false } = options;
  try {
    return await wordsOf(name, bytes, { keepsStruck }, depth);
  } catch (error) {
    if (encoding === undefined || !(error instanceof EncodingUnsure)) throw error;
    return wordsOf(name, bytes, { keepsStruck, encoding }, depth);
  }
}

/**
 * Reads the words of a file of copy: a document as a story, anything else as text. Throws {@link DayangError}, which
 * names the file and the reason, and `EncodingUnsure`, unless an encoding is named.
 */
async function readWords(path: string, options: CopyOptions = {}): Promise<CopyWords> {
  const copy = await wordsOf(path, readBytes(path, MOST_BYTES), options);
  for (const texts of [paragraphsOf(copy), ...furtherTexts(copy)]) refuseTooLong(basename(path), texts);
  return copy;
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

type Progress = (done: number, total: number) => void;

/** Pictures that were read, and what is told of them. */
interface ReadPictures {
  readonly photos: readonly PhotoFile[];
  readonly remarks: readonly ImportRemark[];
}

async function readPictures(pictures: readonly Enclosed[], onRead: () => void): Promise<ReadPictures> {
  const photos: PhotoFile[] = [];
  let broken = 0;
  const ofPhotos: ImportRemark[] = [];
  for (const { name, bytes } of pictures) {
    onRead();
    try {
      const photo = await readPhoto(name, new Uint8Array(bytes));
      photos.push(photo);
      for (const remark of photo.remarks ?? []) ofPhotos.push(remark);
    } catch {
      // Drawings of old formats: the story comes in without them, and the report says so.
      broken++;
    }
  }
  const unread: ImportRemark[] = broken === 0 ? [] : [{ kind: 'picture-unreadable', count: broken }];
  return { photos, remarks: [...unread, ...inOne(ofPhotos)] };
}

/** Reads the pictures in a file of copy. Throws `empty-file` of one that has no words and none of use. */
async function withPhotos(copy: CopyWords, onProgress: Progress): Promise<CopyFile> {
  if (copy.kind === 'text') return copy;
  const { pictures, further, ...rest } = copy;
  const total = [pictures, ...(further ?? []).map((one) => one.pictures ?? [])].flat().length;
  let done = 0;
  const onRead = () => onProgress(done++, total);
  const { photos, remarks: ofPhotos } = await readPictures(pictures, onRead);
  const others: NonNullable<Extract<CopyFile, { kind: 'story' }>['further']>[number][] = [];
  for (const { pictures: own, ...one } of further ?? []) {
    if (own === undefined || own.length === 0) {
      others.push(one);
      continue;
    }
    const read = await readPictures(own, onRead);
    others.push({ ...one, photos: read.photos, remarks: [...(one.remarks ?? []), ...read.remarks] });
  }
  const { name, story, remarks } = rest;
  // What takes a story back says enough without a word.
  const isNotice = [rest, ...others].some(({ wire }) => wire?.isKilled === true);
  if (photos.length === 0 && story.body.length === 0 && story.headline.length === 0 && !isNotice) {
    throw new DayangError('empty-file', { name });
  }
  return {
    ...rest,
    photos,
    remarks: [...remarks, ...ofPhotos],
    ...(further === undefined ? {} : { further: others }),
  };
}

/** Reads a file of copy with the pictures in it, and tells how many of them are read. Throws as {@link readWords} does. */
export async function readCopyWithPhotos(
  path: string,
  options: CopyOptions = {},
  onProgress: Progress = () => undefined,
): Promise<CopyFile> {
  return withPhotos(await readWords(path, options), onProgress);
}

/** Reads a file of copy, or of an old document what another program makes of it. Throws as {@link withOldDocument} does, too. */
export function readStoryFile(path: string, options: CopyOptions = {}): Promise<CopyFile> {
  return withOldDocument(path, (readable) => readCopyWithPhotos(readable, options));
}
