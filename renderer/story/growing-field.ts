import { type RefObject, useLayoutEffect, useRef } from 'react';

/** A field as high as its text is in it: in a narrow galley lines are wrapped, and nothing of them is out of sight. */
export function useGrowing(text: string): RefObject<HTMLTextAreaElement | null> {
  const area = useRef<HTMLTextAreaElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it grows with the text
  useLayoutEffect(() => {
    const field = area.current;
    if (field === null) return undefined;
    let width = -1;
    const observer = new ResizeObserver(() => {
      if (field.clientWidth === width) return;
      width = field.clientWidth;
      field.style.height = 'auto';
      field.style.height = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`;
    });
    observer.observe(field);
    return () => observer.disconnect();
  }, [text]);
  return area;
}
