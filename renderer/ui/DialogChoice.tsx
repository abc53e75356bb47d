/** How a dialog with a form ends: given up, or done; the words are the dialog's. */
export function DialogChoice(props: {
  readonly cancel: string;
  readonly confirm: string;
  /** False while what is filled in cannot be done. */
  readonly canConfirm: boolean;
  readonly onCancel: () => void;
}) {
  return (
    <menu>
      <button type="button" onClick={props.onCancel}>
        {props.cancel}
      </button>
      <button type="submit" className="main" disabled={!props.canConfirm}>
        {props.confirm}
      </button>
    </menu>
  );
}
