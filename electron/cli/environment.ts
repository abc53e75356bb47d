/** What exporting works with on the command line. */
import type { ExportEnvironment } from '../export/target.ts';
import { loadResources } from '../resources.ts';
import type { EditionFile } from '../store/edition-file.ts';
import type { Console } from './command.ts';

/** The pictures of an edition's file; how far it is goes to the console, after what is being done. */
export function environmentOf(file: EditionFile, console: Console, doing: string): ExportEnvironment {
  return {
    resources: loadResources(),
    imageBytes: (id) => file.image(id),
    onProgress: (done, total) => console.progress(`${doing} ${done}/${total}`),
  };
}
