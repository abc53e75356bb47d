import { it } from 'vitest';
import type { Edition, Leaf } from '../../shared/edition/records.ts';
import { article, bodyBlock, emptyEdition, pageOf, paragraph, withArticle, withBlocks } from '../kit/editions.ts';
import { expectGolden } from '../kit/golden.ts';

const ROWS = 4;

function page(...paragraphs: readonly (readonly Leaf[])[]): Edition {
  const story = { ...article([]), body: paragraphs.map((children) => ({ ...paragraph(''), children: [...children] })) };
  const edition = withArticle(emptyEdition(), story);
  return withBlocks(edition, [bodyBlock(pageOf(edition, 1), story, { rows: ROWS, span: 2 })]);
}

function crop(edition: Edition) {
  const block = Object.values(edition.blocks).find(({ kind }) => kind === 'body');
  const frame = block?.frame ?? { x: 0, y: 0, width: 0, height: 0 };
  return { x: frame.x - 8, y: frame.y - 10, width: frame.width + 16, height: frame.height + 18 };
}

it('faces, figures, widths and space: every style of letters beside plain copy', async () => {
  const edition = page(
    [
      { text: '东湖的水' },
      { text: '清了，清得', strong: true },
      { text: '能数出石子；' },
      { text: '这是老船工说的话，', face: 'aside' },
      { text: '他叫' },
      { text: '李长河', face: 'name' },
      { text: '。水面3600m' },
      { text: '2', script: 'super' },
      { text: '，含CO' },
      { text: '2', script: 'sub' },
      { text: '少了一成，见注' },
      { text: '［12］', script: 'super' },
      { text: '，下同。' },
    ],
    [
      { text: '疏排的字' },
      { text: '东湖灯火', spacing: 250 },
      { text: '，八分的' },
      { text: '长字“东湖”ABC', width: 80 },
      { text: '与扁字' },
      { text: '东湖', width: 125 },
      { text: '，半黑的' },
      { text: '报红', colour: 'red' },
      { text: '都在一行里。' },
    ],
  );
  await expectGolden('character-letters', edition, { crop: crop(edition) });
});

it('lines, dots and readings lie between the lines, whose places they do not move', async () => {
  const edition = page(
    [
      { text: '这里' },
      { text: '不是“东湖”，而是南湖', dots: true },
      { text: '；' },
      { text: '武汉', line: 'name' },
      { text: '长江', line: 'name' },
      { text: '两处，' },
      { text: '东湖志', line: 'title' },
      { text: '里写着，' },
      { text: '划线的一句话长到要分成两行去排', line: 'under' },
      { text: '，后面是平常的字。' },
    ],
    [
      { text: '有个' },
      { text: '邡', ruby: 'fāng' },
      { text: '字，还有' },
      { text: '装', ruby: 'zhuāng' },
      { text: '和' },
      { text: '重', ruby: 'chóng' },
      { text: '庆', ruby: 'qìng' },
      { text: '的读音，印在字上，行距照旧。' },
    ],
  );
  await expectGolden('character-marks', edition, { crop: crop(edition) });
});
