/** Emphasis beside a face of the newspaper's own that has no bold named for it. */
import type { Block, Style } from '../../edition/records.ts';
import { blocksOnPage } from '../../edition/selectors.ts';
import { shippedFaces } from '../../faces/shipped.ts';
import type { PageCheck, PageContext, PageFinding } from '../check.ts';

/** The style that sets a block of copy or a table. */
function styleOf({ styles }: PageContext['edition'], block: Block): Style | undefined {
  if (block.kind === 'body') return styles[block.style ?? ''] ?? styles['body'];
  return block.kind === 'table' ? (styles[block.style ?? ''] ?? styles['table']) : undefined;
}

/** True where something in a block is set in the program's face of emphasis. */
function isEmphasised({ items }: PageContext, { id }: Block): boolean {
  const strong = shippedFaces.for('strong').id;
  return items.some((item) => item.kind === 'glyphs' && item.blockId === id && item.face === strong);
}

export const emphasisFace: PageCheck = {
  scope: 'page',
  id: 'emphasis-face',
  title: { zh: '强调字体没有定', en: 'No face of emphasis' },
  source: 'a bold that another family stands in for, or that is not there, is seen by a person before it is printed',
  run: (context) => {
    const { edition, page } = context;
    if (Object.keys(edition.faces).length === 0) return [];
    const said = new Set<string>();
    return blocksOnPage(edition, page.id).flatMap((block): PageFinding[] => {
      const style = styleOf(edition, block);
      const own = Object.values(edition.faces).find(({ id }) => id === style?.font);
      if (style === undefined || own === undefined || style.strongFont !== undefined || said.has(style.id)) return [];
      const isTable = block.kind === 'table';
      if (isTable ? block.headRows === 0 : !isEmphasised(context, block)) return [];
      // Once a style and page: every story may have a summary.
      said.add(style.id);
      const strong = shippedFaces.for('strong').name;
      return [
        {
          severity: 'hint',
          blockId: block.id,
          zh: isTable
            ? `表头和表里一样用“${own.name}”，没有加粗。要粗的，请在样式里选定强调字体。`
            : `用“${own.name}”排的文字，强调的字以“${strong.zh}”排。请在样式里选定强调字体。`,
          en: isTable
            ? `The head of the table is set in “${own.name}” as the rest of it is, and no bolder. Choose a face of emphasis in the style to have it so.`
            : `What is emphasised in text of “${own.name}” is set in ${strong.en}. Choose a face of emphasis in the style.`,
        },
      ];
    });
  },
};
