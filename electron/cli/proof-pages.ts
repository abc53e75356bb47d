/** `dayang proof sign`, `status` and `sheet`: pages signed, and drawn with their marks. */
import { refusalsOf } from '../../shared/checks/refusals.ts';
import { checkPage, checkTextsOn } from '../../shared/checks/run.ts';
import { compose } from '../../shared/compose/compose.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { papers } from '../../shared/edition/paper.ts';
import { newsprintLimits } from '../../shared/edition/press-limits.ts';
import { isSpread, numbersSaid, pageNumbers } from '../../shared/edition/spreads.ts';
import { isReleased, sign, signStates, signsAlready } from '../../shared/proof/sign-off.ts';
import { numbered } from '../../shared/text/numbered.ts';
import { copyChecker } from '../copy-checking.ts';
import { DayangError } from '../errors.ts';
import { environmentOf, resourcesFor } from './environment.ts';
import { type ProofCall, type ProofResult, pagesFor, roundFor, save, usage } from './proof-call.ts';

/** Signs pages. */
export function signPages(call: ProofCall): ProofResult {
  const { file, args, who } = call;
  const role = args.text('role');
  const reason = args.text('reason');
  if (role === undefined) throw usage('proof sign takes --role');
  const composed = compose(file.edition, resourcesFor(file));
  const patches: Patch[] = [];
  for (const page of pagesFor(file.edition, args)) {
    const made = composed.pages.find(({ id }) => id === page.id);
    const found =
      made === undefined
        ? []
        : [
            ...checkPage(file.edition, composed, made, newsprintLimits, file.wireNews()),
            ...checkTextsOn(file.edition, made, copyChecker().copy),
          ];
    const refusals = refusalsOf(found, pageNumbers(page));
    const signed = sign(file.edition, page.id, { ...who, role, refusals, ...(reason === undefined ? {} : { reason }) });
    if (signed === 'not-a-role') throw usage(`--role takes ${file.edition.edition.signers.join(' or ')}, not ${role}`);
    if (signed === 'no-name') throw usage('--by says who signs');
    if (signed === 'signs-already') {
      const other = signsAlready(file.edition, page.id, role, who.by) ?? '';
      throw new DayangError('signs-already', { page: numbersSaid(page), by: who.by, role, other });
    }
    if (signed === 'needs-reason') {
      const detail = refusals.map(({ code, count }) => `${code} ${count}`).join(', ');
      throw new DayangError('sign-refused', { page: numbersSaid(page), detail });
    }
    patches.push(...signed);
  }
  save(call, 'sign', patches);
  return status(call);
}

/** Who has signed which page. */
export function status({ file, args, console }: ProofCall): ProofResult {
  const { edition } = file;
  const pages = pagesFor(edition, args).map((page) => ({
    number: page.number,
    // A 通版 has two numbers, and is signed as one.
    ...(isSpread(page) ? { numbers: [...pageNumbers(page)] } : {}),
    released: isReleased(edition, page.id),
    roles: signStates(edition, page.id),
  }));
  for (const page of pages) {
    const roles = page.roles.map(
      ({ role, signature, isValid }) =>
        `${role} ${signature === null ? '–' : `${signature.by}${isValid ? '' : ' (changed since)'}`}`,
    );
    console.line(
      `page ${(page.numbers ?? [page.number]).join('-')}${page.released ? ' 付印' : ''}: ${roles.join(', ')}`,
    );
  }
  return { json: { pages } };
}

/** Draws page proofs. */
export async function sheet({ file, args, console }: ProofCall): Promise<ProofResult> {
  const { edition } = file;
  const round = args.text('round');
  const { writeProofFile } = await import('../export/proof-sheet.ts');
  const written = await writeProofFile(
    {
      edition,
      pages: pagesFor(edition, args).map(({ number }) => number),
      rounds: round === undefined ? [] : [roundFor(edition, round).id],
      paper: args.choice('paper', papers, 'A3'),
      path: args.text('out') ?? 'proof.pdf',
    },
    environmentOf(file, console, 'drawing'),
  );
  console.line(`${written.path}  ${numbered(written.pages, 'page')}  ${written.bytes} bytes`);
  return { json: written };
}
