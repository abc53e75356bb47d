/** The menu of a table, by the right button or the menu key: what the inspector has buttons for, where the hand is. */
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { cellsAtHand, type SelectionState } from '../state/selection.ts';
import type { Stores } from '../state/stores.ts';
import { type FocusPlace, focusPlace, giveFocusBack } from '../ui/regions.ts';
import { ChoiceButtons, type TableAtHand, tableChoices, useCellsName } from './TableChoices.tsx';

type MenuHost = Pick<Stores, 'session' | 'selection' | 'view' | 'commands'>;

/** Where a menu was asked for, in CSS pixels of the window, and what had the keyboard. */
interface Asked {
  readonly x: number;
  readonly y: number;
  readonly focus: FocusPlace;
}

/** Further things that are done to a table, a line each. */
const more = [
  'table.widths-cells',
  'table.edges',
  'table.update',
  'table.choose',
] as const satisfies readonly CommandId[];

/** The table that is selected alone, with its cells that are; null where something else is, or it stands on a master. */
function tableOf(edition: Edition | null, selected: Pick<SelectionState, 'blocks' | 'cells'>): TableAtHand | null {
  const block = selected.blocks.length === 1 ? edition?.blocks[selected.blocks[0] ?? ''] : undefined;
  if (edition === null || block?.kind !== 'table') return null;
  return { edition, table: block, range: block.rows.length === 0 ? null : (cellsAtHand(selected)?.range ?? null) };
}

/** Hears where on the page a menu is asked for: by the right button, whose press has taken up what it is on, or by a key. */
function useAsked({ session, selection, view }: MenuHost): [Asked | null, (next: Asked | null) => void] {
  const [asked, setAsked] = useState<Asked | null>(null);
  useEffect(() => {
    const open = (event: MouseEvent | KeyboardEvent, place: Pick<Asked, 'x' | 'y'>) => {
      const { target } = event;
      const board = target instanceof Element ? target.closest('.pasteboard') : null;
      const isTable = tableOf(session.state.get().edition, selection.get()) !== null;
      if (board === null || !isTable || view.get().mode === 'proof') return;
      event.preventDefault();
      setAsked({ ...place, focus: focusPlace() });
    };
    const byPointer = (event: MouseEvent) => open(event, { x: event.clientX, y: event.clientY });
    const byKey = (event: KeyboardEvent) => {
      if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return;
      // Where the cells are that it is about, or their table.
      const marked = document.querySelector('.overlay .cells') ?? document.querySelector('.overlay .selected');
      const box = marked?.getBoundingClientRect();
      open(event, { x: box?.left ?? 0, y: box?.bottom ?? 0 });
    };
    window.addEventListener('contextmenu', byPointer);
    window.addEventListener('keydown', byKey);
    return () => {
      window.removeEventListener('contextmenu', byPointer);
      window.removeEventListener('keydown', byKey);
    };
  }, [session, selection, view]);
  return [asked, setAsked];
}

/** The items of a menu, in rows. */
function rowsIn(menu: HTMLElement): HTMLElement[][] {
  return [...menu.querySelectorAll('fieldset')]
    .map((row) => [...row.querySelectorAll<HTMLElement>('button:not(:disabled)')])
    .filter((row) => row.length > 0);
}

/** Arrow keys go through the items: across within a row and on to the next, up and down from row to row. */
function goTo(menu: HTMLElement, key: string): boolean {
  const rows = rowsIn(menu);
  const all = rows.flat();
  const { activeElement } = document;
  const own = activeElement instanceof HTMLElement ? all.indexOf(activeElement) : -1;
  const row = rows.findIndex((items) => items.includes(all[own] ?? menu));
  const beside = (by: number) => all[(own + by + all.length) % all.length];
  const next: Readonly<Record<string, HTMLElement | undefined>> = {
    ArrowRight: beside(1),
    ArrowLeft: beside(own < 0 ? 0 : -1),
    ArrowDown: rows[(row + 1) % rows.length]?.[0],
    ArrowUp: rows[(Math.max(0, row) - 1 + rows.length) % rows.length]?.[0],
    Home: all[0],
    End: all.at(-1),
  };
  next[key]?.focus();
  return key in next;
}

function Menu(props: {
  readonly host: MenuHost;
  readonly at: TableAtHand;
  readonly asked: Asked;
  readonly onClose: () => void;
}) {
  const { host, at, asked, onClose } = props;
  const words = useWords();
  const menu = useRef<HTMLDivElement>(null);
  const cells = useCellsName(at);
  useLayoutEffect(() => {
    const { current } = menu;
    if (current === null) return;
    // A menu that would go over the window's edge stands against it.
    const { width, height } = current.getBoundingClientRect();
    current.style.left = `${Math.max(0, Math.min(asked.x, window.innerWidth - width - 4))}px`;
    current.style.top = `${Math.max(0, Math.min(asked.y, window.innerHeight - height - 4))}px`;
    current.focus();
  }, [asked]);
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (event.target instanceof Node && menu.current?.contains(event.target) !== true) onClose();
    };
    window.addEventListener('pointerdown', away, { capture: true });
    return () => window.removeEventListener('pointerdown', away, { capture: true });
  }, [onClose]);
  const close = () => {
    onClose();
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    giveFocusBack(asked.focus);
  };
  return (
    <div
      ref={menu}
      className="table-menu"
      role="menu"
      aria-label={words('tableMenu')}
      data-region=".pasteboard"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'Tab') close();
        else if (!goTo(event.currentTarget, event.key)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onContextMenu={(event) => event.preventDefault()}
    >
      {tableChoices.map((of) =>
        of.isOfCells === true && at.range === null ? null : (
          <div key={of.name} className="menu-row">
            <span>{of.name === 'tableCells' ? cells : words(of.name)}</span>
            <fieldset className="table-choices" aria-label={words(of.name)}>
              <ChoiceButtons commands={host.commands} of={of} at={at} isInMenu onChosen={close} />
            </fieldset>
          </div>
        ),
      )}
      {more
        .filter((command) => host.commands.isEnabled(command))
        .map((command) => (
          <fieldset key={command} className="menu-line">
            <button
              type="button"
              role="menuitem"
              tabIndex={-1}
              onClick={() => {
                close();
                host.commands.run(command);
              }}
            >
              {commandOf(command)[words.language]}
            </button>
          </fieldset>
        ))}
    </div>
  );
}

export function TableMenu({ workspace }: { readonly workspace: MenuHost }) {
  const { edition } = useParts(workspace.session.state, 'edition');
  const at = tableOf(edition, useParts(workspace.selection, 'blocks', 'cells'));
  const [asked, setAsked] = useAsked(workspace);
  if (at === null || asked === null) return null;
  return createPortal(<Menu host={workspace} at={at} asked={asked} onClose={() => setAsked(null)} />, document.body);
}
