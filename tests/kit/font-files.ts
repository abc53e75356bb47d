/** Fonts for tests: those that Debian's packages bring, where they are installed, and small ones of our own. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fontDirectory, fontOf } from '../../shared/compose/font-tables.ts';

/** Where the packages' files are; another folder of theirs may be named. */
const root = process.env['DAYANG_TEST_FONTS'] ?? '/usr/share';

/** Files of `build/system-packages.sh test`, and of packages that are larger than is installed everywhere. */
const files = {
  /** Five CFF faces keyed by CID that share their outlines. */
  notoSerif: 'fonts/opentype/noto/NotoSerifCJK-Regular.ttc',
  notoSans: 'fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  /** Four TrueType faces that share their outlines, with glyphs made of others and instructions. */
  uming: 'fonts/truetype/arphic/uming.ttc',
  wenkai: 'fonts/truetype/lxgw-wenkai/LXGWWenKai-Regular.ttf',
  /** CFF with named glyphs. */
  cantarell: 'fonts/opentype/cantarell/Cantarell-Regular.otf',
  /** Variable, of weight and slant. */
  inter: 'fonts/truetype/inter-vf/Inter.var.ttf',
  fandol: 'texlive/texmf-dist/fonts/opentype/public/fandol/FandolSong-Regular.otf',
  /** Allows preview and print only. */
  cns: 'fonts/truetype/cns11643/TW-Kai-98_1.ttf',
} as const;
export type FontFileName = keyof typeof files;

/** Path of a font file; null where its package is not installed. */
export function fontFile(name: FontFileName): string | null {
  const path = join(root, files[name]);
  return existsSync(path) ? path : null;
}

function bytesOf(length: number, fill: (view: DataView) => void): Uint8Array {
  const bytes = new Uint8Array(length);
  fill(new DataView(bytes.buffer));
  return bytes;
}

function u16s(...numbers: readonly number[]): Uint8Array {
  return bytesOf(numbers.length * 2, (view) => {
    for (const [at, number] of numbers.entries()) view.setUint16(at * 2, number & 0xffff);
  });
}

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

/** One contour of three points on the line: a triangle of a size. */
function triangle(size: number): Uint8Array {
  const points = Uint8Array.of(1, 1, 1);
  return joined(
    u16s(1, 0, 0, size, size, 2),
    u16s(2),
    Uint8Array.of(0xb0, 0x01),
    points,
    u16s(0, size, -size, 0, 0, size),
  );
}

/** A glyph made of another, moved, twice. */
function pair(of: number): Uint8Array {
  const component = (flags: number, x: number) => u16s(0x0003 | flags, of, x, 0);
  return joined(u16s(-1, 0, 0, 0, 0), component(0x20, 0), component(0, 300));
}

/** An outline padded to a multiple of four bytes. */
function padded(outline: Uint8Array): Uint8Array {
  return joined(outline, new Uint8Array((4 - (outline.length % 4)) % 4));
}

/** Characters of the small faces, with glyphs from 1 on. */
export const smallText = 'AB东湖';
const GLYPHS = 5;

function cmapOf(): Uint8Array {
  const codes = [...smallText].map((one, at) => ({ code: one.codePointAt(0) ?? 0, glyph: at + 1 }));
  // Format 4, as older faces have it: a segment a character, and the last.
  const segments = [...codes.map(({ code, glyph }) => ({ code, shift: glyph - code })), { code: 0xffff, shift: 1 }];
  const map = joined(
    u16s(4, 16 + segments.length * 8, 0, segments.length * 2, 0, 0, 0),
    u16s(...segments.map(({ code }) => code)),
    u16s(0),
    u16s(...segments.map(({ code }) => code)),
    u16s(...segments.map(({ shift }) => shift)),
    u16s(...segments.map(() => 0)),
  );
  return joined(u16s(0, 1, 3, 1, 0, 12), map);
}

function nameOf(family: string): Uint8Array {
  const texts: [language: number, id: number, text: string][] = [
    [0x0409, 1, family],
    [0x0804, 1, '试验体'],
    [0x0409, 2, 'Regular'],
    [0x0409, 6, family],
  ];
  let at = 0;
  const records = texts.map(([language, id, text]) => {
    const record = u16s(3, 1, language, id, text.length * 2, at);
    at += text.length * 2;
    return record;
  });
  const storage = u16s(...texts.flatMap(([, , text]) => [...text].map((one) => one.charCodeAt(0))));
  return joined(u16s(0, texts.length, 6 + texts.length * 12), ...records, storage);
}

