/** A document from disk as a story: docx with the pictures that stand in it, wire XML, HTML and Markdown. */
import { basename, extname } from 'node:path';
import mammoth from 'mammoth';
import { marked } from 'marked';
import { documentStyles } from '../../shared/text/document-styles.ts';
import { type HtmlParagraph, readHtml } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { plainStory, type StoryCopy, storyOf } from '../../shared/text/story-copy.ts';
import { isWire, readWire, xmlRoot } from '../../shared/text/wire-copy.ts';
import { DayangError, stopIfCancelled } from '../errors.ts';
import { decodeText } from './decode.ts';
import { openPackage } from './open-package.ts';
import { type PhotoFile, readBytes, readPhoto } from './photo.ts';

interface TextFile {
  readonly kind: 'text';
  readonly name: string;
  readonly text: string;
  readonly encoding: string;
  readonly remarks: readonly ImportRemark[];
}

interface StoryFile {
  readonly kind: 'story';
  readonly name: string;
  readonly story: StoryCopy;
  readonly remarks: readonly ImportRemark[];
}

/** A picture as it stands in a document: nothing of it has been read yet. */
interface Enclosed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of copy with the pictures in it still to be read. */
export type CopyWords = TextFile | (StoryFile & { readonly pictures: readonly Enclosed[] });

export type CopyFile = TextFile | (StoryFile & { readonly photos: readonly PhotoFile[] });

/** The largest document that is read. */
const MOST_BYTES = 64 * 1024 * 1024;
/** Pictures taken from one document. */
const MOST_PICTURES = 50;

/** What Word's styles, and ours, are in HTML. Headings are headings by themselves. */
const styleMap = [
  "p[style-name='Title'] => h1.headline:fresh",
  "p[style-name='Subtitle'] => p.deck:fresh",
  ...documentStyles.map(({ name, role }) => `p[style-name='${name}'] => p.${role}:fresh`),
];

interface Taken {
  readonly html: string;
  readonly pictures: readonly Enclosed[];
  readonly left: number;
}

async function convert(name: string, bytes: Uint8Array): Promise<Taken> {
  const pictures: { name: string; bytes: Uint8Array }[] = [];
  let left = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    if (pictures.length >= MOST_PICTURES) left++;
    else pictures.push({ name: `${name} ${pictures.length + 1}`, bytes: await image.readAsBuffer() });
    return { src: '' };
  });
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, { styleMap, convertImage });
  // Descriptions of pictures are no copy; the pictures themselves were taken.
  return { html: value.replace(/<img[^>]*>/gu, ''), pictures, left };
}

/** Footnotes stand at a document's end as a list with a way back to each; they become notes. */
function withNotes(html: string): { readonly html: string; readonly count: number } {
  let count = 0;
  const renamed = html.replace(/<li id="(?:foot|end)note-\d+">([\s\S]*?)<\/li>/gu, (_, text: string) => {
    count++;
    return `<p class="note">${text.replace(/<\/?p>/gu, ' ').replace(/<a href="#[^"]*">[^<]*<\/a>/gu, '')}</p>`;
  });
  return { html: renamed.replace(/<sup><a href="#(?:foot|end)note-[^>]*>\[(\d+)\]<\/a><\/sup>/gu, '[$1]'), count };
}

async function readDocx(name: string, bytes: Uint8Array): Promise<CopyWords> {
  let taken: Taken;
  const whole = openPackage(name, bytes);
  try {
    taken = await convert(name, whole);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('document-unreadable', { name, detail: detail.slice(0, 200) }, error);
  }
  const notes = withNotes(taken.html);
  const story = storyOf(readHtml(notes.html, { isExact: true }));
  if (story.body.length === 0 && story.headline.length === 0 && taken.pictures.length === 0) {
    throw new DayangError('empty-file', { name });
  }
  const remarks: ImportRemark[] = [
    { kind: 'pictures-left' as const, count: taken.left },
    { kind: 'footnotes' as const, count: notes.count },
  ].filter((remark) => remark.count > 0);
  return { kind: 'story', name, story, pictures: taken.pictures, remarks };
}

/** Footnotes are not Markdown's own: their marks and words are kept as they read. */
function withFootnotes(markdown: string): string {
  return markdown.replace(/^( {0,3})\[\^([^\]\s]+)\]:/gmu, '$1\\[$2\\]').replace(/\[\^([^\]\s]+)\]/gu, '\\[$1\\]');
}

