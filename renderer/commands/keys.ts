/** The keys in force in this window, worked out once for each choice of them. */
import type { CommandId } from '../../shared/contract/commands.ts';
import { commandsByKey, keysInForce, writtenKeyOn } from '../../shared/contract/keys.ts';
import type { Preferences } from '../../shared/contract/preferences.ts';
import { nameKeysBy } from '../i18n/strings.ts';
import { preferences } from '../state/preferences.ts';

export const isMac = navigator.platform.startsWith('Mac');

interface InForce {
  readonly of: Pick<Preferences, 'keySet' | 'keys'>;
  readonly keys: ReturnType<typeof keysInForce>;
  readonly commands: ReturnType<typeof commandsByKey>;
}

let last: InForce | null = null;

function inForce(): InForce {
  const { keySet, keys } = preferences.get();
  if (last?.of.keySet !== keySet || last.of.keys !== keys) {
    const of = { keySet, keys };
    last = { of, keys: keysInForce(of), commands: commandsByKey(of) };
  }
  return last;
}

/** The commands by their keys: those that are always heard, and those that are only while proofreading. */
export function keyCommands(): ReturnType<typeof commandsByKey> {
  return inForce().commands;
}

/** An accelerator as people read it. */
export function keyText(key: string): string {
  return writtenKeyOn(isMac ? 'mac' : 'other', key);
}

/** A command's shortcut as people read it; empty where it has none. */
export function shortcutText(id: CommandId): string {
  return keyText(inForce().keys.get(id) ?? '');
}

nameKeysBy(shortcutText);
