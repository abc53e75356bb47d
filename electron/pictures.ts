/** What all that reads pictures holds to: how large they may be; and what the bytes of pictures and other files are called. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { FileId, ImageId } from '../shared/edition/ids.ts';
import { fileId } from '../shared/edition/record-fields.ts';
import { imageId } from '../shared/edition/records.ts';

/** The most pixels a picture may have; beyond, reading it would take gigabytes. */
export const MOST_PIXELS = 268_402_689;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The SHA-256 that names an image's bytes. */
export function imageIdOf(bytes: Uint8Array): ImageId {
  return v.parse(imageId, sha256(bytes));
}

/** The SHA-256 that names the bytes of a face's or a drawing's file. */
export function fileIdOf(bytes: Uint8Array): FileId {
  return v.parse(fileId, sha256(bytes));
}
