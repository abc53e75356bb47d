/** Word documents as stories, with the pictures that stand in them. */
import { storyOf } from '../../shared/text/story-copy.ts';
import { DayangError } from '../errors.ts';
import type { CopyReader, CopyWords } from './copy-source.ts';
import { DocumentParts } from './docx/parts.ts';
import { readDocument } from './docx/read-document.ts';
import { openPackage } from './open-package.ts';

function readDocx(name: string, bytes: Uint8Array): CopyWords {
  const { paragraphs, pictures, remarks } = readDocument(new DocumentParts(name, openPackage(name, bytes)));
  const story = storyOf(paragraphs);
  if (story.body.length === 0 && story.headline.length === 0 && pictures.length === 0) {
    throw new DayangError('empty-file', { name });
  }
  return { kind: 'story', name, story, pictures, remarks };
}

/** The first bytes of a zip. */
const ZIP = [0x50, 0x4b];

export const docxReader: CopyReader = {
  format: 'docx',
  takes: (source) => source.startsWith(ZIP),
  read: ({ name, bytes }) => readDocx(name, bytes),
};
