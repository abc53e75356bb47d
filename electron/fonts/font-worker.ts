/** The thread that reads fonts. It may be ended at any moment: see `font-reader.ts`. */
import { parentPort } from 'node:worker_threads';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { asDayangError } from '../errors.ts';
import type { FontAnswer, FontRequest } from './font-requests.ts';
import { readFontFile, withFontFile } from './read-font-file.ts';
import { previewOf, takeFaceOf } from './take-face.ts';

function answerTo(request: FontRequest): FontAnswer {
  const path = 'choice' in request ? request.choice.path : request.path;
  try {
    if ('path' in request) return { file: readFontFile(path) };
    if ('text' in request) return { part: withFontFile(path, (file) => previewOf(file, request.choice, request.text)) };
    return { taken: withFontFile(path, (file) => takeFaceOf(file, request.choice)) };
  } catch (error) {
    if (error instanceof FontProblem) return { problem: { code: error.code, zh: error.zh, en: error.en } };
    const { code, details } = asDayangError(error, path);
    return { failure: { code, details } };
  }
}

parentPort?.on('message', (request: FontRequest) => {
  const answer = answerTo(request);
  // A face's bytes are handed over, not copied.
  const bytes = 'taken' in answer ? answer.taken.bytes.buffer : 'part' in answer ? answer.part.buffer : undefined;
  parentPort?.postMessage(answer, bytes instanceof ArrayBuffer ? [bytes] : []);
});
