/** Words of which each is right, and which the words beside it decide between. Where those do not, nothing is said. */

import type { TextFinding } from '../check.ts';
import { mistakenWords } from './mistaken-words.ts';
import type { CopyRule } from './rule.ts';
import { finding, MistakenWords } from './scan.ts';

/** What is put for a word where it stands in such a context; the pattern is tried where the word stands. */
type Row = readonly [wrong: string, right: string, context: RegExp];

const MEETING =
  '(?:全运会|奥运会|大会|代表|会议|中央|全会|人大|政协|党代会|年会|论坛|博览会|广交会|进博会|艺术节|文化节|电影节)';

const pairs: readonly Row[] = [
  // Up to now, and to come to an end.
  [
    '截止',
    '截至',
    /(?<=^|[，。；：（）“\s])截止(?=目前|今年|去年|昨日|昨天|今日|今天|本月|上月|当前|现在|记者发稿|发稿|\d{1,4}(?:年|月|日))/uy,
  ],
  ['截至', '截止', /截至(?=日期|时间为|收稿)/uy],
  // A notice, and a lesson.
  ['启示', '启事', /(?<=招聘|寻人|寻物|征文|征稿|招领|招生|征婚|遗失|招租|征订|征集)启示/uy],
  ['启事', '启示', /(?<=(?:深刻|重要|有益|宝贵|几点|给人|诸多|很大)的?)启事/uy],
  ['启事录', '启示录', /启事录/uy],
  // To be like.
  [
    '象',
    '像',
    /(?<![现气印景对抽形表迹大小白亚非天意万想星群巨好石海猛假物卦龙乱幻血世险怪奇脉])象(?![棋牙征形群山限鼻])(?=[^，。！？；]{1,8}(?:一样|似的|那样|这样))/uy,
  ],
  ['对像', '对象', /(?<!才能|只要|就要)对像(?!素|他|她|你|我|它|这|那|是|个|极|样|往)/uy],
  // Must, and needed.
  ['必须', '必需', /(?<=生活|生产|生存)必须(?=的(?!是))/uy],
  ['必需', '必须', /(?<!生活|所|之|为|非|未|势|不)必需(?=要|在|由|经|把|将|按照|严格|立即|依法|坚持|认真|加强|及时)/uy],
  // Power, and right.
  ['权利', '权力', /权利(?=机关|机构|寻租|下放|运行|斗争|欲望)/uy],
  ['权力', '权利', /权力(?=和义务|与义务|、义务)/uy],
  ['权力', '权利', /(?<=合法|消费者|受教育|财产|继承|平等|选举|知情)权力/uy],
  // To tell of, and to react.
  ['反映', '反应', /(?<=化学|过敏|不良|连锁|应激|本能|条件|高原|生理|药物|排异)反映/uy],
  ['反应', '反映', /(?<=向[^，。；]{1,10})反应(?=问题|情况|意见|诉求)/uy],
  ['反应', '反映', /反应(?=民意|社情|群众|诉求|民声)/uy],
  // Time that is spent, and water or hardship that is crossed.
  ['渡过', '度过', /渡过(?=了?[^，。；]{0,8}(?:时光|假期|节日|童年|晚年|周末|春节|一生|余生|岁月|青春))/uy],
  ['度过', '渡过', /度过(?=了?[^，。；]{0,4}(?:难关|险滩|长江|黄河|大河|江河|海峡))/uy],
  ['过度', '过渡', /过度(?=阶段|时期|政府|措施|地带|安置房)/uy],
  ['过渡', '过度', /过渡(?=疲劳|劳累|开发|包装|依赖|紧张|消费|医疗|捕捞|解读|自信|施肥|饮酒|运动|砍伐|放牧|开采)/uy],
  ['共渡', '共度', /共渡(?=佳节|春节|中秋|元宵|端午|良宵)/uy],
  // As far as, and with the result.
  ['以致', '以至', /(?<=[年月天次倍代])以致(?=[数几十百千万两一二三四五六七八九\d])/uy],
  // The number of a meeting, and a world.
  ['界', '届', new RegExp(`(?<=第[一二三四五六七八九十百\\d]{1,4}|本|上|下|每|往|历)界(?=${MEETING})`, 'uy')],
  ['届', '界', /(?<=社会各|国内外各|海内外各|各)届(?=人士|群众|朋友|友人|妇女|青年|代表人士)/uy],
  // To check a prison or a law, and to look.
  ['检察', '检查', /检察(?=身体|卫生|作业|站|验收|设备)/uy],
  ['侦察', '侦查', /(?<=立案|刑事|补充)侦察/uy],
  ['监查', '监察', /监查(?=委员会|委|机关|局|部)/uy],
  // To hold, and to forgive.
  ['包涵', '包含', /包涵(?=了|着|以下|多|三|两|四|五|在内|\d)/uy],
  ['包含', '包涵', /(?<=多多?|敬请)包含(?=[。，！])/uy],
  // To wear, and to carry.
  ['带', '戴', /(?<![自携所随附捎皮拐])带(?=[好着]?(?:口罩|眼镜|头盔|安全帽|红领巾|手铐))/uy],
  ['配带', '佩戴', /配带(?=[^，。；]{0,6}(?:胸牌|徽章|党徽|红领巾|口罩|首饰|手表|勋章|袖标|工牌|标志|眼镜|头盔))/uy],
  ['穿带', '穿戴', /穿带(?=整齐|好|上|着)/uy],
  // One of a pair or a set, and one that hangs or is seen.
  ['付', '副', /(?<=[一两几\d])付(?=(?:眼镜|手套|对联|样子|面孔|担子|扑克|碗筷|象棋|麻将|重担))/uy],
  ['副', '幅', /(?<=[一两几\d])副(?=(?:油画|国画|地图|照片|书法|图景|画卷|标语|美术|摄影作品|山水|书画|作品))/uy],
  ['幅', '副', /(?<=[一两几\d])幅(?=(?:眼镜|手套|对联|担子|碗筷|面孔|模样|样子|嘴脸|象棋|重担))/uy],
  ['坐', '座', /(?<=[一两几\d])坐(?=(?:[大小古新老石]?(?:桥|山|城|塔)(?![上下里边车])|工厂|水库|医院|学校|寺庙))/uy],
  // The same, and one to another.
  ['一至', '一致', /一至(?=通过|同意|好评|认为|认可|决定|行动|公认|赞成)/uy],
  ['大至', '大致', /(?<![扩增放加])大至(?=相同|相当|可以|可分)/uy],
  ['以至', '以致', /以至(?=[^，。]{0,4}(?:死亡|受伤|失败|瘫痪)[，。])/uy],
  // What bursts out, and what breaks out.
  ['暴发', '爆发', /(?<=战争|火山|起义|革命|冲突|危机|掌声)暴发/uy],
  ['爆发', '暴发', /(?<=山洪|洪水|泥石流)爆发/uy],
  // Once more, and at.
  [
    '在次',
    '再次',
    /在次(?=打破|出现|发生|来到|获得|夺|当选|证明|提醒|感谢|表示|强调|举行|召开|成为|上涨|下降|被|登|引)/uy,
  ],
  ['再于', '在于', /(?<=关键|原因|优势|意义|目的|重点|不同)再于/uy],
  ['即', '既', /即(?=(?:要|能)[^，。；]{2,14}，又(?:要|能))/uy],
  // To give: before a name the two characters are two words.
  [
    '给于',
    '给予',
    /给于(?=了|高度|充分|大力|帮助|支持|关注|奖励|处罚|表彰|肯定|优惠|照顾|补贴|补助|适当|必要|重点|一定|全力|热情|关怀)/uy,
  ],
  ['授于', '授予', /授于(?=了|[^，。]{0,8}(?:称号|荣誉|奖章|勋章|学位|军衔))/uy],
  // Time and waiting, and a surname.
  ['时侯', '时候', /(?<=[的个么些小有])时侯/uy],
  ['等侯', '等候', /等侯(?=[着了在多，。的]|时间|区|室|通知)/uy],
  ['问侯', '问候', /问侯(?=[，。了语]|和祝福)|(?<=亲切|节日|新年|诚挚|诚挚的)问侯/uy],
  ['宏扬', '弘扬', /宏扬(?=[^，。；]{0,8}(?:精神|文化|传统|美德|正气|主旋律|正能量))/uy],
  // To give: before a name the two characters are two words.
  [
    '给于',
    '给予',
    /给于(?=了|高度|充分|大力|帮助|支持|关注|奖励|处罚|表彰|肯定|优惠|照顾|补贴|补助|适当|必要|重点|一定|全力|热情|关怀)/uy,
  ],
  ['授于', '授予', /授于(?=了|[^，。]{0,8}(?:称号|荣誉|奖章|勋章|学位|军衔))/uy],
  // Time and waiting, and a surname.
  ['时侯', '时候', /(?<=[的个么些小有])时侯/uy],
  ['等侯', '等候', /等侯(?=[着了在多，。的]|时间|区|室|通知)/uy],
  ['问侯', '问候', /问侯(?=[，。了语]|和祝福)|(?<=亲切|节日|新年|诚挚|诚挚的)问侯/uy],
  ['宏扬', '弘扬', /宏扬(?=[^，。；]{0,8}(?:精神|文化|传统|美德|正气|主旋律|正能量))/uy],
  ['既使', '即使', /既使(?=[^，。；]{1,20}，[^，。；]{0,6}也)/uy],
  // Things to know, and to need.
  ['需知', '须知', /(?<=用户|旅客|考生|入住|游客|报名|乘客|购票|入学|参赛|参观)需知/uy],
  ['预定', '预订', /预定(?=房间|酒店|机票|座位|餐位|门票|客房|车票|年夜饭|包间)/uy],
  ['倍受', '备受', /倍受(?=关注|瞩目|青睐|争议|煎熬|期待|好评|欢迎|推崇|重视)/uy],
  ['备', '倍', /(?<=信心|勇气|干劲)备(?=增|添)/uy],
  ['翻', '番', /(?<=(?:产值|收入|利润|产量|销量|规模|数量|价格)[^，。；]{0,10}翻了?一)翻/uy],
  ['二次', '两次', /(?<=三番)二次/uy],
  ['终生', '终身', /终生(?=学习|教育|职业培训|体育)/uy],
  ['源', '缘', /(?<=亲|姻|血)源(?=关系)/uy],
  ['津帖', '津贴', /(?<=国家|政府|财政|专项)津帖/uy],
  ['帖', '贴', /(?<=体)帖(?=入微|地|的)/uy],
  ['贴', '帖', /(?<=请|喜|庚)贴(?=[，。])/uy],
];

