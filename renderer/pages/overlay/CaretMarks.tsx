/** The caret on the page, and the text selected from it. */
import type { Edition } from '../../../shared/edition/records.ts';
import { partsOf } from '../../../shared/edition/text.ts';
import { useParts } from '../../session/observable.ts';
import type { Caret, WordsCaret } from '../../state/caret.ts';
import type { CopyCaret } from '../../state/copy-caret.ts';
import { caretOn } from '../../state/empty-caret.ts';
import { type CaretLine, caretLine, rangeBetween, selectionBoxes, type TextRange } from '../../state/place-map.ts';
import type { Sheet } from '../sheets.ts';
import type { Viewport } from '../viewport.ts';
import { boxOf, Outline, turnIn } from './boxes.tsx';

/** The text selected; null where none is. */
function rangeOf(edition: Edition, { place, anchor }: CopyCaret): TextRange | null {
  if (anchor == null) return null;
  const article = edition.articles[place.articleId];
  if (article === undefined) return null;
  // A selection lies in the body or in one other text, whose lines follow each other.
  const parts = partsOf(article).map(({ part }) => part);
  return rangeBetween(parts, anchor, place);
}

/** What is selected of a block's own words. */
function rangeInWords(words: WordsCaret | null): TextRange | null {
  return words?.anchor == null ? null : rangeBetween([words.place.part], words.anchor, words.place);
}

function SelectedText({
  sheet,
  view,
  range,
}: {
  readonly sheet: Sheet;
  readonly view: Viewport;
  readonly range: TextRange;
}) {
  if (sheet.composed === undefined) return null;
  return selectionBoxes(sheet.composed, range).map((frame) => (
    <Outline
      key={`${frame.x}/${frame.y}`}
      box={boxOf(frame, sheet, view)}
      className="text-selection"
      turn={turnIn(sheet, view, frame.turned)}
    />
  ));
}

function CaretOn(props: { readonly sheet: Sheet; readonly view: Viewport; readonly line: CaretLine | null }) {
  const { sheet, view, line } = props;
  if (line === null) return null;
  const box = boxOf({ x: line.x, y: line.top, width: line.width ?? 0, height: line.height }, sheet, view);
  const turn = turnIn(sheet, view, line.turned);
  // In the copy of vertical lines it lies across them.
  if (line.width !== undefined)
    return <rect className="caret" x={box.left} y={box.top - 1} width={box.width} height={2} transform={turn} />;
  return <rect className="caret" x={box.left - 1} y={box.top} width={2} height={box.height} transform={turn} />;
}

export function CaretMarks(props: {
  readonly caret: Caret;
  readonly edition: Edition;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { caret, edition, sheets, view } = props;
  const { at, words } = useParts(caret, 'at', 'words');
  if (at === null && words === null) return null;
  const range = at === null ? rangeInWords(words) : rangeOf(edition, at);
  const lineOn = ({ composed }: Sheet) => {
    if (composed === undefined) return null;
    return at === null ? words && caretLine(composed, words.place) : caretOn(edition, composed, at.place);
  };
  return (
    <>
      {range !== null &&
        sheets.map((sheet) => <SelectedText key={sheet.page.id} sheet={sheet} view={view} range={range} />)}
      {sheets.map((sheet) => (
        <CaretOn key={sheet.page.id} sheet={sheet} view={view} line={lineOn(sheet)} />
      ))}
    </>
  );
}
