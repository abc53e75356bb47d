/** 报纸: what this edition says of itself, and what every edition of the newspaper starts from. */
import { commandOf } from '../../shared/contract/commands.ts';
import { newspaperOf } from '../../shared/edition/newspaper.ts';
import { LONGEST_PUBLICATION } from '../../shared/edition/page-records.ts';
import { particularNames, particulars } from '../../shared/edition/particulars.ts';
import { plainName } from '../../shared/edition/plain-name.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { Specimen } from '../../shared/layout/specimen.ts';
import { listsOf } from '../../shared/paper/lists.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { SetUpStep } from '../state/view.ts';
import { Flag, Row } from '../ui/Fields.tsx';
import { DrawnCharacters } from './DrawnCharacters.tsx';
import { EditionFields, NameField } from './EditionFields.tsx';
import { LiveField } from './LiveField.tsx';
import { OwnFaces } from './OwnFaces.tsx';
import { readDates } from './page-plan.ts';
import {
  listChange,
  namesChange,
  newspaperChange,
  newspaperEdit,
  particularChange,
  signersChange,
} from './paper-changes.ts';
import type { PaperHost, PaperPart } from './paper-host.ts';
import { SetUp } from './SetUp.tsx';
import { setUpParts } from './SetUpSteps.tsx';
import { WeekFields } from './WeekFields.tsx';

function Particulars({ workspace, edition }: PaperPart) {
  const words = useWords();
  return (
    <section>
      <h3>{words('paperParticulars')}</h3>
      <p className="hint">{words('paperParticularsHelp')}</p>
      <dl>
        {particularNames.map((name) => {
          const { name: label, written } = particulars[name];
          return (
            <Row key={name} label={label[words.language]}>
              <LiveField
                workspace={workspace}
                edition={edition}
                label={label[words.language]}
                value={edition.edition.imprint[name] ?? ''}
                step="paper.particulars"
                change={particularChange(name)}
                placeholder={written[words.language]}
              />
            </Row>
          );
        })}
      </dl>
    </section>
  );
}

/** A list of the newspaper's that is written one a line. */
function Lines(
  props: PaperPart & {
    readonly label: string;
    readonly lines: readonly string[];
    readonly step: string;
    readonly refusal: StringKey;
    readonly change: (edition: Edition, lines: readonly string[]) => ReturnType<ReturnType<typeof listChange>>;
  },
) {
  const { workspace, edition, label, lines, step, refusal, change } = props;
  return (
    <div className="names">
      <span aria-hidden>{label}</span>
      <LiveField
        workspace={workspace}
        edition={edition}
        label={label}
        value={lines.join('\n')}
        step={step}
        change={listChange(change)}
        refusal={refusal}
        rows={Math.max(3, Math.min(8, lines.length + 1))}
        most={20_000}
      />
    </div>
  );
}

/** What every edition of the newspaper starts from. */
function EveryEdition(part: PaperPart) {
  const { edition } = part;
  const words = useWords();
  const paper = newspaperOf(edition);
  return (
    <section>
      <h3>{words('paperEvery')}</h3>
      <ApprovedName {...part} />
      <Lines
        {...part}
        label={words('paperSections')}
        lines={paper.sections}
        step="paper.edit"
        refusal="refusedNames"
        change={(now, sections) => newspaperEdit(now, { sections: [...sections] })}
      />
      <WeekFields {...part} />
      <Lines
        {...part}
        label={words('paperPauses')}
        lines={paper.pauses}
        step="paper.edit"
        refusal="refusedPauses"
        change={(now, lines) => {
          const pauses = readDates(lines.join('\n'));
          return pauses === null ? null : newspaperEdit(now, { pauses });
        }}
      />
      <Lines
        {...part}
        label={words('paperSigners')}
        lines={edition.edition.signers}
        step="proof.signers"
        refusal="refusedSigners"
        change={signersChange}
      />
      <OneSigns {...part} />
      <PictureWords {...part} />
      <Lines
        {...part}
        label={words('paperNames')}
        lines={edition.edition.names}
        step="edition.names"
        refusal="refusedNames"
        change={namesChange}
      />
    </section>
  );
}

/** Whether one person may answer for a page in several roles. */
function OneSigns({ workspace, edition }: PaperPart) {
  const words = useWords();
  return (
    <Flag
      label={words('paperOneSigns')}
      value={newspaperOf(edition).oneSignsSeveral === true}
      onChange={(oneSignsSeveral) => {
        const patches = newspaperEdit(edition, { oneSignsSeveral });
        if (patches !== null) workspace.session.edit('proof.signers', patches);
      }}
    />
  );
}

