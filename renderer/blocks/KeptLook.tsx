/** Says that more is seen in a picture's file than is printed in its block, and has it printed as it is read now. */
import { editBlock } from '../../shared/edition/edits.ts';
import type { PicturedBlock } from '../../shared/edition/kept-look.ts';
import { imageShown } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import { Row } from '../ui/Fields.tsx';
import type { BlockProps } from './section.ts';

/** Nothing where the block shows another picture than the one it says that of, or none. */
export function KeptLook(props: Omit<BlockProps, 'block'> & { readonly block: PicturedBlock }) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const { keptLook, ...asRead } = block;
  if (keptLook === undefined || keptLook.imageId !== imageShown(edition, block)) return null;
  return (
    <Row label="">
      <output>{words('keptLook')}</output>
      <button type="button" onClick={() => workspace.session.edit('photo.kept-look', editBlock(edition, asRead))}>
        {words('keptLookDrop')}
      </button>
    </Row>
  );
}
