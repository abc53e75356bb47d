/** Headlines as a daily writes them, made from patterns and words of our own: many, and always the same. */

const words = {
  place:
    '东湖区 江城 南岸新区 柳林镇 白沙洲 云台县 青石桥街道 北河 省城 老城区 沿江新城 梅山村 清溪古镇 双桥社区 高新区 港口新区 西岭 临江市 大河口 石门水库',
  person:
    '张明远 李秀兰 欧阳清源 王建国 周晓芸 诸葛亮 陈思齐 刘德福 司马光 赵一鸣 孙佳怡 鲁迅 钱学森 袁隆平 林则徐 黄文秀 何小萍 马致远 徐霞客 郑和',
  title: '市长 省委书记 馆长 院士 校长 总工程师 主任医师 村支书 全国人大代表 劳动模范 外交部长 发言人 教练 队长 记者',
  body: '市政府 国家发展改革委 市图书馆 省博物院 环保部门 交管局 人民法院 消防救援支队 气象台 教育局 江城大学 第一人民医院 地铁集团 供电公司 邮政快递企业 农业农村部 中国足协 科学院 志愿服务队 居委会',
  thing:
    '跨江大桥 地铁三号线 口袋公园 污水处理厂 老旧小区 智慧停车场 人工智能产业园 高标准农田 新能源汽车 非物质文化遗产 垃圾分类 社区食堂 湿地保护区 快递进村 家门口的图书馆 人才公寓 公共自行车 早稻 长江鱼类 数字档案馆 高铁站房 义务教育学校',
  act: '开工建设 正式通车 今起免费开放 提前完工 迎来首批居民 全面升级改造 面向社会征求意见 创历史新高 引来八方游客 稳步推进 进入冲刺阶段 获国家级奖项 让群众得实惠 暂停服务 恢复供水 走进千家万户 明年投入使用 向市民开放 通过验收 首次亮相',
  event:
    '全国两会 春季运动会 国际马拉松赛 文化旅游节 高考 招聘会 消防演练 书法展 旱灾救援 龙舟赛 学术研讨会 读书周 农产品展销会 防汛应急演练 中超联赛 中秋晚会 经济工作会议 科技活动周',
  say: '强调 表示 指出 要求 呼吁 回应 提醒 透露 宣布 建议',
  aim: '高质量发展 乡村振兴 绿色低碳转型 公共服务均等化 保障和改善民生 依法治市 科技创新 扩大内需 粮食安全 城乡融合 生态文明建设 优化营商环境',
  number:
    '3.5亿元 12% 200多个 五年 第八届 1.2万户 三十六计 65岁以上 9月1日起 百余名 24小时 两成 第十四次 300公里 一站式',
  quality: '为什么这么火 怎么看 背后的故事 有了新办法 还缺什么 越走越宽 谁来管 不打烊 有温度 见实效 何去何从 值得期待',
} as const;

const patterns = [
  '{place}{thing}{act}',
  '{title}{person}{say}推动{aim}',
  '{body}{say}{thing}{act}',
  '{event}在{place}举行',
  '{place}{number}投资建设{thing}',
  '{person}与{person}会谈时{say}{aim}',
  '{thing}{quality}',
  '{body}{title}{person}就{aim}答记者问',
  '{number}居民告别{place}',
  '从{place}到{place}，{thing}{quality}',
  '{event}开幕，{person}获得冠军',
  '{body}提醒：{number}出行注意安全',
  '{place}把{thing}建在群众身边',
  '{thing}覆盖{place}{number}',
  '{person}：一辈子只做一件事',
  '{body}严查{thing}{number}问题',
  '让{thing}成为{aim}的新引擎',
  '{place}发布{number}措施支持{aim}',
  '{title}走进{place}倾听{event}代表意见',
  '{event}期间{thing}{act}',
  '本市{number}{thing}和{thing}{act}',
  '“{thing}”里的{aim}',
  '{person}的{number}与{place}的明天',
  '不忘{aim}，{body}再出发',
] as const;

type Kind = keyof typeof words;

const lists: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(words).map(([kind, list]) => [kind, list.split(' ')]),
);

/** Whole numbers below a bound, one after the other, the same from the same seed (Numerical Recipes' generator). */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** So many headlines, all different. */
export function headlines(count: number): string[] {
  const next = numbers(16);
  const made = new Set<string>();
  while (made.size < count) {
    const pattern = patterns[next(patterns.length)] ?? '';
    const word = (kind: string) => lists[kind]?.[next(lists[kind]?.length ?? 1)] ?? '';
    made.add(pattern.replace(/\{(\w+)\}/g, (_, kind: Kind) => word(kind)));
  }
  return [...made];
}
