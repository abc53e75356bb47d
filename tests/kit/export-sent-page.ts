/** Writes the page of all that a desk is sent to a folder, as PDF/X-4: the guide has its picture. */
import { exportPages } from '../../electron/export/export-pages.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { testResources } from './editions.ts';
import { sentPage } from './sent-page.ts';

const [folder = '.'] = process.argv.slice(2);
const { edition, files } = await sentPage(folder);
await exportPages(
  { edition, pages: [2], folder, settings: { ...standardPreset('x4'), hasMarks: false } },
  { resources: testResources(), imageBytes: (id) => files.get(id)?.bytes ?? new Uint8Array() },
);
