/**
 * Exports an edition's pages, until it is done or killed: `killed-exporter EDITION FOLDER`. Says a line when it
 * begins and one for each file that is there.
 */
import { exportPages } from '../../electron/export/export-pages.ts';
import { loadResources } from '../../electron/resources.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';

const [path = '', folder = ''] = process.argv.slice(2);
const file = EditionFile.openToRead(path);
process.stdout.write('begins\n');
await exportPages(
  { edition: file.edition, pages: [], settings: standardPreset('x4'), folder },
  {
    resources: loadResources(),
    imageBytes: (id) => file.image(id),
    onProgress: (done) => process.stdout.write(`${done}\n`),
  },
);
process.stdout.write('done\n');
