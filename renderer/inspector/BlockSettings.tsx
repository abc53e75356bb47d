/** What is particular to a kind of block: its picture, its words, its border, its style. */

import { pixelsPerInch } from '../../shared/compose/pictures.ts';
import { swatchesOf, swatchOf } from '../../shared/edition/colours.ts';
import { addPanelStyle, editBlock, editPhoto } from '../../shared/edition/edits.ts';
import {
  type Block,
  type Crop,
  type Edition,
  type PanelBlock,
  type PanelLooks,
  type PhotoBlock,
  type Style,
  type StyleName,
  type TableBlock,
  wholePicture,
} from '../../shared/edition/records.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { articlesInOrder } from '../pages/article-order.ts';
import { Choice, NameForm, Row, TextField } from '../ui/Fields.tsx';

interface Props<B extends Block> {
  readonly workspace: Workspace;
  readonly edition: Edition;
  readonly block: B;
}

/** Pixels an inch below which a newspaper halftone shows it (domain.md §5: 150–200). */
const LEAST_PPI = 150;

function asNumber(text: string): number | null {
  const value = Number(text.replace(/[%％\s]|mm|磅|pt/gu, ''));
  return text.trim() === '' || !Number.isFinite(value) ? null : value;
}

/** A number between two bounds, in a field. */
function NumberField(props: {
  readonly label: string;
  readonly value: number;
  readonly least: number;
  readonly most: number;
  readonly unit?: string;
  readonly onCommit: (value: number) => void;
}) {
  const { label, value, least, most, unit = '', onCommit } = props;
  return (
    <TextField
      label={label}
      value={`${Number(value.toFixed(2))}${unit}`}
      onCommit={(text) => {
        const read = asNumber(text);
        if (read === null) return false;
        onCommit(Math.max(least, Math.min(most, read)));
        return true;
      }}
    />
  );
}

function PhotoSettings({ workspace, edition, block }: Props<PhotoBlock>) {
  const words = useWords();
  const photo = edition.articles[block.articleId]?.photos.find((one) => one.id === block.photoId);
  const image = photo?.imageId == null ? undefined : edition.images[photo.imageId];
  const crop = block.crop ?? wholePicture;
  const ppi = image === undefined ? null : Math.round(pixelsPerInch(block.frame, crop, image));
  const setCrop = (change: Partial<Crop>) =>
    workspace.session.edit('photo.crop', editBlock(edition, { ...block, crop: { ...crop, ...change } }));
  const setPhoto = (change: { caption?: string; credit?: string }) => {
    if (photo === undefined) return false;
    workspace.session.edit('photo.caption', editPhoto(edition, block.articleId, { ...photo, ...change }));
    return true;
  };
  return (
    <>
      <dl>
        <Row label={words('picture')}>
          <button type="button" onClick={() => workspace.run('photo.choose')}>
            {words(image === undefined ? 'pictureChoose' : 'pictureReplace')}
          </button>
        </Row>
        {image !== undefined && (
          <>
            <Row label={words('resolution')}>
              <output className={ppi !== null && ppi < LEAST_PPI ? 'problem' : ''} data-testid="ppi">
                {words('ppi', { ppi: ppi ?? 0 })}
              </output>
            </Row>
            <Row label={words('cropScale')}>
              <NumberField
                label={words('cropScale')}
                value={crop.scale * 100}
                least={100}
                most={2000}
                unit="%"
                onCommit={(value) => setCrop({ scale: value / 100 })}
              />
            </Row>
            <Row label={words('cropPlace')}>
              <NumberField
                label={words('cropAcross')}
                value={crop.x * 100}
                least={0}
                most={100}
                unit="%"
                onCommit={(value) => setCrop({ x: value / 100 })}
              />
              <NumberField
                label={words('cropDown')}
                value={crop.y * 100}
                least={0}
                most={100}
                unit="%"
                onCommit={(value) => setCrop({ y: value / 100 })}
              />
            </Row>
          </>
        )}
      </dl>
      {photo !== undefined && (
        <div className="stacked">
          <span>{words('caption')}</span>
          <TextField
            label={words('caption')}
            rows={3}
            value={photo.caption}
            onCommit={(caption) => setPhoto({ caption })}
          />
          <span>{words('credit')}</span>
          <TextField label={words('credit')} value={photo.credit} onCommit={(credit) => setPhoto({ credit })} />
        </div>
      )}
    </>
  );
}

