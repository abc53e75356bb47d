import { createEdition } from '../../shared/edition/create.ts';
import { MOST_ISSUE } from '../../shared/edition/newspaper.ts';
import { LONGEST_PUBLICATION } from '../../shared/edition/page-records.ts';
import { plainName } from '../../shared/edition/plain-name.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import { MOST_PAGES } from '../../shared/paper/newspaper-records.ts';
import { DayangError } from '../errors.ts';
import { EditionFile } from '../store/edition-file.ts';
import { makeFromPaper } from '../store/paper-file.ts';
import { type Arguments, calendarDate } from './arguments.ts';
import type { Command } from './command.ts';
import { tellMade, wantedBy } from './next.ts';
import { pageOptions, pagesAsked } from './page-options.ts';

/** Today's date where the machine is. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What a newspaper's file says already. */
const ofThePaper = ['pages', 'publication', ...Object.keys(pageOptions)];

/** The name that is given. Throws `usage` where no edition can have it. */
function nameAsked(args: Arguments): string {
  const name = plainName(args.text('publication') ?? '');
  if (name.length <= LONGEST_PUBLICATION) return name;
  throw new DayangError('usage', { detail: `--publication takes up to ${LONGEST_PUBLICATION} characters` });
}

/** An edition of a paper of which nothing is known but its name. */
function makeBlank(args: Arguments, path: string) {
  const edition = createEdition({
    date: calendarDate(args.text('date') ?? today()),
    format: pagesAsked(args),
    formatName: args.text('format-name'),
    pages: args.whole('pages', 1, MOST_PAGES, 8),
    issue: args.whole('issue', 0, MOST_ISSUE, 1),
    publication: nameAsked(args),
  });
  EditionFile.create(path, edition);
  return edition;
}

export const newCommand: Command = {
  name: 'new',
  summary: 'make an edition of empty pages, or of a newspaper',
  operands: ['FILE'],
  options: {
    paper: { type: 'string', value: 'FILE', help: 'the newspaper it is an edition of (none)' },
    date: { type: 'string', value: 'YYYY-MM-DD', help: "the edition's date (today; of a newspaper the next one)" },
    issue: { type: 'string', value: 'N', help: 'issue number (1; of a newspaper the one of that date)' },
    ...pageOptions,
    pages: { type: 'string', value: 'N', help: `number of pages, 1 to ${MOST_PAGES} (8)` },
    publication: { type: 'string', value: 'NAME', help: 'name of the newspaper (none: the nameplate stays empty)' },
  },
  run(args, console) {
    const path = args.operand(0);
    const paper = args.text('paper');
    if (paper !== undefined) {
      const said = ofThePaper.find((name) => args.text(name) !== undefined);
      if (said !== undefined)
        throw new DayangError('usage', { detail: `--paper says it already: leave out --${said}` });
      return tellMade(makeFromPaper(paper, path, wantedBy(args)), console);
    }
    const edition = makeBlank(args, path);
    const { date, format, issue, publication: name } = edition.edition;
    const pages = pageCount(edition);
    console.line(`${path}: ${[name, date].filter((part) => part !== '').join(' ')}, ${format}, ${pages} pages`);
    return { json: { path, publication: name, date, issue, format, pages } };
  },
};
