/** What is said of the facts about a page that is placed, an advert's most often: how much it matters, and what to do. */
import { type PageFact, type PageFactKind, type UncheckedKind, uncheckedKinds } from '../../edition/placed-page.ts';
import { FLATTENED_PER_INCH, LEAST_LINE_ART, type PressLimits } from '../../edition/press-limits.ts';
import type { Pt } from '../../edition/units.ts';

interface Said {
  readonly severity: 'error' | 'warning' | 'hint';
  /** What there is, without the advert's name, which stands before it. */
  readonly zh: string;
  readonly en: string;
}

/** Words for a place, told in points from the left and the top. */
export type SayPlace = (place: readonly [x: Pt, y: Pt]) => readonly [zh: string, en: string];

/** How a page is placed. */
export interface Standing {
  /** How large, 1 at its own size. */
  readonly scale: number;
  readonly limits: PressLimits;
  /** Says where something of it is, that is known in points from its own top left. */
  readonly sayPlace: SayPlace;
}

/** What a fact means on the page. */
type Saying = (fact: PageFact, standing: Standing) => Said | null;

/** Below this share of the least resolution a picture is plainly coarse. */
const COARSE = 2 / 3;
/** Names that are told of a fact. */
const MOST_NAMES = 6;
/** What rounding may add to ink, in per cent. */
const ROUNDING = 0.5;

const listed = (all: readonly string[], by: string) =>
  `${all.slice(0, MOST_NAMES).join(by)}${all.length > MOST_NAMES ? ' …' : ''}`;
const names = ({ names: all = [] }: PageFact, by: string) => listed(all, by);

/** Where one of a fact's names, or the fact itself, was met. */
function placed({ places }: PageFact, { sayPlace }: Standing, at = 0): readonly [zh: string, en: string] {
  const place = places?.[at];
  return place === undefined ? ['', ''] : sayPlace(place);
}

const size = ({ amount = 0 }: PageFact, { scale }: Standing) => Math.round(amount * scale * 10) / 10;

/** How sharp a picture is where it stands. */
function coarse(fact: PageFact, standing: Standing, least: number, [zh, en]: readonly [string, string]): Said | null {
  const has = Math.round((fact.amount ?? 0) / standing.scale);
  if (has >= least) return null;
  const [placeZh, placeEn] = placed(fact, standing);
  return {
    severity: has < least * COARSE ? 'error' : 'warning',
    zh: `里面的${zh}${placeZh}只有 ${has} 像素/英寸，至少要 ${least}。请广告主换清楚的。`,
    en: `${en} in it${placeEn} has ${has} ppi; it takes ${least}. Ask the advertiser for a sharper one.`,
  };
}

/** What an owner can forbid. */
const permissions: Readonly<Record<string, { readonly zh: string; readonly en: string; readonly isPrint?: true }>> = {
  print: { zh: '打印', en: 'printed', isPrint: true },
  change: { zh: '修改', en: 'changed' },
  copy: { zh: '复制', en: 'copied' },
};

/** What is not looked at for its colours and ink, as a desk and an advertiser call it. */
const unchecked: Readonly<Record<UncheckedKind, readonly [zh: string, en: string]>> = {
  mesh: ['渐变网格', 'gradient meshes'],
  gradient: ['按公式算的渐变', 'gradients that are worked out by formulas'],
  space: ['特殊颜色空间里的颜色', 'colours of unusual colour spaces'],
  inline: ['内嵌小图', 'small pictures among the operators'],
  jpeg2000: ['JPEG 2000 图', 'JPEG 2000 pictures'],
  large: ['太大的图', 'pictures that are too large'],
  deep: ['不是 8 位的图', 'pictures of other depths than 8 bits'],
  packed: ['少见压缩的图', 'pictures of unusual compression'],
  jpeg: ['解不开或太大的 JPEG 图', 'JPEGs that are too large or cannot be unpacked'],
};

/** The kinds a fact names, each with where it was met first. */
function uncheckedIn(fact: PageFact, standing: Standing): (readonly [zh: string, en: string])[] {
  return (fact.names ?? []).flatMap((name, at) => {
    const kind = uncheckedKinds.find((one) => one === name);
    const [placeZh, placeEn] = placed(fact, standing, at);
    return kind === undefined ? [] : [[`${unchecked[kind][0]}${placeZh}`, `${unchecked[kind][1]}${placeEn}`] as const];
  });
}

