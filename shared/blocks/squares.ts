/** Dark squares of a raster as outlines round the areas they make together: side by side no light shows between them. */

/** A corner of the raster. */
type Corner = readonly [x: number, y: number];

/** The sides of dark squares that have no dark square beyond, from corner to corner, the dark to the right. */
function sidesOf(rows: readonly (readonly boolean[])[]): Map<string, Corner[]> {
  const sides = new Map<string, Corner[]>();
  const side = (from: Corner, to: Corner) => {
    const key = from.join(' ');
    sides.set(key, [...(sides.get(key) ?? []), to]);
  };
  for (const [y, row] of rows.entries()) {
    for (const [x, isDark] of row.entries()) {
      if (!isDark) continue;
      if (rows[y - 1]?.[x] !== true) side([x, y], [x + 1, y]);
      if (row[x + 1] !== true) side([x + 1, y], [x + 1, y + 1]);
      if (rows[y + 1]?.[x] !== true) side([x + 1, y + 1], [x, y + 1]);
      if (row[x - 1] !== true) side([x, y + 1], [x, y]);
    }
  }
  return sides;
}

/** Follows sides from a corner round to where they began; what was followed is taken away. */
function round(start: Corner, sides: Map<string, Corner[]>): Corner[] {
  const corners: Corner[] = [];
  let at: Corner | undefined = start;
  let before: Corner | undefined;
  for (;;) {
    const next: Corner | undefined = sides.get(at.join(' '))?.pop();
    if (next === undefined) return corners;
    // A corner in the middle of a straight side is none.
    const isStraight =
      before !== undefined && (at[0] - before[0]) * (next[1] - at[1]) === (at[1] - before[1]) * (next[0] - at[0]);
    if (!isStraight) corners.push(at);
    before = at;
    at = next;
  }
}

/** The outline of dark squares, each one unit, to be filled by the even-odd rule. */
export function outlineOfSquares(rows: readonly (readonly boolean[])[]): string {
  const sides = sidesOf(rows);
  const loops: string[] = [];
  for (const [key, ends] of sides) {
    while (ends.length > 0) {
      const [x = 0, y = 0] = key.split(' ').map(Number);
      const [first, ...rest] = round([x, y], sides);
      if (first === undefined) break;
      loops.push(`M${first.join(' ')}${rest.map((corner) => `L${corner.join(' ')}`).join('')}Z`);
    }
  }
  return loops.join('');
}
