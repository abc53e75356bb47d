/** The faces as the app serves them: whole for the screen, without their outlines for the engine. */
import { FailureError } from '../../shared/contract/failure.ts';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Face } from '../../shared/faces/face.ts';
import type { FontSlice } from '../../shared/text/font-slices.ts';

/** A face that cannot be had: nothing can be composed without it. */
export function fontMissing({ file }: Face): FailureError {
  return new FailureError({
    code: 'font-missing',
    zh: `缺少字体 ${file}，无法排版。请重新安装大样。`,
    en: `The font ${file} is missing; nothing can be composed. Install Dayang again.`,
  });
}

/** Where a slice of a face for the screen is served. */
export function fontAddress(face: FaceId, slice: FontSlice): string {
  return `dayang-font://${face}/${slice}.ttf`;
}

/** Reads what the engine needs of a face. Throws {@link FailureError} `font-missing`. */
export async function readShaping(face: Face): Promise<Uint8Array> {
  const response = await fetch(`/shaping/${face.id}.ttf`);
  if (!response.ok) throw fontMissing(face);
  return new Uint8Array(await response.arrayBuffer());
}
