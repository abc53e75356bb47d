/** What a variable face varies by, and its named instances (OpenType 1.9.1, `fvar`). */
import type { FaceInFile } from '../../shared/faces/face-file.ts';
import { fontLimits } from '../../shared/fonts/font-limits.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import type { FaceTableReader } from '../../shared/fonts/sfnt.ts';
import type { FaceNames } from './names.ts';

const AXIS = 20;
/** Where an instance names itself for PostScript, after its name, flags and coordinates. */
const NO_NAME = 0xffff;

const damaged = (detail: string) => new FontProblem('damaged', { table: 'fvar', detail });

function counted(what: string, count: number, most: number): number {
  if (count > most) throw new FontProblem('too-many', { what, count, most });
  return count;
}

/** Axes and instances of a face; none of one that does not vary. */
export function variationsOf(face: FaceTableReader, names: FaceNames): Pick<FaceInFile, 'axes' | 'instances'> {
  const table = face.find('fvar');
  if (table === null) return { axes: [], instances: [] };
  const count = counted('axes', table.u16(8), fontLimits.axes);
  const size = table.u16(10);
  if (size < AXIS) throw damaged('the axes are too short');
  const axesAt = table.u16(4);
  const axes = Array.from({ length: count }, (_, index): FaceInFile['axes'][number] => {
    const at = axesAt + index * size;
    const [tag, least, usual, most] = [table.tag(at), table.fixed(at + 4), table.fixed(at + 8), table.fixed(at + 12)];
    if (!/^[\x20-\x7e]{4}$/u.test(tag)) throw damaged('an axis has no tag');
    if (!(least <= usual && usual <= most)) throw damaged(`the axis ${tag} is out of order`);
    const name = names.find(table.u16(at + 18)) ?? { zh: tag, en: tag };
    return { tag, name, least, usual, most };
  });
  if (new Set(axes.map(({ tag }) => tag)).size < axes.length) throw damaged('two axes have one tag');
  const instanceSize = table.u16(14);
  const coordinatesLength = axes.length * 4;
  const first = axesAt + count * size;
  const instances = Array.from({ length: counted('instances', table.u16(12), fontLimits.instances) }, (_, index) => {
    const at = first + index * instanceSize;
    const coordinates = Object.fromEntries(
      axes.map(({ tag, least, most }, axis) => [tag, Math.min(most, Math.max(least, table.fixed(at + 4 + axis * 4)))]),
    );
    const isNamed = instanceSize >= 4 + coordinatesLength + 2;
    const named = isNamed ? table.u16(at + 4 + coordinatesLength) : NO_NAME;
    return {
      name: names.find(table.u16(at)) ?? { zh: `#${index + 1}`, en: `#${index + 1}` },
      postScriptName: named === NO_NAME ? null : (names.find(named)?.en ?? null),
      coordinates,
    };
  });
  return { axes, instances };
}
