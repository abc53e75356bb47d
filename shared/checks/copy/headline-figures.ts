/** Figures of headlines, decks and captions that the story does not have. */
import type { TextFinding } from '../check.ts';
import { roundingOf, worthOf } from './number-values.ts';
import type { CopyRule } from './rule.ts';
import { finding } from './scan.ts';
import { type Figure, figuresOf } from './surroundings.ts';

/** Words beside a figure by which it is rounded, or made of others. */
const ABOUT_BEFORE = /[近约超逾破过达]$|将近|接近|超过|突破|至少|最高|不足|平均$/u;
const ABOUT_AFTER = /^[余多]|^以上|^以内|^左右/u;

/** A year, which a headline may tell and its story take for granted. */
const YEAR = /^(?:19|20)\d{2}年?$/u;

/** True where one of a story's figures may be what a figure stands for. */
function isTold({ written, unit }: Figure, figures: readonly Figure[]): boolean {
  const value = worthOf(written);
  return figures.some((own) => {
    if (own.written === written) return true;
    if (own.unit !== unit && own.unit !== '' && unit !== '') return false;
    return Math.abs(worthOf(own.written) - value) <= Math.max(roundingOf(written), roundingOf(own.written)) * 1.001;
  });
}

/** True where two figures are one but for a slip: one digit another, or two the wrong way round. */
function isSlip(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const off = [...a].flatMap((one, at) => (one === b[at] ? [] : [at]));
  const [first = 0, second = 0] = off;
  const isSwapped = off.length === 2 && a[first] === b[second] && a[second] === b[first];
  // Of two digits with one other, half is other: nearly any two figures are that near each other.
  return isSwapped || (off.length === 1 && a.replace(/\D/gu, '').length > 2);
}

export const headlineFigure: CopyRule = {
  scope: 'copy',
  id: 'headline-figure',
  needs: /\d/u,
  title: { zh: '标题里的数字文中没有', en: 'Figure of a headline that the story lacks' },
  source: '报纸期刊质量管理规定, annex on counting errors: a headline’s count twice',
  kind: 'facts',
  severity: 'warning',
  example: {
    wrong: '沅川经济同比增长6.5%',
    right: '沅川经济同比增长5.6%',
    of: { kind: 'headline', paragraphs: ['沅川市上半年地区生产总值同比增长5.6%。'] },
  },
  run({ kind, text, around }): TextFinding[] {
    if (kind === 'paragraph' || kind === 'credit') return [];
    const figures = around?.figures() ?? [];
    if (figures.length === 0) return [];
    return figuresOf(text).flatMap((figure): TextFinding[] => {
      const { at, written, unit } = figure;
      const to = at + written.length;
      if (written.length < 2 || isTold(figure, figures) || YEAR.test(`${written}${unit}`)) return [];
      if (ABOUT_BEFORE.test(text.slice(Math.max(0, at - 3), at)) || ABOUT_AFTER.test(text.slice(to, to + 2))) return [];
      const slip = figures.find((one) => one.unit === unit && isSlip(one.written, written));
      const said = `${written}${unit}`;
      return [
        finding(
          at,
          to + unit.length,
          slip === undefined
            ? { severity: 'hint', zh: `文中没有“${said}”，请核对。`, en: `The story has no “${said}”. Check it.` }
            : {
                severity: 'warning',
                zh: `文中没有“${said}”，有“${slip.written}${unit}”，请核对。`,
                en: `The story has no “${said}” but “${slip.written}${unit}”. Check both.`,
              },
        ),
      ];
    });
  },
};
