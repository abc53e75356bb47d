import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  photoBlock,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import type { Article, Block, Edition } from '../../edition/records.ts';
import type { EditionCheck } from '../check.ts';
import { headlineWords } from './headline-words.ts';
import { repeatedPicture, repeatedStory } from './repeated.ts';

const bare = emptyEdition(4);

function found(check: EditionCheck, edition: Edition): (readonly [number, string])[] {
  return check.run({ edition, composed: compose(edition, testResources()) }).map(({ page, zh }) => [page, zh]);
}

const onPage = (story: Article, number: number) => bodyBlock(pageOf(bare, number), story, { rows: 20 });

describe('a story', () => {
  const told =
    '澜水三桥主桥18日上午合龙，全桥由此贯通。大桥全长2860米，双向六车道，明年上半年通车。建设单位说，工期比计划提前了四十天。';
  const other =
    '沅川市图书馆新馆周末开门迎客。新馆藏书一百二十万册，设座位两千三百个。读者凭身份证就能借书，一次可以借二十册。';
  const two = (second: string, first = told) => {
    const [a, b] = [article([first]), article([second])];
    const edition = withArticle(withArticle(bare, a), b);
    return withBlocks(edition, [onPage(a, 1), onPage(b, 3)]);
  };

  it('that stands on another page, cut or under another headline, is told on the later one', () => {
    expect(found(repeatedStory, two(told))).toMatchObject([[3, expect.stringContaining('第1版')]]);
    expect(found(repeatedStory, two(told.slice(0, 45)))).toHaveLength(0);
    expect(found(repeatedStory, two(`本报讯 ${told.slice(told.indexOf('大桥'))}`))).toHaveLength(0);
    expect(found(repeatedStory, two(`${told}市民沿江观看。`))).toHaveLength(1);
  });

  it('that says some sentences of another, as an agency’s notes, is not', () => {
    const note =
      '本次活动由市文化广电和旅游局、市总工会、共青团市委、市妇联共同主办，并得到沿江各县区有关单位、志愿服务组织和热心市民的大力支持。';
    const long = Array.from({ length: 12 }, (_, at) => `第${at + 1}个故事发生在江边一座无人知晓的小村子里。`).join('');
    expect(
      found(repeatedStory, two(`${told}${note}${long}`, `${other}${note}${long.replaceAll('故事', '传说')}`)),
    ).toEqual([]);
  });

  it('of its own is not', () => {
    expect(found(repeatedStory, two(other))).toEqual([]);
  });
});

describe('a picture', () => {
  const image = newId<'image'>();
  const photo = { id: newId<'photo'>(), imageId: image, caption: '', credit: '' };
  const [a, b] = [
    article(['一'], { photos: [photo] }),
    article(['二'], { photos: [{ ...photo, id: newId<'photo'>() }] }),
  ];
  const edition = withArticle(withArticle(bare, a), b);
  const shown = (of: Article, number: number): Block => ({
    ...photoBlock(pageOf(bare, number), of, { column: 0, span: 2, row: 14, rows: 10 }),
    photoId: of.photos[0]?.id ?? photo.id,
  });

  it('that stands twice is told on the later page', () => {
    expect(found(repeatedPicture, withBlocks(edition, [shown(a, 2), shown(b, 4)]))).toMatchObject([
      [4, expect.stringContaining('第2版')],
    ]);
    expect(found(repeatedPicture, withBlocks(edition, [shown(a, 2)]))).toEqual([]);
  });

  it('that stands beside a refer to its story may stand with the story, too', () => {
    const base = { id: newId<'block'>(), pageId: pageOf(bare, 1).id, articleId: a.id, order: 9 };
    const refer: Block = { ...base, kind: 'refer', frame: { x: 60, y: 60, width: 300, height: 30 } };
    expect(found(repeatedPicture, withBlocks(edition, [shown(a, 1), shown(a, 3), refer]))).toEqual([]);
  });
});

describe('headlines that are seen together', () => {
  const on = (...headlines: readonly (readonly [page: number, words: string])[]) => {
    let edition = bare;
    for (const [number, words] of headlines) {
      const story = article(['正文。']);
      const headed = { ...story, headlines: { ...story.headlines, headline: [words] } };
      const base = { id: newId<'block'>(), pageId: pageOf(bare, number).id, articleId: story.id, order: 10 };
      const frame = { x: 60, y: 60, width: 300, height: 30 };
      edition = withBlocks(withArticle(edition, headed), [
        { ...base, kind: 'headline', direction: 'across', level: 'story', frame },
      ]);
    }
    return found(headlineWords, edition);
  };

  it('do not say the same words', () => {
    expect(on([2, '为乡村振兴注入新动能'], [3, '金融活水注入新动能'])).toMatchObject([
      [3, expect.stringContaining('都有“注入新动能”')],
    ]);
    expect(on([2, '数字技术赋能老工厂'], [2, '专家进村赋能果农'])).toMatchObject([
      [2, expect.stringContaining('“赋能”')],
    ]);
  });

  it('may where they are not seen together, and where it is the edition’s subject', () => {
    expect(on([1, '为乡村振兴注入新动能'], [2, '金融活水注入新动能'])).toEqual([]);
    expect(on([2, '澜水三桥今天合龙'], [2, '澜水三桥建设者说'], [2, '澜水三桥背后的故事'])).toEqual([]);
    expect(on([2, '大桥合龙'], [3, '图书馆开门'])).toEqual([]);
  });
});
