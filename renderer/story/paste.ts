/** What is pasted, cleaned to our schema: nothing that was visible is lost, nothing else comes in. */
import * as v from 'valibot';
import { newId } from '../../shared/edition/ids.ts';
import { type Paragraph, paragraphSchema } from '../../shared/edition/records.ts';
import { type HtmlParagraph, readDocument } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';

/** Plain text as paragraphs, a line each. */
function plainParagraphs(text: string): Paragraph[] {
  if (text === '') return [];
  const lines = text.replace(/\r\n?/gu, '\n').replace(/\n$/u, '').replaceAll('\u0000', '').split('\n');
  return lines.map((line) => ({ id: newId<'paragraph'>(), type: 'paragraph', children: [{ text: line }] }));
}

const fragmentSchema = v.array(paragraphSchema);

/** What was copied from a galley; null for anything else. */
function readFragment(data: string): Paragraph[] | null {
  if (data === '') return null;
  try {
    const fragment = v.safeParse(fragmentSchema, JSON.parse(decodeURIComponent(atob(data))));
    return fragment.success && fragment.output.length > 0 ? fragment.output : null;
  } catch {
    // Another program's fragment, or half of one: its text or its document is taken instead.
    return null;
  }
}

/** What is pasted: the paragraphs that go into the copy, and what of it is left out or goes in otherwise. */
interface PastedCopy {
  readonly paragraphs: Paragraph[];
  readonly remarks: readonly ImportRemark[];
}

function typeOf({ role, type }: HtmlParagraph): Paragraph['type'] {
  return role === 'note' ? 'note' : type;
}

/** The title of a page is no part of what was selected on it; what is left out for being no text is. */
function isOfSelection({ kind }: ImportRemark): boolean {
  return kind !== 'document-title';
}

/** What is pasted: a galley's own, or cleaned from a document, or the lines of plain text. */
export function pastedCopy(data: { getData(format: string): string }): PastedCopy {
  const own = readFragment(data.getData('application/x-slate-fragment'));
  if (own !== null) return { paragraphs: own, remarks: [] };
  const html = data.getData('text/html');
  const document = readDocument(html);
  const remarks = document.remarks.filter(isOfSelection);
  // Pictures have no place in a galley, be they on the web or in the document.
  if (document.pictures.length > 0) remarks.push({ kind: 'pictures-elsewhere', count: document.pictures.length });
  const hasWordsLeft = remarks.some(({ text = '' }) => text !== '');
  if (document.paragraphs.length === 0 && !hasWordsLeft) {
    return { paragraphs: plainParagraphs(data.getData('text/plain')), remarks: [] };
  }
  const paragraphs = document.paragraphs.map(
    (one): Paragraph => ({ id: newId<'paragraph'>(), type: typeOf(one), children: [...one.leaves] }),
  );
  return { paragraphs, remarks };
}
