/** The newspaper's name on page 1: there, larger than all else, and clear of it (domain.md §9), by what is drawn. */

import { isDrawn } from '../../blocks/art-fields.ts';

import type { DisplayItem, GlyphRun } from '../../compose/display-list.ts';
import { emFrame } from '../../compose/turned-glyphs.ts';
import { overlap } from '../../edition/boxes.ts';
import { blockNamed } from '../../edition/masters.ts';
import { type Frame, mm } from '../../edition/units.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

const source = 'domain.md §9: 报纸出版形式差错数计算方法, the name on page 1';

/** The name must stand at least this far from other text to be told from it [general knowledge]. */
const CLEAR = mm(1);
/** A character's ink of its em, in the faces of Chinese text. */
const OF_EM = 0.92;

/** The ink a run's characters cover. */
function inkOf(run: GlyphRun): Frame {
  const { xs, size, scale, y, turn } = run;
  if (turn !== null) return emFrame(run);
  const left = xs[0] ?? 0;
  return { x: left, y: y - 0.84 * size, width: (xs.at(-1) ?? left) + size * scale - left, height: OF_EM * size };
}

/** Height of a run's characters, however they are set. */
function heightOf({ size }: GlyphRun): number {
  return size * OF_EM;
}

/** The name as it is drawn in its block: the largest type, or the whole of a drawing or a picture. */
function nameIn(items: readonly DisplayItem[], name: string): { readonly ink: Frame; readonly height: number } | null {
  const drawn = items.find((item) => (item.kind === 'drawing' && item.alt !== '') || item.kind === 'picture');
  if (drawn?.kind === 'drawing') return { ink: drawn.inked, height: Math.min(drawn.inked.width, drawn.inked.height) };
  if (drawn?.kind === 'picture') return { ink: drawn.frame, height: Math.min(drawn.frame.width, drawn.frame.height) };
  const set = items.filter((item): item is GlyphRun => item.kind === 'glyphs' && name.includes(item.text));
  const [largest] = set.sort((a, b) => b.size - a.size);
  return largest === undefined ? null : { ink: inkOf(largest), height: heightOf(largest) };
}

/** A page's nameplates, those of masters among them. */
function nameplatesOn({ edition, page }: PageContext) {
  return page.blocks.filter(({ id }) => blockNamed(edition, id)?.kind === 'nameplate');
}

/** The nameplates of page 1, which must have one. */
function nameplates(context: PageContext) {
  return context.page.number === 1 ? nameplatesOn(context) : [];
}

const rounded = (points: number) => Math.round(points * 10) / 10;

export const nameplateSize: PageCheck = {
  scope: 'page',
  id: 'nameplate-size',
  title: { zh: '报名不够大', en: 'Name not the largest' },
  source,
  run(context) {
    const { items, edition } = context;
    return nameplates(context).flatMap(({ id }): PageFinding[] => {
      const own = items.filter((item) => item.blockId === id);
      const name = nameIn(own, edition.edition.publication);
      if (name === null) return [];
      const others = items.filter(
        (item): item is GlyphRun => item.kind === 'glyphs' && item.blockId !== id && item.ink > 0,
      );
      const largest = others.reduce<GlyphRun | null>((most, run) => (run.size > (most?.size ?? 0) ? run : most), null);
      if (largest === null || heightOf(largest) < name.height) return [];
      return [
        {
          severity: 'error',
          blockId: id,
          zh: `报名高 ${rounded(name.height)} 磅，不大于头版的“${largest.text.slice(0, 12)}”（${rounded(heightOf(largest))} 磅）。报名必须比头版所有文字都大。`,
          en: `The name is ${rounded(name.height)} pt high, no larger than “${largest.text.slice(0, 12)}” (${rounded(heightOf(largest))} pt). It must be larger than all else on page 1.`,
        },
      ];
    });
  },
};

export const nameplateApart: PageCheck = {
  scope: 'page',
  id: 'nameplate-apart',
  title: { zh: '报名没有分开', en: 'Name not set apart' },
  source,
  run(context) {
    const { items, edition } = context;
    return nameplates(context).flatMap(({ id }): PageFinding[] => {
      const name = nameIn(
        items.filter((item) => item.blockId === id),
        edition.edition.publication,
      );
      if (name === null) return [];
      const { x, y, width, height } = name.ink;
      const around = { x: x - CLEAR, y: y - CLEAR, width: width + 2 * CLEAR, height: height + 2 * CLEAR };
      const near = items.find((item) => item.kind === 'glyphs' && item.blockId !== id && overlap(inkOf(item), around));
      if (near?.kind !== 'glyphs') return [];
      return [
        {
          severity: 'warning',
          blockId: near.blockId,
          zh: `“${near.text.slice(0, 12)}”紧挨着报名，应与报名明显分开。请挪开至少 1 毫米。`,
          en: `“${near.text.slice(0, 12)}” stands too close to the name, which must be clearly apart. Move it at least 1 mm away.`,
        },
      ];
    });
  },
};

