/** Outlines of CFF in cells of other widths: moved along the line, and wider (Adobe Technical Note 5177 §3.1, §4). */
import { FontProblem } from './font-problem.ts';

/** What glyphs that go by one dictionary take their widths from (Adobe Technical Note 5176 §15). */
export interface CffWidths {
  /** Of a glyph whose program says none. */
  readonly usual: number;
  /** What is added to those that programs say. */
  readonly added: number;
}

const operators = {
  hmoveto: 22,
  vmoveto: 4,
  rmoveto: 21,
  endchar: 14,
  hintmask: 19,
  cntrmask: 20,
  short: 28,
  fixed: 255,
};
const stems = new Set([1, 3, 18, 23]);
const masks = new Set([operators.hintmask, operators.cntrmask]);
/** How many numbers a move or an end takes; one more is a width. */
const taken = new Map([
  [operators.hmoveto, 1],
  [operators.vmoveto, 1],
  [operators.rmoveto, 2],
  [operators.endchar, 0],
]);
const FRACTION = 65_536;

/** A number before an operator. */
interface Operand {
  readonly value: number;
  readonly end: number;
}

function operandAt(code: Uint8Array, at: number): Operand {
  const [first = 0, second = 0, third = 0, fourth = 0, fifth = 0] = code.subarray(at, at + 5);
  if (first === operators.short) return { value: ((second << 24) >> 16) | third, end: at + 3 };
  if (first === operators.fixed) {
    return { value: ((second << 24) | (third << 16) | (fourth << 8) | fifth) / FRACTION, end: at + 5 };
  }
  if (first <= 246) return { value: first - 139, end: at + 1 };
  const value = first <= 250 ? (first - 247) * 256 + second + 108 : -(first - 251) * 256 - second - 108;
  return { value, end: at + 2 };
}

/** A number as it is written before an operator. */
function written(value: number): number[] {
  if (Number.isInteger(value)) return [operators.short, (value >> 8) & 0xff, value & 0xff];
  const parts = Math.round(value * FRACTION);
  return [operators.fixed, (parts >> 24) & 0xff, (parts >> 16) & 0xff, (parts >> 8) & 0xff, parts & 0xff];
}

/** The numbers from a place on, and the operator after them. */
function stepAt(code: Uint8Array, from: number) {
  const operands: Operand[] = [];
  let at = from;
  while ((code[at] ?? operators.endchar) >= 32 || code[at] === operators.short) {
    const operand = operandAt(code, at);
    operands.push(operand);
    at = operand.end;
  }
  return { from, operands, at, operator: code[at] ?? operators.endchar };
}

/**
 * A program without subroutines, its outline moved by so many units and its width so many larger. Throws `bad-glyph` of a
 * program that calculates before it draws.
 */
export function roomyCharstring(
  glyph: number,
  code: Uint8Array,
  shift: number,
  wider: number,
  widths: CffWidths,
): Uint8Array {
  const made: number[] = [];
  let step = stepAt(code, 0);
  const { operands, operator } = step;
  const count = taken.get(operator);
  const saysWidth = count === undefined ? operands.length % 2 === 1 : operands.length > count;
  const width = saysWidth ? widths.added + (operands[0]?.value ?? 0) : widths.usual;
  made.push(...written(width + wider - widths.added));
  // What is copied next: all but the width that was said.
  let copied = saysWidth ? (operands[0]?.end ?? 0) : 0;
  for (let hints = 0; !taken.has(step.operator); ) {
    if (!stems.has(step.operator) && !masks.has(step.operator)) {
      throw new FontProblem('bad-glyph', { glyph, detail: `the operator ${step.operator} before it draws` });
    }
    hints += step.operands.length >> 1;
    const end = step.at + 1 + (masks.has(step.operator) ? (hints + 7) >> 3 : 0);
    made.push(...code.subarray(copied, end));
    copied = end;
    step = stepAt(code, end);
  }
  // A move before the first: no contour begins where nothing is drawn.
  if (step.operator !== operators.endchar && shift !== 0) made.push(...written(shift), operators.hmoveto);
  made.push(...code.subarray(copied));
  return Uint8Array.from(made);
}
