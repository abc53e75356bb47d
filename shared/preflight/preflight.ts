/** Preflight (印前检查): checks of composed pages and their texts (checks/) and rules over the finished files, told as one. */
import { foundOn, isFoundOn, type PageContext } from '../checks/check.ts';
import type { CopyChecker } from '../checks/copy/checked.ts';
import { againstX1a, placedPage } from '../checks/page/placed-pages.ts';
import { hardenedInX1a } from '../checks/page/see-through.ts';
import { checkOf } from '../checks/registry.ts';
import { checkPage, checkTextsOn, numbersFound } from '../checks/run.ts';
import type { PressLimits } from '../edition/press-limits.ts';
import { PdfReader, PdfSyntaxError } from '../pdf/read.ts';
import type { PdfStandard } from '../pdf/standards.ts';
import type { FileRule, PressFinding } from './rule.ts';
import { fonts, identity, imageInk, inks, structure, transparency } from './rules/file.ts';

const fileRules: readonly FileRule[] = [structure, identity, fonts, inks, transparency, imageInk];

/**
 * What stands against a page as it is composed, and against the texts of the articles that begin on it: all that was found
 * but hints, which are for whoever makes the page; and what keeps what is placed on it from the standard that is asked for.
 * `canFlatten`: the machine flattens adverts that blend. Without `copy` nobody looks at what the copy says.
 */
export function preflightPage(
  context: Omit<PageContext, 'items'> & { readonly copy?: CopyChecker },
  standard?: PdfStandard,
  canFlatten = false,
): PressFinding[] {
  const { edition, composed, page, limits, news, copy } = context;
  const asPrinted = { edition, page, items: page.items };
  const ofStandard =
    standard !== 'x1a'
      ? []
      : [
          ...againstX1a(asPrinted, canFlatten).map((one) => ({ ...one, rule: placedPage.id })),
          ...hardenedInX1a(asPrinted).map((one) => ({ ...one, rule: transparency.id })),
        ];
  const found = [
    ...checkPage(edition, composed, page, limits, news),
    ...checkTextsOn(edition, page, copy),
    ...ofStandard.map((one) => ({
      ...one,
      ...numbersFound(edition, page, one.blockId),
      text: undefined,
      waived: undefined,
    })),
  ];
  return found.flatMap(({ severity, rule, page: number, also, blockId, text, zh, en, waived }) => {
    const place = {
      page: number,
      ...(also === undefined ? {} : { also }),
      blockId,
      ...(text === undefined ? {} : { text }),
    };
    return severity === 'hint'
      ? []
      : [{ severity, rule, ...place, zh, en, ...(waived === undefined ? {} : { waived }) }];
  });
}

/** Checks the bytes of a finished file of a page, by its numbers (0 for a file of several). A file that cannot be read is an error. */
export function checkFile(
  bytes: Uint8Array,
  at: Pick<PressFinding, 'page' | 'also'>,
  options: {
    readonly standard: PdfStandard;
    readonly limits: PressLimits;
    readonly inflate: (bytes: Uint8Array) => Uint8Array;
  },
): PressFinding[] {
  const { standard, limits, inflate } = options;
  try {
    const file = new PdfReader(bytes, inflate);
    return fileRules.flatMap((rule) =>
      rule.run({ file, standard, limits }).map((found) => ({ ...found, rule: rule.id, ...at })),
    );
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    return [
      {
        rule: structure.id,
        ...at,
        severity: 'error',
        blockId: null,
        zh: '写好的文件读不回来，不要送印。请再导出一次。',
        en: 'The finished file cannot be read back. Do not send it to press: export it again.',
      },
    ];
  }
}

/** How many errors that nobody has waived each page has, in the order of pages; 0 is the page of a file of several. */
export function errorsByPage(findings: readonly PressFinding[]): (readonly [page: number, errors: number])[] {
  const counts = new Map<number, number>();
  for (const finding of findings)
    if (isError(finding)) for (const page of foundOn(finding)) counts.set(page, (counts.get(page) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => a - b);
}

/** True of an error that nobody has waived. */
export function isError({ severity, waived }: Pick<PressFinding, 'severity' | 'waived'>): boolean {
  return severity === 'error' && waived === undefined;
}

export function hasErrors(findings: readonly PressFinding[]): boolean {
  return findings.some(isError);
}

/** Rules that found errors under some page numbers, each once; those of a file of several pages count for all of them. */
export function rulesAgainst(
  findings: readonly Pick<PressFinding, 'rule' | 'severity' | 'page' | 'also' | 'waived'>[],
  pages: readonly number[],
): string[] {
  const rules = findings.flatMap((finding) =>
    isError(finding) && (isFoundOn(finding, pages) || finding.page === 0) ? [finding.rule] : [],
  );
  return [...new Set(rules)];
}

/** The name of a rule. */
export function ruleTitle(id: string): { readonly zh: string; readonly en: string } {
  return (checkOf(id) ?? fileRules.find((rule) => rule.id === id))?.title ?? { zh: id, en: id };
}
