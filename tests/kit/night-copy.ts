/** What a desk of an invented 江城晚报 has in hand when its night begins: five stories, six pictures, an advert. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { withIptc } from './iptc.ts';

export const paperName = '江城晚报';

/** What has to be printed of a newspaper, by the fields that ask for it. */
export const particulars: Readonly<Record<string, string>> = {
  国内统一连续出版物号: 'CN 99-0001',
  主管单位: '江城市文化局主管',
  主办单位: '江城日报社主办',
  出版单位: '江城晚报社出版',
  社址: '江城市沿江路8号',
  联系电话: '027-8000001',
  印刷单位: '江城印务公司',
  印刷单位地址: '江城市工业路1号',
  发行: '江城市邮政局发行',
  邮发代号: '37-1',
  定价: '零售每份1.50元',
};

/** Headlines, the most important first, with how many sentences each has. */
const stories = [
  ['地铁三线今天全线开工', 40],
  ['渡口早班船提前一刻钟', 14],
  ['老城区三条街改造完工', 10],
  ['秋粮收购价每斤上调五分', 12],
  ['江滩公园周末放电影', 8],
] as const;
export const headlines = stories.map(([headline]) => headline);

const sentence = '江城的渡口从清早忙到夜里，来往的人都说班船比去年准时得多。';
/** Sentences of a paragraph. */
const PARAGRAPH = 4;

export const captions = ['渡口', '江滩', '老街', '粮站', '车站', '码头'].map((place) => `昨天傍晚的${place}。`);
export const photographer = '林知夏';

/** A client's artwork of 174 by 100 millimetres, in points, its colours in the press's inks and no type in it. */
function advert(): string {
  const content = '0 0.9 0.8 0 k 0 0 300 284 re f 0 0.15 0.9 0 k 300 0 193 284 re f';
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 493 284]/Contents 4 0 R/Resources<<>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`,
  ];
  const body = objects.map((object, at) => `${at + 1} 0 obj\n${object}\nendobj\n`).join('');
  return `%PDF-1.4\n${body}trailer\n<</Root 1 0 R>>\n%%EOF\n`;
}

export interface NightCopy {
  readonly stories: readonly string[];
  readonly pictures: readonly string[];
  readonly advert: string;
}

/** Writes all of it into a folder, and returns its paths. */
export async function nightCopy(folder: string): Promise<NightCopy> {
  const file = (name: string, content: string | Uint8Array) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const copy = stories.map(([headline, sentences], at) => {
    const paragraphs = Array.from({ length: Math.ceil(sentences / PARAGRAPH) }, () => sentence.repeat(PARAGRAPH));
    return file(`稿${at + 1}.md`, `# ${headline}\n\n${paragraphs.join('\n\n')}\n`);
  });
  const pictures: string[] = [];
  for (const [at, caption] of captions.entries()) {
    const background = { r: 40 * at, g: 120, b: 200 - 30 * at };
    const jpeg = await sharp({ create: { width: 1500, height: 1000, channels: 3, background } })
      .jpeg()
      .toBuffer();
    const fields = [
      [120, caption],
      [80, photographer],
    ] as const;
    pictures.push(file(`图${at + 1}.jpg`, withIptc(jpeg, fields)));
  }
  return { stories: copy, pictures, advert: file('东湖书店.pdf', advert()) };
}
