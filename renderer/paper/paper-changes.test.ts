import { describe, expect, it } from 'vitest';
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { plannedWeek, readSections } from './page-plan.ts';
import { dateChange, listChange, namesChange, newspaperChange, newspaperEdit, signersChange } from './paper-changes.ts';

const edition = emptyEdition(2);
const paper = newspaperOf(edition);

const many = (count: number) => Array.from({ length: count }, (_, at) => `第${at}`);
const sections = (lines: readonly string[]) => newspaperEdit(edition, { sections: [...lines] });

it('takes a date that the calendar has, and no other', () => {
  expect(dateChange(edition, '2028-02-29')).toHaveLength(1);
  expect(dateChange(edition, '2026-02-31')).toBeNull();
  expect(dateChange(edition, '2026-2-3')).toHaveLength(1);
  expect(dateChange(edition, '2026-2')).toBeNull();
});

describe('what the newspaper can hold', () => {
  it('is taken, and what it cannot hold refused before it is an edit', () => {
    const taken = applyPatches(edition, sections(many(200)) ?? []).edition;
    expect(newspaperOf(taken).sections).toHaveLength(200);
    expect(newspaperEdit(taken, { sections: many(200) })).toEqual([]);
    expect(sections(many(201))).toBeNull();
    expect(sections(['长'.repeat(41)])).toBeNull();
  });

  it('is as many days without a paper, pages of a day, lists and words as its record has', () => {
    const day = (at: number) => new Date(Date.UTC(2026, 0, at)).toISOString().slice(0, 10);
    const pauses = (count: number) => Array.from({ length: count }, (_, at) => day(at + 1));
    expect(newspaperEdit(edition, { pauses: pauses(400) })).toHaveLength(1);
    expect(newspaperEdit(edition, { pauses: pauses(401) })).toBeNull();
    const plan = newspaperChange((text) => ({ week: plannedWeek(paper, 2, readSections(text)) }));
    expect(plan(edition, many(200).join('、'))).toHaveLength(1);
    expect(plan(edition, many(201).join('、'))).toBeNull();
    expect(plan(edition, '长'.repeat(41))).toBeNull();
    const lists = (names: readonly string[]) => names.map((name) => ({ name, words: [] }));
    expect(newspaperEdit(edition, { wordLists: lists(many(40)) })).toHaveLength(1);
    expect(newspaperEdit(edition, { wordLists: lists(many(41)) })).toBeNull();
    const long = { name: '词表', words: [{ word: '长'.repeat(61), instead: null }] };
    expect(newspaperEdit(edition, { wordLists: [long] })).toBeNull();
  });

  it('is names and signers no longer than theirs, and a signer at least', () => {
    expect(listChange(namesChange)(edition, `东湖\n\n${'长'.repeat(60)}`)).toHaveLength(1);
    expect(listChange(namesChange)(edition, '长'.repeat(61))).toBeNull();
    expect(listChange(signersChange)(edition, '责编\n校对')).toHaveLength(1);
    expect(listChange(signersChange)(edition, '长'.repeat(41))).toBeNull();
    expect(listChange(signersChange)(edition, ' \n')).toBeNull();
  });
});
