/** Meanings said twice, and negatives that turn a sentence round. */
import type { Severity } from '../check.ts';
import type { CopyRule } from './rule.ts';
import { holds, scan } from './scan.ts';

/** Words of which one stands in what is said twice, its pattern, and what says it once; `$1` is what is kept of it. */
type Row = readonly [words: string, pattern: RegExp, right: string, severity?: Severity];

/** Words that say what other words beside them have said already. */
const doubledMeaning: readonly Row[] = [
  ['目的是', /(?:其|主要)?目的是为了/gu, '目的是'],
  ['原因是', /原因是(?:由于|因为)/gu, '原因是'],
  ['凯旋', /凯旋(?:而归|归来|回来|而回)/gu, '凯旋'],
  ['悬殊', /悬殊(?:很|非常|十分|极|太|较|过)大/gu, '悬殊'],
  [
    '酷似 奇缺 雪白 崭新 漆黑 碧绿 滚烫 湛蓝',
    /(?:非常|十分|极其|很|极为)(酷似|奇缺|雪白|崭新|漆黑|碧绿|滚烫|湛蓝)/gu,
    '$1',
  ],
  ['涉及到', /涉及到/gu, '涉及', 'hint'],
  ['来自于', /来自于/gu, '来自', 'hint'],
  ['诸于', /([付诉见])诸于/gu, '$1诸'],
  ['公诸于', /公诸于(?=众|世)/gu, '公之于', 'hint'],
  ['贻笑大方之家', /贻笑大方之家/gu, '贻笑大方'],
  ['被应邀', /被应邀/gu, '应邀'],
  ['首次 初次', /第一次(?:初次|首次)|首次第一次/gu, '首次'],
  ['国国内', /(?:我国|中国)国内/gu, '国内', 'hint'],
  ['亲眼目睹', /亲眼目睹/gu, '目睹', 'hint'],
  ['各位 诸位', /(?:各位|诸位)(\p{Script=Han}{2})们(?!家)/gu, '各位$1', 'hint'],
  ['们', /(?:许多|很多|不少|众多)(\p{Script=Han}{2})们/gu, '许多$1', 'hint'],
  ['忍俊不禁', /忍俊不禁地?(?:笑了起来|笑起来|笑出声来?|笑了|大笑)/gu, '忍俊不禁'],
  ['莘莘学子', /莘莘学子们/gu, '莘莘学子'],
  ['莘莘学子', /(?:众|多位|几位|许多|众多)莘莘学子/gu, '莘莘学子'],
  ['津津乐道', /津津乐道地?(?:说|讲|谈)(?!的)/gu, '津津乐道', 'hint'],
  ['堪忧', /(?:令人|让人)堪忧/gu, '堪忧'],
  ['令人', /(?:使|让|叫)人?令人(?=\p{Script=Han})/gu, '令人'],
  ['更加 更为', /(?:更加|更为)(?:更|越发|愈加)/gu, '更加'],
  ['越来越更', /越来越更加?/gu, '越来越'],
  ['日益 日趋', /(?:日益|日趋)(?:越来越|更加|愈加)/gu, '日益'],
  ['仅仅', /(?<!不)[仅只]仅仅/gu, '仅仅'],
  ['必须', /必须(?:务必|一定要)/gu, '必须'],
  ['务必', /务必(?:必须|一定要)/gu, '务必'],
  ['免费赠送', /免费赠送/gu, '赠送', 'hint'],
  ['预先', /(?:事先|提前)预先/gu, '事先'],
  ['胜利凯旋', /胜利凯旋/gu, '凯旋', 'hint'],
  ['重游', /(?:旧|故)地重新重游/gu, '旧地重游'],
  ['邂逅', /邂逅相遇|(?:偶然|不期)邂逅/gu, '邂逅'],
  ['意料之外', /出乎(?:人们?的?)?意料之外/gu, '出乎意料'],
  ['历时长达', /历时长达/gu, '长达', 'hint'],
  ['不由自主', /不由自主地?不禁/gu, '不由自主'],
  ['不禁', /不禁(?:忍不住|不由得)/gu, '不禁'],
  ['责无旁贷', /责无旁贷的责任/gu, '责任'],
  ['独自', /独自(?:一个人|一人)/gu, '独自', 'hint'],
  ['全部', /(?:悉数|如数)全部/gu, '悉数'],
  ['防患于未然', /防患于未然之前/gu, '防患于未然'],
  ['享年', /享年(\d{2,3}岁)高龄/gu, '享年$1'],
  ['高龄', /高龄(\d{2,3}岁)高龄/gu, '$1高龄'],
  ['即将', /即将(?:快要|就要|将要)/gu, '即将'],
  ['曾经曾', /曾经曾/gu, '曾'],
  ['已经已', /已经已/gu, '已'],
  ['仍然仍 依然仍 仍旧仍', /(?:仍然|依然|仍旧)仍(?!然|旧)/gu, '仍然'],
  ['正在正', /正在正/gu, '正在'],
  ['几乎近 差不多近', /(?:几乎|差不多)近(?=\d)/gu, '近'],
  ['各种各类 各类各种', /各种各类|各类各种/gu, '各种', 'hint'],
  ['大幅', /大力地?大幅/gu, '大幅'],
  ['如果 假如 倘若', /(?:如果|假如|倘若)(?:如果|假如|倘若|要是)/gu, '如果'],
  ['尤其是 特别是', /(?:尤其|特别)(?:尤其|特别)是/gu, '尤其是'],
  ['但是 可是 然而', /(?:但是|可是|然而)(?:但是|可是|然而|却又但)/gu, '但是'],
  ['因此 所以 因而', /(?:因此|所以|因而)(?:因此|所以|因而)/gu, '因此'],
];

