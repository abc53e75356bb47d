/** What a menu is asked for on: the row, the block or the text under the pointer or with the focus, taken up as a click does. */

import { nameOf } from '../../shared/checks/waivers.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import { blockMenu, contextMenus, type MenuLine, type MenuSubject } from '../../shared/contract/context-menus.ts';
import { standingBlock } from '../../shared/edition/masters.ts';
import type { Page } from '../../shared/edition/records.ts';
import { tableOf } from '../blocks/TableMenu.tsx';
import type { TableAtHand } from '../blocks/table-choice.ts';
import type { StringKey } from '../i18n/strings.ts';
import type { Workspace } from './workspace.ts';

/** A menu: what it is called, its groups of lines, and the table whose choices come first. */
export interface AskedMenu {
  readonly name: StringKey;
  readonly groups: readonly (readonly MenuLine[])[];
  readonly table: TableAtHand | null;
  /** The page it is of, where that is not the one shown. */
  readonly page?: Page;
}

const names: Readonly<Record<MenuSubject, StringKey>> = {
  page: 'menuPage',
  port: 'menuPort',
  'proof-page': 'menuProof',
  story: 'menuStory',
  'page-item': 'menuPage',
  'page-list': 'pages',
  pool: 'pool',
  tray: 'tray',
  mark: 'menuMark',
  finding: 'menuFinding',
  waived: 'menuFinding',
  picture: 'menuPicture',
  arrival: 'menuArrival',
  copy: 'menuCopy',
  field: 'menuCopy',
};

function menuOf(subject: MenuSubject): AskedMenu {
  return { name: names[subject], groups: contextMenus[subject], table: null };
}

/** A row of a list that has a menu: where it is, and how it is taken up. */
interface RowWithMenu {
  readonly at: string;
  /** Takes up what the row is of, as `id` names it; what the menu is on then, or null where it is gone. */
  readonly takeUp: (workspace: Workspace, id: string) => MenuSubject | null;
}

const rows: readonly RowWithMenu[] = [
  {
    at: 'data-article',
    takeUp: ({ session, navigation }, id) => {
      const article = session.state.get().edition?.articles[id];
      if (article === undefined) return null;
      navigation.takeUpArticle(article.id);
      return 'story';
    },
  },
  {
    at: 'data-page',
    // The page stays that one works on.
    takeUp: ({ session }, id) => (session.state.get().edition?.pages[id] === undefined ? null : 'page-item'),
  },
  {
    at: 'data-mark',
    takeUp: ({ session, proof }, id) => {
      const mark = session.state.get().edition?.marks[id];
      if (mark === undefined) return null;
      proof.walking.select(mark.id);
      return 'mark';
    },
  },
  {
    at: 'data-finding',
    takeUp: ({ findings, rows: atHand }, id) => {
      const finding = findings.named(id);
      if (finding === undefined) return null;
      atHand.update({ finding: id });
      return finding.waived === undefined ? 'finding' : 'waived';
    },
  },
  {
    at: 'data-key',
    takeUp: ({ desk }, id) => {
      const { chosen } = desk.tray.shown.get();
      if (!chosen.includes(id)) desk.tray.choose([id]);
      return 'picture';
    },
  },
  {
    at: 'data-seq',
    takeUp: ({ rows: atHand }, id) => {
      atHand.update({ arrival: Number(id) });
      return 'arrival';
    },
  },
];

/** Lists, of which a menu is asked beside their rows. */
const heads: readonly (readonly [string, MenuSubject])[] = [
  ['.page-list', 'page-list'],
  ['.copy-pool', 'pool'],
  ['.picture-tray', 'tray'],
];

/** Commands on a page of the list that are done to it where it is; for others it is shown first. */
const fromAfar: ReadonlySet<CommandId> = new Set(['page.duplicate', 'page.delete', 'page.move-up', 'page.move-down']);

/** Runs what was chosen in a menu; `close` gives up the menu first. */
export function runOfMenu({ commands, view, navigation }: Workspace, id: CommandId, close: () => void): void {
  const { pageAsked } = view.get();
  close();
  if (pageAsked == null) commands.run(id);
  else if (fromAfar.has(id)) {
    view.update({ pageAsked });
    commands.run(id);
    view.update({ pageAsked: null });
  } else {
    navigation.toPage(pageAsked);
    commands.run(id);
  }
}

