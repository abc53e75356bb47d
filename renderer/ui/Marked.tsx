/** Two texts as one, what went and what came marked. */
import { useMemo } from 'react';
import { textChanges } from '../../shared/edition/text-changes.ts';

/** How long two texts may be compared character by character, in milliseconds; beyond it they are shown whole. */
const MOST_MS = 300;

export function Marked({ before, after }: { readonly before: string; readonly after: string }) {
  const pieces = useMemo(() => {
    let start = 0;
    return textChanges(before, after, MOST_MS).map(({ text, isRemoved, isAdded }) => {
      const piece = { tag: isRemoved ? 'del' : isAdded ? 'ins' : 'span', start, text } as const;
      start += text.length;
      return piece;
    });
  }, [before, after]);
  return (
    <span className="diff">
      {pieces.map(({ tag: Tag, start, text }) => (
        <Tag key={`${Tag}${start}`}>{text}</Tag>
      ))}
    </span>
  );
}
