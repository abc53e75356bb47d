/** 我市, 我省, 我国 in what an agency of another place sent: they would be ours here, and are not. */
import type { TextFinding } from '../check.ts';
import type { CopyRule } from './rule.ts';
import { scan } from './scan.ts';

/** Agencies of this country, whose 我国 is ours, and of others. */
const DOMESTIC = /新华社|新华网|中新社|中新网|人民日报|人民网|央视|央广|科技日报|光明日报|经济日报/u;
const FOREIGN =
  /路透社|法新社|美联社|合众国际社|共同社|时事社|塔斯社|俄新社|韩联社|德新社|埃菲社|安莎社|彭博社|今日俄罗斯/u;

/** True of a place that stands between quotation marks: somebody else says it. */
function isQuoted(text: string, at: number): boolean {
  return text.lastIndexOf('“', at) > text.lastIndexOf('”', at);
}

export const ourPlace: CopyRule = {
  scope: 'copy',
  id: 'our-place',
  needs: /我[国省市县]|本[省市县](?![级长])/u,
  kind: 'facts',
  severity: 'warning',
  title: { zh: '外电里的“我市”“我国”', en: '“Our city”, “our country” in agency copy' },
  source: 'domain.md: agency copy is written from where it was sent',
  example: {
    wrong: '我市今年种粮面积增加。',
    right: '当地今年种粮面积增加。',
    of: { paragraphs: ['新华社郑州3月7日电（记者 周若溪）我市今年种粮面积增加。'] },
  },
  run({ text, around }): TextFinding[] {
    const agency = around?.agency() ?? '';
    const isForeign = FOREIGN.test(agency);
    if (!isForeign && !DOMESTIC.test(agency)) return [];
    return scan(
      text,
      isForeign ? /我[国省市县]|本[国省市县](?![级长])/gu : /我[省市县]|本[省市县](?![级长])/gu,
      (match) =>
        isQuoted(text, match.index)
          ? null
          : {
              severity: 'warning',
              zh: `这是${agency}稿，“${match[0]}”不是本报的。请写明是哪里。`,
              en: `This is copy of ${agency}: “${match[0]}” is not ours here. Say which it is.`,
            },
    );
  },
};
