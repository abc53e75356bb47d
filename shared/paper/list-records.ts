/**
 * 词表 as records: the people, organisations and places a newsroom writes of, each as it is written, the words it watches
 * for, and those it has said are right. They are the newspaper's and go with each edition, so that a check says the same
 * wherever it is opened.
 */
import * as v from 'valibot';

/** Entries of a newspaper. */
export const MOST_ENTRIES = 20_000;
/** Characters of a name or a word, and of what is noted of it. */
export const LONGEST_ENTRY = 60;
export const LONGEST_NOTE = 200;
/** Other ways to write a name, titles, words beside: of each at most so many. */
export const MOST_FORMS = 20;

const word = v.pipe(
  v.string(),
  v.maxLength(LONGEST_ENTRY),
  v.check((text) => text !== '' && text.trim() === text),
);
const wordsOf = v.exactOptional(v.pipe(v.array(word), v.minLength(1), v.maxLength(MOST_FORMS)));
const note = v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(LONGEST_NOTE)));

/** What every entry has. */
const entry = {
  /** The name or the word, as the newsroom writes it; of a word that is watched for, as it is not to be written. */
  name: word,
  /** Why it is listed, for whoever reads a finding. */
  reason: note,
  /** Who answers for it. */
  owner: note,
};

/** Names have other forms that are right as well: short names, other spellings. */
const named = { ...entry, aliases: wordsOf };

const personSchema = v.strictObject({
  kind: v.literal('person'),
  ...named,
  titles: wordsOf,
  organisation: v.exactOptional(word),
  /** Those named together, as a standing committee, and the place in it: 1 comes first. */
  group: v.exactOptional(word),
  rank: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9999))),
});
const organisationSchema = v.strictObject({ kind: v.literal('organisation'), ...named });
const placeSchema = v.strictObject({ kind: v.literal('place'), ...named });

export const listSeverities = ['error', 'warning', 'hint'] as const;

const termSchema = v.strictObject({
  kind: v.literal('term'),
  ...entry,
  /** What is to stand in its place; absent of what is not written at all, or only to be looked at. */
  instead: v.exactOptional(word),
  /** It is told near one of these only, in the same sentence; and near none of those. */
  near: wordsOf,
  notNear: wordsOf,
  /** How grave it is: a word that is never written is an error, one that is to be looked at a hint. */
  severity: v.picklist(listSeverities),
});

/** A word that is right, whatever a check takes it for. */
const knownSchema = v.strictObject({ kind: v.literal('known'), ...entry });

export const listEntrySchema = v.variant('kind', [
  personSchema,
  organisationSchema,
  placeSchema,
  termSchema,
  knownSchema,
]);
/** An entry of a newspaper's lists. */
export type ListEntry = v.InferOutput<typeof listEntrySchema>;
export type ListKind = ListEntry['kind'];
export type ListedPerson = v.InferOutput<typeof personSchema>;
export type ListedTerm = v.InferOutput<typeof termSchema>;
/** What is known by a name. */
export type ListedName = Extract<ListEntry, { kind: 'person' | 'organisation' | 'place' }>;

export const listKinds = ['person', 'organisation', 'place', 'term', 'known'] as const satisfies readonly ListKind[];

export const listEntriesSchema = v.pipe(v.array(listEntrySchema), v.maxLength(MOST_ENTRIES));
