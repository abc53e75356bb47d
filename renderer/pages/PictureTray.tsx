/** The tray (图片): the edition's pictures and drawings, those first that stand on no page; dragged to a frame, a page or a story. */
import { type KeyboardEvent, memo, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { DisplayItem } from '../../shared/compose/display-list.ts';
import { shapesOf } from '../../shared/compose/drawings.ts';
import { newId } from '../../shared/edition/ids.ts';
import { type TrayItem, trayAfter, trayKey, trayName } from '../../shared/edition/picture-tray.ts';
import { LEAST_LINE_ART, newsprintLimits } from '../../shared/edition/press-limits.ts';
import { type Edition, type Image, wholePicture } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { type Frame, type Pt, toMm } from '../../shared/edition/units.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { StoryList } from '../ui/StoryList.tsx';
import { PICTURE_TYPE } from './drag-types.ts';
import { paintItems } from './paint.ts';
import type { Pictures } from './pictures.ts';

/** What of the window it needs. */
type PictureTrayHost = Pick<Stores, 'session'> & {
  readonly pictures: Pictures;
  readonly desk: Pick<Desk, 'tray'>;
};

/** Side of the square a picture is shown in, in CSS pixels. */
const SIDE = 48;
/** Points in an inch, and hundredths of a point, in which the sides of a placed page are told. */
const INCH: Pt = 72;
const HUNDREDTHS = 100;

/** An item as it is painted in a frame. */
function itemsIn(item: TrayItem, frame: Frame): DisplayItem[] {
  const blockId = newId<'block'>();
  if (item.kind === 'image') {
    const crop = { ...wholePicture, fit: 'whole' as const };
    return [{ kind: 'picture', blockId, frame, imageId: item.image.id, crop, alt: '' }];
  }
  const { artwork } = item;
  const scale = Math.min(frame.width / artwork.width, frame.height / artwork.height);
  const [width, height] = [artwork.width * scale, artwork.height * scale];
  const x = frame.x + (frame.width - width) / 2;
  const place = { x, y: frame.y + (frame.height - height) / 2, width, height };
  const shapes = shapesOf(artwork, {}, () => undefined, undefined);
  return [{ kind: 'drawing', blockId, frame: place, scale, inked: place, shapes, alt: '' }];
}

/** A picture small; painted anew when it, or a picture it was waiting for, has come. */
function Small({ pictures, item }: { readonly pictures: Pictures; readonly item: TrayItem }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [arrivals, setArrivals] = useState(0);
  useEffect(() => pictures.onArrival(() => setArrivals((count) => count + 1)), [pictures]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: arrivals says that a picture has come
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d') ?? null;
    if (element === null || context === null) return;
    const scale = window.devicePixelRatio;
    element.width = Math.round(SIDE * scale);
    element.height = Math.round(SIDE * scale);
    context.setTransform(scale, 0, 0, scale, 0, 0);
    // White lines of a drawing, and what is seen through, are seen on paper.
    context.fillStyle = '#fff';
    context.fillRect(0, 0, SIDE, SIDE);
    paintItems(context, itemsIn(item, { x: 0, y: 0, width: SIDE, height: SIDE }), pictures.thumbnail);
  }, [pictures, item, arrivals]);
  return <canvas ref={canvas} style={{ width: SIDE, height: SIDE }} />;
}

/** How large a picture is: in pixels, or a placed page in millimetres; a drawing has any size. */
function sizeOf(item: TrayItem, words: Words): string {
  if (item.kind === 'artwork') return words('trayDrawing');
  const { width, height, placed } = item.image;
  if (placed === undefined) return words('trayPixels', { width, height });
  const mm = (side: number) => Math.round(toMm(side / HUNDREDTHS));
  return words('trayMillimetres', { width: mm(width), height: mm(height) });
}

/** How wide a picture can be printed before it looks soft. */
function mostWidth({ width, bits, placed }: Image): number | null {
  if (placed !== undefined) return null;
  const least = bits === 1 ? LEAST_LINE_ART : newsprintLimits.leastPixelsPerInch;
  return Math.floor(toMm((width / least) * INCH));
}

/** Where a picture stands, or with which story it waits. */
function standingOf(item: TrayItem, edition: Edition, words: Words): string {
  const { pages, isUsed } = item;
  if (pages.length > 0) return words('trayOnPages', { pages });
  if (isUsed) return words('trayOnMaster');
  const of = item.kind === 'image' ? item.photo : null;
  const article = of === null ? undefined : edition.articles[of.articleId];
  const title = article === undefined ? '' : articleTitle(article);
  return title === '' ? words('trayWaits') : words('trayWaitsWith', { title });
}

