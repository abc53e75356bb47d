/** What the table of commands says of each of them. */

interface Text {
  readonly zh: string;
  readonly en: string;
}

export type MenuName =
  | 'file'
  | 'edit'
  | 'copy'
  | 'insert'
  | 'block'
  | 'text'
  | 'table'
  | 'page'
  | 'proof'
  | 'view'
  | 'help';

export interface CommandEntry extends Text {
  /**
   * As Electron writes accelerators; `CmdOrCtrl` is ⌘ on a Mac and Ctrl elsewhere. Keys without it are
   * heard on the pasteboard only, where nobody types.
   */
  readonly key?: string;
  /** Heard on the pasteboard only, though the key has a modifier: elsewhere it is the text's own. */
  readonly onBoard?: true;
  /** The browser hears its key itself and does it to what has the focus; the window is only told of it. */
  readonly isNative?: true;
  /** Its key without a modifier is heard while proofreading, and there alone. */
  readonly inProof?: true;
  readonly menu: MenuName;
  /** Can be done while no edition is open: on the start page. */
  readonly withoutEdition?: true;
  /** What the palette asks for before it runs the command. */
  readonly asks?: Text;
  /** What there is to choose from where it asks: it is offered below, and can be typed all the same. */
  readonly offers?: 'swatches';
}
