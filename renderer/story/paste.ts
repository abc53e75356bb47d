/** What is pasted, cleaned to our schema: nothing that was visible is lost, nothing else comes in. */
import * as v from 'valibot';
import { newId } from '../../shared/edition/ids.ts';
import { type Paragraph, paragraphSchema } from '../../shared/edition/records.ts';
import { readHtml } from '../../shared/text/html-copy.ts';

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

/** The paragraphs of what is pasted: a galley's own, or cleaned from a document, or the lines of plain text. */
export function pastedParagraphs(data: { getData(format: string): string }): Paragraph[] {
  const own = readFragment(data.getData('application/x-slate-fragment'));
  if (own !== null) return own;
  const document = readHtml(data.getData('text/html'));
  if (document.length === 0) return plainParagraphs(data.getData('text/plain'));
  return document.map(({ type, leaves }) => ({ id: newId<'paragraph'>(), type, children: [...leaves] }));
}
