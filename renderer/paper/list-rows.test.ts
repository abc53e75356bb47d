import { expect, it } from 'vitest';
import type { Finding } from '../../shared/checks/check.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { ListEntry } from '../../shared/paper/list-records.ts';
import { hitsOf } from './list-hits.ts';
import { matching, saysOf } from './list-rows.ts';

const person: ListEntry = { kind: 'person', name: '周若溪', titles: ['副市长'], group: '市政府', rank: 2 };
const term: ListEntry = { kind: 'term', name: '试业', instead: '试营业', severity: 'warning' };
const zh = { language: 'zh' } as const;

it('says what an entry has beside its name', () => {
  expect(saysOf(person, zh)).toBe('职务 副市长 · 班子 市政府 · 位次 2');
  expect(saysOf(term, { language: 'en' })).toBe('Instead 试营业 · Severity Warning');
  expect(saysOf({ kind: 'known', name: '村晚' }, zh)).toBe('');
});

it('finds entries by their kind, and by words anywhere in them', () => {
  const all = [person, term];
  expect(matching(all, { kind: 'all', text: ' ' }, zh)).toBe(all);
  expect(matching(all, { kind: 'term', text: '' }, zh)).toEqual([term]);
  expect(matching(all, { kind: 'all', text: '市长' }, zh)).toEqual([person]);
  expect(matching(all, { kind: 'term', text: '市长' }, zh)).toEqual([]);
});

it('counts what each entry found, but what may stand', () => {
  const finding: Finding = {
    rule: 'near-name',
    severity: 'error',
    page: 1,
    blockId: null,
    zh: '',
    en: '',
    entry: '周若溪',
  };
  const { entry: _none, ...other } = finding;
  const waived = { ...finding, waived: { id: newId<'waiver'>(), reason: '', by: '', at: '' } };
  expect([...hitsOf([finding, finding, other, waived])]).toEqual([['周若溪', 2]]);
});
