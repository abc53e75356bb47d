/** Why nothing of a file may be changed, as it is refused: it is damaged, newer than this program, or somebody else's to write. */
import type { Reading } from '../../shared/edition/damage-records.ts';
import type { Holder } from '../../shared/edition/holder-records.ts';
import { sayDamages } from '../damaged.ts';
import { DayangError } from '../errors.ts';
import type { HeldLease } from './lease.ts';

/** A moment as errors say it: day and time where this machine is. */
function moment(iso: string): string {
  // Swedish writes dates as ISO 8601 does.
  return new Date(iso).toLocaleString('sv').slice(0, 16);
}

/** Says who has a file. */
export function heldError(code: 'edition-held' | 'edition-taken', name: string, holder: Holder): DayangError {
  const { name: user, machine, since } = holder;
  return new DayangError(code, { name, user, machine, since: moment(since) });
}

function said({ why, damages, holder }: Reading): { readonly zh: string; readonly en: string } {
  if (why === 'newer') return { zh: '它由更新版本的大样建立', en: 'a newer Dayang made it' };
  if (why === 'damaged') return sayDamages(damages);
  if (why === 'protected') return { zh: '它所在的地方不能写入', en: 'nothing can be written where it lies' };
  if (why === 'backup') return { zh: '它是一份备份', en: 'it is a backup' };
  if (holder == null) return { zh: '它正在别处打开', en: 'it is open elsewhere' };
  return {
    zh: `它正由${holder.name}在“${holder.machine}”上编辑`,
    en: `${holder.name} is working on it on “${holder.machine}”`,
  };
}

/** A file as far as its being changed is asked for. */
export interface Writable {
  readonly name: string;
  readonly reading: Reading | null;
  readonly lease: HeldLease | null;
}

/**
 * Refuses to change what can only be looked at, and what another has taken over since: never do two write one file. Throws
 * `edition-read-only` or `edition-taken`; then nothing has changed.
 */
export function refuseToChange({ name, reading, lease }: Writable): void {
  if (reading !== null) throw new DayangError('edition-read-only', { name, ...said(reading) });
  const by = lease?.takenBy() ?? null;
  if (by !== null) throw heldError('edition-taken', name, by);
}
