/** What whoever works here has chosen for every edition: how the window looks, who they are, their keys. */
import * as v from 'valibot';
import { languageSchema } from './language.ts';

/** The sets of keys that come with the program: our own, and one for hands that know InDesign. */
export const keySets = ['dayang', 'indesign'] as const;

/** Size of the interface, in per cent: the least, the most, and what a step of zooming goes by. */
export const LEAST_SCALE = 80;
export const MOST_SCALE = 200;
export const SCALE_STEP = 10;

/** Characters a minute that are read aloud at the slowest and the fastest. */
export const SLOWEST_PACE = 60;
export const FASTEST_PACE = 900;

/** Characters a person's name or role may have: with both, an entry of the history has room. */
export const LONGEST_NAME = 30;

/** What a page of PDF that may be several things becomes: placed whole for an advert, drawn as its outlines, or nothing. */
const pageUses = ['advert', 'drawing', 'leave'] as const;
/** What a table dropped on a story becomes: a table on the page, copy, or nothing. */
const tableUses = ['table', 'copy', 'leave'] as const;

const name = v.pipe(v.string(), v.trim(), v.maxLength(LONGEST_NAME));

const wholeWithin = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

export const preferencesSchema = v.strictObject({
  language: languageSchema,
  theme: v.picklist(['system', 'light', 'dark']),
  /** Size of the interface, in per cent. */
  scale: wholeWithin(LEAST_SCALE, MOST_SCALE),
  /** Who works here, as marks, signatures and the history name them; empty for the account's name. */
  person: name,
  role: name,
  /** What lengths are shown in that are no columns and rows. */
  unit: v.picklist(['mm', 'pt']),
  /** What sizes of type are shown in: points, or 号 where one is meant. */
  typeUnit: v.picklist(['pt', 'hao']),
  /** Characters a minute that are read aloud. */
  readingPace: wholeWithin(SLOWEST_PACE, FASTEST_PACE),
  /** Opens the last edition at start, without the start page. */
  reopensLast: v.boolean(),
  /** The galley marks characters that are not seen. */
  showsUnseen: v.boolean(),
  showsRulers: v.boolean(),
  /** Baselines and columns are drawn on the page. */
  showsGrid: v.boolean(),
  /** What files that may be several things were to be when it was asked last: what is offered next. */
  usesOfFiles: v.strictObject({ page: v.picklist(pageUses), table: v.picklist(tableUses) }),
  keySet: v.picklist(keySets),
  /** Keys other than the set's, by the id of their command; empty for a command that is to have none. */
  keys: v.record(v.string(), v.pipe(v.string(), v.maxLength(60))),
});
export type Preferences = Readonly<v.InferOutput<typeof preferencesSchema>>;

/** Some of them, to be changed. */
export const preferencesChange = v.partial(preferencesSchema);
export type PreferencesChange = { readonly [K in keyof Preferences]?: Preferences[K] };

/** What holds where nothing was chosen, but for the language, which is the system's then. */
export const defaultPreferences: Omit<Preferences, 'language'> = {
  theme: 'system',
  scale: 100,
  person: '',
  role: '',
  unit: 'mm',
  typeUnit: 'pt',
  readingPace: 300,
  reopensLast: false,
  showsUnseen: false,
  showsRulers: true,
  showsGrid: false,
  usesOfFiles: { page: 'advert', table: 'table' },
  keySet: 'dayang',
  keys: {},
};

/**
 * Who is named as having done a thing: the person, with the role; the account's name where none is given. It is read by others in
 * whatever language: the brackets are those of the script it is written in.
 */
export function actorOf({ person, role }: Pick<Preferences, 'person' | 'role'>, account: string): string {
  const who = person === '' ? account : person;
  if (role === '') return who;
  return /\p{Script=Han}/u.test(who + role) ? `${who}（${role}）` : `${who} (${role})`;
}

/** The interface's size a step up or down, within its bounds. */
export function scaleAfter(scale: number, steps: number): number {
  const wanted = Math.round(scale / SCALE_STEP + steps) * SCALE_STEP;
  return Math.max(LEAST_SCALE, Math.min(MOST_SCALE, wanted));
}

export const preferenceCalls = {
  /** Changes some of the preferences, and keeps them; who listens hears of it. */
  'preferences.set': { input: preferencesChange, output: v.strictObject({}) },
} as const;
