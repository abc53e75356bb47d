/** Runs the engine off the page's thread. It keeps its own copy of the edition, changed by the same patches. */
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { explainLine } from '../../shared/compose/explain.ts';
import { fontNames } from '../../shared/compose/font-files.ts';
import type { Resources } from '../../shared/compose/resources.ts';
import { openTypeface, type Typeface } from '../../shared/compose/typeface.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import type { Edition, FontName } from '../../shared/edition/records.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { importCopy, poolPatches } from '../../shared/layout/articles.ts';
import { isBare, layoutFront } from '../../shared/layout/front.ts';
import { readPageCopy } from '../../shared/text/page-copy.ts';
import type { EngineReply, EngineRequest } from './messages.ts';
import { loadWords } from './words.ts';

/** The worker's own global: TypeScript's page types do not know it. */
interface WorkerScope {
  postMessage(reply: EngineReply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<EngineRequest>) => void): void;
}
declare const self: WorkerScope;

const faces = new Map<FontName, Typeface>();
let allFaces: () => void = () => undefined;
const facesReady = new Promise<void>((resolve) => {
  allFaces = resolve;
});
/** The dictionary is read while the fonts are on their way. */
const wordsReady = loadWords();
const resourcesReady: Promise<Resources> = Promise.all([facesReady, wordsReady]).then(([, cutWords]) => ({
  fonts: faces,
  cutWords,
}));

function takeFont(name: FontName, bytes: ArrayBuffer): void {
  faces.set(name, openTypeface(name, new Uint8Array(bytes)));
  if (fontNames.every((one) => faces.has(one))) allFaces();
}

let edition: Edition | undefined;
let cache = createComposeCache();
let told = new Map<string, ComposedPage>();
let isScheduled = false;

async function composeNow(): Promise<void> {
  const resources = await resourcesReady;
  isScheduled = false;
  if (edition === undefined) return;
  const composed = compose(edition, resources, cache);
  const changed = composed.pages.filter((page) => told.get(page.id) !== page);
  told = new Map(composed.pages.map((page) => [page.id, page]));
  self.postMessage({
    kind: 'composed',
    order: composed.pages.map((page) => page.id),
    changed,
    articles: composed.articles,
    findings: composed.findings,
  });
}

/** Composes once after the messages that have already arrived. */
function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  setTimeout(() => composeNow().catch(fail), 0);
}

function fail(error: unknown): void {
  isScheduled = false;
  self.postMessage({ kind: 'broken', detail: error instanceof Error ? error.message : String(error) });
}

async function importText(request: Extract<EngineRequest, { kind: 'import' }>): Promise<void> {
  const resources = await resourcesReady;
  if (edition === undefined) return;
  const { id, target, text } = request;
  const front = pageByNumber(edition, 1);
  if (target === 'front' && (front === undefined || !isBare(edition, front.id))) {
    self.postMessage({ kind: 'import-refused', id, reason: 'front-page-taken' });
    return;
  }
  const copy = readPageCopy(text);
  const imported = importCopy(edition, copy);
  self.postMessage({
    kind: 'imported',
    id,
    plan: {
      patches: target === 'front' ? layoutFront(edition, resources, imported) : poolPatches(imported),
      articles: imported.articles.map((article) => article.id),
      refers: imported.refers.length,
      joints: imported.articles.reduce((sum, article) => sum + article.importNotes.length, 0),
      missingPages: imported.missingPages,
      changes: copy.changes,
    },
  });
}

function receive(request: EngineRequest): void {
  switch (request.kind) {
    case 'font':
      takeFont(request.name, request.bytes);
      break;
    case 'load':
      edition = request.edition;
      cache = createComposeCache();
      told = new Map();
      schedule();
      break;
    case 'patch':
      if (edition === undefined) break;
      edition = applyPatches(edition, request.patches).edition;
      schedule();
      break;
    case 'explain': {
      const { id, articleId, paragraphId, offset } = request;
      self.postMessage({ kind: 'explained', id, explanation: explainLine(cache, articleId, paragraphId, offset) });
      break;
    }
    case 'import':
      importText(request).catch(fail);
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
self.postMessage({ kind: 'ready' });
