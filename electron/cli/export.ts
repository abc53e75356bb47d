/** `dayang export` and `dayang preflight`: pages as files for the press or for screens, and what stands against them. */

import { userInfo } from 'node:os';
import { isFoundOn } from '../../shared/checks/check.ts';
import { spreadsAs, standardPreset } from '../../shared/contract/export-settings.ts';
import { exportTargets, targetIds } from '../../shared/contract/export-targets.ts';
import type { PageId } from '../../shared/edition/ids.ts';
import { papers } from '../../shared/edition/paper.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { pagesInOrder } from '../../shared/edition/selectors.ts';
import { pageNumbers } from '../../shared/edition/spreads.ts';
import { hasErrors, isError, rulesAgainst, ruleTitle } from '../../shared/preflight/preflight.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
import { releaseAnyway } from '../../shared/proof/sign-off.ts';
import { DayangError } from '../errors.ts';
import type { PagesRequest } from '../export/export-job.ts';
import { type ExportOutcome, toldOutcome } from '../export/export-outcome.ts';
import { loadResources } from '../resources.ts';
import { EditionFile } from '../store/edition-file.ts';
import { type Arguments, type OptionSpecs, pageRange } from './arguments.ts';
import type { Command, Console } from './command.ts';
import { edit } from './edit.ts';
import { environmentOf } from './environment.ts';

const common: OptionSpecs = {
  profile: {
    type: 'string',
    value: targetIds.join('|'),
    help: `${targetIds.map((id) => exportTargets[id].name.en).join('; ')} (x4, without marks)`,
  },
  pages: { type: 'string', value: '1-3,5', help: 'which pages (all)' },
  icc: { type: 'string', value: 'FILE', help: "the press's CMYK profile (one that Dayang ships)" },
  ink: { type: 'string', value: 'PERCENT', help: `most ink in the sum of four (${newsprintLimits.ink})` },
  spreads: {
    type: 'string',
    value: spreadsAs.join('|'),
    help: 'a spread (通版) as one sheet, or as two pages with bleed at the fold (one)',
  },
  report: { type: 'string', value: 'FILE', help: 'write what preflight found, as .json or .pdf' },
};

/** What both commands are asked for. */
function requestOf(args: Arguments, file: EditionFile): PagesRequest {
  const range = args.text('pages');
  const preset = standardPreset(args.choice('profile', targetIds, 'x4'));
  const marks = args.choice('marks', ['yes', 'no'], args.text('profile') === undefined ? 'no' : 'yes');
  return {
    edition: file.edition,
    pages: range === undefined ? [] : pageRange(range),
    settings: {
      ...preset,
      isOneFile: args.flag('one-file') || preset.isOneFile,
      hasMarks: marks === 'yes',
      ink: args.whole('ink', 100, 400, preset.ink),
      spreads: args.choice('spreads', spreadsAs, preset.spreads),
      paper: args.choice('paper', papers, preset.paper),
      profile: args.text('icc') ?? null,
      pattern: args.text('name') ?? null,
    },
    changedAt: file.changedAt(),
    news: file.wireNews(),
  };
}

/** Says on standard error what was not written, in both languages, as any failure is said. */
function complain(console: Console, { failed, findings }: ExportOutcome): void {
  for (const { name, pages, error, older } of failed) {
    const errors = findings.filter((finding) => isError(finding) && (finding.page === 0 || isFoundOn(finding, pages)));
    const zh = error?.zh ?? `印前检查有错误，没有写出：${errors.map((one) => one.zh).join(' ')}`;
    const en = error?.en ?? `preflight found errors, it was not written: ${errors.map((one) => one.en).join(' ')}`;
    console.progress(`错误：${name}：${zh}\nError: ${name}: ${en}`);
    if (older === null) continue;
    console.progress(`文件夹里还是 ${older} 的旧文件。\nThe folder still holds the file of ${older}.`);
  }
}

function tell(console: Console, findings: readonly PressFinding[]): void {
  for (const { severity, page, also, rule, text, en, waived } of findings) {
    const place = text === undefined ? '' : ` …${text.before}[${text.found}]${text.after}…`;
    const grave = waived === undefined ? severity : 'waived';
    const why = waived === undefined ? '' : ` (${severity}; waived by ${waived.by}: ${waived.reason})`;
    console.line(
      `${grave}  ${page === 0 ? 'file' : `page ${also === undefined ? page : `${page}-${also}`}`}  ${ruleTitle(rule).en}: ${en}${place}${why}`,
    );
  }
}

