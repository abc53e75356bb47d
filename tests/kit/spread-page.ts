/** A 通版 of the sort a daily makes for a festival: a picture and a headline over the fold, copy on both sides of it. */
import sharp from 'sharp';
import { imageIdOf } from '../../electron/pictures.ts';
import { gridFrame, gutterWidth } from '../../shared/edition/formats.ts';
import { newId } from '../../shared/edition/ids.ts';
import { joinPages } from '../../shared/edition/join-pages.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Block, Edition, Image } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import { article, emptyEdition, pageOf, paragraph, withArticle, withBlocks } from './editions.ts';

/** The number of its left page. */
export const SPREAD_PAGE = 2;

const copy = [
  '每年春分前后，东湖的水从青色变成绿色，只要三天。第一天，湖心的水草浮上来；第二天，南岸的柳条垂到水面；第三天早晨，渔船出港的时候，船头推开的已经是一整片碎玉。守湖人老郑在湖边住了四十年，他说湖也有时辰，比钟准。',
  '今年的春天来得早。二月底，北岸的湿地里已经听得见蛙声，候鸟比往年早走了十一天。生态站的记录显示，这是建站以来湖水回暖最早的一年，水温到十二度的日子，比平均提前了两周。',
  '湖边的人不看水温，看藕。藕塘开挖的那天，整个村子都在水里。挖藕人穿着齐腰的皮裤，用脚在泥里探，探到了，弯下腰去，一节一节地摸出来，不能断。断了就进泥，进了泥就卖不上价。',
  '“一天能挖三百斤，腰就不是自己的了。”五十六岁的许长水说。他的儿子在城里开网约车，没有下过塘。塘边停着收藕的货车，司机在驾驶室里睡觉，等着装满这一车，连夜开到省城的批发市场。',
  '夏天的湖是孩子们的。南岸浴场去年重新开放，水质连续三年达到二类，救生员从六个增加到二十个。傍晚五点以后，下班的人骑着车来，把衣服往石头上一放就下水，游到对岸的灯塔，再游回来，天刚好黑。',
  '灯塔是六十年代修的，三十米高，早已不为行船引路，却每晚亮着。市里讨论过要不要关，报社收到一千多封来信，没有一封同意关。于是灯还亮着，每二十秒转一圈，从湖面上扫过去，扫过睡着的人家。',
  '秋天，湖里放鱼。开湖节那天，二百条船同时下网，第一网打上来的不卖，要分给岸上的老人。这个规矩写在村口的石碑上，碑是光绪年间立的，字已经磨得看不大清，规矩没有磨掉。',
  '冬天的湖最静。一场雪下来，湖心岛上的亭子只剩一个顶，远远看去像一只停着的鸟。摄影爱好者们凌晨四点就在堤上占位置，等太阳出来的那十分钟。等的人多，说话的人少，快门声落在雪里。',
  '一湖四时，湖边的人过了一年又一年。老郑说他哪里也不去，退休以后还住在堤上的小屋里。“城里什么都好，”他说，“就是听不见水。”说完他站起来，去看他的水尺。水尺上的刻度，今天是三米一七。',
];

/** A lake at dawn, 4,500 by 2,625 pixels, which is more than 200 an inch where it stands, with what a picture's record says of it. */
export async function lakePicture(): Promise<{ readonly image: Image; readonly bytes: Buffer }> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="4500" height="2625" viewBox="0 0 2400 1400">
    <defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#8fb0c4"/><stop offset="1" stop-color="#f6e3c4"/></linearGradient>
    <linearGradient id="lake" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#d8cdb4"/><stop offset="1" stop-color="#3f6173"/></linearGradient></defs>
    <rect width="2400" height="800" fill="url(#sky)"/><rect y="800" width="2400" height="600" fill="url(#lake)"/><g transform="translate(0 240)">
    <circle cx="1640" cy="430" r="70" fill="#fdf3da"/>
    <path d="M0 560 L0 470 Q220 380 460 470 T900 500 T1400 540 L1500 560 Z" fill="#6d8794"/>
    <path d="M1300 560 Q1700 440 2050 520 T2400 470 L2400 560 Z" fill="#557080"/>
    <path d="M560 720 q120 46 300 0 l-34 52 h-230 z M700 716 v-150 l86 132 z" fill="#22323c"/>
    <path d="M1780 640 q60 24 150 0 l-18 28 h-114 z" fill="#2b3c47"/></g></svg>`;
  const bytes = await sharp(Buffer.from(drawing)).jpeg({ quality: 90 }).toBuffer();
  const image = { id: imageIdOf(bytes), name: '东湖.jpg', mime: 'image/jpeg', width: 4500, height: 2625 } as const;
  return { image, bytes };
}

function made(frame: Frame, order: number): Pick<Block, 'id' | 'order' | 'frame'> {
  return { id: newId<'block'>(), order, frame };
}

/** The edition with the sheet; `image` is what its picture shows, of which nothing is printed where it is absent. */
export function spreadEdition(image?: Image): Edition {
  const photo = {
    id: newId<'photo'>(),
    imageId: image?.id ?? null,
    caption: '三月的东湖，晨雾里的渔船正离开南岸码头。',
    credit: '本报记者 林晓 摄',
  };
  const story = article([], {
    headlines: { kicker: ['一座城和它的湖'], headline: ['东湖四时：水边人家的春夏秋冬'], deck: [], summary: '' },
    byline: '本报记者 陈思远',
    photos: [photo],
    body: copy.map((text) => paragraph(text)),
  });
  const plain = emptyEdition(4);
  const joined = joinPages(plain, pageOf(plain, SPREAD_PAGE).id);
  if (typeof joined === 'string') throw new Error(joined);
  const edition = withArticle(applyPatches(plain, joined).edition, story);
  const shown = image === undefined ? edition : { ...edition, images: { ...edition.images, [image.id]: image } };
  const { id: pageId, grid } = pageOf(shown, SPREAD_PAGE);
  const at = (column: number, span: number, row: number, rows: number) => gridFrame(grid, column, span, row, rows);
  const own = { pageId, articleId: story.id };
  return withBlocks(shown, [
    { ...made(at(0, 10, 2, 8), 2), ...own, kind: 'headline', level: 'lead', direction: 'across' },
    { ...made(at(1, 8, 11, 51), 3), ...own, kind: 'photo', photoId: photo.id, standOff: 4 },
    { ...made(at(1, 4, 62, 2), 4), ...own, kind: 'caption', photoId: photo.id, standOff: 4 },
    {
      ...made(at(1, 8, 66, 8), 5),
      ...own,
      kind: 'body',
      ...{ columns: 8, gutter: gutterWidth(grid), gridMode: 'absolute', threadOrder: 0, dropCapital: 0 },
    },
  ]);
}
