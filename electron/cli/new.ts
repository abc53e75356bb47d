import { createEdition } from '../../shared/edition/create.ts';
import { EditionFile } from '../store/edition-file.ts';
import { calendarDate } from './arguments.ts';
import type { Command } from './command.ts';
import { pageOptions, pagesAsked } from './page-options.ts';

/** Today's date where the machine is. */
function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

export const newCommand: Command = {
  name: 'new',
  summary: 'make an edition of empty pages',
  operands: ['FILE'],
  options: {
    date: { type: 'string', value: 'YYYY-MM-DD', help: "the edition's date (today)" },
    ...pageOptions,
    pages: { type: 'string', value: 'N', help: 'number of pages, 1 to 200 (8)' },
    issue: { type: 'string', value: 'N', help: 'issue number (1)' },
    publication: { type: 'string', value: 'NAME', help: 'name of the newspaper' },
  },
  run(args, console) {
    const path = args.operand(0);
    const publication = args.text('publication');
    const edition = createEdition({
      date: calendarDate(args.text('date') ?? today()),
      format: pagesAsked(args),
      pages: args.whole('pages', 1, 200, 8),
      issue: args.whole('issue', 0, 1_000_000, 1),
      ...(publication === undefined || publication === '' ? {} : { publication }),
    });
    EditionFile.create(path, edition);
    const { date, format, issue, publication: name } = edition.edition;
    const pages = Object.keys(edition.pages).length;
    console.line(`${path}: ${name} ${date}, ${format}, ${pages} pages`);
    return { json: { path, publication: name, date, issue, format, pages } };
  },
};
