/** Golden pages of charts: bars, lines and shares in one ink and in a swatch, and what is hard in them. */
import { describe, expect, it } from 'vitest';
import { compose } from '../../shared/compose/compose.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { Frame } from '../../shared/edition/units.ts';
import {
  barCharts,
  type ChartOnPage,
  chartsEdition,
  edgeCharts,
  figuresEdition,
  lineCharts,
  oddCharts,
} from '../kit/chart-page.ts';
import { pageOf, testResources } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';

/** Below the nameplate, as far as the charts reach. */
function area(edition: Edition): Frame {
  const { typeArea, leading } = pageOf(edition, 1).grid;
  return { x: typeArea.x - 6, y: typeArea.y + 13 * leading, width: typeArea.width + 12, height: 52 * leading };
}

function findings(charts: readonly ChartOnPage[]): [string, string][] {
  const { findings: found } = compose(chartsEdition(charts), testResources());
  return found.flatMap(({ code, detail }) => (code.startsWith('chart') ? [[code, detail] as [string, string]] : []));
}

describe('golden charts', () => {
  it('bars: upright and lying, beside and on each other, below nought, one told from the rest', async () => {
    const edition = chartsEdition(barCharts);
    await expectGolden('chart-bars', edition, { crop: area(edition), kinds: ['table'] });
    expect(findings(barCharts)).toEqual([]);
  });

  it('lines named where they end, pies and rings with words at their slices, forty years', async () => {
    const edition = chartsEdition(lineCharts);
    await expectGolden('chart-lines', edition, { crop: area(edition), kinds: ['table'] });
    expect(findings(lineCharts)).toEqual([]);
  });

  it('nothing, shares of nought, one row, words for figures, long names, close lines: said, never drawn wrong', async () => {
    const edition = chartsEdition(oddCharts);
    await expectGolden('chart-odd', edition, { crop: area(edition), kinds: ['table'] });
    expect(findings(oddCharts)).toEqual([
      ['chart-empty', ''],
      ['chart-no-shares', ''],
      ['chart-not-figures', '待核实'],
    ]);
  });

  it('at the edges: narrow, below nought, stacked both ways, rows for series, many slices, a frame too small', async () => {
    const edition = chartsEdition(edgeCharts);
    const crop = { ...area(edition), height: 60 * pageOf(edition, 1).grid.leading };
    await expectGolden('chart-edges', edition, { crop, kinds: ['table'] });
    // Some pieces of the chart stacked both ways are too low for the figures it asks for.
    expect(findings(edgeCharts)).toEqual([
      ['chart-figures-out', ''],
      ['chart-too-small', ''],
    ]);
  });

  it('big figures: as wide as their place, with a smaller unit, a label below or beside, and a source', async () => {
    const edition = figuresEdition();
    const { grid } = pageOf(edition, 1);
    const { typeArea, leading } = grid;
    const crop = { x: typeArea.x - 6, y: typeArea.y + 13 * leading, width: typeArea.width + 12, height: 22 * leading };
    await expectGolden('figures', edition, { crop, kinds: ['figure'] });
    const { findings: found } = compose(edition, testResources());
    expect(found.filter(({ blockId }) => blockId !== null).map(({ code }) => code)).toEqual(['figure-empty']);
  });
});
