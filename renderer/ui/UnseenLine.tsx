/** What is not seen in a text: a character's mark in the copy, and a line below a field, which can show no marks itself. */
import { createContext, type ReactNode, useContext } from 'react';
import { fieldPieces, type UnseenMarks, type UnseenShown } from './unseen-characters.ts';

/** Whether the window marks characters that are not seen, and in which language it names them. */
export const UnseenShownContext = createContext<UnseenShown>({ showsUnseen: false, language: 'zh' });

/** A character that is not seen, or with something that is not: its mark, and its name for the pointer and for those who listen. */
export function UnseenCharacter({ marks, children }: { readonly marks: UnseenMarks; readonly children: ReactNode }) {
  const { unseen, unseenName, isBare } = marks;
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

/** The text of a field with marks for what is not seen in it; nothing where all is seen, or marks are not asked for. */
export function UnseenLine({ text }: { readonly text: string }) {
  const pieces = fieldPieces(text, useContext(UnseenShownContext));
  if (pieces.length === 0) return null;
  let at = 0;
  return (
    <p className="unseen-line" lang="zh-CN">
      {pieces.map((piece) => {
        const key = at;
        at += piece.text.length;
        return (
          <UnseenCharacter key={key} marks={piece}>
            {piece.text}
          </UnseenCharacter>
        );
      })}
    </p>
  );
}
