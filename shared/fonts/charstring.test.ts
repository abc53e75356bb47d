import { describe, expect, it } from 'vitest';
import { CffIndex } from './cff-dict.ts';
import { charstringBuffer, flatCharstring } from './charstring.ts';
import { FontProblem } from './font-problem.ts';

/** A list of programs as CFF has it, with offsets of two bytes. */
function indexOf(...programs: readonly number[][]): CffIndex {
  const offsets = [1];
  for (const program of programs) offsets.push((offsets.at(-1) ?? 0) + program.length);
  const bytes = Uint8Array.from([
    0,
    programs.length,
    2,
    ...offsets.flatMap((at) => [at >> 8, at & 0xff]),
    ...programs.flat(),
  ]);
  return new CffIndex({ length: bytes.length, read: (at, length) => bytes.subarray(at, at + length) }, 0);
}

const none = indexOf();
/** Numbers from -107 to 107 in one byte; subroutines count from -107. */
const n = (value: number) => value + 139;
const local = (number: number) => [n(number - 107), 10];
const [rmoveto, rlineto, endchar, hstemhm, hintmask, back] = [21, 5, 14, 18, 19, 11];

function flat(program: readonly number[], ...subroutines: readonly number[][]): number[] {
  const index = indexOf(...subroutines);
  return [...flatCharstring(7, Uint8Array.from(program), { global: none, local: index }, charstringBuffer())];
}

function problemOf(program: readonly number[], ...subroutines: readonly number[][]): string {
  try {
    flat(program, ...subroutines);
  } catch (error) {
    if (error instanceof FontProblem) return `${error.code} ${error.message}`;
    throw error;
  }
  return 'none';
}

describe('an outline of CFF without subroutines', () => {
  it('does what they would do where they were called, and always ends', () => {
    const line = [n(1), n(2), rlineto, back];
    expect(flat([n(3), n(4), rmoveto, ...local(0), ...local(1)], line, [...local(0), endchar])).toEqual([
      n(3),
      n(4),
      rmoveto,
      n(1),
      n(2),
      rlineto,
      n(1),
      n(2),
      rlineto,
      endchar,
    ]);
    expect(flat([n(3), n(4), rmoveto])).toEqual([n(3), n(4), rmoveto, endchar]);
  });

  it('keeps masks as long as there are stems, whoever named them', () => {
    // Nine stems: three by their operator, in a subroutine, six before the mask, which has two bytes.
    const three = [n(1), n(1), n(1), n(1), n(1), n(1)];
    const program = [...local(0), ...three, ...three, hintmask, 10, 29, n(5), n(5), rmoveto, endchar];
    const whole = [...three, hstemhm, ...three, ...three, hintmask, 10, 29, n(5), n(5), rmoveto, endchar];
    expect(flat(program, [...three, hstemhm, back])).toEqual(whole);
  });

  it('is refused where subroutines call themselves, are not there, or do too much', () => {
    expect(problemOf(local(0), local(0))).toMatch(/^bad-glyph .*glyph 7.*too deep/u);
    expect(problemOf(local(0), local(1), local(0))).toMatch(/too deep/u);
    expect(problemOf(local(5), [back])).toMatch(/no subroutine 5/u);
    expect(problemOf([10])).toMatch(/a call of nothing/u);
    // Each calls the next ten times: ten thousand million steps.
    const ten = (next: number) => Array.from({ length: 10 }, () => local(next)).flat();
    const chain = Array.from({ length: 9 }, (_, at) => ten(at + 1));
    expect(problemOf(local(0), ...chain, [n(1), n(1), rlineto])).toMatch(/does not end|too long/u);
  });

  it('is refused where it is cut off, unknown or made in a way that is given up', () => {
    expect(problemOf([28, 1])).toMatch(/cut off/u);
    expect(problemOf([n(1), n(2), hstemhm, hintmask])).toMatch(/cut off/u);
    expect(problemOf([2])).toMatch(/operator 2/u);
    expect(problemOf([n(1), n(2), n(3), n(4), endchar])).toMatch(/accented/u);
  });
});
