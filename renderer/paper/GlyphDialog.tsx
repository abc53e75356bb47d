/** 补字: asks for a character that no face has, what it is called and its drawing, and shows it between others. */
import { useEffect, useRef, useState } from 'react';
import { type Failure, failureOf } from '../../shared/contract/failure.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { shippedFaces } from '../../shared/faces/shipped.ts';
import { characterMeant, characterRefusals, codePoint } from '../../shared/paper/drawn-character.ts';
import { drawnGlyphs, glyphOf, tooManyGlyphs, withGlyph } from '../../shared/paper/drawn-glyphs.ts';
import { type GlyphDrawing, LONGEST_GLYPH_NAME } from '../../shared/paper/drawn-records.ts';
import { roundsWithCharacter } from '../../shared/paper/drawn-uses.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { screenFace } from '../pages/faces.ts';
import { call } from '../session/bridge.ts';
import { useParts } from '../session/observable.ts';
import { Detail } from '../ui/Detail.tsx';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Modal } from '../ui/Modal.tsx';
import { changeDrawn } from './drawn-edits.ts';
import { GlyphShape } from './GlyphShape.tsx';
import { sayHaving, useFacesHaving } from './glyph-notes.ts';
import type { PaperHost } from './paper-host.ts';

type Told = Pick<Failure, 'zh' | 'en' | 'detail'>;

/** A drawing that was read, and the file it is from; null of one that the edition has. */
interface Chosen {
  readonly drawing: GlyphDrawing;
  readonly fileName: string | null;
}

/** Why a text names no character, in words. */
function refusalOf(meant: ReturnType<typeof characterMeant>, words: Words): string | null {
  if (!('refusal' in meant)) return null;
  return characterRefusals[meant.refusal][words.language].replace('{name}', () => meant.name);
}

/** Between two characters of the running text, large and as large as it is printed. */
function Preview({ edition, drawing }: { readonly edition: Edition; readonly drawing: GlyphDrawing | null }) {
  const words = useWords();
  const style = edition.styles['body'];
  const { family, weight } = screenFace(style?.font ?? shippedFaces.for('text').id);
  const [before, after] = ['李', '明'];
  const line = (
    <>
      {before}
      {drawing === null ? (
        <span className="glyph-to-come" />
      ) : (
        <GlyphShape glyph={drawing} label={words('glyphDrawing')} />
      )}
      {after}
    </>
  );
  return (
    <figure
      className="glyph-preview"
      aria-label={words('glyphPreview')}
      data-testid="glyph-preview"
      style={{ fontFamily: `"${family}"`, fontWeight: weight }}
    >
      <span>{line}</span>
      {style !== undefined && <span style={{ fontSize: `${style.size}pt` }}>{line}</span>}
    </figure>
  );
}

/** Asks for a drawing's file and reads it, one at a time. What is refused is told in words; what was there before stays. */
function useDrawing(first: Chosen | null) {
  const [chosen, setChosen] = useState(first);
  const [problem, setProblem] = useState<Told | null>(null);
  const [isReading, setReading] = useState(false);
  // Whoever closes the dialog waits for no drawing, and what is read next does not wait for it.
  useEffect(() => () => void call('glyph.cancel', {}), []);
  const choose = async () => {
    // A button that is disabled loses the keyboard.
    if (isReading) return;
    setReading(true);
    try {
      const read = await call('glyph.choose', {});
      if (read !== null) {
        setChosen(read);
        setProblem(null);
      }
    } catch (error) {
      setProblem(failureOf(error));
    }
    setReading(false);
  };
  return { chosen, problem, setProblem, isReading, choose };
}

/** The button that asks for the file, what was chosen, and what of it has no effect. */
function DrawingField(props: {
  readonly chosen: Chosen | null;
  readonly isReading: boolean;
  readonly button: React.Ref<HTMLButtonElement>;
  readonly onChoose: () => void;
}) {
  const { chosen, isReading, button, onChoose } = props;
  const words = useWords();
  const named = chosen === null ? words('glyphNoDrawing') : (chosen.fileName ?? words('glyphDrawingKept'));
  return (
    <>
      <div className="glyph-file">
        <span>{words('glyphDrawing')}</span>
        <button ref={button} type="button" onClick={onChoose}>
          {words(isReading ? 'glyphReading' : chosen === null ? 'glyphChoose' : 'glyphChooseOther')}
        </button>
        <span className="hint">{named}</span>
      </div>
      {chosen?.drawing.notes.map((note) => (
        <p key={note.en} role="status">
          {note[words.language]}
        </p>
      ))}
    </>
  );
}

