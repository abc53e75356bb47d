/**
 * Words of today's papers that the model does not know, being younger than what it was made from, or short for the names of
 * offices and policies: what they are made of looks put together by mistake, and is not.
 */

const words = [
  // Offices, as headlines and copy call them.
  '住建 卫健 人社 发改 工信 文旅 教体 应急局 市监 市场监管局 自规 自然资源局 生态环境局 农业农村局 医保局 退役军人 政数局 大数据局',
  '融媒 融媒体 网信 信访局 城管局 交运 水务局 园林局 林草 行政审批局 政务服务局 巡察 监委 纪委监委 社工部 宣教 工会联',
  // Policies and plans.
  '放管服 最多跑一次 一网通办 一网统管 跨省通办 河长制 林长制 田长 链长 路长制 网格员 网格化 雪亮工程 枫桥经验 双减 双碳 双随机 三孩 两新 两重 两优',
  '医共体 医联体 专精特新 新质生产力 以旧换新 乡村振兴 共同富裕 和美乡村 千万工程 产教融合 校企 直播带货 夜经济 首发经济 银发经济 低空经济',
  '适老化 无障碍 加装电梯 口袋公园 海绵城市 完整社区 老旧小区 保交楼 好房子 长护险 惠民保 家庭医生 智慧养老 时间银行',
  // Things and ways of life.
  '扫码 刷脸 人脸识别 移动支付 网约车 共享单车 新能源车 充电桩 换电 高铁 动车 轻轨 云轨 无人机 机器人 大模型 人工智能 算力 芯片 物联网 区块链',
  '短视频 直播间 主播 网红 打卡 点赞 刷屏 热搜 粉丝 公众号 小程序 朋友圈 快递柜 外卖员 骑手 预制菜 露营 研学 非遗 文创 汉服 国潮',
  '广场舞 村超 村晚 马拉松 飞盘 陆冲 街舞 电竞 冰雪节 城市书房 农家书屋 新时代文明实践 志愿汇',
].flatMap((line) => line.split(' '));

const PRESENT = new RegExp([...new Set(words)].toSorted((a, b) => b.length - a.length).join('|'), 'gu');

/** True where a stretch of a clause, in UTF-16 units, reaches into one of those words. */
export function isOfPresentWord(clause: string, from: number, to: number): boolean {
  for (const { 0: word, index } of clause.matchAll(PRESENT)) {
    if (index >= to) return false;
    if (index + word.length > from) return true;
  }
  return false;
}
