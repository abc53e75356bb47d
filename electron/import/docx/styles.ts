/** The styles of a document (ECMA-376 17.7): what a paragraph is by its style, and how its runs look. */
import { documentStyles } from '../../../shared/text/document-styles.ts';
import type { Rgb } from '../../../shared/text/ground-colour.ts';
import {
  type Ground,
  type Layers,
  lookOf,
  over,
  type RunLook,
  type RunProperties,
  runProperties,
  shadeOf,
} from './run-looks.ts';
import { childOf, childrenOf, integerOf, settingOf, type XmlElement } from './xml.ts';

/** A place in a list: its number's id, its level from 0; id 0 takes a paragraph out of its style's list. */
export interface ListPlace {
  readonly id: string;
  readonly level: number | undefined;
}

interface Style {
  readonly id: string;
  readonly name: string;
  readonly runs: RunProperties;
  readonly list: ListPlace | null;
  readonly isHeading: boolean;
  readonly shade: Ground | undefined;
}

const empty: RunProperties = { toggled: {} };
/** Styles based on styles: Word follows some ten; what goes round ends here. */
const LONGEST_CHAIN = 40;

const roles: ReadonlyMap<string, string> = new Map([
  ['title', 'headline'],
  ['subtitle', 'deck'],
  ...documentStyles.map(({ name, role }) => [name.toLowerCase(), role] as const),
]);

/** The list a paragraph's properties put it in. */
export function listPlaceOf(properties: XmlElement | undefined): ListPlace | null {
  const numbered = childOf(properties, 'w:numPr');
  const id = settingOf(numbered, 'w:numId');
  if (id === undefined) return null;
  return { id, level: integerOf(settingOf(numbered, 'w:ilvl')) };
}

/** Outline levels 0 to 8 are headings, 9 is body text (17.3.1.20). */
function isHeading(name: string, properties: XmlElement | undefined): boolean | undefined {
  if (/^heading ?[1-9]$/iu.test(name)) return true;
  const level = integerOf(settingOf(properties, 'w:outlineLvl'));
  return level === undefined ? undefined : level < 9;
}

export class Styles {
  readonly #sources = new Map<string, XmlElement>();
  readonly #read = new Map<string, Style>();
  readonly #usual = new Map<string, string>();
  readonly #shades = new Map<string, Ground | undefined>();
  readonly #defaults: RunProperties;

  constructor(part: XmlElement | undefined) {
    for (const style of childrenOf(part, 'w:style')) {
      const id = style.attributes['w:styleId'];
      const type = style.attributes['w:type'] ?? 'paragraph';
      if (id === undefined) continue;
      this.#sources.set(id, style);
      if (/^(?:1|true|on)$/iu.test(style.attributes['w:default'] ?? '')) this.#usual.set(type, id);
    }
    this.#defaults = runProperties(childOf(childOf(childOf(part, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr'));
  }

  /** A style with what it is based on; one that is not there is nothing but its id. */
  #style(id: string | undefined, type: string, chain = 0): Style | undefined {
    const wanted = id ?? this.#usual.get(type);
    if (wanted === undefined) return undefined;
    const known = this.#read.get(wanted);
    if (known !== undefined) return known;
    const source = this.#sources.get(wanted);
    const base = settingOf(source, 'w:basedOn');
    const parent = base === undefined || chain > LONGEST_CHAIN ? undefined : this.#style(base, type, chain + 1);
    const name = settingOf(source, 'w:name') ?? wanted;
    const paragraph = childOf(source, 'w:pPr');
    const place = listPlaceOf(paragraph);
    const level = integerOf(settingOf(childOf(paragraph, 'w:numPr'), 'w:ilvl'));
    const inherited = parent?.list ?? null;
    const style: Style = {
      id: wanted,
      name,
      runs: over(parent?.runs ?? empty, runProperties(childOf(source, 'w:rPr'))),
      // A style may say a deeper level alone of its parent's list.
      list: place ?? (inherited === null || level === undefined ? inherited : { ...inherited, level }),
      isHeading: isHeading(name, paragraph) ?? parent?.isHeading ?? false,
      shade: shadeOf(paragraph) ?? parent?.shade,
    };
    this.#read.set(wanted, style);
    return style;
  }

  /** What a paragraph of a style is to a story, and the list its style puts it in. */
  paragraph(id: string | undefined): {
    readonly id: string | undefined;
    readonly role: string;
    readonly isHeading: boolean;
    readonly list: ListPlace | null;
    readonly shade: Ground | undefined;
  } {
    const style = this.#style(id, 'paragraph');
    if (style === undefined) return { id, role: '', isHeading: false, list: null, shade: undefined };
    return {
      id: style.id,
      role: roles.get(style.name.toLowerCase()) ?? '',
      isHeading: style.isHeading,
      list: style.list,
      shade: style.shade,
    };
  }

  /** The look of a run with properties of its own, in a paragraph and a table of some style. */
  look(
    properties: XmlElement | undefined,
    within: { readonly paragraph: string | undefined; readonly table: string | undefined; readonly ground: Rgb | null },
  ): RunLook {
    const direct = runProperties(properties);
    const layers: Layers = {
      defaults: this.#defaults,
      table: within.table === undefined ? empty : (this.#style(within.table, 'table')?.runs ?? empty),
      paragraph: this.#style(within.paragraph, 'paragraph')?.runs ?? empty,
      character: this.#style(direct.style, 'character')?.runs ?? empty,
      direct,
    };
    return lookOf(layers, within.ground);
  }

  /** The number's id of a numbering style (17.9.21): what a list linked to it is. */
  listOf(id: string): string | undefined {
    return this.#style(id, 'numbering')?.list?.id;
  }

  /** What a table's style lays behind its cells; one that colours some of them, as its first row, cannot be told. */
  shadeOfTable(id: string | undefined, chain = 0): Ground | undefined {
    if (id === undefined || chain > LONGEST_CHAIN) return undefined;
    if (this.#shades.has(id)) return this.#shades.get(id);
    const source = this.#sources.get(id);
    const own = (part: XmlElement | undefined) => shadeOf(childOf(part, 'w:tcPr')) ?? shadeOf(childOf(part, 'w:tblPr'));
    const parts = childrenOf(source, 'w:tblStylePr').map(own);
    const isOfSome = parts.some((ground) => ground !== undefined && ground !== 'clear');
    const shade = isOfSome ? null : (own(source) ?? this.shadeOfTable(settingOf(source, 'w:basedOn'), chain + 1));
    this.#shades.set(id, shade);
    return shade;
  }
}
