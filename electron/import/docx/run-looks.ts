/** What properties of a run decide about its words: whether they are seen, and as which characters (ECMA-376 17.3.2). */
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
  /** True where something lies behind the text that is not white. */
  readonly isBacked?: boolean | undefined;
  /** The colour of a run's own shade, `RRGGBB`. */
  readonly shade?: string | undefined;
  readonly font?: string | undefined;
  readonly style?: string | undefined;
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
}

/** True of a shade (17.3.5) that is there and not white. */
export function isShaded(properties: XmlElement | undefined): boolean | undefined {
  const shade = childOf(properties, 'w:shd');
  if (shade === undefined) return undefined;
  const { 'w:fill': fill, 'w:val': pattern, 'w:themeFill': theme } = shade.attributes;
  if (pattern === 'solid' || theme !== undefined) return true;
  return fill !== undefined && !/^(?:auto|f[0-9a-f]f[0-9a-f]f[0-9a-f])$/iu.test(fill);
}

/** The one colour of a run's shade; undefined without one, and of a pattern. */
function shadeOf(properties: XmlElement): string | undefined {
  const {
    'w:fill': fill,
    'w:val': pattern = 'clear',
    'w:themeFill': theme,
  } = childOf(properties, 'w:shd')?.attributes ?? {};
  return pattern === 'clear' && theme === undefined && fill !== undefined && isColour(fill) ? fill : undefined;
}

function isColour(value: string): boolean {
  return /^[0-9a-f]{6}$/iu.test(value);
}

/** Text that nobody sees: white on nothing, or of the very colour of its shade. HTML and RTF are read by the same rule. */
function isUnseen({ colour = '', shade, isBacked }: RunProperties, isBackedAround: boolean): boolean {
  if (shade !== undefined && isColour(colour) && colour.toLowerCase() === shade.toLowerCase()) return true;
  return white.test(colour) && !(isBacked ?? isBackedAround);
}

function backed(properties: XmlElement): boolean | undefined {
  const highlight = settingOf(properties, 'w:highlight');
  if (highlight !== undefined && highlight !== 'none' && highlight !== 'white') return true;
  return isShaded(properties);
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
    isBacked: backed(properties),
    shade: shadeOf(properties),
    font: fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'],
    style: settingOf(properties, 'w:rStyle'),
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

const white = /^f[0-9a-f]f[0-9a-f]f[0-9a-f]$/iu;

/** What a run looks like; `isBacked` where a paragraph, cell or box behind it is not white. */
export function lookOf(layers: Layers, isBacked: boolean): RunLook {
  const { defaults, table, paragraph, character, direct } = layers;
  const found = [table, paragraph, character, direct].reduce(over, defaults);
  return {
    bold: isOn('bold', layers),
    caps: isOn('caps', layers),
    smallCaps: isOn('smallCaps', layers),
    struck: isOn('struck', layers) || found.struckTwice === true,
    hidden: isOn('hidden', layers),
    ...shiftOf(found),
    isUnseen: isUnseen(found, isBacked),
    font: found.font ?? '',
  };
}
