/** Operators of a content stream one after the other, with what stands before them (ISO 32000-1 §7.8.2). */
import { PdfScanner, PdfSyntaxError, type PdfValue } from '../../../shared/pdf/read.ts';

export interface Operation {
  readonly name: string;
  readonly operands: readonly PdfValue[];
  /** Where in the stream it begins, its operands with it, and ends. */
  readonly from: number;
  readonly end: number;
}

/** Operands one operator may have; more are no operands. */
const MOST_OPERANDS = 64;

/** Where the samples of a picture that stands in the stream itself end. */
function afterPicture(bytes: Uint8Array, from: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = text.indexOf('EI', from, 'latin1'); at >= 0; at = text.indexOf('EI', at + 2, 'latin1')) {
    const [before, after] = [bytes[at - 1] ?? 32, bytes[at + 2] ?? 32];
    if (before <= 32 && after <= 32) return at + 2;
  }
  return bytes.length;
}

/** Reads a content stream; one that is damaged ends with an operation without a name. */
export function* operationsOf(bytes: Uint8Array): Generator<Operation> {
  const scanner = new PdfScanner(bytes);
  let operands: PdfValue[] = [];
  let from = 0;
  for (;;) {
    let value: PdfValue | undefined;
    try {
      value = scanner.next();
    } catch (error) {
      if (!(error instanceof PdfSyntaxError)) throw error;
      yield { name: '', operands: [], from, end: bytes.length };
      return;
    }
    if (value === undefined) return;
    if (value === null || typeof value !== 'object' || value.type !== 'operator') {
      if (operands.length < MOST_OPERANDS) operands.push(value);
      continue;
    }
    if (value.value === 'ID') scanner.at = afterPicture(bytes, scanner.at);
    yield { name: value.value, operands, from, end: scanner.at };
    operands = [];
    from = scanner.at;
  }
}