/** What a small face may be asked to be. */
export interface SmallFace {
  /** `OS/2` fsType. */
  readonly fsType?: number;
  /** Tables in place of its own. */
  readonly tables?: Readonly<Record<string, Uint8Array>>;
}

function commonTables({ fsType = 0 }: SmallFace): [string, Uint8Array][] {
  const head = bytesOf(54, (view) => {
    view.setUint32(0, 0x0001_0000);
    view.setUint32(12, 0x5f0f_3cf5);
    view.setUint16(18, 1000);
    view.setUint16(40, 700);
    view.setUint16(42, 700);
    view.setInt16(50, 1);
  });
  const hhea = bytesOf(36, (view) => {
    view.setUint32(0, 0x0001_0000);
    view.setInt16(4, 880);
    view.setInt16(6, -120);
    view.setUint16(34, 2);
  });
  const os2 = bytesOf(96, (view) => {
    view.setUint16(0, 4);
    view.setUint16(4, 400);
    view.setUint16(8, fsType);
    view.setInt16(68, 880);
    view.setInt16(70, -120);
    view.setInt16(88, 700);
  });
  return [
    ['head', head],
    ['hhea', hhea],
    ['OS/2', os2],
    ['maxp', joined(Uint8Array.of(0, 1, 0, 0), u16s(GLYPHS), new Uint8Array(26))],
    // Two advances; the glyphs after them have bearings alone.
    ['hmtx', u16s(500, 0, 1000, 0, 0, 0, 0)],
    ['cmap', cmapOf()],
    ['name', nameOf('Small')],
    ['post', joined(Uint8Array.of(0, 3, 0, 0), new Uint8Array(28))],
  ];
}

/** A TrueType face of five glyphs, one of them made of another: 湖 of B. Its outlines have instructions. */
export function smallTrueType(face: SmallFace = {}): Uint8Array {
  const outlines = [triangle(100), triangle(300), triangle(500), triangle(700), pair(2)].map(padded);
  const starts = [0];
  for (const outline of outlines) starts.push((starts.at(-1) ?? 0) + outline.length);
  const loca = bytesOf(starts.length * 4, (view) => {
    for (const [at, start] of starts.entries()) view.setUint32(at * 4, start);
  });
  const tables = [...commonTables(face), ['glyf', joined(...outlines)], ['loca', loca]] as [string, Uint8Array][];
  return fontOf(Uint8Array.of(0, 1, 0, 0), new Map([...tables, ...Object.entries(face.tables ?? {})]));
}

/** A list of CFF, with offsets of one byte. */
function cffIndex(...items: readonly Uint8Array[]): Uint8Array {
  if (items.length === 0) return u16s(0);
  const offsets = [1];
  for (const item of items) offsets.push((offsets.at(-1) ?? 0) + item.length);
  return joined(u16s(items.length), Uint8Array.of(1), Uint8Array.from(offsets), ...items);
}

/** A number of a charstring or a dictionary, in three bytes. */
function number(value: number): Uint8Array {
  return joined(Uint8Array.of(28), u16s(value));
}

/** A triangle by a subroutine of all glyphs, which calls one of its dictionary; their numbers count from -107. */
function cffOutline(size: number): Uint8Array {
  return joined(number(size), number(-107), Uint8Array.of(29), Uint8Array.of(14));
}

/** The same five glyphs as {@link smallTrueType} without the pair, as a table of CFF with named glyphs and subroutines. */
export function smallCffTable(): Uint8Array {
  // Moves to the start, draws along by the size given, and goes on in the local subroutine.
  const global = joined(number(0), Uint8Array.of(22), number(300), number(0), number(-107), Uint8Array.of(10, 11));
  const local = joined(Uint8Array.of(5), number(-300), number(400), Uint8Array.of(5, 11));
  const outlines = [100, 200, 300, 400, 500].map(cffOutline);
  const charStrings = cffIndex(...outlines);
  // Its subroutines follow the dictionary, whose length is how far they are from its start.
  const privateDict = joined(number(4), Uint8Array.of(19));
  // The names of the glyphs after the first: strings of the format's own.
  const charset = joined(Uint8Array.of(0), u16s(34, 35, 36, 37));
  const top = (charStringsAt: number, privateAt: number) =>
    joined(
      number(privateAt - charset.length),
      Uint8Array.of(15),
      number(charStringsAt),
      Uint8Array.of(17),
      number(privateDict.length),
      number(privateAt),
      Uint8Array.of(18),
    );
  const head = (at: number, privateAt: number) =>
    joined(
      Uint8Array.of(1, 0, 4, 1),
      cffIndex(Uint8Array.from('Small', (letter) => letter.charCodeAt(0))),
      cffIndex(top(at, privateAt)),
      cffIndex(),
      cffIndex(global),
    );
  const at = head(0, 0).length;
  const privateAt = at + charStrings.length + charset.length;
  return joined(head(at, privateAt), charStrings, charset, privateDict, cffIndex(local));
}

