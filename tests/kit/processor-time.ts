/** How much work something is, told alike on a quiet machine and a busy one. */

/** The time that this process's own processor spent on some work, in milliseconds; waiting for others is not in it. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