function TableSettings({ workspace, edition, block }: Props<TableBlock>) {
  const words = useWords();
  const change = (next: Partial<TableBlock>) =>
    workspace.session.edit('block.setting', editBlock(edition, { ...block, ...next }));
  return (
    <div className="stacked">
      <span>{words('tableRows')}</span>
      <TextField
        label={words('tableRows')}
        rows={6}
        value={block.rows.map((row) => row.join('\t')).join('\n')}
        onCommit={(text) => {
          const rows = text
            .split('\n')
            .map((row) => row.split(/\t|，|,(?!\d{3})/u).map((cell) => cell.trim().slice(0, 200)));
          change({ rows: text.trim() === '' ? [] : rows.slice(0, 200).map((row) => row.slice(0, 24)) });
          return true;
        }}
      />
      <dl>
        <Row label={words('tableHead')}>
          <NumberField
            label={words('tableHead')}
            value={block.headRows}
            least={0}
            most={4}
            onCommit={(value) => change({ headRows: Math.round(value) })}
          />
        </Row>
      </dl>
    </div>
  );
}

const styled: Readonly<Partial<Record<Block['kind'], (block: Block) => StyleName>>> = {
  body: () => 'body',
  caption: () => 'caption',
  pullquote: () => 'pullquote',
  table: () => 'table',
  headline: (block) => (block.kind === 'headline' ? `headline-${block.level}` : 'headline-story'),
};

/** A style's name, the newsroom's or the interface's. */
export function styleTitle(style: Style, words: ReturnType<typeof useWords>): string {
  return style.name ?? words.style(style.id);
}

/** The styles that can set a block: its kind's own and those made from it. */
export function StyleOf({ workspace, edition, block }: Props<Block>) {
  const words = useWords();
  const role = styled[block.kind]?.(block);
  if (role === undefined || !('style' in block || role !== undefined)) return null;
  const choices = Object.values(edition.styles).filter(
    (style) => style.role !== undefined && kindOf(style.role) === kindOf(role),
  );
  const own = edition.styles[role];
  if (own === undefined) return null;
  const current = 'style' in block && block.style !== undefined ? block.style : role;
  return (
    <Choice
      label={words('style')}
      value={choices.some((style) => style.id === current) ? current : role}
      options={[
        [role as string, styleTitle(own, words)],
        ...choices.map((style) => [style.id, styleTitle(style, words)] as const),
      ]}
      onChange={(id) => {
        const { style: _style, ...rest } = { style: undefined, ...block };
        const next = id === role ? rest : { ...rest, style: id };
        workspace.session.edit('block.setting', [{ kind: 'put', table: 'blocks', id: block.id, record: next }]);
      }}
    />
  );
}

/** A panel's border and tint. */
export function BoxFields(props: { readonly box: PanelLooks; readonly onChange: (box: Partial<PanelLooks>) => void }) {
  const { box, onChange } = props;
  const words = useWords();
  return (
    <>
      <Row label={words('border')}>
        <NumberField
          label={words('border')}
          value={box.border}
          least={0}
          most={20}
          unit={words('pt')}
          onCommit={(border) => onChange({ border })}
        />
      </Row>
      <Row label={words('tint')}>
        <NumberField
          label={words('tint')}
          value={box.tint * 100}
          least={0}
          most={100}
          unit="%"
          onCommit={(tint) => onChange({ tint: tint / 100 })}
        />
      </Row>
    </>
  );
}

/** A panel's looks: of a style, changed for all panels of it in the style panel, or its own, which can become a style. */
function PanelSettings({ workspace, edition, block }: Props<PanelBlock>) {
  const words = useWords();
  const edit = (next: PanelBlock) => workspace.session.edit('block.setting', editBlock(edition, next));
  const styles = Object.values(edition.styles).filter((style) => style.role === 'panel');
  const style = styles.find((one) => one.id === block.style);
  return (
    <>
      <dl>
        {styles.length > 0 && (
          <Choice
            label={words('style')}
            value={style?.id ?? ''}
            options={[['', words('styleOwn')], ...styles.map((one) => [one.id, styleTitle(one, words)] as const)]}
            onChange={(id) => {
              const { style: _style, ...rest } = block;
              edit(id === '' ? { ...rest, ...style?.box } : { ...rest, style: id });
            }}
          />
        )}
        {style === undefined && <BoxFields box={block} onChange={(looks) => edit({ ...block, ...looks })} />}
      </dl>
      {style === undefined && (
        <NameForm
          label={words('styleNewName')}
          button={words('styleFromPanel')}
          onName={(name) => workspace.session.edit('style.add', addPanelStyle(edition, block, name))}
        />
      )}
    </>
  );
}

