/** Copy that a change of the page has left without room, told to whoever made it: what gives way in silence is lost. */
import type { ArticleFit } from '../../shared/compose/display-list.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import { inBoth, wordsOf } from '../i18n/strings.ts';
import type { Cause } from './notices.ts';

/** What is asked of the open edition. */
interface Session {
  readonly state: { get(): { readonly articles: readonly ArticleFit[] } };
  ask(kind: 'overset', ask: object): Promise<readonly ArticleFit[]>;
}

/** Characters without room, by article. */
export type Overset = ReadonlyMap<ArticleId, number>;

/** The copy that has no room as the pages were composed last. */
export function oversetNow({ state }: Pick<Session, 'state'>): Overset {
  return new Map(state.get().articles.map(({ id, charactersOverset }) => [id, charactersOverset]));
}

/** A story that has lost room. */
interface PushedCopy {
  readonly id: ArticleId;
  readonly title: string;
  /** Characters more than before that do not fit. */
  readonly characters: number;
}

/** The stories that have less room than before; those that have most to lose first. */
export function pushedBy(before: Overset, after: readonly Pick<ArticleFit, 'id' | 'title' | 'charactersOverset'>[]) {
  return after
    .map(
      ({ id, title, charactersOverset }): PushedCopy => ({
        id,
        title,
        characters: charactersOverset - (before.get(id) ?? 0),
      }),
    )
    .filter(({ characters }) => characters > 0)
    .toSorted((a, b) => b.characters - a.characters);
}

/** True until the story is seen to have room again; pages that are still to be composed show it neither way. */
function untilItFits(id: ArticleId): NonNullable<Cause['holds']> {
  let isSeen = false;
  return ({ articles }) => {
    const isOver = articles.some((one) => one.id === id && one.charactersOverset > 0);
    isSeen ||= isOver;
    return isOver || !isSeen;
  };
}

/** What is said of a story that has less room than before. */
interface SaidOfPushed {
  readonly said: Readonly<Record<Language, string>>;
  readonly cause: Cause;
}

/** What is said of each story that has less room than `before`, once the pages are composed as they stand now. */
export async function sayPushed(session: Session, before: Overset): Promise<readonly SaidOfPushed[]> {
  // Pages that cannot be composed say so themselves; what is placed stays placed, and its report is told without this.
  const after = await session.ask('overset', {}).catch(() => []);
  return pushedBy(before, after).map(({ id, title, characters: count }) => {
    const named = (language: Language) => ({ title: title === '' ? wordsOf(language)('untitled') : title, count });
    return { said: inBoth('pushedCopy', named), cause: { about: `pushed ${id}`, holds: untilItFits(id) } };
  });
}
