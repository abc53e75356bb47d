/**
 * Marks as GB/T 14706 draws them (domain.md §4): the screen and the page proof draw the same. Each kind's module
 * (`marks/`) draws it at the text; what is to be set instead stands in the margin, at the end of a lead line.
 */
import type { ComposedPage } from '../compose/display-list.ts';
import type { Anchor, Mark, TextPoint } from '../edition/proof-records.ts';
import type { Pt } from '../edition/units.ts';
import { type DrawnMark, MarkedSheet, type ProofDrawing, SIZE } from './margins.ts';
import { type MarkKind, type MarkOrder, markModule } from './marks/kinds.ts';
import type { TextPen } from './marks/pen.ts';
import { OFF_LINE } from './places.ts';
import {
  arrowHead,
  boxOnPage,
  insertionLine,
  isLevel,
  isTurnedAlike,
  type LineBox,
  open,
  ring,
  shapeOnPage,
  struck,
} from './shapes.ts';

/** Where the line of a column starts that a place is in. */
function columnStart(runs: readonly LineBox[], place: LineBox): Pt {
  const off = place.turn === undefined ? 0.5 : place.size * OFF_LINE;
  const line = runs
    .filter((box) => isTurnedAlike(box, place) && Math.abs(box.bottom - place.bottom) < off)
    .sort((a, b) => b.left - a.left);
  let start = place.left;
  for (const box of line) if (box.left < start && box.right > start - place.size * 0.6) start = box.left;
  return start;
}

/** Where the paragraph after a mark's starts, on this page; the mark's end where there is none. */
function nextStart({ page }: MarkedSheet, articleId: string, end: TextPoint): TextPoint {
  const parts: string[] = [];
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.source?.articleId !== articleId) continue;
    if (parts.at(-1) !== item.source.part) parts.push(item.source.part);
  }
  const next = parts[parts.lastIndexOf(end.part) + 1];
  return next === undefined ? end : { part: next, offset: 0 };
}

/** What a mark has in the margin; nothing for those that are drawn at the text alone. */
function marginText<K extends MarkKind>(order: MarkOrder<K>, { isGone, quote }: Mark): string {
  if (isGone) return `“${quote}”已删`;
  return markModule<K>(order.kind).margin?.(order, quote) ?? '';
}

/** Where on the page the words of a mark stand. */
type MarkedPlaces = Pick<TextPen, 'afterStart' | 'beforeEnd' | 'place' | 'nextParagraph' | 'headline'> & {
  readonly lines: readonly LineBox[];
  /** Where it is between two characters. */
  readonly at: LineBox | null;
};

/** Those of a mark on text; null of a mark on a block alone. */
function placesOf(sheet: MarkedSheet, anchor: Anchor): MarkedPlaces | null {
  const { text } = sheet;
  if (anchor.kind === 'block') {
    if (anchor.shown === undefined) return null;
    const lines = text.shownLines(anchor.blockId, anchor.shown);
    const nowhere = () => null;
    return {
      ...{ lines, at: null, afterStart: nowhere, beforeEnd: nowhere, place: nowhere, nextParagraph: nowhere },
      headline: () => lines,
    };
  }
  const { start, end } = anchor;
  const owner = anchor.kind === 'text' ? anchor.articleId : anchor.blockId;
  return {
    lines: text.lines(anchor),
    at: text.place(owner, start),
    afterStart: (units) => text.place(owner, { ...start, offset: start.offset + units }),
    beforeEnd: (units) => text.place(owner, { ...end, offset: Math.max(0, end.offset - units) }),
    place: (point) => text.place(owner, point),
    nextParagraph: () => text.place(owner, anchor.kind === 'text' ? nextStart(sheet, owner, end) : end),
    headline: () => text.like(anchor),
  };
}

