import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { applyPatches } from './operations.ts';
import type { Article } from './records.ts';
import { paragraphText } from './selectors.ts';
import { type StoryChange, storyChanges, takeChanges } from './update-story.ts';

const story = (texts: readonly string[], headline = '渡口早班船提前') => {
  const own = article(texts);
  return { ...own, headlines: { ...own.headlines, headline: [headline] } };
};
const texts = ({ body }: Article) => body.map(paragraphText);

/** The article with some of its paragraphs written anew by the desk: under their ids. */
function edited(own: Article, change: (text: string, at: number) => string | null): Article {
  const body = own.body.flatMap((paragraph, at) => {
    const text = change(paragraphText(paragraph), at);
    return text === null ? [] : [{ ...paragraph, children: [{ text }] }];
  });
  return { ...own, body };
}

function taken(ours: Article, changes: readonly StoryChange[]): Article {
  const edition = withArticle(emptyEdition(1), ours);
  const patches = takeChanges(edition, ours, changes, { arrival: 7, photos: [], remarks: [] });
  const made = applyPatches(edition, patches).edition.articles[ours.id];
  if (made === undefined) throw new Error('the article is gone');
  return made;
}

const first = ['渡口的早班船从今天起提前一刻钟。', '船票仍是两元。', '记者在码头看到，队伍排到了街口。'];
const second = [
  '渡口的早班船从明天起提前一刻钟。',
  '船票仍是两元。',
  '记者在码头看到，队伍排到了街口。',
  '管理处说，周末另加两班。',
];

describe('a further version of a story', () => {
  it('is told part by part, and taken in the parts that are named', () => {
    const ours = story(first);
    const changes = storyChanges(ours, story(first), story(second, '渡口早班船明天提前'));
    expect(changes.map(({ isEdited }) => isEdited)).toEqual([false, false, false]);
    const made = taken(ours, changes);
    expect(texts(made)).toEqual(second);
    expect(made.headlines.headline).toEqual(['渡口早班船明天提前']);
    expect(made.arrival).toBe(7);
    // What stays the same paragraph keeps its marks: it has its id.
    expect(made.body.slice(0, 3).map(({ id }) => id)).toEqual(ours.body.map(({ id }) => id));
    expect(texts(taken(ours, changes.slice(0, 1)))).toEqual(first);
  });

  it('knows a short sentence again of which a word or two is another', () => {
    const ours = story(['船票仍是两元。', '早班六点开。']);
    const changes = storyChanges(ours, ours, story(['船票改为三元。', '早班五点三刻开。']));
    expect(changes.map(({ difference }) => difference)).toMatchObject(
      ours.body.map(({ id }) => ({ kind: 'paragraph', before: { id }, after: { id } })),
    );
  });

  it('never offers what the desk alone has changed', () => {
    const came = story(first);
    const desk = edited(story(first), (text, at) => (at === 1 ? '船票还是两元，月票不涨。' : text));
    expect(storyChanges(desk, came, story(first))).toEqual([]);
    const cut = edited(story(first), (text, at) => (at === 2 ? null : text));
    expect(storyChanges(cut, came, story(first))).toEqual([]);
    const [only, ...more] = storyChanges(desk, came, story(second)).filter(({ isEdited }) => !isEdited);
    expect(only).toBeDefined();
    expect(more).toHaveLength(1);
    expect(texts(taken(desk, storyChanges(desk, came, story(second))))[1]).toBe('船票还是两元，月票不涨。');
  });

  it('says of a part that agency and desk both changed that the desk did', () => {
    const desk = edited(story(first), (text, at) => (at === 0 ? '渡口的早班船从今天起早开十五分钟。' : text));
    const changes = storyChanges(desk, story(first), story(second));
    expect(changes.map(({ isEdited }) => isEdited)).toEqual([true, false]);
    expect(
      texts(
        taken(
          desk,
          changes.filter(({ isEdited }) => !isEdited),
        ),
      )[0],
    ).toBe('渡口的早班船从今天起早开十五分钟。');
    const headed = { ...desk, headlines: { ...desk.headlines, headline: ['早班船早开了'] } };
    const heads = storyChanges(headed, story(first), story(first, '渡口早班船明天提前'));
    expect(heads).toMatchObject([{ isEdited: true, difference: { kind: 'head', part: 'headline' } }]);
  });

  it('does not put back of itself what the desk took out and the agency wrote anew', () => {
    const cut = edited(story(first), (text, at) => (at === 2 ? null : text));
    const now = [...first.slice(0, 2), '记者在码头看到，队伍一早排到了街口。', '管理处说，周末另加两班。'];
    const changes = storyChanges(cut, story(first), story(now));
    expect(changes.map(({ isEdited }) => isEdited)).toEqual([true, false]);
    const untouched = changes.filter(({ isEdited }) => !isEdited);
    expect(texts(taken(cut, untouched))).toEqual([...first.slice(0, 2), now[3]]);
  });

  it('is told whole, and as edited, where nobody knows how the story came', () => {
    const changes = storyChanges(story(first), null, story(second));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.every(({ isEdited }) => isEdited)).toBe(true);
  });

  it('leaves pictures, places and what was planned as they are, and brings its remarks along', () => {
    const ours = { ...story(first), target: 400, copyToCome: true };
    const edition = withArticle(emptyEdition(1), ours);
    const remark = { kind: 'hidden-text', count: 1, text: '内部' } as const;
    const patches = takeChanges(edition, ours, storyChanges(ours, story(first), story(second)), {
      arrival: 2,
      photos: [],
      remarks: [remark],
    });
    const made = applyPatches(edition, patches).edition.articles[ours.id];
    expect(made).toMatchObject({ target: 400, copyToCome: true, importRemarks: [remark], arrival: 2 });
  });

  const sentence = fc.stringMatching(/^[渡口早班船从今天起提前一刻钟票仍是两元记者]{4,24}。$/u);
  const stories = fc.uniqueArray(sentence, { minLength: 1, maxLength: 8 });

  it('taken whole over copy that nobody edited is the version itself; the same again is nothing', () => {
    fc.assert(
      fc.property(stories, stories, (one, other) => {
        const ours = story(one);
        expect(texts(taken(ours, storyChanges(ours, story(one), story(other))))).toEqual(other);
        expect(storyChanges(ours, story(one), story(one))).toEqual([]);
      }),
      cases(400),
    );
  });

  it('never takes away a word of the desk’s where only what it did not edit is taken', () => {
    const edits = fc.array(fc.boolean(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(stories, stories, edits, (one, other, touched) => {
        const came = story(one);
        const ours = edited(story(one), (text, at) => (touched[at] === true ? `编者改写的第${at}段，${text}` : text));
        const own = texts(ours).filter((text) => text.startsWith('编者改写'));
        const changes = storyChanges(ours, came, story(other)).filter(({ isEdited }) => !isEdited);
        const made = texts(taken(ours, changes));
        for (const text of own) expect(made).toContain(text);
      }),
      cases(400),
    );
  });
});
