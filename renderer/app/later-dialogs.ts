/** Dialogs whose code is read once the page is painted, in the order in which they are likely to be wanted. */
import { later } from '../ui/later.ts';

export const BackupsDialog = later(async () => (await import('../keeping/BackupsDialog.tsx')).BackupsDialog);
export const ExportDialog = later(async () => (await import('../export/ExportDialog.tsx')).ExportDialog);
export const PrintDialog = later(async () => (await import('../export/PrintDialog.tsx')).PrintDialog);
export const PreferencesDialog = later(
  async () => (await import('../preferences/PreferencesDialog.tsx')).PreferencesDialog,
);
export const ImportDialog = later(async () => (await import('../importing/ImportDialog.tsx')).ImportDialog);
export const GlyphDialog = later(async () => (await import('../paper/GlyphDialog.tsx')).GlyphDialog);
export const ListsDialog = later(async () => (await import('../paper/ListsDialog.tsx')).ListsDialog);
export const FlatplanDialog = later(async () => (await import('../pages/FlatplanDialog.tsx')).FlatplanDialog);
export const BookingsDialog = later(async () => (await import('../pages/BookingsDialog.tsx')).BookingsDialog);
export const CompareDialog = later(async () => (await import('../proof/CompareDialog.tsx')).CompareDialog);
export const TidyDialog = later(async () => (await import('./TidyDialog.tsx')).TidyDialog);
export const ArrivalDialog = later(async () => (await import('../importing/ArrivalDialog.tsx')).ArrivalDialog);
export const RereadDialog = later(async () => (await import('../importing/RereadDialog.tsx')).RereadDialog);
export const WatchDialog = later(async () => (await import('../importing/WatchDialog.tsx')).WatchDialog);
export const HelpDialogs = later(async () => (await import('../help/HelpDialogs.tsx')).HelpDialogs);
export const TemplatesDialog = later(async () => (await import('../pages/TemplatesDialog.tsx')).TemplatesDialog);
export const FindingCard = later(async () => (await import('../checks/FindingCard.tsx')).FindingCard);
export const AlikeDialog = later(async () => (await import('../checks/AlikeDialog.tsx')).AlikeDialog);
