/** A page with a block of each kind that a means of design is done to, apart from each other. */
import sharp from 'sharp';
import { imageIdOf } from '../../electron/pictures.ts';
import { plainChart } from '../../shared/blocks/chart/chart-records.ts';
import { gridFrame } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Article, Block, Edition, Image } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from './editions.ts';
import type { DoneTo } from './means.ts';

const copy = ['东湖南岸的渡口今年春天换了新船，一趟坐一百二十人，早晚高峰各多两班。'.repeat(6)];

const rows = [
  ['', '出口', '进口'],
  ['一季度', '320', '281'],
  ['二季度', '356', '302'],
  ['三季度', '402', '297'],
];

/** Where on the page each of them can be clicked. */
export type Targets = Readonly<Record<Exclude<DoneTo, 'copy' | 'page'>, Frame>>;

/** A picture's record, and its bytes. */
export interface PictureFile {
  readonly image: Image;
  readonly bytes: Uint8Array;
}

export function meansBlocks({ image }: Pick<PictureFile, 'image'>): {
  readonly edition: Edition;
  readonly targets: Targets;
} {
  const headed = (headline: string, body: readonly string[] = []): Article =>
    article(body, {
      headlines: { kicker: [], headline: [headline, '两岸来往更近'], deck: [], summary: '' },
      photos: [{ id: newId<'photo'>(), imageId: image.id, caption: '', credit: '' }],
    });
  const story = headed('渡口换了新船', copy);
  const pictured = headed('灯火照东湖');
  const empty = { ...emptyEdition(1), images: { [image.id]: image } };
  const bare = withArticle(withArticle(empty, story), pictured);
  const page = pageOf(bare, 1);
  const place = (column: number, span: number, row: number, height: number) =>
    gridFrame(page.grid, column, span, row, height);
  let order = 10;
  const base = (frame: Frame) => ({ id: newId<'block'>(), pageId: page.id, order: order++, frame });
  const photo = (of: Article, frame: Frame): Block => {
    const [first] = of.photos;
    if (first === undefined) throw new Error('no photo');
    return { ...base(frame), kind: 'photo', articleId: of.id, photoId: first.id, standOff: 6 };
  };
  const table = (frame: Frame): Extract<Block, { kind: 'table' }> => ({
    ...base(frame),
    ...{ kind: 'table', articleId: story.id, standOff: 6, headRows: 1, align: ['start', 'decimal', 'decimal'], rows },
  });
  const titled = (of: Article, frame: Frame, level: 'story' | 'brief'): Block => ({
    ...base(frame),
    ...{ kind: 'headline', articleId: of.id, direction: 'across', level },
  });
  const targets: Targets = {
    headline: place(0, 3, 9, 7),
    body: place(0, 3, 17, 14),
    photo: place(3, 2, 9, 10),
    panel: place(3, 1, 20, 10),
    table: place(4, 1, 20, 10),
    figure: place(3, 1, 31, 9),
    pullquote: place(4, 1, 31, 9),
    chart: place(0, 2, 33, 16),
    title: place(3, 2, 44, 4),
  };
  const edition = withBlocks(bare, [
    titled(story, targets.headline, 'story'),
    { ...bodyBlock(page, story, { rows: 14, row: 17, span: 3 }), order: order++, columns: 3 },
    photo(story, targets.photo),
    { ...base(targets.panel), kind: 'panel', border: 0.5, tint: 0.1, standOff: 6 },
    table(targets.table),
    {
      ...base(targets.figure),
      ...{ kind: 'figure', articleId: story.id, text: '3.2%\n涨幅', source: '', standOff: 6 },
    },
    { ...base(targets.pullquote), ...{ kind: 'pullquote', articleId: story.id, text: '渡口是给人走的', standOff: 6 } },
    { ...table(targets.chart), chart: plainChart('column') },
    photo(pictured, place(3, 2, 41, 12)),
    titled(pictured, targets.title, 'story'),
  ]);
  return { edition, targets };
}

/** A picture for the page: a sun on a lake. */
export async function lakePicture(): Promise<PictureFile> {
  const drawn =
    '<svg width="900" height="600"><rect width="900" height="600" fill="#47a"/><circle cx="450" cy="300" r="200" fill="#ec6"/></svg>';
  const bytes = await sharp(Buffer.from(drawn)).png().toBuffer();
  return { image: { id: imageIdOf(bytes), name: 'lake.png', mime: 'image/png', width: 900, height: 600 }, bytes };
}
