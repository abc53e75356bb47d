/** The card of a finding beside its underline: what was found, by what evidence, and all that can be done about it. */
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react';
import type { Finding } from '../../shared/checks/check.ts';
import { canBeWaived, nameOf } from '../../shared/checks/waivers.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { ruleTitle } from '../../shared/preflight/preflight.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { type FocusPlace, focusPlace, giveFocusBack, leaveFocus } from '../ui/regions.ts';
import type { FindingDesk } from './finding-desk.ts';
import { calledIn, Excerpt, fixWords, placeOf } from './finding-words.tsx';
import { LearnButton, WaiveButton } from './Waiving.tsx';

/** What of the window it needs. */
type CardHost = Pick<Stores, 'session' | 'view' | 'findings' | 'caret'> & { readonly checks: FindingDesk };

/** How far the card stands from what it is about, and from the window's edge, in CSS pixels. */
const GAP = 6;
const EDGE = 8;

/** Where the line stands that tells of the finding below a field. */
function ownLine(): DOMRect | null {
  return document.querySelector('.found-line[aria-expanded="true"]')?.getBoundingClientRect() ?? null;
}

/** Puts the card below what was found, above it where there is no room; beside nothing at the head of the board. */
function stand(card: HTMLElement, place: DOMRect | null): void {
  const { width, height } = card.getBoundingClientRect();
  const board = document.querySelector('.pasteboard')?.getBoundingClientRect();
  const at = place ?? { left: (board?.right ?? window.innerWidth) - width - EDGE, top: 0, bottom: board?.top ?? 0 };
  const below = at.bottom + GAP;
  const top = below + height + EDGE <= window.innerHeight ? below : Math.max(EDGE, at.top - height - GAP);
  card.style.left = `${Math.max(EDGE, Math.min(at.left, window.innerWidth - width - EDGE))}px`;
  card.style.top = `${top}px`;
}

/** Keeps the card at its finding while pages and galley come and are scrolled. */
function usePlace(host: CardHost, finding: Finding, card: React.RefObject<HTMLElement | null>): void {
  const seen = useParts(host.session.state, 'shown', 'lines');
  const view = useParts(host.view, 'pageId', 'zoom', 'mode', 'room');
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown says where the finding stands
  useLayoutEffect(() => {
    const place = () => {
      if (card.current !== null) stand(card.current, host.findings.placeOf(finding) ?? ownLine());
    };
    let frame = 0;
    // What is gone to is scrolled to and drawn with the next frames.
    const later = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(place);
      });
    };
    place();
    later();
    window.addEventListener('scroll', later, { capture: true, passive: true });
    window.addEventListener('wheel', later, { capture: true, passive: true });
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener('scroll', later, { capture: true });
      window.removeEventListener('wheel', later, { capture: true });
    };
  }, [host, finding, card, seen, view]);
}

/** The copy in the galley, to which the caret leads the keyboard. */
const COPY = '[data-testid="galley"]';

/**
 * The keyboard is in a card that was opened by a key, at what mends the finding or else at what leads on, and afterwards where
 * it was before: so it is where a field of the card was written in that the mouse opened. Who leaves the card for the copy is at the words
 * that were found.
 */
function useKeyboard(
  { caret }: Pick<CardHost, 'caret'>,
  { isByKey, name }: { readonly isByKey: boolean; readonly name: string },
  card: React.RefObject<HTMLElement | null>,
): { readonly note: () => void; readonly leave: () => void } {
  const before = useRef<FocusPlace | null>(null);
  const isLeft = useRef(false);
  const note = useRef(() => {
    if (card.current?.contains(document.activeElement) !== true) before.current ??= focusPlace();
  }).current;
  const leave = useRef(() => {
    isLeft.current = true;
  }).current;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the next finding's card has the keyboard, too
  useLayoutEffect(() => {
    if (!isByKey || card.current === null) return;
    note();
    (card.current.querySelector<HTMLElement>('[data-first]') ?? card.current).focus();
  }, [isByKey, name, card]);
  useEffect(
    () => () => {
      const place = before.current;
      before.current = null;
      if (place === null || place.element === document.activeElement) return;
      leaveFocus();
      const { at } = caret.get();
      if (isLeft.current && at?.by === 'find' && place.element?.matches(COPY) === true)
        caret.put({ ...at, by: 'page' });
      else giveFocusBack(place);
    },
    [caret],
  );
  return { note, leave };
}

