/** Whether articles say of stories that came what they said before. */
import type { Article } from '../../shared/edition/records.ts';

/** True where articles say of the same stories the same, and are called the same. At each key: copy is not looked at. */
export function sayTheSame(some: readonly Article[], before: readonly Article[]): boolean {
  const isSame = (one: Article, other: Article | undefined) =>
    one.id === other?.id &&
    one.arrival === other.arrival &&
    one.wire === other.wire &&
    one.headlines === other.headlines &&
    one.photos === other.photos;
  return some.length === before.length && some.every((one, at) => isSame(one, before[at]));
}
