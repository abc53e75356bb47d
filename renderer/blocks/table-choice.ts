/** What a choice about a table is: a row of buttons of a command each. */
import type { TableBlock } from '../../shared/blocks/kinds.ts';
import type { CellRange } from '../../shared/blocks/table-cells.ts';
import type { CommandId } from '../../shared/contract/commands.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { StringKey } from '../i18n/strings.ts';

/** A table with the cells of it that are selected. */
export interface TableAtHand {
  readonly edition: Edition;
  readonly table: TableBlock;
  readonly range: CellRange | null;
}

/** Something that can be chosen: a sign or a word on its button, and whether it is so now. */
export interface TableChoice {
  readonly command: CommandId;
  /** Steps of a path in a box of 16 by 16; where there is none, the words stand on the button. */
  readonly sign?: string;
  readonly words?: StringKey;
  /** It is so or not by itself, whatever else is chosen of its row. */
  readonly isToggle?: true;
  readonly isSo: (at: TableAtHand) => boolean;
}

/** Things of which one is so, or each by itself. */
export interface TableChoices {
  readonly name: StringKey;
  readonly isOfCells?: true;
  readonly choices: readonly TableChoice[];
}
