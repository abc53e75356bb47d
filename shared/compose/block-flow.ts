/** What one body block holds of a thread: its lines, and on demand their glyphs. */
import type { ArticleId } from '../edition/ids.ts';
import type { TurningPoint } from '../edition/quarter-turn.ts';
import type { BodyBlock } from '../edition/records.ts';
import type { Pt } from '../edition/units.ts';
import { columnRules } from './column-rules.ts';
import { creditedRuns } from './credited-runs.ts';
import type { DisplayItem, GlyphRun } from './display-list.ts';
import { initialSize } from './drop-capital.ts';
import type { FontBook } from './font-book.ts';
import { type Label, lineRuns } from './glyph-runs.ts';
import { type Adjustment, adjust } from './line.ts';
import type { Source } from './paragraph-cache.ts';
import type { Placement } from './placement.ts';
import type { Prepared } from './prepared-text.ts';
import type { Notice, PlacedLine } from './thread.ts';
import { turnedRuns } from './vertical-runs.ts';
import { turningPoint } from './vertical-slots.ts';

/** Sets the notices of jumps. */
export interface NoticeSetter {
  readonly fonts: FontBook;
  /** The copy's lines run from top to bottom. */
  readonly isVertical: boolean;
  readonly size: Pt;
  label(notice: Notice): Label;
}

export class BlockFlow {
  readonly block: BodyBlock;
  readonly placed: readonly PlacedLine[];
  /** Lines of copy; notices are none. */
  readonly lines: number;
  /** Slots left empty. */
  readonly linesShort: number;
  readonly loose: readonly PlacedLine[];
  readonly notices: readonly Notice[];
  readonly #articleId: ArticleId;
  readonly #notices: NoticeSetter;
  /** What its lines are turned about; null of level lines. One for all: whoever writes them sees which go on. */
  readonly #turn: TurningPoint | null;

  constructor(
    block: BodyBlock,
    placed: readonly PlacedLine[],
    slots: number,
    articleId: ArticleId,
    notices: NoticeSetter,
    fillsFoot = false,
  ) {
    this.block = block;
    this.placed = placed;
    this.#articleId = articleId;
    this.#notices = notices;
    this.#turn = notices.isVertical ? turningPoint(block.frame) : null;
    let lines = 0;
    let used = 0;
    let last: PlacedLine | undefined;
    const jumps: Notice[] = [];
    const loose: PlacedLine[] = [];
    for (const line of placed) {
      if (line.notice === null && line.initial === 0) lines++;
      // A notice may share the slot of the line it closes, a drop capital that of the first.
      if (line.slot !== last?.slot) used += 1 + line.kept;
      last = line;
      if (line.notice !== null) jumps.push(line.notice);
      if (line.loose) loose.push(line);
    }
    this.lines = lines;
    this.linesShort = fillsFoot ? 0 : Math.max(0, slots - used);
    this.loose = loose;
    this.notices = jumps;
  }

  /** The lines' glyphs, set when asked for: an edit that moves a hundred pages paints one. */
  items(): DisplayItem[] {
    const items = this.placed.flatMap((line) => this.#set(line));
    const { columnRule } = this.block;
    if (columnRule === undefined) return items;
    const size = this.placed.find(({ source }) => source !== null)?.source?.style.size ?? this.#notices.size;
    return [...columnRules(this.placed, columnRule, size, this.#turn), ...items];
  }

  #set(line: PlacedLine): readonly DisplayItem[] {
    const { slot, source, from, to, indent, full, notice } = line;
    const blockId = slot.block.id;
    if (notice !== null) {
      const label = this.#notices.label(notice);
      // Beside a picture a place may be narrower than the notice, which is then set smaller.
      const size = label.sizeFor(slot.width, this.#notices.size);
      // A turn line stands flush right, a continued line at the start.
      const x = notice.kind === 'turn' ? slot.x + slot.width - label.width(size) : slot.x;
      const { prepared } = label;
      const set = adjust(prepared, prepared.first, prepared.end, Number.MAX_SAFE_INTEGER, false);
      const at = { blockId, source: null, size, x, y: slot.baseline + line.drop };
      return this.#lineRuns(prepared, prepared.first, prepared.end, set, at);
    }
    if (source === null || to === from) return [];
    const { text, style } = source;
    if (line.initial > 0) {
      const size = initialSize(line.initial, style.leading, style.size);
      // Its foot stands on the last line's foot.
      const y = slot.baseline + line.drop + (line.initial - 1) * style.leading + 0.12 * (style.size - size);
      const set = adjust(text, from, to, Number.MAX_SAFE_INTEGER, false);
      return this.#runs(source, from, to, set, { blockId, size, x: slot.x, y });
    }
    const measure = slot.width / style.size - indent;
    const set = adjust(text, from, to, measure, full);
    const shift = style.align === 'centre' ? Math.max(0, (measure - set.width) / 2) : 0;
    const x = slot.x + (indent + shift) * style.size;
    return this.#runs(source, from, to, set, { blockId, size: style.size, x, y: slot.baseline + line.drop });
  }

  /** Runs of a line of copy, each with the part it is of. */
  #runs(
    { text, paragraph }: Source,
    from: number,
    to: number,
    set: Adjustment,
    at: Omit<Placement, 'source'>,
  ): GlyphRun[] {
    const articleId = this.#articleId;
    if (!('pieces' in paragraph)) {
      return this.#lineRuns(text, from, to, set, { ...at, source: { articleId, part: paragraph.id } });
    }
    return creditedRuns(this.#lineRuns(text, from, to, set, { ...at, source: null }), paragraph.pieces, articleId);
  }

  /** Runs of a line, turned where lines run from top to bottom. */
  #lineRuns(text: Prepared, from: number, to: number, set: Adjustment, at: Placement): GlyphRun[] {
    const turn = this.#turn;
    if (turn === null) return lineRuns(text, from, to, set, at);
    return turnedRuns(text, from, to, set, { ...at, turn }, this.#notices.fonts);
  }
}