/** `maxp` of a face without TrueType outlines. */
const CFF_COUNT = joined(Uint8Array.of(0, 0, 0x50, 0), u16s(GLYPHS));

/** A CFF face of five glyphs. */
export function smallCff(face: SmallFace = {}): Uint8Array {
  const tables = [...commonTables(face), ['maxp', CFF_COUNT], ['CFF ', smallCffTable()]] as [string, Uint8Array][];
  return fontOf(Uint8Array.of(0x4f, 0x54, 0x54, 0x4f), new Map([...tables, ...Object.entries(face.tables ?? {})]));
}

/** A collection of faces, each with all its tables. */
export function collectionOf(...faces: readonly Uint8Array[]): Uint8Array {
  const head = 12 + faces.length * 4;
  let at = head;
  const starts = faces.map((face) => {
    at += face.length;
    return at - face.length;
  });
  const moved = faces.map((face, index) => {
    const own = face.slice();
    const view = new DataView(own.buffer);
    for (let entry = 12; entry < 12 + view.getUint16(4) * 16; entry += 16) {
      view.setUint32(entry + 8, view.getUint32(entry + 8) + (starts[index] ?? 0));
    }
    return own;
  });
  const header = bytesOf(head, (view) => {
    view.setUint32(0, 0x7474_6366);
    view.setUint32(4, 0x0001_0000);
    view.setUint32(8, faces.length);
    for (const [index, start] of starts.entries()) view.setUint32(12 + index * 4, start);
  });
  return joined(header, ...moved);
}

/** A list of CFF2, with offsets of one byte: its count has four bytes. */
function cff2Index(...items: readonly Uint8Array[]): Uint8Array {
  const index = cffIndex(...items);
  return joined(u16s(0), index);
}

/** `fvar` with one axis, of weight, and no named instance. */
function weightAxis(): Uint8Array {
  const axis = joined(
    Uint8Array.from('wght', (letter) => letter.charCodeAt(0)),
    u16s(100, 0, 400, 0, 900, 0, 0, 2),
  );
  return joined(u16s(1, 0, 16, 2, 1, 20, 0, 8), axis);
}

/** A font file of a face that says it varies, and along whose axis nothing moves. */
export function asVariable(font: Uint8Array): Uint8Array {
  const directory = fontDirectory((at, length) => font.subarray(at, at + length));
  const tables = directory.map(({ tag, start, length }) => [tag, font.subarray(start, start + length)] as const);
  return fontOf(font, new Map([...tables, ['fvar', weightAxis()]]));
}

/** A variable face of CFF2 with five glyphs and one axis, along which nothing moves. */
export function smallCff2(): Uint8Array {
  const outlines = [100, 200, 300, 400, 500].map((size) =>
    joined(
      number(0),
      Uint8Array.of(22),
      number(size),
      number(0),
      Uint8Array.of(5),
      number(-size),
      number(400),
      Uint8Array.of(5),
    ),
  );
  const charStrings = cff2Index(...outlines);
  const top = (charStringsAt: number, dictsAt: number) =>
    joined(number(charStringsAt), Uint8Array.of(17), number(dictsAt), Uint8Array.of(12, 36));
  const head = (charStringsAt: number, dictsAt: number) => {
    const dict = top(charStringsAt, dictsAt);
    return joined(Uint8Array.of(2, 0, 5), u16s(dict.length), dict, cff2Index());
  };
  const at = head(0, 0).length;
  const dictsAt = at + charStrings.length;
  // Its private dictionary is empty, and stands at the end of the table.
  const dicts = (privateAt: number) => cff2Index(joined(number(0), number(privateAt), Uint8Array.of(18)));
  const end = dictsAt + dicts(0).length;
  const table = joined(head(at, dictsAt), charStrings, dicts(end));
  const tables = [...commonTables({}), ['maxp', CFF_COUNT], ['CFF2', table], ['fvar', weightAxis()]] as [
    string,
    Uint8Array,
  ][];
  return fontOf(Uint8Array.of(0x4f, 0x54, 0x54, 0x4f), new Map(tables));
}
