/** What was found in copy, underlined on the pages: three kinds, told apart by the form of their lines as well as by colour. */
import { memo, useEffect, useMemo, useRef } from 'react';
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

/** How far from a line a press is still on it, in CSS pixels. */
const NEAR = 4;
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
    const isIn = (element: Element, near: number) => {
      const { left, right, top, bottom } = element.getBoundingClientRect();
      return x >= left - 1 && x <= right + 1 && y >= top - near && y <= bottom + near;
    };
    for (const one of this.svg?.children ?? []) {
      const isOn =
        [...one.querySelectorAll('.found-line-path')].some((line) => isIn(line, NEAR)) ||
        (on === 'words' && [...one.querySelectorAll('.found-word')].some((word) => isIn(word, 0)));
      if (isOn) return this.shown.find(({ name }) => name === one.getAttribute('data-found'))?.finding;
    }
    return undefined;
  }

  /** Shows which finding the pointer is on, once a frame and while nothing is dragged. Returns how to stop. */
  watchPointer(): () => void {
    const board = this.svg?.closest<HTMLElement>('.pasteboard');
    if (board == null) return () => undefined;
    let frame = 0;
    const moved = ({ buttons, clientX, clientY }: PointerEvent) => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const on = buttons === 0 ? this.at(clientX, clientY, 'words') : undefined;
        const name = on === undefined ? null : nameOf(on);
        for (const one of this.svg?.children ?? [])
          one.toggleAttribute('data-pointed', one.getAttribute('data-found') === name);
      });
    };
    board.addEventListener('pointermove', moved);
    return () => {
      cancelAnimationFrame(frame);
      board.removeEventListener('pointermove', moved);
    };
  }
}

/** What is drawn, as findings and pages were when typing last rested. */
interface Seen {
  readonly sheets: readonly Sheet[];
  readonly all: readonly Finding[] | null;
}

/** True where the same pages are shown: what is typed on them is painted first. */
function isTyped(shown: Seen, now: Seen): boolean {
  return (
    shown.all !== null &&
    shown.sheets.length === now.sheets.length &&
    shown.sheets.every(({ page, composed }, at) => composed !== undefined && page.id === now.sheets[at]?.page.id)
  );
}

const Mark = memo(function Mark(props: { readonly shown: Shown; readonly view: Viewport; readonly isOpen: boolean }) {
  const { shown, view, isOpen } = props;
  const { name, look, sheet, boxes } = shown;
  return (
    <g className={`found-on-page ${look}`} data-found={name}>
      {boxes.map((frame) => {
        const box = boxOf(frame, sheet, view);
        const turn = turnIn(sheet, view, frame.turned);
        return (
          <g key={`${frame.x}/${frame.y}`} transform={turn}>
            <rect
              className={isOpen ? 'found-word open' : 'found-word'}
              x={box.left}
              y={box.top}
              width={Math.max(WAVE, box.width)}
              height={box.height}
            />
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
}) {
  const { shown, view, open } = props;
  return shown.map((one) => <Mark key={keyOf(one)} shown={one} view={view} isOpen={one.name === open} />);
});

export function FindingMarks(props: {
  readonly findings: Findings;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { findings, sheets, view } = props;
  const { shown: all, open } = useParts(findings, 'shown', 'open');
  const now = useMemo(() => ({ sheets, all }), [sheets, all]);
  const followed = useFollowed(now, isTyped);
  const group = useRef<SVGGElement>(null);
  const underlines = useRef(new PageUnderlines()).current;
  const shown = useMemo(() => shownOn(followed, underlines.shown), [followed, underlines]);
  useEffect(() => {
    underlines.svg = group.current;
    underlines.shown = shown;
  }, [underlines, shown]);
  useEffect(() => underlines.watchPointer(), [underlines]);
  useEffect(() => {
    findings.underlines.add(underlines);
    return () => {
      findings.underlines.delete(underlines);
    };
  }, [findings, underlines]);
  return (
    <g ref={group} data-testid="finding-marks">
      <Marks shown={shown} view={view} open={open} />
    </g>
  );
}