async function readMarkdown(name: string, bytes: Uint8Array): Promise<CopyWords> {
  const { text } = decodeText(bytes, name);
  let html: string;
  try {
    html = await marked.parse(withFootnotes(text));
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('document-unreadable', { name, detail: detail.slice(0, 200) }, error);
  }
  return storyFile(name, readHtml(html));
}

/** Copy in XML: NITF and NewsML are read; what is some other XML is refused by its root. Null for text that is none. */
function readXml(name: string, text: string): CopyWords | null {
  const root = xmlRoot(text);
  if (root === 'html') return storyFile(name, readHtml(text));
  if (root !== null && isWire(root)) {
    const { paragraphs, left } = readWire(text);
    return storyFile(name, paragraphs, left > 0 ? [{ kind: 'stories-left', count: left }] : []);
  }
  if (root !== null && /^\ufeff?\s*<\?xml/u.test(text)) throw new DayangError('wire-unknown', { name, root });
  return null;
}

function storyFile(
  name: string,
  paragraphs: readonly HtmlParagraph[],
  remarks: readonly ImportRemark[] = [],
): CopyWords {
  const story = storyOf(paragraphs);
  if (story.body.length === 0 && story.headline.length === 0) throw new DayangError('empty-file', { name });
  return { kind: 'story', name, story, pictures: [], remarks };
}

/** The first bytes of a zip, and of the compound files Word wrote before 2007. */
const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}

/**
 * Reads the words of a file of copy: a document as a story, anything else as text. What a file is is seen in its
 * bytes, not in its name. Throws {@link DayangError}, which names the file and the reason.
 */
export async function readWords(path: string): Promise<CopyWords> {
  const name = basename(path);
  const bytes = readBytes(path, MOST_BYTES);
  if (bytes.length === 0) throw new DayangError('empty-file', { name });
  if (startsWith(bytes, ZIP)) return readDocx(name, bytes);
  if (startsWith(bytes, COMPOUND)) throw new DayangError('old-document', { name });
  if (/^\.(?:docx|docm|dotx)$/iu.test(extname(path))) {
    throw new DayangError('document-unreadable', { name, detail: 'no zip' });
  }
  if (/^\.(?:md|markdown)$/iu.test(extname(path))) return readMarkdown(name, bytes);
  const { text, encoding } = decodeText(bytes, name);
  const inXml = readXml(name, text);
  if (inXml !== null) return inXml;
  const story = plainStory(text);
  if (story === null) return { kind: 'text', name, text, encoding, remarks: [] };
  return { kind: 'story', name, story, pictures: [], remarks: [] };
}

/** Reads the pictures in a file of copy. Throws `cancelled`, and `empty-file` of one that has no words and none of use. */
export async function withPhotos(copy: CopyWords, signal?: AbortSignal): Promise<CopyFile> {
  if (copy.kind === 'text') return copy;
  const { pictures, ...rest } = copy;
  const photos: PhotoFile[] = [];
  let broken = 0;
  for (const { name, bytes } of pictures) {
    stopIfCancelled(signal);
    try {
      photos.push(await readPhoto(name, new Uint8Array(bytes)));
    } catch {
      // Drawings of old formats: the story comes in without them, and the report says so.
      broken++;
    }
  }
  const { name, story, remarks } = rest;
  if (photos.length === 0 && story.body.length === 0 && story.headline.length === 0) {
    throw new DayangError('empty-file', { name });
  }
  return {
    ...rest,
    photos,
    remarks: broken === 0 ? remarks : [{ kind: 'picture-unreadable', count: broken }, ...remarks],
  };
}

/** Reads a file of copy with the pictures in it. Throws as {@link readWords} does. */
export async function readStoryFile(path: string): Promise<CopyFile> {
  return withPhotos(await readWords(path));
}
