/** The dialogs of the help menu, on the start page and over an edition alike. */

import { LicencesDialog } from './LicencesDialog.tsx';
import { ReportDialog } from './ReportDialog.tsx';

/** Which of them is shown. */
export type HelpDialog = 'report' | 'licences';

export function HelpDialogs({ shown, onClose }: { readonly shown: HelpDialog; readonly onClose: () => void }) {
  return shown === 'report' ? <ReportDialog onClose={onClose} /> : <LicencesDialog onClose={onClose} />;
}
