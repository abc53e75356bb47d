/** What is typed for a mark, in either language, as the mark's order. */
import type { MarkKind, MarkOrder } from '../../shared/edition/proof-records.ts';
import { mm } from '../../shared/edition/units.ts';

/** Amounts of space as they are typed. */
const amounts = new Map<string, '1' | '1/2' | '1/3' | '1/4'>([
  ['1', '1'],
  ['1/2', '1/2'],
  ['½', '1/2'],
  ['1/3', '1/3'],
  ['⅓', '1/3'],
  ['1/4', '1/4'],
  ['¼', '1/4'],
]);

const edges = new Map<string, 'left' | 'right' | 'top' | 'bottom'>([
  ['左', 'left'],
  ['left', 'left'],
  ['右', 'right'],
  ['right', 'right'],
  ['上', 'top'],
  ['top', 'top'],
  ['下', 'bottom'],
  ['bottom', 'bottom'],
]);

/** A mark as its command and what was typed for it say; null where that is not understood. */
export function orderFrom(kind: MarkKind, text: string): MarkOrder | null {
  const typed = text.trim();
  switch (kind) {
    case 'correct':
    case 'insert':
    case 'note':
      return { kind, text };
    case 'substitute': {
      const [sign = '', ...words] = typed.split(/\s+/u);
      return words.length === 0 || sign.length > 4 ? null : { kind, sign, text: words.join(' ') };
    }
    case 'script':
      return { kind, script: /^(?:下|sub)/u.test(typed) ? 'sub' : 'super' };
    case 'space':
    case 'more-space': {
      const amount = amounts.get(typed);
      return amount === undefined ? null : { kind, amount };
    }
    case 'shift-vertical':
    case 'shift-horizontal': {
      const by = Number(typed);
      return Number.isFinite(by) && by !== 0 ? { kind, by: mm(by) } : null;
    }
    case 'align': {
      const [, name = '', to = ''] = /^(\S+?)\s*(-?[\d.]+)$/u.exec(typed) ?? [];
      const edge = edges.get(name);
      return edge === undefined || to === '' ? null : { kind, edge, to: mm(Number(to)) };
    }
    case 'transpose':
    case 'transfer':
    case 'stet':
      return null;
    default:
      return { kind };
  }
}
