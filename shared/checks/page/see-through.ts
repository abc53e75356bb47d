/** 去底图: pictures that let be seen what lies behind them, on pages for files that have no transparency. */
import { withBackdrops } from '../../compose/backdrop.ts';
import type { PageContext, PageFinding } from '../check.ts';

/**
 * Cut-outs whose soft edges become hard in PDF/X-1a: what is half seen is laid over one mixture of inks exactly, over more
 * than one, a spot or type not at all (ISO 15930-4: no transparency).
 */
export function hardenedInX1a({ edition, items }: Pick<PageContext, 'edition' | 'items'>): PageFinding[] {
  return withBackdrops(items, (id) => edition.images[id]).flatMap((item): PageFinding[] => {
    if (item.kind !== 'picture' || item.behind !== 'mixed') return [];
    const name = edition.images[item.imageId]?.name ?? '';
    return [
      {
        severity: 'warning',
        blockId: item.blockId,
        zh: `去底图“${name}”后面不止一种底色（文字、别的图或专色），PDF/X-1a 没有透明：半透明的边印成硬边。请改出 PDF/X-4，或把后面的东西移开。`,
        en: `Behind the cut-out “${name}” is more than one tint (text, a picture or a spot), and PDF/X-1a has no transparency: its soft edges print hard. Export PDF/X-4, or move away what is behind.`,
      },
    ];
  });
}
