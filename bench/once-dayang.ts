/** Dayang's half of a run in a process of its own. */
import { deflate, digest, pdfFaces } from '../electron/export/pdf-parts.ts';
import { loadResources } from '../electron/resources.ts';
import { compose } from '../shared/compose/compose.ts';
import type { ComposedPage } from '../shared/compose/display-list.ts';
import { writePages } from '../shared/pdf/page-file.ts';
import { storyEdition } from './story-edition.ts';

const resources = loadResources();

/** The pages a story fills; where asked for, with all their items read, page after page. */
export async function composeStory(paragraphs: readonly string[], readsItems: boolean): Promise<ComposedPage[]> {
  const composed = compose(storyEdition(paragraphs), resources);
  const filled = composed.pages.filter((page) => page.blocks.some((block) => block.kind === 'body' && block.lines > 0));
  if (!readsItems) return filled;
  let items = 0;
  for (const page of filled) {
    items += page.items.length;
    // As the exporter does between two pages: what nobody holds any longer may go.
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (items === 0) throw new Error('nothing was composed');
  return filled;
}

/** Them as a PDF. */
export function writeStory(pages: readonly ComposedPage[]): Uint8Array {
  const faces = pdfFaces(resources.fonts);
  const at = '2024-03-08T00:00:00Z';
  return writePages(pages, { standard: 'plain', faces, images: new Map(), deflate, title: 'bench', at, digest });
}
