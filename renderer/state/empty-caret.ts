/** Where the caret stands in a text that nobody has written yet: no glyph says it, so the block's frame does. */
import { type BlockKind, type Block as BlockOf, blockModule } from '../../shared/blocks/kinds.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { Article, Block, Edition, Style } from '../../shared/edition/records.ts';
import { blocksOnPage, paragraphText } from '../../shared/edition/selectors.ts';
import { headlineLine, readPart } from '../../shared/edition/text.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { type CaretLine, caretLine, type TextPlace } from './place-map.ts';
import { textsOf } from './shown-texts.ts';

/** Size of type where no style says one, in points. */
const USUAL_SIZE = 9;
/** Height of a caret in em of its type, as {@link caretLine} has it. */
const CARET = 1.12;
/** Indent of a first line, in em (domain.md §3). */
const INDENT = 2;

/** The style that a text of a block is set in. */
function styleOf<K extends BlockKind>(edition: Edition, block: BlockOf<K>, part: string): Style | undefined {
  const list = headlineLine(part)?.list;
  const own = 'style' in block && typeof block.style === 'string' ? block.style : undefined;
  const name = list === 'kicker' || list === 'deck' ? list : (own ?? blockModule<K>(block.kind).styleName?.(block));
  return edition.styles[name ?? ''];
}

/** A caret in a block's frame: at its top, in its middle or at its foot, at the side its lines start from. */
function inFrame({ frame }: Block, style: Style | undefined, at: 'top' | 'middle' | 'foot', indent = 0): CaretLine {
  const size = Math.max(1, Math.min(style?.size ?? USUAL_SIZE, frame.height / CARET));
  const height = size * CARET;
  const spare = frame.height - height;
  const top = frame.y + (at === 'top' ? 0 : at === 'foot' ? spare : spare / 2);
  const x = style?.align === 'centre' ? frame.x + frame.width / 2 : frame.x + indent * size;
  return { x, top, height };
}

/** In the copy of vertical lines: at the head of a line, so many lines from the block's right edge. */
function inVertical({ frame }: Block, style: Style | undefined, right: Pt): CaretLine {
  const size = style?.size ?? USUAL_SIZE;
  const width = size * CARET;
  return { x: right - width, top: frame.y + INDENT * size, width, height: 0 };
}

/** In an empty paragraph: under the last line before it, or at the head of the story's first block. */
function inParagraph(edition: Edition, page: ComposedPage, article: Article, part: string): CaretLine | null {
  const at = article.body.findIndex(({ id }) => id === part);
  const before = article.body.slice(0, Math.max(0, at)).findLast((one) => paragraphText(one) !== '');
  const blocks = blocksOnPage(edition, page.id).filter(
    (block) => block.kind === 'body' && block.articleId === article.id,
  );
  const style = edition.styles['body'];
  if (before === undefined) {
    const first = blocks.find((block) => block.kind === 'body' && block.threadOrder === 0) ?? blocks[0];
    if (first === undefined) return null;
    const { frame } = first;
    return first.kind === 'body' && first.direction === 'down'
      ? inVertical(first, style, frame.x + frame.width)
      : inFrame(first, style, 'top', INDENT);
  }
  const { length } = paragraphText(before);
  const end = caretLine(page, { articleId: article.id, part: before.id, offset: length });
  const start = caretLine(page, { articleId: article.id, part: before.id, offset: 0 });
  if (end === null || style === undefined) return null;
  const empty = at - article.body.findIndex(({ id }) => id === before.id);
  if (end.width !== undefined) {
    const [block] = blocks;
    const right = end.x + end.width - empty * style.leading;
    return block === undefined ? null : inVertical(block, style, right);
  }
  // A paragraph of one line starts where this one will; of a longer one, the line that ends is no guide to its column.
  const x: Pt =
    start !== null && start.top === end.top ? start.x : Math.max(columnLeft(blocks, end), 0) + INDENT * style.size;
  return { x, top: end.top + empty * style.leading, height: end.height };
}

/** The left edge of the column that a caret stands in. */
function columnLeft(blocks: readonly Block[], { x, top }: CaretLine): Pt {
  for (const block of blocks) {
    const { frame } = block;
    if (block.kind !== 'body' || top < frame.y - 1 || top > frame.y + frame.height) continue;
    const width = (frame.width + block.gutter) / block.columns;
    const column = Math.floor((x - frame.x - 0.1) / width);
    if (column >= 0 && column < block.columns) return frame.x + column * width;
  }
  return x;
}

/** Where a place of an empty text stands on a page; null where it has words, or the page shows no such text. */
function emptyLine(edition: Edition, page: ComposedPage, place: TextPlace): CaretLine | null {
  const article = edition.articles[place.articleId];
  // What is written and not composed yet, or finds no room, stands nowhere.
  if (article === undefined || (readPart(article, place.part) ?? '') !== '') return null;
  const block = blocksOnPage(edition, page.id).find(
    (one) => 'articleId' in one && one.articleId === place.articleId && textsOf(one, article).includes(place.part),
  );
  const isBody = article.body.some(({ id }) => id === place.part);
  if (isBody || (block === undefined && readPart(article, place.part) === null && article.body.length === 0))
    return inParagraph(edition, page, article, place.part);
  if (block === undefined) return null;
  const list = headlineLine(place.part)?.list;
  const at = list === 'kicker' ? 'top' : list === 'deck' ? 'foot' : block.kind === 'caption' ? 'top' : 'middle';
  const style = styleOf(edition, block, place.part);
  // A credit is written behind its caption.
  const [own] = textsOf(block, article);
  const words = block.kind === 'caption' && own !== undefined && own !== place.part ? readPart(article, own) : null;
  const behind = words === null ? null : caretLine(page, { ...place, part: own ?? '', offset: words.length });
  return behind === null ? inFrame(block, style, at) : { ...behind, x: behind.x + behind.height / CARET };
}

/** Where a place stands on a page as it is composed, or would be once something is written there; null where it does not. */
export function caretOn(edition: Edition, page: ComposedPage, place: TextPlace): CaretLine | null {
  return caretLine(page, place) ?? emptyLine(edition, page, place);
}
