import { expect, it } from 'vitest';
import { describeFont, fontInMemory } from '../../../electron/fonts/read-font-file.ts';
import { fileIdOf } from '../../../electron/pictures.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../../tests/kit/editions.ts';
import { smallTrueType } from '../../../tests/kit/font-files.ts';
import { compose } from '../../compose/compose.ts';
import { editStyle } from '../../edition/edits.ts';
import { insertBlock } from '../../edition/insert.ts';
import { applyPatches } from '../../edition/operations.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Edition, Style } from '../../edition/records.ts';
import { shippedFaces } from '../../faces/shipped.ts';
import { ownFaceOf } from '../../paper/own-face-edits.ts';
import { checkPage } from '../run.ts';

const [described] = describeFont('/fonts/small.ttf', fontInMemory(smallTrueType())).faces;
if (described === undefined) throw new Error('no face');
const file = fileIdOf(Uint8Array.of(1));
const own = ownFaceOf(described, { fileName: 'small.ttf', file, member: 0, coordinates: null });

/** Pages with two stories, the words of the first of them emphasised in part, and a table with a head. */
function laid(style: Partial<Style>, isStrong = true): Edition {
  const story = article(['东湖。']);
  const [first] = story.body;
  if (first === undefined) throw new Error('no paragraph');
  const words = isStrong ? [{ text: '东湖' }, { text: '灯火', strong: true as const }] : [{ text: '东湖灯火' }];
  const stories = [1, 2].map((at) => ({ ...article([`东湖${at}`]), body: [{ ...first, children: words }] }));
  const bare = stories.reduce(withArticle, emptyEdition(1));
  const page = pageOf(bare, 1);
  const bodies = stories.map((one, at) => bodyBlock(page, one, { rows: 6, row: 20 + 10 * at }));
  const placed = withBlocks({ ...bare, faces: { [own.id]: own } }, bodies);
  const table = insertBlock(placed, 'table', page.id, null, { articleId: null, beside: null });
  const edition = applyPatches(placed, table?.patches ?? []).edition;
  return ['body', 'table'].reduce((before, id) => applyPatches(before, editStyle(before, id, style)).edition, edition);
}

function said(edition: Edition): string[] {
  const composed = compose(edition, testResources());
  return composed.pages.flatMap((page) =>
    checkPage(edition, composed, page, newsprintLimits)
      .filter(({ rule }) => rule === 'emphasis-face')
      .map(({ zh }) => zh),
  );
}

it('tells once of emphasis in an own face that another family sets, and of a table’s head that is no bolder', () => {
  expect(said(laid({ font: own.id }))).toEqual([
    expect.stringContaining('强调的字以“粗黑”排'),
    expect.stringContaining('表头和表里一样'),
  ]);
});

it('says nothing where the newspaper has chosen, where nothing is emphasised, and of our own faces', () => {
  expect(said(laid({ font: own.id, strongFont: shippedFaces.for('strong').id }))).toEqual([]);
  expect(said(laid({ font: own.id }, false))).toEqual([expect.stringContaining('表头和表里一样')]);
  expect(said(laid({}))).toEqual([]);
});
