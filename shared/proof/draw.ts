/**
 * Marks as GB/T 14706 draws them (domain.md §4): the screen and the page proof draw the same. Rings, tails,
 * curves and signs stand at the text; what is to be set instead stands in the margin, at the end of a lead line.
 */
import type { ComposedPage } from '../compose/display-list.ts';
import type { Mark } from '../edition/proof-records.ts';
import type { Pt } from '../edition/units.ts';
import type { Point } from './lead-lines.ts';
import { type DrawnMark, MarkedSheet, type ProofDrawing, SIZE, TURN } from './margins.ts';
import type { LineBox } from './places.ts';
import {
  aligned,
  arrowHead,
  axes,
  cross,
  insertion,
  open,
  ring,
  sCurve,
  shift,
  stair,
  struck,
  tail,
  triangles,
} from './shapes.ts';

/** A deletion of more than so many characters is a box with a cross. */
const FEW = 6;

const fractions = { '1': '#', '1/2': '#½', '1/3': '#⅓', '1/4': '#¼' } as const;

/** What a mark has in the margin; null for those that are drawn at the text alone. */
function marginText({ order, isGone, quote }: Mark): string | null {
  if (isGone) return `“${quote}”已删`;
  switch (order.kind) {
    case 'correct':
      return order.text === '' ? '（空）' : order.text;
    case 'insert':
    case 'note':
      return order.text;
    case 'script':
      return `${quote}${order.script === 'super' ? '∨' : '∧'}`;
    case 'upright':
      return TURN;
    case 'space':
      return fractions[order.amount];
    default:
      return null;
  }
}

/** Where the line of a column starts that a place is in. */
function columnStart(runs: readonly LineBox[], place: LineBox): Pt {
  const line = runs.filter((box) => Math.abs(box.bottom - place.bottom) < 0.5).sort((a, b) => b.left - a.left);
  let start = place.left;
  for (const box of line) if (box.left < start && box.right > start - place.size * 0.6) start = box.left;
  return start;
}

/** Draws a mark whose text is on the page. */
function drawText(sheet: MarkedSheet, drawn: DrawnMark): void {
  const { mark } = drawn;
  const { anchor, order } = mark;
  if (anchor.kind !== 'text') return;
  const lines = sheet.text.lines(anchor);
  const place = sheet.text.place(anchor.articleId, anchor.start);
  const [first, last] = [lines[0] ?? place, lines.at(-1) ?? place];
  if (first === null || last === null || first === undefined || last === undefined) return;
  const rings = () => {
    for (const line of lines) sheet.draw(drawn, ring(line));
  };
  for (const line of lines.length > 0 ? lines : [first]) sheet.area(drawn, line);
  if (mark.state === 'withdrawn') sheet.draw(drawn, struck(last));
  const words = marginText(mark);
  if (mark.isGone) {
    sheet.draw(drawn, insertion(first));
    sheet.lead(drawn, first.left, first, words ?? '', true);
    return;
  }
  switch (order.kind) {
    case 'delete':
      if (lines.length === 1 && last.right - last.left <= FEW * last.size) {
        sheet.draw(drawn, [...ring(last), ...tail(last)]);
      } else for (const line of lines) sheet.draw(drawn, cross(line));
      return;
    case 'transpose': {
      const { articleId, start, end } = anchor;
      const firstEnd = sheet.text.place(articleId, { ...start, offset: start.offset + order.first });
      const lastStart = sheet.text.place(articleId, { ...end, offset: Math.max(0, end.offset - order.last) });
      if (lines.length === 1 && firstEnd !== null && lastStart !== null) {
        sheet.draw(drawn, sCurve(last, firstEnd.left, Math.max(firstEnd.left, lastStart.left)));
      } else rings();
      return;
    }
    case 'run-on': {
      const next = sheet.text.place(anchor.articleId, nextStart(sheet, drawn) ?? anchor.end);
      const from: Point = [last.right + 0.6, (last.top + last.bottom) / 2];
      if (next === null || next.top <= last.top)
        sheet.draw(drawn, [
          ['M', ...from],
          ['C', from[0] + 9, from[1], from[0] + 9, last.bottom + 2, from[0] + 2, last.bottom + 2],
        ]);
      else {
        const gap = last.bottom + 2.2;
        sheet.draw(drawn, [
          ['M', ...from],
          ['C', from[0] + 8, from[1], from[0] + 6, gap, from[0], gap],
          ['L', next.left, gap],
          [
            'C',
            next.left - 8,
            gap,
            next.left - 8,
            (next.top + next.bottom) / 2,
            next.left - 1,
            (next.top + next.bottom) / 2,
          ],
        ]);
      }
      return;
    }
    case 'paragraph': {
      const column = columnStart(sheet.text.runs, first);
      sheet.draw(
        drawn,
        open([
          [first.left, first.top + 0.5],
          [first.left, first.bottom + 2],
          [column, first.bottom + 2],
          [column, first.bottom + 5],
        ]),
      );
      return;
    }
    case 'transfer': {
      const target = sheet.text.place(anchor.articleId, order.target);
      rings();
      const way = target === null ? null : sheet.arrow(drawn, last.right, last, target.left, target);
      const [end, before] = [way?.at(-1), way?.at(-2)];
      if (way === null || target === null || end === undefined || before === undefined) {
        sheet.number(drawn, last);
        if (target !== null) sheet.number(drawn, target);
      } else {
        sheet.draw(drawn, open(way), true);
        sheet.draw(drawn, arrowHead(end, before));
      }
      return;
    }
    case 'step':
      sheet.draw(drawn, stair(sheet.text.like(anchor)));
      return;
    case 'more-space':
      sheet.draw(
        drawn,
        open([
          [first.left - 2.2, first.top - 3.4],
          [first.left, first.top - 0.2],
          [first.left + 2.2, first.top - 3.4],
        ]),
      );
      return;
    case 'less-space': {
      const x = (last.left + last.right) / 2;
      sheet.draw(
        drawn,
        open([
          [x - 2.2, last.top - 0.4],
          [x, last.top - 3.6],
          [x + 2.2, last.top - 0.4],
        ]),
      );
      return;
    }
    case 'separate':
      sheet.draw(drawn, [
        ...open([
          [first.left - 2, first.top - 2.6],
          [first.left, first.top + 0.8],
          [first.left + 2, first.top - 2.6],
        ]),
        ...open([
          [first.left, first.top + 0.8],
          [first.left, first.bottom + 0.8],
        ]),
      ]);
      return;
    case 'stet':
      for (const line of lines) sheet.draw(drawn, triangles(line));
      return;
    case 'substitute': {
      rings();
      const { markId, colour } = { markId: mark.id, colour: drawn.colour };
      sheet.words.push({ markId, colour, x: last.right - 1, y: last.top + 0.8, size: 5.5, text: order.sign });
      sheet.legend(drawn, last, `${order.sign}＝${order.text}`);
      return;
    }
    case 'insert':
    case 'space':
      sheet.draw(drawn, insertion(first));
      sheet.lead(drawn, first.left, first, words ?? '', order.kind === 'insert');
      return;
    default:
      if (lines.length === 0) sheet.draw(drawn, insertion(first));
      rings();
      sheet.lead(drawn, last.right, last, words ?? '', order.kind === 'note');
  }
}

