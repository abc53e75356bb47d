/** The faces as the app serves them: in slices for the screen, without their outlines for the engine. */
import { FailureError } from '../../shared/contract/failure.ts';
import type { FaceId, FileId } from '../../shared/edition/ids.ts';
import type { Face } from '../../shared/faces/face.ts';
import type { KeptFace } from '../../shared/paper/own-faces.ts';
import type { FontSlice } from '../../shared/text/font-slices.ts';

/** A face that cannot be had: nothing can be composed without it. */
export function fontMissing({ file }: Pick<Face, 'file'>): FailureError {
  return new FailureError({
    code: 'font-missing',
    zh: `缺少字体 ${file}，无法排版。请重新安装大样。`,
    en: `The font ${file} is missing; nothing can be composed. Install Dayang again.`,
  });
}

/** A face of the edition's own that cannot be shown: what there is of it may be had again from the edition's file. */
export function ownFontUnread({ fileName }: Pick<KeptFace, 'fileName'>): FailureError {
  return new FailureError({
    code: 'font-unread',
    zh: `字体 ${fileName} 暂时读不出来，用它的版面先不显示。请重新打开报纸；如果还不行，看看磁盘是否已满，或在“报纸”栏重新加入这款字体。`,
    en: `The font ${fileName} cannot be read just now; pages set in it are not shown. Open the edition again; if that does not help, see whether the disk is full, or add the face again under Paper.`,
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

/** Where a slice of a face of the edition's own is served for the screen, by its file. */
export function ownFontAddress(file: FileId, slice: FontSlice): string {
  return `dayang-font://own-faces/${file}/${slice}.ttf`;
}

/**
 * Reads what the engine needs of a face of the edition's own; null where its file is not there or not whole. Throws
 * {@link FailureError} `font-unread` where that could not be found out.
 */
export async function readOwnShaping({ file, fileName }: KeptFace): Promise<Uint8Array | null> {
  const response = await fetch(`/own-shaping/${file}.otf`);
  if (response.status === 404) return null;
  if (!response.ok) {
    throw new FailureError({
      code: 'font-unread',
      zh: `字体 ${fileName} 暂时读不出来，版面没有重排。请再改一处，或重新打开报纸。`,
      en: `The font ${fileName} cannot be read just now; pages were not composed. Change something, or open the edition again.`,
    });
  }
  return new Uint8Array(await response.arrayBuffer());
}