/** Each kind, in words that say what to do. */
export const factSayings: Readonly<Record<PageFactKind, Saying>> = {
  'fonts-missing': (fact, standing) => {
    const all = (fact.names ?? []).map((name, at) => placed(fact, standing, at).map((place) => `${name}${place}`));
    const fonts = (language: 0 | 1, by: string) =>
      listed(
        all.flatMap((one) => one[language] ?? []),
        by,
      );
    return {
      severity: 'error',
      zh: `字体没有嵌入：${fonts(0, '、')}。请广告主嵌入字体，或把文字转曲。`,
      en: `fonts are not embedded: ${fonts(1, ', ')}. Ask the advertiser to embed them or to convert text to outlines.`,
    };
  },
  rgb: (fact, standing) => {
    const [zh, en] = placed(fact, standing);
    return {
      severity: 'error',
      zh: `有 ${fact.count} 处 RGB 颜色${zh}。请广告主转成 CMYK。`,
      en: `RGB colours are used (${fact.count})${en}. Ask the advertiser to convert them to CMYK.`,
    };
  },
  independent: ({ count }) => ({
    severity: 'warning',
    zh: `有 ${count} 处颜色带特性文件（ICC、Lab），由印厂换算，深浅可能有变。请广告主转成 CMYK。`,
    en: `colours come with profiles (ICC, Lab; ${count}) and are converted at the press. Ask the advertiser to convert them to CMYK.`,
  }),
  blends: () => ({
    severity: 'hint',
    zh: `有透明效果。PDF/X-4 照原样印；出 PDF/X-1a 时由本机的 Ghostscript 拼合成 ${FLATTENED_PER_INCH} 像素/英寸的图，文字也成像素。要文字锐利，请广告主先拼合透明度。`,
    en: `it has transparency. PDF/X-4 prints it as it is; for PDF/X-1a the machine’s Ghostscript flattens it to a picture of ${FLATTENED_PER_INCH} ppi, its type as well. For sharp type, ask the advertiser to flatten it.`,
  }),
  'blends-in-light': () => ({
    severity: 'warning',
    zh: '透明效果按 RGB 混合，印出来颜色会变。请广告主把混合空间改为 CMYK。',
    en: 'it blends in RGB, and its colours will change on the press. Ask the advertiser to blend in CMYK.',
  }),
  'rich-text': (fact, standing) => ({
    severity: 'warning',
    zh: `有 ${fact.count} 处黑字不是单黑，最小 ${size(fact, standing)} 磅${placed(fact, standing)[0]}，套不准会虚。请广告主改为单黑。`,
    en: `black text has other inks in it (${fact.count}, the smallest ${size(fact, standing)} pt${placed(fact, standing)[1]}) and blurs where plates do not meet. Ask the advertiser for black alone.`,
  }),
  'small-text': (fact, standing) => ({
    severity: 'warning',
    zh: `有 ${fact.count} 处小字用了几种墨，最小 ${size(fact, standing)} 磅${placed(fact, standing)[0]}，套不准会虚。请广告主改为一种墨。`,
    en: `small text is in several inks (${fact.count}, the smallest ${size(fact, standing)} pt${placed(fact, standing)[1]}) and blurs where plates do not meet. Ask the advertiser for one ink.`,
  }),
  'white-overprint': (fact, standing) => {
    const [zh, en] = placed(fact, standing);
    return {
      severity: 'error',
      zh: `有 ${fact.count} 处白色设了叠印${zh}，印出来就没有了。请广告主去掉叠印。`,
      en: `white overprints (${fact.count})${en} and will not be there on the press. Ask the advertiser to take overprint off it.`,
    };
  },
  pictures: (fact, standing) => coarse(fact, standing, standing.limits.leastPixelsPerInch, ['图', 'a picture']),
  'line-art': (fact, standing) => {
    const said = coarse(fact, standing, LEAST_LINE_ART, ['黑白线条图', 'line art']);
    return said === null ? null : { ...said, severity: 'warning' };
  },
  ink: (fact, standing) => {
    const { limits } = standing;
    const amount = fact.amount ?? 0;
    if (amount <= limits.ink + ROUNDING) return null;
    const [zh, en] = placed(fact, standing);
    return {
      severity: 'error',
      zh: `总墨量到 ${Math.round(amount)}%${zh}，超过 ${limits.ink}%。请广告主减墨。`,
      en: `it takes up to ${Math.round(amount)}% ink${en}, more than ${limits.ink}%. Ask the advertiser for less.`,
    };
  },
  'ink-untold': ({ count }) => ({
    severity: 'hint',
    zh: `有 ${count} 张图的墨量量不出来（JPEG 等）。`,
    en: `the ink of some pictures cannot be told (${count}; JPEG and the like).`,
  }),
  unchecked: (fact, standing) => {
    const [zh = '', en = ''] = ([0, 1] as const).map((language) =>
      uncheckedIn(fact, standing)
        .map((one) => one[language])
        .join(language === 0 ? '、' : ', '),
    );
    return {
      severity: 'warning',
      zh: `未检查颜色和墨量：${zh}。请核对打样。`,
      en: `colours and ink are not checked of ${en}. Look at a proof.`,
    };
  },
  modern: () => null,
  registration: ({ count }) => ({
    severity: 'warning',
    zh: `有 ${count} 处用了“套版色”，四块版都印。请广告主只用在标记上。`,
    en: `registration colour is used (${count}), which prints on all plates. Ask the advertiser to keep it for marks.`,
  }),
  annotations: ({ count }) => ({
    severity: 'warning',
    zh: `有 ${count} 个批注、链接或表单，没有带进来。要印的请广告主拼合到页面里。`,
    en: `comments, links or form fields are left out (${count}). What is to be printed the advertiser has to flatten into the page.`,
  }),
  scripts: () => ({
    severity: 'hint',
    zh: '文件带有脚本或动作，没有带进来。',
    en: 'its scripts or actions are left out.',
  }),
  opi: ({ count }) => ({
    severity: 'error',
    zh: `有 ${count} 张低精度替代图（OPI）。请广告主换成真图再输出。`,
    en: `pictures stand for others (OPI; ${count}). Ask the advertiser for a file with the real ones.`,
  }),
  'layers-hidden': (fact) => ({
    severity: 'warning',
    zh: `关掉的图层没有带进来：${names(fact, '、')}。请对一下样子。`,
    en: `layers that are switched off are left out: ${names(fact, ', ')}. See that it looks right.`,
  }),
  intent: (fact) => ({
    severity: 'hint',
    zh: `是按“${names(fact, '、')}”的印刷条件做的。`,
    en: `it was made for “${names(fact, ', ')}”.`,
  }),
  damaged: () => ({
    severity: 'error',
    zh: '内容有损坏，后面的可能没有画出来。请广告主重新存一份。',
    en: 'it is damaged, and what follows may be missing. Ask the advertiser for the file saved anew.',
  }),
  external: ({ count }) => ({
    severity: 'error',
    zh: `有 ${count} 张图存在别的文件里，没有一起送来，印不出来。请广告主把图嵌进 PDF。`,
    en: `pictures are in files of their own (${count}), which did not come along and are not printed. Ask the advertiser to put them into the PDF.`,
  }),
  'pictures-damaged': (fact, standing) => {
    const [zh, en] = placed(fact, standing);
    return {
      severity: 'error',
      zh: `有 ${fact.count} 张图的数据坏了或不全${zh}，印出来会缺。请广告主重新存一份。`,
      en: `the data of pictures is damaged or cut short (${fact.count})${en}, and parts will be missing. Ask the advertiser for the file saved anew.`,
    };
  },
  'profiles-wrong': ({ count }) => ({
    severity: 'error',
    zh: `有 ${count} 处颜色的特性文件是坏的，或与颜色对不上，印出来的颜色靠不住。请广告主转成 CMYK 重新存。`,
    en: `profiles of colours are damaged or of other colours (${count}), and nobody knows what will be printed. Ask the advertiser to convert them to CMYK.`,
  }),
  transfer: ({ count }) => ({
    severity: 'warning',
    zh: `自带传递曲线（${count} 处），没有带进来，深浅可能与打样不同。请与广告主核对样子。`,
    en: `its transfer curves (${count}) are left out; it may be lighter or darker than the advertiser’s proof. See that it looks right.`,
  }),
  halftones: () => ({
    severity: 'hint',
    zh: '自带加网设置，没有带进来，按印厂的网印。',
    en: 'its own halftone screens are left out; the printer’s are used.',
  }),
  postscript: ({ count }) => ({
    severity: 'error',
    zh: `有 ${count} 处是 PostScript 程序，印不出来，没有带进来。请广告主拼合后重新存。`,
    en: `programs in PostScript (${count}) are left out: they cannot be printed. Ask the advertiser to flatten them and save it again.`,
  }),
  attachments: (fact) => ({
    severity: 'warning',
    zh: `文件里附了别的文件，没有带进来：${names(fact, '、')}。请确认要登的是页面本身。`,
    en: `files attached to it are left out: ${names(fact, ', ')}. Make sure that the page itself is what is to be printed.`,
  }),
  portfolio: () => ({
    severity: 'error',
    zh: '是 PDF 包，页面只是封面，要登的可能在附的文件里。请广告主单独送那一份。',
    en: 'it is a portfolio, whose page is a cover; what is to be printed may be a file in it. Ask the advertiser for that file.',
  }),
  xfa: () => ({
    severity: 'error',
    zh: '是 XFA 表单，页面上的不一定是要登的。请广告主打印成 PDF 再送。',
    en: 'it is an XFA form, and its page may not show what is meant. Ask the advertiser to print it to a PDF.',
  }),
  restricted: (fact) => {
    const told = (fact.names ?? []).flatMap((name) => permissions[name] ?? []);
    return {
      severity: told.some(({ isPrint }) => isPrint) ? 'warning' : 'hint',
      zh: `文件设了权限：不许${told.map(({ zh }) => zh).join('、')}。已照登；请与广告主说一声。`,
      en: `its owner does not allow it to be ${told.map(({ en }) => en).join(', ')}. It is placed all the same; let the advertiser know.`,
    };
  },
};

