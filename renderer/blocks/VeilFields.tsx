/** What a panel does to pictures it lies on: covers them, or lets them be seen less. */
import type { Edition, PanelBlock } from '../../shared/edition/records.ts';
import type { Veil } from '../../shared/edition/shape-records.ts';
import { DARKENED, editVeils, LIGHTENED } from '../../shared/edition/shaping.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { BlockProps } from './section.ts';

export function VeilFields(props: {
  readonly workspace: BlockProps['workspace'];
  readonly edition: Edition;
  readonly block: PanelBlock;
}) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const { veil } = block;
  const edit = (next: Veil | null) => workspace.session.edit('panel.veil', editVeils(edition, [block.id], next));
  return (
    <>
      <Choice
        label={words('veil')}
        value={veil?.to ?? ''}
        options={[
          ['', words('veilNone')],
          ['paper', words('veilLighten')],
          ['black', words('veilDarken')],
        ]}
        onChange={(to) =>
          edit(to === '' ? null : { ...(to === 'paper' ? LIGHTENED : DARKENED), ...(veil && { share: veil.share }) })
        }
      />
      {veil !== undefined && (
        <Row label={words('veilShare')}>
          <NumberField
            label={words('veilShare')}
            value={veil.share * 100}
            least={0}
            most={100}
            unit="%"
            onCommit={(share) => edit({ ...veil, share: share / 100 })}
          />
        </Row>
      )}
    </>
  );
}
