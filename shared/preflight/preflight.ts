/** All rules, run over a page and over its file. */
import type { ComposedEdition, ComposedPage } from '../compose/display-list.ts';
import type { PressLimits } from '../edition/press-limits.ts';
import type { Edition } from '../edition/records.ts';
import { PdfReader, PdfSyntaxError } from '../pdf/read.ts';
import type { PdfStandard } from '../pdf/standards.ts';
import type { FileRule, Finding, PageRule } from './rule.ts';
import { colouredType, richBlack, swatchInk, typeOnPicture } from './rules/colour.ts';
import {
  copyToCome,
  headlineLimits,
  missingGlyph,
  overlap,
  overset,
  pictureMissing,
  unknownFace,
} from './rules/copy.ts';
import { fonts, identity, imageInk, inks, structure, transparency } from './rules/file.ts';
import { bleed, hairline, outsideTrim, reversedType } from './rules/geometry.ts';
import { resolution } from './rules/pictures.ts';
import { openMark, signOff } from './rules/proof.ts';
import { jumpTarget, referTarget } from './rules/references.ts';

/** In the order in which people mend them. */
const pageRules: readonly PageRule[] = [
  overset,
  missingGlyph,
  unknownFace,
  copyToCome,
  pictureMissing,
  overlap,
  jumpTarget,
  referTarget,
  openMark,
  signOff,
  richBlack,
  swatchInk,
  resolution,
  outsideTrim,
  bleed,
  headlineLimits,
  colouredType,
  typeOnPicture,
  hairline,
  reversedType,
];

const fileRules: readonly FileRule[] = [structure, identity, fonts, inks, transparency, imageInk];

/** Checks a composed page. */
export function checkPage(
  edition: Edition,
  composed: ComposedEdition,
  page: ComposedPage,
  options: { readonly limits: PressLimits },
): Finding[] {
  const context = { edition, composed, page, items: page.items, ...options };
  return pageRules.flatMap((rule) =>
    rule.run(context).map((found) => ({ ...found, rule: rule.id, page: page.number })),
  );
}

/** Checks the bytes of a finished file of a page (0 for a file of several). A file that cannot be read is an error. */
export function checkFile(
  bytes: Uint8Array,
  page: number,
  options: {
    readonly standard: PdfStandard;
    readonly limits: PressLimits;
    readonly inflate: (bytes: Uint8Array) => Uint8Array;
  },
): Finding[] {
  const { standard, limits, inflate } = options;
  try {
    const file = new PdfReader(bytes, inflate);
    return fileRules.flatMap((rule) =>
      rule.run({ file, standard, limits }).map((found) => ({ ...found, rule: rule.id, page })),
    );
  } catch (error) {
    if (!(error instanceof PdfSyntaxError)) throw error;
    const detail = error.message;
    return [
      {
        rule: structure.id,
        page,
        severity: 'error',
        blockId: null,
        zh: `写好的文件读不回来：${detail}。`,
        en: `The finished file cannot be read back: ${detail}.`,
      },
    ];
  }
}

export function hasErrors(findings: readonly Finding[]): boolean {
  return findings.some(({ severity }) => severity === 'error');
}

/** Rules that found errors on a page, each once; those of a file of several pages count for all of them. */
export function rulesAgainst(findings: readonly Pick<Finding, 'rule' | 'severity' | 'page'>[], page: number): string[] {
  const rules = findings.flatMap((finding) =>
    finding.severity === 'error' && (finding.page === page || finding.page === 0) ? [finding.rule] : [],
  );
  return [...new Set(rules)];
}

/** The name of a rule. */
export function ruleTitle(id: string): { readonly zh: string; readonly en: string } {
  return [...pageRules, ...fileRules].find((rule) => rule.id === id)?.title ?? { zh: id, en: id };
}
