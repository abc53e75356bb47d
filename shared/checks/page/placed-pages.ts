/** 广告文件: pages of PDFs that are placed whole, held against their places and their press by what reading them found. */

import { isLaidOn } from '../../compose/backdrop.ts';
import { onSheet, ontoPage, pageBox } from '../../compose/cover-box.ts';
import { swatchesOf } from '../../edition/colours.ts';
import type { BlockId } from '../../edition/ids.ts';
import { blending, type PageFact, type PlacedPage, placedScale } from '../../edition/placed-page.ts';
import type { PressLimits } from '../../edition/press-limits.ts';
import { type Block, type Crop, type Image, wholePicture } from '../../edition/records.ts';
import { type Frame, type Pt, toMm } from '../../edition/units.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';
import { againstColour } from './advert-colour.ts';
import {
  blendsInLight,
  factSayings,
  flattenedOnThings,
  flattenedSaying,
  type SayPlace,
  type Standing,
  unflattenedSaying,
  x1aSayings,
} from './placed-facts.ts';

/** How far a page's size may be from its place's, in millimetres: nobody sees it, and programs round. */
const TOLERANCE = 1;
/** How far proportions may be from the place's before paper shows beside the advert: 1 in 100. */
const PROPORTION = 0.01;

interface Placed {
  readonly blockId: BlockId;
  readonly image: Image;
  readonly placed: PlacedPage;
  /** It lies on ink of others. */
  readonly isOnThings: boolean;
  /** What of its block is on the sheet. */
  readonly place: Frame;
  /** Its sides after trimming, the way it is turned by quarters. */
  readonly size: PlacedPage['size'];
  readonly standing: Stands;
  readonly zh: string;
  readonly en: string;
}

/** Whose it is: the advertiser, and the file. */
function titleOf(block: Block | undefined, { name }: Image): readonly [zh: string, en: string] {
  const advertiser = block?.kind === 'advert' ? block.advertiser : '';
  return advertiser === ''
    ? [`“${name}”`, `“${name}”: `]
    : [`${advertiser}的广告“${name}”`, `${advertiser}’s advert “${name}”: `];
}

/** How a page stands, with what waivers know it by, which does not change where it is moved. */
interface Stands extends Omit<Standing, 'limits'> {
  readonly knownPlace: SayPlace;
}

/** How a page stands that lies in a box before it is mirrored and turned. */
function standingIn(box: Frame, placed: PlacedPage, crop: Crop): Stands {
  const [left, top] = placed.bleed;
  const scale = placedScale(placed, box.width);
  const inWhole = (points: Pt) => Math.round(toMm(points));
  return {
    scale,
    // From the corner of the newspaper's page, as the inspector says of blocks.
    sayPlace: ([x, y]) => {
      const along = { x: (left + x) * scale - box.width / 2, y: (top + y) * scale - box.height / 2 };
      const moved = ontoPage(along, crop);
      const across = inWhole(box.x + box.width / 2 + moved.x);
      const down = inWhole(box.y + box.height / 2 + moved.y);
      return [
        `（版面左起 ${across}、上起 ${down} 毫米处）`,
        ` (${across} mm from the page’s left edge, ${down} from its top)`,
      ];
    },
    knownPlace: ([x, y]) => [`（左 ${inWhole(x * scale)}、上 ${inWhole(y * scale)} 毫米处）`, ''],
  };
}

/** The pages that are placed on a page. */
function placedOn({ edition, page, items }: Pick<PageContext, 'edition' | 'page' | 'items'>): Placed[] {
  return items.flatMap((item, at): Placed[] => {
    if (item.kind !== 'picture') return [];
    const image = edition.images[item.imageId];
    const placed = image?.placed;
    if (image === undefined || placed === undefined) return [];
    const { frame, box, blockId, crop } = item;
    const { width, height } = placed.size;
    const size = Math.abs(crop.turn ?? 0) === 90 ? { width: height, height: width } : placed.size;
    const [zh, en] = titleOf(edition.blocks[blockId], image);
    const standing = standingIn(box ?? frame, placed, crop);
    return [
      { blockId, image, placed, place: onSheet(frame, page), size, standing, isOnThings: isLaidOn(items, at), zh, en },
    ];
  });
}

const inMm = (points: number) => Math.round(toMm(points) * 10) / 10;

export const placedSize: PageCheck = {
  scope: 'page',
  id: 'advert-size',
  title: { zh: '广告尺寸', en: 'Size of an advert' },
  source: 'ISO 15930-7 §6.3.3: a page is as large as its trim box; domain.md §9: adverts are sold by size',
  run: (context) =>
    placedOn(context).flatMap(({ blockId, size, place, standing: { scale }, zh, en }): PageFinding[] => {
      const off = Math.max(Math.abs(place.width - size.width), Math.abs(place.height - size.height));
      if (toMm(off) <= TOLERANCE) return [];
      const isAlike = Math.abs(place.width / place.height / (size.width / size.height) - 1) <= PROPORTION;
      const own = `${inMm(size.width)} × ${inMm(size.height)}`;
      const held = `${inMm(place.width)} × ${inMm(place.height)}`;
      const share = Math.round(scale * 1000) / 10;
      return [
        {
          severity: isAlike ? 'warning' : 'error',
          blockId,
          zh: `${zh}是 ${own} 毫米，版位是 ${held}：按 ${share}% 置入${isAlike ? '' : '，旁边会露白'}。请改版位，或请广告主按尺寸重做。`,
          en: `${en}it is ${own} mm, its place ${held}; it stands at ${share}%${isAlike ? '' : ', with paper beside it'}. Change the place, or ask the advertiser for the right size.`,
        },
      ];
    }),
};

