/** Masters in the inspector: a master's own settings, a master's block on a page, and what stands on a page by them. */
import { blockName } from '../../shared/blocks/kinds.ts';
import {
  isUnder,
  numbersUnder,
  overridesOn,
  removeMaster,
  type StandingBlock,
  setMasterFormat,
} from '../../shared/edition/masters.ts';
import { formatsInOrder } from '../../shared/edition/page-formats.ts';
import { type Edition, LONGEST_MASTER, type Master, type MasterRole, type Page } from '../../shared/edition/records.ts';
import { mastersOf } from '../../shared/edition/selectors.ts';
import { isSpread, lastNumber } from '../../shared/edition/spreads.ts';
import type { Desk } from '../desk/desk.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import type { Stores } from '../state/stores.ts';
import { Choice, NameForm, Row, TextField } from '../ui/Fields.tsx';

/** What of the window they need. */
export type MasterHost = Pick<Stores, 'session' | 'commands'> & { readonly desk: Pick<Desk, 'masters'> };

const places: readonly (readonly [MasterRole['on'], StringKey])[] = [
  ['all', 'masterOnAll'],
  ['front', 'masterOnFront'],
  ['inside', 'masterOnInside'],
  ['left', 'masterOnLeft'],
  ['right', 'masterOnRight'],
];

/** A master that is being edited. */
export function MasterSettings({
  workspace,
  edition,
  master,
}: {
  readonly workspace: MasterHost;
  readonly edition: Edition;
  readonly master: Master;
}) {
  const words = useWords();
  const { masters } = workspace.desk;
  const formats = formatsInOrder(edition);
  const numbers = numbersUnder(edition, master);
  return (
    <>
      <h3>{words('masterNamed', { name: master.master.name })}</h3>
      <dl>
        <Row label={words('masterCalled')}>
          <TextField
            label={words('masterName')}
            value={master.master.name}
            onCommit={(name) => {
              if (name.trim() === '') return false;
              masters.change(master.id, { name });
              return true;
            }}
          />
        </Row>
        <Choice
          label={words('masterOn')}
          value={master.master.on}
          options={places.map(([on, name]) => [on, words(name)])}
          onChange={(on) => masters.change(master.id, { on })}
        />
        {formats.length > 0 && (
          <Choice
            label={words('format')}
            value={master.formatId ?? ''}
            options={[['', words('masterAnyFormat')], ...formats.map(({ id, name }) => [id, name] as const)]}
            onChange={(choice) => {
              const id = formats.find((format) => format.id === choice)?.id ?? null;
              workspace.session.edit('master.format', setMasterFormat(edition, master.id, id));
            }}
          />
        )}
      </dl>
      <p className="hint">
        {numbers.length === 0 ? words('masterNowhere') : words('masterStandsOn', { pages: numbers })}
      </p>
      <p className="hint">{words('masterNoArticles')}</p>
      <p>
        <button type="button" onClick={() => workspace.commands.run('master.done')}>
          {words('masterDone')}
        </button>{' '}
        <button
          type="button"
          onClick={() => {
            masters.done();
            workspace.session.edit('master.remove', removeMaster(edition, master.id));
          }}
        >
          {words('masterRemove')}
        </button>
      </p>
    </>
  );
}

/** A master's block where it stands on a page: whose it is, and what can be done about it. */
export function MasterBlock({ workspace, found }: { readonly workspace: MasterHost; readonly found: StandingBlock }) {
  const words = useWords();
  const { commands } = workspace;
  return (
    <section className="of-master">
      <h3>{blockName(found.block)[words.language]}</h3>
      <p>{words('masterBlockHelp', { name: found.master.master.name })}</p>
      <div className="arrange">
        <button type="button" onClick={() => commands.run('master.edit')}>
          {words('masterEdit')}
        </button>
        <button type="button" onClick={() => commands.run('master.override')}>
          {words('masterOverride')}
        </button>
        <button type="button" onClick={() => commands.run('master.leave-out')}>
          {words('masterLeaveOut')}
        </button>
      </div>
    </section>
  );
}

/** The masters that stand on a page, and what it has in place of their blocks. */
export function MastersOnPage({
  workspace,
  edition,
  page,
}: {
  readonly workspace: MasterHost;
  readonly edition: Edition;
  readonly page: Page;
}) {
  const words = useWords();
  const { masters } = workspace.desk;
  const under = mastersOf(edition).filter((master) => isUnder(master, page));
  return (
    <section className="templates">
      <h3>{words('masters')}</h3>
      {under.length === 0 && <p className="hint">{words('mastersEmpty')}</p>}
      <ul>
        {under.map((master) => (
          <li key={master.id}>
            <button type="button" className="link" title={words('masterEdit')} onClick={() => masters.edit(master)}>
              {master.master.name}
            </button>
          </li>
        ))}
        {overridesOn(edition, page).map(({ block, by, side }) => {
          const what = blockName(block)[words.language];
          const number = side === 'right' ? lastNumber(page) : page.number;
          const name = isSpread(page) ? words('ofHalf', { page: words('page', { number }), what }) : what;
          return (
            <li key={`${side} ${block.id}`}>
              <span>{words(by === null ? 'masterLeftOut' : 'masterOverridden', { block: name })}</span>
              <button
                type="button"
                aria-label={words('doTo', { does: words('masterRestore'), to: name })}
                onClick={() => masters.restore(page.id, block, side)}
              >
                {words('masterRestore')}
              </button>
            </li>
          );
        })}
      </ul>
      <NameForm
        label={words('masterName')}
        button={words('masterAdd')}
        most={LONGEST_MASTER}
        onName={(name) => masters.add(name)}
      />
    </section>
  );
}
