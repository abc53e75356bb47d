/** The outlines of the blocks selected. */
import { outlineShown } from '../../../shared/compose/obstacles.ts';
import { boundsOf } from '../../../shared/edition/boxes.ts';
import type { BlockId } from '../../../shared/edition/ids.ts';
import { blockNamed, masterBlocksOn } from '../../../shared/edition/masters.ts';
import type { Polygon } from '../../../shared/edition/polygons.ts';
import type { Block, Edition } from '../../../shared/edition/records.ts';
import { turnedOf } from '../../../shared/edition/turned.ts';
import type { Sheet } from '../sheets.ts';
import type { Box, Viewport } from '../viewport.ts';
import { boxOf, MOST_OUTLINED, Outline, turnIn } from './boxes.tsx';

/** A block selected, on its sheet, and where it lies on the board. */
export interface SelectedBlock {
  readonly block: Block;
  readonly sheet: Sheet;
  readonly box: Box;
  /** What turns its box as it is turned; undefined of one that is level. */
  readonly turn: string | undefined;
}

/** The blocks of a selection that lie on the sheets shown. */
export function selectedOn(
  edition: Edition,
  ids: readonly BlockId[],
  sheets: readonly Sheet[],
  view: Viewport,
): SelectedBlock[] {
  return ids.flatMap((id) => {
    const block = blockNamed(edition, id);
    const sheet = sheets.find(({ page }) => page.id === block?.pageId);
    if (block === undefined || sheet === undefined) return [];
    return [{ block, sheet, box: boxOf(block.frame, sheet, view), turn: turnIn(sheet, view, turnedOf(block)) }];
  });
}

/** A polygon of a sheet as steps of a path on the board. */
function stepsOf(polygon: Polygon, sheet: Sheet, view: Viewport): string {
  const corners: string[] = [];
  for (let at = 0; at + 1 < polygon.length; at += 2) {
    const { left, top } = boxOf({ x: polygon[at] ?? 0, y: polygon[at + 1] ?? 0, width: 0, height: 0 }, sheet, view);
    corners.push(`${left.toFixed(1)} ${top.toFixed(1)}`);
  }
  return `M${corners.join('L')}Z`;
}

/** 图文绕排: the outlines along which text runs round the pictures selected, and the distance it keeps from them. */
export function RunArounds(props: {
  readonly edition: Edition;
  readonly selected: readonly SelectedBlock[];
  readonly view: Viewport;
}) {
  const { edition, selected, view } = props;
  return (
    <>
      {selected.slice(0, MOST_OUTLINED).map(({ block, sheet }) => {
        const shown = block.kind === 'photo' ? outlineShown(block, edition) : null;
        if (block.kind !== 'photo' || shown === null) return null;
        const steps = shown.map((polygon) => stepsOf(polygon, sheet, view)).join('');
        return (
          <g key={block.id} className="run-around" data-testid="run-around">
            <path className="distance" d={steps} style={{ strokeWidth: 2 * block.standOff * view.zoom }} />
            <path d={steps} />
          </g>
        );
      })}
    </>
  );
}

function classOf(block: Block, cropping: BlockId | null): string {
  if (block.id === cropping) return 'selected cropping';
  return block.locked === true ? 'selected locked' : 'selected';
}

/** Blocks of masters, where they stand on the pages shown. */
export function MasterOutlines(props: {
  readonly edition: Edition;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}) {
  const { edition, sheets, view } = props;
  return (
    <>
      {sheets.flatMap((sheet) =>
        masterBlocksOn(edition, sheet.page)
          .slice(0, MOST_OUTLINED)
          .map((block) => (
            <Outline
              key={block.id}
              box={boxOf(block.frame, sheet, view)}
              turn={turnIn(sheet, view, turnedOf(block))}
              className="of-master"
            />
          )),
      )}
    </>
  );
}

/** What moves along with the block selected, as the rest of its story. */
export function AlongOutlines({ along }: { readonly along: readonly SelectedBlock[] }) {
  return (
    <>
      {along.slice(0, MOST_OUTLINED).map(({ block, box, turn }) => (
        <Outline key={block.id} box={box} turn={turn} className={block.locked === true ? 'along locked' : 'along'} />
      ))}
    </>
  );
}

export function Outlines(props: {
  readonly selected: readonly SelectedBlock[];
  readonly cropping: BlockId | null;
  readonly view: Viewport;
}) {
  const { selected, cropping, view } = props;
  const [first] = selected;
  return (
    <>
      {selected.slice(0, MOST_OUTLINED).map(({ block, box, turn }) => (
        <Outline key={block.id} box={box} turn={turn} className={classOf(block, cropping)} />
      ))}
      {selected.length > MOST_OUTLINED && first !== undefined && (
        <Outline
          box={boxOf(boundsOf(selected.map(({ block }) => block.frame)), first.sheet, view)}
          className="selected"
        />
      )}
    </>
  );
}
