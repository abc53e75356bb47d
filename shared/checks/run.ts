/** Runs checks: once, over what was composed, or again and again while people work, over what has changed. */

import { numbersOf } from '../compose/composed-halves.ts';
import type { ComposedEdition, ComposedPage } from '../compose/display-list.ts';
import type { WireNews } from '../edition/arrival-records.ts';
import type { BlockId, PageId, PartId } from '../edition/ids.ts';
import { blockNamed } from '../edition/masters.ts';
import type { PressLimits } from '../edition/press-limits.ts';
import type { Article, Edition } from '../edition/records.ts';
import { articlesOn, blocksOnPage, standsOn } from '../edition/selectors.ts';
import { numbersAt } from '../edition/spreads.ts';
import { partsOf, type TextPart } from '../edition/text.ts';
import { placeTaken } from '../edition/turned.ts';
import {
  type EditionFinding,
  type Finding,
  findingsOf,
  type PageContext,
  type PageFinding,
  type TextFinding,
  type TextRange,
} from './check.ts';
import { type CopyChecker, checkedFor } from './copy/checked.ts';
import { inOneWording } from './one-wording.ts';
import { editionChecks, inMendingOrder, pageChecks, textChecks } from './registry.ts';
import { withWaivers } from './waivers.ts';

/** Under which numbers a block of a page stands: of a 通版 that of its half, or both; both where it is of no block. */
export function numbersFound(
  edition: Edition,
  page: Pick<ComposedPage, 'id' | 'number' | 'also'>,
  blockId: BlockId | null,
): Pick<Finding, 'page' | 'also'> {
  const record = edition.pages[page.id];
  const block = blockId === null ? undefined : blockNamed(edition, blockId);
  const isOnHalf = page.also !== undefined && record !== undefined && block !== undefined;
  const [first = page.number, also] = isOnHalf ? numbersAt(record, placeTaken(block)) : numbersOf(page);
  return { page: first, ...(also === undefined ? {} : { also }) };
}

/** What page checks find on a composed page by itself. */
function checkOnePage(context: Omit<PageContext, 'items'>): Finding[] {
  const { edition, page } = context;
  return pageChecks.flatMap((check) =>
    findingsOf<PageFinding>(
      check,
      () => check.run({ ...context, items: page.items }),
      (said) => ({ ...said, severity: 'warning', blockId: null }),
    ).map((one): Finding => ({ ...one, rule: check.id, ...numbersFound(edition, page, one.blockId) })),
  );
}

/** What was found in the edition as a whole last: its pages are asked about one after another. */
let whole: {
  readonly edition: Edition;
  readonly composed: ComposedEdition;
  readonly findings: readonly Finding[];
} | null = null;

/** What edition checks find. */
function checkWhole(edition: Edition, composed: ComposedEdition): readonly Finding[] {
  if (whole?.edition === edition && whole.composed === composed) return whole.findings;
  const first = composed.pages[0]?.number ?? 1;
  const findings = editionChecks.flatMap((check) =>
    findingsOf<EditionFinding>(
      check,
      () => check.run({ edition, composed }),
      (said) => ({ ...said, severity: 'warning', page: first, blockId: null }),
    ).map((one): Finding => ({ ...one, rule: check.id })),
  );
  whole = { edition, composed, findings };
  return findings;
}

/** What there is to mend on a page: what was found on it, and what of the edition as a whole concerns it. */
function together(
  edition: Edition,
  own: readonly Finding[],
  ofEdition: readonly Finding[],
  page: Pick<ComposedPage, 'number' | 'also'>,
): Finding[] {
  const numbers = numbersOf(page);
  return withWaivers(edition, [...own, ...ofEdition.filter((one) => numbers.includes(one.page))].sort(inMendingOrder));
}

/** What checks find on a composed page, those of the edition as a whole among them. */
export function checkPage(
  edition: Edition,
  composed: ComposedEdition,
  page: ComposedPage,
  limits: PressLimits,
  news: readonly WireNews[] = [],
): Finding[] {
  const own = checkOnePage({ edition, composed, page, limits, news });
  return together(edition, own, checkWhole(edition, composed), page);
}

/** Characters kept on either side of what was found in a text, for whoever lists it. */
const AROUND = 7;

/** Findings of a text before it is said which page its article stands on. */
type OwnFinding = Omit<Finding, 'page'>;

