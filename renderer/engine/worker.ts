/** Runs the engine off the page's thread. It keeps its own copy of the edition, changed by the same patches. */
import type { Finding } from '../../shared/checks/check.ts';
import type { CopyChecker } from '../../shared/checks/copy/checked.ts';
import { withOverset } from '../../shared/checks/overset-copy.ts';
import { checkPage, checkTextsOn } from '../../shared/checks/run.ts';
import { areSameLines, linesOf, type ParagraphLines } from '../../shared/compose/article-lines.ts';
import {
  type ComposeCache,
  compose,
  composeArticle,
  composePages,
  createComposeCache,
} from '../../shared/compose/compose.ts';
import { cutsOf } from '../../shared/compose/cuts.ts';
import type { ComposedEdition, ComposedPage } from '../../shared/compose/display-list.ts';
import { explainLine } from '../../shared/compose/explain.ts';
import type { FontBook } from '../../shared/compose/font-book.ts';
import type { Resources } from '../../shared/compose/resources.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import type { WireNews } from '../../shared/edition/arrival-records.ts';
import type { ArticleId, FaceId, PageId, ParagraphId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { newsprintLimits, type PressLimits } from '../../shared/edition/press-limits.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { articleTitle, bodyCharacters, mastersOf } from '../../shared/edition/selectors.ts';
import { importPage } from '../../shared/layout/page-import.ts';
import { placeArticle, shapeIn } from '../../shared/layout/place-article.ts';
import { fitLastBlock, jumpRest } from '../../shared/layout/remedies.ts';
import { DRAWN_FACE } from '../../shared/paper/drawn-glyphs.ts';
import { Checking } from './checking.ts';
import { EngineFaces } from './engine-faces.ts';
import { collectGarbage } from './garbage.ts';
import { loadLanguage, loadWords } from './loaded-files.ts';
import type { EngineReply, EngineRequest, ImportPlan, PageSummary, Question, Questions } from './messages.ts';
import { ItemNumbers, packPage } from './packed-page.ts';
import { loadShaper } from './shaper.ts';

/** The worker's own global: TypeScript's page types do not know it. */
interface WorkerScope {
  postMessage(reply: EngineReply, transfer: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<EngineRequest>) => void): void;
}
declare const self: WorkerScope;

/** Faces and words are read while the edition is on its way. */
const faces = new EngineFaces(loadShaper());
const wordsReady = loadWords();
Promise.all([faces.shipped, wordsReady]).catch(fail);

let edition: Edition | undefined;
let previewed: readonly Patch[] | null = null;
let shown: readonly PageId[] = [];
let cache = createComposeCache();
/** The pages as the window was last told of them. */
let told = new Map<PageId, ComposedPage>();
/** The pages whose display lists it has. */
let painted = new Map<PageId, ComposedPage>();
let isScheduled = false;
/** What {@link cache} was filled with. */
let composedWith: Resources | null = null;
/** What questions are answered with while a preview is set in other faces. */
let aside: { readonly resources: Resources; readonly known: ComposeCache } | null = null;
/** What the press that pages were exported for last holds. */
let limits: PressLimits = newsprintLimits;
/** What agencies have said of the edition's stories since they were taken. */
let news: readonly WireNews[] = [];
/** What was composed last, without a preview. */
let composed: ComposedEdition | null = null;
const checking = new Checking((findings) => {
  const placed = composed === null ? findings : withOverset(findings, composed, cache);
  self.postMessage({ kind: 'checked', findings: placed }, []);
}, loadLanguage);
/** False in safe mode: pages are checked where that is asked for alone. */
let isChecking = true;
/** The article whose lines the window shows, and what it was told of them. */
let watched: ArticleId | null = null;
let toldLines = new Map<ParagraphId, ParagraphLines>();
/** Of the items of pages the window was sent. */
const numbers = new ItemNumbers();

function summaryOf({ id, number, width, height, blocks }: ComposedPage): PageSummary {
  return { id, number, width, height, blocks };
}

/** Hands pages with their display lists to the window. */
function tellShown(pages: readonly ComposedPage[]): void {
  const packed = pages.map((page) => packPage(page, numbers));
  self.postMessage(
    { kind: 'shown', pages: packed },
    packed.map((page) => page.numbers.buffer),
  );
}

/** Composes what is looked at, when nothing has been told yet; the rest follows. */
function composeShown(current: Edition, resources: Resources): void {
  const pages = composePages(current, resources, cache, shown);
  for (const page of pages) painted.set(page.id, page);
  tellShown(pages);
}

