/** Exports an edition's pages and says when it begins, until it is done or killed: `killed-exporter EDITION FOLDER`. */
import { exportPages } from '../../electron/export/export-pages.ts';
import { loadResources } from '../../electron/resources.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';

const [path = '', folder = ''] = process.argv.slice(2);
const file = EditionFile.openToRead(path);
process.stdout.write('begins\n');
await exportPages(
  { edition: file.edition, pages: [], folder },
  { resources: loadResources(), imageBytes: (id) => file.image(id) },
);
process.stdout.write('done\n');
