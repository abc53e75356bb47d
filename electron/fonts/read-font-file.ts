/** Reads what a font file holds. It believes nothing the file claims: see {@link fontLimits}. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import type { FaceFile, FaceInFile } from '../../shared/faces/face-file.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { membersOf, type OpenFontFile } from '../../shared/fonts/sfnt.ts';
import { faceFacts } from './face-facts.ts';

/** A pipe that is called a font would be waited for without end. Windows has neither. */
const READING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/** Hands a font file, open for as long as it is read, to who reads it. Throws what the system says. */
export function withFontFile<T>(path: string, use: (file: OpenFontFile) => T): T {
  const descriptor = openSync(path, READING);
  try {
    const stat = fstatSync(descriptor);
    if (!stat.isFile()) throw new FontProblem('not-a-font');
    const { size } = stat;
    return use({
      length: size,
      read(at, length) {
        // A claimed length is no reason to ask for more memory than the file has bytes.
        const bytes = new Uint8Array(Math.max(0, Math.min(length, size - at)));
        return bytes.subarray(0, readSync(descriptor, bytes, 0, bytes.length, at));
      },
    });
  } finally {
    closeSync(descriptor);
  }
}

/** A font that is in memory. */
export function fontInMemory(bytes: Uint8Array): OpenFontFile {
  return { length: bytes.length, read: (at, length) => bytes.subarray(at, at + length) };
}

/** Describes an open font file. Throws a {@link FontProblem} where no face of it can be used. */
export function describeFont(path: string, file: OpenFontFile): FaceFile {
  const { isCollection, members } = membersOf(file);
  const faces: FaceInFile[] = [];
  const problems: { readonly member: number; readonly problem: FontProblem }[] = [];
  for (const one of members) {
    if ('problem' in one) problems.push(one);
    else {
      try {
        faces.push(faceFacts(one.tables));
      } catch (error) {
        if (!(error instanceof FontProblem)) throw error;
        problems.push({ member: one.member, problem: error });
      }
    }
  }
  const [first] = problems;
  if (faces.length === 0 && first !== undefined) throw first.problem;
  const unusable = problems.map(({ member, problem: { zh, en } }) => ({ member, zh, en }));
  return { path, length: file.length, isCollection, faces, unusable };
}

/** Describes a font file. Throws a {@link FontProblem}, or what the system says of the file. */
export function readFontFile(path: string): FaceFile {
  return withFontFile(path, (file) => describeFont(path, file));
}
