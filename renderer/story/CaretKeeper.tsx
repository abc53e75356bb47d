/** Round the editor: has its caret kept over each drawing (`browser-caret.ts`). */
import { Component, type ReactNode } from 'react';
import type { BrowserCaret } from './browser-caret.ts';

/** Milliseconds after which a move the editor was told of has been taken by it, or will not be. */
const HEARD = 200;

interface CaretKeeperProps {
  readonly caret: BrowserCaret;
  readonly children: ReactNode;
}

/** Drawn whenever the editor in it is; a class, since only a class is asked before the document is changed. */
export class CaretKeeper extends Component<CaretKeeperProps> {
  #unheard: ReturnType<typeof setTimeout> | undefined;

  readonly #moved = (): void => {
    clearTimeout(this.#unheard);
    this.#unheard = setTimeout(() => this.props.caret.hear(), HEARD);
  };

  override componentDidMount(): void {
    document.addEventListener('selectionchange', this.#moved);
    this.props.caret.drawn();
  }

  override componentWillUnmount(): void {
    document.removeEventListener('selectionchange', this.#moved);
    clearTimeout(this.#unheard);
  }

  override getSnapshotBeforeUpdate(): null {
    this.props.caret.hear();
    return null;
  }

  // Children are told before their parents: Slate has put the caret where it belongs.
  override componentDidUpdate(): void {
    this.props.caret.drawn();
  }

  override render(): ReactNode {
    return this.props.children;
  }
}
