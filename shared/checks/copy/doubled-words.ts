/** Characters and words that stand twice where they are said once. */
import type { CopyRule } from './rule.ts';
import { scan } from './scan.ts';

/**
 * Characters that are seldom said twice running, with what stands before or after them where they rightly are: the two
 * then belong to two words, as in 为了|了解 and 目的|的.
 */
const seldomTwice: readonly (readonly [character: string, before: string, after: string])[] = [
  ['的', '目标有似别美真之', '确士黎'],
  ['了', '为除得没明完', '解然不却'],
  ['在', '现正实存所内潜自还都也就', '线于场座职建校岗乎编'],
  ['是', '于还就总但可只都正不也要若凡老', '非否'],
  ['和', '温平缓柔', '美平尚弦声谐睦气解田县林'],
  ['与', '参', '会时'],
  ['对', '反针绝应相核面校一不', '方手于口外面待比象联话岸策阵称'],
  ['把', '一火车门个', '关握柄手'],
  ['被', '棉毛', '告子褥害动'],
  ['为', '因认成作以行较更最极即', '了此何人什'],
  ['也', '', ''],
  ['都', '成首古京国', '市会'],
  ['就', '成造', '此业医餐学读近地座任诊寝'],
  ['很', '', ''],
  ['但', '不', '是'],
  ['及', '以埃普', '时格早其'],
  ['或', '', ''],
  ['这', '', ''],
  ['并', '合兼归', '非不且入'],
  ['以', '所可予得难加', '后来往及前内外下上色便免'],
  ['其', '尤与', '他中实余'],
  ['而', '然因从进反', '且后'],
  ['所', '究厕出诊会场住务', '有以谓在长属'],
  ['我', '自', ''],
  ['他', '其吉', '们人'],
  ['她', '', '们'],
  ['它', '其', '们'],
  ['们', '', ''],
  ['将', '即上中少大', '军来士领要'],
  ['从', '服自听盲', '事业此前而容来'],
  ['于', '关对由位', '是'],
  ['由', '自理', '于此来'],
  ['已', '', '经'],
  ['又', '', ''],
  ['还', '', ''],
  ['向', '方走意动导', '往导上前来'],
  ['给', '', '予'],
  ['使', '', '用命'],
  ['让', '', ''],
];

/** Where the doubling is a word: 是是非非, 的的确确, 从从容容. */
const REDUPLICATED =
  /是是非非|卿卿我我|和和美美|的的确确|从从容容|对对子|就就事|其其格|了了之|不了了|在在处处|将将好|刚刚|一一/u;

const pattern = new RegExp(`([${seldomTwice.map(([one]) => one).join('')}])\\1(?!\\1)`, 'gu');
const beside = new Map(seldomTwice.map(([one, ...sides]) => [one, sides]));

/** Words that nobody says twice running; verbs are said twice to do a little of them, and 可以可以 is an answer. */
const WORDS =
  `我们 他们 她们 你们 它们 我国 我省 我市 全国 全省 全市 中国 政府 企业 公司 市民 记者 进行 通过 对于 关于 由于 因为
所以 但是 而且 以及 或者 如果 虽然 其中 目前 去年 明年 已经 这个 那个 这些 那些 项目 情况 方面 部门 单位 群众 干部 社会 经济 人民 技术
市场 国家 城市 农村 学生 学校 医院 举行 召开 认为 指出 本报 昨日 上午 下午 委员会 办公室 负责人 有关部门 据了解 记者从 工作人员 党员干部`.split(
    /\s+/u,
  );
const twice = new RegExp(`(${WORDS.join('|')})\\1`, 'gu');

export const doubledCharacter: CopyRule = {
  scope: 'copy',
  id: 'doubled-character',
  title: { zh: '重复的字', en: 'Character that stands twice' },
  source: '报纸期刊质量管理规定, annex on counting errors: an extra character',
  kind: 'characters',
  severity: 'warning',
  example: { wrong: '大桥的的合龙段', right: '大桥的合龙段' },
  run: ({ text }) =>
    scan(text, pattern, ({ 0: found, 1: one = '', index }) => {
      const [before = '', after = ''] = beside.get(one) ?? [];
      const [left, right] = [text.charAt(index - 1), text.charAt(index + 2)];
      if (left === one) return null;
      if ((left !== '' && before.includes(left)) || (right !== '' && after.includes(right))) return null;
      if (REDUPLICATED.test(text.slice(Math.max(0, index - 2), index + 4))) return null;
      return {
        severity: 'warning',
        zh: `“${found}”重复了，应为“${one}”。`,
        en: `“${found}” stands twice: put “${one}”.`,
        with: one,
      };
    }),
};

export const doubledWord: CopyRule = {
  scope: 'copy',
  id: 'doubled-word',
  title: { zh: '重复的词', en: 'Word that stands twice' },
  source: '报纸期刊质量管理规定, annex on counting errors: extra characters',
  kind: 'words',
  severity: 'warning',
  example: { wrong: '全市全市新增就业4万人', right: '全市新增就业4万人' },
  run: ({ text }) => [
    ...scan(text, twice, ({ 0: found, 1: one = '' }) => ({
      severity: 'warning',
      zh: `“${found}”重复了，应为“${one}”。`,
      en: `“${found}” stands twice: put “${one}”.`,
      with: one,
    })),
    // What is longer is repeated by a slip of the hand.
    ...scan(text, /(?!(.)\1)(\p{Script=Han}{3,8})\2(?!\2)/gu, ({ 0: found, 2: one = '' }) =>
      /^(.)\1|^一|(.)\2|加油|[啊呀哟咚哗嗒呜]/u.test(one) || WORDS.includes(one)
        ? null
        : {
            // Three are a refrain as often: 没关系没关系.
            severity: one.length > 3 ? 'warning' : 'hint',
            zh: `“${found}”重复了，请看是不是应为“${one}”。`,
            en: `“${found}” stands twice. See whether it should be “${one}”.`,
            with: one,
          },
    ),
  ],
};
