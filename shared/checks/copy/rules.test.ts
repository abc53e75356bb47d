/** What single rules of copy find, what they put for it, and what they leave alone. */
import { describe, expect, it } from 'vitest';
import { testLanguage } from '../../../tests/kit/language.ts';
import { copyRules } from './register.ts';
import type { CopyKind } from './rule.ts';
import { checkCopy } from './run.ts';
import { storyFacts } from './story.ts';
import { surroundings } from './surroundings.ts';

const rules = copyRules.filter(({ id }) => id !== 'wrong-character');

interface Given {
  readonly kind?: CopyKind;
  readonly paragraphs?: readonly string[];
  readonly day?: string;
}

function found(text: string, { kind = 'paragraph', paragraphs = [text], day }: Given = {}): string[] {
  const around = surroundings(kind === 'paragraph' ? paragraphs : [text, ...paragraphs], paragraphs, day ?? null);
  const context = { kind, text, story: storyFacts([text]), language: null, around };
  return checkCopy(context, rules).map(
    ([id, { from, to, fix }]) => `${id} ${text.slice(from, to)}${fix?.kind === 'replace' ? `>${fix.with}` : ''}`,
  );
}

describe('marks', () => {
  it.each([
    ['大桥合龙。。', 'clashing-marks 。。>。'],
    ['通车，。', 'clashing-marks ，。>。'],
    ['通车。，市民', 'clashing-marks 。，'],
    ['真的吗？。', 'clashing-marks ？。>？'],
    ['真的？？？？', 'repeated-marks ？？？？>？？？'],
    ['）大桥合龙', 'mark-at-start ）'],
    ['他说：“合龙了。“', 'unpaired-mark “>”'],
    ['这叫”合龙段”。', 'unpaired-mark ”>“'],
    ['《澜水志第三卷', 'unpaired-mark 《'],
    ['澜水志》第三卷', 'unpaired-mark 》'],
    ['（见《澜水志）》第三卷', 'unpaired-mark 《'],
    ['参观了《〈澜水〉志》和《一本《书》的事》', 'nested-marks 《>〈'],
    ['这叫‘合龙段’。', 'nested-marks ‘>“'],
    ['有《春》、《秋》两篇', 'comma-between-quoted 、>'],
    ['“筑巢”、“引凤”、等', 'comma-between-quoted 、>'],
    ['“好。”，他说', 'stop-and-quote 。”，>”，'],
    ['苹果、梨、等水果', 'comma-before-etc 、>'],
    ['（一）、总体要求', 'item-point 、>'],
    ['1、总体要求', 'item-point 、>.'],
    ['首先、查清底数', 'item-point 、>，'],
    ['卖掉...本报热线', 'ellipsis ...>……'],
    ['卖掉…', 'ellipsis …>……'],
    ['苹果、梨等……', 'ellipsis 等……>等'],
    ['那条河———澜水', 'dash ———>——'],
    ['那条河－－澜水', 'dash －－>——'],
    ['2020-2025年', 'connector 2020-2025年>2020—2025年'],
    ['1-8月份', 'connector 1-8月>1—8月'],
    ['“3.15”晚会', 'name-dot 3.15>3·15'],
    ['“九·一八”事变', 'name-dot 九·一八>九一八'],
    ['“一二九”运动', 'name-dot 一二九>一二·九'],
    ['大桥合龙, 江上', 'half-width-copy ,>，'],
    ['合龙了 ，江上', 'stray-space  >'],
  ])('of %s: %s', (text, first) => {
    expect(found(text)).toContain(first);
  });

  it.each([
    '把两端对齐、固定、等它愈合吗？',
    '他问：“真的吗？”她说：“真的！”',
    '竟有这样的事？！',
    '他说：“这叫‘合龙段’。”',
    '“筑巢”“引凤”两个专项，《春》《秋》两篇',
    '有“筑巢”、引凤、“育苗”三个专项',
    'It’s rock ’n’ roll，老师说。',
    '1）查清底数；2）列出清单。',
    '第一、第二产业增加值',
    '第（一）、（二）项规定',
    '列奥纳多·达·芬奇生于1452年',
    '北京—上海高速列车，2020—2025年，15%～30%，全程3～5小时',
    '国米3-2米兰，双方1-1平，3-1天津队，2-0小胜，版本2.0国际版，“上海”—“广州”',
    '电话010-88842603，比分3-1，表2-8，2026-03-18，3-2-11室',
    '没有等待，也没有等级之分，和平、和谐、等级',
    '他……他走了。“好……”',
    '那条河——澜水——没有断流',
    '本报讯（记者 周若溪 通讯员 汤启明）3月18日上午',
    '版本为3.15，价格3.15元',
  ])('are right in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('of a quotation of several paragraphs open each, and close the last', () => {
    const quotation = ['他说：“第一段。', '“第二段。', '“第三段。”'];
    for (const text of quotation) expect(found(text, { paragraphs: quotation })).toEqual([]);
    expect(found('他说：“第一段。', { paragraphs: ['他说：“第一段。', '第二段。”'] })).toEqual(['unpaired-mark “']);
    // Brackets and titles are closed where they are opened.
    expect(found('见《澜水志', { paragraphs: ['见《澜水志', '《沅川志》'] })).toEqual(['unpaired-mark 《']);
  });

  it('of a headline may be closed on its next line', () => {
    const around = surroundings(['“一带一路', '十年”回望'], [], null);
    const context = { kind: 'headline', story: storyFacts([]), language: null, around } as const;
    for (const text of ['“一带一路', '十年”回望']) expect(checkCopy({ ...context, text }, rules)).toEqual([]);
  });
});

