/** Adverts print in the colours that were booked for them. */
import { againstBooking } from '../../edition/booked-colour.ts';
import type { BookedColour } from '../../edition/record-fields.ts';
import type { Image } from '../../edition/records.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import type { PageCheck, PageFinding } from '../check.ts';

const colourNames: Readonly<Record<BookedColour, readonly [zh: string, en: string]>> = {
  black: ['黑白', 'black'],
  second: ['套红', 'black and one colour'],
  process: ['彩色', 'colour'],
};
/** Plates as a desk calls them; spot inks have names of their own. */
const plateNames: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  cyan: ['青', 'cyan'],
  magenta: ['品红', 'magenta'],
  yellow: ['黄', 'yellow'],
  light: ['彩色（RGB 等）', 'colours of light'],
};

interface AgainstColour {
  readonly severity: 'error' | 'warning' | 'hint';
  readonly zh: string;
  readonly en: string;
}

/** What there is against artwork by the colours its place was booked in, without the advert's name; null for nothing. */
export function againstColour(booked: BookedColour | null, image: Image): AgainstColour | null {
  if (booked === null) return null;
  const { beyond, isLess, isUntold } = againstBooking(booked, image);
  const [zh, en] = colourNames[booked];
  if (beyond.length > 0) {
    const listed = (language: 0 | 1) => beyond.map((one) => plateNames[one]?.[language] ?? one);
    return {
      severity: 'error',
      zh: `订的是${zh}，文件里还有${listed(0).join('、')}。请广告主按${zh}重做，或改订颜色。`,
      en: `it is booked in ${en}, and its file has ${listed(1).join(', ')}. Ask the advertiser for one in ${en}, or change the booking.`,
    };
  }
  if (isLess) {
    return {
      severity: 'hint',
      zh: `订的是${zh}，文件只有黑色。请与广告主核对。`,
      en: `it is booked in ${en}, and its file is black alone. Ask the advertiser.`,
    };
  }
  if (!isUntold) return null;
  return {
    severity: 'hint',
    zh: `订的是${zh}，里面有的图看不出颜色。请看一下样子。`,
    en: `it is booked in ${en}, and the colours of some pictures in it cannot be told. See that it looks right.`,
  };
}

export const advertColour: PageCheck = {
  scope: 'page',
  id: 'advert-colour',
  title: { zh: '广告颜色', en: 'Colours of an advert' },
  source: 'domain.md §9: adverts are sold by size, place and colour',
  run: ({ edition, page }) =>
    blocksOnPage(edition, page.id).flatMap((block): PageFinding[] => {
      if (block.kind !== 'advert' || block.imageId === null) return [];
      const image = edition.images[block.imageId];
      const said = image === undefined ? null : againstColour(block.booked?.colour ?? null, image);
      if (said === null || image === undefined) return [];
      const { advertiser } = block;
      return [
        {
          severity: said.severity,
          blockId: block.id,
          zh: `${advertiser === '' ? '' : `${advertiser}的广告`}“${image.name}”${said.zh}`,
          en: `${advertiser === '' ? '' : `${advertiser}’s advert `}“${image.name}”: ${said.en}`,
        },
      ];
    }),
};
