import { describe, it } from 'vitest';
import { editStyle } from '../../shared/edition/edits.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, BodyBlock, Edition, Paragraph, Style } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { article, bodyBlock, emptyEdition, pageOf, paragraph, withArticle, withBlocks } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';

/** A piece of the page's grid with a little air. */
function area(edition: Edition, span: number, rows: number, row = 12): Frame {
  const frame = gridFrame(pageOf(edition, 1).grid, 0, span, row, rows);
  return { x: frame.x - 8, y: frame.y - 6, width: frame.width + 16, height: frame.height + 12 };
}

/** An empty edition with styles as a newsroom has set them. */
function styled(...changes: readonly (readonly [string, Partial<Style>])[]): Edition {
  const edition = emptyEdition(5);
  const patches = changes.flatMap(([id, change]) => editStyle(edition, id, change));
  return applyPatches(edition, patches).edition;
}

function storyIn(
  edition: Edition,
  body: Paragraph[],
  block: Partial<BodyBlock> & { rows: number; span: number },
): Edition {
  const { rows, span, ...more } = block;
  const story = article([], { body });
  return withBlocks(withArticle(edition, story), [
    { ...bodyBlock(pageOf(edition, 1), story, { rows, span }), ...more },
  ]);
}

const strong = (name: string, text: string): Paragraph => ({
  ...paragraph(''),
  children: [{ text: name, strong: true }, { text }],
});

describe('a newspaper’s own kinds of text', () => {
  const talk: Paragraph[] = [
    paragraph(
      '本报讯（记者江望舒）东湖南岸的渡口今年春天换了新船。本报记者就市民关心的问题，采访了市航道处负责人周若川。',
    ),
    paragraph('班次为什么改 船票怎么买', 'subhead'),
    strong('记者：', '新船的班次为什么比从前少了？'),
    strong('周若川：', '旧船一趟坐六十人，新船坐一百二十人。班次少了三成，早晚高峰反而各多了两班。'),
    strong('记者：', '老人买票还要不要用手机？'),
    strong('周若川：', '不用。码头两头都留了窗口，现金、公交卡都收。'),
    paragraph('冬天停不停航', 'subhead'),
    strong('记者：', '大风天怎么办？'),
    strong('周若川：', '风力六级以上停航，提前一小时在站台和公交车上公告，已经买的票三天内可以改签。'),
  ];
  const faces = { creditFont: shippedFaces.for('aside').id, speakerFont: shippedFaces.for('label').id };

  it('interview: where it was filed and who speaks have faces of their own, subheads two rows, halves an em apart', async () => {
    const edition = storyIn(styled(['body', faces], ['subhead', { rows: 2 }]), talk, { rows: 13, span: 2 });
    await expectGolden('interview', edition, { crop: area(edition, 2, 13) });
  });

  it('filled foot: what a block lacks is before its subheads and paragraphs', async () => {
    const edition = storyIn(styled(['body', faces], ['subhead', { rows: 2 }]), talk, {
      rows: 12,
      span: 2,
      foot: 'fill',
    });
    await expectGolden('filled-foot', edition, { crop: area(edition, 2, 13) });
  });

  it('refers: the page in the newsroom’s words', async () => {
    const pages = (['angles', 'see', 'arrow'] as const).map((pointer) => styled(['refer-line', { pointer }]));
    for (const [at, edition] of pages.entries()) {
      const story = article(['渡口换了新船。'], {
        headlines: { kicker: ['江边见闻'], headline: ['渡口的一天从清早开始'], deck: [], summary: '' },
      });
      const inside = pageOf(edition, 5);
      const refer: Block = {
        id: newId<'block'>(),
        pageId: pageOf(edition, 1).id,
        order: 1,
        kind: 'refer',
        articleId: story.id,
        frame: gridFrame(pageOf(edition, 1).grid, 0, 5, 12, 2.3),
      };
      const body = bodyBlock(inside, story, { rows: 4 });
      const set = withBlocks(withArticle(edition, story), [refer, body]);
      await expectGolden(`refer-${['angles', 'see', 'arrow'][at]}`, set, { crop: area(set, 5, 3) });
    }
  });
});
