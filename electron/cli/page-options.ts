/** What a command line says of the pages of a new edition: a format by its name, or a size and a grid. */
import { gridNamed } from '../../shared/edition/formats.ts';
import {
  fieldNames,
  type GridField,
  type GridProblem,
  gridOfWish,
  gridProblem,
  withGridField,
  writeField,
} from '../../shared/edition/page-grid.ts';
import { type PageGrid, type ShippedFormat, shippedFormats } from '../../shared/edition/records.ts';
import { readSize, type SizeUnit } from '../../shared/edition/type-sizes.ts';
import type { Pt } from '../../shared/edition/units.ts';
import { DayangError } from '../errors.ts';
import type { Arguments, OptionSpecs } from './arguments.ts';

export const pageOptions = {
  format: { type: 'string', value: 'tabloid|broadsheet', help: '四开 or 对开 (tabloid)' },
  size: { type: 'string', value: 'WIDTHxHEIGHT', help: 'a sheet of its own size, as in 320x470mm' },
  margins: {
    type: 'string',
    value: 'TOP,FOOT,LEFT,RIGHT',
    help: 'margins in mm (of a --size a twentieth of its width)',
  },
  columns: { type: 'string', value: 'N', help: 'base columns' },
  body: { type: 'string', value: 'SIZE', help: 'size of body text: 9.2, 9.2pt or 小五' },
  leading: { type: 'string', value: 'SIZE', help: 'from one baseline to the next, in pt' },
  'format-name': { type: 'string', value: 'NAME', help: 'what the newspaper calls these pages (none)' },
} as const satisfies OptionSpecs;

function usage(detail: string): DayangError {
  return new DayangError('usage', { detail });
}

function sizeSaid(text: string, option: string, unit: SizeUnit): Pt {
  const size = readSize(text, unit);
  if (size === null)
    throw usage(`--${option} takes a length such as ${unit === 'mm' ? '320mm' : '9.2pt'}, not ${text}`);
  return size;
}

function said({ field, least, most }: GridProblem): DayangError {
  return usage(
    `${fieldNames[field].en}: from ${writeField(field, least)} to ${writeField(field, most)} is possible here`,
  );
}

/** The sheet of `--size`, with what is usual on 四开 for all that is not said. */
function ofSize(text: string): PageGrid {
  const parts = text.split(/[x×*]/iu);
  const [wide, tall] = parts;
  if (parts.length !== 2 || wide === undefined || tall === undefined) {
    throw usage(`--size takes a width and a height such as 320x470mm, not ${text}`);
  }
  const { columns, bodySize, leading } = gridNamed('tabloid');
  return gridOfWish({
    width: sizeSaid(wide, 'size', 'mm'),
    height: sizeSaid(tall, 'size', 'mm'),
    columns,
    bodySize,
    leading,
  });
}

/** What is said of a grid, in the order in which one thing depends on the other. */
function changes(args: Arguments): (readonly [GridField, number])[] {
  const margins = args.text('margins')?.split(',') ?? [];
  if (margins.length !== 0 && margins.length !== 4) {
    throw usage('--margins takes four lengths: top,foot,left,right');
  }
  const sides = ['top', 'foot', 'left', 'right'] as const;
  const said: (readonly [GridField, number])[] = margins.map((text, at) => [
    sides[at] ?? 'top',
    sizeSaid(text, 'margins', 'mm'),
  ]);
  const [body, leading] = [args.text('body'), args.text('leading')];
  if (leading !== undefined) said.push(['leading', sizeSaid(leading, 'leading', 'pt')]);
  if (body !== undefined) said.push(['bodySize', sizeSaid(body, 'body', 'pt')]);
  if (args.text('columns') !== undefined) said.push(['columns', args.whole('columns', 1, 24, 1)]);
  return said;
}

/** The pages a command line asks for: a shipped format, or a grid. Throws `usage` where none can be made of it. */
export function pagesAsked(args: Arguments): ShippedFormat | PageGrid {
  const format = args.choice('format', shippedFormats, 'tabloid');
  const size = args.text('size');
  if (size !== undefined && args.text('format') !== undefined)
    throw usage('--size and --format say the same: give one');
  const asked = changes(args);
  if (size === undefined && asked.length === 0) return format;
  let grid = size === undefined ? gridNamed(format) : ofSize(size);
  for (const [field, value] of asked) grid = withGridField(grid, field, value);
  const sheet = size === undefined ? [] : (['width', 'height'] as const);
  const problem = gridProblem(grid, [...asked.map(([field]) => field), ...sheet]);
  if (problem !== null) throw said(problem);
  return grid;
}
