/** What is said of the facts about a page that is placed, an advert's most often: how much it matters, and what to do. */
import type { PageFact, PageFactKind } from '../../edition/placed-page.ts';
import type { PressLimits } from '../../edition/press-limits.ts';

interface Said {
  readonly severity: 'error' | 'warning' | 'hint';
  /** What there is, without the advert's name, which stands before it. */
  readonly zh: string;
  readonly en: string;
}

/** What a fact means on the page: `scale` is how large the page is placed, 1 at its own size. */
type Saying = (fact: PageFact, place: { readonly scale: number; readonly limits: PressLimits }) => Said | null;

/** Line art under this shows steps (domain.md §5: 600–1200 dpi). */
const LEAST_LINE_ART = 600;
/** Below this share of the least resolution a picture is plainly coarse. */
const COARSE = 2 / 3;
/** Names that are told of a fact. */
const MOST_NAMES = 6;
/** What rounding may add to ink, in per cent. */
const ROUNDING = 0.5;

const names = ({ names: all = [] }: PageFact, by: string) =>
  `${all.slice(0, MOST_NAMES).join(by)}${all.length > MOST_NAMES ? ' …' : ''}`;
const size = ({ amount = 0 }: PageFact, scale: number) => Math.round(amount * scale * 10) / 10;

/** How sharp a picture is where it stands. */
function coarse(fact: PageFact, scale: number, least: number, [zh, en]: readonly [string, string]): Said | null {
  const has = Math.round((fact.amount ?? 0) / scale);
  if (has >= least) return null;
  return {
    severity: has < least * COARSE ? 'error' : 'warning',
    zh: `里面的${zh}只有 ${has} dpi，至少要 ${least}。请广告主换清楚的。`,
    en: `${en} in it has ${has} dpi; it takes ${least}. Ask the advertiser for a sharper one.`,
  };
}

/** Each kind, in words that say what to do. */
export const factSayings: Readonly<Record<PageFactKind, Saying>> = {
  'fonts-missing': (fact) => ({
    severity: 'error',
    zh: `字体没有嵌入：${names(fact, '、')}。请广告主嵌入字体，或把文字转曲。`,
    en: `fonts are not embedded: ${names(fact, ', ')}. Ask the advertiser to embed them or to convert text to outlines.`,
  }),
  rgb: ({ count }) => ({
    severity: 'error',
    zh: `有 ${count} 处 RGB 颜色。请广告主转成 CMYK。`,
    en: `RGB colours are used (${count}). Ask the advertiser to convert them to CMYK.`,
  }),
  independent: ({ count }) => ({
    severity: 'warning',
    zh: `有 ${count} 处颜色带特性文件（ICC、Lab），由印厂换算，深浅可能有变。请广告主转成 CMYK。`,
    en: `colours come with profiles (ICC, Lab; ${count}) and are converted at the press. Ask the advertiser to convert them to CMYK.`,
  }),
  blends: () => ({
    severity: 'hint',
    zh: '有透明效果，只能出 PDF/X-4。要出 PDF/X-1a，请广告主先拼合透明度。',
    en: 'it has transparency, which goes into PDF/X-4 alone. For PDF/X-1a, ask the advertiser to flatten it.',
  }),
  'blends-in-light': () => ({
    severity: 'warning',
    zh: '透明效果按 RGB 混合，印出来颜色会变。请广告主把混合空间改为 CMYK。',
    en: 'it blends in RGB, and its colours will change on the press. Ask the advertiser to blend in CMYK.',
  }),
  'rich-text': (fact, { scale }) => ({
    severity: 'warning',
    zh: `有 ${fact.count} 处黑字不是单黑，最小 ${size(fact, scale)} 磅，套不准会虚。请广告主改为单黑。`,
    en: `black text has other inks in it (${fact.count}, the smallest ${size(fact, scale)} pt) and blurs where plates do not meet. Ask the advertiser for black alone.`,
  }),
  'small-text': (fact, { scale }) => ({
    severity: 'warning',
    zh: `有 ${fact.count} 处小字用了几种墨，最小 ${size(fact, scale)} 磅，套不准会虚。请广告主改为一种墨。`,
    en: `small text is in several inks (${fact.count}, the smallest ${size(fact, scale)} pt) and blurs where plates do not meet. Ask the advertiser for one ink.`,
  }),
  'white-overprint': ({ count }) => ({
    severity: 'error',
    zh: `有 ${count} 处白色设了叠印，印出来就没有了。请广告主去掉叠印。`,
    en: `white overprints (${count}) and will not be there on the press. Ask the advertiser to take overprint off it.`,
  }),
  pictures: (fact, { scale, limits }) => coarse(fact, scale, limits.leastPixelsPerInch, ['图', 'a picture']),
  'line-art': (fact, { scale }) => {
    const said = coarse(fact, scale, LEAST_LINE_ART, ['黑白线条图', 'line art']);
    return said === null ? null : { ...said, severity: 'warning' };
  },
  ink: ({ amount = 0 }, { limits }) =>
    amount <= limits.ink + ROUNDING
      ? null
      : {
          severity: 'error',
          zh: `总墨量到 ${Math.round(amount)}%，超过 ${limits.ink}%。请广告主减墨。`,
          en: `it takes up to ${Math.round(amount)} % ink, more than ${limits.ink} %. Ask the advertiser for less.`,
        },
  'ink-untold': ({ count }) => ({
    severity: 'hint',
    zh: `有 ${count} 张图的墨量量不出来（JPEG 等）。`,
    en: `the ink of some pictures cannot be told (${count}; JPEG and the like).`,
  }),
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
};

/** What PDF/X-1a has no room for (ISO 15930-4 §6): colours that are no inks, blending, newer compression. */
export const x1aSayings: Partial<Readonly<Record<PageFactKind, (fact: PageFact) => Omit<Said, 'severity'>>>> = {
  blends: () => ({
    zh: '有透明效果，出不了 PDF/X-1a。请广告主拼合透明度，或改出 PDF/X-4。',
    en: 'it has transparency, which PDF/X-1a has no room for. Ask the advertiser to flatten it, or export PDF/X-4.',
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
