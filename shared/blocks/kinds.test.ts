import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf } from '../../tests/kit/editions.ts';
import { blockSchema } from './kinds.ts';

describe('a record of a block', () => {
  const block = bodyBlock(pageOf(emptyEdition(1), 1), article(['东湖']), { row: 0, rows: 9 });

  it('is held to the schema of its kind, and to no other', () => {
    expect(v.parse(blockSchema, block)).toEqual(block);
    expect(v.is(blockSchema, { ...block, kind: 'qr' })).toBe(false);
    expect(v.is(blockSchema, { ...block, columns: 'two' })).toBe(false);
  });

  it.each([undefined, null, 'body', [], {}, { ...block, kind: 'toString' }, { ...block, kind: undefined }])(
    'is none without a kind that there is: %j',
    (value) => {
      expect(v.is(blockSchema, value)).toBe(false);
      expect(v.safeParse(blockSchema, value).issues?.length).toBeGreaterThan(0);
    },
  );
});