function composeAll(current: Edition, resources: Resources): void {
  const from = performance.now();
  const whole = compose(current, resources, cache);
  const { articles } = whole;
  // Masters are shown like pages, and are none of the edition's.
  const masters = mastersOf(current).map(({ id }) => id);
  const pages = [...whole.pages, ...composePages(current, resources, cache, masters)];
  const took = performance.now() - from;
  // The lists keep to what is kept; a preview shows on the pages looked at.
  const changed = pages.filter((page) => told.get(page.id) !== page);
  const toShow = pages.filter((page) => shown.includes(page.id) && painted.get(page.id) !== page);
  for (const page of toShow) numbers.carryOver(painted.get(page.id)?.items ?? [], page.items);
  if (previewed === null) told = new Map(pages.map((page) => [page.id, page]));
  painted = new Map(pages.filter((page) => shown.includes(page.id)).map((page) => [page.id, page]));
  const packed = toShow.map((page) => packPage(page, numbers));
  const reply: EngineReply = {
    kind: 'composed',
    isPreview: previewed !== null,
    took,
    order: pages.map((page) => page.id),
    changed: previewed === null ? changed.map(summaryOf) : [],
    shown: packed,
    articles: previewed === null ? articles : [],
  };
  self.postMessage(
    reply,
    packed.map((page) => page.numbers.buffer),
  );
  if (previewed !== null) return;
  composed = whole;
  if (isChecking) checking.start({ edition: current, composed, limits, news, shown });
}

/** Tells the lines of the article watched, as they are without a preview. */
function tellLines(): void {
  if (watched === null || previewed !== null) return;
  const lines = linesOf(cache, watched);
  const changed = lines.filter((one) => {
    const before = toldLines.get(one.id);
    return before === undefined || !areSameLines(before, one);
  });
  if (changed.length === 0 && lines.length === toldLines.size) return;
  toldLines = new Map(lines.map((one) => [one.id, one]));
  self.postMessage({ kind: 'lines', articleId: watched, order: lines.map(({ id }) => id), changed }, []);
}

/** Composes the edition as it is now; true when the rest of it is still to be composed. */
function composeOnce(resources: Resources): boolean {
  if (edition === undefined) return false;
  const current = previewed === null ? edition : applyPatches(edition, previewed).edition;
  if (told.size === 0 && painted.size === 0 && shown.length > 0) {
    composeShown(current, resources);
    return true;
  }
  composeAll(current, resources);
  tellLines();
  return false;
}

/** The edition as it is to be composed. */
function asShown(): Edition | undefined {
  return edition === undefined || previewed === null ? edition : applyPatches(edition, previewed).edition;
}

/** What the edition is composed with. Where that changes, all of it is composed anew. */
async function resourcesNow(): Promise<Resources> {
  const resources = await faces.resourcesFor(asShown, await wordsReady);
  if (composedWith !== resources) {
    cache = createComposeCache();
    // Of a character that is drawn anew the same glyph stands where it stood, and has another shape: nothing painted is kept.
    painted = new Map();
  }
  composedWith = resources;
  if (previewed === null) aside = null;
  return resources;
}

/**
 * What a question about the edition is answered with. A preview may be set in other faces: what is asked of the edition
 * would be measured in those, so it has its own, and what was composed in others is left alone. What a question needs is
 * composed for it, and no more.
 */
async function resourcesToAnswer(): Promise<{ readonly resources: Resources; readonly known: ComposeCache }> {
  if (previewed === null) await resourcesNow();
  const resources = await faces.resourcesFor(() => edition, await wordsReady);
  if (composedWith === resources) return { resources, known: cache };
  // Question follows question while a style is chosen: what one composed the next finds.
  if (aside?.resources !== resources) aside = { resources, known: createComposeCache() };
  return aside;
}

async function composeNow(): Promise<void> {
  const resources = await resourcesNow();
  const isPart = composeOnce(resources);
  isScheduled = false;
  if (isPart) schedule();
}

/** Composes once after the messages that have already arrived. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => composeNow().catch(fail), 0);
}

function fail(error: unknown): void {
  isScheduled = false;
  const failure = error instanceof FailureError ? error.failure : null;
  self.postMessage({ kind: 'broken', failure, detail: error instanceof Error ? error.message : String(error) }, []);
}

function planImport(
  current: Edition,
  resources: Resources,
  { target, text, remarks }: Questions['import']['ask'],
): ImportPlan | null {
  const planned = importPage(current, text, target, () => resources, remarks);
  if (planned === null) return null;
  const { imported, patches, changes } = planned;
  return {
    patches,
    articles: imported.articles.map((article) => ({
      id: article.id,
      title: articleTitle(article),
      characters: bodyCharacters(article),
    })),
    refers: imported.refers.length,
    joints: imported.articles.reduce((sum, article) => sum + article.importNotes.length, 0),
    missingPages: imported.missingPages,
    changes,
  };
}

/** All of the edition as it stands, without a preview. */
function wholeNow(current: Edition, resources: Resources, known: ComposeCache): ComposedEdition {
  return isScheduled || composed === null ? compose(current, resources, known) : composed;
}

