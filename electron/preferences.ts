/** What whoever works here has chosen, as it is kept among the settings: window, menu and versions follow it at once. */
import { userInfo } from 'node:os';
import type * as v from 'valibot';
import {
  actorOf,
  defaultPreferences,
  type Preferences,
  type preferencesChange,
} from '../shared/contract/preferences.ts';
import type { Settings } from './settings.ts';

type Listener = (now: Preferences, before: Preferences) => void;

export class KeptPreferences {
  readonly #settings: Settings;
  readonly #listener: Listener;
  /** What the system speaks, where no language was chosen; asked for once it is known. */
  readonly #systemLanguage: () => Preferences['language'];

  constructor(settings: Settings, systemLanguage: () => Preferences['language'], listener: Listener) {
    this.#settings = settings;
    this.#systemLanguage = systemLanguage;
    this.#listener = listener;
  }

  get(): Preferences {
    const kept = this.#settings.get();
    return {
      language: kept.language ?? this.#systemLanguage(),
      theme: kept.theme ?? defaultPreferences.theme,
      scale: kept.scale ?? defaultPreferences.scale,
      person: kept.person ?? defaultPreferences.person,
      role: kept.role ?? defaultPreferences.role,
      unit: kept.unit ?? defaultPreferences.unit,
      typeUnit: kept.typeUnit ?? defaultPreferences.typeUnit,
      readingPace: kept.readingPace ?? defaultPreferences.readingPace,
      reopensLast: kept.reopensLast ?? defaultPreferences.reopensLast,
      showsUnseen: kept.showsUnseen ?? defaultPreferences.showsUnseen,
      showsRulers: kept.showsRulers ?? defaultPreferences.showsRulers,
      showsGrid: kept.showsGrid ?? defaultPreferences.showsGrid,
      usesOfFiles: kept.usesOfFiles ?? defaultPreferences.usesOfFiles,
      keySet: kept.keySet ?? defaultPreferences.keySet,
      keys: kept.keys ?? defaultPreferences.keys,
    };
  }

  /** Keeps a change, and tells of it. */
  set(change: v.InferOutput<typeof preferencesChange>): void {
    const before = this.get();
    this.#settings.set(change);
    this.#listener(this.get(), before);
  }

  /** Who is named as having done what is done here. */
  get actor(): string {
    return actorOf(this.get(), userInfo().username);
  }
}
