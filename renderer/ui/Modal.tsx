import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Where the focus was before a dialog was there, and what was selected in a text one writes in. */
interface Origin {
  readonly element: Element | null;
  readonly range: Range | null;
}

/** Of the dialogs that are shown: one that takes another's place leads back to where that one came from. */
const origins = new WeakMap<Element, Origin>();

function originNow(): Origin {
  const element = document.activeElement;
  const before = origins.get(element?.closest('dialog') ?? document.body);
  if (before !== undefined) return before;
  const selection = getSelection();
  const isText = element instanceof HTMLElement && element.isContentEditable;
  const range = isText && selection !== null && selection.rangeCount > 0 ? selection.getRangeAt(0).cloneRange() : null;
  return { element, range };
}

/** Gives the focus back, but where something has it by now. */
function goBack({ element, range }: Origin): void {
  if (document.activeElement !== null && document.activeElement !== document.body) return;
  if (!(element instanceof HTMLElement) || !element.isConnected) return;
  element.focus({ preventScroll: true });
  // A text that gets the focus from a script has its caret at the start.
  if (range?.startContainer.isConnected && range.endContainer.isConnected) {
    getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }
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
    return () => goBack(origin);
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
