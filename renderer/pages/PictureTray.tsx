/** The tray (图片): the edition's pictures and drawings, those first that stand on no page; dragged to a frame, a page or a story. */
import {
  type KeyboardEvent,
  memo,
  type RefObject,
  useDeferredValue,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
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
import { draggedKeys, PICTURE_TYPE } from './drag-types.ts';
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

/** Where a picture stands, or with which story it waits; of one that came once more, that it has been used. */
function standingOf(item: TrayItem, edition: Edition, words: Words, hasCome: boolean): string {
  const { pages, isUsed } = item;
  if (pages.length > 0) return words(hasCome ? 'trayUsedOnPages' : 'trayOnPages', { pages });
  if (isUsed) return words('trayOnMaster');
  const of = item.kind === 'image' ? item.photo : null;
  const article = of === null ? undefined : edition.articles[of.articleId];
  const title = article === undefined ? '' : articleTitle(article);
  return title === '' ? words('trayWaits') : words('trayWaitsWith', { title });
}

/** How an item of the list is pressed: alone, one more or less, or up to it. */
type Pressed = 'alone' | 'toggled' | 'upTo';

function pressed(event: { readonly shiftKey: boolean; readonly ctrlKey: boolean; readonly metaKey: boolean }): Pressed {
  return event.shiftKey ? 'upTo' : event.ctrlKey || event.metaKey ? 'toggled' : 'alone';
}

interface RowProps {
  readonly workspace: PictureTrayHost;
  readonly item: TrayItem;
  readonly standing: string;
  readonly isChosen: boolean;
  /** How many are chosen, under the one that was pressed last; 0 under the others. */
  readonly actsOn: number;
  readonly onChoose: (key: string, how: Pressed) => void;
  readonly onDrag: (key: string) => readonly string[];
  readonly onPlace: (key: string) => void;
  readonly onRemove: () => void;
}

const Row = memo(function Row(props: RowProps) {
  const { workspace, item, standing, isChosen, actsOn, onChoose, onDrag, onPlace, onRemove } = props;
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
        aria-pressed={isChosen}
        title={[trayName(item), caption, credit].filter((line) => line !== '').join('\n')}
        onDragStart={(event) => {
          event.dataTransfer.setData(PICTURE_TYPE, draggedKeys.write(onDrag(key)));
          event.dataTransfer.effectAllowed = 'copy';
        }}
        onClick={(event) => onChoose(key, pressed(event))}
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
      {actsOn > 0 && (
        <div className="pool-actions">
          {actsOn === 1 && (
            <button type="button" className="link" onClick={() => onPlace(key)}>
              {words('trayPlace')}
            </button>
          )}
          <button type="button" className="link" onClick={() => onRemove()}>
            {words(actsOn === 1 ? 'trayRemove' : 'trayRemoveMany', { count: actsOn })}
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

/** Those from one item of the list to another, the other at the end. */
function between(keys: readonly string[], from: string | undefined, to: string): readonly string[] {
  const [start, end] = [from === undefined ? -1 : keys.indexOf(from), keys.indexOf(to)];
  if (start < 0 || end < 0) return [to];
  return start <= end ? keys.slice(start, end + 1) : keys.slice(end, start + 1).toReversed();
}

/** What is chosen in the list, and what is done with it. */
function useChoice({ desk: { tray } }: PictureTrayHost, items: readonly TrayItem[]) {
  const { chosen } = useParts(tray.shown, 'chosen');
  const list = useRef<HTMLUListElement>(null);
  const keys: readonly string[] = items.map(trayKey);
  const listed = chosen.filter((key) => keys.includes(key));
  // The list is made anew only where an item changes: what its rows call reads what is so by then.
  const now = useRef({ keys, listed });
  now.current = { keys, listed };
  const does = useRef({
    choose: (key: string, how: Pressed) => {
      const { keys: all, listed: some } = now.current;
      if (how === 'upTo') tray.choose(between(all, some[0], key));
      else if (how === 'alone') tray.choose([key]);
      else tray.choose(some.includes(key) ? some.filter((one) => one !== key) : [...some, key]);
    },
    all: () => tray.choose(now.current.keys),
    /** One that is not chosen is dragged alone. */
    drag: (key: string) => {
      const { listed: some } = now.current;
      return some.includes(key) ? [key, ...some.filter((one) => one !== key)] : [key];
    },
    place: (key: string) => {
      const next = list.current === null ? undefined : (beside(list.current, 1) ?? beside(list.current, -1));
      // What was placed waits no more, and goes from the list: the hand stays in it.
      if (tray.place(key)) next?.focus();
    },
    /** Takes out what is chosen; one that has the focus and is not chosen, alone. */
    remove: (focused: string | undefined = now.current.listed.at(-1)) => {
      const { keys: all, listed: some } = now.current;
      if (focused === undefined) return;
      const gone = some.includes(focused) ? some : [focused];
      const last = Math.max(...gone.map((key) => all.indexOf(key)));
      const left = [...all.slice(last + 1), ...all.slice(0, last).toReversed()].find((key) => !gone.includes(key));
      if (tray.remove(gone) && left !== undefined) buttonOf(list.current, left)?.focus();
    },
  });
  return { list, listed, does: does.current };
}

function buttonOf(list: HTMLElement | null, key: string): HTMLElement | undefined {
  return [...(list?.querySelectorAll<HTMLElement>('button[data-key]') ?? [])].find(
    (button) => button.dataset['key'] === key,
  );
}

/** Goes to what has come: the first of it is brought into view. */
function useArrival(
  { desk }: PictureTrayHost,
  list: RefObject<HTMLUListElement | null>,
  items: readonly TrayItem[],
): void {
  const { turn, came } = useParts(desk.tray.shown, 'turn', 'came');
  const seen = useRef(0);
  useEffect(() => {
    if (turn === seen.current) return;
    const first = items.find((item) => came.includes(trayKey(item)));
    const button = first === undefined ? undefined : buttonOf(list.current, trayKey(first));
    if (button === undefined) return;
    seen.current = turn;
    button.scrollIntoView({ block: 'nearest' });
  }, [turn, came, items, list]);
}

/** What the tray shows: those that wait, or all. */
function TrayList(props: {
  readonly workspace: PictureTrayHost;
  readonly edition: Edition;
  readonly items: readonly TrayItem[];
}) {
  const { workspace, edition, items } = props;
  const words = useWords();
  const { came } = useParts(workspace.desk.tray.shown, 'came');
  const { list, listed, does } = useChoice(workspace, items);
  useArrival(workspace, list, items);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const key = event.target instanceof HTMLElement ? event.target.dataset['key'] : undefined;
    if (list.current === null || key === undefined) return;
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : null;
    if (by !== null) {
      const next = beside(list.current, by);
      const to = next?.dataset['key'];
      next?.focus();
      if (to !== undefined) does.choose(to, event.shiftKey ? 'upTo' : 'alone');
    } else if (event.key === 'Enter') does.place(key);
    else if (event.key === 'Delete' || event.key === 'Backspace') does.remove(key);
    else if (event.code === 'KeyA' && (event.ctrlKey || event.metaKey)) does.all();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <StoryList ref={list} onKeyDown={onKeyDown}>
      {items.map((item) => {
        const key = trayKey(item);
        return (
          <Row
            key={key}
            workspace={workspace}
            item={item}
            standing={standingOf(item, edition, words, came.includes(key))}
            isChosen={listed.includes(key)}
            actsOn={listed.at(-1) === key ? listed.length : 0}
            onChoose={does.choose}
            onDrag={does.drag}
            onPlace={does.place}
            onRemove={does.remove}
          />
        );
      })}
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
  const { came, turn } = useParts(workspace.desk.tray.shown, 'came', 'turn');
  const [opened, setOpened] = useState<{ readonly is: boolean; readonly turn: number } | null>(null);
  const [showsAll, setShowsAll] = useState(false);
  if (edition === null || all.length === 0) return null;
  // What came once more is looked for here, though a page has it.
  const waiting = all.filter((item) => !item.isUsed || came.includes(trayKey(item)));
  // Nobody has said whether, since something came last: it opens by itself while something waits, and stays while all is looked at.
  const isOpen = opened?.turn === turn ? opened.is : waiting.length > 0 || showsAll;
  const items = showsAll ? all : waiting;
  return (
    <section className="picture-tray" aria-label={words('tray')} data-testid="picture-tray">
      <h2>
        <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpened({ is: !isOpen, turn })}>
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
