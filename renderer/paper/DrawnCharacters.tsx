/** 补字: the characters the newsroom has drawn, since no face has them: one more, another drawing or name, one less. */
import { useRef } from 'react';
import { codePoint } from '../../shared/paper/drawn-character.ts';
import { drawnGlyphs } from '../../shared/paper/drawn-glyphs.ts';
import { roundsWithCharacter } from '../../shared/paper/drawn-uses.ts';
import { useWords } from '../i18n/strings.ts';
import { removeDrawn } from './drawn-edits.ts';
import { GlyphShape } from './GlyphShape.tsx';
import { sayHaving, useFacesHaving } from './glyph-notes.ts';
import type { PaperPart } from './paper-host.ts';

export function DrawnCharacters({ workspace, edition }: PaperPart) {
  const words = useWords();
  const add = useRef<HTMLButtonElement>(null);
  const glyphs = drawnGlyphs(edition);
  const having = useFacesHaving(
    { workspace, edition },
    glyphs.map(({ character }) => character),
  );
  const remove = (character: string) =>
    workspace.notices.attempt(async () => {
      await removeDrawn(workspace.session, character);
      // Its button has gone with it.
      add.current?.focus();
    }, `drawn character ${character}`);
  return (
    <section aria-label={words('drawnCharacters')}>
      <h3>{words('drawnCharacters')}</h3>
      <p className="hint">{words(glyphs.length === 0 ? 'drawnCharactersNone' : 'drawnCharactersHelp')}</p>
      <ul className="drawn-characters">
        {glyphs.map((glyph) => {
          const { character, name } = glyph;
          const code = codePoint(character);
          const called = name === '' ? character : name;
          const note = sayHaving(words, edition, having.get(character));
          const rounds = roundsWithCharacter(edition, character);
          return (
            <li key={character}>
              <GlyphShape glyph={glyph} label={words('glyphDrawingOf', { code })} />
              <span>
                {character} <span className="hint">{code}</span>
                <br />
                {name === '' ? <span className="hint">{words('glyphNoName')}</span> : name}
              </span>
              <span className="drawn-ways">
                <button
                  type="button"
                  className="link"
                  aria-label={words('glyphEdit', { name: called, code })}
                  onClick={() => workspace.dialogs.openGlyph(character)}
                >
                  {words('glyphEditShort')}
                </button>
                <button
                  type="button"
                  className="link"
                  aria-label={words('glyphRemove', { name: called, code })}
                  title={rounds.length === 0 ? undefined : words('ownFaceFrozen', { rounds })}
                  disabled={rounds.length > 0}
                  onClick={() => void remove(character)}
                >
                  {words('ownFaceRemoveShort')}
                </button>
              </span>
              {note !== null && <span className="hint">{note}</span>}
            </li>
          );
        })}
      </ul>
      <button ref={add} type="button" onClick={() => workspace.dialogs.openGlyph('')}>
        {words('glyphAddOne')}
      </button>
    </section>
  );
}
