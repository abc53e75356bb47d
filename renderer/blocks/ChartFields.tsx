/** A chart's own words, the bar that is told from the rest, and the swatches of its series. */
import { chartData } from '../../shared/blocks/chart/chart-data.ts';
import { type Chart, MOST_IN_CHART_LINE } from '../../shared/blocks/chart/chart-records.ts';
import { beyond, cutTo } from '../../shared/blocks/cut-to.ts';
import type { Block } from '../../shared/blocks/kinds.ts';
import { swatchesOf } from '../../shared/edition/colours.ts';
import { editBlock } from '../../shared/edition/edits.ts';
import { useWords } from '../i18n/strings.ts';
import { tellCut } from '../state/told-cut.ts';
import { Choice, Row, TextField } from '../ui/Fields.tsx';
import type { BlockProps } from './section.ts';

/** Series or slices that have a row of their own in the inspector. */
const MOST_ROWS = 12;

/** Choices that bear one name are told apart by their place. */
const placed = (name: string, at: number) => (name === '' ? String(at + 1) : name);

function useEdit({ workspace, edition, block }: BlockProps<'table'>) {
  return (chart: Chart) => {
    const next: Block<'table'> = { ...block, chart };
    workspace.session.edit('table.chart', editBlock(edition, next));
  };
}

function Inks(props: BlockProps<'table'> & { readonly chart: Chart; readonly names: readonly string[] }) {
  const { edition, chart, names } = props;
  const words = useWords();
  const edit = useEdit(props);
  const known = swatchesOf(edition);
  return names.slice(0, MOST_ROWS).map((name, at) => (
    <Choice
      // biome-ignore lint/suspicious/noArrayIndexKey: inks are kept by the place of their series, and two may have one name
      key={at}
      label={words('chartInkOf', { name: placed(name, at) })}
      value={known.some(({ id }) => id === chart.inks?.[at]) ? (chart.inks?.[at] ?? '') : ''}
      options={[['', words('chartInkOwn')], ...known.map((swatch) => [swatch.id, swatch.name] as const)]}
      onChange={(id) => {
        const inks = names.map((_, to) => (to === at ? id : (chart.inks?.[to] ?? '')));
        const { inks: _inks, ...rest } = chart;
        edit(inks.every((ink) => ink === '') ? rest : { ...rest, inks });
      }}
    />
  ));
}

export function ChartFields(props: BlockProps<'table'> & { readonly chart: Chart }) {
  const { workspace, block, chart } = props;
  const words = useWords();
  const edit = useEdit(props);
  const data = chartData(block, chart.turned === true);
  const isPie = chart.kind === 'pie' || chart.kind === 'ring';
  const isSingle = isPie || ((chart.kind === 'column' || chart.kind === 'bar') && data.series.length === 1);
  const line = (key: 'title' | 'unit' | 'source', label: string) => (
    <Row label={label}>
      <TextField
        label={label}
        value={chart[key]}
        onCommit={(text) => {
          tellCut(workspace.notices, beyond(text, MOST_IN_CHART_LINE), MOST_IN_CHART_LINE);
          edit({ ...chart, [key]: cutTo(text, MOST_IN_CHART_LINE) });
          return true;
        }}
      />
    </Row>
  );
  return (
    <dl data-testid="chart-fields">
      {line('title', words('chartTitle'))}
      {line('unit', words('chartUnit'))}
      {line('source', words('chartSource'))}
      {isSingle && data.names.length > 1 && (
        <Choice
          label={words('chartMarked')}
          value={chart.marked === undefined ? '' : String(chart.marked)}
          options={[
            ['', words('chartMarkedNone')],
            ...data.names.map((name, at) => [String(at), placed(name, at)] as const),
          ]}
          onChange={(value) => {
            const { marked: _marked, ...rest } = chart;
            edit(value === '' ? rest : { ...rest, marked: Number(value) });
          }}
        />
      )}
      <Inks {...props} names={isPie ? data.names : data.series.map(({ name }) => name)} />
    </dl>
  );
}
