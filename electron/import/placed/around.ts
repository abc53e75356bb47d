/** What a document has beyond what its page paints: comments and forms, scripts, files, what it was made for and allows. */
import type { PdfDictionary } from '../../../shared/pdf/read.ts';
import type { FoundPage, PdfFile } from '../pdf/file.ts';
import type { Tally } from './tally.ts';
import { documentText } from './words.ts';

/** Marks that are nobody's words, and the window a comment opens in (ISO 32000-1 table 169). */
const noComments = new Set(['', 'Popup', 'TrapNet', 'PrinterMark']);
/** Actions that only lead somewhere (§12.6.4): a file that opens at a page runs nothing. */
const leading = new Set(['', 'GoTo', 'GoToR', 'URI', 'Thread', 'Named']);
/** Names of files that are looked for, and levels of the tree they are in. */
const MOST_FILES = 100;
const DEEPEST = 16;
/** What bits of the permissions allow (table 22), lowest bit 1. */
const allowed: readonly (readonly [bit: number, name: string])[] = [
  [3, 'print'],
  [4, 'change'],
  [5, 'copy'],
];

function runs(file: PdfFile, action: PdfDictionary | null): boolean {
  return action !== null && !leading.has(file.name(action.entries.get('S')));
}

/** Actions of the document, its page, or what is on it, that run something. */
function actionsOf(file: PdfFile, { page }: FoundPage): number {
  const own = [file.catalog, page, ...file.array(page.entries.get('Annots')).map((one) => file.dictionary(one))];
  let count = 0;
  for (const one of own) {
    for (const key of ['OpenAction', 'A']) if (runs(file, file.dictionary(one?.entries.get(key)))) count++;
    count += file.dictionary(one?.entries.get('AA')) === null ? 0 : 1;
  }
  const names = file.dictionary(file.catalog?.entries.get('Names'));
  return count + (names?.entries.has('JavaScript') === true ? 1 : 0);
}

/** Files in the file, by their names: those of a tree of names (§7.9.6), and those that the document says are beside it. */
function filesIn(file: PdfFile): string[] {
  const found: string[] = [];
  const add = (specification: PdfDictionary | null) => {
    if (specification === null || found.length >= MOST_FILES) return;
    const name = file.text(specification.entries.get('UF')) || file.text(specification.entries.get('F'));
    found.push(documentText(name) || '?');
  };
  const known = new Set<PdfDictionary>();
  const walk = (node: PdfDictionary | null, depth: number) => {
    if (node === null || depth > DEEPEST || known.has(node) || found.length >= MOST_FILES) return;
    known.add(node);
    for (const [at, value] of file.array(node.entries.get('Names')).entries())
      if (at % 2 === 1) add(file.dictionary(value));
    for (const kid of file.array(node.entries.get('Kids'))) walk(file.dictionary(kid), depth + 1);
  };
  const names = file.dictionary(file.catalog?.entries.get('Names'));
  walk(file.dictionary(names?.entries.get('EmbeddedFiles')), 0);
  for (const one of file.array(file.catalog?.entries.get('AF')).slice(0, MOST_FILES)) add(file.dictionary(one));
  return [...new Set(found)];
}

/** Notes what the document has around its page. */
export function aroundPage(file: PdfFile, found: FoundPage, tally: Tally): void {
  const { catalog } = file;
  for (const one of file.array(found.page.entries.get('Annots'))) {
    const kind = file.name(file.dictionary(one)?.entries.get('Subtype'));
    if (!noComments.has(kind)) tally.add('annotations');
  }
  for (let count = actionsOf(file, found); count > 0; count--) tally.add('scripts');
  for (const name of filesIn(file)) tally.name('attachments', name);
  if (file.dictionary(catalog?.entries.get('Collection')) !== null) tally.add('portfolio');
  if (file.get(file.dictionary(catalog?.entries.get('AcroForm')), 'XFA') !== null) tally.add('xfa');
  for (const one of file.array(catalog?.entries.get('OutputIntents'))) {
    const intent = file.dictionary(one);
    const said = ['OutputConditionIdentifier', 'OutputCondition', 'Info'].map((key) =>
      file.text(intent?.entries.get(key)),
    );
    tally.name('intent', documentText(said.find((text) => text !== '') ?? '?'));
  }
  const { permissions } = file;
  if (permissions === null) return;
  for (const [bit, name] of allowed) if (((permissions >> (bit - 1)) & 1) === 0) tally.name('restricted', name);
}
