import { expect, it } from 'vitest';
import { emptyEdition, testResources } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { editIdentity, editNewspaper, newspaperOf } from '../../edition/newspaper.ts';
import { applyPatches } from '../../edition/operations.ts';
import type { Edition } from '../../edition/records.ts';
import { nextEdition } from '../../paper/next-edition.ts';
import type { EditionCheck } from '../check.ts';
import { issueNumber, publishingDay } from './calendar.ts';

const friday = emptyEdition(1);
const saturday = nextEdition(friday)?.edition ?? friday;

function found(check: EditionCheck, edition: Edition): string[] {
  return check.run({ edition, composed: compose(edition, testResources()) }).map(({ zh }) => zh);
}

function dated(edition: Edition, change: Parameters<typeof editIdentity>[1]): Edition {
  return applyPatches(edition, editIdentity(edition, change)).edition;
}

it('the number follows from the last edition’s by the days the paper came out', () => {
  expect(found(issueNumber, saturday)).toEqual([]);
  expect(found(issueNumber, dated(saturday, { issue: 9023 }))).toEqual([
    '期号是第9023期；上一期 2024-03-08 是第9021期，按出版日应为第9022期。',
  ]);
  // A day later there is an edition in between; of the first of all nothing is known.
  expect(found(issueNumber, dated(saturday, { date: '2024-03-10' }))).toHaveLength(1);
  expect(found(issueNumber, dated(saturday, { date: '2024-03-10', issue: 9023 }))).toEqual([]);
  expect(found(issueNumber, dated(friday, { issue: 5 }))).toEqual([]);
});

it('the day is one of the paper’s days', () => {
  expect(found(publishingDay, saturday)).toEqual([]);
  const week = newspaperOf(saturday).week.map((day, at) => (at === 5 ? { ...day, appears: false } : day));
  expect(found(publishingDay, applyPatches(saturday, editNewspaper(saturday, { week })).edition)).toEqual([
    '2024-03-09 不是出版日。增期、号外要在报头注明。',
  ]);
  const paused = applyPatches(saturday, editNewspaper(saturday, { pauses: ['2024-03-09'] })).edition;
  expect(found(publishingDay, paused)).toHaveLength(1);
});
