/** 撞题: headlines on one page, or on facing ones, that say the same words. */
import { isLeftPage } from '../../edition/facing.ts';
import type { BlockId } from '../../edition/ids.ts';
import type { Edition } from '../../edition/records.ts';
import { numberOf } from '../../edition/selectors.ts';
import type { EditionCheck, EditionFinding } from '../check.ts';

/** So many characters alike are no chance; names and terms are rarely longer. */
const ALIKE = 4;
/** A term that so many headlines have is the edition's subject. */
const SUBJECT = 3;
/** Words that headlines live on: of these the second on a page is one too many. Written by us. */
const WORN =
  '助力 赋能 激活 点亮 跑出 绘就 书写 谱写 擦亮 奏响 按下 跃升 绽放 迸发 扮靓 护航 领跑 解锁 焕新 提质 增效 添彩 筑牢 织密 打通 唱响 撬动 蝶变 逐梦 启航'.split(
    ' ',
  );

interface PlacedHeadline {
  readonly page: number;
  readonly blockId: BlockId;
  readonly articleId: string;
  readonly words: string;
}

/** The headlines on pages; a short one after a jump (转文题) says what the first says. */
function headlinesOf(edition: Edition): PlacedHeadline[] {
  return Object.values(edition.blocks)
    .flatMap((block) => {
      const page = numberOf(edition, block);
      if (block.kind !== 'headline' || block.level === 'continued' || page === undefined) return [];
      const words = edition.articles[block.articleId]?.headlines.headline.join('') ?? '';
      return words === '' ? [] : [{ page, blockId: block.id, articleId: block.articleId, words }];
    })
    .sort((a, b) => a.page - b.page);
}

/** The longest stretch of Han that two texts share; empty where they share none. */
function longestShared(a: string, b: string): string {
  let longest = '';
  for (let from = 0; from < a.length; from++)
    for (let to = from + longest.length + 1; to <= a.length && b.includes(a.slice(from, to)); to++)
      longest = a.slice(from, to);
  return /^\p{Script=Han}+$/u.test(longest) ? longest : '';
}

/** The words that two headlines should not both have; none where they have none. */
function clash(a: string, b: string, all: readonly PlacedHeadline[]): string | undefined {
  const worn = WORN.find((word) => a.includes(word) && b.includes(word));
  if (worn !== undefined) return worn;
  const shared = longestShared(a, b);
  const isSubject = all.filter(({ words }) => words.includes(shared)).length >= SUBJECT;
  return shared.length < ALIKE || isSubject ? undefined : shared;
}

/** True of pages that are seen together. */
function areSeenTogether(a: number, b: number): boolean {
  return a === b || (b === a + 1 && isLeftPage({ number: a }));
}

/** Characters of a headline that is compared: longer ones are none. */
const LONGEST = 80;

export const headlineWords: EditionCheck = {
  scope: 'edition',
  id: 'headline-words',
  title: { zh: '撞题', en: 'Headlines with the same words' },
  source: 'Headlines that are seen together do not say the same words (撞题)',
  run: ({ edition }) => {
    const all = headlinesOf(edition).map((one) => ({ ...one, words: one.words.slice(0, LONGEST) }));
    return all.flatMap((one, at): EditionFinding[] => {
      const clashes = all.slice(0, at).flatMap((other) => {
        const isOther = other.articleId !== one.articleId && areSeenTogether(other.page, one.page);
        const words = isOther ? clash(other.words, one.words, all) : undefined;
        return words === undefined ? [] : [{ other, words }];
      });
      return clashes.slice(0, 1).map(({ other, words }) => ({
        severity: 'hint',
        page: one.page,
        blockId: one.blockId,
        zh: `标题和${other.page === one.page ? '本版' : `第${other.page}版`}的“${other.words}”都有“${words}”。请改一个。`,
        en: `This headline and “${other.words}”${other.page === one.page ? '' : ` on page ${other.page}`} both say “${words}”. Change one of them.`,
      }));
    });
  },
};
