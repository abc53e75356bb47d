import { movePage } from '../../shared/edition/pages.ts';
import { pageByNumber, pageCount, pagesInOrder } from '../../shared/edition/selectors.ts';
import { isSpread, numbersSaid, pageNumbers, sectionsOf } from '../../shared/edition/spreads.ts';
import { DayangError } from '../errors.ts';
import { EditionFile } from '../store/edition-file.ts';
import { wholeNumber } from './arguments.ts';
import type { Command } from './command.ts';
import { edit } from './edit.ts';

export const movePageCommand: Command = {
  name: 'move-page',
  summary: 'give a page another number; every jump and refer follows',
  operands: ['FILE', 'FROM', 'TO'],
  options: {},
  run(args, console) {
    const from = wholeNumber(args.operand(1), 'FROM', 1, 999);
    const to = wholeNumber(args.operand(2), 'TO', 1, 999);
    const file = EditionFile.open(args.operand(0));
    try {
      const count = pageCount(file.edition);
      const page = pageByNumber(file.edition, from);
      if (page === undefined) throw new DayangError('no-such-page', { page: from, count });
      if (to > count) throw new DayangError('no-such-page', { page: to, count });
      const patches = movePage(file.edition, page.id, to);
      edit(file, 'move-page', 'page.move', patches);
      const pages = pagesInOrder(file.edition).map((one) => ({
        number: one.number,
        ...(isSpread(one) ? { numbers: [...pageNumbers(one)] } : {}),
        section: sectionsOf(one).join('、'),
        id: one.id,
      }));
      for (const one of pagesInOrder(file.edition)) console.line(`${numbersSaid(one)}版 ${sectionsOf(one).join('、')}`);
      return { json: { pages } };
    } finally {
      file.close();
    }
  },
};