const known = new WeakMap<Article, readonly OwnFinding[]>();
/** What was found in a text, for as long as what import noted of its article is the same. */
interface KnownTexts {
  readonly remarks: Article['importRemarks'];
  readonly found: ReadonlyMap<string, readonly (readonly [string, TextFinding])[]>;
}
const byText = new WeakMap<Article['importNotes'], KnownTexts>();

function checkText(article: Article, part: PartId, text: string, tellsRemarks: boolean) {
  return textChecks.flatMap((check) =>
    findingsOf<TextFinding>(
      check,
      () => check.run({ article, part, text, tellsRemarks }),
      (said) => ({ ...said, severity: 'warning', from: 0, to: text.length }),
    ).map((found) => [check.id, found] as const),
  );
}

/** The texts of an article that are looked at: what is printed and not empty. Remarks of import have one to be told at. */
function checkedParts(article: Article): readonly TextPart[] {
  // Notes are for the newsroom.
  const notes = new Set<string>(article.body.flatMap((paragraph) => (paragraph.type === 'note' ? [paragraph.id] : [])));
  const printed = partsOf(article).filter(({ part }) => !notes.has(part));
  const filled = printed.filter(({ text }) => text !== '');
  return filled.length > 0 || (article.importRemarks ?? []).length === 0 ? filled : printed.slice(0, 1);
}

/** A stretch of a text as whoever lists it shows it, with some characters on either side. */
export function excerptOf(text: string, from: number, to: number): Pick<TextRange, 'found' | 'before' | 'after'> {
  return {
    found: text.slice(from, to),
    before: text.slice(Math.max(0, from - AROUND), from),
    after: text.slice(to, to + AROUND),
  };
}

/** What was found in a text of an article, with its place there. */
function inText(article: Article, part: PartId, text: string, rule: string, found: TextFinding): OwnFinding {
  const { from, to, ...said } = found;
  return {
    ...said,
    rule,
    blockId: null,
    text: {
      articleId: article.id,
      part,
      from,
      to,
      ...excerptOf(text, from, to),
    },
  };
}

/** What text checks find in an article, wherever it stands; the same array for the same article. */
function checkArticle(article: Article): readonly OwnFinding[] {
  const before = known.get(article);
  if (before !== undefined) return before;
  const kept = byText.get(article.importNotes);
  const past = kept?.remarks === article.importRemarks ? kept?.found : undefined;
  const present = new Map<string, readonly (readonly [string, TextFinding])[]>();
  const findings = checkedParts(article).flatMap(({ part, text }, at): OwnFinding[] => {
    const tellsRemarks = at === 0 && (article.importRemarks ?? []).length > 0;
    const key = `${part} ${tellsRemarks} ${text}`;
    const own = past?.get(key) ?? checkText(article, part, text, tellsRemarks);
    present.set(key, own);
    return own.map(([rule, found]) => inText(article, part, text, rule, found));
  });
  byText.set(article.importNotes, { remarks: article.importRemarks, found: present });
  known.set(article, findings);
  return findings;
}

/** What text checks find in all articles, those on no page too, and what rules of copy found when they looked. */
function checkTexts(edition: Edition, copy: CopyChecker | null = null): Finding[] {
  const found = Object.values(edition.articles).flatMap((article) => {
    const ofCopy = copy?.known(article) ?? [];
    const findings = inOneWording([
      ...checkArticle(article),
      ...ofCopy.map(({ rule, part, text, found: one }) => inText(article, part, text, rule, one)),
    ]);
    if (findings.length === 0) return [];
    const page = standsOn(edition, article) ?? 0;
    return findings.map((finding) => ({ ...finding, page }));
  });
  return withWaivers(edition, found);
}

/** Has rules of copy look at those of some articles that are new to them, one a step. */
export function* copySteps(edition: Edition, copy: CopyChecker, articles: readonly Article[]): Generator<void> {
  const by = checkedFor(edition);
  for (const article of articles) {
    if (!copy.isNew(article, by)) continue;
    copy.check(article, by);
    yield;
  }
}

/** What is wrong in the texts of all articles: by text checks, and by rules of copy, which look at once. */
export function checkArticles(edition: Edition, copy: CopyChecker): Finding[] {
  for (const _ of copySteps(edition, copy, Object.values(edition.articles)));
  return checkTexts(edition, copy);
}