describe('numerals', () => {
  it.each([
    ['来了20几个人', 'mixed-numerals 20几>二十几'],
    ['投资5百万元', 'mixed-numerals 5百万>500万'],
    ['花了1亿2千万元', 'mixed-numerals 2千万>2000万'],
    ['百分之50的人', 'mixed-numerals 百分之50>50%'],
    ['用了三5天', 'mixed-numerals 三5'],
    ['二0二六年', 'zero-form 二0二六>二〇二六'],
    ['二○二六年', 'zero-form 二○二六>二〇二六'],
    ['13～17万元', 'range-units 13～17万>13万～17万'],
    ['增长15至30%', 'range-units 15至30%>15%至30%'],
    ['年龄30至20岁', 'range-order 30至20岁'],
    ['约占15%～30%左右', 'doubly-approximate 约占15%～30%左右>约占15%～30%'],
    ['近300余人', 'doubly-approximate 近300余>近300'],
    ['三四十多个', 'doubly-approximate 三四十多>三四十'],
    ['超过5万人以上', 'doubly-approximate 超过5万人以上>超过5万人'],
    ['五、六天', 'approximate-comma 五、六>五六'],
    ['成本降低了3倍', 'fall-by-times 降低了3倍'],
    ['长10KM', 'unit-form KM>km'],
    ['时速80公里/小时', 'unit-form 公里/小时>公里每小时'],
    ['长10千米，宽2公里，又5公里', 'unit-change 千米>公里'],
    ['08年5月12日', 'short-year 08年>2008年'],
    ['下降.5%', 'leading-zero .5>0.5'],
    ['增长5。6%', 'full-width-point 5。6>5.6'],
  ])('of %s: %s', (text, first) => {
    expect(found(text)).toContain(first);
  });

  it.each([
    '10多人，20余次，三四十人，四十五六岁，几万分之一，十几个',
    '5千米，3千克，2千瓦时，10亿零817万5288人，8百家村',
    '二〇二六年，三千零五十二个，百分之五十，一百零八位',
    '15%～30%，13万元至17万元，100～150千克，12月至2月，22时至6时',
    '由300人降至200人，从30℃降到20℃',
    '80年代，建校80年，判处有期徒刑12年6个月，历时2年3个月',
    '附近30余户，最近三十多年，将军路左右两侧',
    '第三、四季度，三、四年级，二、三产业',
    '约300人，20天左右，不超过5人',
    '签约20余个项目，履约300余件，新近三十多起，节约2000余元',
    '分获五、六名，排在四、五位，2025百姓大舞台，从20家增至25。3个月后',
    '5千米跑完，距离2公里',
    '统一5G标准，周三15时，十四五规划，高三3班',
  ])('are right in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('facts', () => {
  it.each([
    ['2月30日开工', 'impossible-date 2月30日'],
    ['13月5日开工', 'impossible-date 13月5日'],
    ['2026年2月29日开工', 'impossible-date 2026年2月29日'],
    ['6月28日至31日举行', 'impossible-date 6月28日至31日'],
    ['9时61分发车', 'impossible-date 9时61分'],
    ['条例自2826年9月15日起施行', 'odd-year 2826年'],
    ['进入0026年，预算怎么安排', 'odd-year 0026'],
    ['当日25时许', 'impossible-date 25时'],
    ['2026年3月18日（星期四）', 'weekday 2026年3月18日（星期四'],
    ['评出一等奖3名、二等奖6名、三等奖12名，共20名。', 'sum-off 20名'],
    ['出口总额143.6亿元，其中民营企业98.9亿元，国有企业54.7亿元。', 'sum-off 143.6亿元'],
    ['年产量由40吨提高到50吨，增长35%。', 'rate-off 由40吨提高到50吨，增长35%'],
  ])('of %s: %s', (text, first) => {
    expect(found(text)).toContain(first);
  });

  it.each([
    '5月33号楼开工，“3·15公益”，2024年2月29日，2月29日，12月31日24时，9时59分，全场得61分',
    '评出一等奖3名、二等奖6名、三等奖12名，共21名。',
    '出口总额143.6亿元，其中民营企业98.9亿元，国有企业44.7亿元。',
    '出口总额143.6亿元，其中民营企业98.9亿元，增长44.7亿元。',
    '年产量由40吨提高到50吨，增长25%。',
    '租到2091年6月，距今3800年，永乐十二年，1415年3月，007号文件，0.05%，电话01062345678，邮编010000',
    '最大排队长度由420米缩短到190米，拥堵类报警下降了61%。',
    '三次产业占比依次为6.6%、41.9%和51.5%。',
    '城镇、乡村的占比分别为92.3%、85.1%和77%。',
    '他生于1938年3月，享年88岁；他的弟弟今年80岁。',
  ])('are right in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('of days near the edition’s are held against its date and the dateline’s', () => {
    const day = '2026-03-19';
    expect(found('明天（21日）有雨', { day })).toEqual(['today-date 明天（21日']);
    expect(found('明天（20日）有雨，昨天（18日）晴', { day })).toEqual([]);
    expect(found('3月18日（星期四）', { day })).toEqual(['weekday 3月18日（星期四']);
    expect(found('3月18日（星期三），3月20日，星期五', { day })).toEqual([]);
    const wire = ['新华社北京3月17日电 今天（17日）上午'];
    expect(found('今天（17日）下午', { paragraphs: wire, day })).toEqual([]);
    expect(found('今年60岁的他生于1976年', { day })).toEqual(['age-against-birth 今年60岁']);
    expect(found('今年50岁的他生于1976年', { day })).toEqual([]);
    expect(found('明天（21日）有雨，3月18日（星期四）')).toEqual([]);
    expect(found('3月18日周四平来了，3月18日周三上午，3月18日，周一至周五', { day })).toEqual([]);
  });

  it('of a headline are places and bodies that its story has', () => {
    const place = copyRules.find(({ id }) => id === 'headline-place');
    const paragraphs = ['沅川市开通夜间公交。', '沅川市第一医院是首站，东湖区、南湖区各设两站，沅川大学一站。'];
    const told = (text: string, kind: CopyKind = 'headline') =>
      (
        place?.run({
          ...{ kind, text, story: storyFacts([text]), language: testLanguage() },
          around: surroundings([text, ...paragraphs], paragraphs),
        }) ?? []
      ).map(({ from, to }) => text.slice(from, to));
    expect(told('沅穿市开通夜间公交')).toEqual(['沅穿市']);
    for (const sound of ['沅川市开通夜间公交', '全市开通夜间公交', '北湖区不设站', '澜水县来考察'])
      expect(told(sound)).toEqual([]);
    expect(told('沅穿市开通夜间公交', 'paragraph')).toEqual([]);
    paragraphs.push('从沅穿市来的人也能乘坐。');
    expect(told('沅穿市开通夜间公交')).toEqual([]);
  });

  it('of a headline are held against the story', () => {
    const story = { kind: 'headline', paragraphs: ['全长2860米，投资31.4亿元，增长5.6%，来了28600人。'] } as const;
    expect(found('全长2680米', story)).toEqual(['headline-figure 2680米']);
    // Two digits the wrong way round are a slip; a figure that is like none in the story may be made of others.
    const severities = ['全长2680米', '全长1400米'].map((text) => {
      const around = surroundings([text, ...story.paragraphs], story.paragraphs);
      const context = { kind: 'headline', text, story: storyFacts([text]), language: null, around } as const;
      return checkCopy(context, rules).map(([, { severity }]) => severity);
    });
    expect(severities).toEqual([['warning'], ['hint']]);
    expect(found('全长2860米，投资31亿元，近3万人，2.9万人', story)).toEqual([]);
    expect(found('全长2860米', { kind: 'headline', paragraphs: [] })).toEqual([]);
  });
});