/** Checks pages as the edition stands, at once: somebody is about to sign or to export them. */
function checkNow(
  current: Edition,
  resources: Resources,
  known: ComposeCache,
  question: Questions['check']['ask'],
  copy: CopyChecker | null,
): Finding[] {
  const whole = wholeNow(current, resources, known);
  return whole.pages
    .filter(({ id }) => question.pages.includes(id))
    .flatMap((page) => [
      ...checkPage(current, whole, page, question.limits ?? limits, news),
      ...checkTextsOn(current, page, copy),
    ]);
}

/** The faces of a book that have a character, but for the one of drawn characters. */
function facesHaving(fonts: FontBook, character: string): FaceId[] {
  const code = character.codePointAt(0) ?? 0;
  return fonts.ids.filter((id) => id !== DRAWN_FACE && fonts.typeface(id).glyph(code) !== 0);
}

function answerTo(
  question: Exclude<Question, { readonly kind: 'check' }>,
  current: Edition,
  resources: Resources,
  known: ComposeCache,
): Questions[keyof Questions]['answer'] {
  switch (question.kind) {
    case 'explain':
      composeArticle(current, resources, known, question.articleId);
      return explainLine(known, question.articleId, question.paragraphId, question.offset);
    case 'import':
      return planImport(current, resources, question);
    case 'page':
      return told.get(question.pageId) ?? composePages(current, resources, known, [question.pageId])[0] ?? null;
    case 'packed': {
      // What was told is the page as it stands, unless something is still to be composed.
      const isBehind = isScheduled || previewed !== null;
      const shownPage = isBehind ? undefined : told.get(question.pageId);
      const page = shownPage ?? composePages(current, resources, known, [question.pageId])[0];
      return page === undefined ? null : packPage(page, new ItemNumbers());
    }
    case 'place':
      return placeArticle(current, resources, question.articleId, question.pageId, question.at);
    case 'shape':
      return shapeIn(current, resources, question.articleId, question.pageId, question.region);
    case 'fit':
      return fitLastBlock(current, resources, question.articleId);
    case 'jump':
      return jumpRest(current, resources, question.articleId, question.to);
    case 'cuts':
      composeArticle(current, resources, known, question.articleId);
      return cutsOf(known, question.articleId);
    case 'having':
      return question.characters.map((character) => facesHaving(resources.fonts, character));
    case 'overset':
      return wholeNow(current, resources, known).articles.filter(({ charactersOverset }) => charactersOverset > 0);
  }
}

async function answer(id: number, question: Question): Promise<void> {
  try {
    const copy = question.kind === 'check' ? await checking.copy() : null;
    const { resources, known } = await resourcesToAnswer();
    if (edition === undefined) throw new Error('no edition is open');
    const value =
      question.kind === 'check'
        ? checkNow(edition, resources, known, question, copy)
        : answerTo(question, edition, resources, known);
    self.postMessage({ kind: 'answer', id, value }, []);
  } catch (error) {
    self.postMessage({ kind: 'unanswered', id, detail: error instanceof Error ? error.message : String(error) }, []);
  }
}

/** The pages looked at; those whose display lists the window lacks are sent. */
function show(pages: readonly PageId[]): void {
  shown = pages;
  const lacking = pages.flatMap((id) => {
    const page = told.get(id);
    return page === undefined || painted.get(id) === page ? [] : [page];
  });
  painted = new Map(
    pages.flatMap((id) => {
      const page = told.get(id) ?? painted.get(id);
      return page === undefined ? [] : [[id, page] as const];
    }),
  );
  if (lacking.length > 0) tellShown(lacking);
}

/** Checks what is composed by something else than before. */
function checkAgain(): void {
  if (edition !== undefined && composed !== null && !isScheduled && isChecking)
    checking.start({ edition, composed, limits, news, shown });
}

function receive(request: EngineRequest): void {
  switch (request.kind) {
    case 'load':
      checking.forget();
      composed = null;
      news = [];
      edition = request.edition;
      shown = request.shown;
      previewed = null;
      cache = createComposeCache();
      told = new Map();
      painted = new Map();
      toldLines = new Map();
      schedule();
      break;
    case 'show':
      show(request.pages);
      break;
    case 'watch':
      watched = request.articleId;
      toldLines = new Map();
      if (told.size > 0) tellLines();
      break;
    case 'patch':
      if (edition === undefined) break;
      checking.stop();
      edition = applyPatches(edition, request.patches).edition;
      previewed = null;
      schedule();
      break;
    case 'preview':
      previewed = request.patches;
      schedule();
      break;
    case 'limits':
      limits = request.limits;
      checkAgain();
      break;
    case 'unchecked':
      isChecking = false;
      checking.stop();
      break;
    case 'news':
      news = request.news;
      checkAgain();
      break;
    case 'rest':
      collectGarbage();
      break;
    case 'ask':
      void answer(request.id, request.question);
      break;
  }
}

self.addEventListener('message', (event) => {
  try {
    receive(event.data);
  } catch (error) {
    fail(error);
  }
});
self.postMessage({ kind: 'ready' }, []);
