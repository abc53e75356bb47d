/** Word documents as stories, with the pictures that stand in them. */
import { type CopyReader, type CopySource, type CopyWords, storyFile } from './copy-source.ts';
import { DocumentParts } from './docx/parts.ts';
import { readDocument } from './docx/read-document.ts';
import { openPackage } from './open-package.ts';

function readDocx(source: CopySource): CopyWords {
  const { name, bytes, keepsStruck } = source;
  const parts = new DocumentParts(name, openPackage(name, bytes));
  const { paragraphs, pictures, remarks } = readDocument(parts, { keepsStruck });
  return storyFile(source, paragraphs, remarks, { pictures, remarks: [] });
}

/** The first bytes of a zip. */
const ZIP = [0x50, 0x4b];

export const docxReader: CopyReader = {
  format: 'docx',
  takes: (source) => source.startsWith(ZIP),
  read: readDocx,
};
