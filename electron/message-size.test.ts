import { describe, expect, it } from 'vitest';
import { refuseTooLarge } from './message-size.ts';

const change = { kind: 'put', table: 'blocks', id: 'a', record: { text: '字'.repeat(50) } };
const refused = expect.objectContaining({ code: 'message-too-large' });

function problemOf(message: unknown): unknown {
  try {
    refuseTooLarge(message);
    return null;
  } catch (error) {
    return error;
  }
}

/** A list in a list in a list. */
function nested(depth: number): unknown {
  let made: unknown = [];
  for (let at = 0; at < depth; at++) made = [made];
  return made;
}

describe('a message of the page', () => {
  it.each<[string, unknown]>([
    ['every block of the largest edition', { patches: Array.from({ length: 50_000 }, () => change) }],
    ['a story of a million characters', { text: '字'.repeat(1_000_000) }],
    ['a large picture', { bytes: new Uint8Array(100 * 2 ** 20) }],
    ['nothing', undefined],
    ['lists in each other', nested(40)],
  ])('may have %s', (_what, message) => {
    expect(problemOf(message)).toBeNull();
  });

  it.each<[string, unknown]>([
    ['a million changes', { patches: Array.from({ length: 1_000_000 }, () => change) }],
    ['text without an end', { lines: Array.from({ length: 40 }, () => '字'.repeat(2 ** 20)) }],
    ['names without an end', Object.fromEntries(Array.from({ length: 40 }, (_, at) => [`${at}`.padEnd(2 ** 20), 1]))],
    ['lists in each other without an end', nested(100_000)],
    ['a map of two million', new Map(Array.from({ length: 2_000_000 }, (_, at) => [at, at]))],
  ])('is refused with %s', (_what, message) => {
    expect(problemOf(message)).toEqual(refused);
  });

  it('is refused where it holds itself', () => {
    const round: Record<string, unknown> = {};
    round['self'] = round;
    expect(problemOf(round)).toEqual(refused);
  });
});
