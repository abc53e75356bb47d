import { describe, expect, it } from 'vitest';
import type { ReadCopy } from '../../shared/contract/api.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import type { WireFacts } from '../../shared/text/wire-facts.ts';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { lineOf } from './import-lines.ts';
import { inPlaceOf, mayReadAnew, readAnew } from './reading-choices.ts';

type StoryRead = Extract<ReadCopy, { kind: 'story' }>;

const story = (text: string): StoryRead['story'] => ({
  ...{ kicker: [], headline: [], deck: [], summary: '', byline: '', dateline: '', source: '', editor: '' },
  body: [{ type: 'paragraph', leaves: [{ text }] }],
});
const facts = (guid: string, isKilled = false): WireFacts => ({ guid, isKilled, isCorrection: false });

describe('a feed that is read anew for what is struck in it', () => {
  // Of its stories the first took one back that the edition had, and became no article.
  const [bare, wire] = [emptyEdition(1), facts('b')];
  const first = storyPatches(bare, story('船票元。'), [], [], wire);
  const { id } = first.article;
  const edition = applyPatches(bare, first.patches).edition;
  const line = { ...lineOf('/通稿.xml'), articles: [{ id, title: '', characters: 4, at: 1 }] };
  const copy: StoryRead = {
    ...{ kind: 'story', name: '通稿.xml', photos: [], remarks: [] },
    ...{ story: story('此稿作废。'), wire: facts('a', true) },
    further: [{ story: story('船票两元。'), wire }],
  };

  it('puts the words of each story into its own article', () => {
    const anew = readAnew(edition, line, copy);
    const article = applyPatches(edition, anew.patches).edition.articles[id];
    expect(article?.body.map(paragraphText)).toEqual(['船票两元。']);
    expect(anew.line.articles).toEqual([{ id, title: '船票两元。', characters: 5, at: 1 }]);
  });

  it('keeps what is known of a story, and that it was withdrawn since', () => {
    const killed = { guid: 'b', isKilled: true } as const;
    const now = { ...edition, articles: { [id]: { ...first.article, wire: killed } } };
    const article = (of: typeof edition) => applyPatches(of, readAnew(of, line, copy).patches).edition.articles[id];
    expect(article(edition)?.wire).toEqual(first.article.wire);
    expect(article(now)?.wire).toEqual(killed);
  });

  it('keeps what is remarked of the pictures of a story that is not the first', () => {
    const remark = { kind: 'picture-kind', count: 1, text: '' } as const;
    const image = { id: newId<'image'>(), name: '船.png', mime: 'image/png', width: 30, height: 20 } as const;
    const photos = [{ image, caption: '', credit: '', taken: null, remarks: [remark] }];
    const { patches } = readAnew(edition, line, { ...copy, further: [{ story: story('船票两元。'), wire, photos }] });
    expect(applyPatches(edition, patches).edition.articles[id]?.importRemarks).toEqual([remark]);
  });
});

describe('a file that is read in another encoding', () => {
  const bare = emptyEdition(1);
  const old = ['芒猾', '鍙'].map((text) => storyPatches(bare, story(text), [], []));
  const edition = applyPatches(
    bare,
    old.flatMap(({ patches }) => patches),
  ).edition;
  const ids = old.map(({ article }) => article.id);
  const remarks = [{ kind: 'encoding-guessed', count: 1, text: 'big5' }] as const;
  const line = { ...lineOf('/稿.txt'), articles: ids.map((id) => ({ id, title: '', characters: 2 })), remarks };

  it('is offered where its encoding was guessed or named, or bytes of it are bad', () => {
    expect(mayReadAnew(line)).toBe(true);
    expect(mayReadAnew({ ...line, remarks: [], encoding: 'big5' })).toBe(true);
    expect(mayReadAnew({ ...line, remarks: [] })).toBe(false);
    expect(mayReadAnew({ ...line, articles: [] })).toBe(false);
  });

  it('takes the place of what it was, and leaves nothing of it behind', () => {
    const anew = storyPatches(edition, story('灯火亮。'), [], []);
    const { patches, line: told } = inPlaceOf(edition, line, anew.patches, { remarks: [], encoding: 'gb18030' });
    const { articles } = applyPatches(edition, patches).edition;
    expect(Object.values(articles).map(({ id, body }) => [id, body.map(paragraphText)])).toEqual([
      [ids[0], ['灯火亮。']],
    ]);
    expect(told).toMatchObject({ encoding: 'gb18030', remarks: [], articles: [{ id: ids[0], title: '灯火亮。' }] });
    expect(told.said.map(({ zh }) => zh)).toEqual(['按所选的编码读出：GB18030 / GBK（简体）']);
    const again = inPlaceOf(applyPatches(edition, patches).edition, told, anew.patches, {
      remarks: [],
      encoding: 'big5',
    });
    expect(again.line.said).toHaveLength(1);
  });

  it('keeps the pictures that came to its story since, which frames on pages name', () => {
    const photos = [{ id: newId<'photo'>(), imageId: null, caption: '新馆夜色。', credit: '' }];
    const [first] = old.map(({ article }) => article);
    if (first === undefined) throw new Error('no story');
    const shown = { ...edition, articles: { ...edition.articles, [first.id]: { ...first, photos } } };
    const anew = storyPatches(shown, story('灯火亮。'), [], []);
    const { patches } = inPlaceOf(shown, line, anew.patches, { remarks: [], encoding: 'gb18030' });
    expect(applyPatches(shown, patches).edition.articles[first.id]?.photos).toEqual(photos);
  });
});
