/** A cell of a sheet as it is shown, and what is to be said of that. */
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import type { SeenLooks } from '../../../shared/text/table/cell-looks.ts';
import { cellText } from '../../../shared/text/table/separated.ts';
import type { CellSpan } from '../../../shared/text/table/sheet-table.ts';
import { type BookStyles, type CellLooks, isUnseenOn } from './book-styles.ts';
import { figureColour, isoDay, shownFigure, shownText } from './figure-format.ts';
import { referenceOf } from './references.ts';
import { type CellText, lettered } from './rich-text.ts';
import type { RawCell } from './sheet-cells.ts';

/** What of a workbook says how its cells are shown. */
export interface CellFacts {
  readonly styles: BookStyles;
  readonly strings: readonly CellText[];
  readonly is1904: boolean;
  readonly hasIsoDays: boolean;
  /** False of a sheet that does not show noughts. */
  readonly showsNoughts: boolean;
  /** Cells on which a style of tables lays its colours. */
  readonly styled: readonly CellSpan[];
}

/** A cell as it is shown. */
export interface ShownCell {
  readonly text: string;
  readonly horizontal: CellLooks['horizontal'];
  readonly seen: SeenLooks;
  /** What is said of it, a remark for each thing. */
  readonly remarks: readonly ImportRemark[];
}

/** Milliseconds of a day, and the first day of a sheet's calendar. */
const DAY = 86_400_000;
const FIRST_DAY = Date.UTC(1899, 11, 30);

/** A day that is written in ISO 8601 as the number a sheet has for it; null for what is none. */
function serialOf(iso: string): number | null {
  const time = Date.parse(/T/u.test(iso) ? (/Z|[+-]\d\d:?\d\d$/u.test(iso) ? iso : `${iso}Z`) : `${iso}T00:00:00Z`);
  return Number.isNaN(time) ? null : (time - FIRST_DAY) / DAY;
}

/** Reads cells of one sheet. */
export class CellReader {
  readonly #facts: CellFacts;
  /** Control characters that were taken out so far. */
  readonly control = { control: 0 };
  #remarks: ImportRemark[] = [];
  /** The colour that the cell's number format gives it. */
  #colour = '';

  constructor(facts: CellFacts) {
    this.#facts = facts;
  }