/** The row that an element is in. */
function rowAt(workspace: Workspace, target: Element): MenuSubject | null {
  for (const { at, takeUp } of rows) {
    const id = target.closest(`[${at}]`)?.getAttribute(at) ?? null;
    if (id !== null) return takeUp(workspace, id);
  }
  return null;
}

/** The page of the list that an element is of, where that is not the one shown. */
function pageBeside({ session, view }: Workspace, target: Element): Page | undefined {
  const id = target.closest('[data-page]')?.getAttribute('data-page') ?? '';
  return id === view.get().pageId ? undefined : session.state.get().edition?.pages[id];
}

/** Remembers which rows a hand is on, for commands of the palette. */
export function noteRow(workspace: Workspace, target: Element): void {
  const finding = target.closest('[data-finding]')?.getAttribute('data-finding') ?? null;
  const arrival = target.closest('[data-seq]')?.getAttribute('data-seq') ?? null;
  if (finding !== null) workspace.rows.update({ finding });
  if (arrival !== null) workspace.rows.update({ arrival: Number(arrival) });
}

/** What is selected on the page, by its first block, which is the one that was pressed. */
function onBoard({ session, selection, view, caret }: Workspace): AskedMenu {
  if (caret.get().isTyping) return menuOf('copy');
  if (view.get().mode === 'proof') return menuOf('proof-page');
  const { edition } = session.state.get();
  const selected = selection.get();
  const [first] = selected.blocks;
  const standing = edition === null || first === undefined ? null : standingBlock(edition, first);
  const block = first === undefined ? undefined : (edition?.blocks[first] ?? standing?.block);
  if (edition === null || block == null) return menuOf('page');
  const isSeveral = selected.blocks.length > 1;
  const table = tableOf(edition, selected);
  return {
    name: isSeveral ? 'menuBlocks' : table === null ? 'menuBlock' : 'tableMenu',
    groups: blockMenu({ kind: block.kind, isSeveral, isOfMaster: standing !== null }),
    table: standing === null ? table : null,
  };
}

/**
 * The menu for an element, what it is on being taken up; null where it has none. On an underlined finding its ways come first, and
 * of those of copy what is cut and pasted alone follows: both together are higher than a small screen.
 */
export function menuFor(
  workspace: Workspace,
  target: Element,
  { x, y }: { readonly x: number; readonly y: number },
): AskedMenu | null {
  const menu = menuOn(workspace, target);
  const shows = target.closest('.pasteboard, .page-input, [data-testid="galley"]') !== null;
  const finding = shows ? workspace.findings.at(x, y) : undefined;
  if (menu === null || finding === undefined) return menu;
  workspace.rows.update({ finding: nameOf(finding) });
  const others = menu.groups === contextMenus.copy ? contextMenus.field : menu.groups;
  return { ...menu, groups: [...contextMenus.finding, ...others] };
}

function menuOn(workspace: Workspace, target: Element): AskedMenu | null {
  const port = target.closest<HTMLElement>('.port[data-block]')?.dataset['block'];
  const block = workspace.session.state.get().edition?.blocks[port ?? ''];
  if (block !== undefined) {
    workspace.selection.select([block.id], { alone: true });
    return menuOf('port');
  }
  if (target.closest('.pasteboard, .page-input') !== null) return onBoard(workspace);
  const isText =
    target.closest('textarea, [contenteditable="true"]') !== null ||
    (target instanceof HTMLInputElement && /^(?:text|search|number|url)$/u.test(target.type));
  if (isText) return menuOf(target.closest('[data-testid="galley"]') === null ? 'field' : 'copy');
  if (target.closest('dialog') !== null) return null;
  const subject = rowAt(workspace, target) ?? heads.find(([at]) => target.closest(at) !== null)?.[1];
  if (subject === undefined) return null;
  const page = subject === 'page-item' ? pageBeside(workspace, target) : undefined;
  return { ...menuOf(subject), ...(page === undefined ? {} : { page }) };
}
