/** What exporting works with on the command line. */
import type { Resources } from '../../shared/compose/resources.ts';
import type { ExportEnvironment } from '../export/target.ts';
import { MachineFaces } from '../machine-faces.ts';
import { readOwnFiles } from '../own-faces.ts';
import { resourcesOf } from '../resources.ts';
import type { EditionFile } from '../store/edition-file.ts';
import type { Console } from './command.ts';

/** The faces an edition is set in, those of its own from its file or the machine, and words. */
export function resourcesFor(file: EditionFile): Resources {
  const { edition } = file;
  const machine = new MachineFaces();
  return resourcesOf(
    edition,
    readOwnFiles(edition, (id) => file.keptFile(id) ?? machine.read(id)),
  );
}

/** The pictures of an edition's file; how far it is goes to the console, after what is being done. */
export function environmentOf(file: EditionFile, console: Console, doing: string): ExportEnvironment {
  return {
    resources: resourcesFor(file),
    imageBytes: (id) => file.image(id),
    onProgress: (done, total) => console.progress(`${doing} ${done}/${total}`),
  };
}
