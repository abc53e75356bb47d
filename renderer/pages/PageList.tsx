/** Every page as a thumbnail: chosen, dragged to another place, added, deleted. */
import { useDeferredValue, useEffect, useRef, useState } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { mastersOf, pagesInOrder } from '../../shared/edition/selectors.ts';
import { isSpread, pageNumbers, sectionsOf } from '../../shared/edition/spreads.ts';
import type { Desk } from '../desk/desk.ts';
import type { PageSummary } from '../engine/messages.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { pageNamed, pageNumberIn } from '../state/page-names.ts';
import type { Stores } from '../state/stores.ts';
import { FoundOnPage } from './FoundOnPage.tsx';
import { facesFor, useScreenFonts } from './fonts.ts';
import { paintPage } from './paint.ts';
import type { Pictures } from './pictures.ts';

/** What of the window it needs. */
type PageListHost = Pick<Stores, 'session' | 'view' | 'navigation' | 'notices' | 'commands' | 'findings'> & {
  readonly pictures: Pictures;
  readonly desk: Pick<Desk, 'masters' | 'paging'>;
};

/** Width of a thumbnail in CSS pixels. */
const WIDTH = 84;
/** Of a page: 通版 are two. */
function widthOf(page: Page): number {
  return WIDTH * pageNumbers(page).length;
}

/** A drag within the list carries a page's id under this type. */
const PAGE_TYPE = 'application/x-dayang-page';
/** A page that changes again within this many milliseconds is not painted in between. */
const CALM_MS = 150;

/** A grey line down the middle of a 通版, of a pixel's width. */
function paintFold(context: CanvasRenderingContext2D, { width, height }: ComposedPage): void {
  const hair = width / (2 * WIDTH);
  context.fillStyle = 'rgb(0 0 0 / 22%)';
  context.fillRect((width - hair) / 2, 0, hair, height);
}

/** True once the element has been on the screen. */
function useSeen(element: React.RefObject<HTMLElement | null>): boolean {
  const [isSeen, setSeen] = useState(false);
  useEffect(() => {
    const target = element.current;
    if (target === null) return undefined;
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1);
      if (last !== undefined) setSeen(last.isIntersecting);
    });
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return isSeen;
}

/** What a picture of a page needs of the window. */
export type ThumbnailHost = Pick<Stores, 'session' | 'notices'> & { readonly pictures: Pictures };

