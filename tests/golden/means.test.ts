/** A supplement page on which the means of design stand together: what is beside what, and how they print. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';
import { MEANS_PAGE, meansEdition } from '../kit/means-page.ts';

describe('a page of all means', () => {
  it('holds its copy whole, nothing lying on anything but what it is meant to', () => {
    const { findings, articles } = compose(meansEdition(), testResources());
    expect(articles.filter(({ charactersOverset }) => charactersOverset > 0)).toEqual([]);
    // Its picture is in the guide alone; beside a round one a line of seven characters is opened.
    expect(findings.map(({ code }) => code)).toEqual(['loose-line', 'picture-missing']);
  });

  it('prints as an art editor would have it', async () => {
    await expectGolden('means', meansEdition(), {
      page: MEANS_PAGE,
      crop: { x: 20, y: 40, width: 734, height: 1030 },
    });
  });
});

describe('a story in columns of its own', () => {
  it('has a drop capital over three rows, and rules between its columns', async () => {
    const story = article([
      '天还没亮透，老渡口的灯就亮了。船工把缆绳在桩上绕了两圈，等第一班的人。他在这条江上撑了四十一年船，从木船撑到铁船，从铁船撑到电船。',
      '早班的客人大多是卖菜的。六点十分，第一担藕上了船，藕上还带着泥。六点半，穿校服的孩子来了，书包比人高。七点钟，江面上全是光，船开到中流，没有人说话。',
    ]);
    const bare = withArticle(emptyEdition(), story);
    const { grid } = pageOf(bare, 1);
    const block = { ...bodyBlock(pageOf(bare, 1), story, { rows: 7, span: 3 }), columns: 3 };
    const { x, y, width, height } = gridFrame(grid, 0, 3, 12, 7);
    await expectGolden('columns', withBlocks(bare, [{ ...block, dropCapital: 3, columnRule: 0.5 }]), {
      crop: { x: x - 8, y: y - 6, width: width + 16, height: height + 12 },
    });
  });
});
