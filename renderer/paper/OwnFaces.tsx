/** 字体: the faces the edition brings along: with the styles set in them, one more from a file, one less. */
import { useState } from 'react';
import type { FaceChoice, FaceFile } from '../../shared/faces/face-file.ts';
import { addOwnFace, ownFaceOf, removeOwnFace } from '../../shared/paper/own-face-edits.ts';
import { MOST_OWN_FACES, usesOfFace } from '../../shared/paper/own-faces.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import type { PaperPart } from './paper-host.ts';

/** A face of a file that can be taken: a named place on its axes each, where it varies. */
interface Offer {
  readonly label: string;
  readonly choice: FaceChoice;
}

function offersOf({ path, faces }: FaceFile, language: 'zh' | 'en'): Offer[] {
  return faces.flatMap(({ member, family, style, instances }) => {
    const named = instances.map(({ name, coordinates }) => ({ style: name, coordinates }));
    return (named.length > 0 ? named : [{ style, coordinates: null }]).map((one) => ({
      label: `${family[language]} ${one.style[language]}`,
      choice: { path, member, coordinates: one.coordinates },
    }));
  });
}

export function OwnFaces({ workspace, edition }: PaperPart) {
  const words = useWords();
  const { session, notices } = workspace;
  const [offers, setOffers] = useState<readonly Offer[]>([]);
  const [isReading, setReading] = useState(false);

  const read = (work: () => Promise<void>) => {
    setReading(true);
    void notices.attempt(work).finally(() => setReading(false));
  };
  const take = async (choice: FaceChoice) => {
    const { face, ...kept } = await call('face.take', choice);
    const now = session.state.get().edition;
    if (now === null) return;
    const added = addOwnFace(now, ownFaceOf(face, { ...choice, ...kept }));
    if (added === null) {
      const most = MOST_OWN_FACES;
      notices.say('problem', {
        zh: `这期报纸已有 ${most} 款自己的字体，不能再加。请先删去用不着的。`,
        en: `The edition has ${most} faces of its own, and no room for more. Take away those it does not need.`,
      });
    } else if (added.patches.length > 0) session.edit('face.add', added.patches);
    setOffers([]);
  };
  const choose = async () => {
    const file = await call('face.choose', {});
    if (file === null) return;
    if (file.unusable.length > 0) {
      const told = (language: 'zh' | 'en') =>
        file.unusable.map((one) => `#${one.member + 1} ${one[language]}`).join(' ');
      notices.say('problem', { zh: told('zh'), en: told('en') });
    }
    const found = offersOf(file, words.language);
    const [only] = found;
    if (found.length === 1 && only !== undefined) await take(only.choice);
    else setOffers(found);
  };

  const faces = Object.values(edition.faces);
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
      <button type="button" disabled={isReading} onClick={() => read(choose)}>
        {words(isReading ? 'ownFaceReading' : 'ownFaceAdd')}
      </button>
      {offers.length > 0 && (
        <ul className="own-faces" aria-label={words('ownFaceWhich')}>
          {offers.map(({ label, choice }) => (
            <li key={JSON.stringify(choice)}>
              <button type="button" disabled={isReading} onClick={() => read(() => take(choice))}>
                {label}
              </button>
            </li>
          ))}
          <li>
            <button type="button" className="link" onClick={() => setOffers([])}>
              {words('cancel')}
            </button>
          </li>
        </ul>
      )}
    </section>
  );
}
