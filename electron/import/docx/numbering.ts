/** The numbers of numbered paragraphs, counted as Word counts them (ECMA-376 17.9). */
import { numberInForm } from './number-forms.ts';
import { runProperties } from './run-looks.ts';
import type { ListPlace, Styles } from './styles.ts';
import { symbolText } from './symbols.ts';
import { childOf, childrenOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

const LEVELS = 9;
/** UTF-16 units of what stands before a paragraph. */
const LONGEST_LABEL = 400;

interface Level {
  readonly start: number;
  readonly form: string;
  readonly custom: string | undefined;
  /** With `%1` to `%9` for the numbers of its own and the levels above. */
  readonly text: string;
  readonly suffix: string;
  /** Levels up to this one start it anew; 0 for none. */
  readonly restartsAfter: number;
  readonly isLegal: boolean;
  readonly isHidden: boolean;
  readonly font: string;
  readonly style: string | undefined;
}

interface List {
  /** What counts its numbers: lists of one definition count on with each other. */
  readonly counter: string;
  readonly levels: readonly (Level | undefined)[];
  /** Where a list says itself with what its levels start. */
  readonly starts: ReadonlyMap<number, number>;
}

/** A number as it stands before its paragraph. */
export interface Label {
  readonly text: string;
  /** True where figures stand for a form that is not known. */
  readonly isInFigures: boolean;
}

/** A form may be one of the file's own, with one of the usual forms beside it for programs that do not know it. */
function formOf(level: XmlElement): Pick<Level, 'form' | 'custom'> {
  const choice = childOf(childOf(level, 'mc:AlternateContent'), 'mc:Choice');
  const form = childOf(level, 'w:numFmt') ?? childOf(choice, 'w:numFmt');
  return { form: form?.attributes['w:val'] ?? 'decimal', custom: form?.attributes['w:format'] };
}

function readLevel(level: XmlElement): readonly [number, Level] | undefined {
  const at = integerOf(level.attributes['w:ilvl']);
  if (at === undefined || at < 0 || at >= LEVELS) return undefined;
  const runs = runProperties(childOf(level, 'w:rPr'));
  return [
    at,
    {
      start: integerOf(settingOf(level, 'w:start')) ?? 0,
      ...formOf(level),
      text: settingOf(level, 'w:lvlText') ?? '',
      suffix: settingOf(level, 'w:suff') ?? 'tab',
      restartsAfter: integerOf(settingOf(level, 'w:lvlRestart')) ?? at,
      isLegal: switchOf(level, 'w:isLgl') === true,
      isHidden: runs.toggled.hidden === true,
      font: runs.font ?? '',
      style: settingOf(level, 'w:pStyle'),
    },
  ];
}

function readLevels(source: XmlElement | undefined): (Level | undefined)[] {
  const levels = new Array<Level | undefined>(LEVELS).fill(undefined);
  for (const level of childrenOf(source, 'w:lvl')) {
    const read = readLevel(level);
    if (read !== undefined) levels[read[0]] = read[1];
  }
  return levels;
}

/** The lists of a document, and how far each has counted. */
export class Numbering {
  readonly #definitions = new Map<string, XmlElement>();
  readonly #numbers = new Map<string, XmlElement>();
  readonly #lists = new Map<string, List | null>();
  /** Levels of definitions: many lists may be of one. */
  readonly #levels = new Map<string, readonly (Level | undefined)[]>();
  readonly #counts = new Map<string, (number | undefined)[]>();
  /** Levels of lists that have started with what they say themselves. */
  readonly #started = new Set<string>();
  readonly #styles: Styles;

  constructor(part: XmlElement | undefined, styles: Styles) {
    this.#styles = styles;
    for (const one of childrenOf(part, 'w:abstractNum')) {
      this.#definitions.set(one.attributes['w:abstractNumId'] ?? '', one);
    }
    for (const one of childrenOf(part, 'w:num')) this.#numbers.set(one.attributes['w:numId'] ?? '', one);
  }

  /** A definition's own id and element; a linked one is that of the numbering style it names (17.9.21). */
  #definition(number: XmlElement, links = 0): readonly [string, XmlElement] | undefined {
    const id = settingOf(number, 'w:abstractNumId') ?? '';
    const definition = this.#definitions.get(id);
    if (definition === undefined) return undefined;
    const link = settingOf(definition, 'w:numStyleLink');
    const linked = link === undefined ? undefined : this.#numbers.get(this.#styles.listOf(link) ?? '');
    if (linked === undefined || links > LEVELS) return [id, definition];
    return this.#definition(linked, links + 1) ?? [id, definition];
  }

  #list(id: string): List | null {
    const known = this.#lists.get(id);
    if (known !== undefined) return known;
    const number = this.#numbers.get(id);
    const found = number === undefined ? undefined : this.#definition(number);
    let list: List | null = null;
    if (found !== undefined) {
      const defined = this.#levels.get(found[0]) ?? readLevels(found[1]);
      this.#levels.set(found[0], defined);
      const levels = [...defined];
      const starts = new Map<number, number>();
      for (const change of childrenOf(number, 'w:lvlOverride')) {
        const at = integerOf(change.attributes['w:ilvl']) ?? 0;
        const own = childrenOf(change, 'w:lvl')
          .map(readLevel)
          .find((one) => one !== undefined);
        if (own !== undefined && at >= 0 && at < LEVELS) levels[at] = own[1];
        const start = integerOf(settingOf(change, 'w:startOverride'));
        if (start !== undefined) starts.set(at, start);
      }
      list = { counter: found[0], levels, starts };
    }
    this.#lists.set(id, list);
    return list;
  }

  /** The level of a list that a paragraph's style has: the level says the style (17.9.23). */
  #levelOfStyle(list: List, style: string | undefined): number {
    const at = list.levels.findIndex((level) => level?.style !== undefined && level.style === style);
    return Math.max(0, at);
  }

  /** Counts a paragraph, and says what stands before it; null for a paragraph of no list, or where nothing stands there. */
  next(place: ListPlace, style: string | undefined): Label | null {
    const list = place.id === '0' ? null : this.#list(place.id);
    if (list === null) return null;
    const at = Math.min(LEVELS - 1, Math.max(0, place.level ?? this.#levelOfStyle(list, style)));
    const level = list.levels[at];
    if (level === undefined) return null;
    const counts = this.#counts.get(list.counter) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    this.#counts.set(list.counter, counts);
    this.#count(place.id, list, at, counts);
    return level.isHidden ? null : this.#label(list, at, counts);
  }

  #count(id: string, list: List, at: number, counts: (number | undefined)[]): void {
    const own = list.starts.get(at);
    const key = `${id} ${at}`;
    const current = counts[at];
    if (own !== undefined && !this.#started.has(key)) counts[at] = own;
    else counts[at] = current === undefined ? (own ?? list.levels[at]?.start ?? 0) : current + 1;
    this.#started.add(key);
    for (let deeper = at + 1; deeper < LEVELS; deeper++) {
      const after = list.levels[deeper]?.restartsAfter ?? deeper;
      if (at < after) counts[deeper] = undefined;
    }
  }

  #label(list: List, at: number, counts: readonly (number | undefined)[]): Label | null {
    const level = list.levels[at];
    if (level === undefined) return null;
    let isInFigures = false;
    const numbered = (from: number): string => {
      const source = list.levels[from];
      if (source === undefined) return '';
      const value = counts[from] ?? list.starts.get(from) ?? source.start;
      const form = level.isLegal && source.form !== 'none' ? 'decimal' : source.form;
      const written = numberInForm(value, form, source.custom);
      if (written === null) isInFigures = true;
      return written ?? String(value);
    };
    const plain = level.text.replace(/%([1-9])/gu, (_, one: string) => numbered(Number(one) - 1));
    const text = level.form === 'bullet' ? bullet(plain, level.font) : plain;
    if (text.trim() === '') return null;
    // What is no number stands before each of its paragraphs: one of a page's length would fill the memory.
    if (text.length > LONGEST_LABEL) return { text: `${counts[at] ?? level.start}. `, isInFigures: true };
    return { text: text.trim() + gapAfter(text, level.suffix), isInFigures };
  }
}

