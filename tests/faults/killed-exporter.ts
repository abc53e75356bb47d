/**
 * Exports an edition's pages, until it is done or killed: `killed-exporter EDITION FOLDER`. Says a line when it
 * begins and one for each file that is there.
 */
import { existsSync, readdirSync } from 'node:fs';
import { exportPages } from '../../electron/export/export-pages.ts';
import { loadResources } from '../../electron/resources.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';

const [path = '', folder = ''] = process.argv.slice(2);
const file = EditionFile.openToRead(path);
/** Files that are there, whole. */
const count = () => (existsSync(folder) ? readdirSync(folder).filter((name) => !name.startsWith('.')).length : 0);
let told = 0;
process.stdout.write('begins\n');
await exportPages(
  { edition: file.edition, pages: [], settings: standardPreset('x4'), folder },
  {
    resources: loadResources(),
    imageBytes: (id) => file.image(id),
    // What is looked at before the first file is made is no file.
    onProgress: () => {
      for (; told < count(); told++) process.stdout.write(`${told + 1}\n`);
    },
  },
);
process.stdout.write('done\n');
