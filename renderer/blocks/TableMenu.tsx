/** What is chosen of a table by a click, as rows of its menu: what the inspector has buttons for, where the hand is. */
import type { Edition } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { cellsAtHand, type SelectionState } from '../state/selection.ts';
import type { Stores } from '../state/stores.ts';
import { ChoiceRow } from '../ui/Menu.tsx';
import { ChoiceButtons, tableChoices, useCellsName } from './TableChoices.tsx';
import type { TableAtHand } from './table-choice.ts';

/** The table that is selected alone, with its cells that are; null where something else is, or it stands on a master. */
export function tableOf(
  edition: Edition | null,
  selected: Pick<SelectionState, 'blocks' | 'cells'>,
): TableAtHand | null {
  const block = selected.blocks.length === 1 ? edition?.blocks[selected.blocks[0] ?? ''] : undefined;
  if (edition === null || block?.kind !== 'table') return null;
  return { edition, table: block, range: block.rows.length === 0 ? null : (cellsAtHand(selected)?.range ?? null) };
}

export function TableMenuRows(props: {
  readonly commands: Stores['commands'];
  readonly at: TableAtHand;
  readonly onChosen: () => void;
}) {
  const { commands, at, onChosen } = props;
  const words = useWords();
  const cells = useCellsName(at);
  return tableChoices(at.table).map((of) =>
    of.isOfCells === true && at.range === null ? null : (
      <ChoiceRow key={of.name} label={words(of.name)} shown={of.name === 'tableCells' ? cells : undefined}>
        <ChoiceButtons commands={commands} of={of} at={at} isInMenu onChosen={onChosen} />
      </ChoiceRow>
    ),
  );
}
