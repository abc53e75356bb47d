import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { newEditionSchema } from '../contract/api.ts';
import { datedEntries } from './newspaper.ts';
import { isDay } from './record-fields.ts';
import { editionSchema } from './records.ts';

describe('a day', () => {
  it.each(['2026-02-28', '2028-02-29', '2026-12-31', '1900-01-01'])('is one the calendar has: %s', (text) => {
    expect(isDay(text)).toBe(true);
  });

  it.each(['2026-02-31', '2026-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1', '', '国庆'])(
    'is none: %s',
    (text) => {
      expect(isDay(text)).toBe(false);
    },
  );

  it('that is none is asked for in vain, of a new edition and the next', () => {
    const options = { publication: '东湖日报', issue: 1, format: 'tabloid', pages: 4 };
    expect(v.is(newEditionSchema, { ...options, date: '2026-03-01' })).toBe(true);
    expect(v.is(newEditionSchema, { ...options, date: '2026-02-31' })).toBe(false);
    expect(v.is(datedEntries.date, '2026-02-31')).toBe(false);
  });

  it('that is none does not keep an old edition from being read', () => {
    const old = emptyEdition(1);
    const { edition } = v.parse(editionSchema, { ...old, edition: { ...old.edition, date: '2026-02-31' } });
    expect(edition.date).toBe('2026-02-31');
  });
});
