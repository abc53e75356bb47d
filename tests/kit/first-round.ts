/** 一校 of the sample's page 1: twenty marks and more, of every kind, as a script gives them. */

const lead = { article: '东湖南岸' };
const lines = { article: '十二条' };

export const firstRound = [
  { kind: 'correct', ...lead, quote: '旧馆的四倍', text: '原馆的四倍' },
  { kind: 'delete', ...lead, quote: '椅子再' },
  { kind: 'insert', ...lead, quote: '谁用谁取，', text: '免费，' },
  { kind: 'transpose', ...lead, quote: '湖心岛上', first: 2, last: 2 },
  { kind: 'run-on', ...lead, quote: '没有磨掉。' },
  { kind: 'paragraph', ...lead, quote: '谁读完一本书', at: 'before' },
  { kind: 'transfer', ...lead, quote: '全长320米，', target: { quote: '地铁站到新馆南门' } },
  { kind: 'more-space', ...lead, quote: '今日', amount: '1/4' },
  { kind: 'less-space', ...lead, quote: '　3月7日' },
  { kind: 'space', ...lead, quote: '藏书一百二十万册', amount: '1/2' },
  { kind: 'separate', ...lines, quote: '41路' },
  { kind: 'substitute', ...lead, quote: '讲解员', sign: '○', text: '导览员' },
  { kind: 'substitute', ...lead, quote: '找书人', occurrence: 2, sign: '△', text: '寻书人' },
  { kind: 'script', ...lead, quote: '8', occurrence: 1, script: 'super' },
  { kind: 'step', ...lead, quote: '图书馆新馆今日开放' },
  { kind: 'upright', ...lead, quote: '墨迹' },
  { kind: 'shift-vertical', page: 1, block: 'banner', by: 1 },
  { kind: 'shift-horizontal', page: 1, block: 'refer', by: -1 },
  { kind: 'align', page: 1, block: 'caption', edge: 'left', to: 20 },
  { kind: 'straighten', page: 1, block: 'photo' },
  { kind: 'note', ...lead, quote: '120万册', text: '与引题“一百二十万册”是否统一？' },
  { kind: 'delete', ...lines, quote: '可省约18分钟' },
] as const;
