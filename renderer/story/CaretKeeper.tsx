/** Round the editor: has its caret kept over each drawing (`browser-caret.ts`). */
import { Component, type ReactNode } from 'react';
import { BrowserCaret } from './browser-caret.ts';
import type { EditorSession } from './editor-session.ts';

/** Milliseconds after which a move the editor was told of has been taken by it, or will not be. */
const HEARD = 200;

interface CaretKeeperProps {
  readonly session: Pick<EditorSession, 'editor' | 'changes'>;
  readonly children: ReactNode;
}

/** Drawn whenever the editor in it is; a class, since only a class is asked before the document is changed. */
export class CaretKeeper extends Component<CaretKeeperProps> {
  readonly #caret = new BrowserCaret(this.props.session.editor);
  readonly #know = (): void => this.#caret.know();
  #unheard: ReturnType<typeof setTimeout> | undefined;

  readonly #moved = (): void => {
    clearTimeout(this.#unheard);
    this.#unheard = setTimeout(() => this.#caret.hear(), HEARD);
  };

  override componentDidMount(): void {
    document.addEventListener('selectionchange', this.#moved);
    this.props.session.changes.add(this.#know);
    this.#caret.drawn();
  }

  override componentWillUnmount(): void {
    this.props.session.changes.delete(this.#know);
    document.removeEventListener('selectionchange', this.#moved);
    clearTimeout(this.#unheard);
  }

  override getSnapshotBeforeUpdate(): null {
    this.#caret.hear();
    return null;
  }

  // Children are told before their parents: Slate has put the caret where it belongs.
  override componentDidUpdate(): void {
    this.#caret.drawn();
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