interface RowProps {
  readonly workspace: PictureTrayHost;
  readonly item: TrayItem;
  readonly standing: string;
  readonly isCurrent: boolean;
  readonly onChoose: (key: string) => void;
  readonly onPlace: (key: string) => void;
}

const Row = memo(function Row({ workspace, item, standing, isCurrent, onChoose, onPlace }: RowProps) {
  const words = useWords();
  const key = trayKey(item);
  const { caption, credit } = item.kind === 'image' ? item.words : { caption: '', credit: '' };
  const most = item.kind === 'image' ? mostWidth(item.image) : null;
  return (
    <li className={item.isUsed ? 'used' : ''}>
      <button
        type="button"
        draggable
        data-key={key}
        aria-current={isCurrent}
        title={[trayName(item), caption, credit].filter((line) => line !== '').join('\n')}
        onDragStart={(event) => {
          event.dataTransfer.setData(PICTURE_TYPE, key);
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={() => onChoose(key)}
        onDoubleClick={() => onPlace(key)}
      >
        <Small pictures={workspace.pictures} item={item} />
        <span className="title">{trayName(item)}</span>
        <span className="place">
          {caption === '' && words('trayNoCaption')}
          {caption}
          {credit !== '' && words('trayCredit', { credit })}
        </span>
        <span className="count">
          {sizeOf(item, words)}
          {most !== null && words('trayUpTo', { mm: most })}
        </span>
        <span className="place standing">{standing}</span>
      </button>
      {isCurrent && (
        <div className="pool-actions">
          <button type="button" className="link" onClick={() => onPlace(key)}>
            {words('trayPlace')}
          </button>
        </div>
      )}
    </li>
  );
});

/** The button of the item after, or before, the one that has the focus. */
function beside(list: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const items = [...list.querySelectorAll<HTMLElement>('button[data-key]')];
  const focused = document.activeElement;
  const at = focused instanceof HTMLElement ? items.indexOf(focused) : -1;
  return items[at + by];
}

/** What the tray shows: those that wait, or all. */
function TrayList(props: {
  readonly workspace: PictureTrayHost;
  readonly edition: Edition;
  readonly items: readonly TrayItem[];
}) {
  const { workspace, edition, items } = props;
  const words = useWords();
  const [current, setCurrent] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const { tray } = workspace.desk;
  const place = useRef((key: string) => {
    const next = list.current === null ? undefined : (beside(list.current, 1) ?? beside(list.current, -1));
    // What was placed waits no more, and goes from the list: the hand stays in it.
    if (tray.place(key)) next?.focus();
  });
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset['key'] : undefined;
    if (list.current === null || key === undefined) return;
    if (event.key === 'ArrowDown') beside(list.current, 1)?.focus();
    else if (event.key === 'ArrowUp') beside(list.current, -1)?.focus();
    else if (event.key === 'Enter') place.current(key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <StoryList ref={list} onKeyDown={onKeyDown}>
      {items.map((item) => (
        <Row
          key={trayKey(item)}
          workspace={workspace}
          item={item}
          standing={standingOf(item, edition, words)}
          isCurrent={trayKey(item) === current}
          onChoose={setCurrent}
          onPlace={place.current}
        />
      ))}
    </StoryList>
  );
}

export function PictureTray({ workspace }: { readonly workspace: PictureTrayHost }) {
  const words = useWords();
  const { edition: latest } = useParts(workspace.session.state, 'edition');
  // The list may lag behind what is typed.
  const edition = useDeferredValue(latest);
  const shown = useRef<readonly TrayItem[]>([]);
  const all = useMemo(() => {
    shown.current = edition === null ? [] : trayAfter(shown.current, edition);
    return shown.current;
  }, [edition]);
  const [isOpened, setIsOpened] = useState<boolean | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  if (edition === null || all.length === 0) return null;
  const waiting = all.filter(({ isUsed }) => !isUsed);
  // Nobody has said whether: it opens by itself while something waits.
  const isOpen = isOpened ?? waiting.length > 0;
  const items = showsAll ? all : waiting;
  return (
    <section className="picture-tray" aria-label={words('tray')} data-testid="picture-tray">
      <h2>
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpened(!isOpen)}>
          {words('tray')}
        </button>
        <small aria-live="polite">{words('trayCount', { waiting: waiting.length, all: all.length })}</small>
        {isOpen && (
          <button type="button" className="link" aria-pressed={showsAll} onClick={() => setShowsAll(!showsAll)}>
            {words('trayAll')}
          </button>
        )}
      </h2>
      {isOpen && <p className="hint">{words(items.length === 0 ? 'trayNothing' : 'trayHow')}</p>}
      {isOpen && <TrayList workspace={workspace} edition={edition} items={items} />}
    </section>
  );
}
