/** 报眉 and 版记: what every page carries at its head, and page 1 at its foot (domain.md §9). */
import * as v from 'valibot';
import { gridFrame, gridRows } from '../edition/formats.ts';
import { endsOffFold, HAIRLINE, HEAD_ROWS } from '../edition/page-head.ts';
import { joined, printerWords, withLabel } from '../edition/particulars.ts';
import type { Frame } from '../edition/units.ts';
import { blockKind } from './block.ts';
import type { Compositor } from './compositor.ts';
import { blockBase } from './fields.ts';
import { rowsOf, wholeWidth } from './insertion.ts';

/** Between the imprint's parts: half an em, so that text extraction takes the line for one line. */
const IMPRINT_GAP = '\u2002';

/** Page number and section in one fixed place on every page. */
function pageHead(frame: Frame, set: Compositor): void {
  const { page, said, edition } = set;
  const { x, y, width, height } = endsOffFold(page, frame);
  const style = set.style(undefined, 'page-head');
  if (style === undefined) return;
  const band = { top: y, height: height - HAIRLINE - 2 };
  const number = { x, ...band, width: 90, size: style.size * 1.2 };
  const used = set.label(`第${said.number}版`, set.face('strong', style), number);
  set.label(said.section, set.face('label', style), { x: x + used + 8, ...band, width: 120, size: style.size });
  const { day, weekday } = set.dateLines();
  const issue = page.number === 1 ? '' : edition.publication;
  set.label(joined([issue, day, weekday], '\u3000'), set.face('label', style), {
    x: x + width / 2,
    ...band,
    width: width / 2,
    size: style.size * 0.9,
    align: 'end',
  });
  set.fill({ ...frame, y: y + height - HAIRLINE, height: HAIRLINE }, 1);
}

/** Address, telephone, printer, distribution, price: what of it is known. */
function imprint({ x, y, width, height }: Frame, set: Compositor): void {
  const style = set.style(undefined, 'imprint');
  if (style === undefined) return;
  const { imprint: own } = set.edition;
  set.fill({ x, y, width, height: HAIRLINE }, 1);
  const words = joined(
    [
      withLabel('社址：', own.address),
      withLabel('电话：', own.telephone),
      own.website ?? '',
      withLabel('印刷：', printerWords(own)),
      own.distribution,
      own.price,
    ],
    IMPRINT_GAP,
  );
  set.label(words, style, { x, top: y + 2, height: height - 2, width, size: style.size, align: 'centre' });
}

export const furniture = blockKind(
  v.strictObject({ ...blockBase, kind: v.literal('furniture'), role: v.picklist(['page-head', 'imprint']) }),
)({
  name: { zh: '报眉、版记', en: 'Furniture' },
  forms: {
    'page-head': {
      name: { zh: '报眉', en: 'page head' },
      icon: 'M2 3h4M10 3h4M2 6h12',
      tool: 13,
      size: (place) => rowsOf(place, wholeWidth(place), 2, 0, HEAD_ROWS - 0.6),
      place: (_, at) => at(0),
      make: (base) => ({ ...base, kind: 'furniture', role: 'page-head' }),
    },
    imprint: {
      name: { zh: '版记', en: 'imprint' },
      icon: 'M2 10h12M4 13h8',
      tool: 14,
      size: (place) => rowsOf(place, wholeWidth(place), 1),
      place: ({ page: { grid } }) => gridFrame(grid, 0, grid.columns, gridRows(grid) + 0.3, 1),
      make: (base) => ({ ...base, kind: 'furniture', role: 'imprint' }),
    },
  },
  called: ({ role }) => (role === 'page-head' ? { zh: '报眉', en: 'Page head' } : { zh: '版记', en: 'Imprint' }),
  runaround: 'round',
  isFurniture: true,
  regrid: 'share',
  isSame: (a, b) => a.role === b.role,
  compose: ({ role, frame }, set) => {
    (role === 'page-head' ? pageHead : imprint)(frame, set);
    return {};
  },
  // A page head says where one is; the imprint is to be read.
  reading: ({ role }) => (role === 'page-head' ? 'artifact' : { role: 'P', within: 'block', place: 0 }),
  settings: [],
});
