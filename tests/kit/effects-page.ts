/** Pages on which every effect of headlines and every pattern and border of panels can be seen. */
import { type Effects, type FrillName, frillNames, patternNames } from '../../shared/edition/effect-records.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Article, Block, Edition, HeadlineBlock, PanelBlock } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from './editions.ts';

/** A headline with effects of its own in a frame of page 1. */
export function withHeadline(
  edition: Edition,
  lines: readonly string[],
  frame: Frame,
  effects: Effects,
  more: Partial<HeadlineBlock> = {},
  parts: Partial<Article['headlines']> = {},
): Edition {
  const story: Article = {
    ...article(['东湖南岸的灯亮了。']),
    headlines: { kicker: [], headline: [...lines], deck: [], summary: '', ...parts },
  };
  const block: Block = {
    id: newId<'block'>(),
    kind: 'headline',
    pageId: pageOf(edition, 1).id,
    order: Object.keys(edition.blocks).length,
    articleId: story.id,
    level: 'story',
    direction: 'across',
    frame,
    effects,
    ...more,
  };
  return withBlocks(withArticle(edition, story), [block]);
}

/** A frame of page 1's grid. */
function place(edition: Edition, column: number, span: number, row: number, rows: number): Frame {
  return gridFrame(pageOf(edition, 1).grid, column, span, row, rows);
}

const black = { ink: 1 };

/** What each headline of the page shows. */
const heads: readonly (readonly [
  lines: readonly string[],
  Effects,
  Partial<HeadlineBlock>?,
  Partial<Article['headlines']>?,
])[] = [
  [['勾边字灯火亮'], { outlines: [{ ...black, width: 1.2 }], fill: { ink: 0 } }],
  [
    ['双勾边灯火亮'],
    {
      outlines: [
        { ink: 0, width: 1.5 },
        { ...black, width: 1 },
      ],
      fill: { ink: 1, colour: 'red' },
    },
  ],
  [['阴影GDP增5%'], { shadow: { ink: 0.35, dx: 2.5, dy: 2.5 } }],
  [
    ['立体字起宏图'],
    {
      outlines: [
        { ink: 0, width: 0.8 },
        { ...black, width: 0.6 },
      ],
      shadow: { ink: 0.5, dx: 3, dy: 3 },
    },
  ],
  [['反白一行题'], { ground: { ink: 1, over: 'lines' }, fill: { ink: 0 } }],
  [
    ['通块反白题'],
    { ground: { ink: 1, over: 'block', colour: 'red' }, fill: { ink: 0 } },
    {},
    { kicker: ['肩题也要反白'], deck: ['副题在同一块底上'] },
  ],
  [['渐变底上的题'], { ground: { ink: 0.6, over: 'block', shade: { to: 0.05, angle: 0 } } }],
  [['底纹衬题'], { ground: { ink: 0.08, over: 'block', pattern: { name: 'slanted', pitch: 5, ink: 0.3 } } }],
  [['倾斜标题向前'], { slant: 12 }],
  [['长体字标题收窄了的样子'], { width: 0.7 }],
  [['扁体字'], { width: 1.4 }],
  [['拉满一栏'], { spread: 'measure' }],
  [['大小', '每行都撑满版口'], { lines: 'measure' }],
  [['今天开馆', '第二行大一半'], { lines: [1, 1.5] }],
  [['勾边倾斜两行', '图书馆启用'], { slant: -10, outlines: [{ ...black, width: 0.8 }], fill: { ink: 0 } }],
  [['竖题勾边'], { outlines: [{ ...black, width: 1 }], fill: { ink: 0 }, slant: 12 }, { direction: 'down' }],
];

const HEAD_ROWS = 7;

/** Headlines, two columns of them. */
export function headsEdition(): Edition {
  let edition = emptyEdition(1);
  heads.forEach(([lines, effects, more, parts], at) => {
    const frame = place(edition, (at % 2) * 2, 2, 11 + Math.floor(at / 2) * (HEAD_ROWS + 1), HEAD_ROWS);
    edition = withHeadline(edition, lines, frame, effects, more, parts);
  });
  return edition;
}

/** A panel on page 1. */
export function withPanel(edition: Edition, frame: Frame, more: Partial<PanelBlock>): Edition {
  const panel: PanelBlock = {
    id: newId<'block'>(),
    kind: 'panel',
    pageId: pageOf(edition, 1).id,
    order: Object.keys(edition.blocks).length,
    frame,
    standOff: 6,
    border: 0.6,
    tint: 0,
    ...more,
  };
  return withBlocks(edition, [panel]);
}

/** Panels: each pattern, each border of figures, and two tints that change. */
export function panelsEdition(): Edition {
  let edition = emptyEdition(1);
  patternNames.forEach((name, at) => {
    const frame = place(edition, at % 4, 1, 11 + Math.floor(at / 4) * 8, 7);
    edition = withPanel(edition, frame, { pattern: { name, pitch: 6, ink: 0.4 }, tint: at % 2 === 0 ? 0 : 0.08 });
  });
  frillNames.forEach((name: FrillName, at) => {
    const frame = place(edition, at % 4, 1, 27 + Math.floor(at / 4) * 9, 8);
    edition = withPanel(edition, frame, {
      frill: { name, depth: at < 4 ? 8 : 12, ink: 1 },
      tint: at % 2 === 0 ? 0 : 0.08,
    });
  });
  edition = withPanel(edition, place(edition, 0, 2, 45, 6), { shade: { to: 0, angle: 90 }, tint: 0.5 });
  return withPanel(edition, place(edition, 2, 2, 45, 6), { shade: { to: 0.1, angle: 45 }, tint: 1, colour: 'red' });
}