export function Thumbnail({
  workspace,
  page,
  summary,
}: {
  readonly workspace: ThumbnailHost;
  readonly page: Page;
  readonly summary: PageSummary | undefined;
}) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const hasFonts = useScreenFonts();
  const isSeen = useSeen(canvas);
  const width = widthOf(page);
  const isFolded = isSpread(page);
  const [arrivals, setArrivals] = useState(0);
  useEffect(() => workspace.pictures.onArrival(() => setArrivals((count) => count + 1)), [workspace]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arrivals says that a picture has come
  useEffect(() => {
    const element = canvas.current;
    if (element === null || summary === undefined || !hasFonts || !isSeen) return undefined;
    let isCurrent = true;
    const paint = async () => {
      const composed = await workspace.session.ask('page', { pageId: summary.id });
      if (composed === null) return;
      await facesFor(composed.items);
      if (!isCurrent) return;
      // Asked for by who paints at once: a canvas that is never seen through is black until it is painted.
      const context = element.getContext('2d', { alpha: false });
      if (context === null) return;
      const scale = (width * window.devicePixelRatio) / composed.width;
      element.width = Math.round(composed.width * scale);
      element.height = Math.round(composed.height * scale);
      context.fillStyle = '#fff';
      context.fillRect(0, 0, element.width, element.height);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      paintPage(context, composed, workspace.pictures.thumbnail);
      if (isFolded) paintFold(context, composed);
    };
    // Thumbnails wait until the page itself has been painted, and until it is left alone.
    const timer = setTimeout(
      () => requestIdleCallback(() => void workspace.notices.attempt(paint, `thumbnail ${summary.id}`)),
      CALM_MS,
    );
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [workspace, summary, arrivals, hasFonts, isSeen, width, isFolded]);
  const { trim } = page.grid;
  return <canvas ref={canvas} style={{ width, aspectRatio: `${trim.width} / ${trim.height}` }} />;
}

/** The masters, below the pages; there while there are any. */
function MasterList(props: {
  readonly workspace: PageListHost;
  readonly edition: Edition;
  readonly pageId: PageId | null;
}) {
  const { workspace, edition, pageId } = props;
  const words = useWords();
  const { pages } = useParts(workspace.session.state, 'pages');
  const masters = mastersOf(edition);
  if (masters.length === 0) return null;
  return (
    <section aria-label={words('masters')}>
      <h2>{words('masters')}</h2>
      <ol>
        {masters.map((master) => (
          <li key={master.id}>
            <button
              type="button"
              aria-current={master.id === pageId}
              onClick={() => workspace.desk.masters.edit(master)}
              title={words('masterNamed', { name: master.master.name })}
            >
              <Thumbnail workspace={workspace} page={master} summary={pages.get(master.id)} />
              <span>{master.master.name}</span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  );
}

export function PageList({ workspace }: { readonly workspace: PageListHost }) {
  const words = useWords();
  const { edition: latest, pages, reading } = useParts(workspace.session.state, 'edition', 'pages', 'reading');
  // The list may lag behind; the page may not.
  const edition = useDeferredValue(latest);
  const { pageId, pageAsked } = useParts(workspace.view, 'pageId', 'pageAsked');
  const [over, setOver] = useState<PageId | null>(null);
  if (edition === null) return null;
  const drop = (event: React.DragEvent, onto: Page) => {
    setOver(null);
    const dragged = edition.pages[event.dataTransfer.getData(PAGE_TYPE)];
    if (dragged === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    if (dragged.id !== onto.id) workspace.desk.paging.moveTo(dragged, onto.number);
  };
  return (
    <section className="page-list" aria-label={words('pages')}>
      <h2>
        {words('pages')}
        <span>
          <button
            type="button"
            className="quiet"
            aria-label={words('pageAdd')}
            title={words('pageAdd')}
            disabled={reading !== null}
            onClick={() => workspace.commands.run('page.add')}
          >
            ＋
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={words('pageDelete')}
            title={words('pageDelete')}
            disabled={reading !== null}
            onClick={() => workspace.commands.run('page.delete')}
          >
            －
          </button>
        </span>
      </h2>
      <ol>
        {pagesInOrder(edition).map((page) => {
          const summary = pages.get(page.id);
          const hasTrouble = summary?.blocks.some((block) => block.reason === 'overset') ?? false;
          return (
            <li
              key={page.id}
              className={[over === page.id ? 'over' : '', isSpread(page) ? 'of-two' : ''].join(' ').trim()}
              onDragOver={(event) => {
                if (!event.dataTransfer.types.includes(PAGE_TYPE)) return;
                event.preventDefault();
                setOver(page.id);
              }}
              onDragLeave={() => setOver(null)}
              onDrop={(event) => drop(event, page)}
            >
              <button
                type="button"
                draggable
                data-page={page.id}
                className={page.id === pageAsked ? 'asked' : undefined}
                onDragStart={(event) => event.dataTransfer.setData(PAGE_TYPE, page.id)}
                aria-current={page.id === pageId}
                onClick={() => workspace.navigation.toPage(page.id)}
                title={`${pageNamed(words, page)} ${sectionsOf(page).join(' · ')}`}
              >
                <Thumbnail workspace={workspace} page={page} summary={summary} />
                {hasTrouble && <i className="trouble" />}
                <span>
                  <b>{pageNumberIn(words.language, page)}</b> {sectionsOf(page).join(' · ')}
                </span>
                <FoundOnPage findings={workspace.findings} page={page} />
              </button>
            </li>
          );
        })}
      </ol>
      <MasterList workspace={workspace} edition={edition} pageId={pageId} />
    </section>
  );
}
