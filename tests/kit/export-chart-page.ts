/** Writes a page of charts to a folder, as PDF/X-4: the guide has its picture. */
import { exportPages } from '../../electron/export/export-pages.ts';
import { standardPreset } from '../../shared/contract/export-settings.ts';
import { barCharts, chartsEdition, lineCharts } from './chart-page.ts';
import { testResources } from './editions.ts';

/** Three of bars and two of shares and lines, in the places of the first page. */
const shown = [
  ...barCharts.slice(0, 4),
  ...lineCharts.slice(2, 4).map((chart) => ({ ...chart, at: { ...chart.at, row: chart.at.row + 15 } })),
];

const [folder = '.'] = process.argv.slice(2);
const edition = chartsEdition(shown);
await exportPages(
  {
    edition,
    pages: [1],
    folder,
    settings: { ...standardPreset('x4'), hasMarks: false },
    override: { reason: 'guide', by: 'guide' },
  },
  { resources: testResources(), imageBytes: () => undefined },
);
