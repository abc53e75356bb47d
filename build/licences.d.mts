/** What ships with the program that others made. */
export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  readonly text: string;
  /** Its address in a bill of materials, where it is not a package of npm. */
  readonly purl?: string;
}
export const allowedLicences: ReadonlySet<string>;
export function partsOfLicence(expression: string): string[];
export function shippedLicences(): Licence[];
export function shownLicences(): Omit<Licence, 'purl'>[];
export function bomOf(
  licences: readonly Licence[],
  of: { readonly name: string; readonly version: string },
): { readonly bomFormat: string; readonly components: readonly { readonly name: string; readonly purl: string }[] };
export function licencesText(licences: readonly Licence[]): string;