/** In place of {@link factSayings} where things blend in colours of light: that is not flattened here. */
export const blendsInLight: Said = {
  severity: 'hint',
  zh: '有透明效果，只能出 PDF/X-4。要出 PDF/X-1a，请广告主先拼合透明度。',
  en: 'it has transparency, which goes into PDF/X-4 alone. For PDF/X-1a, ask the advertiser to flatten it.',
};

/** Of what blends and is flattened for PDF/X-1a. */
export const flattenedSaying: Said = {
  severity: 'warning',
  zh: `有透明效果，PDF/X-1a 没有：拼合成 ${FLATTENED_PER_INCH} 像素/英寸的图，文字也成像素。要文字锐利，请改出 PDF/X-4，或请广告主拼合后再送。`,
  en: `it has transparency, which PDF/X-1a has no room for: it is flattened to a picture of ${FLATTENED_PER_INCH} ppi, and its type is pixels. For sharp type export PDF/X-4, or ask the advertiser for a flattened file.`,
};

/** Of what is flattened and lies on other things: as a picture it hides them, and blends with none of them. */
export const flattenedOnThings: Said = {
  severity: 'warning',
  zh: '下面还压着别的内容，拼合成图后整块盖住，不再透出来。请把下面的移开，或改出 PDF/X-4。',
  en: 'it lies on other things, which it hides once it is flattened. Move away what is under it, or export PDF/X-4.',
};