/** The pen for a mark on text; null where none of it is on the page. */
function textPen(sheet: MarkedSheet, drawn: DrawnMark): TextPen | null {
  const { mark, colour } = drawn;
  const places = placesOf(sheet, mark.anchor);
  if (places === null) return null;
  const { lines, at: middle, ...found } = places;
  const [first, last] = [lines[0] ?? middle, lines.at(-1) ?? middle];
  if (first === null || last === null) return null;
  const box = boxOnPage(last);
  const isRinged = mark.isGone || markModule(mark.order.kind).isRinged === true;
  return {
    lines,
    first,
    last,
    stroke: (shape) => sheet.draw(drawn, shapeOnPage(shape, first)),
    ring: () => {
      for (const line of lines) sheet.draw(drawn, shapeOnPage(ring(line), line));
    },
    lead: (from) => {
      const line = boxOnPage(from === 'start' ? first : last);
      // Beside a vertical line, or one that is turned, it begins at the line's middle.
      const x = !isLevel(first) ? (line.left + line.right) / 2 : from === 'start' ? line.left : line.right;
      sheet.lead(drawn, x, line, marginText(mark.order, mark), isRinged);
    },
    sign: (text) => sheet.words.push({ markId: mark.id, colour, x: box.right - 1, y: box.top + 0.8, size: 5.5, text }),
    legend: (text) => sheet.legend(drawn, box, text),
    arrowTo: (to) => sheet.arrow(drawn, box.right, box, boxOnPage(to).left, boxOnPage(to)),
    arrowLine: (points) => {
      sheet.draw(drawn, open(points), true);
      const [before, last] = points.slice(-2);
      if (before !== undefined && last !== undefined) sheet.draw(drawn, arrowHead(last, before));
    },
    number: (at) => sheet.number(drawn, boxOnPage(at)),
    ...found,
    columnStart: (line) => columnStart(isLevel(line) ? sheet.text.runs : sheet.text.turned, line),
  };
}

/** As marks are drawn whose modules do not say: the text ringed, the words in the margin. */
function ringed({ lines, first, stroke, ring: ringLines, lead }: TextPen): void {
  if (lines.length === 0) stroke(insertionLine(first));
  ringLines();
  lead('end');
}

/** What a mark was put on is deleted: the place, and in the margin what stood there. */
function gone({ first, stroke, lead }: TextPen): void {
  stroke(insertionLine(first));
  lead('start');
}

function drawText<K extends MarkKind>(sheet: MarkedSheet, drawn: DrawnMark, order: MarkOrder<K>): void {
  const { mark } = drawn;
  const pen = textPen(sheet, drawn);
  if (pen === null) {
    // Words that their block shows no longer, or has no room for: it is what is left of their place.
    if (mark.anchor.kind !== 'text') drawBlock(sheet, drawn, order);
    return;
  }
  for (const line of pen.lines.length > 0 ? pen.lines : [pen.first]) sheet.area(drawn, boxOnPage(line));
  if (mark.state === 'withdrawn') pen.stroke(struck(pen.last));
  const { draw } = markModule<K>(order.kind);
  if (mark.isGone) gone(pen);
  else if (draw === undefined) ringed(pen);
  else draw(pen, order);
}

function drawBlock<K extends MarkKind>(sheet: MarkedSheet, drawn: DrawnMark, order: MarkOrder<K>): void {
  const { mark } = drawn;
  const { anchor } = mark;
  const frame = sheet.page.blocks.find(({ id }) => anchor.kind !== 'text' && id === anchor.blockId)?.frame;
  if (frame === undefined) return;
  sheet.areas.push({ markId: mark.id, frame });
  const { drawOnBlock } = markModule<K>(order.kind);
  if (drawOnBlock !== undefined) {
    drawOnBlock({ frame, size: SIZE, stroke: (shape) => sheet.draw(drawn, shape) }, order);
    return;
  }
  const { x, y, width, height } = frame;
  const edge: LineBox = { left: x, right: x + width, top: y, bottom: y + Math.min(height, 12), size: SIZE };
  sheet.legend(drawn, edge, marginText(order, mark));
}

/** Marks of a line from the right to the left: the next one's lead line lies below, and crosses none. */
function inDrawingOrder(sheet: MarkedSheet, marks: readonly DrawnMark[]): DrawnMark[] {
  const place = ({ mark: { anchor } }: DrawnMark) => {
    const places = placesOf(sheet, anchor);
    const line = places?.lines.at(-1) ?? places?.at ?? null;
    return line === null ? null : boxOnPage(line);
  };
  const middle = sheet.page.width / 2;
  return marks
    .map((drawn) => ({ drawn, line: place(drawn) }))
    .sort((a, b) => {
      if (a.line === null || b.line === null) return (a.line === null ? 0 : 1) - (b.line === null ? 0 : 1);
      // From each margin inwards.
      const out = (line: LineBox) => Math.min(line.right, 2 * middle - line.right);
      return a.line.bottom - b.line.bottom || out(a.line) - out(b.line);
    })
    .map(({ drawn }) => drawn);
}

/** Draws a page's marks. The same marks give the same drawing. */
export function drawMarks(page: ComposedPage, marks: readonly DrawnMark[]): ProofDrawing {
  const sheet = new MarkedSheet(page);
  for (const drawn of inDrawingOrder(sheet, marks)) {
    const { anchor, order } = drawn.mark;
    if (anchor.kind === 'block' && anchor.shown === undefined) drawBlock(sheet, drawn, order);
    else drawText(sheet, drawn, order);
  }
  sheet.settle();
  const { strokes, words, areas, numbered } = sheet;
  return { strokes, words, areas, numbered };
}
