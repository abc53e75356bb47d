/** A worker thread that makes one file after another. Jobs come from press-pool.ts, which made them itself. */
import { parentPort, workerData } from 'node:worker_threads';
import { FaceSet } from '../../shared/faces/face.ts';
import { asDayangError } from '../errors.ts';
import { openFaces } from '../resources.ts';
import { type BookParts, type PressOrder, pressFile } from './page-job.ts';

const { faces, files }: BookParts = workerData;
const fonts = openFaces(new FaceSet(faces), files);

parentPort?.on('message', async (order: PressOrder) => {
  if (order === 'end') {
    // A thread whose port is closed ends as soon as nothing is left to do.
    parentPort?.close();
    return;
  }
  try {
    const { bytes, findings } = await pressFile(order, fonts);
    // A view of a larger buffer is copied rather than handed over with what is not its own.
    const own = bytes.byteLength === bytes.buffer.byteLength ? bytes : bytes.slice();
    parentPort?.postMessage({ file: { bytes: own, findings } }, own.buffer instanceof ArrayBuffer ? [own.buffer] : []);
  } catch (error) {
    const { code, details } = asDayangError(error, '');
    parentPort?.postMessage({ code, details });
  }
});
