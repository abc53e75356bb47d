/** Files as Photoshop writes them, as far as clipping paths go: image resources, and what carries them. */

/** A knot: the control point before it, itself, the one after, in shares of the picture's sides. */
export type Knot = readonly [
  before: readonly [number, number],
  at: readonly [number, number],
  after: readonly [number, number],
];

/** A polygon's knots: corners without curves. */
export function corners(...places: readonly (readonly [number, number])[]): Knot[] {
  return places.map((place) => [place, place, place]);
}

/** How far the control points of a quarter circle lie from its ends, of its radius. */
const ROUND = 0.5522847498;

/** A circle of four knots. */
export function roundKnots(x: number, y: number, radius: number): Knot[] {
  return [0, 1, 2, 3].map((quarter) => {
    const [cos, sin] = [Math.cos((quarter * Math.PI) / 2), Math.sin((quarter * Math.PI) / 2)];
    const at = [x + radius * cos, y + radius * sin] as const;
    const along = [-sin * radius * ROUND, cos * radius * ROUND] as const;
    return [[at[0] - along[0], at[1] - along[1]], at, [at[0] + along[0], at[1] + along[1]]];
  });
}

function record(selector: number, figures: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(26);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, selector);
  if (selector === 0 || selector === 3 || selector === 8) view.setUint16(2, figures[0] ?? 0);
  else for (const [at, figure] of figures.entries()) view.setInt32(2 + at * 4, Math.round(figure * 2 ** 24));
  return bytes;
}

/** What of a path is not as usual. */
interface PathLooks {
  readonly isOpen?: boolean;
  readonly isFilledFirst?: boolean;
}

/** A path's records: how it is filled, what is filled at first, and its contours. */
export function pathData(
  contours: readonly (readonly Knot[])[],
  { isOpen, isFilledFirst }: PathLooks = {},
): Uint8Array {
  const records = [
    record(6, []),
    record(8, [isFilledFirst === true ? 1 : 0]),
    ...contours.flatMap((knots) => [
      record(isOpen === true ? 3 : 0, [knots.length]),
      // Down before across, as the format has it.
      ...knots.map((knot) =>
        record(
          isOpen === true ? 4 : 1,
          knot.flatMap(([x, y]) => [y, x]),
        ),
      ),
    ]),
  ];
  return Uint8Array.from(records.flatMap((one) => [...one]));
}

/** A name with its length before it, both of an even length together. */
function pascal(text: string): number[] {
  const name = [...Buffer.from(text)];
  return [name.length, ...name, ...(name.length % 2 === 0 ? [0] : [])];
}

/** One image resource. */
export function resource(id: number, name: string, data: Uint8Array): Uint8Array {
  const head = Buffer.alloc(6);
  head.write('8BIM', 'latin1');
  head.writeUInt16BE(id, 4);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Uint8Array.from([...head, ...pascal(name), ...length, ...data, ...(data.length % 2 === 1 ? [0] : [])]);
}

/** Resources that say which path clips. */
export function clippedBy(name: string, data: Uint8Array): Uint8Array {
  const called = Uint8Array.from([...pascal(name), 0, 0, 0, 0]);
  return Uint8Array.from([
    ...resource(1005, '', new Uint8Array(16)),
    ...resource(2000, name, data),
    ...resource(2999, '', called),
  ]);
}

/** Bytes of resources that a segment of JPEG holds beside its head. */
const MOST_OF_SEGMENT = 65_000;

/** A JPEG with image resources, in as many segments as they take. */
export function jpegWith(jpeg: Uint8Array, resources: Uint8Array): Uint8Array {
  const segments: number[] = [];
  for (let at = 0; at < resources.length; at += MOST_OF_SEGMENT) {
    const part = resources.subarray(at, at + MOST_OF_SEGMENT);
    const head = Buffer.from('\u00ff\u00ed\0\0Photoshop 3.0\0', 'latin1');
    head.writeUInt16BE(part.length + head.length - 2, 2);
    segments.push(...head, ...part);
  }
  return Uint8Array.from([...jpeg.subarray(0, 2), ...segments, ...jpeg.subarray(2)]);
}

/** The head of a PSD with image resources; nothing else of it. */
export function psdWith(resources: Uint8Array): Uint8Array {
  const head = Buffer.alloc(34);
  head.write('8BPS', 'latin1');
  head.writeUInt16BE(1, 4);
  head.writeUInt32BE(resources.length, 30);
  return Uint8Array.from([...head, ...resources]);
}

/** A TIFF with image resources added: its directory goes to the end, with the tag put where it belongs. */
export function tiffWith(tiff: Uint8Array, resources: Uint8Array): Uint8Array {
  const old = Buffer.from(tiff);
  const start = old.readUInt32LE(4);
  const count = old.readUInt16LE(start);
  const entries = Array.from({ length: count }, (_, at) => old.subarray(start + 2 + at * 12, start + 14 + at * 12));
  const tag = Buffer.alloc(12);
  tag.writeUInt16LE(34_377, 0);
  tag.writeUInt16LE(7, 2);
  tag.writeUInt32LE(resources.length, 4);
  tag.writeUInt32LE(old.length, 8);
  const all = [...entries, tag].sort((a, b) => a.readUInt16LE(0) - b.readUInt16LE(0));
  const size = Buffer.alloc(2);
  size.writeUInt16LE(all.length);
  const out = Buffer.concat([old, resources, Buffer.alloc(resources.length % 2), size, ...all, Buffer.alloc(4)]);
  out.writeUInt32LE(old.length + resources.length + (resources.length % 2), 4);
  return new Uint8Array(out);
}
