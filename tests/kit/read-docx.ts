/** Documents made by hand as our reader reads them. */
import { DocumentParts } from '../../electron/import/docx/parts.ts';
import { readDocument } from '../../electron/import/docx/read-document.ts';
import { openPackage } from '../../electron/import/open-package.ts';
import type { Leaf } from '../../shared/text/leaves.ts';
import { documentXml, docx, wordPart } from './documents.ts';

/** What a document becomes: its paragraphs with what they are, its remarks, the same as kind, count and words, and its pictures. */
export function read(bytes: Uint8Array, keepsStruck = false) {
  const parts = new DocumentParts('稿.docx', openPackage('稿.docx', bytes));
  const { paragraphs, remarks, pictures } = readDocument(parts, { keepsStruck });
  const body = paragraphs.map(({ type, role, leaves }) => {
    const raised = ({ script, text }: Leaf) => (script === undefined ? text : `{${script} ${text}}`);
    const text = leaves.map((leaf) => (leaf.strong === true ? `*${raised(leaf)}*` : raised(leaf))).join('');
    const kind = role === '' ? (type === 'subhead' ? 'subhead' : '') : role;
    return kind === '' ? text : `${kind}: ${text}`;
  });
  return {
    body,
    remarks,
    pictures,
    told: remarks.map(({ kind, count, text }) => [kind, count, text ?? ''].join(' ').trim()),
  };
}

type Parts = Readonly<Record<string, string | Uint8Array>>;

/** What a body becomes: its paragraphs, and its remarks as kind, count and words. */
export function made(body: string, parts: Parts = {}) {
  const { body: paragraphs, told } = read(docx(documentXml(body), parts));
  return { paragraphs, told };
}

/** A paragraph of a style. */
export function styled(style: string, ...runs: readonly string[]): string {
  return `<w:p><w:pPr><w:pStyle w:val="${style}"/></w:pPr>${runs.join('')}</w:p>`;
}

/** The part of a document that has its styles. */
export const styles = (inside: string): Parts => ({ 'word/styles.xml': wordPart('styles', inside) });
/** A style of characters. */
export const character = (id: string, properties: string) =>
  `<w:style w:type="character" w:styleId="${id}"><w:name w:val="${id}"/><w:rPr>${properties}</w:rPr></w:style>`;
