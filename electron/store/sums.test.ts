import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { addSumFunction, rowSum, summedWords } from './sums.ts';

describe('the sum of a row', () => {
  const values = ['id', 1, null, '张三'];

  it.each([0, 1, 1_000, 21_000, 22_000, 65_000, 200_000])('is one, however a record of %i signs is hashed', (signs) => {
    const words = '光🔥'.repeat(signs).slice(0, signs);
    const summed = summedWords('article', values, words);
    expect(Buffer.from(summed.bytes).toString()).toBe(Buffer.from(words).toString());
    const { sum } = summed;
    expect(rowSum('article', [...values, words])).toEqual(sum);
    expect(rowSum('article', [...values, Buffer.from(words)])).toEqual(sum);
    const database = new Database(':memory:');
    addSumFunction(database);
    const asked = database.prepare('SELECT row_sum(?, ?, CAST(? AS INTEGER), ?, ?, ?)').pluck();
    expect(asked.get('article', ...values, Buffer.from(words))).toEqual(sum);
    database.close();
  });

  it('is another where a value is, or stands elsewhere', () => {
    const sum = rowSum('article', ['a', 'b']);
    for (const other of [['b', 'a'], ['a', 'b', null], ['ab'], ['a', Buffer.from('c')]])
      expect(rowSum('article', other)).not.toEqual(sum);
    expect(rowSum('block', ['a', 'b'])).not.toEqual(sum);
  });
});
