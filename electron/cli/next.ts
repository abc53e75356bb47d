/** `dayang next` and `dayang paper`: tomorrow's edition, and the newspaper by itself. */
import { pageCount } from '../../shared/edition/selectors.ts';
import type { Carried } from '../../shared/paper/carry.ts';
import { EditionFile } from '../store/edition-file.ts';
import { makeNext, savePaper } from '../store/paper-file.ts';
import { type Arguments, calendarDate, type OptionSpecs } from './arguments.ts';
import type { Command, Console } from './command.ts';

/** Which edition is made; the next one where nothing is said. */
const wantedOptions: OptionSpecs = {
  date: { type: 'string', value: 'YYYY-MM-DD', help: "the edition's date (the next day the paper comes out)" },
  issue: { type: 'string', value: 'N', help: 'issue number (counted by the days the paper comes out)' },
};

/** What those options say. */
export function wantedBy(args: Arguments): { readonly date?: string; readonly issue?: number } {
  const date = args.text('date');
  return {
    ...(date === undefined ? {} : { date: calendarDate(date) }),
    ...(args.text('issue') === undefined ? {} : { issue: args.whole('issue', 0, 1_000_000, 1) }),
  };
}

/** Tells what was made, and what did not come along. */
export function tellMade({ edition, left, path }: Carried & { readonly path: string }, console: Console) {
  const { publication, date, issue } = edition.edition;
  const pages = pageCount(edition);
  const articles = Object.keys(edition.articles).length;
  console.line(`${path}: ${publication} ${date}, no. ${issue}, ${pages} pages, ${articles} articles`);
  for (const { zh, en } of left) console.line(`  ${zh}\n  ${en}`);
  return { json: { path, publication, date, issue, pages, articles, left } };
}

export const nextCommand: Command = {
  name: 'next',
  summary: 'make the edition after one: its date, number, pages, what stands on them, what was held over',
  operands: ['EDITION'],
  options: {
    ...wantedOptions,
    out: { type: 'string', value: 'FILE', help: 'the new edition (beside the last, by name and date)' },
  },
  run(args, console) {
    const file = EditionFile.openToRead(args.operand(0));
    try {
      return tellMade(makeNext(file, args.text('out') ?? null, wantedBy(args)), console);
    } finally {
      file.close();
    }
  },
};

export const paperCommand: Command = {
  name: 'paper',
  summary: "save an edition's newspaper by itself, to make editions of",
  operands: ['EDITION', 'FILE'],
  options: {},
  run(args, console) {
    const file = EditionFile.openToRead(args.operand(0));
    try {
      const path = args.operand(1);
      savePaper(file, path);
      const { publication } = file.edition.edition;
      console.line(`${path}: ${publication}`);
      return { json: { path, publication } };
    } finally {
      file.close();
    }
  },
};
