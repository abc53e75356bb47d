/** Everything a user can do, named once: menu, palette, keyboard, toolbar and tests read this table. */
import { type BlockForm, blockForm, blockForms } from '../blocks/kinds.ts';
import { type MarkKind, markKinds, markModule } from '../proof/marks/kinds.ts';
import { blockCommands } from './block-commands.ts';
import type { CommandEntry } from './command-entry.ts';
import { copyCommands } from './copy-commands.ts';
import { editCommands } from './edit-commands.ts';
import { editionCommands } from './edition-commands.ts';
import { lookCommands } from './look-commands.ts';
import { pageCommands } from './page-commands.ts';
import { proofCommands } from './proof-commands.ts';
import { shapeCommands } from './shape-commands.ts';
import { textCommands } from './text-commands.ts';
import { viewCommands } from './view-commands.ts';

const table = {
  ...editionCommands,
  ...editCommands,
  ...copyCommands,
  ...blockCommands,
  ...shapeCommands,
  ...lookCommands,
  ...textCommands,
  ...pageCommands,
  ...proofCommands,
  ...viewCommands,
} as const satisfies Readonly<Record<string, CommandEntry>>;

/** Draws a block of a form, or makes one where it has room. */
type FormCommand = `draw.${BlockForm}` | `insert.${BlockForm}`;
/** Puts a proofreader's mark on what is selected. */
type MarkCommand = `mark.${MarkKind}`;
export type CommandId = keyof typeof table | FormCommand | MarkCommand;

function markCommands(): [MarkCommand, CommandEntry][] {
  return markKinds.map((kind): [MarkCommand, CommandEntry] => {
    const { zh, en, key, asks } = markModule(kind);
    const dots = asks === undefined ? '' : '…';
    const entry = { zh: `符号：${zh}${dots}`, en: `Mark: ${en}${dots}`, key, inProof: true, menu: 'proof' } as const;
    return [`mark.${kind}`, asks === undefined ? entry : { ...entry, asks }];
  });
}

/** Forms whose Chinese name says alone what is drawn: nobody calls a rule a block. */
const namedAlone: ReadonlySet<BlockForm> = new Set(['rule', 'table', 'chart', 'figure', 'qr', 'panel']);

function formCommands(): [FormCommand, CommandEntry][] {
  return blockForms.flatMap((form): [FormCommand, CommandEntry][] => {
    const { name, letter } = blockForm(form);
    const { zh, en } = name;
    const article = /^[aeiou]/u.test(en) ? 'an' : 'a';
    const thing = namedAlone.has(form) ? zh : `${zh}块`;
    const draw = { zh: `画${thing}`, en: `Draw ${article} ${en}`, menu: 'insert' } as const;
    const insert = { zh: `插入${thing}`, en: `Insert ${article} ${en}`, menu: 'insert' } as const;
    return [
      [`draw.${form}`, letter === undefined ? draw : { ...draw, key: letter }],
      [`insert.${form}`, letter === undefined ? insert : { ...insert, key: `Shift+${letter}` }],
    ];
  });
}

const entries = new Map<CommandId, CommandEntry>([
  ...(Object.entries(table) as [keyof typeof table, CommandEntry][]),
  ...formCommands(),
  ...markCommands(),
]);

/** Every command, in the order menus show them. */
export const commandIds: readonly CommandId[] = [...entries.keys()];

/** What is known of a command. */
export function commandOf(id: CommandId): CommandEntry {
  const entry = entries.get(id);
  if (entry === undefined) throw new Error(`no command ${id}`);
  return entry;
}
