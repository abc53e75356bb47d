/** 本版正文: setting the stories that begin on a page in its body size, where the running-text style has another. */
import { newId, type PageId } from './ids.ts';
import type { Patch } from './operations.ts';
import type { BodyBlock, Edition, Page, Style } from './records.ts';
import { blocksOnPage, threadOf } from './selectors.ts';
import { writeSize } from './type-sizes.ts';

/** The threads that begin on a page, whole: text has one style from its beginning to its end, on whatever pages. */
function threadsFrom(edition: Edition, id: PageId): (readonly BodyBlock[])[] {
  const articles = new Set(
    blocksOnPage(edition, id).flatMap((block) => (block.kind === 'body' ? block.articleId : [])),
  );
  return [...articles].map((article) => threadOf(edition, article)).filter(([first]) => first?.pageId === id);
}

/** True of a style in a page's body size and on its leading. */
function isOf({ grid }: Page, style: Style): boolean {
  return style.size === grid.bodySize && style.leading === grid.leading;
}

/** A style of running text in a page's size: one there is, or a new one. */
function styleFor(edition: Edition, page: Page): { readonly id: string; readonly patches: Patch[] } | null {
  const { body } = edition.styles;
  if (body === undefined) return null;
  const known = [body, ...Object.values(edition.styles).filter(({ role }) => role === 'body')].find((style) =>
    isOf(page, style),
  );
  if (known !== undefined) return { id: known.id, patches: [] };
  const { bodySize, leading } = page.grid;
  const name = `正文 ${writeSize(bodySize, 'pt')}/${writeSize(leading, 'pt')}`;
  const id: string = newId<'style'>();
  const record: Style = { ...body, id, role: 'body', name, size: bodySize, minSize: bodySize, leading };
  return { id, patches: [{ kind: 'put', table: 'styles', id, record }] };
}

/** Sets all stories that begin on a page in its body size and leading, by a style of running text. Nothing where they are. */
export function setInPageSize(edition: Edition, id: PageId): Patch[] {
  const page = edition.pages[id];
  const style = page === undefined ? null : styleFor(edition, page);
  if (style === null) return [];
  const blocks = threadsFrom(edition, id)
    .flat()
    .filter((block) => (block.style ?? 'body') !== style.id)
    .map((block): Patch => {
      const { style: _old, ...rest } = block;
      const record: BodyBlock = style.id === 'body' ? rest : { ...rest, style: style.id };
      return { kind: 'put', table: 'blocks', id: block.id, record };
    });
  return blocks.length === 0 ? [] : [...style.patches, ...blocks];
}
