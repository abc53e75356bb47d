/** What all parts of the window share. A component or a feature names the stores it needs, with `Pick`. */
import type { Commands } from '../commands/commands.ts';
import type { EditionSession } from '../session/edition-session.ts';
import type { Caret } from './caret.ts';
import type { Dialogs } from './dialogs.ts';
import type { Findings } from './findings.ts';
import type { Navigation } from './navigation.ts';
import type { Notices } from './notices.ts';
import type { Reading } from './reading.ts';
import type { Selection } from './selection.ts';
import type { View } from './view.ts';

export interface Stores {
  readonly session: EditionSession;
  readonly view: View;
  readonly selection: Selection;
  readonly caret: Caret;
  readonly notices: Notices;
  readonly dialogs: Dialogs;
  readonly navigation: Navigation;
  readonly reading: Reading;
  /** What checks have found, as the window shows it. */
  readonly findings: Findings;
  readonly commands: Commands;
}
