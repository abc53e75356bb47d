/** Text that names no encoding, or one that nobody has: a message's or a document's, which programs take for Western. */
import { type DecodedText, type DecodeOptions, decodeAs, decodeText } from './decode.ts';
import { sevenBitText } from './seven-bit.ts';

/** The bytes that Western characters were, by the Encoding Standard's windows-1252. */
const westernBytes: ReadonlyMap<string, number> = new Map(
  [
    ...decodeAs(
      Uint8Array.from({ length: 256 }, (_, byte) => byte),
      'windows-1252',
    ),
  ].map((one, byte) => [one, byte]),
);
const western = /^(?:us-ascii|ascii|iso-?8859-1|latin-?1|l1|cp1252|windows-1252)$/iu;

function isKnown(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** The names of encodings in a message's heads. */
function labelsIn(bytes: Uint8Array): string[] {
  const source = new TextDecoder('latin1').decode(bytes);
  return [...source.matchAll(/charset\s{0,9}=\s{0,9}(?:3D)?["']?([\w.:-]{1,40})/giu)].map(([, label = '']) => label);
}

/** True where a message names an encoding that can be believed. */
export function namesEncoding(bytes: Uint8Array): boolean {
  return labelsIn(bytes).some((label) => isKnown(label) && !western.test(label));
}

/** True where Western is what a message says it is; programs that know no better say ASCII. */
export function namesWestern(bytes: Uint8Array): boolean {
  return labelsIn(bytes).some((label) => western.test(label) && !/ascii/iu.test(label));
}

/**
 * Bytes that say nothing of their encoding, or only that they are Western, with what they are read in told: whoever sent
 * them took it for known. Throws as {@link decodeText} does.
 */
export function readUnnamed(bytes: Uint8Array, name: string, options: DecodeOptions): DecodedText {
  const read = decodeText(bytes, name, options);
  // What is declared in the text itself, as by a page, is no guess.
  const isSaid = read.encoding !== 'utf-8' && read.isGuessed === undefined;
  const isKnown = options.encoding !== undefined || read.encoding === options.declared || isSaid;
  if (isKnown || read.remarks.length > 0) return read;
  return { ...read, remarks: [{ kind: 'encoding-guessed', count: 1, text: read.encoding }] };
}

/**
 * Text that was taken for Western, read as what its bytes are; null where it is right as it is. Throws `EncodingUnsure`
 * where two readings are about as likely.
 */
export function readAnew(text: string, name: string, options: DecodeOptions): DecodedText | null {
  if (!/[^\0-\u007f]/u.test(text)) return sevenBitText(Buffer.from(text, 'latin1'));
  const bytes: number[] = [];
  for (const one of text) {
    const byte = westernBytes.get(one);
    if (byte === undefined) return null;
    bytes.push(byte);
  }
  const read = readUnnamed(Uint8Array.from(bytes), name, options);
  return read.text === text ? null : read;
}

/** What a message's part is labelled with that names no encoding: the library takes unknown names for Western. */
const UNNAMED = 'charset=x-unnamed';

/** A message whose heads of text that name no encoding say so: the library takes it for UTF-8, and other bytes are lost. */
export function withUnnamedParts(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes).toString('latin1');
  const head = source.split(/\r?\n\r?\n/u, 1)[0] ?? '';
  const whole = /^content-type:/imu.test(head) ? source : `Content-Type: text/plain; ${UNNAMED}\r\n${source}`;
  const named = whole.replace(
    /^(content-type:\s{0,9}text\/(?:html|plain))((?:[^\r\n]|\r?\n[ \t]){0,999})/gimu,
    (all: string, type: string, rest: string) => (/charset/iu.test(rest) ? all : `${type}; ${UNNAMED}${rest}`),
  );
  return Buffer.from(named, 'latin1');
}
