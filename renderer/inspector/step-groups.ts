/** Steps of the history as they are listed: by the minute and who did them. */
import type { HistoryStep } from '../../shared/edition/log-records.ts';

/** Steps of one person in one minute of one day; `at` is the time of the first listed (ISO 8601). */
interface StepGroup {
  readonly at: string;
  readonly actor: string;
  readonly steps: readonly HistoryStep[];
}

/** The minute of a time, as a number that no other day has. */
function minuteOf(at: string): number {
  return Math.floor(new Date(at).getTime() / 60_000);
}

/** Steps that follow one another and are of one person and one minute, together. */
export function stepGroups(steps: readonly HistoryStep[]): StepGroup[] {
  const groups: { at: string; actor: string; steps: HistoryStep[] }[] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (last !== undefined && minuteOf(last.at) === minuteOf(step.at) && last.actor === step.actor)
      last.steps.push(step);
    else groups.push({ at: step.at, actor: step.actor, steps: [step] });
  }
  return groups;
}
