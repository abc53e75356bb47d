/** Places and bodies that a headline names otherwise than its story does. */
import type { TextFinding } from '../check.ts';
import type { Language } from '../language/language.ts';
import type { CopyRule } from './rule.ts';
import { finding } from './scan.ts';

/** What names of places and bodies end with, after two characters of their own. */
const NAMED = /(?=(\p{Script=Han}{2}(?:市|县|区|州|省|镇|乡|村|街道|路|桥|湖|河|江|山|港|大学|中学|小学|医院|集团)))/gu;
/** Characters that are no part of a name: what is before them is something else. */
const NO_NAME =
  /[全我本各该这那每某同在到从对向至与和及为是了的之等于由被将把让有无个位名多几两双跨一二三四五六七八九十年月日]/u;

/** The names in a text. */
function namesIn(text: string): { readonly at: number; readonly name: string }[] {
  return [...text.matchAll(NAMED)].flatMap(({ 1: name = '', index }) =>
    NO_NAME.test(name.slice(0, 2)) ? [] : [{ at: index, name }],
  );
}

/** True of two names of which one is the other but for a character that is easily taken for it. */
function isSlipOf(a: string, b: string, { confusions }: Language): boolean {
  if (a.length !== b.length) return false;
  const off = [...a].flatMap((_, at) => (a[at] === b[at] ? [] : [at]));
  const [at = 0] = off;
  if (off.length !== 1 || at > 1) return false;
  const [one, other] = [a.charCodeAt(at), b.charCodeAt(at)];
  return confusions.likeness(one, other) > 0 || confusions.nearness(one, other) !== 'other';
}

/** Times that a story says a name, so that it is its own. */
const OWN = 2;

export const headlinePlace: CopyRule = {
  scope: 'copy',
  id: 'headline-place',
  title: { zh: '标题里的地名、单位文中没有', en: 'Place of a headline that the story lacks' },
  source: '报纸期刊质量管理规定, annex on counting errors: a headline’s count twice',
  kind: 'facts',
  severity: 'warning',
  example: {
    wrong: '沅穿市开通首条夜间公交',
    right: '沅川市开通首条夜间公交',
    of: { kind: 'headline', paragraphs: ['沅川市开通首条夜间公交。这是沅川市今年的实事之一。'] },
  },
  run({ kind, text, language, around }): TextFinding[] {
    if (kind === 'paragraph' || kind === 'credit' || language === null) return [];
    const story = around?.copy() ?? '';
    const counts = new Map<string, number>();
    for (const { name } of namesIn(story)) counts.set(name, (counts.get(name) ?? 0) + 1);
    return namesIn(text).flatMap(({ at, name }): TextFinding[] => {
      if (story.includes(name)) return [];
      const own = [...counts].find(([other, count]) => count >= OWN && isSlipOf(name, other, language));
      if (own === undefined) return [];
      return [
        finding(at, at + name.length, {
          severity: 'warning',
          zh: `文中没有“${name}”，有“${own[0]}”，请核对。`,
          en: `The story has no “${name}” but “${own[0]}”. Check both.`,
          with: own[0],
        }),
      ];
    });
  },
};
