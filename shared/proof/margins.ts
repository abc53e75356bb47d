/** A page being marked: strokes, lead lines, and the words at their ends, which share the margins. */
import type { ComposedPage } from '../compose/display-list.ts';
import type { MarkId } from '../edition/ids.ts';
import type { Mark } from '../edition/proof-records.ts';
import type { Frame, Pt } from '../edition/units.ts';
import { LeadLines, type Side } from './lead-lines.ts';
import { TURN } from './marks/pen.ts';
import { PageCharacters } from './places.ts';
import { type LineBox, open, type Point, ring, type Shape, type Step, turning } from './shapes.ts';

export interface ProofStroke {
  readonly markId: MarkId;
  readonly colour: string;
  readonly width: Pt;
  readonly isLead: boolean;
  readonly path: readonly Step[];
}

export interface ProofWords {
  readonly markId: MarkId;
  readonly colour: string;
  /** Start of the baseline. */
  readonly x: Pt;
  readonly y: Pt;
  readonly size: Pt;
  readonly text: string;
}

export interface ProofDrawing {
  readonly strokes: readonly ProofStroke[];
  readonly words: readonly ProofWords[];
  /** Where a pointer meets a mark. */
  readonly areas: readonly { readonly markId: MarkId; readonly frame: Frame }[];
  /** Marks with words for which the margins have no room: they are numbered on the page and listed apart. */
  readonly numbered: readonly MarkId[];
}

/** A mark to be drawn. */
export interface DrawnMark {
  readonly mark: Mark;
  readonly colour: string;
  /** Its number in its round, from 1. */
  readonly number: number;
}

/** Paper beside the page, left and right, for corrections. */
export const MARGIN: Pt = 118;

const STROKE: Pt = 0.7;
const LEAD: Pt = 0.5;
/** Where lead lines end: beyond the sheet's edge. */
const EDGE: Pt = 5;
/** From there, slanting, to the words. */
const SLANT: Pt = 12;
/** Size of words in the margin. */
export const SIZE: Pt = 11;
const LINE: Pt = 13;
/** Characters to a line of words in the margin, and lines at the most. */
const PER_LINE = 8;
const MOST_LINES = 4;
/** Words cut to what a margin holds. */
export function marginLines(text: string): string[] {
  const characters = [...text.replace(/\s+/gu, ' ')];
  const lines: string[] = [];
  for (let at = 0; at < characters.length && lines.length < MOST_LINES; at += PER_LINE)
    lines.push(characters.slice(at, at + PER_LINE).join(''));
  const shown = MOST_LINES * PER_LINE;
  if (characters.length > shown) lines[MOST_LINES - 1] = `${characters.slice(shown - PER_LINE, shown - 1).join('')}…`;
  return lines.length === 0 ? [''] : lines;
}

/** Words at the end of a lead line, before they have a place in the margin. */
interface Label {
  readonly drawn: DrawnMark;
  readonly side: Side;
  /** Where the lead line ends; words without one stand near it. */
  readonly end: Point;
  readonly hasLead: boolean;
  readonly lines: readonly string[];
  readonly isRinged: boolean;
}

export class MarkedSheet {
  readonly strokes: ProofStroke[] = [];
  readonly words: ProofWords[] = [];
  readonly areas: { markId: MarkId; frame: Frame }[] = [];
  readonly numbered: MarkId[] = [];
  readonly labels: Label[] = [];
  readonly page: ComposedPage;
  readonly text: PageCharacters;
  /** Of each colour its own: lines of different rounds may cross. */
  readonly #leads = new Map<string, LeadLines>();
  readonly #legends = new Set<string>();

  constructor(page: ComposedPage) {
    this.page = page;
    this.text = new PageCharacters(page);
  }

