/**
 * How evenly body copy is set, against Typst: the same text, face, size and measure, both read back from their PDFs. Copy
 * of nine kinds and the sample's own, at several numbers of characters a column. `--guides` writes the guides' table.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflate, digest, pdfFaces } from '../electron/export/pdf-parts.ts';
import { loadResources } from '../electron/resources.ts';
import { compose } from '../shared/compose/compose.ts';
import { columnStep, columnWidth, gutterWidth } from '../shared/edition/formats.ts';
import type { Edition, PageGrid } from '../shared/edition/records.ts';
import { writePages } from '../shared/pdf/page-file.ts';
import { type ColumnPlan, type Evenness, evennessOf } from './even-pdf.ts';
import { writeTables } from './even-table.ts';
import { textKinds, textOf } from './even-texts.ts';
import { compilePeer, installPeer, openPeer, peerSource, peerVersion } from './peer.ts';
import { report } from './report.ts';
import { storyText } from './story.ts';
import { storyEdition, storyGrid } from './story-edition.ts';

/** Characters of each kind of copy. */
const LENGTH = 24_000;
const MEASURES = [12, 14, 16, 18, 20, 22];
/** Space between columns, in em: more than a line is ever opened by. */
const GUTTER = 1.5;
const COLUMNS = 6;

/** The grid of the story's pages with columns of so many characters. */
function gridOf(characters: number): PageGrid {
  const grid = storyGrid();
  const { bodySize, trim } = grid;
  const width = (COLUMNS * characters + (COLUMNS - 1) * GUTTER) * bodySize;
  const typeArea = { ...grid.typeArea, width };
  return {
    ...grid,
    trim: { ...trim, width: width + 2 * typeArea.x },
    typeArea,
    columns: COLUMNS,
    charactersPerColumn: characters,
  };
}

/** The story's edition on such pages. */
function editionOf(text: readonly string[], grid: PageGrid): Edition {
  const edition = storyEdition(text);
  const pages = Object.fromEntries(Object.entries(edition.pages).map(([id, page]) => [id, { ...page, grid }]));
  const blocks = Object.fromEntries(
    Object.entries(edition.blocks).map(([id, block]) => {
      const frame = { ...block.frame, x: grid.typeArea.x, width: grid.typeArea.width };
      return [id, block.kind === 'body' ? { ...block, frame, columns: COLUMNS, gutter: gutterWidth(grid) } : block];
    }),
  );
  return { ...edition, pages, blocks };
}

installPeer();
const resources = loadResources();
const work = mkdtempSync(join(tmpdir(), 'dayang-bench-'));

function ours(text: readonly string[], grid: PageGrid): Uint8Array {
  const { pages } = compose(editionOf(text, grid), resources);
  const filled = pages.filter((page) => page.blocks.some((block) => block.kind === 'body' && block.lines > 0));
  const faces = pdfFaces(resources.fonts);
  const at = '2024-03-08T00:00:00Z';
  return writePages(filled, { standard: 'plain', faces, images: new Map(), deflate, title: 'bench', at, digest });
}

function theirs(text: readonly string[], grid: PageGrid): Uint8Array {
  const compiler = openPeer();
  return compiler.pdf(compilePeer(compiler, peerSource(text, grid)));
}

function measured(pdf: Uint8Array, plan: ColumnPlan): Evenness {
  const path = join(work, 'measured.pdf');
  writeFileSync(path, pdf);
  return evennessOf(path, plan);
}

const texts: readonly (readonly [string, readonly string[]])[] = [
  ...textKinds.map((kind) => [kind, textOf(kind, LENGTH)] as const),
  ['sample', storyText(LENGTH)],
];

try {
  const figures: Record<string, Record<string, number>> = {};
  for (const [kind, text] of texts) {
    for (const characters of MEASURES) {
      const grid = gridOf(characters);
      const width = columnWidth(grid);
      const gutter = columnStep(grid) - width;
      const plan = {
        pageWidth: grid.trim.width,
        left: grid.typeArea.x,
        width,
        gutter,
        columns: COLUMNS,
        size: grid.bodySize,
      };
      figures[`${kind}_${characters}`] = { ...measured(ours(text, grid), plan) };
      figures[`${kind}_${characters}_typst`] = { ...measured(theirs(text, grid), plan) };
    }
  }
  if (process.argv.includes('--guides')) writeTables(figures);
  report('evenness', figures, { typst: peerVersion() });
} finally {
  rmSync(work, { recursive: true, force: true });
}
