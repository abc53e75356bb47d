/**
 * Fields delete whole characters, as the copy does: by itself the browser takes the last mark off a letter, and what is left
 * is a letter nobody typed.
 */
import { nextCharacter, previousCharacter } from '../../shared/text/graphemes.ts';

function deleteWhole(event: InputEvent): void {
  const { target: field, inputType } = event;
  const isBack = inputType === 'deleteContentBackward';
  if (!isBack && inputType !== 'deleteContentForward') return;
  if (!(field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) || event.isComposing) return;
  const { selectionStart: at, selectionEnd, value } = field;
  if (at === null || at !== selectionEnd) return;
  const [from, to] = isBack ? [previousCharacter(value, at), at] : [at, nextCharacter(value, at)];
  // Of a single code point the browser can take no part.
  if ([...value.slice(from, to)].length < 2) return;
  event.preventDefault();
  field.setRangeText('', from, to, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }));
}

/** Has all fields of the window do so, until the function it returns is called. */
export function deleteWholeCharacters(): () => void {
  window.addEventListener('beforeinput', deleteWhole);
  return () => window.removeEventListener('beforeinput', deleteWhole);
}
