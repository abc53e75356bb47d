/** 报头: the paper's name, larger than all else on the page, and what the regulator asks beside it (domain.md §9). */
import * as v from 'valibot';
import { nameplateBand, nameplateRows, nameplateRules } from '../edition/page-head.ts';
import { joined, withLabel } from '../edition/particulars.ts';
import type { FaceRole } from '../faces/face.ts';
import { artFields, drawArt, isDrawn, withoutArt } from './art-fields.ts';
import { blockKind } from './block.ts';
import { blockBase, ownEffects } from './fields.ts';
import { rowsOf, wholeWidth } from './insertion.ts';
import { toCome } from './to-come.ts';

export const nameplate = blockKind(
  v.strictObject({ ...blockBase, ...artFields, ...ownEffects, kind: v.literal('nameplate') }),
)({
  name: { zh: '报头', en: 'Nameplate' },
  forms: {
    nameplate: {
      name: { zh: '报头', en: 'nameplate' },
      icon: 'M2 4h12v5H2z',
      tool: 12,
      size: (place) => rowsOf(place, wholeWidth(place), nameplateRows(place.styles, place.page)),
      make: (base) => ({ ...base, kind: 'nameplate' }),
    },
  },
  runaround: 'round',
  isFurniture: true,
  regrid: 'share',
  styleName: () => 'nameplate',
  image: ({ imageId }) => imageId ?? null,
  pictured: (block, image) => ({ ...withoutArt(block), imageId: image }),
  drawn: (block, drawing) => ({ ...withoutArt(block), artworkId: drawing }),
  // A template made before the name was drawn takes no drawing away.
  carried: (template, own) => (isDrawn(template) ? template : { ...own, ...template }),
  compose: (block, set) => {
    const { edition } = set;
    const { frame } = block;
    if (isDrawn(block)) return drawArt(block, edition.publication, set) ? {} : toCome(frame, edition.publication, set);
    const style = set.style(undefined, 'nameplate');
    const small = set.style(undefined, 'imprint');
    if (style === undefined || small === undefined) return {};
    const { x, y, width, height } = frame;
    const band = nameplateBand(height);
    const effects = block.effects ?? style.effects;
    if (effects?.ground !== undefined) {
      const whole = { x, y, width, height: band };
      const size = Math.min(style.size, band / 1.08);
      const name = set.measure(edition.publication, style, width * 0.62, size, effects).width;
      set.ground(effects.ground.over === 'block' ? whole : { ...whole, width: name }, effects.ground);
    }
    const nameWidth = set.label(edition.publication, style, {
      x,
      top: y,
      height: band,
      width: width * 0.62,
      size: Math.min(style.size, band / 1.08),
      effects,
    });
    const { day, weekday, lunar } = set.dateLines();
    const { imprint } = edition;
    // What nobody has said of the paper takes no line.
    const said = [
      withLabel('国内统一连续出版物号\u3000', imprint.cn),
      withLabel('邮发代号\u3000', imprint.postalCode),
      joined([imprint.supervisor, imprint.sponsor, imprint.publisher], '\u3000'),
    ].filter((words) => words !== '');
    const lines: readonly (readonly [string, FaceRole, number])[] = [
      [`${day}\u3000${weekday}`, 'strong', 1.5],
      [lunar, 'label', 1.15],
      [`第${edition.issue}期\u3000今日${set.pageCount}版`, 'label', 1.15],
      ...said.map((words) => [words, 'label', 1] as const),
    ];
    const left = x + nameWidth + 18;
    const gap = 1.62 * small.size;
    const tall = lines.reduce((sum, [, , scale]) => sum + gap * scale, 0);
    let top = y + Math.max(0, (band - tall) / 2);
    for (const [text, role, scale] of lines) {
      const place = { x: left, top, height: gap * scale, width: x + width - left, size: small.size * scale };
      set.label(text, set.face(role, small), { ...place, align: 'end' });
      top += gap * scale;
    }
    for (const rule of nameplateRules(frame)) set.fill(rule, 1);
    return {};
  },
  reading: () => ({ role: 'H1', within: 'block', place: 0 }),
  settings: 'section',
});
