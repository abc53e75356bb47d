import type { KeyboardEvent } from 'react';
import { type CommandId, commandOf } from '../../shared/contract/commands.ts';
import { acceleratorOf } from '../commands/keyboard.ts';
import { keyText } from '../commands/keys.ts';
import { useWords } from '../i18n/strings.ts';

/** A command, its key as a button that takes another, and what else can be done with the key. */
export function KeyRow(props: {
  readonly id: CommandId;
  readonly name: string;
  /** Its key; empty where it has none. */
  readonly inForce: string;
  /** True where the key is the user's choice, not that of the set. */
  readonly isOwn: boolean;
  /** True while the next key pressed is to be its key. */
  readonly isAsking: boolean;
  readonly onAsk: (isAsking: boolean) => void;
  readonly onKey: (key: string) => void;
  readonly onRemove: () => void;
  readonly onReset: () => void;
}) {
  const { id, name, inForce, isOwn, isAsking, onAsk, onKey, onRemove, onReset } = props;
  const words = useWords();
  const isNative = commandOf(id).isNative === true;
  const take = (event: KeyboardEvent) => {
    if (!isAsking) return;
    if (event.key === 'Tab') return onAsk(false);
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') return onAsk(false);
    // The system's own key is nobody's here, and modifiers alone are on their way to a key.
    if (['Control', 'Shift', 'Alt', 'Meta', 'OS'].includes(event.key)) return undefined;
    const key = acceleratorOf(event.nativeEvent);
    // What goes to an input method is told as that: whoever pressed it would wait for nothing.
    return onKey(key === null ? 'Process' : key);
  };
  const shown = inForce === '' ? words('keyNone') : keyText(inForce);
  return (
    <li data-command={id} className={isOwn ? 'own' : ''}>
      <span>{name}</span>
      <button
        type="button"
        className="key"
        aria-label={words('keyOf', { command: name, key: isAsking ? words('keyPress') : shown })}
        aria-pressed={isAsking}
        disabled={isNative}
        title={isNative ? words('keyNative') : undefined}
        {...(isAsking ? { 'data-takes-keys': '' } : {})}
        onKeyDown={take}
        onBlur={() => isAsking && onAsk(false)}
        onClick={() => onAsk(!isAsking)}
      >
        {isAsking ? words('keyPress') : shown}
      </button>
      <button
        type="button"
        className="link"
        disabled={inForce === '' || isNative}
        aria-label={words('doTo', { does: words('keyRemove'), to: name })}
        onClick={onRemove}
      >
        {words('keyRemove')}
      </button>
      <button
        type="button"
        className="link"
        disabled={!isOwn}
        aria-label={words('doTo', { does: words('keyReset'), to: name })}
        onClick={onReset}
      >
        {words('keyReset')}
      </button>
    </li>
  );
}
