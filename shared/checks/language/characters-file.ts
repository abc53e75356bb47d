/**
 * The file of the model of characters (`assets/language/characters.bin`, made by `build/compile-language.mjs`): a tree of
 * sequences of up to four characters as text has them, marks and figures among them. The header is little-endian, what
 * follows it planes, and where marked (∆) of differences (`number-planes.ts`).
 *
 *     header      4 × u32             magic, version, nodes, 0
 *     children    (nodes + 1) × u32 ∆ where each node's children begin; node 0 is the root
 *     labels      nodes × u16         the code unit that leads to a node, in order among the children of one
 *     costs       nodes × u8          of a node's last character after those before it
 *     steps       nodes × u8          to a character that does not follow a node's characters
 *
 * Costs and steps are negative natural logarithms of shares, in the unit below.
 */
import { ArrayViews, joinedArrays } from '../../text/array-file.ts';
import { fromDifferences, isTree, numbers16, numbers32, planesOf, toDifferences } from './number-planes.ts';

/** 'DYC1' as a little-endian number. */
const MAGIC = 0x31435944;
const VERSION = 1;
const HEADER = 4;

/** Units of a cost in a nat. */
export const COST_UNITS = 12;
/** Characters of the longest sequence. */
export const LONGEST_SEQUENCE = 4;

export interface CharacterArrays {
  readonly children: Uint32Array;
  readonly labels: Uint16Array;
  readonly costs: Uint8Array;
  readonly steps: Uint8Array;
}

/** The file's bytes. */
export function writeCharactersFile({ children, labels, costs, steps }: CharacterArrays): Uint8Array {
  const header = Uint32Array.of(MAGIC, VERSION, labels.length, 0);
  return joinedArrays([header, planesOf(toDifferences(children.slice())), planesOf(labels), costs, steps]);
}

/** The arrays of a file, which is needed no longer. Throws when it is not one. */
export function readCharactersFile(file: Uint8Array): CharacterArrays {
  const views = new ArrayViews(file);
  if (views.length < HEADER * 4) throw new Error('not a model of characters: too short');
  const [magic, version, nodes = 0] = views.take32(HEADER);
  if (magic !== MAGIC || version !== VERSION) throw new Error('not a model of characters this version reads');
  if (views.length !== HEADER * 4 + (nodes + 1) * 4 + nodes * 4) throw new Error('not a whole model of characters');
  const children = fromDifferences(numbers32(views.take8((nodes + 1) * 4)));
  if (!isTree(children)) throw new Error('a damaged model of characters');
  return {
    children,
    labels: numbers16(views.take8(nodes * 2)),
    costs: views.take8(nodes).slice(),
    steps: views.take8(nodes).slice(),
  };
}
