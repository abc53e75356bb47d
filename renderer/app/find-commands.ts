/** The commands that a few letters or characters name, in either language, or in the words of other programs. */
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';

/** What hands trained on Founder FIT, InDesign or a word processor call a command. */
const otherNames: Readonly<Partial<Record<CommandId, readonly string[]>>> = {
  'copy.superscript': ['上标'],
  'copy.subscript': ['下标'],
  'copy.ruby': ['拼音'],
  'copy.dots': ['着重点'],
  'copy.spaced': ['加宽字距'],
  'copy.condensed': ['窄体'],
  'effect.outline': ['空心字', '描边'],
  'effect.double': ['描边'],
  'effect.shadow': ['立体字', '投影'],
  'effect.reverse': ['阴字', '反阴'],
  'effect.pattern': ['衬花纹'],
  'effect.wide': ['平体'],
  'panel.pattern': ['换底纹'],
  'page.join': ['跨版', '跨页', '连版', '合版', '双版', '中缝'],
  'page.part': ['拆版', '分版'],
  'chart.column': ['柱状图', '柱形图'],
  'chart.bar': ['条形图'],
  'chart.line': ['曲线图'],
  'chart.pie': ['饼状图'],
  'chart.ring': ['圆环图'],
  'photo.around-drawn': ['图文绕排', '图文互斥'],
};

/** True when the letters stand in the text in this order, apart or together. */
function matches(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

/** The commands found, those called so here before those that are elsewhere. */
export function findCommands(query: string): CommandId[] {
  const letters = query.toLowerCase().replace(/\s/gu, '');
  const rest = commandIds.filter((id) => id !== 'view.palette');
  const isCalled = (id: CommandId) => {
    const { zh, en } = commandOf(id);
    return matches(zh.toLowerCase(), letters) || matches(en.toLowerCase(), letters);
  };
  const own = rest.filter(isCalled);
  const others = rest.filter((id) => !isCalled(id) && otherNames[id]?.some((name) => matches(name, letters)) === true);
  return [...own, ...others];
}