/** Of what blends, and whose fonts are not in its file: flattened, its type would be in others, which look right on no page. */
export function unflattenedSaying(fact: PageFact): Said {
  return {
    severity: 'error',
    zh: `有透明效果，又没有嵌入字体：${names(fact, '、')}。拼合成图会换成别的字体，出不了 PDF/X-1a。请广告主嵌入字体，或把文字转曲。`,
    en: `it has transparency, and fonts that are not embedded: ${names(fact, ', ')}. Flattened, its type would be set in others, and it does not go into PDF/X-1a. Ask the advertiser to embed them or to convert text to outlines.`,
  };
}

/** What PDF/X-1a has no room for (ISO 15930-4 §6): colours that are no inks, blending, newer compression. */
export const x1aSayings: Partial<Readonly<Record<PageFactKind, (fact: PageFact) => Omit<Said, 'severity'>>>> = {
  blends: () => ({
    zh: '有透明效果，出不了 PDF/X-1a，这台机器上也没有能拼合它的 Ghostscript。请安装 Ghostscript，或请广告主拼合透明度，或改出 PDF/X-4。',
    en: 'it has transparency, which PDF/X-1a has no room for, and this machine has no Ghostscript to flatten it. Install Ghostscript, ask the advertiser to flatten it, or export PDF/X-4.',
  }),
  'blends-in-light': () => ({
    zh: '透明效果按 RGB 混合，拼合会把黑字变成四色，出不了 PDF/X-1a。请广告主改为按 CMYK 混合或先拼合，或改出 PDF/X-4。',
    en: 'it blends in RGB, and flattened, its black text would be of four inks: it does not go into PDF/X-1a. Ask the advertiser to blend in CMYK or to flatten it, or export PDF/X-4.',
  }),
  independent: ({ count }) => ({
    zh: `有 ${count} 处颜色带特性文件（ICC、Lab），出不了 PDF/X-1a。请广告主转成 CMYK，或改出 PDF/X-4。`,
    en: `colours come with profiles (ICC, Lab; ${count}), which PDF/X-1a has no room for. Ask the advertiser for CMYK, or export PDF/X-4.`,
  }),
  modern: (fact) => ({
    zh: `用了 PDF/X-1a 没有的压缩或位深：${names(fact, '、')}。请广告主另存，或改出 PDF/X-4。`,
    en: `it uses ${names(fact, ', ')}, which PDF/X-1a has no room for. Ask the advertiser to save it otherwise, or export PDF/X-4.`,
  }),
};
