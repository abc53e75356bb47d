/** The pages, as small as they are and as they are now. */
import { useEffect, useRef, useState } from 'react';
import type { ComposedPage } from '../../shared/compose/display-list.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { useObservable } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { useScreenFonts } from './fonts.ts';
import { paintPage } from './paint.ts';
import type { Pictures } from './pictures.ts';

/** Width of a thumbnail in CSS pixels. */
const WIDTH = 84;

function Thumbnail({ page, pictures }: { readonly page: ComposedPage | undefined; readonly pictures: Pictures }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const hasFonts = useScreenFonts();
  const [arrivals, setArrivals] = useState(0);
  useEffect(() => pictures.onArrival(() => setArrivals((count) => count + 1)), [pictures]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arrivals says that a picture has come
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d', { alpha: false });
    if (element === null || context == null || page === undefined || !hasFonts) return undefined;
    // Thumbnails wait until the page itself has been painted.
    const idle = requestIdleCallback(() => {
      const scale = (WIDTH * window.devicePixelRatio) / page.width;
      element.width = Math.round(page.width * scale);
      element.height = Math.round(page.height * scale);
      context.fillStyle = '#fff';
      context.fillRect(0, 0, element.width, element.height);
      context.setTransform(scale, 0, 0, scale, 0, 0);
      paintPage(context, page, pictures.source);
    });
    return () => cancelIdleCallback(idle);
  }, [page, pictures, arrivals, hasFonts]);
  const ratio = page === undefined ? 1.44 : page.height / page.width;
  return <canvas ref={canvas} style={{ width: WIDTH, height: WIDTH * ratio }} />;
}

export function PageList({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { edition, pages } = useObservable(workspace.session.state);
  const { pageId } = useObservable(workspace.state);
  if (edition === null) return null;
  return (
    <section className="page-list" aria-label={words('pages')}>
      <h2>{words('pages')}</h2>
      <ol>
        {pagesInOrder(edition).map((page) => {
          const composed = pages.get(page.id);
          const hasTrouble = composed?.blocks.some((block) => block.reason === 'overset') ?? false;
          return (
            <li key={page.id}>
              <button
                type="button"
                aria-current={page.id === pageId}
                onClick={() => workspace.selectPage(page.id)}
                title={`${words('page', { number: page.number })} ${page.section}`}
              >
                <Thumbnail page={composed} pictures={workspace.pictures} />
                {hasTrouble && <i className="trouble" />}
                <span>
                  <b>{page.number}</b> {page.section}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
