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
      for (const written of files) console.line(`${written.path}  ${written.bytes} bytes`);
      return { json: { files, findings: composed.findings } };
    } finally {
      file.close();
    }
  },
};
