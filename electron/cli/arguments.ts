/** What a command line says, checked against what the command takes. */
import { parseArgs } from 'node:util';
import { readPageRange } from '../../shared/edition/page-range.ts';
import { isDay } from '../../shared/edition/record-fields.ts';
import { DayangError } from '../errors.ts';
import { asSpelt } from '../file-names.ts';

interface OptionSpec {
  readonly type: 'string' | 'boolean';
  /** How the value is named in the help; for strings. */
  readonly value?: string;
  /** Its short name, a letter. */
  readonly short?: string;
  readonly help: string;
}

export type OptionSpecs = Readonly<Record<string, OptionSpec>>;

/** The options and operands of one call. */
export class Arguments {
  readonly #values: Readonly<Record<string, string | boolean | undefined>>;
  readonly operands: readonly string[];

  private constructor(values: Readonly<Record<string, string | boolean | undefined>>, operands: readonly string[]) {
    this.#values = values;
    this.operands = operands;
  }

  /** Throws `usage` for an unknown option, a missing value or the wrong number of operands. */
  static parse(args: readonly string[], specs: OptionSpecs, operandNames: readonly string[]): Arguments {
    try {
      const options = Object.fromEntries(
        Object.entries(specs).map(([name, { type, short }]) => [
          name,
          short === undefined ? { type } : { type, short },
        ]),
      );
      const parsed = parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
      if (parsed.positionals.length !== operandNames.length) {
        throw new Error(
          `expected ${operandNames.join(' ') || 'no operands'}, got ${parsed.positionals.length} operands`,
        );
      }
      const values = Object.fromEntries(
        Object.entries(parsed.values).map(([name, value]) => [name, Array.isArray(value) ? value.at(-1) : value]),
      );
      return new Arguments(values, parsed.positionals);
    } catch (error) {
      throw new DayangError('usage', { detail: error instanceof Error ? error.message : String(error) }, error);
    }
  }

  /** An operand; of a path the file that is there, however its letters and their marks are kept. */
  operand(at: number): string {
    return asSpelt(this.operands[at] ?? '');
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string): string | undefined {
    const value = this.#values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** A whole number in a range; `otherwise` when the option is absent. */
  whole(name: string, least: number, most: number, otherwise: number): number {
    const text = this.text(name);
    return text === undefined ? otherwise : wholeNumber(text, `--${name}`, least, most);
  }

  /** One of a few words. */
  choice<T extends string>(name: string, words: readonly T[], otherwise: T): T {
    const text = this.text(name);
    if (text === undefined) return otherwise;
    const known = words.find((word) => word === text);
    if (known === undefined)
      throw new DayangError('usage', { detail: `--${name} takes ${words.join(' or ')}, not ${text}` });
    return known;
  }
}

/** Parses a whole number in a range. Throws `usage`. */
export function wholeNumber(text: string, name: string, least: number, most: number): number {
  const number = Number(text);
  if (/^\d+$/u.test(text) && number >= least && number <= most) return number;
  throw new DayangError('usage', { detail: `${name} takes a whole number from ${least} to ${most}, not ${text}` });
}

/** `1-3,5` as page numbers, in order, each once. Throws `usage`. */
export function pageRange(text: string): readonly number[] {
  const pages = readPageRange(text);
  if (pages !== null) return pages;
  throw new DayangError('usage', { detail: `--pages takes page numbers such as 1-3,5, not ${text}` });
}

/** A calendar date `YYYY-MM-DD` that exists. Throws `usage`. */
export function calendarDate(text: string): string {
  if (!isDay(text)) {
    throw new DayangError('usage', { detail: `--date takes a date such as 2024-03-08, not ${text}` });
  }
  return text;
}
