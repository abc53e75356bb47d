/** PDF syntax: objects, streams and the file around them (ISO 32000-1 §7). Deterministic. */

/** Bytes of a text that is all Latin-1. */
export function latin1(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at) & 0xff;
  return bytes;
}

/**
 * A number as PDF writes it: at most four decimals, no exponent. The double nearest to a whole number of
 * ten-thousandths is written with no more decimals than that.
 */
export function number(value: number): string {
  const rounded = Math.round(value * 10_000);
  const parts = Math.abs(rounded);
  if (!(parts <= MOST_PARTS)) return String(rounded / 10_000);
  // Writing a double that is no whole number takes ten times as long as looking its decimals up.
  const whole = Math.floor(parts / 10_000);
  const text = `${whole}${decimals(parts - whole * 10_000)}`;
  return rounded < 0 ? `-${text}` : text;
}

/** Ten-thousandths beyond which numbers are rare: 75 m in points. */
const MOST_PARTS = 2 ** 31;

const known: string[] = [];

/** So many ten-thousandths as decimals, with their point and no needless noughts. */
function decimals(parts: number): string {
  if (parts === 0) return '';
  const written = known[parts] ?? `.${String(parts).padStart(4, '0').replace(/0+$/u, '')}`;
  known[parts] = written;
  return written;
}

/** A text string in UTF-16BE with its mark, as hexadecimal. */
export function textString(text: string): string {
  let hex = 'FEFF';
  for (let at = 0; at < text.length; at++) hex += text.charCodeAt(at).toString(16).padStart(4, '0').toUpperCase();
  return `<${hex}>`;
}

export type Reference = string & { readonly __reference?: never };

/** Collects objects and writes the file. Object numbers are given in the order asked for. */
export class PdfFile {
  readonly #objects: (Uint8Array[] | undefined)[] = [];
  readonly #deflate: (bytes: Uint8Array) => Uint8Array;

  /** `deflate` makes a zlib stream (RFC 1950). */
  constructor(deflate: (bytes: Uint8Array) => Uint8Array) {
    this.#deflate = deflate;
  }

  /** A number for an object to be written later. */
  reserve(): Reference {
    this.#objects.push(undefined);
    return `${this.#objects.length} 0 R`;
  }

  write(reference: Reference, body: string): void {
    this.#objects[Number.parseInt(reference, 10) - 1] = [latin1(body)];
  }

  add(body: string): Reference {
    const reference = this.reserve();
    this.write(reference, body);
    return reference;
  }

  /** A stream, compressed. `entries` are further dictionary entries. */
  stream(bytes: Uint8Array, entries = ''): Reference {
    return this.storedStream(this.#deflate(bytes), `/Filter/FlateDecode${entries}`);
  }

  /** A stream stored as it stands: plain, or compressed by the filter that `entries` name. */
  storedStream(bytes: Uint8Array, entries: string): Reference {
    const reference = this.reserve();
    this.writeStream(reference, bytes, entries);
    return reference;
  }

  /** Writes a stream under a number that was reserved for it. */
  writeStream(reference: Reference, bytes: Uint8Array, entries: string): void {
    const head = latin1(`<</Length ${bytes.length}${entries}>>\nstream\n`);
    this.#objects[Number.parseInt(reference, 10) - 1] = [head, bytes, latin1('\nendstream')];
  }

  /** The whole file. `version` is `1.6`; `id` is 32 hexadecimal digits. */
  finish(version: string, catalog: Reference, information: Reference, id: string): Uint8Array {
    const parts: Uint8Array[] = [];
    let length = 0;
    const push = (bytes: Uint8Array) => {
      parts.push(bytes);
      length += bytes.length;
    };
    push(latin1(`%PDF-${version}\n%\xe2\xe3\xcf\xd3\n`));
    const offsets: number[] = [];
    this.#objects.forEach((body, at) => {
      offsets.push(length);
      push(latin1(`${at + 1} 0 obj\n`));
      for (const part of body ?? [latin1('null')]) push(part);
      push(latin1('\nendobj\n'));
    });
    const start = length;
    const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
    push(latin1(`xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}`));
    push(
      latin1(
        `trailer\n<</Size ${offsets.length + 1}/Root ${catalog}/Info ${information}/ID[<${id}><${id}>]>>\nstartxref\n${start}\n%%EOF\n`,
      ),
    );
    const file = new Uint8Array(length);
    let at = 0;
    for (const part of parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }
}
