/** How far the text of each article fits, said where its thread ends on a page; a click shows what can be done. */
import { useEffect, useRef, useState } from 'react';
import type { ComposedPage } from '../../../shared/compose/display-list.ts';
import { blockTitle } from '../../../shared/edition/block-title.ts';
import { isEmptyPlace } from '../../../shared/edition/places.ts';
import type { BodyBlock, Edition } from '../../../shared/edition/records.ts';
import { threadOf } from '../../../shared/edition/selectors.ts';
import type { Desk } from '../../desk/desk.ts';
import { useWords } from '../../i18n/strings.ts';
import { Remedies } from '../../inspector/Remedies.tsx';
import type { Stores } from '../../state/stores.ts';
import type { Sheet } from '../sheets.ts';
import type { Box, Viewport } from '../viewport.ts';
import { boxOf } from './boxes.tsx';

/** What of the window it needs. */
type FitBadgesHost = Pick<Stores, 'session' | 'selection' | 'caret' | 'notices'> & {
  readonly desk: Pick<Desk, 'threads'>;
};

/** A thread's last block whose text does not fill it, or does not fit in it. */
interface ThreadEnd {
  readonly block: BodyBlock;
  /** Characters that do not fit. */
  readonly overset: number;
  /** Lines that stay empty. */
  readonly short: number;
}

/** How text fits where its threads end on a page. */
function threadEndsOn(page: ComposedPage, edition: Edition): ThreadEnd[] {
  return page.blocks.flatMap((fit): ThreadEnd[] => {
    const block = edition.blocks[fit.id];
    if (block?.kind !== 'body' || (fit.oversetCharacters === 0 && fit.linesShort === 0)) return [];
    const isLast = threadOf(edition, block.articleId).at(-1)?.id === block.id;
    if (!isLast || fit.reason === 'copy-to-come' || isEmptyPlace(edition, block)) return [];
    return [{ block, overset: fit.oversetCharacters, short: fit.oversetCharacters > 0 ? 0 : fit.linesShort }];
  });
}

/** Closes what is open on a press elsewhere, or Escape, which gives the keyboard back to what opened it. */
function useClosing(
  isOpen: boolean,
  inside: React.RefObject<HTMLElement | null>,
  opener: React.RefObject<HTMLElement | null>,
  setOpen: (isOpen: boolean) => void,
): void {
  useEffect(() => {
    if (!isOpen) return undefined;
    const close = (event: Event) => {
      const isInside = event.target instanceof Node && inside.current?.contains(event.target) === true;
      if (event instanceof KeyboardEvent ? event.key !== 'Escape' : isInside) return;
      setOpen(false);
      if (!isInside) return;
      event.preventDefault();
      event.stopPropagation();
      opener.current?.focus();
    };
    window.addEventListener('pointerdown', close, { capture: true });
    window.addEventListener('keydown', close, { capture: true });
    return () => {
      window.removeEventListener('pointerdown', close, { capture: true });
      window.removeEventListener('keydown', close, { capture: true });
    };
  }, [isOpen, inside, opener, setOpen]);
}

interface BadgeProps {
  readonly workspace: FitBadgesHost;
  readonly edition: Edition;
  readonly end: ThreadEnd;
  readonly box: Box;
}

function FitBadge({ workspace, edition, end: { block, overset, short }, box }: BadgeProps) {
  const words = useWords();
  const title = blockTitle(edition, block) || words('untitled');
  const [isOpen, setOpen] = useState(false);
  const popover = useRef<HTMLDivElement>(null);
  const badge = useRef<HTMLButtonElement>(null);
  useClosing(isOpen, popover, badge, setOpen);
  const text = overset > 0 ? words('badgeOverset', { count: overset }) : words('badgeShort', { count: short });
  const place = { left: box.left + box.width - 6, top: box.top + box.height - 22 };
  return (
    <>
      <button
        ref={badge}
        type="button"
        aria-expanded={isOpen}
        aria-label={words('doTo', { does: text, to: title })}
        className={overset > 0 ? 'fit-badge overset' : 'fit-badge'}
        data-testid="fit-badge"
        style={place}
        onClick={() => {
          workspace.selection.select([block.id], { alone: true });
          setOpen(true);
        }}
      >
        {text}
      </button>
      {isOpen && (
        <div ref={popover} className="fit-popover" style={{ left: place.left, top: place.top }}>
          <Remedies workspace={workspace} articleId={block.articleId} onDone={() => setOpen(false)} />
        </div>
      )}
    </>
  );
}

export function FitBadges(props: {
  readonly workspace: FitBadgesHost;
  readonly edition: Edition;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { workspace, edition, sheets, view } = props;
  return sheets.flatMap((sheet) =>
    sheet.composed === undefined
      ? []
      : threadEndsOn(sheet.composed, edition).map((end) => (
          <FitBadge
            key={end.block.id}
            workspace={workspace}
            edition={edition}
            end={end}
            box={boxOf(end.block.frame, sheet, view)}
          />
        )),
  );
}
