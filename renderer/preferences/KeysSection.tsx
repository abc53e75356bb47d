/** Every command with its key: found by name or by pressing a key, changed, removed, set back. */
import { type KeyboardEvent, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';
import {
  holderOf,
  isPlainKey,
  type KeyChoice,
  keyInSet,
  keyProblem,
  keysInForce,
  orderedKey,
  withKey,
  withoutChange,
} from '../../shared/contract/keys.ts';
import { menuTitles } from '../../shared/contract/menu-titles.ts';
import { keySets, type Preferences } from '../../shared/contract/preferences.ts';
import { acceleratorOf } from '../commands/keyboard.ts';
import { keyText } from '../commands/keys.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { preferences } from '../state/preferences.ts';
import { Choice } from '../ui/Fields.tsx';
import { takeFocus } from '../ui/take-focus.ts';
import { KeyRow } from './KeyRow.tsx';
import type { SectionProps } from './sections.tsx';

/** A command's name without the dots that say that it asks for something. */
function nameOf(words: Words, id: CommandId): string {
  return commandOf(id)[words.language].replace(/…$/u, '');
}

/** The commands whose name has all that is typed, in either language, or whose key is the one that was pressed. */
function found(choice: KeyChoice, query: string, pressed: string | null): CommandId[] {
  const inForce = keysInForce(choice);
  const wanted = query.trim().toLowerCase().split(/\s+/u);
  return commandIds.filter((id) => {
    if (pressed !== null) return inForce.get(id) === pressed;
    const { zh, en } = commandOf(id);
    const text = `${zh} ${en}`.toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** A button that, once pressed, takes the next key to look for; pressed again it shows all commands. */
function ByKey(props: { readonly pressed: string | null; readonly onKey: (key: string | null) => void }) {
  const { pressed, onKey } = props;
  const words = useWords();
  const [isAsking, setIsAsking] = useState(false);
  const take = (event: KeyboardEvent) => {
    if (!isAsking) return;
    if (event.key === 'Tab') return setIsAsking(false);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return setIsAsking(false);
    const key = acceleratorOf(event.nativeEvent);
    if (key === null || keyProblem(key) === 'unknown') return undefined;
    setIsAsking(false);
    return onKey(orderedKey(key));
  };
  return (
    <button
      type="button"
      aria-pressed={isAsking || pressed !== null}
      {...(isAsking ? { 'data-takes-keys': '' } : {})}
      onBlur={() => setIsAsking(false)}
      onKeyDown={take}
      onClick={() => {
        if (pressed === null) setIsAsking(!isAsking);
        else onKey(null);
      }}
    >
      {isAsking ? words('keysByKeyNow') : pressed === null ? words('keysByKey') : words('keysShowAll')}
    </button>
  );
}

/** A key that another command has. */
interface Taken {
  /** The command that is to have it. */
  readonly id: CommandId;
  readonly key: string;
}

/** What is being said of the key asked for last. */
interface Asked {
  readonly text: string;
  /** It can be taken from the command that has it. */
  readonly take?: Taken;
  /** What the keys were before they were all set back. */
  readonly before?: Preferences['keys'];
}

/** What is said, and the answers there are to it. */
function Told(props: {
  readonly asked: Asked;
  readonly onTake: (taken: Taken) => void;
  readonly onLeave: (taken: Taken) => void;
  readonly onUndo: (before: Preferences['keys']) => void;
}) {
  const { asked, onTake, onLeave, onUndo } = props;
  const { text, take, before } = asked;
  const words = useWords();
  return (
    <>
      <p>{text}</p>
      {take !== undefined && (
        <>
          <button ref={takeFocus} type="button" className="main" onClick={() => onTake(take)}>
            {words('keyTake', { command: nameOf(words, take.id) })}
          </button>
          <button type="button" onClick={() => onLeave(take)}>
            {words('cancel')}
          </button>
        </>
      )}
      {before !== undefined && (
        <button type="button" onClick={() => onUndo(before)}>
          {words('keysUndo')}
        </button>
      )}
    </>
  );
}

export function KeysSection({ choose }: SectionProps) {
  const words = useWords();
  const choice = useParts(preferences, 'keySet', 'keys');
  const { keySet, keys } = choice;
  const [query, setQuery] = useState('');
  const [pressed, setPressed] = useState<string | null>(null);
  const [asking, setAsking] = useState<CommandId | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const inForce = keysInForce(choice);
  const shown = found(choice, query, pressed);
  const menus = [...new Set(shown.map((id) => commandOf(id).menu))];
  const backTo = (id: CommandId) => list.current?.querySelector<HTMLElement>(`[data-command="${id}"] button`)?.focus();
  const give = (id: CommandId, key: string) => {
    const command = nameOf(words, id);
    const text = key === '' ? words('keyGone', { command }) : words('keyGiven', { command, key: keyText(key) });
    const plain =
      key !== '' && isPlainKey(key) ? words('keyPlain', { key: keyText(key), control: keyText('CmdOrCtrl') }) : '';
    setAsked({ text: `${text} ${plain}`.trim() });
    choose({ keys: withKey(choice, id, key) });
  };
  const press = (id: CommandId, key: string) => {
    setAsking(null);
    const problem = orderedKey(key) === orderedKey(keyInSet(id, choice)) ? null : keyProblem(key);
    if (problem !== null) return setAsked({ text: words(`refused-${problem}`, { key: keyText(key) }) });
    const holder = holderOf(choice, id, key);
    if (holder === null) return give(id, key);
    const said = { key: keyText(key), holder: nameOf(words, holder), command: nameOf(words, id) };
    return setAsked({ text: words('keyTaken', said), take: { id, key } });
  };
  const setAllBack = () => {
    setAsked({ text: words('keysWereReset', { count: Object.keys(keys).length }), before: keys });
    choose({ keys: {} });
  };
  return (
    <>
      <div className="key-tools">
        <dl>
          <Choice
            label={words('keySet')}
            value={keySet}
            options={keySets.map((one) => [one, words(`keys-${one}`)] as const)}
            onChange={(chosen) => choose({ keySet: chosen })}
          />
        </dl>
        <input
          type="search"
          value={query}
          aria-label={words('keysFind')}
          placeholder={words('keysFind')}
          onChange={(event) => {
            setQuery(event.target.value);
            setPressed(null);
          }}
        />
        <ByKey pressed={pressed} onKey={setPressed} />
        <button type="button" disabled={Object.keys(keys).length === 0} onClick={setAllBack}>
          {words('keysResetAll')}
        </button>
      </div>
      <div role="status" className="key-told">
        {asking !== null ? (
          <p>{words('keyPressHow', { command: nameOf(words, asking) })}</p>
        ) : asked !== null ? (
          <Told
            asked={asked}
            onTake={({ id, key }) => {
              flushSync(() => give(id, key));
              backTo(id);
            }}
            onLeave={({ id }) => {
              flushSync(() => setAsked(null));
              backTo(id);
            }}
            onUndo={(before) => {
              choose({ keys: before });
              setAsked(null);
            }}
          />
        ) : (
          pressed !== null && <p>{words('keysByKeyIs', { key: keyText(pressed) })}</p>
        )}
      </div>
      <div className="key-list" ref={list}>
        {menus.map((menu) => (
          <section key={menu} aria-label={menuTitles[menu][words.language]}>
            <h3>{menuTitles[menu][words.language]}</h3>
            <ul>
              {shown
                .filter((id) => commandOf(id).menu === menu)
                .map((id) => (
                  <KeyRow
                    key={id}
                    id={id}
                    name={nameOf(words, id)}
                    inForce={inForce.get(id) ?? ''}
                    isOwn={keys[id] !== undefined}
                    isAsking={asking === id}
                    onAsk={(isAsking) => {
                      setAsked(null);
                      setAsking(isAsking ? id : null);
                    }}
                    onKey={(key) => press(id, key)}
                    onRemove={() => give(id, '')}
                    onReset={() => {
                      setAsked(null);
                      choose({ keys: withoutChange(keys, id) });
                    }}
                  />
                ))}
            </ul>
          </section>
        ))}
        {shown.length === 0 && (
          <p className="hint">{pressed === null ? words('keysNone') : words('keysFree', { key: keyText(pressed) })}</p>
        )}
      </div>
    </>
  );
}
