import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { logCalls, openedSchema } from './log-records.ts';

describe('an edition as the store has it open', () => {
  const history = { undo: null, redo: null };
  const opened = (edition: object) => ({
    opening: 'o1',
    path: '/a.dayang',
    name: 'a.dayang',
    kind: 'edition',
    edition,
    history,
    file: { id: 'f1', identity: '1:2', tip: null },
  });

  it('is taken as it is', () => {
    const edition = emptyEdition(2);
    expect(v.parse(openedSchema, opened(edition)).edition).toBe(edition);
  });

  it('is refused without one of its tables, with one that is none, and with one too many', () => {
    const edition = emptyEdition(2);
    for (const table of Object.keys(edition)) {
      const rest = Object.fromEntries(Object.entries(edition).filter(([name]) => name !== table));
      expect(v.is(openedSchema, opened(rest)), `without ${table}`).toBe(false);
      expect(v.is(openedSchema, opened({ ...rest, [table]: 'none' })), `${table} no table`).toBe(false);
    }
    expect(v.is(openedSchema, opened({ ...edition, other: {} }))).toBe(false);
  });
});

describe('what a step changed', () => {
  const { output } = logCalls['edition.undo'];
  const history = { undo: null, redo: null };
  const stepped = (patches: unknown) => ({ label: 'edit.body', patches, history });

  it('is taken as the store tells it', () => {
    const patches = [{ kind: 'remove', table: 'marks', id: 'a' }];
    expect(v.parse(output, stepped(patches))?.patches).toBe(patches);
    expect(v.parse(output, null)).toBeNull();
  });

  it('is refused where it is no list of patches', () => {
    for (const other of [{}, 'patches', [{ kind: 'none' }], [null], [{ table: 'marks' }]]) {
      expect(v.is(output, stepped(other)), JSON.stringify(other)).toBe(false);
    }
  });
});
