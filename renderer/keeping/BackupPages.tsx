/** The pages of a backup, small: those that were changed since are named as that. */
import { useEffect, useRef } from 'react';
import type { Change, EditionChanges } from '../../shared/edition/edition-changes.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { Engine } from '../engine/engine.ts';
import { useWords } from '../i18n/strings.ts';
import { Pictures } from '../pages/pictures.ts';
import { paintSmall } from '../pages/small-page.ts';
import { pageNamed } from '../state/page-names.ts';

/** Pixels a page is painted wide; it is shown half as wide, for sharp screens. */
const WIDTH = 208;

/** Paints a page whenever it or a picture on it is there. */
function paintWhenThere(engine: Engine, pictures: Pictures, pageId: PageId, canvas: HTMLCanvasElement): () => void {
  let isCurrent = true;
  const paint = async () => {
    const composed = await engine.ask('page', { pageId });
    if (composed === null || !isCurrent) return;
    if (await paintSmall(canvas, composed, WIDTH, pictures.thumbnail)) canvas.dataset['painted'] = 'true';
  };
  // A page that cannot be composed stays white; the backup opens all the same.
  const attempt = () => void paint().catch(() => undefined);
  attempt();
  const leave = pictures.onArrival(attempt);
  return () => {
    isCurrent = false;
    leave();
  };
}

export function BackupPages(props: { readonly edition: Edition; readonly changes: EditionChanges | null }) {
  const { edition, changes } = props;
  const words = useWords();
  const list = useRef<HTMLUListElement>(null);
  const pages = pagesInOrder(edition);
  useEffect(() => {
    // An engine of its own: the one of the window has the edition that is worked on.
    const engine = new Engine();
    engine.listen({
      ...{ onShown: () => undefined, onComposed: () => undefined, onChecked: () => undefined },
      ...{ onLines: () => undefined, onBroken: () => undefined },
    });
    engine.load(edition, []);
    const pictures = new Pictures();
    const ids = pagesInOrder(edition).map(({ id }) => id);
    const leaves = [...(list.current?.querySelectorAll('canvas') ?? [])].map((canvas, at) => {
      const id = ids[at];
      return id === undefined ? () => undefined : paintWhenThere(engine, pictures, id, canvas);
    });
    return () => {
      for (const leave of leaves) leave();
      engine.end();
      pictures.keepOnly(new Set());
    };
  }, [edition]);
  const changeOf = (id: PageId): Change | null => changes?.pages.find(({ page }) => page.id === id)?.change ?? null;
  return (
    <ul className="backup-pages" ref={list} aria-label={words('backupPages')} data-testid="backup-pages">
      {pages.map((page) => {
        const change = changeOf(page.id);
        return (
          <li key={page.id} className={change === null ? '' : 'differs'}>
            <canvas width={WIDTH} height={Math.round(WIDTH * 1.4)} aria-hidden />
            <span>{pageNamed(words, page)}</span>
            {change !== null && <small>{words(`since-${change}`)}</small>}
          </li>
        );
      })}
    </ul>
  );
}
