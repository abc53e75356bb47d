/** Copy as read becomes articles of the edition. */
import { headlineLists } from '../edition/article-records.ts';
import { documentColour, swatchesOf } from '../edition/colours.ts';
import { emptyArticle } from '../edition/create.ts';
import { editorAlone, editorAtEnd, editorInCharge } from '../edition/editors-line.ts';
import { newId } from '../edition/ids.ts';
import { sliceLeaves, tidyLeaves } from '../edition/leaves.ts';
import type { Patch } from '../edition/operations.ts';
import { putImage } from '../edition/put-image.ts';
import type { Article, Edition, Image, ImportNote, Leaf, Paragraph, Photo } from '../edition/records.ts';
import { pageByNumber, paragraphText } from '../edition/selectors.ts';
import type { StyleName } from '../edition/style-records.ts';
import { withLines } from '../edition/styled-lines.ts';
import type { ImportRemark } from '../text/import-remarks.ts';
import type { CopyArticle, CopyParagraph, CopyRefer, PageCopy } from '../text/page-copy.ts';
import type { StoryCopy } from '../text/story-copy.ts';
import type { WireFacts } from '../text/wire-facts.ts';

function leavesOf(paragraph: CopyParagraph): Leaf[] {
  const { text, speaker } = paragraph;
  if (speaker === 0) return [{ text }];
  return [{ text: text.slice(0, speaker), strong: true }, { text: text.slice(speaker) }];
}

/** A paragraph's text up to a UTF-16 offset. */
function cutAt(paragraph: Paragraph, offset: number): Paragraph {
  return { ...paragraph, children: tidyLeaves(sliceLeaves(paragraph.children, 0, offset)) };
}

/** Where imported stories will stand: its style of running text says what is printed of them. */
type Styled = Pick<Edition, 'styles'> & Partial<Pick<Edition, 'edition'>>;

/** The swatches of an edition by the colours that documents show them in (`story-file.ts`); the first of those that look alike. */
function swatchesByColour({ edition }: Styled): ReadonlyMap<string, string> {
  if (edition === undefined) return new Map();
  return new Map(
    swatchesOf({ edition })
      .toReversed()
      .map((swatch) => [documentColour(swatch), swatch.id]),
  );
}

/** Text as a document has it, its colours those of an edition; a colour that is no swatch's is black. */
function inSwatches(leaves: StoryCopy['body'][number]['leaves'], swatches: ReadonlyMap<string, string>): Leaf[] {
  const named = leaves.map(({ colour, ...leaf }): Leaf => {
    const swatch = swatches.get(colour ?? '');
    return swatch === undefined ? leaf : { ...leaf, colour: swatch };
  });
  return leaves.some(({ colour }) => colour !== undefined) ? tidyLeaves(named) : named;
}

/** Greys are a look of the document's; of colours whose shares differ by more than this, of 255, somebody means something. */
const CHROMA = 24;

function isColourful(colour: string): boolean {
  const shares = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  return Math.max(...shares) - Math.min(...shares) > CHROMA;
}

/** What is told of colours that the edition has no swatch of, a paragraph at a time. */
function coloursLeft(edition: Styled, { body, looks = {} }: StoryCopy): ImportRemark[] {
  const swatches = swatchesByColour(edition);
  const told = (leaves: StoryCopy['body'][number]['leaves'], at: object): ImportRemark[] => {
    const left = leaves.filter(({ colour = '' }) => colour !== '' && !swatches.has(colour) && isColourful(colour));
    if (left.length === 0) return [];
    const text = left.map((leaf) => leaf.text).join(' ');
    return [{ kind: 'colour-left', count: left.length, ...at, text }];
  };
  return [
    ...headlineLists.flatMap((list) => (looks[list] ?? []).flatMap((leaves) => told(leaves, {}))),
    ...body.flatMap(({ leaves }, at) => told(leaves, { paragraph: at + 1 })),
  ];
}

