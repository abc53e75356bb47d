/** What stands in the window's place when showing it failed: nothing is lost, and it can be shown again. */
import { Component, type ReactNode } from 'react';
import { tellFault } from '../help/tell-faults.ts';
import { wordsOf } from '../i18n/strings.ts';
import type { Workspace } from './workspace.ts';

interface Props {
  readonly workspace: Workspace;
  readonly children: ReactNode;
}

interface State {
  readonly error: string | null;
}

export class Boundary extends Component<Props, State> {
  override readonly state: State = { error: null };

  static getDerivedStateFromError(error: unknown): State {
    return { error: error instanceof Error ? error.message : String(error) };
  }

  override componentDidCatch(error: unknown): void {
    tellFault(error);
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    const words = wordsOf(this.props.workspace.view.get().language);
    return (
      <div className="start" role="alert">
        <p>{words('windowBroke')}</p>
        <small>{error}</small>
        <button type="button" onClick={() => this.setState({ error: null })}>
          {words('showAgain')}
        </button>
      </div>
    );
  }
}
