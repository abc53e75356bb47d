/**
 * Terms of public life that a headline never divides, though each is several words: names of plans, ideas, meetings and bodies
 * as they stand in the documents of the National People's Congress and the State Council. A newsroom's own are in its list of
 * names, which holds in running text as well; there these would leave lines too open.
 */
import { nameList } from './spans.ts';

const terms = [
  '国民经济和社会发展 经济社会发展 社会主义现代化 社会主义核心价值观 中国特色社会主义 中国式现代化 中华民族伟大复兴 人类命运共同体',
  '中华民族共同体 一带一路 改革开放 依法治国 从严治党 乡村振兴 共同富裕 高质量发展 新发展格局 新质生产力 供给侧结构性改革 双循环',
  '碳达峰碳中和 碳达峰 碳中和 生态文明建设 精神文明建设 党风廉政建设 全过程人民民主 京津冀协同发展 长江经济带 粤港澳大湾区 长三角一体化',
  '全国人民代表大会 全国人大常委会 全国政协 全国两会 人民代表大会 政治协商会议 中央经济工作会议 中央政治局 国务院常务会议 政府工作报告',
  '国家发展改革委 发展和改革委员会 国家卫生健康委 卫生健康委员会 住房和城乡建设部 文化和旅游部 人力资源和社会保障部 工业和信息化部 最高人民法院 最高人民检察院 人力资源和社会保障',
  '中华人民共和国 香港特别行政区 澳门特别行政区 中国人民解放军 中国人民银行 联合国安理会 世界卫生组织 世界贸易组织 上海合作组织 金砖国家 二十国集团',
  '非物质文化遗产 物质文化遗产 国家级非物质文化遗产 高新技术开发区 经济技术开发区 自由贸易试验区 城乡居民基本医疗保险 住房公积金 最低生活保障',
];

/** The terms, ready to be looked for. */
export const fixedTerms = nameList(terms.join(' ').split(' '));
