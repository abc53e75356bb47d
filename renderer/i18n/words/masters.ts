/** What is said of masters: pages whose blocks stand on others. */
import type { WordTable } from '../word-table.ts';

export const mastersWords = {
  masters: { zh: '母版', en: 'Masters' },
  mastersEmpty: {
    zh: '母版上的块在各版上都有：报眉、热线、装饰线。改母版，各版一起改。',
    en: 'What stands on a master stands on every page of it: page heads, hotlines, rules. Change it once for all.',
  },
  masterAdd: { zh: '新建母版', en: 'New master' },
  masterName: { zh: '母版的名称', en: 'Name of the master' },
  masterCalled: { zh: '名称', en: 'Name' },
  masterNamed: { zh: '母版“{name}”', en: 'Master “{name}”' },
  masterEdit: { zh: '编辑母版', en: 'Edit the master' },
  masterEditing: {
    zh: '正在编辑母版“{name}”：改动会出现在 {count} 个版上',
    en: 'You are editing the master “{name}”: changes show on {count} {count:page|pages}',
  },
  masterDone: { zh: '完成，回到版面', en: 'Done: back to the page' },
  masterRemove: { zh: '删除母版', en: 'Delete the master' },
  masterOn: { zh: '用于', en: 'Stands on' },
  masterAnyFormat: { zh: '不论开本', en: 'Of any format' },
  masterOnAll: { zh: '所有版', en: 'All pages' },
  masterOnFront: { zh: '头版', en: 'Page 1' },
  masterOnInside: { zh: '头版以外', en: 'All but page 1' },
  masterOnLeft: { zh: '左页（双数版）', en: 'Left pages (even numbers)' },
  masterOnRight: { zh: '右页（单数版，头版除外）', en: 'Right pages (odd numbers but 1)' },
  masterStandsOn: { zh: '现在用在：{pages}', en: 'Stands now on: {pages}' },
  masterNowhere: { zh: '现在没有用到的版。', en: 'It stands on no page now.' },
  masterBlockHelp: {
    zh: '它属于母版“{name}”，在这里不能移动。改母版则各版一起改；只改本版，先在本版改写。',
    en: 'It belongs to the master “{name}” and stays where it is here. Change the master for all pages, or override it on this page alone.',
  },
  masterOverride: { zh: '在本版改写', en: 'Override on this page' },
  masterLeaveOut: { zh: '本版不用', en: 'Leave out on this page' },
  masterRestore: { zh: '恢复母版的块', en: 'Back to the master’s block' },
  masterOverridden: { zh: '本版改写了：{block}', en: 'Overridden here: {block}' },
  masterLeftOut: { zh: '本版不用：{block}', en: 'Left out here: {block}' },
  masterTaken: {
    zh: '{count} 个块已放进母版“{name}”，各版相同的块由它代替。',
    en: '{count} {count:block is|blocks are} on the master “{name}” now, in place of those alike on its pages.',
  },
  masterTakesNone: {
    zh: '选中的块属于稿件，或者跨通版的折线，不能放进母版。可以放的有报眉、报头、版面文字、图形、二维码、线、底框和广告。',
    en: 'What is selected belongs to a story, or stands over the fold of a spread, and cannot go on a master. Page heads, nameplates, page text, artwork, codes, rules, panels and adverts can.',
  },
  masterNoArticles: {
    zh: '母版上只放各版都有的块：报眉、报头、版记、版面文字、图形、二维码、线、底框、广告。稿件放在版面上。',
    en: 'A master carries what every page has: page heads, nameplates, imprints, page text, artwork, codes, rules, panels, adverts. Stories go on pages.',
  },
  isOfMaster: {
    zh: '这是母版的块，不能在这里改。在“属性”里编辑母版，或在本版改写。',
    en: 'This is a master’s block and cannot be changed here. Edit the master, or override it on this page, under Details.',
  },
  masterNotPrinted: {
    zh: '母版本身不印。请先回到版面。',
    en: 'A master is not printed itself. Go back to a page first.',
  },
  masterInside: { zh: '内页', en: 'Inside pages' },
  masterFront: { zh: '头版', en: 'Front page' },
} as const satisfies WordTable;