/** What is known of the character typed: what is wrong with it, that it is drawn already, which face has it. */
function useCharacter(workspace: PaperHost, edition: Edition, text: string, isEdited: boolean) {
  const words = useWords();
  const meant = characterMeant(text);
  const character = 'character' in meant ? meant.character : null;
  const having = useFacesHaving({ workspace, edition }, character === null ? [] : [character]);
  const isDrawn = character !== null && drawnGlyphs(edition).some((one) => one.character === character);
  const rounds = isDrawn ? roundsWithCharacter(edition, character) : [];
  const notes = [
    ...(rounds.length > 0 ? [words('glyphInRounds', { rounds })] : []),
    ...(isDrawn && !isEdited ? [words('glyphReplaces')] : []),
    ...(character === null ? [] : [sayHaving(words, edition, having.get(character)) ?? []].flat()),
  ];
  return { character, notes, refusal: text.trim() === '' ? null : refusalOf(meant, words) };
}

function GlyphForm(props: { readonly workspace: PaperHost; readonly edition: Edition; readonly first: string }) {
  const { workspace, edition, first } = props;
  const words = useWords();
  const edited = useRef(drawnGlyphs(edition).find((one) => one.character === first)).current;
  const [text, setText] = useState(first);
  const [name, setName] = useState(edited?.name ?? '');
  const [isAdding, setAdding] = useState(false);
  const [field, button] = [useRef<HTMLInputElement>(null), useRef<HTMLButtonElement>(null)];
  const closed = useRef(new AbortController());
  const { character, notes, refusal } = useCharacter(workspace, edition, text, edited !== undefined);
  const { chosen, problem, setProblem, isReading, choose } = useDrawing(
    edited === undefined ? null : { drawing: { ...edited, notes: [] }, fileName: null },
  );
  useEffect(() => {
    // A dialog for a character that is known asks for its drawing.
    (first === '' ? field : button).current?.focus();
    const { current } = closed;
    return () => current.abort();
  }, [first, field, button]);
  const close = () => workspace.dialogs.close();
  const canAdd = character !== null && chosen !== null && !isReading && !isAdding;
  const add = async () => {
    if (character === null || chosen === null) return;
    setAdding(true);
    const glyph = glyphOf(character, name, chosen.drawing);
    const label = edited !== undefined && chosen.fileName === null ? 'glyph.rename' : 'glyph.draw';
    try {
      let isFull = false;
      const isDone = await changeDrawn(
        workspace.session,
        label,
        (now) => {
          const glyphs = withGlyph(now, glyph);
          isFull = glyphs === null;
          return glyphs;
        },
        closed.current.signal,
      );
      if (isDone) close();
      else if (isFull) setProblem(tooManyGlyphs);
    } catch (error) {
      setProblem(failureOf(error));
    }
    setAdding(false);
  };
  const title = words(edited === undefined ? 'glyphAddTitle' : 'glyphEditTitle');
  return (
    <Modal className="dialog glyph-dialog" label={title} onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (canAdd) void add();
        }}
      >
        <h2>{title}</h2>
        <label>
          {words('glyphCharacter')}
          <span className="glyph-character">
            <input
              ref={field}
              aria-label={words('glyphCharacter')}
              value={text}
              maxLength={16}
              readOnly={edited !== undefined}
              placeholder={words('glyphCharacterHelp')}
              aria-invalid={refusal !== null}
              spellCheck={false}
              onChange={(event) => setText(event.target.value)}
            />
            {character !== null && <output>{codePoint(character)}</output>}
          </span>
        </label>
        {refusal !== null && <p role="alert">{refusal}</p>}
        {notes.map((note) => (
          <p key={note} role="status">
            {note}
          </p>
        ))}
        <label>
          {words('glyphName')}
          <input
            value={name}
            maxLength={LONGEST_GLYPH_NAME}
            placeholder={words('glyphNameHelp')}
            spellCheck={false}
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <DrawingField {...{ chosen, isReading, button }} onChoose={() => void choose()} />
        {problem !== null && (
          <p role="alert">
            {problem[words.language]} <Detail label={words('errorDetail')} text={problem.detail} />
          </p>
        )}
        <Preview edition={edition} drawing={chosen?.drawing ?? null} />
        <p className="hint">{words('glyphDrawingHelp')}</p>
        <DialogChoice
          cancel={words('cancel')}
          confirm={words(isAdding ? 'glyphAdding' : edited === undefined ? 'glyphAdd' : 'glyphSave')}
          canConfirm={canAdd}
          onCancel={close}
        />
      </form>
    </Modal>
  );
}

export function GlyphDialog({ workspace }: { readonly workspace: PaperHost }) {
  const { edition } = useParts(workspace.session.state, 'edition');
  const { character } = useParts(workspace.dialogs, 'character');
  return edition === null ? null : <GlyphForm workspace={workspace} edition={edition} first={character} />;
}
