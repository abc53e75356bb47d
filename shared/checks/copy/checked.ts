/** What rules of copy found in the articles of an edition, kept for as long as each is the same. */
import type { PartId } from '../../edition/ids.ts';
import type { Article, Edition } from '../../edition/records.ts';
import { partsOf, readPart, type TextPart } from '../../edition/text.ts';
import { listsOf } from '../../paper/lists.ts';
import type { TextFinding } from '../check.ts';
import type { Language } from '../language/language.ts';
import { type Lists, listsFor } from '../lists/lists.ts';
import { copyRules } from './register.ts';
import type { CopyKind } from './rule.ts';
import { checkCopy } from './run.ts';
import { storyFacts } from './story.ts';
import { surroundings } from './surroundings.ts';

/** What a rule of copy found in a text of an article. */
export interface CopyFinding {
  readonly rule: string;
  readonly part: PartId;
  readonly text: string;
  readonly found: TextFinding;
}

/** What parts are to rules; those left out are of names and agencies, not of copy. */
const kinds: Readonly<Partial<Record<TextPart['kind'], CopyKind>>> = {
  kicker: 'headline',
  headline: 'headline',
  banner: 'headline',
  deck: 'deck',
  summary: 'deck',
  paragraph: 'paragraph',
  caption: 'caption',
};

/** Rules that look at what no check of articles looks at. */
const rules = copyRules.filter((rule) => rule.isForFiles !== true);

/** What of its edition an article is checked by. */
export interface CheckedFor {
  /** The edition's day, as 2026-03-19; null where nobody knows. */
  readonly day: string | null;
  /** The newsroom's lists; null where there are none. */
  readonly lists: Lists | null;
}

/** What of an edition its articles are checked by. */
export function checkedFor(edition: Edition): CheckedFor {
  return { day: edition.edition.date, lists: listsFor(listsOf(edition)) };
}

/** What was found in an article by what it was checked by. */
interface Looked extends CheckedFor {
  readonly found: readonly CopyFinding[];
}

/** The texts of an article that are printed: notes are for the newsroom. */
function printedTexts(article: Article): readonly TextPart[] {
  const notes = new Set<string>(article.body.flatMap(({ type, id }) => (type === 'note' ? [id] : [])));
  return partsOf(article).filter(({ part, text }) => text !== '' && !notes.has(part));
}

/** All of an article that rules of copy read. */
function saidBy(article: Article): string {
  const joints = article.importNotes.map(({ paragraphId, offset }) => [paragraphId, offset]);
  return JSON.stringify([printedTexts(article).map(({ part, kind, text }) => [part, kind, text]), joints]);
}

/** True of what was looked at by the same. */
function isBy(looked: Looked | undefined, { day, lists }: CheckedFor): boolean {
  return looked !== undefined && looked.day === day && looked.lists === lists;
}

export class CopyChecker {
  #language: Language | null = null;
  #isReady = false;
  readonly #articles = new WeakMap<Article, Looked>();
  /** What was found last in the article of an id: it stands for one that was read anew and says the same, and in texts of it that do. */
  readonly #last = new Map<string, Looked & { readonly says: string }>();

  /** Looks at copy from now on, by what is known of Chinese; null where that cannot be had, and only other rules are run. */
  use(language: Language | null): void {
    this.#language = language;
    this.#isReady = true;
  }

  /** Gives back what is known of Chinese until it is wanted again; what was found stays. */
  rest(): void {
    this.#language = null;
    this.#isReady = false;
  }

  /** True once copy can be looked at. */
  get isReady(): boolean {
    return this.#isReady;
  }

  /** True where what an article says, or what it is checked by, has changed since it was looked at, and it can be looked at now. */
  isNew(article: Article, by: CheckedFor): boolean {
    return this.#isReady && !isBy(this.#articles.get(article), by) && !this.#recalls(article, by);
  }

  /** True where the article was looked at as another record that says the same: what was found then stands. */
  #recalls(article: Article, by: CheckedFor): boolean {
    const last = this.#last.get(article.id);
    if (last === undefined || !isBy(last, by) || last.says !== saidBy(article)) return false;
    this.#articles.set(article, last);
    return true;
  }

  /** Forgets what was found: other articles are looked at. */
  forget(): void {
    this.#last.clear();
  }

  /**
   * What was found in an article when it was looked at; of one that has changed since what was found in the texts that have not,
   * so that nothing goes and comes again while it is looked at anew.
   */
  known(article: Article): readonly CopyFinding[] {
    const own = this.#articles.get(article)?.found;
    if (own !== undefined) return own;
    return (this.#last.get(article.id)?.found ?? []).filter(({ part, text }) => readPart(article, part) === text);
  }

  /** Looks at an article. */
  check(article: Article, { day, lists }: CheckedFor): void {
    const texts = printedTexts(article);
    const story = storyFacts(texts.map(({ text }) => text));
    const copy = texts.flatMap(({ part, kind, text }) => {
      const own = kinds[kind];
      return own === undefined ? [] : [{ part, kind: own, text }];
    });
    const paragraphs = copy.filter(({ kind }) => kind === 'paragraph').map(({ text }) => text);
    const around = surroundings(
      copy.map(({ text }) => text),
      paragraphs,
      day,
    );
    const found = copy.flatMap(({ part, kind, text }): CopyFinding[] => {
      const joints = article.importNotes.flatMap((note) => (note.paragraphId === part ? [note.offset] : []));
      const context = { kind, text, joints, story, language: this.#language, around, lists };
      return checkCopy(context, rules).map(([rule, one]) => ({ rule, part, text, found: one }));
    });
    this.#articles.set(article, { day, lists, found });
    this.#last.set(article.id, { day, lists, found, says: saidBy(article) });
  }
}
