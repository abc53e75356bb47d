/** 设置: what whoever works here chooses for every edition. Each choice holds as it is made. */
import { useState } from 'react';
import { failureOf } from '../../shared/contract/failure.ts';
import type { PreferencesChange } from '../../shared/contract/preferences.ts';
import { useWords } from '../i18n/strings.ts';
import { choosePreferences } from '../state/preferences.ts';
import { ButtonRow } from '../ui/ButtonRow.tsx';
import { Modal } from '../ui/Modal.tsx';
import { BackupsSection } from './BackupsSection.tsx';
import { KeysSection } from './KeysSection.tsx';
import { InterfaceSection, PersonSection, ProofSection, ShownSection, UnitsSection } from './sections.tsx';

const sections = ['interface', 'person', 'units', 'shown', 'proof', 'backups', 'keys'] as const;
type Section = (typeof sections)[number];

/** The section that was looked at last: the dialog is opened again to go on there. */
let lastShown: Section = 'interface';

/** The list of sections at the side: arrows go through it, Tab goes on to what the section has. */
function SectionTabs(props: { readonly shown: Section; readonly onShow: (section: Section) => void }) {
  const { shown, onShow } = props;
  const words = useWords();
  return (
    <ButtonRow
      role="tablist"
      aria-orientation="vertical"
      aria-label={words('prefsSections')}
      className="preference-tabs"
      showsAtOnce
    >
      {sections.map((section) => (
        <button
          key={section}
          type="button"
          role="tab"
          id={`preference-tab-${section}`}
          aria-controls="preference-section"
          aria-selected={section === shown}
          onClick={() => onShow(section)}
        >
          {words(`prefs-${section}`)}
        </button>
      ))}
    </ButtonRow>
  );
}

export function PreferencesDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const [shown, setShown] = useState(lastShown);
  const [problem, setProblem] = useState('');
  const show = (section: Section) => {
    lastShown = section;
    setShown(section);
  };
  const choose = (change: PreferencesChange) => {
    setProblem('');
    choosePreferences(change).catch((error: unknown) => setProblem(failureOf(error)[words.language]));
  };
  return (
    <Modal className="dialog preferences" label={words('prefs')} onClose={onClose}>
      <h2>{words('prefs')}</h2>
      <SectionTabs shown={shown} onShow={show} />
      <div
        role="tabpanel"
        id="preference-section"
        className="preference-section"
        aria-labelledby={`preference-tab-${shown}`}
      >
        {shown === 'interface' && <InterfaceSection choose={choose} />}
        {shown === 'person' && <PersonSection choose={choose} />}
        {shown === 'units' && <UnitsSection choose={choose} />}
        {shown === 'shown' && <ShownSection choose={choose} />}
        {shown === 'proof' && <ProofSection choose={choose} />}
        {shown === 'backups' && <BackupsSection onProblem={setProblem} />}
        {shown === 'keys' && <KeysSection choose={choose} />}
      </div>
      <footer>
        <p role="status" className="problem">
          {problem !== '' && words('prefsNotKept', { reason: problem })}
        </p>
        <button type="button" className="main" onClick={onClose}>
          {words('prefsDone')}
        </button>
      </footer>
    </Modal>
  );
}
