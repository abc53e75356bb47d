/** Commands that change what is selected are grey while all of that is locked, and say so; whatever else would is refused by the session. */
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Action, CommandSet } from '../commands/command-set.ts';
import type { HandStores } from './at-hand.ts';

/** Families of commands that change what is selected, all of them. */
const families = /^(?:shape|effect|chart|panel|photo|table|block|nameplate|advert|artwork|quote|figure)\./u;
/** Those of other families. */
const others: ReadonlySet<CommandId> = new Set([
  'text.fit',
  'text.direction',
  'text.fill-foot',
  'text.column-rule',
  'text.drop-capital',
  'text.tight',
  'text.loose',
  'text.even',
  'master.take',
]);
/** Those of the families that change nothing of it: they add to the page, select, unlock, or go into the copy. */
const harmless: ReadonlySet<CommandId> = new Set([
  'block.lock',
  'block.group',
  'block.ungroup',
  'block.duplicate',
  'block.paste-here',
  'block.paste-in-place',
  'block.paste-layout',
  'block.edit',
  'photo.choose',
  'table.choose',
  'table.cells',
]);

function changesSelected(id: CommandId): boolean {
  return (families.test(id) && !harmless.has(id)) || others.has(id);
}

/** An action that can do nothing while `isHeld` says so. */
function held(action: Action, isHeld: () => boolean): Action {
  return {
    run: (argument) => action.run(argument),
    isEnabled: () => !isHeld() && (action.isEnabled?.() ?? true),
    get why() {
      return isHeld() ? 'isLocked' : (action.why ?? 'isLocked');
    },
  };
}

/** All commands, those that change what is selected held while it is locked. */
export function heldByLocks(
  all: CommandSet<CommandId>,
  { session, selection }: Pick<HandStores, 'session' | 'selection'>,
): CommandSet<CommandId> {
  const isHeld = () => {
    const blocks = session.state.get().edition?.blocks ?? {};
    const { blocks: selected } = selection.get();
    return selected.length > 0 && selected.every((id) => blocks[id]?.locked === true);
  };
  return new Map([...all].map(([id, action]) => [id, changesSelected(id) ? held(action, isHeld) : action]));
}