/**
 * What of imported paragraphs is copy, and the editor's line (责任编辑：××) at one of their ends; null without one. It stays
 * with the copy where the edition's running text has no place for it, as that of editions made before: taken out, it
 * would be printed no more.
 */
function withoutEditor(
  { styles }: Styled,
  body: readonly Paragraph[],
): { readonly body: Paragraph[]; readonly editor: string | null } {
  const place: StyleName = 'body';
  if (styles[place]?.credits?.editor === undefined) return { body: [...body], editor: null };
  const printed = body.filter(({ type }) => type !== 'note');
  const last = printed.at(-1);
  // A story of one paragraph that is nothing else stays as it is.
  const ends = [
    { one: last, find: editorAlone },
    // A letter to the editor begins with 编辑：××, too.
    { one: printed[0], find: editorInCharge },
  ];
  for (const { one, find } of printed.length > 1 ? ends : []) {
    const alone = one === undefined ? null : find(paragraphText(one));
    if (alone !== null) return { body: body.filter((other) => other !== one), editor: alone.editor };
  }
  const found = last === undefined ? null : editorAtEnd(paragraphText(last));
  if (found === null || found.rest === 0) return { body: [...body], editor: null };
  return { body: body.map((one) => (one === last ? cutAt(one, found.rest) : one)), editor: found.editor };
}

/** An article from copy read off a page. Numbers of pages the edition lacks are left out. */
function articleFromCopy(edition: Edition, copy: CopyArticle): Article {
  const read = copy.body.map(
    (paragraph): Paragraph => ({ id: newId<'paragraph'>(), type: paragraph.type, children: leavesOf(paragraph) }),
  );
  const { body, editor } = withoutEditor(edition, read);
  const lengths = new Map(body.map((paragraph) => [paragraph.id, paragraphText(paragraph).length]));
  const importNotes = copy.body.flatMap((paragraph, at) =>
    paragraph.joints.flatMap((offset): ImportNote[] => {
      const target = read[at];
      const isThere = target !== undefined && offset <= (lengths.get(target.id) ?? -1);
      return isThere ? [{ kind: 'joint', paragraphId: target.id, offset }] : [];
    }),
  );
  const turn = copy.turnsTo[0];
  const jump = turn === undefined ? undefined : pageByNumber(edition, turn);
  return {
    ...emptyArticle(),
    headlines: { kicker: [...copy.kicker], headline: [...copy.headline], deck: [...copy.deck], summary: '' },
    banner: copy.banner,
    ...(editor === null ? {} : { editor }),
    body,
    photos: copy.captions.map(({ text, credit }) => ({
      id: newId<'photo'>(),
      imageId: null,
      caption: text,
      credit,
    })),
    plannedJump: jump?.id ?? null,
    copyToCome: copy.copyToCome && jump !== undefined,
    importNotes,
  };
}

/** A picture that came with a story: its facts and its words. */
export interface StoryPhoto {
  readonly image: Image;
  readonly caption: string;
  readonly credit: string;
  /** What of its file is not as it stood there. */
  readonly remarks?: readonly ImportRemark[];
}

/** An article with what import left out of it, or changed, to be told until somebody has looked. */
function withRemarks(article: Article, remarks: readonly ImportRemark[]): Article {
  return remarks.length === 0 ? article : { ...article, importRemarks: [...remarks] };
}

/** By what further versions of a story are known. */
export function wireOf(facts: WireFacts | undefined): Pick<Article, 'wire'> {
  if (facts?.guid === undefined) return {};
  const { guid, version, isKilled } = facts;
  return {
    wire: { guid, ...(version === undefined ? {} : { version }), ...(isKilled ? { isKilled: true as const } : {}) },
  };
}

/**
 * An article from a story of one document and the pictures in it, and the patches that put them into the pool. The
 * remarks of its file, and those of its pictures, stay with the article, and so does what a wire calls it.
 */
