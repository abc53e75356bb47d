/** The page itself, shown while no block is selected: its section, its grid, its template. */
import { setFold, WIDEST_FOLD } from '../../shared/edition/join-pages.ts';
import { isMaster } from '../../shared/edition/masters.ts';
import { nameEditor, renameSection } from '../../shared/edition/pages.ts';
import { type Edition, LONGEST_TEMPLATE, type Page } from '../../shared/edition/records.ts';
import { type Half, halvesOf, isSpread } from '../../shared/edition/spreads.ts';
import { shownTemplates } from '../../shared/edition/template-names.ts';
import { readSize, writeSize } from '../../shared/edition/type-sizes.ts';
import { mm } from '../../shared/edition/units.ts';
import type { Desk } from '../desk/desk.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { pageNamed } from '../state/page-names.ts';
import { preferences } from '../state/preferences.ts';
import type { Stores } from '../state/stores.ts';
import { NameForm, Row, TextField } from '../ui/Fields.tsx';
import { type MasterHost, MasterSettings, MastersOnPage } from './MasterSettings.tsx';
import { PageFormats } from './PageFormats.tsx';

/** What of the window it needs. */
type PageSettingsHost = MasterHost &
  Pick<Stores, 'dialogs' | 'notices'> & { readonly desk: Pick<Desk, 'paging' | 'templates'> };

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

interface PageProps {
  readonly workspace: PageSettingsHost;
  readonly edition: Edition;
  readonly page: Page;
}

/** The section and the editor of a page; of one half of a 通版, called by its number. */
function HalfNames({ workspace, edition, page, half }: PageProps & { readonly half: Half }) {
  const words = useWords();
  const { side, page: own } = half;
  const called = (name: string) =>
    isSpread(page) ? words('ofHalf', { page: words('page', { number: own.number }), what: name }) : name;
  return (
    <dl>
      <Row label={called(words('section'))}>
        <TextField
          label={called(words('section'))}
          value={own.section}
          onCommit={(text) => {
            workspace.session.edit('page.section', renameSection(edition, page.id, text, side));
            return true;
          }}
        />
      </Row>
      <Row label={called(words('editor'))}>
        <TextField
          label={called(words('editor'))}
          value={own.editor ?? ''}
          onCommit={(text) => {
            workspace.session.edit('page.editor', nameEditor(edition, page.id, text, side));
            return true;
          }}
        />
      </Row>
    </dl>
  );
}

/** 折线留空: how much of the middle of a 通版 text keeps off. */
function FoldField({ workspace, edition, page }: PageProps) {
  const words = useWords();
  const { unit } = useParts(preferences, 'unit');
  const clear = page.grid.fold?.clear ?? 0;
  return (
    <>
      <dl>
        <Row label={words('foldClear')}>
          <TextField
            label={words('foldClear')}
            value={writeSize(clear, unit)}
            onCommit={(text) => {
              const wanted = readSize(text, unit);
              const most = mm(WIDEST_FOLD);
              const isPossible = wanted !== null && wanted >= 0 && wanted <= most;
              if (isPossible) workspace.session.edit('page.fold', setFold(edition, page.id, wanted));
              else workspace.notices.notify('refused', 'foldBounds', { most: writeSize(most, unit) });
              return isPossible;
            }}
          />
        </Row>
      </dl>
      <p className="hint">{words('foldHelp')}</p>
    </>
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
      <h3>{isSpread(page) ? words('spreadNamed', { page: pageNamed(words, page) }) : pageNamed(words, page)}</h3>
      {halvesOf(page).map((half) => (
        <HalfNames key={half.side} workspace={workspace} edition={edition} page={page} half={half} />
      ))}
      {isSpread(page) && <FoldField workspace={workspace} edition={edition} page={page} />}
      <PageFormats workspace={workspace} edition={edition} page={page} />
      <MastersOnPage workspace={workspace} edition={edition} page={page} />
      <Templates workspace={workspace} edition={edition} />
    </>
  );
}
