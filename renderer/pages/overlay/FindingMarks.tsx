/** What was found in copy, underlined on the pages: three kinds, told apart by the form of their lines as well as by colour. */
import { memo, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Finding, FindingInText } from '../../../shared/checks/check.ts';
import { nameOf } from '../../../shared/checks/waivers.ts';
import { useParts } from '../../session/observable.ts';
import {
  type FindingLook,
  type Findings,
  type PointedAt,
  type Underlines,
  underlined,
  underlinedIn,
} from '../../state/findings.ts';
import { boxesOfStretches, type SelectionBox } from '../../state/place-map.ts';
import { useFollowed } from '../../ui/use-followed.ts';
import type { Sheet } from '../sheets.ts';
import type { Box, Viewport } from '../viewport.ts';
import { boxOf, turnIn } from './boxes.tsx';

/** How far from words, or from the line of turned ones, a press is still on their line, in CSS pixels. */
const NEAR = 5;
/** A wave's length, and how far it goes to either side, in CSS pixels. */
const WAVE = 4;
const SWING = 1.5;

/** A finding on a sheet: a box for each line that it stands in. */
interface Shown {
  readonly finding: FindingInText;
  readonly name: string;
  readonly look: FindingLook;
  readonly sheet: Sheet;
  readonly boxes: readonly SelectionBox[];
}

function keyOf({ sheet, name }: Pick<Shown, 'sheet' | 'name'>): string {
  return `${sheet.page.id} ${name}`;
}

/** True of a finding that stands where it stood; of one in a turned block only a new drawing tells. */
function isAsBefore(before: Shown, now: Shown): boolean {
  return (
    before.finding === now.finding &&
    before.look === now.look &&
    before.sheet.x === now.sheet.x &&
    before.boxes.length === now.boxes.length &&
    before.boxes.every((box, at) => {
      const own = now.boxes[at];
      const isLevel = box.turned === undefined && own?.turned === undefined;
      return isLevel && own !== undefined && isSameBox(box, own);
    })
  );
}

function isSameBox(a: SelectionBox, b: SelectionBox): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height && a.isDown === b.isDown;
}

/** Where findings stand; those that stand as before are the same values, and are not drawn anew. */
function shownOn({ sheets, all: findings }: Seen, before: readonly Shown[]): Shown[] {
  const all = underlined(findings);
  const known = new Map(before.map((one) => [keyOf(one), one]));
  return sheets.flatMap((sheet) => {
    const { composed } = sheet;
    if (composed === undefined || all.length === 0) return [];
    const stretches = all.map(([finding]) => {
      const { articleId: owner, part } = finding.text;
      const [from, to] = underlinedIn(finding, Number.POSITIVE_INFINITY);
      return { owner, part, from, to };
    });
    const boxes = boxesOfStretches(composed, stretches);
    return all.flatMap(([finding, look], at): Shown[] => {
      const own = boxes[at] ?? [];
      if (own.length === 0) return [];
      const now = { finding, name: nameOf(finding), look, sheet, boxes: own };
      const former = known.get(keyOf(now));
      return [former !== undefined && isAsBefore(former, now) ? former : now];
    });
  });
}

/** A line along the foot of a box, or down its left side: straight, twice, or in waves. */
function pathOf({ left, top, width, height }: Box, look: FindingLook, isDown: boolean): string {
  const length = Math.max(WAVE, isDown ? height : width);
  const [x, y] = isDown ? [left - 1, top] : [left, top + height + 1];
  const along = (by: number) => (isDown ? `l 0 ${by}` : `l ${by} 0`);
  if (look === 'error') {
    const [right, down] = isDown ? [-2.5, 0] : [0, 2.5];
    return `M ${x} ${y} ${along(length)} M ${x + right} ${y + down} ${along(length)}`;
  }
  if (look === 'warning') return `M ${x} ${y} ${along(length)}`;
  const half = WAVE / 2;
  const wave = isDown
    ? `q ${-SWING * 2} ${half / 2} 0 ${half} q ${SWING * 2} ${half / 2} 0 ${half}`
    : `q ${half / 2} ${-SWING * 2} ${half} 0 q ${half / 2} ${SWING * 2} ${half} 0`;
  return `M ${x} ${y} ${wave.concat(' ').repeat(Math.max(1, Math.round(length / WAVE)))}`;
}

/** Where the pages' underlines are on the screen, for whoever points at one or looks for a finding. */
class PageUnderlines implements Underlines {
  svg: SVGGElement | null = null;
  shown: readonly Shown[] = [];
  view: Viewport | null = null;

  placeOf(finding: Finding): DOMRect | null {
    const name = nameOf(finding);
    const own = [...(this.svg?.children ?? [])].find((one) => one.getAttribute('data-found') === name);
    const board = this.svg?.closest('.pasteboard')?.getBoundingClientRect();
    const place = own?.getBoundingClientRect();
    if (board === undefined || place === undefined) return null;
    const isSeen =
      place.right > board.left && place.left < board.right && place.bottom > board.top && place.top < board.bottom;
    return isSeen ? place : null;
  }

  at(x: number, y: number, on: PointedAt): Finding | undefined {
    const board = this.svg?.ownerSVGElement?.getBoundingClientRect();
    const { view } = this;
    if (board === undefined || view === null) return undefined;
    const at = { x: x - board.left, y: y - board.top };
    const isOn = ({ name, boxes, sheet }: Shown) =>
      boxes.some((frame) =>
        frame.turned === undefined
          ? isPointed(boxOf(frame, sheet, view), at, frame.isDown === true, on)
          : this.#isOnLine(name, x, y),
      );
    return this.shown.find(isOn)?.finding;
  }

