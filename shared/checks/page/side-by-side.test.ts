import { describe, expect, it } from 'vitest';
import { article, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Article, Block } from '../../edition/records.ts';
import type { Frame } from '../../edition/units.ts';
import { checkPage } from '../run.ts';

const bare = emptyEdition(1);
const page = pageOf(bare, 1);
const headed = (headline: string): Article => {
  const story = article(['正文。']);
  return { ...story, headlines: { ...story.headlines, headline: [headline] } };
};

function headlineOf(story: Article, frame: Frame, level: 'lead' | 'story' | 'brief' = 'story'): Block {
  const base = { id: newId<'block'>(), pageId: page.id, articleId: story.id, order: 10, frame };
  return { ...base, kind: 'headline', direction: 'across', level };
}

/** Two headlines, the second so far from where the first’s frame ends, in points. */
function found(
  gap: number,
  {
    level = 'story',
    down = 0,
    between = [],
  }: { level?: 'story' | 'brief'; down?: number; between?: readonly Block[] } = {},
): string[] {
  const [left, right] = [headed('市民中心今天启用窗口'), headed('暂停办理全部业务三天')];
  const frames = [
    { x: 60, y: 300, width: 240, height: 40 },
    { x: 300 + gap, y: 300 + down, width: 240, height: 40 },
  ] as const;
  const edition = withBlocks(withArticle(withArticle(bare, left), right), [
    headlineOf(left, frames[0]),
    headlineOf(right, frames[1], level),
    ...between,
  ]);
  const composed = compose(edition, testResources());
  return composed.pages
    .flatMap((one) => checkPage(edition, composed, one, newsprintLimits))
    .flatMap(({ rule, zh }) => (rule === 'headlines-read-on' ? [zh] : []));
}

describe('headlines side by side', () => {
  it('that read on are told, with what they read', () => {
    expect(found(6)).toEqual([expect.stringContaining('启用窗口”和右边的“暂停办理全部业务三天”会连着读')]);
  });

  it('are told apart by room, height, size and a rule between', () => {
    expect(found(90)).toEqual([]);
    expect(found(6, { down: 60 })).toEqual([]);
    expect(found(6, { level: 'brief' })).toEqual([]);
    const base = { id: newId<'block'>(), pageId: page.id, order: 20 };
    const rule: Block = { ...base, kind: 'rule', frame: { x: 302, y: 290, width: 1, height: 80 } };
    expect(found(6, { between: [rule] })).toEqual([]);
  });
});
