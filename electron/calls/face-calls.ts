/** Calls about faces of the edition's own: choosing a font file, taking a face out of it. */
import { basename } from 'node:path';
import type { Dialogs } from '../dialogs.ts';
import type { GrantedPaths } from '../granted-paths.ts';
import type { MethodHandlers } from '../ipc.ts';
import { fileIdOf } from '../pictures.ts';
import type { JobsHost } from '../services/jobs-host.ts';
import type { StoreHost } from '../services/store-host.ts';

/** What they need of the program. */
interface Host {
  readonly store: StoreHost;
  readonly jobs: JobsHost;
  readonly dialogs: Dialogs;
  readonly paths: GrantedPaths;
}

const fontFiles = [
  { name: 'TTF, OTF, TTC, OTC', extensions: ['ttf', 'otf', 'ttc', 'otc'] },
  { name: '*', extensions: ['*'] },
];

export function faceCalls({ store, jobs, dialogs, paths }: Host): Pick<MethodHandlers, 'face.choose' | 'face.take'> {
  return {
    'face.choose': async () => {
      const path = await dialogs.choose({ properties: ['openFile'], filters: fontFiles });
      return path === null ? null : jobs.calls.fontFile({ path });
    },
    'face.take': async ({ path, member, coordinates }) => {
      const { face, bytes } = await jobs.calls.takeFace({ path: paths.granted(path), member, coordinates });
      await store.calls['file.add']({ bytes });
      return { face, file: fileIdOf(bytes), fileName: basename(path) };
    },
  };
}