/** `headline-lead` and `headline-brief` are one kind of style. */
function kindOf(name: string): string {
  return name.split('-')[0] ?? name;
}

/** Which article a headline, refer or banner shows. */
function ArticleChoice({
  workspace,
  edition,
  block,
}: Props<Extract<Block, { kind: 'headline' | 'refer' | 'banner' }>>) {
  const words = useWords();
  return (
    <Choice
      label={words('shows')}
      value={block.articleId as string}
      options={articlesInOrder(edition).map(
        (article) => [article.id as string, articleTitle(article) || words('untitled')] as const,
      )}
      onChange={(id) => {
        const article = edition.articles[id];
        if (article === undefined) return;
        workspace.session.edit('block.setting', editBlock(edition, { ...block, articleId: article.id }));
      }}
    />
  );
}

const levels = ['lead', 'story', 'brief', 'continued'] as const;

/** The swatch a block is printed in. */
function ColourChoice({ workspace, edition, block }: Props<Block>) {
  const words = useWords();
  return (
    <dl>
      <Choice
        label={words('colour')}
        value={swatchOf(edition, block.colour)?.id ?? ''}
        options={[['', words('colourBlack')], ...swatchesOf(edition).map(({ id, name }) => [id, name] as const)]}
        onChange={(id) => {
          const { colour: _colour, ...rest } = block;
          workspace.session.edit('block.setting', editBlock(edition, id === '' ? rest : { ...rest, colour: id }));
        }}
      />
    </dl>
  );
}

/** What can be set of a block beside its place. */
export function BlockSettings(props: Props<Block>) {
  return (
    <>
      <KindSettings {...props} />
      {props.block.kind !== 'photo' && <ColourChoice {...props} />}
    </>
  );
}

function KindSettings({ workspace, edition, block }: Props<Block>) {
  const words = useWords();
  const edit = (next: Block) => workspace.session.edit('block.setting', editBlock(edition, next));
  switch (block.kind) {
    case 'headline':
      return (
        <dl>
          <ArticleChoice workspace={workspace} edition={edition} block={block} />
          <Choice
            label={words('level')}
            value={block.level}
            options={levels.map((level) => [level, words.style(`headline-${level}`)] as const)}
            onChange={(level) => edit({ ...block, level })}
          />
          <Choice
            label={words('direction')}
            value={block.direction}
            options={[
              ['across', words('directionAcross')],
              ['down', words('directionDown')],
            ]}
            onChange={(direction) => edit({ ...block, direction })}
          />
          <StyleOf workspace={workspace} edition={edition} block={block} />
        </dl>
      );
    case 'refer':
    case 'banner':
      return (
        <dl>
          <ArticleChoice workspace={workspace} edition={edition} block={block} />
        </dl>
      );
    case 'photo':
      return <PhotoSettings workspace={workspace} edition={edition} block={block} />;
    case 'caption':
      return (
        <dl>
          <StyleOf workspace={workspace} edition={edition} block={block} />
        </dl>
      );
    case 'panel':
      return <PanelSettings workspace={workspace} edition={edition} block={block} />;
    case 'pullquote':
      return (
        <div className="stacked">
          <span>{words('quoteText')}</span>
          <TextField
            label={words('quoteText')}
            rows={3}
            value={block.text}
            onCommit={(text) => {
              edit({ ...block, text: text.slice(0, 400) });
              return true;
            }}
          />
          <dl>
            <StyleOf workspace={workspace} edition={edition} block={block} />
          </dl>
        </div>
      );
    case 'table':
      return <TableSettings workspace={workspace} edition={edition} block={block} />;
    case 'advert':
      return (
        <dl>
          <Row label={words('advertiser')}>
            <TextField
              label={words('advertiser')}
              value={block.advertiser}
              onCommit={(advertiser) => {
                edit({ ...block, advertiser: advertiser.slice(0, 80) });
                return true;
              }}
            />
          </Row>
          <Row label={words('picture')}>
            <button type="button" onClick={() => workspace.run('photo.choose')}>
              {words(block.imageId === null ? 'pictureChoose' : 'pictureReplace')}
            </button>
          </Row>
        </dl>
      );
    case 'body':
    case 'nameplate':
    case 'furniture':
    case 'rule':
      return null;
  }
}
