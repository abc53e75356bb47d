/** The page itself, shown while no block is selected: its section, its grid, its template. */
import { gridNamed } from '../../shared/edition/formats.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import { writeField } from '../../shared/edition/page-grid.ts';
import { nameEditor, renameSection } from '../../shared/edition/pages.ts';
import {
  type Edition,
  type EditionRecord,
  type Page,
  type PageGrid,
  shippedFormats,
} from '../../shared/edition/records.ts';
import { isSameGrid } from '../../shared/edition/regrid.ts';
import { applyTemplate, removeTemplate } from '../../shared/edition/templates.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, NameForm, Row, TextField } from '../ui/Fields.tsx';
import { GridFields } from './GridFields.tsx';
import { type MasterHost, MasterSettings, MastersOnPage } from './MasterSettings.tsx';

/** What of the window it needs. */
type PageSettingsHost = MasterHost & { readonly desk: Pick<Desk, 'paging' | 'templates'> };

function Templates({
  workspace,
  edition,
  page,
}: {
  readonly workspace: PageSettingsHost;
  readonly edition: Edition;
  readonly page: Page;
}) {
  const words = useWords();
  const templates = Object.values(edition.templates).sort((a, b) => a.name.localeCompare(b.name, 'zh'));
  return (
    <section className="templates">
      <h3>{words('templates')}</h3>
      {templates.length === 0 && <p className="hint">{words('templatesEmpty')}</p>}
      <ul>
        {templates.map((template) => (
          <li key={template.id}>
            <button
              type="button"
              className="link"
              title={words('templateApply')}
              onClick={() => workspace.session.edit('template.apply', applyTemplate(edition, page.id, template.id))}
            >
              {template.name}
            </button>
            <small>{words('templateGrid', { columns: template.grid.columns, blocks: template.blocks.length })}</small>
            <button
              type="button"
              className="quiet"
              aria-label={words('templateRemove', { name: template.name })}
              onClick={() => workspace.session.edit('template.remove', removeTemplate(edition, template.id))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <NameForm
        label={words('templateName')}
        button={words('templateSave')}
        onName={(name) => workspace.desk.templates.save(name)}
      />
    </section>
  );
}

/** The shipped format a grid is; otherwise a size of its own. */
function formatOf(grid: PageGrid): EditionRecord['format'] {
  return shippedFormats.find((name) => isSameGrid(gridNamed(name), grid)) ?? 'own';
}

export function PageSettings({
  workspace,
  edition,
  page,
}: {
  readonly workspace: PageSettingsHost;
  readonly edition: Edition;
  readonly page: Page;
}) {
  const words = useWords();
  const { paging } = workspace.desk;
  const { body } = edition.styles;
  if (isMaster(page)) return <MasterSettings workspace={workspace} edition={edition} master={page} />;
  return (
    <>
      <p className="hint">{words('nothingSelected')}</p>
      <h3>{words('page', { number: page.number })}</h3>
      <dl>
        <Row label={words('section')}>
          <TextField
            label={words('section')}
            value={page.section}
            onCommit={(text) => {
              workspace.session.edit('page.section', renameSection(edition, page.id, text));
              return true;
            }}
          />
        </Row>
        <Row label={words('editor')}>
          <TextField
            label={words('editor')}
            value={page.editor ?? ''}
            onCommit={(text) => {
              workspace.session.edit('page.editor', nameEditor(edition, page.id, text));
              return true;
            }}
          />
        </Row>
        <Choice
          label={words('format')}
          value={formatOf(page.grid)}
          options={[
            ['tabloid', words('tabloid')],
            ['broadsheet', words('broadsheet')],
            ['own', words('ownSize')],
          ]}
          onChange={(format) => {
            if (format !== 'own') workspace.commands.run(`page.${format}`);
          }}
        />
      </dl>
      <GridFields grid={page.grid} onField={(field, text) => paging.setField(field, text)} />
      {body !== undefined && body.size !== page.grid.bodySize && (
        <p className="hint">{words('bodyStyleIs', { size: writeField('bodySize', body.size) })}</p>
      )}
      <p>
        <button type="button" onClick={() => workspace.commands.run('page.grid-all')}>
          {words('gridAll')}
        </button>
      </p>
      <MastersOnPage workspace={workspace} edition={edition} page={page} />
      <Templates workspace={workspace} edition={edition} page={page} />
    </>
  );
}
