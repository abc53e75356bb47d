/** What is used of the package `numfmt`: its own declarations are not where its manifest says they are. */
declare module 'numfmt' {
  interface FormatOptions {
    readonly locale?: string;
    /** False: what is no format gives `invalid`, and nothing is thrown. */
    readonly throws?: boolean;
    readonly invalid?: string;
  }
  /** A value by a number format (ECMA-376 18.8.31). */
  export function format(pattern: string, value: number | string, options?: FormatOptions): string;
  export function isDateFormat(pattern: string): boolean;
  export function isValidFormat(pattern: string): boolean;
}
