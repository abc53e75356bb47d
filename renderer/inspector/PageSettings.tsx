/** The page itself, shown while no block is selected: its section, its grid, its template. */
import { renameSection } from '../../shared/edition/pages.ts';
import type { Edition, Page } from '../../shared/edition/records.ts';
import { applyTemplate, removeTemplate } from '../../shared/edition/templates.ts';
import { toMm } from '../../shared/edition/units.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { NameForm, Row, TextField } from '../ui/Fields.tsx';

/** What of the window it needs. */
type PageSettingsHost = Pick<Stores, 'session' | 'commands'> & { readonly desk: Pick<Desk, 'paging' | 'templates'> };

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
  const { grid } = page;
  const setColumns = (columns: string, characters: string) => {
    workspace.desk.paging.setColumns(Number(columns), Number(characters));
    return false;
  };
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
        <Row label={words('trim')}>
          <output>
            {toMm(grid.trim.width).toFixed(0)} × {toMm(grid.trim.height).toFixed(0)} mm
          </output>
        </Row>
        <Row label={words('format')}>
          <button type="button" onClick={() => workspace.commands.run('page.tabloid')}>
            {words('tabloid')}
          </button>
          <button type="button" onClick={() => workspace.commands.run('page.broadsheet')}>
            {words('broadsheet')}
          </button>
        </Row>
        <Row label={words('columns')}>
          <TextField
            label={words('gridColumns')}
            value={String(grid.columns)}
            onCommit={(text) => setColumns(text, String(grid.charactersPerColumn))}
          />
          <TextField
            label={words('gridCharacters')}
            value={String(grid.charactersPerColumn)}
            onCommit={(text) => setColumns(String(grid.columns), text)}
          />
        </Row>
      </dl>
      <Templates workspace={workspace} edition={edition} page={page} />
    </>
  );
}
