/** What an agency has said of a story since it was taken: withdrawn, put right, written further. */
import type { WireNews } from '../../edition/arrival-records.ts';
import { blockNamed } from '../../edition/masters.ts';
import type { Block, Edition } from '../../edition/records.ts';
import { articleTitle, imageShown } from '../../edition/selectors.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

/** Words about a story in both languages. */
interface Told {
  readonly title: string;
  /** The agency, where it says who it is. */
  readonly source: string;
  /** It is said of one of its pictures. */
  readonly isPicture: boolean;
}

const untitled = { zh: '无标题', en: 'Untitled' };
/** What was said of one before. */
const FORMERLY_UNTITLED = '无题';

/** True of a block of the story that is spoken of; where one of its pictures is, of a block that shows that. */
function isMeant(edition: Edition, block: Block, { articleId, imageId }: WireNews): boolean {
  if (!('articleId' in block) || block.articleId !== articleId) return false;
  return imageId === undefined || (block.kind === 'photo' && imageShown(edition, block) === imageId);
}

/** Finds the stories on a page that have news of a kind, and pictures, once each, at the first of their blocks. */
function withNews(
  kind: WireNews['kind'],
  severity: PageFinding['severity'],
  say: (told: Told, language: 'zh' | 'en') => string,
): PageCheck['run'] {
  return ({ edition, page, news = [] }: PageContext) => {
    const wanted = new Set(news.filter((one) => one.kind === kind));
    if (wanted.size === 0) return [];
    return page.blocks.flatMap(({ id }) => {
      const block = blockNamed(edition, id);
      const own = block === undefined ? [] : [...wanted].filter((one) => isMeant(edition, block, one));
      return own.flatMap((one): PageFinding[] => {
        const article = edition.articles[one.articleId];
        if (article === undefined) return [];
        wanted.delete(one);
        const { source, imageId } = one;
        const told = (language: 'zh' | 'en', without = untitled[language]) =>
          say({ title: articleTitle(article) || without, source, isPicture: imageId !== undefined }, language);
        return [{ blockId: id, severity, zh: told('zh'), en: told('en'), formerly: [told('zh', FORMERLY_UNTITLED)] }];
      });
    });
  };
}

/** Finds the stories of which a further version has come that nobody has looked at. */
function withVersion(
  kind: 'correction' | 'update',
  severity: PageFinding['severity'],
  name: { readonly zh: string; readonly en: string },
): PageCheck['run'] {
  return withNews(kind, severity, ({ title, source, isPicture }, language) =>
    language === 'zh'
      ? `《${title}》${isPicture ? '的图片' : ''}来了${source}${isPicture ? '新版' : name.zh}，还没有处理。请在“来稿”里看过，取用或不要。`
      : `${isPicture ? 'A further version of a picture' : name.en} of “${title}”${source === '' ? '' : ` from ${source}`} is waiting. Look at it under Incoming copy: take it or put it aside.`,
  );
}

export const storyKilled: PageCheck = {
  scope: 'page',
  id: 'story-killed',
  refusesSignature: true,
  title: { zh: '撤稿', en: 'Story withdrawn' },
  source: 'IPTC NewsCodes pubStatus: canceled and withheld are not to be published',
  run: withNews('killed', 'error', ({ title, source }, language) =>
    language === 'zh'
      ? `《${title}》${source === '' ? '' : `已由${source}`}撤稿，不得见报。请从版面撤下。`
      : `“${title}” was withdrawn${source === '' ? '' : ` by ${source}`} and must not be printed. Take it off the page.`,
  ),
};

export const storyCorrected: PageCheck = {
  scope: 'page',
  id: 'story-corrected',
  refusesSignature: true,
  title: { zh: '更正稿未处理', en: 'Correction waiting' },
  source: 'IPTC NewsCodes signal: a correction takes the place of what came before',
  run: withVersion('correction', 'error', { zh: '更正稿', en: 'A correction' }),
};

export const storyUpdated: PageCheck = {
  scope: 'page',
  id: 'story-updated',
  title: { zh: '更新稿未处理', en: 'Update waiting' },
  source: 'a later version of a story is looked at before the page goes to press',
  run: withVersion('update', 'warning', { zh: '更新稿', en: 'An update' }),
};
