/** Composing: from nothing, and after a one-character edit; the sample front page and 100,000 characters. */
import { readFileSync } from 'node:fs';
import { loadResources } from '../electron/resources.ts';
import { compose, createComposeCache } from '../shared/compose/compose.ts';
import type { Resources } from '../shared/compose/resources.ts';
import { createEdition, emptyArticle, HEAD_ROWS } from '../shared/edition/create.ts';
import { editBody } from '../shared/edition/edits.ts';
import { gridFrame, gridRows, gutterWidth } from '../shared/edition/formats.ts';
import { newId } from '../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../shared/edition/operations.ts';
import type { Article, Edition, Paragraph } from '../shared/edition/records.ts';
import { pagesInOrder } from '../shared/edition/selectors.ts';
import { importCopy } from '../shared/layout/articles.ts';
import { layoutFront } from '../shared/layout/front.ts';
import { readPageCopy } from '../shared/text/page-copy.ts';
import { report, rounded, time } from './report.ts';

const copy = readPageCopy(readFileSync(new URL('../assets/sample/page-1.txt', import.meta.url), 'utf8'));

function samplePage(resources: Resources): Edition {
  const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 4 });
  return applyPatches(edition, layoutFront(edition, resources, importCopy(edition, copy))).edition;
}

/** One article of so many characters through broadsheet pages of five columns or so. */
function longEdition(characters: number): Edition {
  const paragraphs = copy.articles.flatMap((article) => article.body.map((paragraph) => paragraph.text));
  const body: Paragraph[] = [];
  for (let count = 0, at = 0; count < characters; at++) {
    const text = (paragraphs[at % paragraphs.length] ?? '').slice(0, characters - count);
    body.push({ id: newId<'paragraph'>(), type: 'paragraph', children: [{ text }] });
    count += text.length;
  }
  const story: Article = { ...emptyArticle(), body };
  const pages = Math.ceil(characters / 8_500) + 1;
  const edition = createEdition({ date: '2024-03-08', format: 'broadsheet', pages });
  const patches: Patch[] = [{ kind: 'put', table: 'articles', id: story.id, record: story }];
  pagesInOrder(edition).forEach((page, at) => {
    const from = at === 0 ? 12 : HEAD_ROWS;
    const id = newId<'block'>();
    patches.push({
      kind: 'put',
      table: 'blocks',
      id,
      record: {
        id,
        pageId: page.id,
        articleId: story.id,
        order: 10,
        kind: 'body',
        gridMode: 'absolute',
        dropCapital: 0,
        threadOrder: at,
        frame: gridFrame(page.grid, 0, page.grid.columns, from, gridRows(page.grid) - from),
        columns: page.grid.columns,
        gutter: gutterWidth(page.grid),
      },
    });
  });
  return applyPatches(edition, patches).edition;
}

/** The same edition with one more character in the middle of its longest article. */
function edited(edition: Edition, mark: string): Edition {
  const story = Object.values(edition.articles).toSorted((a, b) => b.body.length - a.body.length)[0];
  if (story === undefined) throw new Error('no article');
  const at = Math.floor(story.body.length / 2);
  const body = story.body.map((paragraph, index) =>
    index === at ? { ...paragraph, children: [{ text: mark + (paragraph.children[0]?.text ?? '') }] } : paragraph,
  );
  return applyPatches(edition, editBody(edition, story.id, body)).edition;
}

function figuresOf(edition: Edition, resources: Resources): { readonly cold: number; readonly edit: number } {
  const cold = time(7, () => void compose(edition, resources));
  const cache = createComposeCache();
  let current = edition;
  compose(current, resources, cache);
  const edit = time(15, () => {
    current = edited(current, '字');
    compose(current, resources, cache);
  });
  return { cold, edit };
}

const resources = loadResources();
const sample = figuresOf(samplePage(resources), resources);
const long = figuresOf(longEdition(100_000), resources);
report('compose', {
  sample_cold_ms: sample.cold,
  sample_edit_ms: sample.edit,
  characters_100k_cold_ms: long.cold,
  characters_100k_edit_ms: long.edit,
  edit_to_cold_ratio_100k: rounded(long.edit / long.cold),
});
