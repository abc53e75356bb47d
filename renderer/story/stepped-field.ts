/** A field whose words are the edition's own: each change is an edit, in the steps in which it was typed. */
import { useRef, useState } from 'react';
import type { EditKind, TypingSteps } from './typing-steps.ts';

/** What a change of a field does, by the browser's name for it. */
function kindOf(event: Event): EditKind {
  const type = event instanceof InputEvent ? event.inputType : '';
  if (type === 'insertLineBreak' || type === 'insertParagraph') return 'break';
  if (type.startsWith('delete')) return 'delete';
  return type.startsWith('insert') ? 'insert' : 'other';
}

/** What the field holds, and what it answers to. */
interface SteppedField {
  readonly value: string;
  readonly lang: string;
  readonly spellCheck: boolean;
  readonly onKeyDown: (event: React.KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onPointerDown: () => void;
  readonly onBlur: () => void;
  readonly onPaste: () => void;
  readonly onDrop: () => void;
  readonly onChange: (event: React.ChangeEvent<HTMLTextAreaElement>) => void;
  readonly onCompositionStart: (event: React.CompositionEvent<HTMLTextAreaElement>) => void;
  readonly onCompositionEnd: (event: React.CompositionEvent<HTMLTextAreaElement>) => void;
}

/** A field of `written`, that tells what it is to be by `write`. */
export function useSteppedField(
  written: string,
  steps: TypingSteps,
  write: (text: string, kind: EditKind) => void,
): SteppedField {
  // While an input method composes, the field shows its text and the edition waits for the word.
  const [composing, setComposing] = useState<string | null>(null);
  const isComposing = useRef(false);
  return {
    value: composing ?? written,
    lang: 'zh-CN',
    spellCheck: false,
    onKeyDown: (event) => {
      if (!event.nativeEvent.isComposing) steps.key(event);
    },
    onPointerDown: () => steps.end(),
    onBlur: () => steps.end(),
    onPaste: () => steps.paste(),
    onDrop: () => steps.paste(),
    onChange: ({ target, nativeEvent }) =>
      isComposing.current ? setComposing(target.value) : write(target.value, kindOf(nativeEvent)),
    onCompositionStart: (event) => {
      isComposing.current = true;
      steps.startComposition();
      setComposing(event.currentTarget.value);
    },
    onCompositionEnd: (event) => {
      isComposing.current = false;
      setComposing(null);
      write(event.currentTarget.value, 'insert');
      steps.endComposition();
    },
  };
}
