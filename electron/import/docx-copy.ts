/** Word documents as stories, with the pictures that stand in them. */
import mammoth from 'mammoth';
import { documentStyles } from '../../shared/text/document-styles.ts';
import { readHtml } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { storyOf } from '../../shared/text/story-copy.ts';
import { DayangError } from '../errors.ts';
import type { CopyReader, CopyWords, Enclosed } from './copy-source.ts';
import { openPackage } from './open-package.ts';

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

/** The first bytes of a zip. */
const ZIP = [0x50, 0x4b];

export const docxReader: CopyReader = {
  format: 'docx',
  takes: (source) => source.startsWith(ZIP),
  read: ({ name, bytes }) => readDocx(name, bytes),
};
