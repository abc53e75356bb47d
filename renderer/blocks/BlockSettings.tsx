/** What can be set of a block beside its place: the fields its module lists, or its kind's own section. */
import { beyond } from '../../shared/blocks/cut-to.ts';
import { type Block, type BlockKind, blockModule } from '../../shared/blocks/kinds.ts';
import type { BothLanguages, SettingField } from '../../shared/blocks/settings.ts';
import { isBare } from '../../shared/edition/bare-articles.ts';
import { swatchesOf, swatchOf } from '../../shared/edition/colours.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { isLettered } from '../../shared/edition/effects.ts';
import { placeName } from '../../shared/edition/place-roles.ts';
import { namePlace } from '../../shared/edition/places.ts';
import type { Article, Edition } from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import { articlesInOrder } from '../../shared/reading/article-order.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { tellCut } from '../state/told-cut.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import { EffectsOfBlock } from './EffectsOfBlock.tsx';
import { PicturePlacing } from './PicturePlacing.tsx';
import { StyleOf } from './StyleOf.tsx';
import type { BlockProps } from './section.ts';
import { SectionPart } from './sections.ts';

/** An article's name in the list: one that is only there for a picture or a table says so. */
function titleOf(edition: Edition, article: Article, words: Words): string {
  return articleTitle(article) || words(isBare(edition, article) ? 'noStory' : 'untitled');
}

/** Which article a block shows. */
function ArticleChoice({ workspace, edition, block }: BlockProps) {
  const words = useWords();
  if (!('articleId' in block)) return null;
  return (
    <Choice
      label={words('shows')}
      value={block.articleId as string}
      options={articlesInOrder(edition)
        .filter((article) => article.id === block.articleId || !isBare(edition, article))
        .map((article) => [article.id as string, titleOf(edition, article, words)] as const)}
      onChange={(id) => {
        const article = edition.articles[id];
        if (article === undefined) return;
        workspace.session.edit('block.setting', editBlock(edition, { ...block, articleId: article.id }));
      }}
    />
  );
}

/** The swatch a block is printed in. */
function ColourChoice({ workspace, edition, block }: BlockProps) {
  const words = useWords();
  // A drawing has colours of its own until it is printed in one.
  const isDrawing = 'artworkId' in block && block.artworkId !== undefined;
  return (
    <dl>
      <Choice
        label={words('colour')}
        value={swatchOf(edition, block.colour)?.id ?? ''}
        options={[
          ['', words(isDrawing ? 'colourOfDrawing' : 'colourBlack')],
          ...swatchesOf(edition).map(({ id, name }) => [id, name] as const),
        ]}
        onChange={(id) => {
          const { colour: _colour, ...rest } = block;
          workspace.session.edit('block.setting', editBlock(edition, id === '' ? rest : { ...rest, colour: id }));
        }}
      />
    </dl>
  );
}

/** The name of a value: its own words, or a style's. */
function nameOf(name: BothLanguages | string, words: Words): string {
  return typeof name === 'string' ? words.style(name) : name[words.language];
}

type FieldProps<K extends BlockKind> = Omit<BlockProps<K>, 'block'> & {
  readonly block: Block<K> & Block;
  readonly field: SettingField<Block<K>>;
};

/** A text of several lines, below its name. */
function TallField<K extends BlockKind>({ workspace, edition, block, field }: FieldProps<K>) {
  const words = useWords();
  if (field.as !== 'text') return null;
  const label = field.label[words.language];
  return (
    <>
      <span>{label}</span>
      <TextField
        label={label}
        rows={field.rows ?? 1}
        value={field.read(block)}
        onCommit={(text) => {
          if (field.most !== undefined) tellCut(workspace.notices, beyond(text, field.most), field.most);
          workspace.session.edit('block.setting', editBlock(edition, field.write(block, text)));
          return true;
        }}
      />
      <UnseenLine text={field.read(block)} />
    </>
  );
}