/** Where the paragraph after a mark's starts, on this page. */
function nextStart({ page }: MarkedSheet, { mark: { anchor } }: DrawnMark) {
  if (anchor.kind !== 'text') return null;
  const parts: string[] = [];
  for (const item of page.items) {
    if (item.kind !== 'glyphs' || item.source?.articleId !== anchor.articleId) continue;
    if (parts.at(-1) !== item.source.part) parts.push(item.source.part);
  }
  const next = parts[parts.lastIndexOf(anchor.end.part) + 1];
  return next === undefined ? null : { part: next, offset: 0 };
}

/** Draws a mark on a block. */
function drawBlock(sheet: MarkedSheet, drawn: DrawnMark): void {
  const { anchor, order } = drawn.mark;
  if (anchor.kind !== 'block') return;
  const frame = sheet.page.blocks.find(({ id }) => id === anchor.blockId)?.frame;
  if (frame === undefined) return;
  const { x, y, width, height } = frame;
  const edge: LineBox = { left: x, right: x + width, top: y, bottom: y + Math.min(height, 12), size: SIZE };
  sheet.areas.push({ markId: drawn.mark.id, frame });
  switch (order.kind) {
    case 'shift-vertical':
      sheet.draw(drawn, shift(frame, 0, order.by));
      return;
    case 'shift-horizontal':
      sheet.draw(drawn, shift(frame, order.by, 0));
      return;
    case 'align':
      sheet.draw(drawn, aligned(frame, order.edge, order.to));
      return;
    case 'straighten':
      sheet.draw(drawn, axes(frame));
      return;
    case 'stet':
      sheet.draw(drawn, triangles({ ...edge, bottom: y + height }));
      return;
    default:
      sheet.legend(drawn, edge, marginText(drawn.mark) ?? '');
  }
}

/** Marks of a line from the right to the left: the next one's lead line lies below, and crosses none. */
function inDrawingOrder(sheet: MarkedSheet, marks: readonly DrawnMark[]): DrawnMark[] {
  const place = ({ mark: { anchor } }: DrawnMark) => {
    const line =
      anchor.kind === 'text'
        ? (sheet.text.lines(anchor).at(-1) ?? sheet.text.place(anchor.articleId, anchor.start))
        : null;
    return line;
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
    if (drawn.mark.anchor.kind === 'text') drawText(sheet, drawn);
    else drawBlock(sheet, drawn);
  }
  sheet.settle();
  const { strokes, words, areas, numbered } = sheet;
  return { strokes, words, areas, numbered };
}