/** What closes it: Escape, a press elsewhere, or typing. */
function useAway(close: () => void, leave: () => void, card: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const away = (event: Event) => {
      const { target } = event;
      const isOver = target instanceof Element && target.closest('.context-menu, dialog') !== null;
      if (!isOver && !(target instanceof Node && card.current?.contains(target) === true)) close();
    };
    // Wherever the keyboard is, unless what lies over the window, or a reason being written, is left by it first.
    const onEscape = (event: globalThis.KeyboardEvent) => {
      const { key, target } = event;
      const isOthers = target instanceof Element && target.closest('.context-menu, dialog, .waive') !== null;
      if (key !== 'Escape' || isOthers) return;
      event.preventDefault();
      event.stopPropagation();
      leave();
    };
    window.addEventListener('keydown', onEscape, { capture: true });
    window.addEventListener('pointerdown', away, { capture: true });
    window.addEventListener('beforeinput', away, { capture: true });
    return () => {
      window.removeEventListener('keydown', onEscape, { capture: true });
      window.removeEventListener('pointerdown', away, { capture: true });
      window.removeEventListener('beforeinput', away, { capture: true });
    };
  }, [close, leave, card]);
}

function Card(props: {
  readonly host: CardHost;
  readonly edition: Edition;
  readonly finding: Finding;
  readonly isByKey: boolean;
}) {
  const words = useWords();
  const { host, edition, finding, isByKey } = props;
  const { checks, findings } = host;
  const card = useRef<HTMLElement>(null);
  const close = useRef(() => findings.close()).current;
  const name = nameOf(finding);
  usePlace(host, finding, card);
  const keyboard = useKeyboard(host, { isByKey, name }, card);
  const leave = useRef(() => {
    keyboard.leave();
    close();
  }).current;
  useAway(close, leave, card);
  const { fix } = finding;
  const alike = fix?.kind === 'replace' ? checks.alikeTo(finding).length : 0;
  const called = calledIn(words, edition, finding);
  /** A button with its key. `isFirst` is where the keyboard comes to. */
  const way = (says: string, does: () => void, command: CommandId, isFirst = false) => (
    <button type="button" data-first={isFirst ? '' : undefined} onClick={does}>
      {says} <kbd>{shortcutText(command)}</kbd>
    </button>
  );
  const onKey = (event: KeyboardEvent) => {
    const by = ({ ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 } as const)[event.key];
    if (by === undefined || !(event.target instanceof HTMLButtonElement)) return;
    const ways = [...event.currentTarget.querySelectorAll<HTMLElement>('button')];
    const at = ways.indexOf(event.target);
    ways[(at + by + ways.length) % ways.length]?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <section
      ref={card}
      className={`finding-card ${finding.severity}`}
      role="dialog"
      aria-label={`${words('findingCard')}：${ruleTitle(finding.rule)[words.language]}`}
      data-testid="finding-card"
      data-region=".pasteboard"
      tabIndex={-1}
      onKeyDown={onKey}
      onPointerDown={keyboard.note}
      // A button that is pressed leaves the keyboard where it was; fields take it.
      onMouseDown={(event) => {
        if (event.target instanceof Element && event.target.closest('button') !== null) event.preventDefault();
      }}
    >
      <header>
        <b>{ruleTitle(finding.rule)[words.language]}</b>
        <small>{placeOf(words, edition, finding)}</small>
      </header>
      <p>
        <Excerpt text={finding.text} />
      </p>
      <p>{finding[words.language]}</p>
      <div className="finding-ways">
        {fix !== undefined && way(fixWords(words, fix), () => checks.mend(finding), 'check.mend', true)}
        {alike > 1 && way(words('fixAlike', { count: alike }), () => checks.askAlike(finding), 'check.mend-alike')}
        {checks.canMark(finding) && way(words('markFinding'), () => checks.markOne(finding), 'check.mark')}
        {checks.canLearn(finding) && <LearnButton key={`${name} word`} {...{ checks, finding, called }} />}
        {canBeWaived(finding) && <WaiveButton key={name} {...{ checks, finding, called }} />}
      </div>
      <div className="finding-steps">
        {way(words('findingPrevious'), () => checks.step(-1, isByKey), 'check.previous')}
        {way(words('findingNext'), () => checks.step(1, isByKey), 'check.next', fix === undefined)}
        <button type="button" onClick={leave}>
          {words('close')} <kbd>Esc</kbd>
        </button>
      </div>
    </section>
  );
}

export function FindingCard({ host }: { readonly host: CardHost }) {
  const { edition } = useParts(host.session.state, 'edition');
  const { open, isByKey } = useParts(host.findings, 'shown', 'open', 'isByKey');
  const finding = host.findings.named(open);
  if (edition === null || finding === undefined) return null;
  return <Card host={host} edition={edition} finding={finding} isByKey={isByKey} />;
}
