/** Stories that something names: a notice in plain words, the fields of a picture. By number, else by headline. */
import { type Arrival, LONGEST_TITLE } from './arrival-records.ts';
import type { Articles, StoryArticle } from './arrival-stories.ts';
import type { ArticleId } from './ids.ts';

/** What stories are named by. */
export interface Names {
  readonly numbers: readonly string[];
  readonly headlines: readonly string[];
}

/** A headline without what agencies put before it in brackets (（经济）, （更正）), marks and space: each writes those otherwise. */
function bareTitle(title: string): string {
  const text = title.normalize('NFKC').trim();
  const rest = text.replace(/^(?:[([{【〔][^)\]}】〕]{1,8}[)\]}】〕]\s*)+/u, '');
  return (rest === '' ? text : rest).replace(/[\p{P}\p{S}\s]+/gu, '').toLowerCase();
}

/** A headline that was cut short with dots is the beginning of one. */
const CUT = /(?:…+|\.{3,})$/u;
/** Characters of a headline, or of the beginning of one, that tell a story. */
const LEAST_TITLE = 2;
const LEAST_BEGINNING = 4;
/** Characters of a story's own headline that was cut short: whole ones end in dots, too (再见，渡口……), and are the beginning of others. */
const LEAST_OWN_BEGINNING = 8;
/** Characters of a number that tell a story where they are all of it, and where they are a part. */
const LEAST_NUMBER = 3;
const LEAST_PART = 6;

/** What is looked for, made ready once: a night brings thousands of stories to look through. */
interface Wanted {
  readonly numbers: readonly string[];
  readonly titles: readonly { readonly bare: string; readonly isCut: boolean }[];
}

function wantedBy({ numbers, headlines }: Names): Wanted {
  const titles = headlines.map((named) => ({ bare: bareTitle(named), isCut: CUT.test(named.trim()) }));
  return {
    numbers: numbers.map((number) => number.toLowerCase()).filter(({ length }) => length >= LEAST_NUMBER),
    titles: titles.filter(({ bare, isCut }) => [...bare].length >= (isCut ? LEAST_BEGINNING : LEAST_TITLE)),
  };
}

/** The last part of an id, which a desk calls the story by: urn:newsml:…:0123. */
function lastPart(id: string): string {
  return /[^:/#]*$/u.exec(id)?.[0] ?? '';
}

/** True of an id, a number or a file's name that a number means: all of it, its last part, or a long one of its parts. */
function isNumbered(own: string, wanted: string): boolean {
  if (own === wanted || (own.endsWith(wanted) && lastPart(own) === wanted)) return true;
  if (wanted.length < LEAST_PART) return false;
  for (let at = own.indexOf(wanted); at >= 0; at = own.indexOf(wanted, at + 1)) {
    const around = `${own[at - 1] ?? ' '}${own[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

/** What a story is called, bare, and the numbers it goes by, in small letters. */
export interface Called {
  readonly titles: readonly string[];
  /** Those of its titles that were cut short: it may be named by the whole of one. */
  readonly beginnings: readonly string[];
  readonly ids: readonly string[];
}

/** Tells the stories that are named from others. */
export function namedBy(names: Names): (called: Called) => boolean {
  const { numbers, titles } = wantedBy(names);
  return (called) =>
    titles.some(
      ({ bare, isCut }) =>
        called.titles.some((own) => (isCut ? own.startsWith(bare) : own === bare)) ||
        called.beginnings.some((own) => bare.startsWith(own)),
    ) || numbers.some((number) => called.ids.some((id) => isNumbered(id, number)));
}

/** A file's name without its folder and what it ends with. */
export function stem(name: string): string {
  return name.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
}

/** Titles as stories are found by them. */
function titlesCalled(titles: readonly string[]): Pick<Called, 'titles' | 'beginnings'> {
  const cut = titles.filter((title) => title.length >= LONGEST_TITLE || CUT.test(title.trim()));
  return {
    titles: [...new Set(titles.map(bareTitle))],
    beginnings: [...new Set(cut.map(bareTitle))].filter((bare) => [...bare].length >= LEAST_OWN_BEGINNING),
  };
}

export function storyCalled(versions: readonly Arrival[]): Called {
  const ids = versions.flatMap(({ wire, number, file }) => [wire?.guid ?? '', number ?? '', stem(file.name)]);
  return {
    ...titlesCalled(versions.map(({ title }) => title)),
    ids: [...new Set(ids.filter(Boolean).map((id) => id.toLowerCase()))],
  };
}

export function articleCalled({ headlines, wire }: StoryArticle): Called {
  return {
    ...titlesCalled([headlines?.headline.join('') ?? '']),
    ids: wire === undefined ? [] : [wire.guid.toLowerCase()],
  };
}

/** The articles of an edition that are named. */
export function articlesNamed(names: Names, articles: Articles): ArticleId[] {
  const isNamed = namedBy(names);
  return Object.values(articles).flatMap((article) => (isNamed(articleCalled(article)) ? [article.id] : []));
}

/** What a story is found under at once: by its whole title, or the beginning that it has of one, its whole ids and their last parts. */
export function keysOf({ titles, beginnings, ids }: Called): string[] {
  return [
    ...titles.map((title) => `title ${title}`),
    ...beginnings.map((title) => `beginning ${title}`),
    ...ids.flatMap((id) => [`number ${id}`, `number ${lastPart(id)}`]),
  ];
}

/** The keys of stories whose own titles may be the beginning of one. */
function keysOfBeginnings(bare: string): string[] {
  const characters = [...bare].slice(0, LONGEST_TITLE);
  const lengths = characters.map((_, at) => at + 1).filter((length) => length >= LEAST_OWN_BEGINNING);
  return lengths.map((length) => `beginning ${characters.slice(0, length).join('')}`);
}

/** What stories that are named are looked for by: keys, and the beginnings of titles that were cut short. */
export interface NamedKeys {
  readonly keys: readonly string[];
  readonly beginnings: readonly string[];
}

/** How stories that are named are found among {@link keysOf} and titles. */
export function keysNamed(names: Names): NamedKeys {
  const { numbers, titles } = wantedBy(names);
  const keys = [
    ...titles.flatMap(({ bare }) => [`title ${bare}`, ...keysOfBeginnings(bare)]),
    ...numbers.map((number) => `number ${number}`),
  ];
  return { keys, beginnings: titles.flatMap(({ bare, isCut }) => (isCut ? [bare] : [])) };
}
