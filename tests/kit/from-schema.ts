/** Messages made of the schemas of a contract: such as fit, and such as a page that means harm would send in their place. */
import * as v from 'valibot';
import type { Dice } from './dice.ts';

/** What JSON cannot say, as the page that sends it makes it: bytes, a long text, a deep list, numbers that are none. */
export type Special =
  | { readonly $bytes: number }
  | { readonly $long: number }
  | { readonly $deep: number }
  | { readonly $odd: 'nan' | 'infinity' | 'undefined' | 'date' | 'map' | 'hole' };

/** Names that reach into what every object has. */
const reaching = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'] as const;
const texts = [
  '',
  'a',
  '字',
  '东湖日报',
  '/etc/passwd',
  '../../settings.json',
  'C:\\a',
  '\0',
  '\ud800',
  '__proto__',
] as const;

function text(dice: Dice): unknown {
  return dice.whole(40) === 0 ? { $long: 2 ** dice.whole(22) } : dice.of(texts);
}

/** Anything but what was asked for. */
export function anything(dice: Dice, depth = 0): unknown {
  switch (dice.whole(depth > 3 ? 7 : 10)) {
    case 0:
      return null;
    case 1:
      return dice.of([0, -1, 1.5, 1e308, 2 ** 53, -2_147_483_649]);
    case 2:
      return dice.whole(2) === 0;
    case 3:
      return text(dice);
    case 4:
      return { $odd: dice.of(['nan', 'infinity', 'undefined', 'date', 'map', 'hole']) };
    case 5:
      return { $bytes: dice.whole(100) };
    case 6:
      return dice.whole(10) === 0 ? { $deep: 10 ** dice.whole(4) } : [];
    case 7:
      return Array.from({ length: dice.whole(4) }, () => anything(dice, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: dice.whole(4) }, () => [
          dice.of([...reaching, 'id', 'path', 'of']),
          anything(dice, depth + 1),
        ]),
      );
  }
}

const schemaParts = v.looseObject({
  type: v.string(),
  entries: v.optional(v.record(v.string(), v.unknown())),
  item: v.unknown(),
  items: v.optional(v.array(v.unknown())),
  options: v.optional(v.array(v.unknown())),
  wrapped: v.unknown(),
  literal: v.unknown(),
  pipe: v.optional(v.array(v.unknown())),
  key: v.unknown(),
  value: v.unknown(),
});

/** A value of a schema's shape; checks that go beyond it may refuse it all the same. `how` may put another in place of any part. */
export function shaped(dice: Dice, schema: unknown, how: (made: unknown) => unknown, depth = 0): unknown {
  const read = v.safeParse(schemaParts, schema);
  if (!read.success || depth > 12) return how(null);
  const { type, entries = {}, item, items = [], options = [], wrapped, literal, value } = read.output;
  const inner = (one: unknown) => shaped(dice, one, how, depth + 1);
  switch (type) {
    case 'strict_object':
    case 'loose_object':
    case 'object': {
      const made = Object.entries(entries).map(([name, one]) => [name, inner(one)] as const);
      return how(Object.fromEntries(made.filter(([, one]) => one !== undefined)));
    }
    case 'array':
      return how(Array.from({ length: dice.whole(depth > 4 ? 2 : 4) }, () => inner(item)));
    case 'tuple':
    case 'tuple_with_rest':
    case 'strict_tuple':
      return how(items.map(inner));
    case 'union':
    case 'variant':
      return inner(dice.of(options));
    case 'picklist':
    case 'enum':
      return how(dice.of(options));
    case 'literal':
      return how(literal);
    case 'nullable':
    case 'nullish':
      return dice.whole(3) === 0 ? how(null) : inner(wrapped);
    case 'optional':
    case 'exact_optional':
      return dice.whole(2) === 0 ? undefined : inner(wrapped);
    case 'record':
      return how(Object.fromEntries([[String(dice.of(texts)), inner(value)]]));
    case 'boolean':
      return how(dice.whole(2) === 0);
    case 'number':
      return how(dice.of([0, 1, 2, 12, 100]));
    case 'string':
      return how(text(dice));
    case 'instance':
      return how({ $bytes: dice.whole(64) });
    default:
      return how(anything(dice, depth));
  }
}

/** A message that is not as its schema says, or is and should not have been sent. */
export function hostile(dice: Dice, schema: unknown): unknown {
  if (dice.whole(8) === 0) return anything(dice);
  const share = dice.of([0, 0.02, 0.2]);
  return shaped(dice, schema, (made) => {
    if (dice.next() >= share) return made;
    const isRecord = typeof made === 'object' && made !== null && !Array.isArray(made);
    if (!isRecord || dice.whole(3) === 0) return anything(dice);
    const kept = Object.entries(made);
    // One is wanting, one is there that nobody asked for, or one that reaches further.
    if (dice.whole(3) === 0) kept.splice(dice.whole(kept.length + 1), 1);
    else kept.push([dice.of([...reaching, 'extra']), dice.whole(2) === 0 ? { polluted: true } : anything(dice)]);
    return Object.fromEntries(kept);
  });
}
