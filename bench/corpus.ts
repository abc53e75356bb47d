/** The corpus that checks are scored on: clean articles of our own writing, in the registers of a daily. */
import { readdirSync, readFileSync } from 'node:fs';
import type { ListEntry } from '../shared/paper/list-records.ts';
import { readLists } from '../shared/paper/list-table.ts';

export interface CorpusText {
  readonly name: string;
  readonly number: number;
  readonly register: string;
  readonly text: string;
}

const folder = new URL('corpus/', import.meta.url);

/** The rule fixed before anything was tuned: odd numbers tune, even numbers are held out and looked at as figures only. */
export type Half = 'tuning' | 'held-out';

export function corpus(half: Half): CorpusText[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      const [, digits, register = ''] = /^(\d{3})-(\w+)\.txt$/u.exec(name) ?? [];
      if (digits === undefined || (Number(digits) % 2 === 1) !== (half === 'tuning')) return [];
      return [{ name, number: Number(digits), register, text: readFileSync(new URL(name, folder), 'utf8') }];
    });
}

function peopleFiles(): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.tsv'));
  return names.map((name) => readFileSync(new URL(name, folder), 'utf8'));
}

/** The people of the corpus with their titles, as a newsroom lists them. */
export function listedPeople(): ListEntry[] {
  return peopleFiles().flatMap((text) => readLists(text).entries);
}

/** The people of the corpus, by their names. */
export function people(): string[] {
  return peopleFiles()
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => {
      const [person = ''] = line.split('\t');
      return /^\p{Script=Han}{2,5}$/u.test(person) && person !== '姓名' ? [person] : [];
    });
}
