/** The menu by the right button, the menu key and Shift+F10: the commands for what it is on, with their keys. */
import { useEffect, useRef, useState } from 'react';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import type { MenuRow } from '../../shared/contract/context-menus.ts';
import { sectionsOf } from '../../shared/edition/spreads.ts';
import { TableMenuRows } from '../blocks/TableMenu.tsx';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { pageNamed } from '../state/page-names.ts';
import { type Asked, ChoiceRow, Menu } from '../ui/Menu.tsx';
import { focusPlace } from '../ui/regions.ts';
import { type AskedMenu, menuFor, noteRow, runOfMenu } from './menu-subjects.ts';
import type { Workspace } from './workspace.ts';

interface OpenMenu extends AskedMenu {
  readonly asked: Asked;
  readonly region: string | undefined;
  readonly over: Element;
}

/** Regions that a menu may lie over, from which its focus is counted. */
const REGIONS = ['.page-list', '.arrivals', '.copy-pool', '.picture-tray', '.pasteboard', '.galley', '.inspector'];

/** What a menu by a key stands at: what is selected on the page, the caret, else what has the focus. */
function placeByKey(target: Element): { readonly x: number; readonly y: number } {
  const board = target.closest('.pasteboard');
  const marked = board?.querySelector('.overlay .cells') ?? board?.querySelector('.overlay .selected');
  const range = target.closest('[contenteditable]') === null ? undefined : getSelection()?.getRangeAt(0);
  const caret = range?.getBoundingClientRect();
  if (marked == null && caret !== undefined && caret.height > 0) return { x: caret.left, y: caret.bottom };
  const box = (marked ?? target).getBoundingClientRect();
  // Of something as large as the page its foot would be out of sight.
  const isLarge = marked == null && box.height > window.innerHeight / 3;
  return isLarge ? { x: box.left + box.width / 3, y: box.top + box.height / 4 } : { x: box.left, y: box.bottom };
}

/** Hears where a menu is asked for. */
function useAsked(workspace: Workspace): [OpenMenu | null, () => void] {
  const [open, setOpen] = useState<OpenMenu | null>(null);
  const now = useRef(open);
  now.current = open;
  useEffect(() => {
    const ask = (event: Event, target: Element, place: { x: number; y: number }, isByKey: boolean) => {
      // One menu after another: the keyboard goes back to where it was before the first.
      const focus = now.current?.asked.focus ?? focusPlace();
      const menu = menuFor(workspace, target, place);
      // On the menu itself nothing is asked for: it stays what it was asked of.
      if (menu === null) return;
      workspace.view.update({ pageAsked: menu.page?.id ?? null });
      event.preventDefault();
      const region = REGIONS.find((one) => target.closest(one) !== null);
      const over = target.closest('dialog') ?? document.body;
      setOpen({ ...menu, asked: { ...place, focus, isByKey }, region, over });
    };
    const byPointer = (event: MouseEvent) => {
      if (event.target instanceof Element) ask(event, event.target, { x: event.clientX, y: event.clientY }, false);
    };
    const byKey = (event: KeyboardEvent) => {
      const isAsked = event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey);
      const target = event.target === document.body ? document.querySelector('.pasteboard') : event.target;
      if (isAsked && target instanceof Element) ask(event, target, placeByKey(target), true);
    };
    const note = ({ target }: FocusEvent) => {
      if (target instanceof Element) noteRow(workspace, target);
    };
    window.addEventListener('contextmenu', byPointer);
    window.addEventListener('keydown', byKey);
    window.addEventListener('focusin', note);
    return () => {
      window.removeEventListener('contextmenu', byPointer);
      window.removeEventListener('keydown', byKey);
      window.removeEventListener('focusin', note);
    };
  }, [workspace]);
  const close = useRef(() => {
    workspace.view.update({ pageAsked: null });
    setOpen(null);
  });
  return [open, close.current];
}

/** An item: a button that says why it can do nothing, where it can do nothing. */
function Item(props: {
  readonly workspace: Workspace;
  readonly id: CommandId;
  /** What stands on it in a row; its name, where nothing is given. */
  readonly short?: string;
  readonly onChosen: () => void;
}) {
  const { workspace, id, short, onChosen } = props;
  const words = useWords();
  const { zh, en } = commandOf(id);
  const name = words.language === 'zh' ? zh : en;
  const why = workspace.commands.why(id)?.[words.language] ?? null;
  return (
    <button
      type="button"
      role="menuitem"
      tabIndex={-1}
      data-command={id}
      data-names={`${short ?? name}\n${zh}\n${en}`}
      {...(short === undefined ? {} : { 'aria-label': name, title: name })}
      {...(why === null ? {} : { 'aria-disabled': true, 'aria-description': why, 'data-why': why })}
      onClick={() => {
        if (why !== null) return;
        runOfMenu(workspace, id, onChosen);
      }}
    >
      <span>{short ?? name}</span>
      {short === undefined && <kbd>{shortcutText(id)}</kbd>}
    </button>
  );
}

function Row(props: { readonly workspace: Workspace; readonly row: MenuRow; readonly onChosen: () => void }) {
  const { workspace, row, onChosen } = props;
  const words = useWords();
  return (
    <ChoiceRow label={row.name[words.language]}>
      {row.choices.map(([id, short]) => (
        <Item key={id} workspace={workspace} id={id} short={short[words.language]} onChosen={onChosen} />
      ))}
    </ChoiceRow>
  );
}

export function ContextMenu({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const [open, onClose] = useAsked(workspace);
  if (open === null) return null;
  const { groups, table, page } = open;
  const commands = groups
    .flat()
    .flatMap((line) => (typeof line === 'string' ? [line] : line.choices.map(([id]) => id)));
  return (
    <Menu
      label={words(open.name)}
      asked={open.asked}
      region={open.region}
      over={open.over}
      hasReasons={commands.some((id) => !workspace.commands.isEnabled(id))}
      onClose={onClose}
    >
      {(close) => (
        <>
          {page !== undefined && (
            <p className="menu-head">{`${pageNamed(words, page)} ${sectionsOf(page).join(' · ')}`}</p>
          )}
          {table !== null && <TableMenuRows commands={workspace.commands} at={table} onChosen={close} />}
          {groups.map((group, at) => (
            <fieldset key={group.map((line) => (typeof line === 'string' ? line : line.name.en)).join()}>
              {(at > 0 || table !== null) && <hr />}
              {group.map((line) =>
                typeof line === 'string' ? (
                  <div key={line} className="menu-line" role="none" data-row>
                    <Item workspace={workspace} id={line} onChosen={close} />
                  </div>
                ) : (
                  <Row key={line.name.en} workspace={workspace} row={line} onChosen={close} />
                ),
              )}
            </fieldset>
          ))}
        </>
      )}
    </Menu>
  );
}