/** A field in a row with its name. */
function Field<K extends BlockKind>({ workspace, edition, block, field }: FieldProps<K>) {
  const words = useWords();
  const edit = (next: Block) => workspace.session.edit('block.setting', editBlock(edition, next));
  switch (field.as) {
    case 'article':
      return <ArticleChoice workspace={workspace} edition={edition} block={block} />;
    case 'style':
      return <StyleOf workspace={workspace} edition={edition} block={block} />;
    case 'picture':
      return (
        <Row label={words('picture')}>
          <button type="button" onClick={() => workspace.commands.run('photo.choose')}>
            {words(field.isChosen(block) ? 'pictureReplace' : 'pictureChoose')}
          </button>
        </Row>
      );
    case 'placing':
      return <PicturePlacing workspace={workspace} edition={edition} block={block} />;
    case 'choice':
      return (
        <Choice
          label={field.label[words.language]}
          value={field.read(block)}
          options={field.options.map(([value, name]) => [value, nameOf(name, words)] as const)}
          onChange={(value) => edit(field.write(block, value))}
        />
      );
    case 'number': {
      const label = field.label[words.language];
      const { least, most } = field;
      return (
        <Row label={label}>
          <NumberField
            label={label}
            value={field.read(block)}
            least={least}
            most={most}
            onCommit={(value) => edit(field.write(block, value))}
          />
        </Row>
      );
    }
    case 'text': {
      const label = field.label[words.language];
      return (
        <Row label={label}>
          <TextField
            label={label}
            value={field.read(block)}
            onCommit={(text) => {
              edit(field.write(block, text));
              return true;
            }}
          />
          <UnseenLine text={field.read(block)} />
        </Row>
      );
    }
  }
}

/** The fields that a kind's module lists: texts of several lines first, the others in rows. */
function FieldList<K extends BlockKind>({
  fields,
  ...props
}: Omit<FieldProps<K>, 'field'> & { readonly fields: readonly SettingField<Block<K>>[] }) {
  const isTall = (field: SettingField<Block<K>>) => field.as === 'text' && field.rows !== undefined;
  const tall = fields.filter(isTall);
  const rows = (
    <dl>
      {fields
        .filter((field) => !isTall(field))
        .map((field) => (
          <Field key={keyOf(field)} {...props} field={field} />
        ))}
    </dl>
  );
  if (tall.length === 0) return rows;
  return (
    <div className="stacked">
      {tall.map((field) => (
        <TallField key={keyOf(field)} {...props} field={field} />
      ))}
      {rows}
    </div>
  );
}

function keyOf<B>(field: SettingField<B>): string {
  return 'label' in field ? field.label.en : field.as;
}

function KindSettings<K extends BlockKind>(props: Omit<FieldProps<K>, 'field'>) {
  const { settings } = blockModule<K>(props.block.kind);
  if (settings === 'section') return <SectionPart name="Settings" {...props} />;
  return settings.length === 0 ? null : <FieldList {...props} fields={settings} />;
}

/** What the place is for that a block was made as part of. */
function PlaceRole({ workspace, edition, block }: BlockProps) {
  const words = useWords();
  if (block.placeRole === undefined) return null;
  return (
    <dl>
      <Row label={words('placeRole')}>
        <TextField
          label={words('placeRole')}
          value={placeName(block.placeRole)[words.language]}
          onCommit={(name) => {
            workspace.session.edit('place.name', namePlace(edition, [block.id], name));
            return true;
          }}
        />
      </Row>
    </dl>
  );
}

/** What can be set of a block beside its place. */
export function BlockSettings(props: BlockProps) {
  return (
    <>
      <PlaceRole {...props} />
      <KindSettings {...props} />
      {blockModule(props.block.kind).takesColour !== false && <ColourChoice {...props} />}
      {isLettered(props.block) && <EffectsOfBlock {...props} block={props.block} />}
    </>
  );
}
