/** 外形: rows of the inspector about what a picture is cut to, or a panel is. */
import type { Edition } from '../../shared/edition/records.ts';
import { type FrameCorner, frameCorners, MOST_RADIUS, type Shape } from '../../shared/edition/shape-records.ts';
import { regularPolygon } from '../../shared/edition/shapes.ts';
import { editShapes, type ShapedBlock } from '../../shared/edition/shaping.ts';
import type { StringKey } from '../i18n/strings.ts';
import { useWords } from '../i18n/strings.ts';
import { Choice, Flag, Row } from '../ui/Fields.tsx';
import { NumberField } from '../ui/NumberField.tsx';
import type { BlockProps } from './section.ts';

/** The radius of corners that are just rounded, in points, and the corners of a polygon that is just made. */
const FIRST_RADIUS = 8;
const FIRST_CORNERS = 6;

const names: Readonly<Record<FrameCorner, StringKey>> = {
  'top-left': 'cornerTopLeft',
  'top-right': 'cornerTopRight',
  'bottom-right': 'cornerBottomRight',
  'bottom-left': 'cornerBottomLeft',
};

function shapeNamed(name: string): Shape | null {
  if (name === 'rounded') return { kind: 'rounded', radius: FIRST_RADIUS };
  if (name === 'circle' || name === 'ellipse') return { kind: name };
  return name === 'polygon' ? regularPolygon(FIRST_CORNERS) : null;
}

/** A rounded shape with one more corner round, or one less; as it was where none would be. */
function withCornerRound(shape: Extract<Shape, { kind: 'rounded' }>, corner: FrameCorner, isRound: boolean): Shape {
  const { corners = frameCorners, ...all } = shape;
  const round = frameCorners.filter((one) => (one === corner ? isRound : corners.includes(one)));
  if (round.length === 0) return shape;
  return round.length === frameCorners.length ? all : { ...all, corners: round };
}

export function ShapeFields(props: {
  readonly workspace: BlockProps['workspace'];
  readonly edition: Edition;
  readonly block: ShapedBlock;
}) {
  const { workspace, edition, block } = props;
  const words = useWords();
  const { shape } = block;
  const give = (next: Shape | null) => workspace.session.edit('block.shape', editShapes(edition, [block.id], next));
  return (
    <>
      <Choice
        label={words('shape')}
        value={shape?.kind ?? ''}
        options={[
          ['', words('shapeRectangle')],
          ['rounded', words('shapeRounded')],
          ['circle', words('shapeCircle')],
          ['ellipse', words('shapeEllipse')],
          ['polygon', words('shapePolygon')],
        ]}
        onChange={(name) => give(shapeNamed(name))}
      />
      {shape?.kind === 'rounded' && (
        <>
          <Row label={words('shapeRadius')}>
            <NumberField
              label={words('shapeRadius')}
              value={shape.radius}
              least={0}
              most={MOST_RADIUS}
              unit={words('pt')}
              onCommit={(radius) => give(radius <= 0 ? null : { ...shape, radius })}
            />
          </Row>
          {[frameCorners.slice(0, 2), frameCorners.slice(2)].map((pair, at) => (
            <Row key={pair[0]} label={at === 0 ? words('shapeCornersRound') : ''}>
              {pair.map((corner) => (
                <Flag
                  key={corner}
                  label={words(names[corner])}
                  value={(shape.corners ?? frameCorners).includes(corner)}
                  onChange={(isRound) => give(withCornerRound(shape, corner, isRound))}
                />
              ))}
            </Row>
          ))}
        </>
      )}
      {shape?.kind === 'polygon' && (
        <Row label="">
          <button type="button" onClick={() => workspace.commands.run('shape.corners')}>
            {words('moveCorners')}
          </button>
        </Row>
      )}
    </>
  );
}
