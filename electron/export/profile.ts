/** The printing condition: the profile Dayang ships, or the newsroom's own from a file. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type IccProfile, readProfile } from '../../shared/pdf/icc.ts';
import { asDayangError, DayangError } from '../errors.ts';

export { shippedProfile } from '../assets.ts';

/** A profile and the file it came from, which conversions read again. */
export interface ProfileFile {
  readonly path: string;
  readonly profile: IccProfile;
}

/** A profile larger than this is none: press profiles have some megabytes at most. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads a press profile. Throws `file-missing`, `not-readable` and the like, `profile-unreadable`, and
 * `profile-not-cmyk` for one that is not of a CMYK printing condition (ICC class `prtr`).
 */
export function openProfile(path: string): ProfileFile {
  const name = basename(path);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(readFileSync(path));
  } catch (error) {
    throw asDayangError(error, path, 'reading');
  }
  const profile = bytes.length > MOST_BYTES ? null : readProfile(bytes);
  if (profile === null) throw new DayangError('profile-unreadable', { name });
  if (profile.space !== 'CMYK' || profile.deviceClass !== 'prtr') {
    throw new DayangError('profile-not-cmyk', { name, space: profile.space.trim() || '?' });
  }
  // The colour engine passes over a profile without tables and says nothing.
  if (!profile.isComplete) throw new DayangError('profile-unreadable', { name });
  return { path, profile };
}
