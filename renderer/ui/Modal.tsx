import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type FocusPlace, focusPlace, giveFocusBack } from './regions.ts';

/** Of the dialogs that are shown: one that takes another's place leads back to where that one came from. */
const origins = new WeakMap<Element, FocusPlace>();

function originNow(): FocusPlace {
  return origins.get(document.activeElement?.closest('dialog') ?? document.body) ?? focusPlace();
}

/** Choices of which one is made are entered at that one, as Tab enters them; showModal gives the focus to the first. */
function enterAtChosen(shown: HTMLDialogElement): void {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLInputElement) || activeElement.type !== 'radio') return;
  shown.querySelector<HTMLElement>(`input[name="${activeElement.name}"]:checked`)?.focus();
}

/** Gives the keyboard to what a dialog says is meant by Enter, where that is not the first thing in it. */
function enterAtMeant(shown: HTMLDialogElement): void {
  shown.querySelector<HTMLElement>('[data-enter]')?.focus();
}

/** A dialog over the window: focus stays in it, Escape closes it, and then the focus is where it was before. */
export function Modal(props: {
  readonly className: string;
  readonly label: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  // Read before there is a dialog: fields in it take the focus as they come.
  const [origin] = useState(originNow);
  useEffect(() => {
    const shown = dialog.current;
    if (shown === null) return;
    origins.set(shown, origin);
    shown.showModal();
    enterAtChosen(shown);
    enterAtMeant(shown);
    return () => giveFocusBack(origin);
  }, [origin]);
  return (
    <dialog
      ref={dialog}
      className={props.className}
      aria-label={props.label}
      onCancel={(event) => {
        event.preventDefault();
        props.onClose();
      }}
      onPointerDown={(event) => {
        if (event.target === dialog.current) props.onClose();
      }}
    >
      <div className="dialog-body">{props.children}</div>
    </dialog>
  );
}
