/** 译名、地名前后不一: a person or a place that stories of one edition write in two ways, by the newsroom's lists. */
import type { Article, Edition } from '../../edition/records.ts';
import { articleTitle, numberOf, standsOn } from '../../edition/selectors.ts';
import { partsOf } from '../../edition/text.ts';
import type { ListEntry } from '../../paper/list-records.ts';
import { listsOf } from '../../paper/lists.ts';
import type { EditionCheck, EditionFinding } from '../check.ts';
import { type Lists, listsFor } from '../lists/lists.ts';

/** The forms of people and places in an article, by their entries. */
type Forms = ReadonlyMap<ListEntry, ReadonlySet<string>>;

const known = new WeakMap<Article, { readonly lists: Lists; readonly forms: Forms }>();

function formsIn(article: Article, lists: Lists): Forms {
  const before = known.get(article);
  if (before?.lists === lists) return before.forms;
  const forms = new Map<ListEntry, Set<string>>();
  for (const { text } of partsOf(article))
    for (const { text: form, entries } of lists.standing(text))
      for (const entry of entries)
        if (entry.kind === 'person' || entry.kind === 'place') {
          const own = forms.get(entry);
          if (own === undefined) forms.set(entry, new Set([form]));
          else own.add(form);
        }
  known.set(article, { lists, forms });
  return forms;
}

/** A form that is part of the other is short for it, and no second way to write it. */
const isOther = (form: string, name: string) => !name.includes(form) && !form.includes(name);

interface Story {
  readonly article: Article;
  readonly page: number;
  readonly forms: Forms;
}

/** Stories that write a name otherwise, while another writes it as it is listed; in one story the rule of copy tells. */
function told(edition: Edition, stories: readonly Story[]): EditionFinding[] {
  const written = new Map<string, Story>();
  for (const story of stories)
    for (const [{ name }, forms] of story.forms) if (forms.has(name) && !written.has(name)) written.set(name, story);
  return stories.flatMap(({ article, page, forms }) =>
    [...forms].flatMap(([{ name }, own]): EditionFinding[] => {
      const there = written.get(name);
      const form = [...own].find((one) => isOther(one, name));
      if (there === undefined || form === undefined || own.has(name)) return [];
      const block = Object.values(edition.blocks).find(
        (one) => 'articleId' in one && one.articleId === article.id && numberOf(edition, one) === page,
      );
      const titles = [articleTitle(article), articleTitle(there.article)] as const;
      return [
        {
          severity: 'warning',
          page,
          blockId: block?.id ?? null,
          zh: `《${titles[0]}》写“${form}”，第${there.page}版《${titles[1]}》写“${name}”，词表里是同一个。请统一。`,
          en: `“${titles[0]}” has “${form}”, “${titles[1]}” on page ${there.page} has “${name}”, which the lists say are one. Write it one way.`,
          knownBy: `${form}→${name}`,
          entry: name,
        },
      ];
    }),
  );
}

export const editionNameForms: EditionCheck = {
  scope: 'edition',
  id: 'edition-name-forms',
  title: { zh: '各篇名称写法不一', en: 'Name written otherwise in another story' },
  source: 'The newsroom’s own lists',
  run({ edition }) {
    const lists = listsFor(listsOf(edition));
    if (lists === null) return [];
    const stories = Object.values(edition.articles).flatMap((article): Story[] => {
      const page = standsOn(edition, article);
      return page === undefined ? [] : [{ article, page, forms: formsIn(article, lists) }];
    });
    return told(edition, stories);
  },
};
