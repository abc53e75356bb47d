/** Panels whose code is read once the page is painted, in the order in which they are likely to be wanted. */
import { later } from '../ui/later.ts';

export const ProofPanel = later(async () => (await import('../proof/ProofPanel.tsx')).ProofPanel);
export const ChecksPanel = later(async () => (await import('../checks/ChecksPanel.tsx')).ChecksPanel);
export const StylePanel = later(async () => (await import('./StylePanel.tsx')).StylePanel);
export const PaperPanel = later(async () => (await import('../paper/PaperPanel.tsx')).PaperPanel);
export const VersionsPanel = later(async () => (await import('../story/VersionsPanel.tsx')).VersionsPanel);
export const HistoryList = later(async () => (await import('./HistoryList.tsx')).HistoryList);
