/** 许可: what ships with the program that others made, each with the words of its licence. */
import { useEffect, useState } from 'react';
import { failureOf } from '../../shared/contract/failure.ts';
import type { ShippedLicence } from '../../shared/contract/help-calls.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Modal } from '../ui/Modal.tsx';

export function LicencesDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { language } = words;
  const [licences, setLicences] = useState<readonly ShippedLicence[] | null>(null);
  const [problem, setProblem] = useState('');
  useEffect(() => {
    let isCurrent = true;
    call('help.licences', {}).then(
      (list) => isCurrent && setLicences(list),
      (error: unknown) => isCurrent && setProblem(failureOf(error)[language]),
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  return (
    <Modal className="dialog help-dialog" label={words('licencesTitle')} onClose={onClose}>
      <h2>{words('licencesTitle')}</h2>
      <p role="status">
        {problem || (licences === null ? words('licencesReading') : words('licencesHow', { count: licences.length }))}
      </p>
      <ul className="licences" data-testid="licences">
        {licences?.map(({ name, version, licence, text }) => (
          <li key={`${name} ${version}`}>
            <details>
              <summary>{words('licenceOf', { name, version, licence })}</summary>
              <pre>{text}</pre>
            </details>
          </li>
        ))}
      </ul>
      <menu>
        <button type="button" className="main" data-enter onClick={onClose}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
