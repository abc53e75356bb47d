import { describe, expect, it } from 'vitest';
import { createEdition } from '../edition/create.ts';
import { editNewspaper } from '../edition/newspaper.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import type { Edition } from '../edition/records.ts';
import type { ListEntry } from './list-records.ts';
import { addEntry, changeEntry, entryKey, learn, listsOf, mergeEntries, removeEntries } from './lists.ts';
import { nextEdition } from './next-edition.ts';

const edition = createEdition({ date: '2026-03-08', format: 'broadsheet', pages: 1 });
const person: ListEntry = { kind: 'person', name: '周若溪', titles: ['副市长'] };
const place: ListEntry = { kind: 'place', name: '沅川' };

function done(of: Edition, patches: Patch[] | string | null): Edition {
  if (patches === null || typeof patches === 'string') throw new Error(`not taken: ${patches}`);
  return applyPatches(of, patches).edition;
}
const one = done(edition, addEntry(edition, person));
const both = done(one, addEntry(one, place));

describe('the newsroom’s lists', () => {
  it('take entries, keep their order, and go with the next edition', () => {
    expect(listsOf(both)).toEqual([person, place]);
    expect(listsOf(nextEdition(both)?.edition ?? edition)).toEqual([person, place]);
  });

  it('take no entry twice, and none that is no entry', () => {
    expect(addEntry(both, { ...person, titles: ['市长'] })).toBe('double');
    expect(changeEntry(both, entryKey(place), person)).toBe('double');
    expect(addEntry(both, { kind: 'place', name: ' 沅川' })).toBe('form');
    expect(changeEntry(both, entryKey(place), place)).toEqual([]);
  });

  it('change by a stretch of the list alone, and are undone', () => {
    const patches = changeEntry(both, entryKey(person), { ...person, titles: ['市长'] });
    expect(patches).toMatchObject([{ kind: 'splice', index: 0, remove: 1 }]);
    const { edition: changed, inverse } = applyPatches(both, typeof patches === 'string' ? [] : patches);
    expect(listsOf(changed)[0]).toMatchObject({ titles: ['市长'] });
    expect(applyPatches(changed, inverse).edition).toEqual(both);
  });

  it('lose those that are removed and no other', () => {
    const three = done(both, addEntry(both, { kind: 'known', name: '村晚' }));
    const keys = new Set([entryKey(person), 'known 村晚']);
    expect(listsOf(done(three, removeEntries(three, keys)))).toEqual([place]);
    expect(removeEntries(three, new Set(['place 无']))).toEqual([]);
  });

  it('take another list over: it changes what is there, and loses nothing', () => {
    const merged = mergeEntries(both, [
      { ...person, titles: ['市长'] },
      { kind: 'organisation', name: '沅川市交通局' },
    ]);
    expect(listsOf(done(both, merged)).map(({ name }) => name)).toEqual(['周若溪', '沅川', '沅川市交通局']);
    expect(mergeEntries(both, [person])).toEqual([]);
    const many = Array.from({ length: 20_000 }, (_, at): ListEntry => ({ kind: 'place', name: `地${at}` }));
    expect(mergeEntries(both, many)).toBeNull();
  });

  it('have the words that were kept in lists before there were entries', () => {
    const words = [
      { word: '截止目前', instead: '截至目前' },
      { word: '亲自', instead: null },
    ];
    const old = done(edition, editNewspaper(edition, { wordLists: [{ name: '慎用词', words }] }));
    expect(listsOf(old)).toEqual([
      { kind: 'term', name: '截止目前', severity: 'warning', owner: '慎用词', instead: '截至目前' },
      { kind: 'term', name: '亲自', severity: 'warning', owner: '慎用词' },
    ]);
    const more = done(old, learn(old, '村晚', '校对 甲'));
    expect(listsOf(more)).toHaveLength(3);
    expect(listsOf(old)).toBe(listsOf(old));
  });

  it('learn a word once', () => {
    const learnt = done(edition, learn(edition, ' 村晚 ', '甲'));
    expect(listsOf(learnt)).toEqual([{ kind: 'known', name: '村晚', owner: '甲' }]);
    expect(learn(learnt, '村晚', '乙')).toEqual([]);
    expect(learn(edition, '', '乙')).toEqual([]);
  });
});
