import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { number } from './objects.ts';
import { LONGEST_NUMBER, Operators, PARTS, putCode, putParts } from './operators.ts';

function numberAsBytes(value: number): string {
  const bytes = new Uint8Array(LONGEST_NUMBER);
  return String.fromCharCode(...bytes.subarray(0, putParts(bytes, 0, Math.round(value * PARTS))));
}

describe('operators as bytes', () => {
  it('write numbers as strings do', () => {
    fc.assert(fc.property(fc.double({ noNaN: true }), (value) => numberAsBytes(value) === number(value)));
    fc.assert(
      fc.property(
        fc.integer({ min: -9e9, max: 9e9 }),
        (parts) => numberAsBytes(parts / 10_000) === number(parts / 10_000),
      ),
    );
    for (let parts = -20_500; parts <= 20_500; parts++)
      expect(numberAsBytes(parts / 10_000)).toBe(number(parts / 10_000));
    for (const value of [0, -0, 0.5, -0.00004, 10, 99.9999, -100.01, 214748.3647, 214748.3648, 1e21]) {
      expect(numberAsBytes(value)).toBe(number(value));
    }
  });
  it('write codes as four digits', () => {
    const bytes = new Uint8Array(4);
    for (const code of [0, 9, 10, 0x0abc, 0xffff]) {
      expect(putCode(bytes, 0, code)).toBe(4);
      expect(String.fromCharCode(...bytes)).toBe(code.toString(16).padStart(4, '0'));
    }
  });
  it('are parted by line feeds, and grow', () => {
    const out = new Operators();
    const long = 'q '.repeat(50_000);
    for (const text of ['BT', '', long, 'ET']) out.line(text);
    expect(new TextDecoder().decode(out.bytes())).toBe(['BT', '', long, 'ET'].join('\n'));
  });
});
