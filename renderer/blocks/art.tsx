/** The sections of blocks that show a drawing: which one, where in the frame, in which inks. */
import { artName, isDrawn } from '../../shared/blocks/art-fields.ts';
import { swatchesOf, swatchOf } from '../../shared/edition/colours.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { type Artwork, type ArtworkColour, coloursOf } from '../../shared/paper/artwork-records.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import { KeptLook } from './KeptLook.tsx';
import type { BlockProps, Section } from './section.ts';

type ArtProps = BlockProps<'nameplate'> | BlockProps<'artwork'>;

/** A colour's own inks, in per cent. */
function inksOf({ cmyk }: ArtworkColour): string {
  return cmyk.map((part, at) => `${'CMYK'.charAt(at)}${Math.round(part * 100)}`).join(' ');
}

/** A swatch for each colour of a drawing, in place of its own inks. */
function Inks({
  workspace,
  edition,
  block,
  drawing,
  words,
}: ArtProps & { readonly drawing: Artwork; readonly words: Words }) {
  return coloursOf(drawing).map((colour) => (
    <Choice
      key={colour.name}
      label={colour.name}
      value={swatchOf(edition, block.inks?.[colour.name])?.id ?? ''}
      options={[
        ['', words('artOwnInks', { inks: inksOf(colour) })],
        ...swatchesOf(edition).map(({ id, name }) => [id, name] as const),
      ]}
      onChange={(id) => {
        const { [colour.name]: _old, ...others } = block.inks ?? {};
        const inks = id === '' ? others : { ...others, [colour.name]: id };
        workspace.session.edit('block.setting', editBlock(edition, { ...block, inks }));
      }}
    />
  ));
}

function ArtFields(props: ArtProps) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const name = artName(block, edition);
  const isNameplate = block.kind === 'nameplate';
  const drawing = block.artworkId === undefined ? undefined : edition.artwork[block.artworkId];
  return (
    <dl>
      <Row label={words('artFile')}>
        {name !== null && <output data-testid="art-name">{name}</output>}
        <button
          type="button"
          onClick={() => workspace.commands.run(isNameplate ? 'nameplate.choose' : 'artwork.choose')}
        >
          {words(name === null ? 'artChoose' : 'artReplace')}
        </button>
        {isNameplate && isDrawn(block) && (
          <button type="button" onClick={() => workspace.commands.run('nameplate.type')}>
            {words('nameplateTyped')}
          </button>
        )}
      </Row>
      {isDrawn(block) && (
        <Choice
          label={words('artAlign')}
          value={block.align ?? 'centre'}
          options={[
            ['start', words('alignStart')],
            ['centre', words('alignCentre')],
            ['end', words('alignEnd')],
          ]}
          onChange={(align) => workspace.session.edit('block.setting', editBlock(edition, { ...block, align }))}
        />
      )}
      <KeptLook workspace={workspace} edition={edition} block={block} />
      {drawing !== undefined && block.colour === undefined && <Inks {...props} drawing={drawing} words={words} />}
    </dl>
  );
}

function ArtworkSettings(props: BlockProps<'artwork'>) {
  const { workspace, edition, block } = props;
  const words = useWords();
  return (
    <>
      <ArtFields {...props} />
      <dl>
        <Row label={words('artWords')}>
          <TextField
            label={words('artWords')}
            value={block.words}
            onCommit={(text) => {
              workspace.session.edit('block.setting', editBlock(edition, { ...block, words: text.slice(0, 80) }));
              return true;
            }}
          />
        </Row>
      </dl>
    </>
  );
}

export const artwork: Section<'artwork'> = { Settings: ArtworkSettings };
export const nameplate: Section<'nameplate'> = { Settings: ArtFields };
