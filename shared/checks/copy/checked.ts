/** What rules of copy found in the articles of an edition, kept for as long as each is the same. */
import type { PartId } from '../../edition/ids.ts';
import type { Article } from '../../edition/records.ts';
import { partsOf, type TextPart } from '../../edition/text.ts';
import type { TextFinding } from '../check.ts';
import type { Language } from '../language/language.ts';
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

export class CopyChecker {
  #language: Language | null = null;
  #isReady = false;
  readonly #articles = new WeakMap<Article, { readonly day: string | null; readonly found: readonly CopyFinding[] }>();

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

  /** True where an article, or the day of its edition, has changed since it was looked at, and it can be looked at now. */
  isNew(article: Article, day: string | null): boolean {
    return this.#isReady && this.#articles.get(article)?.day !== day;
  }

  /** What was found in an article when it was looked at; nothing before. */
  known(article: Article): readonly CopyFinding[] {
    return this.#articles.get(article)?.found ?? [];
  }

  /** Looks at an article; `day` is that of the edition, as 2026-03-19. */
  check(article: Article, day: string | null): void {
    const notes = new Set<string>(article.body.flatMap(({ type, id }) => (type === 'note' ? [id] : [])));
    const texts = partsOf(article).filter(({ part, text }) => text !== '' && !notes.has(part));
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
      const context = { kind, text, joints, story, language: this.#language, around };
      return checkCopy(context, rules).map(([rule, one]) => ({ rule, part, text, found: one }));
    });
    this.#articles.set(article, { day, found });
  }
}
