/** How the galley draws the copy: paragraphs by their kinds, leaves with the lines they are of. */
import type { RenderChunkProps, RenderElementProps, RenderLeafProps } from 'slate-react';
import { UnseenCharacter } from '../ui/UnseenLine.tsx';

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

/** Text of one emphasis in one line of the page. */
export function renderLeaf({ attributes, children, leaf }: RenderLeafProps) {
  const { strong, lineStart, number, lineEnd, overset } = leaf;
  const classes = [
    strong === true ? 'strong' : '',
    lineStart === undefined ? '' : 'line-start',
    lineEnd === true ? 'line-end' : '',
    overset === undefined ? '' : `overset ${overset}`,
  ];
  const name = classes.filter((one) => one !== '').join(' ');
  return (
    <span
      {...attributes}
      className={name === '' ? undefined : name}
      style={number === undefined ? undefined : { counterSet: `line ${number - 1}` }}
      data-opens={lineStart === undefined || lineStart === '' ? undefined : lineStart}
    >
      <UnseenCharacter marks={leaf}>{children}</UnseenCharacter>
    </span>
  );
}
