/** The register of targets: what makes the files of each. */
import type { TargetId } from '../../../shared/contract/export-targets.ts';
import type { Target } from '../target.ts';
import { x1a, x4 } from './press.ts';
import { proof } from './proof.ts';
import { screen } from './screen.ts';

const modules = {
  x4,
  x1a,
  screen,
  proof,
} as const satisfies Readonly<Record<TargetId, Target>>;

/** What makes a target's files. */
export function targetModule(id: TargetId): Target {
  return modules[id];
}
