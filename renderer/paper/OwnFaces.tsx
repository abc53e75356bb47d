/** 字体: the faces the edition brings along: with the styles set in them, one more from a file, one less. */
import { useEffect, useRef, useState } from 'react';
import { removeOwnFace } from '../../shared/paper/own-face-edits.ts';
import { usesOfFace } from '../../shared/paper/own-faces.ts';
import { useWords } from '../i18n/strings.ts';
import { FaceFinder } from './FaceFinder.tsx';
import type { PaperPart } from './paper-host.ts';

export function OwnFaces({ workspace, edition }: PaperPart) {
  const words = useWords();
  const { session } = workspace;
  const [isFinding, setFinding] = useState(false);
  const add = useRef<HTMLButtonElement>(null);
  // Once the dialog is gone; while it is there nothing else takes the focus.
  useEffect(() => (isFinding ? () => add.current?.focus() : undefined), [isFinding]);
  // Drawn characters go one by one.
  const faces = Object.values(edition.faces).filter(({ drawn }) => drawn === undefined);
  return (
    <section aria-label={words('ownFaces')}>
      <h3>{words('ownFaces')}</h3>
      <p className="hint">{words('ownFacesHelp')}</p>
      <ul className="own-faces">
        {faces.map(({ id, name }) => {
          const uses = usesOfFace(edition, id);
          const styles = uses.styles.map((style) => edition.styles[style]?.name ?? words.style(style));
          const why = [
            ...(styles.length > 0 ? [words('ownFaceUsed')] : []),
            ...(uses.rounds.length > 0 ? [words('ownFaceFrozen', { rounds: uses.rounds.join('、') })] : []),
          ];
          return (
            <li key={id}>
              <span>{name}</span>
              <span className="hint">{styles.length === 0 ? words('ownFaceUnused') : styles.join('、')}</span>
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
