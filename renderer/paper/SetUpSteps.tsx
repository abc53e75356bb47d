/** What each step of the set-up asks, over what the page shows at once. */
import { useState } from 'react';
import { artName, isDrawn } from '../../shared/blocks/art-fields.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import { editStyle } from '../../shared/edition/edits.ts';
import { standingOn } from '../../shared/edition/masters.ts';
import { setGridOfAll } from '../../shared/edition/page-formats.ts';
import { type GridField, typedGrid } from '../../shared/edition/page-grid.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import { GridFields } from '../inspector/GridFields.tsx';
import { facesToChoose } from '../pages/faces.ts';
import { gridBounds } from '../state/grid-bounds.ts';
import { sizesAs } from '../state/preferences.ts';
import { Choice, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { type FaceUse, faceOf, faceUseNames, setFace } from './face-uses.ts';
import { OwnFaces } from './OwnFaces.tsx';
import type { PaperPart } from './paper-host.ts';

/** Which face a use has, of all that the edition can be set in. */
function FaceChoice(props: PaperPart & { readonly use: FaceUse; readonly label?: string }) {
  const { workspace, edition, use } = props;
  const words = useWords();
  const { label = words(`use-${use}`) } = props;
  const own = faceOf(edition, use);
  const known = facesToChoose().map(({ id, name }) => [id as string, name[words.language]] as const);
  const isKnown = own !== null && known.some(([id]) => id === own);
  const options = isKnown ? known : [[own ?? '', own ?? words('faceMixed')] as const, ...known];
  return (
    <Choice
      label={label}
      value={own ?? ''}
      options={options}
      onChange={(id) => {
        const face = facesToChoose().find((one) => one.id === id);
        if (face !== undefined) workspace.session.edit('style.edit', setFace(edition, [use], face.id));
      }}
    />
  );
}

/** Face and size of a name that is set in type. */
function NameInType(part: PaperPart) {
  const { workspace, edition } = part;
  const words = useWords();
  const style = edition.styles['nameplate'];
  return (
    <dl>
      <FaceChoice {...part} use="nameplate" label={words('nameplateFace')} />
      {style !== undefined && (
        <Row label={words('nameplateSize')}>
          <NumberField
            label={words('nameplateSize')}
            value={style.size}
            least={style.minSize}
            most={400}
            onCommit={(size) => workspace.session.edit('style.edit', editStyle(edition, 'nameplate', { size }))}
          />
        </Row>
      )}
    </dl>
  );
}

function NameplateStep(part: PaperPart) {
  const { workspace, edition } = part;
  const words = useWords();
  const front = pagesInOrder(edition)[0];
  const drawn =
    front === undefined
      ? undefined
      : standingOn(edition, front.id).find((block) => block.kind === 'nameplate' && isDrawn(block));
  const name = drawn?.kind === 'nameplate' ? artName(drawn, edition) : null;
  const run = (command: 'nameplate.choose' | 'nameplate.type') => {
    // A nameplate stands on page 1, whichever page is looked at.
    if (front !== undefined) workspace.view.update({ pageId: front.id });
    workspace.commands.run(command);
  };
  return (
    <>
      <p className="hint">{words('setUpNameplateHelp')}</p>
      {drawn === undefined ? <NameInType {...part} /> : <p>{words('nameplateDrawn', { name: name ?? '' })}</p>}
      <p className="set-up-ways">
        <button type="button" onClick={() => run('nameplate.choose')}>
          {drawn === undefined ? commandOf('nameplate.choose')[words.language] : words('artReplace')}
        </button>
        {drawn !== undefined && (
          <button type="button" onClick={() => run('nameplate.type')}>
            {words('nameplateTyped')}
          </button>
        )}
      </p>
    </>
  );
}

function FacesStep(part: PaperPart) {
  const words = useWords();
  return (
    <>
      <p className="hint">{words('setUpFacesHelp')}</p>
      <dl>
        {faceUseNames.map((use) => (
          <FaceChoice key={use} {...part} use={use} />
        ))}
      </dl>
      <OwnFaces {...part} />
    </>
  );
}

/** Size and grid of all pages together; what is not possible is said below the fields. */
function PagesStep({ workspace, edition }: PaperPart) {
  const words = useWords();
  const [problem, setProblem] = useState('');
  const front = pagesInOrder(edition)[0];
  if (front === undefined) return null;
  const set = (field: GridField, text: string) => {
    const typed = typedGrid(front.grid, field, text, sizesAs(words.language));
    if (typed.grid === null) {
      setProblem(words('gridBounds', gridBounds(typed.problem, words.language)));
      return false;
    }
    setProblem('');
    workspace.session.edit('page.grid-all', setGridOfAll(edition, typed.grid));
    return true;
  };
  return (
    <>
      <p className="hint">{words('setUpPagesHelp')}</p>
      <GridFields grid={front.grid} onField={set} />
      <p role="alert">{problem}</p>
    </>
  );
}

export const setUpParts = { nameplate: NameplateStep, faces: FacesStep, pages: PagesStep } as const;
