/** A drawn character (补字), shown as it stands in a line: an em high, its baseline on that of the text beside it. */
import { type DrawnGlyph, GLYPH_EM } from '../../shared/paper/drawn-records.ts';

/** `label` is what is read out for it. */
export function GlyphShape(props: { readonly glyph: Pick<DrawnGlyph, 'advance' | 'outline'>; readonly label: string }) {
  const { advance, outline } = props.glyph;
  return (
    <svg
      className="glyph-shape"
      role="img"
      aria-label={props.label}
      viewBox={`0 0 ${advance} ${GLYPH_EM}`}
      style={{ width: `${advance / GLYPH_EM}em` }}
    >
      <path d={outline} fill="currentColor" />
    </svg>
  );
}