  /** True of a point on a line of a finding; of words that are turned only their lines can be pointed at. */
  #isOnLine(name: string, x: number, y: number): boolean {
    const own = [...(this.svg?.children ?? [])].find((one) => one.getAttribute('data-found') === name);
    return [...(own?.querySelectorAll('.found-line-path') ?? [])].some((path) => {
      const { left, right, top, bottom } = path.getBoundingClientRect();
      return x >= left - 1 && x <= right + 1 && y >= top - NEAR && y <= bottom + NEAR;
    });
  }
}

/** True of a point on the line along a box, which stands outside it, or on the words in it where these count too. */
function isPointed(box: Box, at: { readonly x: number; readonly y: number }, isDown: boolean, on: PointedAt): boolean {
  const [right, down] = [at.x - box.left, at.y - box.top];
  const [along, length] = isDown ? [down, box.height] : [right, box.width];
  /** How far from the words' edge at the line, towards them. */
  const inwards = isDown ? right : box.height - down;
  const depth = on === 'words' ? (isDown ? box.width : box.height) : 0;
  return along >= -1 && along <= length + 1 && inwards >= -NEAR && inwards <= depth;
}

/** The name of the finding that the pointer is on, looked for once a frame and while nothing is dragged; null where it is on none. */
function usePointed(underlines: PageUnderlines): string | null {
  const [pointed, setPointed] = useState<string | null>(null);
  useEffect(() => {
    const board = underlines.svg?.closest<HTMLElement>('.pasteboard');
    if (board == null) return undefined;
    let frame = 0;
    const moved = ({ buttons, clientX, clientY }: PointerEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const on = buttons === 0 ? underlines.at(clientX, clientY, 'words') : undefined;
        setPointed(on === undefined ? null : nameOf(on));
      });
    };
    const left = () => {
      cancelAnimationFrame(frame);
      setPointed(null);
    };
    board.addEventListener('pointermove', moved);
    board.addEventListener('pointerleave', left);
    return () => {
      cancelAnimationFrame(frame);
      board.removeEventListener('pointermove', moved);
      board.removeEventListener('pointerleave', left);
    };
  }, [underlines]);
  return pointed;
}

/** What is drawn, as findings and pages were when typing last rested. */
interface Seen {
  readonly sheets: readonly Sheet[];
  readonly all: readonly Finding[] | null;
}

/**
 * Underlines on the pages looked at that go with each key at once, after the page is painted: to find where they stand takes a
 * millisecond. Of more those of what is typed stand beside their words until typing rests.
 */
const MOST_AT_ONCE = 200;

/** True where the same pages are shown, which is typed on: that is painted first. */
function isTyped(shown: Seen, now: Seen): boolean {
  return (
    shown.all !== null &&
    shown.sheets.length === now.sheets.length &&
    shown.sheets.every(({ page, composed }, at) => composed !== undefined && page.id === now.sheets[at]?.page.id)
  );
}

const Mark = memo(function Mark(props: {
  readonly shown: Shown;
  readonly view: Viewport;
  /** The look of what lies under its words, where its card is open or the pointer is on it. */
  readonly ground: 'found-open' | 'found-pointed' | null;
}) {
  const { shown, view, ground } = props;
  const { name, look, sheet, boxes } = shown;
  return (
    <g className={`found-on-page ${look}`} data-found={name}>
      {boxes.map((frame) => {
        const box = boxOf(frame, sheet, view);
        const turn = turnIn(sheet, view, frame.turned);
        return (
          <g key={`${frame.x}/${frame.y}`} transform={turn}>
            {ground !== null && (
              <rect className={ground} x={box.left} y={box.top} width={box.width} height={box.height} />
            )}
            <path className="found-line-path" d={pathOf(box, look, frame.isDown === true)} />
          </g>
        );
      })}
    </g>
  );
});

const Marks = memo(function Marks(props: {
  readonly shown: readonly Shown[];
  readonly view: Viewport;
  readonly open: string | null;
  readonly pointed: string | null;
}) {
  const { shown, view, open, pointed } = props;
  const groundOf = (name: string) => (name === open ? 'found-open' : name === pointed ? 'found-pointed' : null);
  return shown.map((one) => <Mark key={keyOf(one)} shown={one} view={view} ground={groundOf(one.name)} />);
});

export function FindingMarks(props: {
  readonly findings: Findings;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { findings, sheets, view } = props;
  const { shown: all, open } = useParts(findings, 'shown', 'open');
  const now = useMemo(() => ({ sheets, all }), [sheets, all]);
  const group = useRef<SVGGElement>(null);
  const underlines = useRef(new PageUnderlines()).current;
  const mayWait = useCallback(
    (shown: Seen, now: Seen) => underlines.shown.length > MOST_AT_ONCE && isTyped(shown, now),
    [underlines],
  );
  const followed = useFollowed(now, mayWait);
  const shown = useMemo(() => shownOn(followed, underlines.shown), [followed, underlines]);
  useEffect(() => {
    underlines.svg = group.current;
    underlines.shown = shown;
    underlines.view = view;
  }, [underlines, shown, view]);
  const pointed = usePointed(underlines);
  useEffect(() => {
    findings.underlines.add(underlines);
    return () => {
      findings.underlines.delete(underlines);
    };
  }, [findings, underlines]);
  return (
    <g ref={group} data-testid="finding-marks">
      <Marks shown={shown} view={view} open={open} pointed={pointed} />
    </g>
  );
}
