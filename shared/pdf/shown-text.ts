/** Runs of glyphs as the operators that show them, so that whoever reads the file finds their words in their lines. */
import {
  type DisplayItem,
  drawnBaseline,
  drawnSize,
  type GlyphEcho,
  type GlyphRun,
  glyphText,
} from '../compose/display-list.ts';
import type { Pt } from '../edition/units.ts';
import { isPlainGap, NOTHING, QUARTER, type Share, sharedGap } from './cells.ts';
import type { EmbeddedFont } from './fonts.ts';
import { number } from './objects.ts';
import { LONGEST_NUMBER, type Operators, PARTS, putBytes, putCode, putParts } from './operators.ts';
import { showUpright } from './shown-upright.ts';

/** Where a page's top left corner after trimming lies on the sheet, y up. */
export interface PagePlace {
  readonly left: Pt;
  readonly top: Pt;
}

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const level = ascii(' 0 0 1 ');
const matrixEnd = ascii(' Tm[');
const shownEnd = ascii(']TJ');
const SPACE = 0x20;
const OPENING = 0x3c;
const CLOSING = 0x3e;
/** The most a text matrix takes, and a glyph: its code in brackets, and a move before it. */
const MOST_OF_MATRIX = 4 * LONGEST_NUMBER;
const MOST_OF_GLYPH = 6 + LONGEST_NUMBER;

/** Writes the text matrix of a run: its scale, and where its first glyph stands; returns where it ends. */
function putMatrix(bytes: Uint8Array, start: number, run: GlyphRun, first: Pt, place: PagePlace): number {
  const { turn, scale, slant } = run;
  const y = drawnBaseline(run);
  let end = start;
  let x = place.left + first;
  let up = place.top - y;
  if (turn === null) {
    end = putParts(bytes, end, Math.round(scale * PARTS));
    end = putBytes(bytes, end, slant === undefined ? level : ascii(` 0 ${number(slant)} 1 `));
  } else {
    // A quarter turn clockwise about a point: along the line is down the page, up is to the right.
    end = putBytes(bytes, end, ascii(`0 ${number(-scale)} 1 0 `));
    x = place.left + (turn.x + (turn.y - y));
    up = place.top - (turn.y + (first - turn.x));
  }
  end = putParts(bytes, end, Math.round(x * PARTS));
  bytes[end++] = SPACE;
  return putBytes(bytes, putParts(bytes, end, Math.round(up * PARTS)), matrixEnd);
}

/** The run in which a run's text goes on, on the same line; null where it does not. */
function following(run: GlyphRun, item: DisplayItem | undefined): GlyphRun | null {
  if (item === undefined || item.kind !== 'glyphs') return null;
  const isSameText =
    item.blockId === run.blockId &&
    item.offset === run.offset + run.text.length &&
    item.source?.part === run.source?.part &&
    item.source?.articleId === run.source?.articleId;
  return isSameText && item.y === run.y && item.turn === run.turn ? item : null;
}

/** Where along its line a run's text goes on, if it does; a vertical line's words stand at another height than its Han. */
function goingOn(run: GlyphRun, item: DisplayItem | undefined): Pt | undefined {
  return item?.kind === 'glyphs' ? following(run, { ...item, y: run.y })?.xs[0] : undefined;
}

/** Code point of the first of a glyph's characters; none of a cluster's further glyphs, which have no characters of their own. */
function codeOf(run: GlyphRun, at: number): number | undefined {
  return run.starts === null ? run.text.charCodeAt(at) : glyphText(run, at).codePointAt(0);
}

/** How a glyph and the one after it share a gap between them, in thousandths of an em. */
function shared(gap: number, run: GlyphRun, at: number, after: GlyphRun, next: number): Share {
  const [first, second] = [codeOf(run, at), codeOf(after, next)];
  return first === undefined || second === undefined ? NOTHING : sharedGap(gap, first, second);
}

/** The text state of a text object, so that what has not changed is not said again. */
export class TextState {
  #font: EmbeddedFont | null = null;
  #size = 0;
  /** Quarters of an em that the next run's first glyph has before its origin. */
  #lead = 0;

  reset(): void {
    this.#font = null;
  }

  /** Writes operators that stand in no text object (ISO 32000-1 §8.2), and goes on with text. */
  leave(out: Operators, operators: string): void {
    out.line('ET');
    out.line(operators);
    out.line('BT');
    this.reset();
  }

