/** Files that are arrays of numbers one behind the other, little-endian: opening one is making views of its bytes. */

type NumberArray = Uint8Array | Uint16Array | Uint32Array | Float32Array;

/** The bytes of arrays, one behind the other. */
export function joinedArrays(arrays: readonly NumberArray[]): Uint8Array {
  const file = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of arrays) {
    file.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return file;
}

/** Takes arrays from a file's bytes, which must stay as they are; lengths are counts of numbers. Throws RangeError past their end. */
export class ArrayViews {
  /** Of the file. */
  readonly length: number;
  readonly #buffer: ArrayBufferLike;
  #at: number;

  constructor(file: Uint8Array) {
    // Views of four bytes a number need an address that is a multiple of four.
    const bytes = file.byteOffset % 4 === 0 ? file : new Uint8Array(file);
    this.length = bytes.length;
    this.#buffer = bytes.buffer;
    this.#at = bytes.byteOffset;
  }

  #next(bytes: number): number {
    this.#at += bytes;
    return this.#at - bytes;
  }

  take8(length: number): Uint8Array {
    return new Uint8Array(this.#buffer, this.#next(length), length);
  }

  take16(length: number): Uint16Array {
    return new Uint16Array(this.#buffer, this.#next(length * 2), length);
  }

  take32(length: number): Uint32Array {
    return new Uint32Array(this.#buffer, this.#next(length * 4), length);
  }

  takeFloats(length: number): Float32Array {
    return new Float32Array(this.#buffer, this.#next(length * 4), length);
  }
}