describe('words', () => {
  it.each([
    ['截止目前', 'set-pair 截止>截至'],
    ['本次活动截止目前已有三千人参加', 'set-pair 截止>截至'],
    ['本报讯（记者 周若溪）截止3月底', 'set-pair 截止>截至'],
    ['刊登寻人启示', 'set-pair 启示>启事'],
    ['他的样子象父亲一样', 'set-pair 象>像'],
    ['生活必须的用品', 'set-pair 必须>必需'],
    ['国家权利机关', 'set-pair 权利>权力'],
    ['建设法制社会', 'set-pair 法制>法治'],
    ['主桥顺利合拢', 'set-pair 合拢>合龙'],
    ['运来一批救灾物质', 'set-pair 物质>物资'],
    ['防汛形式十分严峻', 'set-pair 形式>形势'],
    ['以2分5秒打破赛会记录。', 'set-pair 记录>纪录'],
    ['新线路既将开通', 'set-pair 既将>即将'],
    ['不管那个环节出错', 'set-pair 那>哪'],
    ['共建一代一路', 'set-pair 代>带'],
    ['那怕只有一次', 'set-pair 那怕>哪怕'],
    ['合法权力', 'set-pair 权力>权利'],
    ['过敏反映', 'set-pair 反映>反应'],
    ['渡过愉快的假期', 'set-pair 渡过>度过'],
    ['度过难关', 'set-pair 度过>渡过'],
    ['过度时期', 'set-pair 过度>过渡'],
    ['第三十三界奥运会', 'set-pair 界>届'],
    ['山洪爆发', 'set-pair 爆发>暴发'],
    ['倍受关注', 'set-pair 倍受>备受'],
    ['天气变的非常闷热', 'set-pair 的>得'],
    ['显的十分突出', 'set-pair 显的>显得'],
    ['我觉的这件事能办成', 'set-pair 觉的>觉得'],
    ['取的了圆满成功', 'set-pair 取的>取得'],
    ['舍不的离开', 'set-pair 的>得'],
    ['他小心翼翼的把文物放好', 'set-pair 的>地'],
    ['作出了重大地贡献', 'set-pair 地>的'],
    ['深入群众搞创做', 'mistaken-word 创做>创作'],
    ['坚持程序正档', 'mistaken-word 程序正档>程序正当'],
    ['到银行结帐', 'mistaken-word 结帐>结账'],
    ['帐户余额', 'mistaken-word 帐户>账户'],
    ['迫不急待', 'mistaken-idiom 迫不急待>迫不及待'],
    ['再接再励', 'mistaken-idiom 再接再励>再接再厉'],
    ['大桥的的合龙段', 'doubled-character 的的>的'],
    ['市民市民纷纷', 'doubled-word 市民市民>市民'],
    ['澜水三桥澜水三桥合龙', 'doubled-word 澜水三桥澜水三桥>澜水三桥'],
    ['原因是因为太忙', 'doubled-meaning 原因是因为>原因是'],
    ['队伍凯旋归来', 'doubled-meaning 凯旋归来>凯旋'],
    ['实力悬殊很大', 'doubled-meaning 悬殊很大>悬殊'],
    ['防止事故不再发生', 'turned-negative 防止事故不再'],
    ['切忌不要慌张', 'turned-negative 切忌不要'],
    ['无时无刻都在想', 'turned-negative 无时无刻'],
    ['一位犯罪嫌疑人', 'measure-word 位>名'],
  ])('of %s: %s', (text, first) => {
    expect(found(text)).toContain(first);
  });

  it.each([
    '为了了解情况，除了了不起的他，改造目的的说明，目的的确定，谢谢，天天，看看，高高兴兴，是是非非，一步一步，研究研究',
    '报名截止日期，8月1日截止，截至3月底，报名截止3月5日',
    '大象一样，这种现象一样，想象那样，好像',
    '从中得到启示，刊登启事，群众反映强烈，度过周末，渡过黄河，过度疲劳，过渡时期',
    '甚至谢绝采访，海浪慢慢退去，从末班车下来，他的创作梦，传统冶铁，接洽好了，朝延安走去，究竟争什么，小俱乐部，一家俱乐部',
    '学习贯彻会议精神，全部份额，来到帐篷，地图型号，首饰的确好',
    '来的很多人，跑的很多路，市长的十分关心，明显的有利条件，他感觉的很准，睡觉的不多，录取的成绩，荣获的金牌',
    '重要地位，渐渐的暮色，不停的将来，他了不起的样子，产值的学习成果，首创做法，货运做大，做品牌，做业务',
    '无时无刻不在想，避免不必要的损失，防止不正之风，切忌不懂装懂，以防不测',
    '目的是方便居民，原因是太忙，凯旋，出乎意料',
    '一匹马，三个马上要办的事，一名教师，两位老师',
    '关停四座落后高炉，退捕渔民上岸，父亲这么做用意很深，练瑜伽塑造形体，公共场所已配置，一代路灯，形式多样，有历史记录以来，法制史',
    '一根原木，认得34头象脑袋上的缺口，保持坐位30分钟',
  ])('are right in %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('that are all but one character of an idiom are told by what the idiom is', () => {
    const idiom = copyRules.find(({ id }) => id === 'nearly-idiom');
    const told = (text: string, whole = text) =>
      (idiom?.run({ kind: 'paragraph', text, story: storyFacts([whole]), language: testLanguage() }) ?? []).map(
        ({ from, to, fix }) => `${text.slice(from, to)}>${fix?.kind === 'replace' ? fix.with : ''}`,
      );
    expect(told('他们守望相助，患难于共，度过了汛期。')).toEqual(['于>与']);
    expect(told('他的观察细致入威。')).toEqual(['威>微']);
    // An idiom as it is, words side by side, what belongs to a word beside it, and a play on an idiom that is the story’s own.
    for (const sound of ['患难与共，同心协力', '店家在微博通信里说，完全回复要三天', '非看不可的名胜', '甘拜下风'])
      expect(told(sound)).toEqual([]);
    expect(told('患难于共', '患难于共'.repeat(3))).toEqual([]);
  });

  it('that stand three times are meant, as a name is', () => {
    const context = { kind: 'paragraph', language: null } as const;
    const text = '兰洲来了。';
    const ids = (times: number) =>
      checkCopy({ ...context, text, story: storyFacts([text.repeat(times)]) }, rules).map(([id]) => id);
    expect(ids(1)).toEqual(['mistaken-word']);
    expect(ids(3)).toEqual([]);
  });
});