  /** Shows a run; `next` is what the page shows after it. */
  show(out: Operators, run: GlyphRun, next: DisplayItem | undefined, font: EmbeddedFont, place: PagePlace): void {
    out.line();
    if (run.glyphs.length === 0) return;
    const size = drawnSize(run);
    if (font !== this.#font || size !== this.#size) {
      out.text(`/${font.resource} ${number(size)} Tf `);
      this.#font = font;
      this.#size = size;
    }
    if (run.turn !== null && run.upright !== undefined) {
      this.#lead = 0;
      showUpright(out, { ...run, turn: run.turn, upright: run.upright }, goingOn(run, next), font, place);
      return;
    }
    const bytes = out.room(MOST_OF_MATRIX + run.glyphs.length * MOST_OF_GLYPH);
    out.end = this.#putGlyphs(bytes, out.end, run, following(run, next), font, place);
  }

  /**
   * Shows an echo's glyphs. They stand for no characters, and say so (ISO 32000-1 §14.9.4): readers take the text from the
   * run itself.
   */
  echo(out: Operators, { run, dx, dy }: GlyphEcho, font: EmbeddedFont, place: PagePlace): void {
    const { turn } = run;
    out.line('/Span<</ActualText<FEFF>>>BDC');
    this.show(
      out,
      {
        ...run,
        text: '',
        starts: run.glyphs.map(() => 0),
        xs: run.xs.map((x) => x + dx),
        y: run.y + dy,
        turn: turn === null ? null : { x: turn.x + dx, y: turn.y + dy },
      },
      undefined,
      font,
      place,
    );
    out.line('EMC');
  }

  /**
   * Writes a run's text matrix, its codes, and how far to move between them in thousandths of an em, in one go, for most of
   * a page is this. Returns where it ends.
   */
  #putGlyphs(
    bytes: Uint8Array,
    start: number,
    run: GlyphRun,
    after: GlyphRun | null,
    font: EmbeddedFont,
    place: PagePlace,
  ): number {
    const perUnit = (drawnSize(run) * run.scale) / 1000;
    const { xs, glyphs, starts, text } = run;
    const { plain, units, widths, takesCells } = font;
    const last = glyphs.length - 1;
    let lead = takesCells ? this.#lead : 0;
    let pen = (xs[0] ?? 0) - lead * QUARTER * perUnit;
    const shown = putMatrix(bytes, start, run, pen, place);
    let end = shown;
    let isOpen = false;
    for (let at = 0; at <= last; at++) {
      const glyph = glyphs[at] ?? 0;
      const known = widths[glyph] ?? -1;
      const width = known < 0 ? font.width(glyph) : known;
      const x = xs[at] ?? pen;
      let share = NOTHING;
      const next = at < last ? xs[at + 1] : after?.xs[0];
      if (takesCells && next !== undefined) {
        const gap = (next - x) / perUnit - width;
        if (!isPlainGap(gap)) {
          share = at < last ? shared(gap, run, at, run, at + 1) : shared(gap, run, at, after ?? run, 0);
        }
      }
      const wider = (lead + share.trail) * QUARTER;
      const isCelled = (lead !== 0 || share.trail !== 0) && width + wider > 0;
      // Adjust from where the widths have really brought the pen, in hundredths.
      const move = Math.round(((x - pen) / perUnit - (isCelled ? lead * QUARTER : 0)) * 100);
      if (move >= 1 || move <= -1) {
        if (isOpen) bytes[end++] = CLOSING;
        end = putParts(bytes, end, move * -100);
        isOpen = false;
        pen += (move / 100) * perUnit;
      }
      if (!isOpen) bytes[end++] = OPENING;
      isOpen = true;
      let cid = plain[glyph] ?? 0;
      if (isCelled) cid = font.cidIn(lead, share.trail, glyph, glyphText(run, at));
      else if (starts !== null) cid = font.cid(glyph, glyphText(run, at));
      else if (cid === 0 || units[glyph] !== text.charCodeAt(at)) cid = font.cidOfUnit(glyph, text.charCodeAt(at));
      end = putCode(bytes, end, cid);
      pen += (width + (isCelled ? wider : 0)) * perUnit;
      lead = share.lead;
    }
    this.#lead = lead;
    bytes[end++] = CLOSING;
    return putBytes(bytes, end, shownEnd);
  }
}
