/** A document of WordprocessingML as paragraphs of our own, with its pictures and an account of all else. */
import type { HtmlParagraph } from '../../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { DayangError } from '../../errors.ts';
import type { Enclosed } from '../copy-source.ts';
import { readChunk } from './alt-chunk.ts';
import type { DocumentParts } from './parts.ts';
import { type DocumentOptions, Reading } from './reading.ts';
import { noteParagraph, StoryReader } from './story-reader.ts';
import { wordsOf } from './words-of.ts';
import type { XmlElement } from './xml.ts';
import { childrenOf } from './xml.ts';

export interface ReadDocument {
  readonly paragraphs: readonly HtmlParagraph[];
  readonly pictures: readonly Enclosed[];
  readonly remarks: readonly ImportRemark[];
  /** The characters of the paragraphs that the source does not have: list numbers, marks of notes, signs of formulas. */
  readonly made: string;
}

/** Notes nobody refers to are in the file and on no page. */
function unusedNotes(reading: Reading): void {
  const words: string[] = [];
  for (const kind of ['footnotes', 'endnotes', 'comments'] as const) {
    const { notes, used } = reading.noteParts(kind);
    for (const [id, note] of notes) {
      const text = used.has(id) ? '' : wordsOf(note);
      if (text !== '') words.push(text);
    }
  }
  reading.account.of('notes-unused', words.length, words.join(' '));
}

function bodies(root: XmlElement): readonly XmlElement[] {
  const found = childrenOf(root, 'w:body');
  return found.length === 0 && root.name === 'w:body' ? [root] : found;
}

/** Reads a document. Throws {@link DayangError}, which names the file. */
export function readDocument(parts: DocumentParts, options: DocumentOptions = {}): ReadDocument {
  const reading = new Reading(
    parts,
    (bytes, target, outer) =>
      readChunk(bytes, target, outer, (inner) => readDocument(inner, { ...options, outer }).paragraphs),
    options,
  );
  const root = parts.xml(reading.main);
  const found = root === undefined ? [] : bodies(root);
  if (found.length === 0) {
    throw new DayangError('document-unreadable', { name: parts.name, detail: `${reading.main} has no body` });
  }
  const story = new StoryReader(reading, reading.main);
  for (const body of found) story.readAll(body);
  const paragraphs = [...story.flow.paragraphs];
  let notes = 0;
  // Notes may refer to further notes: the list grows while it is read.
  for (let at = 0; at < reading.notes.length; at++) {
    const referred = reading.notes[at];
    const read = referred === undefined ? null : noteParagraph(reading, referred);
    if (read === null) continue;
    paragraphs.push(read.note);
    notes++;
  }
  unusedNotes(reading);
  reading.account.of('tracked', reading.changes);
  reading.account.of('footnotes', notes);
  const { account, pictures } = reading;
  return { paragraphs, pictures, remarks: account.remarks(), made: account.made };
}
