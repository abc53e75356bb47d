/** What is pasted while nobody types: a table into the page, copy into the pool as a story. */
import { type ArticleId, newId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters } from '../../shared/edition/selectors.ts';
import { storyPatches } from '../../shared/layout/articles.ts';
import { readDocument } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { type StoryCopy, storyOf, storyOfLines } from '../../shared/text/story-copy.ts';
import { clipboardTable } from '../../shared/text/table/clipboard-table.ts';
import { inBoth } from '../i18n/strings.ts';
import type { PointOnPage } from '../state/dropped-at.ts';
import { sayPasted } from '../story/paste-notice.ts';
import type { AtHand, DeskStores } from './at-hand.ts';
import type { Tables } from './tables.ts';

/** Characters of a story that is pasted: some ten pages of a broadsheet full of text. */
const MOST_CHARACTERS = 100_000;
/** Characters of a document's HTML that is read: a word processor writes up to a hundred for each of its text. */
const MOST_MARKUP = 10_000_000;

function lengthOf(leaves: readonly { readonly text: string }[]): number {
  return leaves.reduce((sum, { text }) => sum + text.length, 0);
}

/** How long a document's HTML is without the pictures that lie in its quotes: however large, they are read at once. */
function lengthOfMarkup(html: string): number {
  if (html.length <= MOST_MARKUP) return html.length;
  return html.split(/["']/u).reduce((sum, piece) => (/^data:image/iu.test(piece) ? sum : sum + piece.length), 0);
}

/** What a clipboard hands out. */
interface Clipboard {
  getData(format: string): string;
}

/** A story as it was pasted, and what of it was left out or is not as it stood. */
interface PastedStory {
  readonly story: StoryCopy;
  readonly remarks: readonly ImportRemark[];
}

/** A document without its tables, which are placed as such. */
function withoutTables(html: string): string {
  if (!/<table/iu.test(html)) return html;
  const read = new DOMParser().parseFromString(html, 'text/html');
  for (const table of read.querySelectorAll('table')) table.remove();
  return read.body.innerHTML;
}

/** The story on a clipboard, by the readers that import has; null where there are no words. */
function storyOn(data: Clipboard): PastedStory | null {
  const html = withoutTables(data.getData('text/html'));
  const { paragraphs, remarks, pictures } = readDocument(html);
  const words = paragraphs.map(({ leaves }) => leaves.map(({ text }) => text).join('')).join('');
  if (words.trim() !== '') {
    const told = remarks.filter(({ kind }) => kind !== 'document-title');
    // Their files are elsewhere: only their words came along.
    if (pictures.length > 0) told.push({ kind: 'pictures-elsewhere', count: pictures.length });
    return { story: storyOf(paragraphs), remarks: told };
  }
  const text = /<table/iu.test(data.getData('text/html')) ? '' : data.getData('text/plain');
  return text.trim() === '' ? null : { story: storyOfLines(text), remarks: [] };
}

/** What of the desk and the window it needs. */
type PastingHand = Pick<AtHand, 'edition' | 'page' | 'edit'>;
interface PastingStores {
  readonly notices: Pick<DeskStores['notices'], 'notify' | 'say'>;
  readonly selection: Pick<DeskStores['selection'], 'update'>;
}

export class Pasting {
  readonly #hand: PastingHand;
  readonly #stores: PastingStores;
  readonly #tables: Pick<Tables, 'paste'>;

  constructor(hand: PastingHand, stores: PastingStores, tables: Pick<Tables, 'paste'>) {
    this.#hand = hand;
    this.#stores = stores;
    this.#tables = tables;
  }

  /**
   * Takes what is on a clipboard, as one step; false where there is nothing to take. A table comes at the place given, else
   * where the page has room.
   */
  paste(data: Clipboard, at: PointOnPage | null = null): boolean {
    const step = newId<'step'>();
    const hasTable = clipboardTable(data) !== null;
    // Into a table that is selected the table alone is meant, and rows parted by tabs are no copy.
    const isTable = hasTable && (this.#hand.page?.blocks[0]?.kind === 'table' || data.getData('text/html') === '');
    if (!isTable && this.#isTooLong(lengthOfMarkup(data.getData('text/html')), MOST_MARKUP)) return true;
    const read = isTable ? null : storyOn(data);
    const characters = read === null ? 0 : read.story.body.reduce((sum, { leaves }) => sum + lengthOf(leaves), 0);
    if (this.#isTooLong(characters, MOST_CHARACTERS)) return true;
    const articleId = read === null ? null : this.#put(read, step);
    // A page of the web may have a table among its copy: it goes with the story.
    const isPlaced =
      hasTable &&
      this.#tables.paste(data, {
        step,
        ...(articleId === null ? {} : { articleId }),
        ...(at === null ? {} : { at }),
      });
    if (read !== null && articleId !== null) this.#tell(articleId, read.remarks);
    return articleId !== null || isPlaced;
  }

  /** Refuses what no story is, rather than have the window stand still over it, and says so. */
  #isTooLong(length: number, most: number): boolean {
    if (length <= most) return false;
    this.#stores.notices.notify('refused', 'pasteTooLong', { most: MOST_CHARACTERS });
    return true;
  }

  /** Puts a story into the pool. */
  #put(read: PastedStory, step: string): ArticleId | null {
    const { edition } = this.#hand;
    if (edition === null) return null;
    const { article, patches } = storyPatches(edition, read.story, [], read.remarks);
    this.#hand.edit('copy.paste', patches, step);
    this.#stores.selection.update({ articleId: article.id, blocks: [], cells: null });
    return article.id;
  }

  /** Says what became a story, and what of it was left out. */
  #tell(id: ArticleId, remarks: readonly ImportRemark[]): void {
    const article = this.#hand.edition?.articles[id];
    if (article === undefined) return;
    const said = inBoth('storyPasted', { title: articleTitle(article), count: bodyCharacters(article) });
    const told = (language: 'zh' | 'en') =>
      remarks.length === 0
        ? said[language]
        : `${said[language]}${language === 'en' ? ' ' : ''}${sayPasted(remarks, language)}`;
    const cause = {
      about: `pasted ${article.id}`,
      holds: ({ edition: now }: { readonly edition: Edition | null }) => now?.articles[article.id] !== undefined,
    };
    this.#stores.notices.say(remarks.length === 0 ? 'done' : 'hint', { zh: told('zh'), en: told('en') }, cause);
  }
}
