/** 字体: the faces the edition brings along: with the styles set in them, one more from a file, one less. */
import { useEffect, useRef, useState } from 'react';
import type { FaceId } from '../../shared/edition/ids.ts';
import type { Style } from '../../shared/edition/records.ts';
import { MOST_OWN_FALLBACK } from '../../shared/paper/face-records.ts';
import { removeOwnFace, setFallback } from '../../shared/paper/own-face-edits.ts';
import { usesOfFace } from '../../shared/paper/own-faces.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { FallbackFaces } from '../inspector/FallbackFaces.tsx';
import { facesToChoose } from '../pages/faces.ts';
import { FaceFinder } from './FaceFinder.tsx';
import type { PaperPart } from './paper-host.ts';

/** A style that names a face, and as what it does where it is not the face of its text. */
function usedAs(style: Style | undefined, face: FaceId, words: Words): string {
  if (style === undefined) return '';
  const name = style.name ?? words.style(style.id);
  if (style.font === face) return name;
  const fields = ['creditFont', 'strongFont', 'speakerFont'] as const;
  const as = fields.find((field) => style[field] === face) ?? 'fallbackFaces';
  return words('ownFaceUsedAs', { style: name, as: words(as) });
}

export function OwnFaces({ workspace, edition }: PaperPart) {
  const words = useWords();
  const { session } = workspace;
  const [isFinding, setFinding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  // Once the dialog is gone; while it is there nothing else takes the focus.
  useEffect(() => (isFinding ? () => add.current?.focus() : undefined), [isFinding]);
  const known = facesToChoose().map(({ id, name }) => [id, name[words.language]] as const);
  const names = new Map(known);
  // Drawn characters go one by one.
  const faces = Object.values(edition.faces).filter(({ drawn }) => drawn === undefined);
  return (
    <section aria-label={words('ownFaces')}>
      <h3>{words('ownFaces')}</h3>
      <p className="hint">{words('ownFacesHelp')}</p>
      <ul className="own-faces">
        {faces.map(({ id, name, fallback, onMachine }) => {
          const uses = usesOfFace(edition, id);
          const styles = uses.styles.map((style) => usedAs(edition.styles[style], id, words));
          const why = [
            ...(styles.length > 0 ? [words('ownFaceUsed')] : []),
            ...(uses.faces.length > 0 ? [words('ownFaceBehind', { faces: uses.faces })] : []),
            ...(uses.rounds.length > 0 ? [words('ownFaceFrozen', { rounds: uses.rounds })] : []),
          ];
          return (
            <li key={id}>
              <span>{name}</span>
              <span className="hint">{styles.length === 0 ? words('ownFaceUnused') : words.list(styles)}</span>
              <button
                type="button"
                className="link"
                aria-label={words('ownFaceRemove', { face: name })}
                title={why.length === 0 ? undefined : why.join('\n')}
                disabled={why.length > 0}
                onClick={() => session.edit('face.remove', removeOwnFace(id))}
              >
                {words('ownFaceRemoveShort')}
              </button>
              {onMachine !== undefined && <p className="hint">{words('ownFaceOnMachine')}</p>}
              <details>
                <summary>
                  {words('ownFaceFallbackShort', { faces: fallback.map((one) => names.get(one) ?? one) })}
                </summary>
                <FallbackFaces
                  label={words('ownFaceFallback', { face: name })}
                  faces={fallback}
                  known={known.filter(([one]) => one !== id)}
                  most={MOST_OWN_FALLBACK}
                  onChange={(order) => session.edit('face.fallback', setFallback(id, order))}
                />
              </details>
            </li>
          );
        })}
      </ul>
      <button ref={add} type="button" onClick={() => setFinding(true)}>
        {words('ownFaceAdd')}
      </button>
      {isFinding && <FaceFinder {...{ workspace, edition }} onClose={() => setFinding(false)} />}
    </section>
  );
}