async function report(args: Arguments, file: EditionFile, outcome: ExportOutcome): Promise<void> {
  const path = args.text('report');
  if (path === undefined) return;
  const { writeReport } = await import('../export/report-file.ts');
  await writeReport(path, file.edition, outcome.findings, loadResources().fonts);
}

/** What `--json` prints of an outcome. */
function told(outcome: ExportOutcome) {
  const { findings, ...rest } = toldOutcome(outcome);
  return { ...rest, preflight: findings, findings: outcome.composed.findings };
}

/** Sends the pages with errors to press by name, in the edition itself, before anything is written. */
async function recordOverride(path: string, args: Arguments, reason: string, console: Console): Promise<void> {
  const { glanceAtPages } = await import('../export/export-pages.ts');
  const file = EditionFile.open(path);
  try {
    const { findings } = await glanceAtPages(requestOf(args, file), environmentOf(file, console, 'checking'));
    const against = (id: PageId) => {
      const page = file.edition.pages[id];
      return page === undefined ? [] : rulesAgainst(findings, pageNumbers(page));
    };
    const ids = pagesInOrder(file.edition).flatMap(({ id }) => (against(id).length > 0 ? [id] : []));
    if (ids.length === 0) return;
    // Whoever answers for it says their name; the account is named where they do not.
    const who = { by: args.text('by')?.trim() || userInfo().username, at: new Date().toISOString() };
    edit(file, 'export', 'proof.release', releaseAnyway(file.edition, ids, reason, who, against));
  } finally {
    file.close();
  }
}

export const exportCommand: Command = {
  name: 'export',
  summary: 'write pages as PDF for the press or for screens',
  operands: ['FILE'],
  options: {
    ...common,
    out: { type: 'string', value: 'FOLDER', help: 'where to (out)' },
    by: { type: 'string', value: 'NAME', help: 'who sends pages with errors to press (the account)' },
    name: { type: 'string', value: 'PATTERN', help: 'file names ({date}-{page:02})' },
    'one-file': { type: 'boolean', help: 'all pages in one file' },
    marks: {
      type: 'string',
      value: 'yes|no',
      help: 'crop and registration marks, colour bar, slug line (yes with --profile)',
    },
    paper: { type: 'string', value: papers.join('|'), help: `paper of page proofs (${papers[0]})` },
    override: { type: 'string', value: 'REASON', help: 'write pages with errors all the same; kept with the edition' },
    replace: { type: 'boolean', help: 'overwrite files that Dayang did not write' },
  },
  async run(args, console) {
    const path = args.operand(0);
    const reason = args.text('override')?.trim();
    if (reason === '') throw new DayangError('usage', { detail: '--override takes a reason' });
    if (reason !== undefined) await recordOverride(path, args, reason, console);
    const { exportPages } = await import('../export/export-pages.ts');
    const file = EditionFile.openToRead(path);
    try {
      const outcome = await exportPages(
        {
          ...requestOf(args, file),
          folder: args.text('out') ?? 'out',
          replaces: args.flag('replace'),
          override: reason === undefined ? null : { reason, by: userInfo().username },
        },
        environmentOf(file, console, 'exporting'),
      );
      await report(args, file, outcome);
      tell(console, outcome.findings);
      for (const { path: written, bytes, isUnchanged } of outcome.files) {
        console.line(`${written}  ${bytes} bytes${isUnchanged ? '  unchanged' : ''}`);
      }
      complain(console, outcome);
      return { json: told(outcome), hasErrors: outcome.failed.length > 0 };
    } finally {
      file.close();
    }
  },
};

export const preflightCommand: Command = {
  name: 'preflight',
  summary: 'check pages for the press without writing them',
  operands: ['FILE'],
  options: common,
  async run(args, console) {
    const { preflightPages } = await import('../export/export-pages.ts');
    const file = EditionFile.openToRead(args.operand(0));
    try {
      const outcome = await preflightPages(requestOf(args, file), environmentOf(file, console, 'checking'));
      await report(args, file, outcome);
      tell(console, outcome.findings);
      complain(console, outcome);
      const waived = outcome.findings.filter((finding) => finding.waived !== undefined).length;
      const errors = outcome.findings.filter(isError).length;
      const warnings = outcome.findings.length - errors - waived;
      console.line(`${errors} errors, ${warnings} warnings${waived === 0 ? '' : `, ${waived} waived`}`);
      return { json: told(outcome), hasErrors: hasErrors(outcome.findings) || outcome.failed.length > 0 };
    } finally {
      file.close();
    }
  },
};