const plain = (words: string) => words.replace(/[\s\u3000]/gu, '');

/** The number as a number of issues is written: its figures alone stand in nearly every date. */
function saysIssue(printed: string, issue: number): boolean {
  return new RegExp(`(?:期号|No\\.?)[:：]?${issue}(?!\\d)|(?<!\\d)${issue}期`, 'iu').test(printed);
}

/** What stands by the name on page 1: its names, and whether a page prints it, or nobody has said it. */
function factsOf(
  { edition: { edition } }: PageContext,
  printed: string,
): readonly (readonly [zh: string, en: string, isDone: boolean])[] {
  const says = (words: string) => printed.includes(plain(words));
  const [year = 0, month = 0, day = 0] = edition.date.split('-').map(Number);
  const { cn, supervisor, sponsor, publisher } = edition.imprint;
  return [
    ['日期', 'the date', says(`${year}年${month}月${day}日`)],
    ['总期号', 'the issue number', saysIssue(printed, edition.issue)],
    ['刊号', 'the CN number', says(cn)],
    ['主管单位', 'the supervising body', says(supervisor)],
    ['主办单位', 'the sponsoring body', says(sponsor)],
    ['出版单位', 'the publisher', says(publisher)],
  ];
}

/** A nameplate in type says them by itself; beside a drawing they are laid out by hand, or forgotten. */
export const frontFacts: PageCheck = {
  scope: 'page',
  id: 'front-facts',
  title: { zh: '报头旁缺少项目', en: 'Facts missing by the nameplate' },
  source: 'domain.md §9: 报纸出版形式差错数计算方法, what stands in fixed places',
  run(context) {
    const { items, edition } = context;
    const drawn = nameplates(context).find(({ id }) => {
      const block = blockNamed(edition, id);
      return block?.kind === 'nameplate' && isDrawn(block);
    });
    if (drawn === undefined) return [];
    const printed = plain(items.map((item) => (item.kind === 'glyphs' ? item.text : '')).join(''));
    // What nobody has said is told by itself, and stands in every text.
    const missing = factsOf(context, printed).filter(([, , isDone]) => !isDone);
    if (missing.length === 0) return [];
    return [
      {
        severity: 'warning',
        blockId: drawn.id,
        zh: `报头是图形，头版没有印出${missing.map(([zh]) => zh).join('、')}。请插入版面文字，用字段写上。`,
        en: `The nameplate is a drawing, and page 1 does not print ${missing.map(([, en]) => en).join(', ')}. Insert page text and name them as fields.`,
      },
    ];
  },
};

export const nameplateMissing: PageCheck = {
  scope: 'page',
  id: 'nameplate-missing',
  title: { zh: '头版没有报头', en: 'No nameplate on page 1' },
  source,
  run: (context) => {
    if (context.page.number !== 1 || nameplates(context).length > 0) return [];
    return [
      {
        severity: 'warning',
        blockId: null,
        zh: '头版没有报头。请插入报头；用图形作报名的，选中图形后用“报名用图形或图片…”。',
        en: 'Page 1 has no nameplate. Insert one; where the name is a drawing, choose it with “Nameplate from a drawing or picture…”.',
      },
    ];
  },
};

export const nameplateRepeated: PageCheck = {
  scope: 'page',
  id: 'nameplate-repeated',
  title: { zh: '报头不止一个', en: 'More than one nameplate' },
  source,
  run: (context) => {
    const { number } = context.page;
    const tooMany = nameplatesOn(context).slice(number === 1 ? 1 : 0);
    return tooMany.map(
      ({ id }): PageFinding => ({
        severity: 'warning',
        blockId: id,
        zh:
          number === 1
            ? '头版上报头不止一个。报名只登一处，请删去多余的。'
            : `报头登在头版，第${number}版上也有。各版的报名用报眉；母版上的报头，把母版改为用于头版。`,
        en:
          number === 1
            ? 'Page 1 has more than one nameplate. The name stands in one place: delete the others.'
            : `The nameplate stands on page 1; page ${number} has one, too. Other pages say the name in their heads; where it is a master’s, have that stand on page 1 alone.`,
      }),
    );
  },
};
