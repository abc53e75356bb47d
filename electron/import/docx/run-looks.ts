/** What properties of a run decide about its words: whether they are seen, and as which characters (ECMA-376 17.3.2). */
import { blackInk, isLostOn, mixed, type Rgb, rgbOf, whitePaper } from '../../../shared/text/ground-colour.ts';
import type { LeafStyle } from '../../../shared/text/leaves.ts';
import type { Shift } from '../../../shared/text/raised.ts';
import { childOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

/** Properties that styles of several kinds toggle (17.7.3). */
const toggles = {
  bold: 'w:b',
  caps: 'w:caps',
  smallCaps: 'w:smallCaps',
  struck: 'w:strike',
  hidden: 'w:vanish',
} as const;

type Toggle = keyof typeof toggles;

const toggleNames = Object.keys(toggles).filter((name): name is Toggle => name in toggles);

/** Properties that stand in one place: a run, a style, the document's defaults. What is not said there is undefined. */
export interface RunProperties {
  readonly toggled: Readonly<Partial<Record<Toggle, boolean>>>;
  /** A paragraph mark that is never shown, whatever is: a style separator (17.3.2.36). */
  readonly markNever?: boolean | undefined;
  readonly struckTwice?: boolean | undefined;
  readonly align?: string | undefined;
  /** Half-points above the line. */
  readonly position?: number | undefined;
  /** Half-points. */
  readonly size?: number | undefined;
  /** `RRGGBB` or `auto`. */
  readonly colour?: string | undefined;
  /** What is laid behind the text itself. */
  readonly ground?: Ground | undefined;
  readonly font?: string | undefined;
  readonly style?: string | undefined;
  /** Dots (17.3.2.12), lines (17.3.2.40), letterspacing in twentieths of a point (17.3.2.35), width in hundredths (17.3.2.43). */
  readonly dots?: string | undefined;
  readonly line?: string | undefined;
  readonly spacing?: number | undefined;
  readonly width?: number | undefined;
}

/** What is left when all that has a say was heard. */
export interface RunLook {
  readonly bold: boolean;
  readonly caps: boolean;
  readonly smallCaps: boolean;
  readonly struck: boolean;
  readonly hidden: boolean;
  readonly shift: Shift | null;
  /** True where it is shifted by being raised or lowered, not as super- or subscript. */
  readonly isMoved: boolean;
  /** Of the colour of what it stands on: there, and seen by nobody. */
  readonly isUnseen: boolean;
  /** Empty where none is said; null for words that are written as they are seen already. */
  readonly font: string | null;
  /** The character style its words have in copy beside emphasis. */
  readonly styled: LeafStyle;
}

/** A colour behind text: `clear` lets through what lies behind it, null cannot be told. */
export type Ground = Rgb | 'clear' | null;

/** The colour that text stands on where `ground` is laid over what is `around` it; what says nothing lets that through. */
export function groundOver(ground: Ground | undefined, around: Rgb | null): Rgb | null {
  return ground === undefined || ground === 'clear' ? around : ground;
}

/** What a shade (17.3.5) lays behind text; undefined without one. Dots are the grey they make, other patterns cannot be told. */
export function shadeOf(properties: XmlElement | undefined): Ground | undefined {
  const shade = childOf(properties, 'w:shd');
  if (shade === undefined) return undefined;
  const { 'w:fill': fill = 'auto', 'w:val': pattern = 'clear', 'w:color': colour = 'auto' } = shade.attributes;
  const isThemed = shade.attributes['w:themeFill'] !== undefined;
  const ground = fill === 'auto' ? whitePaper : rgbOf(fill);
  if (pattern === 'clear' || pattern === 'nil') {
    if (fill !== 'auto') return ground;
    // A colour of the theme that is not written out beside it.
    return isThemed ? null : 'clear';
  }
  const dots = pattern === 'solid' ? 100 : Number(/^pct(\d+)$/u.exec(pattern)?.[1] ?? Number.NaN);
  const over = colour === 'auto' ? blackInk : rgbOf(colour);
  if (Number.isNaN(dots) || over === null || ground === null) return null;
  return mixed(over, ground, dots / 100);
}

/** The colours of the marker pen (17.18.40). */
const markers: Readonly<Record<string, string>> = {
  black: '000000',
  blue: '0000ff',
  cyan: '00ffff',
  green: '00ff00',
  magenta: 'ff00ff',
  red: 'ff0000',
  yellow: 'ffff00',
  white: 'ffffff',
  darkBlue: '000080',
  darkCyan: '008080',
  darkGreen: '008000',
  darkMagenta: '800080',
  darkRed: '800000',
  darkYellow: '808000',
  darkGray: '808080',
  lightGray: 'c0c0c0',
};

/** What a run lays behind its own text: the marker pen, or else a shade. */
function ownGround(properties: XmlElement): Ground | undefined {
  const pen = settingOf(properties, 'w:highlight');
  if (pen === undefined || pen === 'none') return shadeOf(properties);
  return Object.hasOwn(markers, pen) ? rgbOf(markers[pen] ?? '') : null;
}

/** Reads a `w:rPr`. */
export function runProperties(properties: XmlElement | undefined): RunProperties {
  if (properties === undefined || properties.children.length === 0) return nothing;
  const toggled: Partial<Record<Toggle, boolean>> = {};
  for (const name of toggleNames) {
    const is = switchOf(properties, toggles[name]);
    if (is !== undefined) toggled[name] = is;
  }
  const fonts = childOf(properties, 'w:rFonts')?.attributes;
  return {
    toggled,
    markNever: switchOf(properties, 'w:specVanish'),
    struckTwice: switchOf(properties, 'w:dstrike'),
    align: settingOf(properties, 'w:vertAlign'),
    position: integerOf(settingOf(properties, 'w:position')),
    size: integerOf(settingOf(properties, 'w:sz')),
    colour: settingOf(properties, 'w:color'),
    ground: ownGround(properties),
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
    style: settingOf(properties, 'w:rStyle'),
    dots: settingOf(properties, 'w:em'),
    line: settingOf(properties, 'w:u'),
    spacing: integerOf(settingOf(properties, 'w:spacing')),
    width: integerOf(settingOf(properties, 'w:w')),
  };
}

const nothing: RunProperties = { toggled: {} };

/** Properties over those of what they are based on. */
export function over(base: RunProperties, own: RunProperties): RunProperties {
  const said = Object.entries(own).filter(([, value]) => value !== undefined);
  return { ...base, ...Object.fromEntries(said), toggled: { ...base.toggled, ...own.toggled } };
}

/** The layers that have a say in a run's look, and what stands behind it. */
export interface Layers {
  readonly defaults: RunProperties;
  readonly table: RunProperties;
  readonly paragraph: RunProperties;
  readonly character: RunProperties;
  readonly direct: RunProperties;
}

/**
 * A toggle: what the run says itself; else on where the defaults say so; else on where an odd number of styles do (17.7.3).
 */
function isOn(name: Toggle, { defaults, table, paragraph, character, direct }: Layers): boolean {
  const own = direct.toggled[name];
  if (own !== undefined) return own;
  if (defaults.toggled[name] === true) return true;
  return [table, paragraph, character].filter(({ toggled }) => toggled[name] === true).length % 2 === 1;
}

/** A run's size in half-points where nothing says one (17.3.2.38). */
const USUAL_SIZE = 20;
/** Raised by a fifth of its size a figure stands where superscripts do; less is for a line's looks. */
const LEAST_SHIFT = 1 / 5;

function shiftOf(found: RunProperties): Pick<RunLook, 'shift' | 'isMoved'> {
  if (found.align === 'superscript') return { shift: 'above', isMoved: false };
  if (found.align === 'subscript') return { shift: 'below', isMoved: false };
  const position = found.position ?? 0;
  if (Math.abs(position) < (found.size ?? USUAL_SIZE) * LEAST_SHIFT) return { shift: null, isMoved: false };
  return { shift: position > 0 ? 'above' : 'below', isMoved: true };
}

const lineStyles: Readonly<Record<string, LeafStyle['line']>> = {
  single: 'under',
  words: 'under',
  double: 'under',
  thick: 'name',
  wave: 'title',
  wavyHeavy: 'title',
  wavyDouble: 'title',
};
const faceStyles: Readonly<Record<string, LeafStyle['face']>> = { DayangAside: 'aside', DayangName: 'name' };
/** The character style by which a reading that we wrote is told from the guides of others. */
export const READING_STYLE = 'DayangReading';
/** Letters set apart by less than a tenth of an em were set so for a line's sake. */
const LEAST_SPACING = 100;
const MOST_SPACING = 2_000;

/**
 * The character style of a run by what it says itself: what styles say, of links and headings, is the document's look. Space
 * and widths that fit a line to Word's page are left out.
 */
function styledBy({ dots, line, spacing, width, style, colour = '' }: RunProperties, size: number): LeafStyle {
  const apart = Math.round(((spacing ?? 0) / (size * 10)) * 1_000);
  const isWider = width !== undefined && width >= 50 && width <= 150 && Math.abs(width - 100) >= 5;
  return {
    face: Object.hasOwn(faceStyles, style ?? '') ? faceStyles[style ?? ''] : undefined,
    spacing: apart >= LEAST_SPACING && apart <= MOST_SPACING ? apart : undefined,
    width: isWider ? width : undefined,
    line: Object.hasOwn(lineStyles, line ?? '') ? lineStyles[line ?? ''] : undefined,
    dots: dots === undefined || dots === 'none' ? undefined : true,
    colour: /^(?!000000)[0-9a-f]{6}$/iu.test(colour) ? `#${colour.toLowerCase()}` : undefined,
  };
}

/** What a run looks like on the ground of its paragraph, cell or box; null where that cannot be told. */
export function lookOf(layers: Layers, around: Rgb | null): RunLook {
  const { defaults, table, paragraph, character, direct } = layers;
  const found = [table, paragraph, character, direct].reduce(over, defaults);
  return {
    bold: isOn('bold', layers),
    caps: isOn('caps', layers),
    smallCaps: isOn('smallCaps', layers),
    struck: isOn('struck', layers) || found.struckTwice === true,
    hidden: isOn('hidden', layers),
    ...shiftOf(found),
    isUnseen: isLostOn(rgbOf(found.colour ?? ''), groundOver(found.ground, around)),
    font: found.font ?? '',
    styled: styledBy(direct, found.size ?? USUAL_SIZE),
  };
}