export function storyPatches(
  edition: Pick<Edition, 'styles' | 'images' | 'blocks' | 'articles'> & Partial<Pick<Edition, 'edition'>>,
  story: StoryCopy,
  pictures: readonly StoryPhoto[],
  remarks: readonly ImportRemark[] = [],
  wire?: WireFacts,
): { readonly article: Article; readonly patches: Patch[] } {
  const photos = pictures.map(
    ({ image, caption, credit }): Photo => ({ id: newId<'photo'>(), imageId: image.id, caption, credit }),
  );
  const all = [...remarks, ...coloursLeft(edition, story), ...pictures.flatMap((picture) => picture.remarks ?? [])];
  const article = withRemarks({ ...articleFromStory(edition, story, photos), ...wireOf(wire) }, all);
  return {
    article,
    patches: [
      ...pictures.flatMap(({ image }) => putImage(edition, image).patches),
      ...poolPatches({ articles: [article], refers: [] }),
    ],
  };
}

/** An article from a story of one document, as it will be printed in an edition. */
export function articleFromStory(edition: Styled, story: StoryCopy, photos: readonly Photo[]): Article {
  const { kicker, headline, deck, summary, byline, dateline, source } = story;
  const swatches = swatchesByColour(edition);
  const read = story.body.map(
    ({ type, leaves }): Paragraph => ({ id: newId<'paragraph'>(), type, children: inSwatches(leaves, swatches) }),
  );
  // One that a document names by its style is taken as it is, and the copy stays whole.
  const { body, editor } = story.editor === '' ? withoutEditor(edition, read) : { body: read, editor: story.editor };
  const plain: Article['headlines'] = { kicker: [...kicker], headline: [...headline], deck: [...deck], summary };
  return {
    ...emptyArticle(),
    headlines: headlineLists.reduce((set, list) => {
      const lines = story.looks?.[list];
      return lines === undefined
        ? set
        : withLines(
            set,
            list,
            lines.map((runs) => inSwatches(runs, swatches)),
          );
    }, plain),
    byline,
    ...(dateline === '' ? {} : { dateline }),
    source,
    ...(editor === null ? {} : { editor }),
    body,
    photos: [...photos],
  };
}

/** The article a refer points to, still without its copy: its page is where the refer says. */
function articleFromRefer(edition: Edition, copy: CopyRefer): Article {
  const hasHeadline = copy.headline.length > 0;
  return {
    ...emptyArticle(),
    headlines: {
      kicker: hasHeadline && copy.text !== '' ? [copy.text] : [],
      headline: hasHeadline ? [...copy.headline] : [copy.text],
      deck: [],
      summary: '',
    },
    plannedPage: pageByNumber(edition, copy.page)?.id ?? null,
  };
}

/** Copy that has become articles, none of them in the edition yet. */
export interface Imported {
  readonly articles: readonly Article[];
  /** Articles the copy only points to. */
  readonly refers: readonly Article[];
  /** Page numbers the copy names and the edition does not have: their refers and jumps point nowhere yet. */
  readonly missingPages: readonly number[];
}

/** Reads page copy as articles of an edition. What its file is remarked on stays with the first of them. */
export function importCopy(edition: Edition, copy: PageCopy, remarks: readonly ImportRemark[] = []): Imported {
  const named = [...copy.refers.map((refer) => refer.page), ...copy.articles.flatMap((article) => article.turnsTo)];
  const remarked = (article: Article, isFirst: boolean) => (isFirst ? withRemarks(article, remarks) : article);
  const hasArticles = copy.articles.length > 0;
  return {
    refers: copy.refers.map((refer, at) => remarked(articleFromRefer(edition, refer), at === 0 && !hasArticles)),
    articles: copy.articles.map((article, at) => remarked(articleFromCopy(edition, article), at === 0)),
    missingPages: [...new Set(named)].filter((number) => pageByNumber(edition, number) === undefined),
  };
}

/** Puts imported articles into the copy pool (稿库), where they wait for a page. */
export function poolPatches(imported: Pick<Imported, 'articles' | 'refers'>): Patch[] {
  return [...imported.refers, ...imported.articles].map((article) => ({
    kind: 'put',
    table: 'articles',
    id: article.id,
    record: article,
  }));
}
