/** Bytes of a font as numbers, big-endian, never read past their end. */
import { FontProblem } from './font-problem.ts';

/** A table, or a part of one. Whatever would be read outside of it is a `cut-off` problem. */
export class TableBytes {
  readonly table: string;
  readonly bytes: Uint8Array;
  readonly #view: DataView;

  constructor(table: string, bytes: Uint8Array) {
    this.table = table;
    this.bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get length(): number {
    return this.bytes.length;
  }

  #need(at: number, length: number): void {
    if (!(at >= 0 && at + length <= this.bytes.length)) throw new FontProblem('cut-off', { table: this.table });
  }

  u8(at: number): number {
    this.#need(at, 1);
    return this.#view.getUint8(at);
  }

  u16(at: number): number {
    this.#need(at, 2);
    return this.#view.getUint16(at);
  }

  i16(at: number): number {
    this.#need(at, 2);
    return this.#view.getInt16(at);
  }

  u32(at: number): number {
    this.#need(at, 4);
    return this.#view.getUint32(at);
  }

  /** A number with sixteen bits behind the point. */
  fixed(at: number): number {
    this.#need(at, 4);
    return this.#view.getInt32(at) / 0x1_0000;
  }

  tag(at: number): string {
    return String.fromCharCode(...this.part(at, 4).bytes);
  }

  part(at: number, length: number): TableBytes {
    this.#need(at, length);
    return new TableBytes(this.table, this.bytes.subarray(at, at + length));
  }

  from(at: number): TableBytes {
    return this.part(at, this.length - at);
  }
}
