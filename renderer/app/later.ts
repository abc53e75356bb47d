/**
 * Parts of the window that nobody sees at its start. Their code is read in idle moments once the page
 * is painted, so that it is there when it is asked for and has cost the start nothing. What is typed into
 * as soon as it is called, like the search, is not among them: the first keys would find no field.
 */
import { type ComponentType, lazy } from 'react';

/** What there is to read, in the order in which it is likely to be wanted. */
const readers: (() => Promise<unknown>)[] = [];

function later<Props extends object>(read: () => Promise<ComponentType<Props>>) {
  readers.push(read);
  return lazy(async () => ({ default: await read() }));
}

export const ProofPanel = later(async () => (await import('../proof/ProofPanel.tsx')).ProofPanel);
export const ExportDialog = later(async () => (await import('../export/ExportDialog.tsx')).ExportDialog);
export const LivePreflight = later(async () => (await import('../export/LivePreflight.tsx')).LivePreflight);
export const StylePanel = later(async () => (await import('../inspector/StylePanel.tsx')).StylePanel);
export const VersionsPanel = later(async () => (await import('../story/VersionsPanel.tsx')).VersionsPanel);
export const HistoryList = later(async () => (await import('../inspector/HistoryList.tsx')).HistoryList);
export const ImportDialog = later(async () => (await import('../importing/ImportDialog.tsx')).ImportDialog);
export const CompareDialog = later(async () => (await import('../proof/CompareDialog.tsx')).CompareDialog);

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve));
}

/** Reads all of them, one an idle moment. Rejects where one cannot be read. */
export async function readLater(): Promise<void> {
  for (const read of readers) {
    await idle();
    await read();
  }
}
