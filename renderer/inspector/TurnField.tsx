/** How far a block is turned: a row of the inspector. */

import type { Block, Edition } from '../../shared/edition/records.ts';
import { turnBlocks, turnsFreely } from '../../shared/edition/shaping.ts';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';

export function TurnField(props: {
  readonly workspace: Pick<Stores, 'session' | 'notices'>;
  readonly edition: Edition;
  readonly block: Block;
}) {
  const { workspace, edition, block } = props;
  const words = useWords();
  return (
    <Row label={words('blockTurn')}>
      <NumberField
        label={words('blockTurn')}
        value={block.turn ?? 0}
        least={-180}
        most={180}
        unit="°"
        onCommit={(degrees) => {
          if (!turnsFreely(block) && degrees % 90 !== 0) workspace.notices.notify('hint', 'blockTurnQuarters');
          workspace.session.edit('block.turn', turnBlocks(edition, [block.id], { to: degrees }));
        }}
      />
    </Row>
  );
}
