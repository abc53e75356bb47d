/** The page itself, shown while no block is selected: its section, its grid, its template. */
import { isMaster } from '../../shared/edition/masters.ts';
import { nameEditor, renameSection } from '../../shared/edition/pages.ts';
import { type Edition, LONGEST_TEMPLATE, type Page } from '../../shared/edition/records.ts';
import { shownTemplates } from '../../shared/edition/template-names.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { NameForm, Row, TextField } from '../ui/Fields.tsx';
import { type MasterHost, MasterSettings, MastersOnPage } from './MasterSettings.tsx';
import { PageFormats } from './PageFormats.tsx';

/** What of the window it needs. */
type PageSettingsHost = MasterHost & Pick<Stores, 'dialogs'> & { readonly desk: Pick<Desk, 'paging' | 'templates'> };

function Templates({ workspace, edition }: { readonly workspace: PageSettingsHost; readonly edition: Edition }) {
  const words = useWords();
  const templates = shownTemplates(edition, words.language);
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
              title={words('templateLook')}
              onClick={() => workspace.dialogs.openTemplates(template.id)}
            >
              {template.name}
            </button>
            <button
              type="button"
              className="quiet"
              aria-label={words('templateRemove', { name: template.name })}
              title={words('templateRemove', { name: template.name })}
              onClick={() => workspace.desk.templates.remove(template.id)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <NameForm
        label={words('templateName')}
        button={words('templateSave')}
        most={LONGEST_TEMPLATE}
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
      </dl>
      <PageFormats workspace={workspace} edition={edition} page={page} />
      <MastersOnPage workspace={workspace} edition={edition} page={page} />
      <Templates workspace={workspace} edition={edition} />
    </>
  );
}
