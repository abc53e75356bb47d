/** How the galley draws the copy: paragraphs by their kinds, leaves with the lines they are of. */
import type { RenderChunkProps, RenderElementProps, RenderLeafProps } from 'slate-react';

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

/** A character that is not seen, or with something that is not: its mark, and its name for the pointer and for those who listen. */
function Unseen({ leaf, children }: Pick<RenderLeafProps, 'leaf' | 'children'>) {
  const { unseen, unseenName, isBare } = leaf;
  if (unseen === undefined) return children;
  if (unseen === '') return <span className="unseen">{children}</span>;
  return (
    <span
      className={isBare === true ? 'unseen marked bare' : 'unseen marked'}
      data-unseen={unseen}
      title={unseenName}
      role="img"
      aria-label={unseenName}
    >
      {children}
    </span>
  );
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
      <Unseen leaf={leaf}>{children}</Unseen>
    </span>
  );
}
