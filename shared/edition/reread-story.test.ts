import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { newId } from './ids.ts';
import { applyPatches } from './operations.ts';
import type { Article } from './records.ts';
import { rereadChanges, takeReading } from './reread-story.ts';
import { paragraphText } from './selectors.ts';
import type { StoryChange } from './update-story.ts';

const file = { path: '/稿/甲.txt', at: 0, encoding: 'big5' } as const;
const story = (texts: readonly string[], headline: string, more: Partial<Article> = {}) => {
  const own = article(texts);
  return { ...own, headlines: { ...own.headlines, headline: [headline] }, ...more };
};
const texts = ({ body }: Article) => body.map(paragraphText);

function taken(ours: Article, came: Article | null, now: Article, changes: readonly StoryChange[]): Article {
  const edition = withArticle(emptyEdition(1), ours);
  const made = applyPatches(edition, takeReading(edition, ours.id, changes, { came, now, file })).edition;
  const one = made.articles[ours.id];
  if (one === undefined) throw new Error('the article is gone');
  return one;
}
const unedited = (changes: readonly StoryChange[]) => changes.filter(({ isEdited }) => !isEdited);

/** The same bytes in two encodings: no word of one is in the other. */
const garbled = ['傻瑄笢ほ', '眒冪堤楷', '繚奻衄迾'];
const right = ['渡口早班船提前。', '船票仍是两元。', '路上有霜。'];
const guessed = { importRemarks: [{ kind: 'encoding-guessed', count: 1, text: 'gb18030' }] } as const;

describe('a story whose file is read in another encoding', () => {
  const came = () => story(garbled, '濬濬', { importRemarks: [...guessed.importRemarks] });

  it('becomes the new reading where nobody has edited it, with the ids of its paragraphs', () => {
    const ours = came();
    const now = story(right, '渡口');
    const changes = rereadChanges(ours, came(), now);
    expect(unedited(changes)).toHaveLength(4);
    const made = taken(ours, came(), now, changes);
    expect(texts(made)).toEqual(right);
    expect(made.headlines.headline).toEqual(['渡口']);
    expect(made.body.map(({ id }) => id)).toEqual(ours.body.map(({ id }) => id));
    expect(made.importRemarks).toBeUndefined();
    expect(made.readFrom).toEqual(file);
  });

  it('keeps what was edited since, unless it is said otherwise', () => {
    const own = came();
    const [first, second, third] = own.body;
    if (first === undefined || second === undefined || third === undefined) throw new Error('three paragraphs');
    const added = { ...first, id: newId<'paragraph'>(), children: [{ text: '编辑加的一段。' }] };
    const ours = {
      ...own,
      byline: '王小明',
      // The first was rewritten, one was put in, and the last was taken out.
      body: [{ ...first, children: [{ text: `${garbled[0] ?? ''}改` }] }, second, added],
    };
    const now = story(right, '渡口');
    const changes = rereadChanges(ours, came(), now);
    expect(changes.filter(({ isEdited }) => isEdited)).toHaveLength(2);
    const made = taken(ours, came(), now, unedited(changes));
    expect(texts(made)).toEqual([`${garbled[0] ?? ''}改`, right[1], '编辑加的一段。']);
    expect(made.byline).toBe('王小明');
    const all = taken(ours, came(), now, changes);
    expect(texts(all)).toEqual([...right, '编辑加的一段。']);
  });

  it('has what somebody typed right since once', () => {
    const own = came();
    const ours = { ...own, body: own.body.map((one, at) => ({ ...one, children: [{ text: right[at] ?? '' }] })) };
    expect(rereadChanges(ours, came(), story(right, '濬濬'))).toEqual([]);
  });

  it('is asked about in every part where nobody knows how it was read', () => {
    const ours = came();
    const changes = rereadChanges(ours, null, story(right, '渡口'));
    expect(changes).toHaveLength(7);
    expect(changes.every(({ isEdited }) => isEdited)).toBe(true);
    expect(texts(taken(ours, null, story(right, '渡口'), []))).toEqual(garbled);
  });

  it('takes captions that nobody wrote in, and keeps the others', () => {
    const photo = (caption: string) => ({ id: newId<'photo'>(), imageId: null, caption, credit: '' });
    const read = story(garbled, '濬', { photos: [photo('芶え'), photo('薊')] });
    const ours = { ...read, photos: [photo('芶え'), photo('码头清晨')] };
    const now = story(right, '渡口', { photos: [photo('船'), photo('人')] });
    expect(taken(ours, read, now, []).photos.map(({ caption }) => caption)).toEqual(['船', '码头清晨']);
  });

  it('tells beside the copy what it reads now, but for what somebody has said since', () => {
    const joint = ({ body }: Article, at: number, offset: number) => ({
      kind: 'joint' as const,
      paragraphId: body[at]?.id ?? newId<'paragraph'>(),
      offset,
    });
    const page = newId<'page'>();
    const read = { ...came(), copyToCome: true };
    const own = { ...came(), copyToCome: true, plannedJump: page };
    const ours = { ...own, importNotes: [joint(own, 0, 1)] };
    const next = { ...story(right, '渡口'), copyToCome: false };
    const now = { ...next, importNotes: [joint(next, 1, 2)] };
    const made = taken(ours, read, now, rereadChanges(ours, read, now));
    expect([made.copyToCome, made.plannedJump]).toEqual([false, page]);
    expect(made.importNotes).toEqual([joint(ours, 1, 2)]);
    // Places in copy that stays as it is are still to be checked.
    expect(taken(ours, read, now, []).importNotes).toEqual(ours.importNotes);
  });

  it('loses no paragraph that somebody wrote, however many of the others change', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '丁', '戊'), minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), fc.nat(5), word, (words, at, own) => {
        const read = story(
          words.map((one) => `亂${one}`),
          '題',
        );
        const body = [...read.body];
        const [first] = body;
        if (first === undefined) return;
        body.splice(at, 0, { ...first, id: newId<'paragraph'>(), children: [{ text: `编辑写的${own}` }] });
        const ours = { ...read, body };
        const now = story(
          words.map((one) => `正${one}${one}`),
          '题',
        );
        const made = texts(taken(ours, read, now, unedited(rereadChanges(ours, read, now))));
        expect(made).toContain(`编辑写的${own}`);
        expect(made.filter((one) => one.startsWith('正'))).toEqual(texts(now));
      }),
      cases(200),
    );
  });
});
