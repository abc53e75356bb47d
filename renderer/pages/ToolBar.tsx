/** The tools, down the board's side: what a click or a drag on the page makes. */

import { type BlockForm, blockForm, blockForms } from '../../shared/blocks/kinds.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { ButtonRow } from '../ui/ButtonRow.tsx';

/** What of the window it needs. */
type ToolBarHost = Pick<Stores, 'view' | 'selection' | 'commands' | 'session'>;

/** The tools in their order. */
const forms = blockForms
  .flatMap((form) => {
    const { tool } = blockForm(form);
    return tool === null ? [] : [{ form, tool }];
  })
  .toSorted((a, b) => a.tool - b.tool)
  .map(({ form }) => form);

export function ToolBar({ workspace }: { readonly workspace: ToolBarHost }) {
  const words = useWords();
  const { tool } = useParts(workspace.selection, 'tool');
  const { reading } = useParts(workspace.session.state, 'reading');
  const button = (id: 'tool.select' | `draw.${BlockForm}`, path: string, isOn: boolean) => {
    const name = commandOf(id)[words.language];
    return (
      <button
        key={id}
        type="button"
        aria-pressed={isOn}
        aria-label={name}
        title={`${name}  ${shortcutText(id)}`}
        disabled={reading !== null && id !== 'tool.select'}
        onClick={() => {
          workspace.commands.run(id);
          workspace.view.board?.focus();
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={path} />
        </svg>
      </button>
    );
  };
  return (
    <ButtonRow className="tool-bar" role="toolbar" aria-label={words('tools')} aria-orientation="vertical">
      {button('tool.select', 'M4 2l8 6.5-4 .7L6 13z', tool === 'select')}
      {forms.map((form) => button(`draw.${form}`, blockForm(form).icon, tool === form))}
    </ButtonRow>
  );
}
