/** The newsroom's lists as checks ask them: which of their names and words stand in a text, and which nearly do. */
import type { ListEntry, ListedName, ListedPerson, ListedTerm } from '../../paper/list-records.ts';
import type { Confusions } from '../language/confusions.ts';
import { NameTree, type NearForm } from './name-tree.ts';

/** A form of one or more entries: two people may share a name. */
interface Form {
  readonly text: string;
  readonly entries: ListEntry[];
}

/** What stands in a text, in UTF-16 units. */
export interface Listed {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly entries: readonly ListEntry[];
}

/** A name that stands in a text but for a slip. */
export interface NearListed {
  readonly from: number;
  readonly to: number;
  readonly slip: NearForm['slip'];
  /** How it is written. */
  readonly right: string;
  readonly entry: ListedName;
}

/**
 * True where what stands as it should be stands against a name that nearly does: all that is no small part of it, as the place in
 * an organisation's name, or as the name itself where a character stands twice.
 */
function isOther(near: NearListed, meant: Listed | undefined): boolean {
  if (meant === undefined) return false;
  if (near.slip === 'doubled' && meant.text === near.right) return false;
  const isPart = meant.from >= near.from && meant.to <= near.to && near.to - near.from > meant.to - meant.from + 1;
  return !isPart || meant.entries.some(({ kind }) => kind === 'known');
}

/** Texts whose names are kept: those of the story at hand. */
const MOST_KEPT = 400;

function isName(entry: ListEntry): entry is ListedName {
  return entry.kind === 'person' || entry.kind === 'organisation' || entry.kind === 'place';
}

function formsOf(entry: ListEntry): readonly string[] {
  return isName(entry) ? [entry.name, ...(entry.aliases ?? [])] : [entry.name];
}

export class Lists {
  readonly #forms: Form[] = [];
  /** All that is listed. */
  readonly #all = new NameTree();
  /** The names alone, which nearly stand somewhere. */
  readonly #names = new NameTree();
  /** The names with a character lost. */
  readonly #shortened = new NameTree();
  /** Of each of those the forms it is short of a character of. */
  readonly #short: { readonly text: string; readonly forms: number[] }[] = [];
  readonly #standing = new Map<string, readonly Listed[]>();

  constructor(entries: readonly ListEntry[]) {
    for (const entry of entries)
      for (const text of formsOf(entry)) {
        const number = this.#all.add(text, this.#forms.length);
        const form = this.#forms[number];
        if (form === undefined) this.#forms.push({ text, entries: [entry] });
        else if (!form.entries.includes(entry)) form.entries.push(entry);
        if (!isName(entry) || text.length < 2) continue;
        this.#names.add(text, number);
        // A family name is not lost, it is left out.
        for (let at = 1; at < text.length && text.length > 2; at++)
          this.#addShortened(text.slice(0, at) + text.slice(at + 1), number);
      }
  }

  #addShortened(text: string, form: number): void {
    const number = this.#shortened.add(text, this.#short.length);
    const short = this.#short[number];
    if (short === undefined) this.#short.push({ text, forms: [form] });
    else if (!short.forms.includes(form)) short.forms.push(form);
  }

  /** What stands in a text, in order. */
  standing(text: string): readonly Listed[] {
    const known = this.#standing.get(text);
    if (known !== undefined) return known;
    const found = this.#all.standing(text).flatMap(({ from, to, form }): Listed[] => {
      const own = this.#forms[form];
      return own === undefined ? [] : [{ from, to, text: own.text, entries: own.entries }];
    });
    if (this.#standing.size >= MOST_KEPT) this.#standing.clear();
    this.#standing.set(text, found);
    return found;
  }

  /** The people that stand in a text by one of their names. */
  people(text: string): (Omit<Listed, 'entries'> & { readonly people: readonly ListedPerson[] })[] {
    return this.standing(text).flatMap(({ entries, ...at }) => {
      const people = entries.filter((entry) => entry.kind === 'person');
      return people.length === 0 ? [] : [{ ...at, people }];
    });
  }

  /** The words that are watched for, where they stand. */
  terms(text: string): (Omit<Listed, 'entries'> & { readonly term: ListedTerm })[] {
    return this.standing(text).flatMap(({ entries, ...at }) => {
      const term = entries.find((entry) => entry.kind === 'term');
      return term === undefined ? [] : [{ ...at, term }];
    });
  }

  /** True where a place in a text touches what is listed as it is to be written: a name, or a word that was learnt. */
  isMeant(text: string, from: number, to: number, kinds: readonly ListEntry['kind'][]): boolean {
    return this.standing(text).some(
      (one) =>
        one.from < Math.max(to, from + 1) && one.to > from && one.entries.some(({ kind }) => kinds.includes(kind)),
    );
  }

  /** Names that stand in a text but for one slip, and not where another stands as it should; in order. */
  nearly(text: string, by: Confusions | null): NearListed[] {
    const lost = this.#shortened
      .standing(text)
      .flatMap(({ from, to, form }) =>
        (this.#short[form]?.forms ?? []).map((own): NearForm => ({ from, to, form: own, slip: 'lost' })),
      );
    const near = [...this.#names.nearly(text, by), ...lost].sort((a, b) => a.from - b.from);
    const meant = this.standing(text).filter(({ entries }) => entries.some(({ kind }) => kind !== 'term'));
    let at = 0;
    return near.flatMap(({ from, to, form, slip }): NearListed[] => {
      while ((meant[at]?.to ?? Number.POSITIVE_INFINITY) <= from) at++;
      const own = this.#forms[form];
      const entry = own?.entries.find(isName);
      if (own === undefined || entry === undefined) return [];
      const one = { from, to, slip, right: own.text, entry };
      for (let next = at; (meant[next]?.from ?? to) < to; next++) if (isOther(one, meant[next])) return [];
      return [one];
    });
  }
}

const known = new WeakMap<readonly ListEntry[], Lists>();
/** Those made last, with what their entries say: an edition that is read anew has other records of the same. */
let last: { readonly says: string; readonly lists: Lists } | null = null;

/** Entries as checks ask them; the same for the same entries, null where there are none. */
export function listsFor(entries: readonly ListEntry[]): Lists | null {
  if (entries.length === 0) return null;
  const before = known.get(entries);
  if (before !== undefined) return before;
  const says = JSON.stringify(entries);
  const lists = last?.says === says ? last.lists : new Lists(entries);
  last = { says, lists };
  known.set(entries, lists);
  return lists;
}
