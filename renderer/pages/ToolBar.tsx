/** The tools, down the board's side: what a click or a drag on the page makes. */
import { commandOf } from '../../shared/contract/commands.ts';
import type { BlockForm } from '../../shared/edition/insert.ts';
import { shortcutText } from '../app/keyboard.ts';
import { useParts } from '../app/observable.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';

const forms: readonly BlockForm[] = [
  'headline',
  'body',
  'photo',
  'caption',
  'refer',
  'banner',
  'pullquote',
  'rule',
  'panel',
  'table',
  'advert',
  'nameplate',
  'page-head',
  'imprint',
];

/** Each tool as a small drawing of what it makes, 16 units square. */
const drawings: Readonly<Record<BlockForm, string>> = {
  nameplate: 'M2 4h12v5H2z',
  'page-head': 'M2 3h4M10 3h4M2 6h12',
  imprint: 'M2 10h12M4 13h8',
  headline: 'M3 3v10M13 3v10M3 8h10',
  body: 'M2 3h5M2 6h5M2 9h5M2 12h5M9 3h5M9 6h5M9 9h5M9 12h5',
  photo: 'M2 3h12v10H2zM2 11l4-4 3 3 2-2 3 3M11 5.5v.01',
  caption: 'M4 2h8v6H4zM3 11h10M3 13.5h6',
  refer: 'M2 4h12M2 12h12M3 8h6M11 6l2 2-2 2',
  banner: 'M2 5h7v5H2zM9 10h5',
  pullquote: 'M3 3h10M3 13h10M5 6.5h6M5 9.5h6',
  rule: 'M2 8h12',
  panel: 'M2 3h12v10H2zM2 3l12 10',
  table: 'M2 3h12v10H2zM2 6.5h12M2 10h12M7 3v10',
  advert: 'M2 3h12v10H2zM5 11l3-6 3 6M6 9h4',
};

export function ToolBar({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { tool } = useParts(workspace.state, 'tool');
  const button = (id: 'tool.select' | `draw.${BlockForm}`, path: string, isOn: boolean) => {
    const name = commandOf(id)[words.language];
    return (
      <button
        key={id}
        type="button"
        aria-pressed={isOn}
        aria-label={name}
        title={`${name}  ${shortcutText(id)}`}
        onClick={() => {
          workspace.run(id);
          workspace.board?.focus();
        }}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d={path} />
        </svg>
      </button>
    );
  };
  return (
    <div className="tool-bar" role="toolbar" aria-label={words('tools')} aria-orientation="vertical">
      {button('tool.select', 'M4 2l8 6.5-4 .7L6 13z', tool === 'select')}
      {forms.map((form) => button(`draw.${form}`, drawings[form], tool === form))}
    </div>
  );
}