/** The articles some of which stands on one of some pages. */
export function articlesShown(edition: Edition, pages: readonly Pick<ComposedPage, 'id'>[]): Article[] {
  const ids = articlesOn(edition, new Set(pages.map(({ id }) => id)));
  return [...ids].flatMap((id) => edition.articles[id] ?? []);
}

/** What is wrong in the texts of the articles that begin on a page, each with the block to go to; rules of copy look at once. */
export function checkTextsOn(edition: Edition, page: ComposedPage, copy: CopyChecker | null = null): Finding[] {
  const blocks = blocksOnPage(edition, page.id);
  if (copy !== null) for (const _ of copySteps(edition, copy, articlesShown(edition, [page])));
  return checkTexts(edition, copy).flatMap((finding) => {
    if (!numbersOf(page).includes(finding.page)) return [];
    const block = blocks.find((own) => 'articleId' in own && own.articleId === finding.text?.articleId);
    // An article that is only planned for the page does not go to press with it.
    return block === undefined ? [] : [{ ...finding, blockId: block.id }];
  });
}

/** The same list each time: what is checked again is what has changed. */
const noNews: readonly WireNews[] = [];

/** Articles that somebody who types changes at a time; where more are new, pages come first. */
const MOST_TYPED = 2;

interface CheckedPage {
  /** What the findings were made from: they stand while all of it is the same. */
  readonly reads: readonly unknown[];
  readonly findings: readonly Finding[];
}

/** All that a page's checks read, beside articles that have nothing to do with it. */
function readsOf({ edition, composed, page, limits, news }: Omit<PageContext, 'items'>): unknown[] {
  const { articles, ...tables } = edition;
  const own = page.blocks.map(({ id }) => {
    const block = blockNamed(edition, id);
    return block !== undefined && 'articleId' in block ? block.articleId : undefined;
  });
  return [
    page,
    limits,
    news,
    ...Object.values(tables),
    ...own.map((id) => (id === undefined ? undefined : articles[id])),
    JSON.stringify(composed.findings.filter(({ pageId }) => pageId === page.id)),
  ];
}

/** Keeps what was found, so that a change costs the checks of what it changed. */
export class Checker {
  readonly #pages = new Map<PageId, CheckedPage>();
  readonly #copy: CopyChecker | null;

  /** `copy` looks at what articles say, where that is wanted. */
  constructor(copy: CopyChecker | null = null) {
    this.#copy = copy;
  }

  /**
   * Checks what has changed since the last time, a page a step, those of `first` before the others, then an article a step. Whoever goes through
   * the steps may stop between any two: what was checked by then is kept.
   */
  *steps(
    edition: Edition,
    composed: ComposedEdition,
    limits: PressLimits,
    first: readonly PageId[],
    news: readonly WireNews[] = noNews,
  ): Generator<void> {
    if (this.#copy !== null) {
      const [copy, by] = [this.#copy, checkedFor(edition)];
      // What was typed is looked at before anything is told: what is found in it does not go and come again.
      const typed = Object.values(edition.articles).filter((article) => copy.isNew(article, by));
      if (typed.length <= MOST_TYPED) for (const article of typed) copy.check(article, by);
    }
    for (const id of this.#pages.keys()) if (!composed.pages.some((page) => page.id === id)) this.#pages.delete(id);
    const isFirst = (page: ComposedPage) => first.includes(page.id);
    const order = [...composed.pages.filter(isFirst), ...composed.pages.filter((page) => !isFirst(page))];
    for (const page of order) {
      const context = { edition, composed, page, limits, news };
      const reads = readsOf(context);
      const before = this.#pages.get(page.id);
      if (before?.reads.every((one, at) => one === reads[at]) === true) continue;
      this.#pages.set(page.id, { reads, findings: checkOnePage(context) });
      yield;
    }
    if (this.#copy !== null) yield* copySteps(edition, this.#copy, Object.values(edition.articles));
  }

  /** All that is known: pages in their order, then texts. */
  found(edition: Edition, composed: ComposedEdition): Finding[] {
    const ofEdition = checkWhole(edition, composed);
    const ofPages = composed.pages.flatMap((page) =>
      together(edition, this.#pages.get(page.id)?.findings ?? [], ofEdition, page),
    );
    return [...ofPages, ...checkTexts(edition, this.#copy)];
  }
}