  #say(kind: ImportRemark['kind'], text = ''): void {
    this.#remarks.push(text === '' ? { kind, count: 1 } : { kind, count: 1, text });
  }

  /** A figure by its format, and what is to be said of that. */
  #figure(value: number, { code, isUnknown }: CellLooks): string {
    const { is1904, hasIsoDays } = this.#facts;
    const day = hasIsoDays ? isoDay(value, code, is1904) : null;
    if (day !== null) return day;
    const { text, doubt } = shownFigure(value, code, is1904);
    if (doubt === 'hidden') {
      this.#say('hidden-text', text);
      return '';
    }
    if (doubt === 'unknown' || isUnknown) this.#say('table-figures', text);
    else if (doubt === 'short') this.#say('table-short-figures', text);
    else if (doubt === 'red') this.#say('table-red-figures', text);
    else if (doubt === 'unsigned') this.#say('table-unsigned', text);
    // A colour that stood for the sign is told with it.
    if (doubt !== 'red') this.#colour = figureColour(value, code);
    return text;
  }

  /** The text of a cell of strings, with what is said of its letters. */
  #string({ text, remarks }: CellText, looks: CellLooks): string {
    for (const one of remarks) this.#remarks.push(one);
    const told: ImportRemark[] = [];
    const written = lettered('', text, looks.letters, told);
    for (const one of told) this.#remarks.push(one);
    const shown = shownText(written, looks.code);
    if (shown.trim() === '' && written.trim() !== '') {
      this.#say('hidden-text', written);
      return '';
    }
    return looks.horizontal === 'center' || shown.trim() === '' ? shown : indented(shown, looks.indent);
  }

  #text(cell: RawCell, looks: CellLooks): string {
    const { type, value, inline } = cell;
    if (inline !== null) return this.#string(inline, looks);
    if (value === '' && cell.hasFormula) {
      if (type !== 'str') this.#say('table-formula-empty');
      return '';
    }
    switch (type) {
      case 's': {
        const shared = this.#shared(cell);
        if (shared === undefined) this.#say('table-strings-lost', referenceOf(cell));
        return shared === undefined ? '' : this.#string(shared, looks);
      }
      case 'str':
      case 'inlineStr':
        return this.#string({ text: value, remarks: [] }, looks);
      case 'b':
        return /^(?:1|true)$/iu.test(value.trim()) ? 'TRUE' : 'FALSE';
      case 'e':
        this.#say('table-errors', value);
        return value;
      case 'd': {
        const serial = serialOf(value);
        return serial === null ? value : this.#figure(serial - (this.#facts.is1904 ? 1_462 : 0), looks);
      }
      default: {
        const number = Number(value);
        if (value.trim() === '' || !Number.isFinite(number)) return value;
        if (number === 0 && !this.#facts.showsNoughts) return '';
        // Numbers of identity cards as other programs write them: a double holds no more than fifteen of their digits.
        if (/^-?\d{16,}$/u.test(value) && /^(?:general|@|0|#)$/iu.test(looks.code)) {
          this.#say('table-short-figures', value);
          return value;
        }
        const shown = this.#figure(number, looks);
        if (looks.letters.isStruck && shown !== '') this.#remarks.push({ kind: 'struck-kept', count: 1, text: shown });
        return shown;
      }
    }
  }

  /** The text of a cell that names it by its number; undefined of a number that the workbook has no text for. */
  #shared({ type, value }: RawCell): CellText | undefined {
    return type === 's' && value.trim() !== '' ? this.#facts.strings[Number(value)] : undefined;
  }

  /** True of a cell whose letters are all of the colour they stand on, which is told; some that are so are kept, and told. */
  #isUnseen(looks: CellLooks, runs: readonly (SeenLooks | null)[], text: string, { row, column }: RawCell): boolean {
    if (text === '') return false;
    // A format's own colour comes before the cell's.
    const colours =
      this.#colour === '' ? (runs.length === 0 ? [looks.seen] : runs).map((run) => (run ?? looks.seen).colour) : [];
    const unseen = colours.filter((colour) => isUnseenOn(colour, looks.ground));
    if (unseen.length === 0) return false;
    const isIn = (span: CellSpan) =>
      row >= span.row && row < span.row + span.rows && column >= span.column && column < span.column + span.columns;
    // What a style of tables lays behind it cannot be told: its heads are dark most often, and have white letters.
    const isGroundTold = looks.ground !== '' || !this.#facts.styled.some(isIn);
    const isWhole = isGroundTold && unseen.length === colours.length;
    this.#say(isWhole ? 'hidden-text' : 'white-text', text);
    return isWhole;
  }

  /** A cell as it is shown. */
  read(cell: RawCell): ShownCell {
    this.#remarks = [];
    this.#colour = '';
    const looks = this.#facts.styles.of(cell.style);
    const written = cellText(this.#text(cell, looks), this.control);
    const { runs = [] } = cell.inline ?? this.#shared(cell) ?? {};
    const text = this.#isUnseen(looks, runs, written, cell) ? '' : written;
    if (text !== '' && looks.isTurned) this.#say('table-turned', text);
    return { text, horizontal: looks.horizontal, seen: seenOf(looks, runs, this.#colour), remarks: this.#remarks };
  }
}

/** How a cell looks with all its runs. */
function seenOf({ seen, ground }: CellLooks, runs: readonly (SeenLooks | null)[], colour: string): SeenLooks {
  const all = runs.length === 0 ? [seen] : runs.map((run) => run ?? seen);
  const each = (of: keyof SeenLooks) => [...new Set(all.map((one) => one[of]))].join(' + ');
  return { emphasis: each('emphasis'), colour: `${colour || each('colour')} on ${ground}`, face: each('face') };
}

/** A text with the indent it has, by its style or by spaces: what is part of what is seen by it. A step is about an em. */
function indented(text: string, steps: number): string {
  const lead = /^[ \u00a0\u3000]*/u.exec(text)?.[0] ?? '';
  const wide = lead.replace(/[^\u3000]/gu, '').length;
  return '\u3000'.repeat(steps + wide + Math.round((lead.length - wide) / 2)) + text.slice(lead.length);
}
