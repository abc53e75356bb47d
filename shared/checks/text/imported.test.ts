/** What import left out is told until somebody has looked. */
import { describe, expect, it } from 'vitest';
import { article, emptyEdition, testResources, withArticle } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { settleImportRemark } from '../../edition/edits.ts';
import { newId } from '../../edition/ids.ts';
import { applyPatches } from '../../edition/operations.ts';
import type { Article, Edition } from '../../edition/records.ts';
import { storyPatches } from '../../layout/articles.ts';
import { importPage } from '../../layout/page-import.ts';
import { importRemarkKinds } from '../../text/import-remarks.ts';
import type { Finding } from '../check.ts';
import { fixOf } from '../fix.ts';
import { Checker } from '../run.ts';

const checker = new Checker();
function remarksOf(edition: Edition): Finding[] {
  return checker.found(edition, compose(edition, testResources())).filter(({ rule }) => rule === 'import-remark');
}

const footnote = { kind: 'footnotes', count: 1, paragraph: 3, text: '见附表' } as const;
const picture = { kind: 'picture-unreadable', count: 2 } as const;
const remarked = (story: Article, ...importRemarks: Article['importRemarks'] & object): Article => ({
  ...story,
  importRemarks,
});
const story = {
  kicker: [],
  headline: ['渡口早班船提前'],
  deck: [],
  summary: '',
  byline: '',
  dateline: '',
  source: '',
  editor: '',
  body: [{ type: 'paragraph' as const, leaves: [{ text: '船提前了。' }] }],
};

describe('what import left out of a story', () => {
  it('is found once, with its place and its words, at the first text there is', () => {
    const own = remarked(article(['甲。', '乙。']), footnote);
    const [found, ...more] = remarksOf(withArticle(emptyEdition(1), own));
    expect(more).toEqual([]);
    expect(found?.zh).toContain('（原文第 3 段）：“见附表”');
    expect(found?.en).toContain('paragraph 3');
    expect(found?.text).toMatchObject({ articleId: own.id, from: 0, to: 0 });
  });

  it('is found of an article that has no words yet', () => {
    expect(remarksOf(withArticle(emptyEdition(1), remarked(article([]), picture)))).toHaveLength(1);
    expect(remarksOf(withArticle(emptyEdition(1), article([])))).toEqual([]);
  });

  it('is found although the copy is edited, and although another text comes first', () => {
    const edition = withArticle(emptyEdition(1), remarked(article(['甲。']), footnote));
    const [own] = Object.values(edition.articles);
    if (own === undefined) throw new Error('no article');
    expect(remarksOf(edition)).toHaveLength(1);
    const headed = { ...own, headlines: { ...own.headlines, kicker: ['引题'] } };
    const found = remarksOf(withArticle(emptyEdition(1), headed));
    expect(found.map(({ text }) => text?.part)).not.toEqual(remarksOf(edition).map(({ text }) => text?.part));
    expect(found).toHaveLength(1);
  });

  it('is ticked off one by one, and an undo brings it back', () => {
    const edition = withArticle(emptyEdition(1), remarked(article(['甲。']), footnote, picture));
    const [first] = remarksOf(edition);
    if (first === undefined) throw new Error('nothing found');
    const ticked = applyPatches(edition, fixOf(edition, first));
    expect(remarksOf(ticked.edition).map(({ zh }) => zh)).toEqual([expect.stringContaining('2 张图片')]);
    expect(remarksOf(applyPatches(ticked.edition, ticked.inverse).edition)).toHaveLength(2);
    expect(fixOf(ticked.edition, first)).toEqual([]);
  });

  it('is never ticked off in the place of another', () => {
    const edition = withArticle(emptyEdition(1), remarked(article(['甲。']), footnote));
    const [id] = Object.values(edition.articles).map((one) => one.id);
    if (id === undefined) throw new Error('no article');
    expect(settleImportRemark(edition, id, { ...footnote, text: '别的' })).toEqual([]);
    expect(settleImportRemark(edition, id, { text: '见附表', paragraph: 3, count: 1, kind: 'footnotes' })).toHaveLength(
      1,
    );
  });

  it('stays with the article that a document becomes, pictures’ remarks too', () => {
    const edition = emptyEdition(1);
    const image = { id: newId<'image'>(), name: '一.jpg', mime: 'image/jpeg', width: 1, height: 1 } as const;
    const photo = { image, caption: '', credit: '', remarks: [picture] };
    expect(storyPatches(edition, story, [photo], [footnote]).article.importRemarks).toEqual([footnote, picture]);
    expect(storyPatches(edition, story, []).article).not.toHaveProperty('importRemarks');
  });

  it('stays with the first article of a page’s text, or the first refer', () => {
    const edition = emptyEdition(2);
    const resources = () => testResources();
    const two = importPage(edition, '# 甲题\n甲文。\n# 乙题\n乙文。\n', 'pool', resources, [footnote]);
    expect(two?.imported.articles.map((one) => one.importRemarks)).toEqual([[footnote], undefined]);
    const refer = importPage(edition, '东湖新桥通车 >>2版\n', 'pool', resources, [footnote]);
    const all = [...(refer?.imported.articles ?? []), ...(refer?.imported.refers ?? [])];
    expect(all.flatMap((one) => one.importRemarks ?? [])).toEqual([footnote]);
  });

  it('of every kind is taken by the article’s record', () => {
    const all = importRemarkKinds.map((kind) => ({ kind, count: 1, paragraph: 1, text: '字' }));
    const edition = withArticle(emptyEdition(1), remarked(article(['甲。']), ...all));
    expect(remarksOf(edition)).toHaveLength(importRemarkKinds.length);
  });
});
