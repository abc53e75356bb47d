/** `dayang next` and `dayang paper`: tomorrow's edition, and the newspaper by itself. */
import { MOST_ISSUE, newspaperOf } from '../../shared/edition/newspaper.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import type { Carried } from '../../shared/paper/carry.ts';
import { datedRemarks } from '../../shared/paper/next-edition.ts';
import { numbered } from '../../shared/text/numbered.ts';
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
    ...(args.text('issue') === undefined ? {} : { issue: args.whole('issue', 0, MOST_ISSUE, 1) }),
  };
}

/** Tells what was made, what of its date is not as expected, and what did not come along. */
export function tellMade({ edition, left, path }: Carried & { readonly path: string }, console: Console) {
  const { publication, date, issue, follows } = edition.edition;
  const remarks = follows === undefined ? [] : datedRemarks(newspaperOf(edition), follows, { date, issue });
  const pages = pageCount(edition);
  const articles = Object.keys(edition.articles).length;
  console.line(
    `${path}: ${publication} ${date}, no. ${issue}, ${numbered(pages, 'page')}, ${numbered(articles, 'article')}`,
  );
  for (const { zh, en } of [...remarks, ...left]) console.line(`  ${zh}\n  ${en}`);
  return { json: { path, publication, date, issue, pages, articles, remarks, left } };
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
      const left = savePaper(file, path);
      const { publication } = file.edition.edition;
      console.line(`${path}: ${publication}`);
      for (const { zh, en } of left) console.line(`  ${zh}\n  ${en}`);
      return { json: { path, publication, left } };
    } finally {
      file.close();
    }
  },
};
