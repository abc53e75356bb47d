/** The command palette: every command, found by a few letters or characters of either language. */
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import { screenColour, swatchesOf } from '../../shared/edition/colours.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { shortcutText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { Modal } from '../ui/Modal.tsx';
import { findCommands } from './find-commands.ts';
import type { Workspace } from './workspace.ts';

/** What can be chosen where a command asks, by the words it would be typed with, and its colour. */
interface Offered {
  readonly name: string;
  readonly colour: string;
}

/** The swatches of the edition, and black. */
function swatchesOffered(edition: Edition, black: string): Offered[] {
  const inks = swatchesOf(edition).map((swatch) => ({ name: swatch.name, colour: screenColour(swatch, 1) }));
  return [...inks, { name: black, colour: screenColour(undefined, 1) }].map(({ name, colour }) => ({
    name,
    colour: `rgb(${colour.join(' ')})`,
  }));
}

/** Asks for what a command needs, in words, and offers what there is to choose from; Enter runs it. */
function Prompt({ workspace, id }: { readonly workspace: Workspace; readonly id: CommandId }) {
  const words = useWords();
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const { edition } = useParts(workspace.session.state, 'edition');
  const command = commandOf(id);
  const hint = command.asks?.[words.language] ?? '';
  const close = () => workspace.dialogs.update({ dialog: 'none', prompt: null });
  const all = command.offers === undefined || edition === null ? [] : swatchesOffered(edition, words('colourBlack'));
  const offered = all.filter(({ name }) => name.toLowerCase().includes(text.trim().toLowerCase()));
  const chosen = offered[Math.min(at, offered.length - 1)];
  const run = (said: string) => {
    if (said.trim() === '') return;
    flushSync(close);
    workspace.commands.run(id, said);
  };
  return (
    <Modal className="palette" label={command[words.language]} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          run(chosen?.name ?? text);
        }}
      >
        <input
          // biome-ignore lint/a11y/noAutofocus: the prompt is opened to type in
          autoFocus
          value={text}
          aria-label={command[words.language]}
          placeholder={hint}
          data-testid="prompt"
          onChange={(event) => {
            setText(event.target.value);
            setAt(-1);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing || offered.length === 0) return;
            if (event.key === 'ArrowDown') setAt(Math.min(offered.length - 1, at + 1));
            else if (event.key === 'ArrowUp') setAt(Math.max(-1, at - 1));
            else return;
            event.preventDefault();
          }}
        />
      </form>
      {offered.length > 0 && (
        <ul data-testid="offered">
          {offered.map(({ name, colour }) => (
            <li key={name}>
              <button type="button" aria-current={name === chosen?.name} onClick={() => run(name)}>
                <span>
                  <i aria-hidden="true" style={{ background: colour }} />
                  {name}
                </span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <p className="hint">
        {command[words.language]} {hint}
      </p>
    </Modal>
  );
}

export function Palette({ workspace }: { readonly workspace: Workspace }) {
  const { prompt } = useParts(workspace.dialogs, 'prompt');
  return prompt === null ? <Search workspace={workspace} /> : <Prompt workspace={workspace} id={prompt} />;
}

function Search({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const close = () => workspace.dialogs.update({ dialog: 'none' });
  const found = findCommands(query);
  const chosen = found[Math.min(at, found.length - 1)];
  const run = (id: CommandId) => {
    // The dialog is gone first: a command may lead the focus somewhere, which nothing behind a dialog can have.
    flushSync(close);
    workspace.commands.run(id);
  };
  return (
    <Modal className="palette" label={words('palettePlaceholder')} onClose={close}>
      <input
        // biome-ignore lint/a11y/noAutofocus: the palette is opened to type in
        autoFocus
        value={query}
        placeholder={words('palettePlaceholder')}
        onChange={(event) => {
          setQuery(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter' && chosen !== undefined) {
            // What cannot be done is said where it stands, and the palette stays to choose another.
            if (workspace.commands.isEnabled(chosen)) run(chosen);
          } else return;
          event.preventDefault();
        }}
      />
      <ul>
        {found.map((id) => {
          const why = workspace.commands.why(id);
          return (
            <li key={id}>
              <button
                type="button"
                aria-current={id === chosen}
                aria-disabled={why !== null}
                onClick={() => {
                  if (why === null) run(id);
                }}
              >
                <span>
                  {commandOf(id)[words.language]}
                  {why !== null && <small>{why[words.language]}</small>}
                </span>
                <kbd>{shortcutText(id)}</kbd>
              </button>
            </li>
          );
        })}
        {found.length === 0 && <li className="hint">{words('paletteEmpty')}</li>}
      </ul>
    </Modal>
  );
}
