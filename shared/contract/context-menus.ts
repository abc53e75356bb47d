/**
 * What the right button offers, by what it is on: commands of the table, in groups. A row shows several of one kind beside
 * each other, where each has a word that is short enough.
 */
import type { BlockKind } from '../blocks/kinds.ts';
import type { CommandId } from './commands.ts';
import type { Language } from './language.ts';

type Text = Readonly<Record<Language, string>>;

/** Commands beside each other under one name, each with a word for its button. */
export interface MenuRow {
  readonly name: Text;
  readonly choices: readonly (readonly [CommandId, Text])[];
}

export type MenuLine = CommandId | MenuRow;
type MenuGroup = readonly MenuLine[];

/** What a menu can be asked for on, beside blocks. */
export type MenuSubject =
  | 'page'
  | 'port'
  | 'proof-page'
  | 'story'
  | 'page-item'
  | 'page-list'
  | 'pool'
  | 'tray'
  | 'mark'
  | 'finding'
  | 'waived'
  | 'picture'
  | 'arrival'
  | 'copy'
  | 'field';

const waiving: MenuRow = {
  name: { zh: '略过', en: 'Waive' },
  choices: [
    ['check.waive', { zh: '这一处…', en: 'Here…' }],
    ['check.waive-story', { zh: '本篇…', en: 'In this story…' }],
    ['check.waive-always', { zh: '以后都…', en: 'Always…' }],
  ],
};

const layers: MenuRow = {
  name: { zh: '层次', en: 'Order' },
  choices: [
    ['block.front', { zh: '最前', en: 'Front' }],
    ['block.forward', { zh: '前移', en: 'Forward' }],
    ['block.backward', { zh: '后移', en: 'Backward' }],
    ['block.back', { zh: '最后', en: 'Back' }],
  ],
};

const sides: MenuRow = {
  name: { zh: '左右', en: 'Across' },
  choices: [
    ['block.align-left', { zh: '左对齐', en: 'Left' }],
    ['block.align-centre', { zh: '居中', en: 'Centre' }],
    ['block.align-right', { zh: '右对齐', en: 'Right' }],
    ['block.distribute-x', { zh: '等距', en: 'Distribute' }],
  ],
};

const heights: MenuRow = {
  name: { zh: '上下', en: 'Down' },
  choices: [
    ['block.align-top', { zh: '顶对齐', en: 'Top' }],
    ['block.align-middle', { zh: '居中', en: 'Middle' }],
    ['block.align-bottom', { zh: '底对齐', en: 'Bottom' }],
    ['block.distribute-y', { zh: '等距', en: 'Distribute' }],
  ],
};

const setting: MenuRow = {
  name: { zh: '行数', en: 'Lines' },
  choices: [
    ['text.tight', { zh: '收紧', en: 'Tighter' }],
    ['text.loose', { zh: '放宽', en: 'Looser' }],
    ['text.even', { zh: '正常', en: 'Even' }],
  ],
};

const fit: MenuRow = {
  name: { zh: '图框', en: 'Frame' },
  choices: [
    ['photo.fill', { zh: '撑满', en: 'Fill' }],
    ['photo.whole', { zh: '整张', en: 'Whole' }],
    ['photo.crop', { zh: '裁切…', en: 'Crop…' }],
  ],
};

const turn: MenuRow = {
  name: { zh: '转动', en: 'Turn' },
  choices: [
    ['photo.turn-left', { zh: '左转', en: 'Left' }],
    ['photo.turn-right', { zh: '右转', en: 'Right' }],
    ['photo.flip-across', { zh: '左右翻', en: 'Flip across' }],
    ['photo.flip-down', { zh: '上下翻', en: 'Flip down' }],
  ],
};

const shape: MenuRow = {
  name: { zh: '外形', en: 'Shape' },
  choices: [
    ['shape.none', { zh: '矩形', en: 'Rectangle' }],
    ['shape.rounded', { zh: '圆角…', en: 'Rounded…' }],
    ['shape.circle', { zh: '圆', en: 'Circle' }],
    ['shape.corners', { zh: '角点', en: 'Corners' }],
  ],
};

const turned: MenuRow = {
  name: { zh: '旋转', en: 'Turn' },
  choices: [
    ['block.turn-left', { zh: '左转', en: 'Left' }],
    ['block.turn-right', { zh: '右转', en: 'Right' }],
    ['block.turn', { zh: '旋转…', en: 'Degrees…' }],
  ],
};

const around: MenuRow = {
  name: { zh: '绕排', en: 'Run-around' },
  choices: [
    ['photo.around-frame', { zh: '外框', en: 'Frame' }],
    ['photo.around-outline', { zh: '轮廓', en: 'Outline' }],
    ['photo.around-drawn', { zh: '手绘', en: 'Drawn' }],
    ['photo.around-none', { zh: '不绕', en: 'No' }],
  ],
};

