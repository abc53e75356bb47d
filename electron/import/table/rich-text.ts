/**
 * A cell's text with its runs (ECMA-376 18.4.8): raised and lowered letters as copy writes them, struck ones kept, readings
 * over characters (`rPh`) left out, all three told.
 */
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';
import { shiftLine } from '../../../shared/text/shift-line.ts';
import type { SeenLooks } from '../../../shared/text/table/cell-looks.ts';
import { type LetterLooks, seenLooks } from './book-styles.ts';
import { unescaped } from './references.ts';

export interface CellText {
  readonly text: string;
  readonly remarks: readonly ImportRemark[];
  /** How its runs look, those that say so; null for one that looks as its cell does. Absent where the text has no runs. */
  readonly runs?: readonly (SeenLooks | null)[];
}

/** Text in the looks of its letters, put after what stands before it. */
export function lettered(before: string, raw: string, looks: LetterLooks, remarks: ImportRemark[]): string {
  const text = unescaped(raw);
  if (text === '') return before;
  if (looks.isStruck && text.trim() !== '') remarks.push({ kind: 'struck-kept', count: 1, text: text.trim() });
  if (looks.shift === null) return before + text;
  const { text: written, isTold } = shiftLine(text, looks.shift, before);
  if (isTold) remarks.push({ kind: 'shifted', count: 1, text: `${before.slice(-8)}${text}` });
  return before + written;
}

const plain: LetterLooks = { shift: null, isStruck: false };

/** Gathers a text from its elements as they are walked: `si` of the shared strings, `is` of a cell, `text` of a comment. */
export class RichText {
  #text = '';
  #reading = '';
  #inReading = false;
  #inRun = false;
  #takesText = false;
  #piece = '';
  #looks: LetterLooks = plain;
  #remarks: ImportRemark[] = [];
  /** Properties of the run that is open, by name; null where it says none. */
  #properties: Map<string, Readonly<Record<string, string>>> | null = null;
  #runs: (SeenLooks | null)[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'rPh') this.#inReading = true;
    else if (name === 'r') {
      this.#inRun = true;
      this.#looks = plain;
      this.#properties = null;
    } else if (name === 'rPr') this.#properties = new Map();
    else if (name === 't') {
      this.#takesText = true;
      this.#piece = '';
    } else if (this.#inRun) this.#look(name, attributes);
  }

  #look(name: string, attributes: Readonly<Record<string, string>>): void {
    const value = attributes['val'];
    this.#properties?.set(name, attributes);
    if (name === 'vertAlign') {
      const shift = value === 'superscript' ? 'above' : value === 'subscript' ? 'below' : null;
      this.#looks = { ...this.#looks, shift };
    } else if (name === 'strike') {
      this.#looks = { ...this.#looks, isStruck: !/^(?:0|false)$/iu.test(value ?? '1') };
    }
  }

  write(piece: string): void {
    if (this.#takesText) this.#piece += piece;
  }

  close(name: string): void {
    if (name === 't') {
      this.#takesText = false;
      if (this.#inReading) this.#reading += unescaped(this.#piece);
      else {
        this.#text = lettered(this.#text, this.#piece, this.#inRun ? this.#looks : plain, this.#remarks);
        if (this.#inRun && this.#piece.trim() !== '') this.#runs.push(this.#seen());
      }
    } else if (name === 'rPh') this.#inReading = false;
    else if (name === 'r') this.#inRun = false;
  }

  #seen(): SeenLooks | null {
    const properties = this.#properties;
    return properties === null ? null : seenLooks((name) => properties.get(name));
  }

  /** What was gathered; the next begins anew. */
  take(): CellText {
    const remarks = this.#remarks;
    if (this.#reading.trim() !== '') remarks.push({ kind: 'ruby', count: 1, text: this.#reading.trim() });
    const taken = { text: this.#text, remarks, ...(this.#runs.length === 0 ? {} : { runs: this.#runs }) };
    this.#text = '';
    this.#reading = '';
    this.#remarks = [];
    this.#runs = [];
    return taken;
  }
}
