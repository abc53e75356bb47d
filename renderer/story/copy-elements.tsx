/** How the galley draws the copy: paragraphs by their kinds, leaves with the lines they are of. */
import type { CSSProperties, ReactNode } from 'react';
import type { RenderChunkProps, RenderElementProps, RenderLeafProps, RenderPlaceholderProps } from 'slate-react';
import type { Look } from '../../shared/edition/records.ts';
import { UnseenCharacter } from '../ui/UnseenLine.tsx';
import { marksOfPiece } from './galley-lines.ts';
import { swatchProperty } from './swatch-properties.ts';

/** A paragraph. */
export function renderElement({ attributes, children, element }: RenderElementProps) {
  return (
    <p {...attributes} className={`copy-${element.type}`}>
      {children}
    </p>
  );
}

/** Paragraphs stand in parcels, so that a keystroke lays out one parcel and passes the others over. */
export function renderChunk({ attributes, children, lowest }: RenderChunkProps) {
  return lowest ? <div {...attributes}>{children}</div> : children;
}

const faces = { aside: 'look-aside', name: 'look-name' } as const;
const scripts = { super: 'look-super', sub: 'look-sub' } as const;
const lines = { under: 'look-under-line', name: 'look-name-line', title: 'look-title-line' } as const;

/** The classes of a character style, by what it says (`copy-elements.css`). */
function lookClasses({ strong, face, script, line, dots }: Look): (string | false)[] {
  return [
    strong === true && 'strong',
    face !== undefined && faces[face],
    script !== undefined && scripts[script],
    line !== undefined && lines[line],
    dots === true && 'look-dots',
  ];
}

/** What of a style has a figure: letterspacing, width, and colour by the property the galley has for its swatch. */
function lookStyle({ spacing, width, colour }: Look): CSSProperties {
  // Letters of another width are told by standing closer, or wider: those of the galley are as they are.
  const apart = (spacing ?? 0) / 1000 + (width === undefined ? 0 : (width - 100) / 200);
  return {
    ...(apart === 0 ? {} : { letterSpacing: `${apart}em` }),
    ...(colour === undefined ? {} : { color: `var(${swatchProperty(colour)})` }),
  };
}

/** The room that a reading needs on either side of its character, in em: a letter of it takes about 0.28. */
function besideReading(ruby: string): number {
  return Math.max(0, (ruby.length * 0.28 - 1) / 2);
}

/** Words with their reading above them, where they have one. */
export function readingAbove({ ruby }: Look, words: ReactNode): ReactNode {
  if (ruby === undefined) return words;
  return (
    <span className="look-ruby" data-reading={ruby} style={{ paddingInline: `${besideReading(ruby)}em` }}>
      {words}
    </span>
  );
}

/** How words of a style look that are not written in. */
export function styledProperties(look: Look): { readonly className: string; readonly style: CSSProperties } {
  return {
    className: lookClasses(look)
      .filter((one) => one !== false)
      .join(' '),
    style: lookStyle(look),
  };
}

/** Text of one style in one line of the page. */
export function renderLeaf({ attributes, children, leaf, leafPosition }: RenderLeafProps) {
  const { lineStart, number, lineEnd, overset } = marksOfPiece(leaf, leafPosition);
  const classes = [
    ...lookClasses(leaf),
    lineStart !== undefined && 'line-start',
    lineEnd === true && 'line-end',
    overset !== undefined && `overset ${overset}`,
  ];
  const name = classes.filter((one) => one !== false).join(' ');
  const style = { ...lookStyle(leaf), ...(number === undefined ? {} : { counterSet: `line ${number - 1}` }) };
  const text = <UnseenCharacter marks={leaf}>{children}</UnseenCharacter>;
  return (
    <span
      {...attributes}
      className={name === '' ? undefined : name}
      style={Object.keys(style).length === 0 ? undefined : style}
      data-opens={lineStart === undefined || lineStart === '' ? undefined : lineStart}
    >
      {readingAbove(leaf, text)}
    </span>
  );
}

/** What stands in copy that is still empty: Slate draws it so faintly that many cannot read it. */
export function renderPlaceholder({ attributes, children }: RenderPlaceholderProps) {
  return (
    <span {...attributes} style={{ ...attributes.style, color: 'var(--ink-quiet)', opacity: 1 }}>
      {children}
    </span>
  );
}
