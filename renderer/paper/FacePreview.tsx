/** A face of a font file, seen in its own outlines before it is taken. */
import { useEffect, useState } from 'react';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { FaceChoice } from '../../shared/faces/face-file.ts';
import { useWords } from '../i18n/strings.ts';
import { call } from '../session/bridge.ts';
import { Detail } from '../ui/Detail.tsx';

/** Each face looked at has a family of its own: the browser would go on with the one before. */
let looked = 0;

type Seen = { readonly family: string } | { readonly problem: Failure } | null;

/** Shows some text in a face; why it cannot be, where it cannot. It is asked for anew when `choice` is another value. */
export function FacePreview({ choice, text }: { readonly choice: FaceChoice; readonly text: string }) {
  const words = useWords();
  const [seen, setSeen] = useState<Seen>(null);
  useEffect(() => {
    let isLeft = false;
    let added: FontFace | undefined;
    setSeen(null);
    call('face.preview', { choice, text })
      .then(async (bytes) => {
        looked += 1;
        const family = `looked-at-${looked}`;
        const face = await new FontFace(family, bytes.slice()).load();
        if (isLeft) return;
        document.fonts.add(face);
        added = face;
        setSeen({ family });
      })
      .catch((error: unknown) => {
        if (!isLeft) setSeen({ problem: failureOf(error) });
      });
    return () => {
      isLeft = true;
      if (added !== undefined) document.fonts.delete(added);
    };
  }, [choice, text]);
  if (seen !== null && 'problem' in seen)
    return (
      <p role="alert">
        {seen.problem[words.language]} <Detail label={words('errorDetail')} text={seen.problem.detail} />
      </p>
    );
  if (seen === null) return <p className="face-preview hint">{words('ownFaceReading')}</p>;
  return (
    <p className="face-preview" data-testid="face-preview" style={{ fontFamily: `"${seen.family}"` }}>
      {text}
    </p>
  );
}
