import { withMarks } from '../../shared/edition/anchors.ts';
import { newId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import type { EditionFile } from '../store/edition-file.ts';

/** Does a command's edit as one step that can be undone; marks stay on their text. Nothing where nothing changes. */
export function edit(file: EditionFile, command: string, label: string, patches: readonly Patch[]): void {
  if (patches.length === 0) return;
  file.apply({
    id: newId<'operation'>(),
    step: newId<'operation'>(),
    actor: `dayang ${command}`,
    at: new Date().toISOString(),
    label,
    patches: withMarks(file.edition, patches),
  });
}
