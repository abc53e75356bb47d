/** What whoever works here has chosen, as main keeps it; what they change is seen at once and sent there. */

import type { Language } from '../../shared/contract/language.ts';
import {
  actorOf,
  defaultPreferences,
  type Preferences,
  type PreferencesChange,
} from '../../shared/contract/preferences.ts';
import type { SizesAs } from '../../shared/edition/page-grid.ts';
import { call } from '../session/bridge.ts';
import { Observable } from '../session/observable.ts';

/** The one store of them in the window: keys and words are asked for where there is no workspace yet. */
export const preferences = new Observable<Preferences>({ ...defaultPreferences, language: 'zh' });

let account = '';

/** Takes over what main says at the start, and later whenever it says that something was chosen. */
export function takePreferences(chosen: Preferences, name = account): void {
  account = name;
  // A language is the document's, too: the browser breaks and reads text by it.
  if (typeof document !== 'undefined') document.documentElement.lang = chosen.language === 'zh' ? 'zh-CN' : 'en';
  preferences.set(chosen);
}

/** Changes some of them. Rejects where they cannot be kept; they hold until the program ends then. */
export async function choosePreferences(change: PreferencesChange): Promise<void> {
  takePreferences({ ...preferences.get(), ...change });
  await call('preferences.set', change);
}

/** In what sizes are written and read here. */
export function sizesAs(language: Language): SizesAs {
  const { unit, typeUnit } = preferences.get();
  return { unit, typeUnit, language };
}

/** Who works here, as the history names them. */
export function actorNow(): string {
  return actorOf(preferences.get(), account);
}

/** The account's name, which stands where nobody gave one. */
export function accountName(): string {
  return account;
}