/** Whether every picture of a story has a caption and a credit. */
function PictureWords({ workspace, edition }: PaperPart) {
  const words = useWords();
  return (
    <Flag
      label={words('paperPictureWords')}
      value={newspaperOf(edition).asksPictureWords === true}
      onChange={(asksPictureWords) => {
        const patches = newspaperEdit(edition, { asksPictureWords });
        if (patches !== null) workspace.session.edit('paper.edit', patches);
      }}
    />
  );
}

function ApprovedName(part: PaperPart) {
  const words = useWords();
  return (
    <dl>
      <Row label={words('paperApproved')}>
        <LiveField
          {...part}
          label={words('paperApproved')}
          value={newspaperOf(part.edition).approvedName}
          step="paper.edit"
          change={newspaperChange((text) => ({ approvedName: plainName(text) }))}
          most={LONGEST_PUBLICATION}
        />
      </Row>
    </dl>
  );
}

/** The newsroom's lists, which have a window of their own. */
function ListsSection({ workspace, edition }: PaperPart) {
  const words = useWords();
  return (
    <section>
      <h3>{words('listsTitle')}</h3>
      <p className="hint">{words('listsHelp')}</p>
      <button type="button" onClick={() => workspace.commands.run('paper.lists')}>
        {words('listsOpen', { count: listsOf(edition).length })}
      </button>
    </section>
  );
}

function SaveAsFile({ workspace }: { readonly workspace: PaperHost }) {
  const words = useWords();
  return (
    <button type="button" onClick={() => workspace.commands.run('paper.save')}>
      {words('paperSave')}
    </button>
  );
}

/** The newspaper as files: tomorrow's edition, and the newspaper by itself. */
function Files({ workspace, isPaper }: { readonly workspace: PaperHost; readonly isPaper: boolean }) {
  const words = useWords();
  return (
    <div className="paper-files">
      <button type="button" onClick={() => workspace.commands.run('edition.next')}>
        {words(isPaper ? 'startNew' : 'paperNext')}
      </button>
      {isPaper ? (
        <button type="button" onClick={() => workspace.commands.run('edition.copy')}>
          {commandOf('edition.copy')[words.language]}
        </button>
      ) : (
        <SaveAsFile workspace={workspace} />
      )}
      <button type="button" className="link" onClick={() => workspace.commands.run('paper.set-up')}>
        {words('setUpTitle')}
      </button>
    </div>
  );
}

/** What a step of the set-up asks. */
function StepFields({ step, ...part }: PaperPart & { readonly step: SetUpStep }) {
  const words = useWords();
  if (step === 'particulars') {
    return (
      <>
        <NameField {...part} />
        <ApprovedName {...part} />
        <Particulars {...part} />
      </>
    );
  }
  if (step === 'first') {
    return (
      <>
        <p className="hint">{words('setUpFirstHelp')}</p>
        <EditionFields {...part} isNamed />
        <SaveAsFile workspace={part.workspace} />
      </>
    );
  }
  const Fields = setUpParts[step];
  return <Fields {...part} />;
}

/** Whether the newspaper's pages are looked at with filler, for its faces and sizes to be seen. */
function Filler({ workspace }: { readonly workspace: PaperHost }) {
  const words = useWords();
  const { session } = workspace;
  const { hasFiller } = useParts(session.state, 'hasFiller');
  return (
    <>
      <Flag
        label={words('paperFiller')}
        value={hasFiller}
        onChange={(isWanted) => {
          const specimen = new Specimen();
          session.showFiller(isWanted ? (edition, pages) => specimen.patches(edition, pages) : null);
        }}
      />
      <p className="hint">{words('paperFillerHelp')}</p>
    </>
  );
}

export function PaperPanel({ workspace }: { readonly workspace: PaperHost }) {
  const words = useWords();
  const { edition, kind } = useParts(workspace.session.state, 'edition', 'kind');
  const { setUp } = useParts(workspace.view, 'setUp');
  if (edition === null) return null;
  const part = { workspace, edition };
  if (setUp !== null) {
    return (
      <div className="paper">
        <SetUp workspace={workspace} step={setUp}>
          <StepFields key={setUp} {...part} step={setUp} />
        </SetUp>
      </div>
    );
  }
  return (
    <div className="paper">
      {kind === 'paper' && (
        <>
          <p className="hint" role="note">
            {words('paperFileHelp')}
          </p>
          <Filler workspace={workspace} />
        </>
      )}
      <EditionFields {...part} />
      <Particulars {...part} />
      <EveryEdition {...part} />
      <OwnFaces {...part} />
      <DrawnCharacters {...part} />
      <ListsSection {...part} />
      <Files workspace={workspace} isPaper={kind === 'paper'} />
    </div>
  );
}
