/** Writes the page of the means of design to a folder, as PDF/X-4: the guide has its picture. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { exportPages } from '../../electron/export/export-pages.ts';
import { imageIdOf } from '../../electron/pictures.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { testResources } from './editions.ts';
import { MEANS_PAGE, meansEdition } from './means-page.ts';

const [folder = '.'] = process.argv.slice(2);
const bytes = readFileSync(fileURLToPath(new URL('./paper/photos/bridge.jpg', import.meta.url)));
const { width, height } = await sharp(bytes).metadata();
const image = { id: imageIdOf(bytes), name: 'bridge.jpg', mime: 'image/jpeg', width, height } as const;
await exportPages(
  {
    edition: meansEdition(image),
    pages: [MEANS_PAGE],
    folder,
    settings: { ...standardPreset('x4'), hasMarks: false },
    override: { reason: 'guide', by: 'guide' },
  },
  { resources: testResources(), imageBytes: (id) => (id === image.id ? bytes : undefined) },
);