export const placedPage: PageCheck = {
  scope: 'page',
  id: 'advert-file',
  title: { zh: '广告文件', en: 'File of an advert' },
  source: 'ISO 15930-7: fonts embedded, colours by inks or profiles; domain.md §5: newsprint',
  run: (context) =>
    placedOn(context).flatMap(({ blockId, placed, standing, zh, en }): PageFinding[] => {
      const { limits, edition } = context;
      const found = placed.facts.flatMap((fact): PageFinding[] => {
        const isInLight = fact.kind === 'blends' && blending(placed) === 'light';
        const said = isInLight ? blendsInLight : factSayings[fact.kind](fact, { ...standing, limits });
        if (said === null) return [];
        const known = isInLight
          ? said
          : factSayings[fact.kind](fact, { ...standing, sayPlace: standing.knownPlace, limits });
        const knownBy = known === null || known.zh === said.zh ? {} : { knownBy: `${zh}${known.zh}` };
        return [{ severity: said.severity, blockId, zh: `${zh}${said.zh}`, en: `${en}${said.en}`, ...knownBy }];
      });
      const own = new Set(swatchesOf(edition).map(({ name }) => name));
      const spots = placed.inks.filter((ink) => !own.has(ink));
      if (spots.length > 0) {
        found.push({
          severity: 'warning',
          blockId,
          zh: `${zh}要多印专色：${spots.join('、')}。请问印厂，或请广告主转成 CMYK。`,
          en: `${en}it takes spot inks of its own: ${spots.join(', ')}. Ask the printer, or the advertiser for CMYK.`,
        });
      }
      if (placed.pages > 1) {
        found.push({
          severity: 'hint',
          blockId,
          zh: `${zh}共 ${placed.pages} 页，置入的是第 ${placed.page} 页。`,
          en: `${en}it has ${placed.pages} pages; page ${placed.page} is placed.`,
        });
      }
      return found;
    }),
};

/** The block a picture has just been put into, and the trimmed size of its page. */
interface Arrived {
  readonly block: Block;
  readonly trim: { readonly width: Pt; readonly height: Pt };
}

/** What stands against a picture or a page that has just been placed: said as soon as it is, as the checks say it after. */
export function onArrival(
  image: Image,
  limits: PressLimits,
  { block, trim }: Arrived,
): { readonly zh: string; readonly en: string } | null {
  const { name, placed } = image;
  const booked = block.kind === 'advert' ? (block.booked?.colour ?? null) : null;
  const colour = againstColour(booked, image);
  const isTold = colour !== null && colour.severity !== 'hint';
  if (placed === undefined) return isTold ? { zh: `“${name}”：${colour.zh}`, en: `“${name}”: ${colour.en}` } : null;
  const crop = 'crop' in block ? block.crop : undefined;
  const standing = standingIn(pageBox(block.frame, trim, placed, crop), placed, crop ?? wholePicture);
  const said = placed.facts.flatMap((fact) => {
    const one = factSayings[fact.kind](fact, { ...standing, limits });
    return one === null || one.severity === 'hint' ? [] : [one];
  });
  const pages =
    placed.pages === 1
      ? []
      : [
          {
            zh: `共 ${placed.pages} 页，置入的是第 ${placed.page} 页。`,
            en: `page ${placed.page} of ${placed.pages} is placed.`,
          },
        ];
  const all = [...pages, ...(isTold ? [colour] : []), ...said];
  if (all.length === 0) return null;
  return {
    zh: `“${name}”：${all.map(({ zh }) => zh).join('')}`,
    en: `“${name}”: ${all.map(({ en }) => en).join(' ')}`,
  };
}

/** What PDF/X-1a asks of a fact about a page; null where nothing. */
function ofX1a(fact: PageFact, placed: PlacedPage, canFlatten: boolean) {
  const how = blending(placed);
  const isFlattened = how === 'inks' && canFlatten;
  const lacksFonts = placed.facts.some(({ kind }) => kind === 'fonts-missing');
  // What is said of how it blends says all; pixels have neither the compression nor the depth of what they were made of.
  if (fact.kind === 'blends' && how === 'light') return null;
  if (fact.kind === 'fonts-missing' && isFlattened) return unflattenedSaying(fact);
  if (fact.kind === 'blends' && isFlattened) return lacksFonts ? null : flattenedSaying;
  if (fact.kind === 'modern' && isFlattened) return null;
  const said = x1aSayings[fact.kind]?.(fact);
  return said === undefined ? null : { ...said, severity: 'error' as const };
}

/**
 * What of the pages placed on a page keeps it from being PDF/X-1a, and what becomes of them in it. `canFlatten`: the
 * machine flattens what blends.
 */
export function againstX1a(
  context: Pick<PageContext, 'edition' | 'page' | 'items'>,
  canFlatten: boolean,
): PageFinding[] {
  return placedOn(context).flatMap(({ blockId, placed, isOnThings, zh, en }) => {
    const said = placed.facts.flatMap((fact) => ofX1a(fact, placed, canFlatten) ?? []);
    const all = said.includes(flattenedSaying) && isOnThings ? [...said, flattenedOnThings] : said;
    return all.map((one) => ({ severity: one.severity, blockId, zh: `${zh}${one.zh}`, en: `${en}${one.en}` }));
  });
}