  #leadsOf(colour: string): LeadLines {
    const known = this.#leads.get(colour);
    if (known !== undefined) return known;
    const made = new LeadLines(this.text.runs, { left: -EDGE, right: this.page.width + EDGE });
    this.#leads.set(colour, made);
    return made;
  }

  draw({ mark, colour }: DrawnMark, path: Shape, isLead = false): void {
    this.strokes.push({ markId: mark.id, colour, width: isLead ? LEAD : STROKE, isLead, path });
  }

  area({ mark }: DrawnMark, { left, right, top, bottom }: LineBox): void {
    const frame = { x: left - 2, y: top - 2, width: right - left + 4, height: bottom - top + 4 };
    this.areas.push({ markId: mark.id, frame });
  }

  /** A lead line from a place of a line of text to the nearer margin that can be reached, with words there. */
  lead(drawn: DrawnMark, x: Pt, line: LineBox, text: string, isRinged: boolean): void {
    const nearest: Side = x < this.page.width / 2 ? 'left' : 'right';
    const other: Side = nearest === 'left' ? 'right' : 'left';
    for (const side of [nearest, other]) {
      const way = this.#leadsOf(drawn.colour).toMargin(x, line, side);
      const end = way?.at(-1);
      if (way === null || end === undefined) continue;
      this.draw(drawn, open(way), true);
      this.labels.push({ drawn, side, end, hasLead: true, lines: marginLines(text), isRinged });
      return;
    }
    this.number(drawn, line);
  }

  /** A number at the text, for words that stand elsewhere. */
  number(drawn: DrawnMark, line: LineBox): void {
    this.numbered.push(drawn.mark.id);
    const { mark, colour, number } = drawn;
    this.words.push({ markId: mark.id, colour, x: line.right + 0.5, y: line.top + 1.5, size: 5, text: `(${number})` });
  }

  /** What a sign stands for, once a page. */
  legend(drawn: DrawnMark, line: LineBox, text: string): void {
    const key = `${drawn.colour}/${text}`;
    if (this.#legends.has(key)) return;
    this.#legends.add(key);
    const side: Side = line.left < this.page.width / 2 ? 'left' : 'right';
    const end: Point = [side === 'left' ? -EDGE : this.page.width + EDGE, line.bottom];
    this.labels.push({ drawn, side, end, hasLead: false, lines: marginLines(text), isRinged: false });
  }

  /** An arrow line to another place of the page; null where there is no way. */
  arrow(drawn: DrawnMark, x: Pt, line: LineBox, toX: Pt, to: LineBox): readonly Point[] | null {
    const gutters = [
      ...new Set(this.text.runs.flatMap((box) => [Math.round(box.left - 2), Math.round(box.right + 2)])),
    ];
    const near = gutters.filter((gutter) => Math.abs(gutter - x) < 160 || Math.abs(gutter - toX) < 160).slice(0, 40);
    return this.#leadsOf(drawn.colour).between(x, line, toX, to, near);
  }

  /** Gives the words their places, in the order of their lead lines, as near to them as they come. */
  settle(): void {
    for (const side of ['left', 'right'] as const) {
      const own = this.labels.filter((label) => label.side === side).sort((a, b) => a.end[1] - b.end[1]);
      const height = ({ lines }: Label) => lines.length * LINE + 3;
      let room = this.page.height;
      const fitting: Label[] = [];
      for (const label of own) {
        if (height(label) <= room) {
          fitting.push(label);
          room -= height(label);
        } else this.#drop(label);
      }
      this.#stack(side, fitting, height);
    }
  }

  #drop(label: Label): void {
    const { mark } = label.drawn;
    const leads = this.strokes.filter((stroke) => stroke.markId === mark.id && stroke.isLead);
    for (const stroke of leads) this.strokes.splice(this.strokes.indexOf(stroke), 1);
    const [area] = this.areas.filter(({ markId }) => markId === mark.id);
    const frame = area?.frame ?? { x: 0, y: label.end[1], width: 0, height: 0 };
    this.number(label.drawn, {
      left: frame.x,
      right: frame.x + frame.width,
      top: frame.y,
      bottom: frame.y + frame.height,
      size: SIZE,
    });
  }

  #stack(side: Side, labels: readonly Label[], height: (label: Label) => Pt): void {
    const tops: Pt[] = [];
    let from = 0;
    for (const label of labels) {
      const top = Math.max(from, label.end[1] - height(label) / 2);
      tops.push(top);
      from = top + height(label);
    }
    // What hangs over the foot pushes the others up.
    let limit = this.page.height;
    for (let at = labels.length - 1; at >= 0; at--) {
      const label = labels[at];
      if (label === undefined) continue;
      const top = Math.min(tops[at] ?? 0, limit - height(label));
      tops[at] = top;
      limit = top;
    }
    labels.forEach((label, at) => {
      this.#place(side, label, tops[at] ?? 0, height(label));
    });
  }

  #place(side: Side, { drawn, end, hasLead, lines, isRinged }: Label, top: Pt, height: Pt): void {
    const { mark, colour } = drawn;
    const width = Math.max(...lines.map(widthOf));
    const inner = side === 'right' ? end[0] + SLANT : end[0] - SLANT;
    const left = side === 'right' ? inner + 3 : inner - 3 - width;
    const middle = top + height / 2;
    if (hasLead) this.draw(drawn, open([end, [inner, middle]]), true);
    lines.forEach((text, at) => {
      if (text === TURN) this.draw(drawn, turning(left + SIZE / 2, middle, SIZE * 0.36));
      else this.words.push({ markId: mark.id, colour, x: left, y: top + (at + 1) * LINE - 2.5, size: SIZE, text });
    });
    const box: LineBox = { left, right: left + width, top: top + 1.5, bottom: top + height - 1.5, size: SIZE };
    if (isRinged) this.draw(drawn, ring({ ...box, left: left - 1.5, right: left + width + 1.5 }));
    this.area(drawn, box);
  }
}

/** Width of words in the margin: Western characters are about half as wide. */
function widthOf(text: string): Pt {
  return [...text].reduce((sum, character) => sum + (character < '\u2000' ? 0.56 : 1), 0) * SIZE;
}
