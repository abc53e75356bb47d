import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { currentRound } from '../../shared/proof/rounds.ts';
import { isReleased } from '../../shared/proof/sign-off.ts';
import { exportPages } from '../export/export-pages.ts';
import { loadResources } from '../resources.ts';
import { EditionFile } from '../store/edition-file.ts';
import { pageRange } from './arguments.ts';
import type { Command } from './command.ts';

export const exportCommand: Command = {
  name: 'export',
  summary: 'write pages as PDF, one file a page',
  operands: ['FILE'],
  options: {
    pages: { type: 'string', value: '1-3,5', help: 'which pages (all)' },
    out: { type: 'string', value: 'FOLDER', help: 'where to (out)' },
    name: { type: 'string', value: 'PATTERN', help: 'file names ({date}-{page:02})' },
  },
  async run(args, console) {
    const range = args.text('pages');
    const pages = range === undefined ? [] : pageRange(range);
    const pattern = args.text('name');
    const file = EditionFile.openToRead(args.operand(0));
    try {
      const { files, composed } = await exportPages(
        {
          edition: file.edition,
          pages,
          folder: args.text('out') ?? 'out',
          ...(pattern === undefined ? {} : { pattern }),
        },
        {
          resources: loadResources(),
          imageBytes: (id) => file.image(id),
          onProgress: (done, total) => console.progress(`exporting ${done}/${total}`),
        },
      );
      const unsigned = pagesInOrder(file.edition).filter(
        (page) => files.some((one) => one.page === page.number) && !isReleased(file.edition, page.id),
      );
      if (currentRound(file.edition) !== undefined && unsigned.length > 0) {
        console.progress(`not signed by all: page ${unsigned.map((page) => page.number).join(', ')}`);
      }
      for (const written of files) console.line(`${written.path}  ${written.bytes} bytes`);
      return { json: { files, findings: composed.findings, unsigned: unsigned.map((page) => page.number) } };
    } finally {
      file.close();
    }
  },
};