export const doubledMeaningRule: CopyRule = {
  scope: 'copy',
  id: 'doubled-meaning',
  title: { zh: '语义重复', en: 'Meaning said twice' },
  source: 'Grammar: a word that says again what the word beside it says (语义重复)',
  kind: 'grammar',
  severity: 'warning',
  example: { wrong: '改造的目的是为了方便居民', right: '改造的目的是方便居民' },
  run: ({ text }) =>
    doubledMeaning.flatMap(([words, pattern, right, severity = 'warning']) =>
      !holds(text, words)
        ? []
        : scan(text, pattern, (match) => {
            const [found] = match;
            const once = right.replace('$1', match[1] ?? '');
            return once === ''
              ? {
                  severity,
                  zh: `“${found}”和旁边的词意思重复，请删去一个。`,
                  en: `“${found}” says what the words beside it say. Take one out.`,
                }
              : {
                  severity,
                  zh: `“${found}”意思重复，“${once}”就够了。`,
                  en: `“${found}” says the same thing twice: “${once}” is enough.`,
                  with: once,
                };
          }),
    ),
};

/** Negatives that say the opposite of what is meant. */
const turned: readonly (readonly [words: string, pattern: RegExp])[] = [
  [
    '避免 防止 以免 以防 杜绝 谨防 严防',
    /(?:避免|防止|以免|以防|杜绝|谨防|严防)[^，。；！？、]{0,16}不(?:再|要|会)(?!紧|脸|说)(?=[\p{Script=Han}])/gu,
  ],
  ['切忌', /切忌(?:不要|不能|不可|别|勿)/gu],
  ['难免不会', /难免不会/gu],
  ['禁止 严禁 阻止 制止', /(?:禁止|严禁|阻止|制止)[^，。；！？、]{0,10}(?:不得|不准|不许|不要|不再)/gu],
  ['忘记 忘了', /(?:忘记|忘了)(?:不要|别(?![人的处家后样墅致]))(?=\p{Script=Han})/gu],
  ['无时无刻', /无时无刻(?!不)/gu],
  ['否认', /(?:否认|矢口否认)[^，。；！？、]{0,8}(?:不存在|没有发生|没有参与|并未)/gu],
  ['缺乏', /缺乏[^，。；！？、]{0,8}(?:不足|不够)/gu],
];

export const turnedNegative: CopyRule = {
  scope: 'copy',
  id: 'turned-negative',
  needs: /不|别|无时无刻|没/u,
  title: { zh: '否定说反了', en: 'Negative that turns the sense round' },
  source: 'Grammar: negatives too many (多重否定不当); 无时无刻 goes with 不',
  kind: 'grammar',
  severity: 'warning',
  example: { wrong: '避免类似事故不再发生', right: '避免类似事故再次发生' },
  run: ({ text }) =>
    turned.flatMap(([words, pattern]) =>
      !holds(text, words)
        ? []
        : scan(text, pattern, ({ 0: found }) => ({
            severity: 'warning',
            zh: `“${found}”里的否定可能说反了，请看意思对不对。`,
            en: `The negatives of “${found}” may say the opposite of what is meant. See whether the sense is right.`,
          })),
    ),
};