const emphasis: MenuRow = {
  name: { zh: '段落', en: 'Kind' },
  choices: [
    ['copy.paragraph', { zh: '正文', en: 'Paragraph' }],
    ['copy.subhead', { zh: '小标题', en: 'Subhead' }],
    ['copy.question', { zh: '问', en: 'Q' }],
    ['copy.answer', { zh: '答', en: 'A' }],
    ['copy.note', { zh: '批注', en: 'Note' }],
  ],
};

const faces: MenuRow = {
  name: { zh: '字体', en: 'Face' },
  choices: [
    ['copy.strong', { zh: '着重', en: 'Emphasis' }],
    ['copy.aside', { zh: '楷体', en: 'Kai' }],
    ['copy.name', { zh: '人名', en: 'Name' }],
  ],
};

const figures: MenuRow = {
  name: { zh: '角标', en: 'Script' },
  choices: [
    ['copy.superscript', { zh: '上角', en: 'Super' }],
    ['copy.subscript', { zh: '下角', en: 'Sub' }],
  ],
};

const lines: MenuRow = {
  name: { zh: '加线', en: 'Line' },
  choices: [
    ['copy.dots', { zh: '着重号', en: 'Dots' }],
    ['copy.underline', { zh: '下划线', en: 'Under' }],
    ['copy.name-line', { zh: '专名号', en: 'Noun' }],
    ['copy.title-line', { zh: '浪线', en: 'Title' }],
  ],
};

const letters: MenuRow = {
  name: { zh: '字形', en: 'Letters' },
  choices: [
    ['copy.spaced', { zh: '疏排', en: 'Spaced' }],
    ['copy.condensed', { zh: '长字', en: 'Condensed' }],
    ['copy.colour', { zh: '颜色…', en: 'Colour…' }],
  ],
};

const writing: MenuGroup = ['edit.cut', 'edit.copy', 'edit.paste', 'edit.select-text'];

/** Menus of what is no block. */
export const contextMenus: Readonly<Record<MenuSubject, readonly MenuGroup[]>> = {
  page: [
    ['block.paste-here', 'edit.paste', 'block.paste-in-place', 'block.paste-layout', 'select.all'],
    ['text.place', 'draw.headline', 'draw.body', 'draw.photo', 'draw.advert', 'draw.table'],
    ['page.section', 'template.apply', 'template.save', 'page.grid'],
    ['page.join', 'page.part'],
    ['view.fit-page', 'view.fit-width', 'view.grid', 'view.spread'],
  ],
  port: [['text.link', 'text.link-next', 'text.unlink'], ['text.jump', 'text.fit'], [setting]],
  'proof-page': [
    ['mark.correct', 'mark.delete', 'mark.insert', 'mark.transpose', 'mark.note'],
    ['proof.next', 'proof.previous', 'proof.line'],
    ['proof.start', 'proof.hand-over', 'proof.sheet'],
  ],
  story: [
    ['story.go', 'text.place', 'story.replace', 'text.jump'],
    ['story.status', 'story.hold'],
    ['copy.versions', 'copy.reread', 'story.print', 'copy.export-docx', 'copy.export-text'],
    ['copy.new', 'story.delete'],
  ],
  'page-item': [
    ['page.section', 'page.add', 'page.duplicate', 'page.delete'],
    ['page.move-up', 'page.move-down', 'page.join', 'page.part'],
    ['template.apply', 'template.save', 'format.use', 'master.edit'],
    ['page.plan', 'proof.sheet', 'edition.print', 'export.pages'],
  ],
  'page-list': [
    ['page.add', 'page.plan'],
    ['edition.print', 'export.pages'],
  ],
  pool: [['copy.new', 'edit.paste', 'copy.import-pool'], ['edit.find']],
  tray: [['edit.paste', 'copy.import-pool']],
  mark: [
    ['proof.apply', 'proof.reject', 'proof.answer', 'mark.stet', 'proof.reopen'],
    ['proof.remove'],
    ['proof.next', 'proof.previous'],
  ],
  finding: [
    ['check.go', 'check.mend', 'check.mend-alike'],
    ['check.mark', 'check.learn', waiving],
    ['check.next', 'check.previous'],
  ],
  waived: [['check.go', 'check.unwaive']],
  picture: [['tray.place', 'tray.give'], ['tray.remove']],
  arrival: [['arrival.show'], ['arrival.dismiss']],
  copy: [
    writing,
    [emphasis, faces, figures, lines, letters, 'copy.ruby', 'copy.plain'],
    ['copy.pullquote'],
    ['edit.find', 'glyph.add', 'copy.versions', 'story.print'],
  ],
  field: [writing],
};

const effects: MenuRow = {
  name: { zh: '效果', en: 'Effects' },
  choices: [
    ['effect.outline', { zh: '勾边', en: 'Outline' }],
    ['effect.double', { zh: '双勾', en: 'Twice' }],
    ['effect.shadow', { zh: '阴影', en: 'Shadow' }],
    ['effect.reverse', { zh: '反白', en: 'Reverse' }],
    ['effect.pattern', { zh: '底纹', en: 'Pattern' }],
  ],
};

