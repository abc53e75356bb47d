/** 问题报告: all of the report, to be read before it is copied or saved; nothing is sent. */
import { useEffect, useState } from 'react';
import { failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Modal } from '../ui/Modal.tsx';

export function ReportDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const { language } = words;
  const [text, setText] = useState<string | null>(null);
  const [told, setTold] = useState('');
  useEffect(() => {
    let isCurrent = true;
    call('help.report', {}).then(
      (report) => isCurrent && setText(report.text),
      (error: unknown) => isCurrent && setTold(failureOf(error)[language]),
    );
    return () => {
      isCurrent = false;
    };
  }, [language]);
  const take = (work: (text: string) => Promise<string>) => {
    if (text === null) return;
    work(text).then(setTold, (error: unknown) => setTold(failureOf(error)[language]));
  };
  const copy = () =>
    take(async (report) => {
      await call('help.copy', { text: report });
      return words('importReportCopied');
    });
  const save = () =>
    take(async (report) => {
      const saved = await call('help.save-report', { text: report });
      return saved === null ? '' : words('importReportSaved', { name: fileName(saved.path) });
    });
  return (
    <Modal className="dialog help-dialog" label={words('reportTitle')} onClose={onClose}>
      <h2>{words('reportTitle')}</h2>
      <p>{words('reportHow')}</p>
      <textarea
        readOnly
        spellCheck={false}
        data-testid="report"
        aria-label={words('reportTitle')}
        value={text ?? words('reportReading')}
      />
      <p role="status">{told}</p>
      <menu>
        <button type="button" disabled={text === null} onClick={save}>
          {words('reportSave')}
        </button>
        <button type="button" disabled={text === null} onClick={copy}>
          {words('reportCopy')}
        </button>
        <button type="button" className="main" data-enter onClick={onClose}>
          {words('close')}
        </button>
      </menu>
    </Modal>
  );
}