/** Bullets of Wingdings that Chinese faces have under another code. */
const bullets: ReadonlyMap<string, string> = new Map([
  ['⚫', '●'],
  ['■', '■'],
  ['⬛', '■'],
  ['◼', '■'],
  ['◾', '■'],
  ['❖', '◆'],
  ['⯁', '◆'],
  ['⬧', '◆'],
  ['🞄', '•'],
  ['●', '●'],
  ['⚪', '○'],
]);

/**
 * A bullet as its font shows it; a plain one where the font is not known, a picture stands there, or it is a sign no face of
 * text has (Dingbats, U+2700 and above, short of full-width forms).
 */
function bullet(text: string, font: string): string {
  if (text.trim() === '') return '•';
  const shown = symbolText(text, font) ?? text;
  const usual = bullets.get(shown) ?? shown;
  return /[\u2700-\u2bff\ue000-\uf8ff\u{1f000}-\u{1ffff}]/u.test(usual) ? '•' : usual;
}

/** What parts a number from its words: a tab or a space in Word; after marks of full width their own space is enough. */
function gapAfter(label: string, suffix: string): string {
  if (suffix === 'nothing' || /[、，。．：；）】〕》」』]\s*$/u.test(label)) return '';
  return /[\u2e80-\u9fff\uf900-\uffef\u{20000}-\u{3ffff}]\s*$/u.test(label) ? '\u3000' : ' ';
}
