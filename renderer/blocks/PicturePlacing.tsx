/** How a block's picture lies in its frame, how sharp it prints, and the line round it: rows of the inspector. */
import { pixelsPerInch } from '../../shared/compose/pictures.ts';
import { swatchesOf } from '../../shared/edition/colours.ts';
import {
  type CropChange,
  changedCrop,
  cropOf,
  editCrops,
  editKeylines,
  type FramedBlock,
  fitted,
  isFramed,
  pictureIn,
} from '../../shared/edition/picture-placing.ts';
import { LEAST_LINE_ART, newsprintLimits } from '../../shared/edition/press-limits.ts';
import { LEAST_KEYLINE, LEAST_SCALE, MOST_KEYLINE, MOST_SCALE } from '../../shared/edition/record-fields.ts';
import type { Block, Edition, Image, Keyline } from '../../shared/edition/records.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { KeptLook } from './KeptLook.tsx';
import type { BlockProps } from './section.ts';

type Host = BlockProps['workspace'];

interface PlacingProps {
  readonly workspace: Host;
  readonly edition: Edition;
  readonly block: FramedBlock;
  readonly image: Image;
}

/** Pixels on an inch of the page; none of a page of a PDF, which is no pixels. */
function Resolution({ block, image }: Pick<PlacingProps, 'block' | 'image'>) {
  const words = useWords();
  if (image.placed !== undefined) return null;
  const isLineArt = image.bits === 1;
  const ppi = Math.round(pixelsPerInch(block.frame, cropOf(block, image), image));
  const least = isLineArt ? LEAST_LINE_ART : newsprintLimits.leastPixelsPerInch;
  return (
    <Row label={words('resolution')}>
      <output className={ppi < least ? 'problem' : ''} data-testid="ppi">
        {words(isLineArt ? 'ppiLineArt' : 'ppi', { ppi })}
      </output>
    </Row>
  );
}

/** Fill or whole, scale, and what of the picture is seen. */
function Fit({ workspace, edition, block, image }: PlacingProps) {
  const words = useWords();
  const crop = cropOf(block, image);
  const edit = (label: string, change: CropChange) =>
    workspace.session.edit(
      label,
      editCrops(edition, [block.id], (one) => changedCrop(one, change)),
    );
  return (
    <>
      <Choice
        label={words('fit')}
        value={crop.fit ?? 'fill'}
        options={[
          ['fill', words('fitFill')],
          ['whole', words('fitWhole')],
        ]}
        onChange={(fit) =>
          workspace.session.edit(
            'photo.fit',
            editCrops(edition, [block.id], (one) => fitted(one, fit)),
          )
        }
      />
      <Row label={words('cropScale')}>
        <NumberField
          label={words('cropScale')}
          value={crop.scale * 100}
          least={LEAST_SCALE * 100}
          most={MOST_SCALE * 100}
          unit="%"
          onCommit={(value) => edit('photo.crop', { scale: value / 100 })}
        />
      </Row>
      <Row label={words('cropPlace')}>
        <NumberField
          label={words('cropAcross')}
          value={crop.x * 100}
          least={0}
          most={100}
          unit="%"
          onCommit={(value) => edit('photo.crop', { x: value / 100 })}
        />
        <NumberField
          label={words('cropDown')}
          value={crop.y * 100}
          least={0}
          most={100}
          unit="%"
          onCommit={(value) => edit('photo.crop', { y: value / 100 })}
        />
      </Row>
      <Row label={words('turn')}>
        <NumberField
          label={words('turn')}
          value={crop.turn ?? 0}
          least={-180}
          most={180}
          unit="°"
          onCommit={(turn) => edit('photo.turn', { turn })}
        />
        <PlacingButton workspace={workspace} command="photo.turn-left" label={words('turnLeft')} sign="↺" />
        <PlacingButton workspace={workspace} command="photo.turn-right" label={words('turnRight')} sign="↻" />
      </Row>
      <Row label={words('flip')}>
        <PlacingButton workspace={workspace} command="photo.flip-across" label={words('flipAcross')} sign="⇄" />
        <PlacingButton workspace={workspace} command="photo.flip-down" label={words('flipDown')} sign="⇅" />
      </Row>
    </>
  );
}

/** A button that does what a command does, with a sign in place of its name. */
function PlacingButton(props: {
  readonly workspace: Host;
  readonly command: 'photo.turn-left' | 'photo.turn-right' | 'photo.flip-across' | 'photo.flip-down';
  readonly label: string;
  readonly sign: string;
}) {
  return (
    <button
      type="button"
      aria-label={props.label}
      title={props.label}
      onClick={() => props.workspace.commands.run(props.command)}
    >
      {props.sign}
    </button>
  );
}

/** The weight and the ink of the line round a picture. */
function KeylineFields({ workspace, edition, block }: Omit<PlacingProps, 'image'>) {
  const words = useWords();
  const { keyline } = block;
  const edit = (next: Keyline | null) =>
    workspace.session.edit('photo.keyline', editKeylines(edition, [block.id], next));
  return (
    <>
      <Row label={words('keyline')}>
        <NumberField
          label={words('keyline')}
          value={keyline?.weight ?? 0}
          least={0}
          most={MOST_KEYLINE}
          unit="pt"
          onCommit={(weight) => edit(weight <= 0 ? null : { ...keyline, weight: Math.max(LEAST_KEYLINE, weight) })}
        />
      </Row>
      {keyline !== undefined && (
        <Choice
          label={words('keylineColour')}
          value={keyline.colour ?? ''}
          options={[['', words('colourBlack')], ...swatchesOf(edition).map(({ id, name }) => [id, name] as const)]}
          onChange={(colour) => edit({ weight: keyline.weight, ...(colour === '' ? {} : { colour }) })}
        />
      )}
    </>
  );
}

/** Rows about a block's picture; none of a block that shows none. */
export function PicturePlacing({ workspace, edition, block }: Omit<BlockProps, 'block'> & { readonly block: Block }) {
  const words = useWords();
  const image = isFramed(block) ? pictureIn(edition, block) : undefined;
  if (!isFramed(block) || image === undefined) return null;
  return (
    <>
      <Resolution block={block} image={image} />
      <KeptLook workspace={workspace} edition={edition} block={block} />
      <Fit workspace={workspace} edition={edition} block={block} image={image} />
      <KeylineFields workspace={workspace} edition={edition} block={block} />
      <dd className="hint whole-row">{words('cropHelp')}</dd>
    </>
  );
}
