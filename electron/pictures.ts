/** What all that reads pictures holds to: how large they may be, and what their bytes are called. */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { ImageId } from '../shared/edition/ids.ts';
import { imageId } from '../shared/edition/records.ts';

/** The most pixels a picture may have; beyond, reading it would take gigabytes. */
export const MOST_PIXELS = 268_402_689;

/** The SHA-256 that names an image's bytes. */
export function imageIdOf(bytes: Uint8Array): ImageId {
  return v.parse(imageId, createHash('sha256').update(bytes).digest('hex'));
}
