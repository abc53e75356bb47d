/** Programs of the machine that read what was exported and have nothing to do with who wrote it. */
import { execFileSync } from 'node:child_process';

/** True where the machine has a program that says its version so. */
export function hasProgram(command: string, version: string): boolean {
  try {
    execFileSync(command, [version], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
