/** The character styles of a text that is written in a field, which can show none itself: the text below it as it is set. */
import type { Edition, Leaf } from '../../shared/edition/records.ts';
import { readingAbove, styledProperties } from './copy-elements.tsx';
import { isStyled } from './line-styles.ts';
import { swatchProperties } from './swatch-properties.ts';

/** Nothing where no line has a style. */
export function StyledLine({
  edition,
  lines,
}: {
  readonly edition: Edition;
  readonly lines: readonly (readonly Leaf[])[];
}) {
  if (!lines.some(isStyled)) return null;
  const colours = swatchProperties(edition);
  return lines.map((runs, line) => {
    let at = 0;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines are known by their places
      <p key={line} className="styled-line" lang="zh-CN" style={colours}>
        {runs.map((leaf) => {
          const key = at;
          at += leaf.text.length;
          return (
            <span key={key} {...styledProperties(leaf)}>
              {readingAbove(leaf, leaf.text)}
            </span>
          );
        })}
      </p>
    );
  });
}
