/** A section of the inspector for a kind of block whose settings are more than a list of fields. */
import type { ReactNode } from 'react';
import type { Block, BlockKind } from '../../shared/blocks/kinds.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type SectionHost = Pick<Stores, 'session' | 'selection' | 'caret' | 'navigation' | 'commands' | 'notices'>;

export interface BlockProps<K extends BlockKind = BlockKind> {
  readonly workspace: SectionHost;
  readonly edition: Edition;
  readonly block: Block<K>;
}

/** Parts of the inspector, in the order they stand in. */
export interface Section<K extends BlockKind> {
  /** Rows beside position and size. */
  readonly Rows?: (props: BlockProps<K>) => ReactNode;
  readonly Settings?: (props: BlockProps<K>) => ReactNode;
  /** Below all else. */
  readonly Below?: (props: BlockProps<K>) => ReactNode;
}
