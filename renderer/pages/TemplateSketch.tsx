/** A page's division in small: its places by kind, with the names of those that are large enough for one. */

import type { Language } from '../../shared/contract/language.ts';
import type { PageGrid } from '../../shared/edition/page-records.ts';
import { placeName, withRoles } from '../../shared/edition/place-roles.ts';
import type { Block } from '../../shared/edition/records.ts';

/** Points of the page to the drawing's own unit: type of a few units is read in it. */
const WIDE = 200;
/** Lines that stand for copy are as far apart, in the drawing's units. */
const LINE = 4.5;
const NAME = 11;
/** A place less wide or high has no name in it. */
const LEAST_NAMED = { width: 30, height: 14 };

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Lines across a box, in its columns, for copy. */
function copyLines({ x, y, width, height }: Box, columns: number): string {
  const gap = 3;
  const column = (width - gap * (columns - 1)) / columns;
  const steps: string[] = [];
  for (let top = y + LINE / 2; top < y + height; top += LINE) {
    for (let at = 0; at < columns; at++) {
      steps.push(`M${(x + at * (column + gap)).toFixed(1)} ${top.toFixed(1)}h${column.toFixed(1)}`);
    }
  }
  return steps.join('');
}

function Drawn({ block, box }: { readonly block: Block; readonly box: Box }) {
  const { x, y, width, height } = box;
  switch (block.kind) {
    case 'body':
      return <path className="copy" d={copyLines(box, block.columns)} />;
    case 'headline':
    case 'banner':
    case 'nameplate':
      return <rect className="strong" x={x} y={y + height * 0.2} width={width} height={Math.max(2, height * 0.55)} />;
    case 'photo':
      return <rect className="picture" x={x} y={y} width={width} height={height} />;
    case 'rule':
    case 'furniture':
      return <rect className="fine" x={x} y={y + height / 2} width={width} height={0.8} />;
    default:
      return <rect className="framed" x={x} y={y} width={width} height={height} />;
  }
}

/** How wide a name is, about: a letter is half a Han character. */
function wideOf(name: string): number {
  return [...name].reduce((sum, character) => sum + (/\p{Script=Han}/u.test(character) ? NAME : NAME * 0.56), 0);
}

/** The names of places, one each, over the room of what tells it. */
function namesOf(blocks: readonly Block[], toBox: (block: Block) => Box, language: Language) {
  const named = new Set<string>();
  return blocks.flatMap((block) => {
    const { placeRole } = block;
    const isNamed =
      block.kind === 'body' || block.kind === 'photo' || block.kind === 'refer' || block.kind === 'advert';
    if (placeRole === undefined || !isNamed) return [];
    const key = `${placeRole} ${'articleId' in block ? block.articleId : block.id} ${block.kind}`;
    const { x, y, width, height } = toBox(block);
    if (named.has(key) || width < LEAST_NAMED.width || height < LEAST_NAMED.height) return [];
    named.add(key);
    return [{ key, name: placeName(placeRole)[language], x: x + width / 2, y: y + height / 2 }];
  });
}

export function TemplateSketch(props: {
  readonly grid: PageGrid;
  readonly blocks: readonly Block[];
  readonly language: Language;
  /** The names of its places stand in it. */
  readonly isNamed?: boolean;
}) {
  const { grid, language, isNamed = false } = props;
  const scale = WIDE / grid.trim.width;
  const high = grid.trim.height * scale;
  const blocks = withRoles(props.blocks, grid);
  const toBox = ({ frame }: Block): Box => ({
    x: frame.x * scale,
    y: frame.y * scale,
    width: frame.width * scale,
    height: frame.height * scale,
  });
  return (
    <svg className="template-sketch" viewBox={`0 0 ${WIDE} ${high.toFixed(1)}`} aria-hidden="true">
      <rect className="sheet" x={0} y={0} width={WIDE} height={high} />
      {blocks.map((block) => (
        <Drawn key={block.id} block={block} box={toBox(block)} />
      ))}
      {isNamed &&
        namesOf(blocks, toBox, language).map(({ key, name, x, y }) => (
          <g key={key}>
            <rect
              className="label"
              x={x - wideOf(name) / 2 - 3}
              y={y - NAME * 0.8}
              width={wideOf(name) + 6}
              height={NAME * 1.6}
              rx={2}
            />
            <text x={x} y={y + NAME * 0.36} fontSize={NAME} textAnchor="middle">
              {name}
            </text>
          </g>
        ))}
    </svg>
  );
}
