/** Commands while an edition can only be looked at: all that would change it are grey, and say why. */
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { Reading } from '../../shared/edition/damage-records.ts';
import type { Action, CommandSet } from '../commands/command-set.ts';
import { inBoth } from '../i18n/strings.ts';
import type { EditionSession } from '../session/edition-session.ts';

/** Families of commands none of which changes the edition that is open. */
const families = /^(?:view|select|tool|app|help|export)\./u;
/** Those of other families. */
const others: ReadonlySet<CommandId> = new Set([
  ...(['edition.start', 'edition.new', 'edition.open', 'edition.next', 'edition.copy', 'edition.reveal'] as const),
  ...(['edition.send', 'edition.backups'] as const),
  ...(['edition.take-over', 'edition.print', 'paper.new', 'paper.open', 'paper.save', 'paper.panel'] as const),
  ...(['copy.export-docx', 'copy.export-text', 'copy.versions', 'story.go', 'story.print'] as const),
  ...(['check.go', 'check.next', 'check.previous'] as const),
  ...(['edit.copy', 'edit.select-text', 'edit.find', 'edit.history', 'edit.repeat'] as const),
  ...(['page.previous', 'page.next', 'arrival.show', 'table.cells'] as const),
  ...(['proof.next', 'proof.previous', 'proof.text-next', 'proof.text-previous', 'proof.deselect'] as const),
  ...(['proof.finding-next', 'proof.finding-previous', 'proof.blink', 'proof.compare', 'proof.sheet'] as const),
  ...(['proof.pace', 'proof.line', 'proof.marks'] as const),
]);

/** Why nothing can be changed, in a few words. */
export function whyReading({ why, holder }: Reading): Readonly<Record<Language, string>> {
  if (why === 'damaged') return inBoth('whyDamaged');
  if (why === 'newer') return inBoth('whyNewer');
  if (why === 'protected') return inBoth('whyProtected');
  if (why === 'backup') return inBoth('whyBackup');
  return holder == null ? inBoth('whyElsewhere') : inBoth('whyHeld', { who: holder.name, machine: holder.machine });
}

function held(action: Action, reading: () => Reading | null): Action {
  return {
    run: (argument) => action.run(argument),
    isEnabled: () => reading() === null && (action.isEnabled?.() ?? true),
    get why() {
      const read = reading();
      return read === null ? (action.why ?? 'isReadOnly') : () => whyReading(read);
    },
  };
}

/** All commands, those that would change the edition held while it is only looked at. */
export function heldWhileReading(all: CommandSet<CommandId>, session: EditionSession): CommandSet<CommandId> {
  const reading = () => session.state.get().reading;
  const changes = (id: CommandId) => !families.test(id) && !others.has(id);
  return new Map([...all].map(([id, action]) => [id, changes(id) ? held(action, reading) : action]));
}
