/** Stories that something names: a notice in plain words, the fields of a picture. By number, else by headline. */
import type { Arrival } from './arrival-records.ts';
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
/** Characters of a number that tell a story where they are all of it, and where they are a part. */
const LEAST_NUMBER = 3;
const LEAST_PART = 6;

function isTitled(title: string, named: string): boolean {
  const [own, wanted] = [bareTitle(title), bareTitle(named)];
  if (CUT.test(named.trim())) return [...wanted].length >= LEAST_BEGINNING && own.startsWith(wanted);
  return [...wanted].length >= LEAST_TITLE && own === wanted;
}

/** True of an id, a number or a file's name that a number means: all of it, its last part, or a long one of its parts. */
function isNumbered(id: string, number: string): boolean {
  const [own, wanted] = [id.toLowerCase(), number.toLowerCase()];
  if (wanted.length < LEAST_NUMBER) return false;
  if (own === wanted || own.split(/[:/#]/u).at(-1) === wanted) return true;
  if (wanted.length < LEAST_PART) return false;
  for (let at = own.indexOf(wanted); at >= 0; at = own.indexOf(wanted, at + 1)) {
    const around = `${own[at - 1] ?? ' '}${own[at + wanted.length] ?? ' '}`;
    if (!/[\p{L}\p{N}]/u.test(around)) return true;
  }
  return false;
}

/** What a story is called, and the numbers it goes by. */
interface Called {
  readonly titles: readonly string[];
  readonly ids: readonly string[];
}

/** True of a story that is named. */
export function isNamed({ numbers, headlines }: Names, { titles, ids }: Called): boolean {
  return (
    numbers.some((number) => ids.some((id) => isNumbered(id, number))) ||
    headlines.some((named) => titles.some((title) => isTitled(title, named)))
  );
}

/** A file's name without its folder and what it ends with. */
export function stem(name: string): string {
  return name.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
}

export function storyCalled(versions: readonly Arrival[]): Called {
  return {
    titles: versions.map(({ title }) => title),
    ids: versions
      .flatMap(({ wire, number, file }) => [wire?.guid ?? '', number ?? '', stem(file.name)])
      .filter(Boolean),
  };
}

function articleCalled({ headlines, wire }: StoryArticle): Called {
  return { titles: [headlines?.headline.join('') ?? ''], ids: wire === undefined ? [] : [wire.guid] };
}

/** The articles of an edition that are named. */
export function articlesNamed(names: Names, articles: Articles): ArticleId[] {
  return Object.values(articles).flatMap((article) => (isNamed(names, articleCalled(article)) ? [article.id] : []));
}