/** What stands so often in a story is meant, as a name is. */
const MEANT = 3;

const words = new MistakenWords(mistakenWords);

const said = (wrong: string, right: string) => ({
  severity: 'warning' as const,
  zh: `“${wrong}”在这里应为“${right}”。`,
  en: `Here “${wrong}” should be “${right}”.`,
});

export const setPair: CopyRule = {
  scope: 'copy',
  id: 'set-pair',
  title: { zh: '易混词', en: 'Word taken for another' },
  source: '现代汉语词典; 第一批异形词整理表 (GF 1001—2001)',
  kind: 'words',
  severity: 'warning',
  example: { wrong: '截止目前，大桥已完成投资22.8亿元', right: '截至目前，大桥已完成投资22.8亿元' },
  run({ text }) {
    return pairs.flatMap(([wrong, right, context]) => {
      const found: TextFinding[] = [];
      for (let at = text.indexOf(wrong); at >= 0; at = text.indexOf(wrong, at + wrong.length)) {
        context.lastIndex = at;
        if (context.test(text)) found.push(finding(at, at + wrong.length, { ...said(wrong, right), with: right }));
      }
      return found;
    });
  },
};

export const mistakenWord: CopyRule = {
  scope: 'copy',
  id: 'mistaken-word',
  title: { zh: '词里的错字', en: 'Wrong character in a word' },
  source: '现代汉语词典; 第一批异形词整理表 (GF 1001—2001)',
  kind: 'words',
  severity: 'warning',
  example: { wrong: '第一批旅客开始侯车', right: '第一批旅客开始候车' },
  run: ({ text, story }) => words.find(text, said).filter(({ from, to }) => story.times(text.slice(from, to)) < MEANT),
};