const letterForms: MenuRow = {
  name: { zh: '字形', en: 'Letters' },
  choices: [
    ['effect.slant', { zh: '倾斜', en: 'Slant' }],
    ['effect.narrow', { zh: '长体', en: 'Condense' }],
    ['effect.wide', { zh: '扁体', en: 'Expand' }],
    ['effect.none', { zh: '去掉', en: 'Remove' }],
  ],
};

const measures: MenuRow = {
  name: { zh: '行长', en: 'Lines' },
  choices: [
    ['effect.spread', { zh: '拉满', en: 'Space' }],
    ['effect.lines', { zh: '撑满', en: 'Size' }],
    ['effect.line-sizes', { zh: '大小…', en: 'Sizes…' }],
  ],
};

const columns: MenuRow = {
  name: { zh: '栏', en: 'Columns' },
  choices: [
    ['text.columns', { zh: '分栏…', en: 'Columns…' }],
    ['text.column-rule', { zh: '栏间线…', en: 'Rule…' }],
    ['text.fill-foot', { zh: '撑满', en: 'Fill' }],
  ],
};

/** What adorns a panel. */
const adornments: MenuRow = {
  name: { zh: '装饰', en: 'Adorn' },
  choices: [
    ['panel.border', { zh: '框线…', en: 'Border…' }],
    ['panel.frill', { zh: '花边', en: 'Figures' }],
    ['panel.pattern', { zh: '花纹', en: 'Pattern' }],
    ['panel.shade', { zh: '渐变', en: 'Gradient' }],
  ],
};

/** What can be done to all of a block. */
const whole: MenuRow = {
  name: { zh: '整块', en: 'Block' },
  choices: [
    ['block.box', { zh: '加框', en: 'Box' }],
    ['block.lock', { zh: '锁定', en: 'Lock' }],
    ['block.colour', { zh: '颜色…', en: 'Colour…' }],
  ],
};

/** What a panel, or one laid under words, does to the picture below. */
const veils: MenuRow = {
  name: { zh: '压图片', en: 'Picture' },
  choices: [
    ['panel.veil', { zh: '压淡', en: 'Lighten' }],
    ['panel.darken', { zh: '压暗', en: 'Darken' }],
  ],
};

const lettered: MenuGroup = [effects, letterForms, measures];

/** What comes first on a block of a kind, by what it is; the rest is for all of them. */
const ofKind: Readonly<Partial<Record<BlockKind, readonly MenuGroup[]>>> = {
  body: [
    ['block.edit', 'text.fit', 'text.direction', 'text.drop-capital', 'text.jump', columns, setting],
    ['text.link', 'text.link-next', 'text.unlink'],
  ],
  headline: [
    ['block.edit', 'text.direction'],
    [...lettered, veils],
  ],
  banner: [['block.edit'], lettered],
  pullquote: [['block.edit', 'quote.look']],
  figure: [['block.edit', 'figure.beside']],
  photo: [
    ['photo.choose', 'block.edit', fit, turn, around, shape, 'photo.one-side', 'photo.stand-off', 'photo.keyline'],
  ],
  panel: [[shape, adornments, veils]],
  caption: [['block.edit']],
  advert: [['photo.choose', 'advert.page', 'block.edit', fit]],
  artwork: [['artwork.choose']],
  nameplate: [['nameplate.choose', 'nameplate.type'], lettered],
  table: [['table.cells', 'table.widths-cells', 'table.edges', 'table.update', 'table.choose']],
};

/** Blocks that show words, and nothing else that can be done to them alone. */
const ofWords: readonly MenuGroup[] = [['block.edit']];

/** A block that stands there by a master. */
const standing: readonly MenuGroup[] = [['master.override', 'master.leave-out'], ['master.edit']];

const several: MenuGroup = ['story.swap', 'photo.swap', sides, heights, 'block.group', 'block.ungroup'];

/** What a menu on blocks is about. */
export interface MenuOfBlocks {
  /** Of the block that was met. */
  readonly kind: BlockKind;
  readonly isSeveral: boolean;
  readonly isOfMaster: boolean;
}

/** The menu of blocks. */
export function blockMenu({ kind, isSeveral, isOfMaster }: MenuOfBlocks): readonly MenuGroup[] {
  if (isOfMaster) return standing;
  return [
    ...(ofKind[kind] ?? ofWords),
    ['edit.cut', 'edit.copy', 'edit.paste', 'block.duplicate', 'block.delete'],
    ['select.story', 'edit.repeat'],
    ...(isSeveral ? [several] : []),
    [layers, turned, whole, 'block.frame', 'block.to-page', 'view.fit-block'],
  ];
}
