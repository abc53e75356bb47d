/** The page's size: the format it is of, its fields, and what else is to have the same. */
import { isLeftPage } from '../../shared/edition/facing.ts';
import { gridNamed } from '../../shared/edition/formats.ts';
import { setInPageSize } from '../../shared/edition/page-body.ts';
import {
  differsFromFormat,
  formatOfPage,
  formatsInOrder,
  pagesOfFormat,
  removeFormat,
  setFacing,
} from '../../shared/edition/page-formats.ts';
import { writeField } from '../../shared/edition/page-grid.ts';
import { type Edition, type Page, type PageGrid, shippedFormats } from '../../shared/edition/records.ts';
import { isSameGrid } from '../../shared/edition/regrid.ts';
import { halfGrid, isSpread } from '../../shared/edition/spreads.ts';
import { LONGEST_FORMAT_NAME } from '../../shared/paper/format-records.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { preferences, sizesAs } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import { Choice, Flag, NameForm } from '../ui/Fields.tsx';
import { GridFields, marginsOf } from './GridFields.tsx';

interface PageFormatsProps {
  readonly workspace: Pick<Stores, 'session' | 'commands'> & { readonly desk: Pick<Desk, 'paging'> };
  readonly edition: Edition;
  readonly page: Page;
}

/** The shipped format a grid is; otherwise a size of its own. */
function shippedOr(grid: PageGrid): string {
  return shippedFormats.find((name) => isSameGrid(gridNamed(name), grid)) ?? 'own';
}

/** What the page's format, of which there is one, is to do about the page, or the page about it. */
function OfFormat({ workspace, edition, page }: PageFormatsProps) {
  const words = useWords();
  const format = formatOfPage(edition, page);
  if (format === undefined) return null;
  const { name } = format;
  const count = pagesOfFormat(edition, format.id);
  return (
    <>
      {differsFromFormat(edition, page) && (
        <>
          <p className="hint">{words('formatDiffers', { name })}</p>
          <button type="button" onClick={() => workspace.commands.run('format.change')}>
            {words('formatChange', { name, count })}
          </button>
          <button type="button" onClick={() => workspace.desk.paging.takeFormat(format)}>
            {words('formatBack')}
          </button>
        </>
      )}
      <Flag
        label={words('formatFacing', { name })}
        value={format.hasFacingPages === true}
        onChange={(has) => workspace.session.edit('format.facing', setFacing(edition, format.id, has))}
      />
      <button type="button" onClick={() => workspace.session.edit('format.remove', removeFormat(edition, format.id))}>
        {words('formatRemove', { name })}
      </button>
    </>
  );
}

export function PageFormats({ workspace, edition, page }: PageFormatsProps) {
  const words = useWords();
  useParts(preferences, 'unit', 'typeUnit');
  const as = sizesAs(words.language);
  const { paging } = workspace.desk;
  const { body } = edition.styles;
  const known = formatsInOrder(edition);
  const inSize = setInPageSize(edition, page.id);
  const isFacing = formatOfPage(edition, page)?.hasFacingPages === true;
  const choose = (choice: string) => {
    const format = known.find(({ id }) => id === choice) ?? shippedFormats.find((name) => name === choice);
    if (format !== undefined) paging.takeFormat(format);
  };
  return (
    <>
      <dl>
        <Choice
          label={words('format')}
          value={formatOfPage(edition, page)?.id ?? shippedOr(halfGrid(page.grid, 'right'))}
          options={[
            ['tabloid', words('tabloid')],
            ['broadsheet', words('broadsheet')],
            ...known.map(({ id, name }) => [id, name] as const),
            ['own', words('ownSize')],
          ]}
          onChange={choose}
        />
      </dl>
      <GridFields
        grid={page.grid}
        margins={
          isSpread(page) ? marginsOf.right : isFacing ? marginsOf[isLeftPage(page) ? 'left' : 'right'] : undefined
        }
        onField={(field, text) => paging.setField(field, text)}
      />
      {body !== undefined && body.size !== page.grid.bodySize && (
        <p className="hint">{words('bodyStyleIs', { size: writeField('bodySize', body.size, as) })}</p>
      )}
      {inSize.length > 0 && (body?.size !== page.grid.bodySize || body.leading !== page.grid.leading) && (
        <p>
          <button type="button" onClick={() => workspace.session.edit('page.body', inSize)}>
            {words('pageBody', { size: writeField('bodySize', page.grid.bodySize, as) })}
          </button>
        </p>
      )}
      <div className="page-format">
        <button type="button" onClick={() => workspace.commands.run('page.grid-all')}>
          {words('gridAll')}
        </button>
        <OfFormat workspace={workspace} edition={edition} page={page} />
      </div>
      <NameForm
        label={words('formatName')}
        button={words('formatSave')}
        most={LONGEST_FORMAT_NAME}
        onName={(name) => paging.saveFormat(name)}
      />
    </>
  );
}
