/** How the file of a story reads in another encoding, beside how it stands: nothing is replaced before somebody has seen both. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { fileName } from '../../shared/contract/file-name.ts';
import { rereadChanges } from '../../shared/edition/reread-story.ts';
import { articleTitle } from '../../shared/edition/selectors.ts';
import type { StoryChange } from '../../shared/edition/update-story.ts';
import { partOf, textOf } from '../../shared/edition/versions.ts';
import { copyEncodings, encodingTitle } from '../../shared/text/encodings.ts';
import { useWords, type Words } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { DialogChoice } from '../ui/DialogChoice.tsx';
import { Modal } from '../ui/Modal.tsx';
import type { Importing } from './importing.ts';

/** What of the window it needs. */
type RereadHost = Pick<Stores, 'session' | 'notices'> & { readonly importing: Importing };

/** What part of a story reads otherwise, by name. */
function nameOf({ difference }: StoryChange, words: Words): string {
  if (difference.kind === 'head') return words(difference.part);
  return words.kind((difference.after ?? difference.before)?.type ?? '');
}

function Changes(props: {
  readonly changes: readonly StoryChange[];
  readonly taken: ReadonlySet<string>;
  readonly onToggle: (key: string) => void;
}) {
  const words = useWords();
  const { changes, taken, onToggle } = props;
  const shown = (text: string) => (text === '' ? words('rereadNothing') : text);
  return (
    <ol className="reread-changes" data-testid="reread-changes">
      {changes.map((change) => {
        const { difference, isEdited } = change;
        const key = partOf(difference);
        return (
          <li key={key} className={isEdited ? 'edited' : ''}>
            <label className="flag">
              <input type="checkbox" checked={taken.has(key)} onChange={() => onToggle(key)} />
              {nameOf(change, words)}
              {isEdited && <em>{words('rereadEdited')}</em>}
            </label>
            <dl>
              <dt>{words('rereadStands')}</dt>
              <dd>{shown(textOf(difference, 'after'))}</dd>
              <dt>{words('rereadComes')}</dt>
              <dd>{shown(textOf(difference, 'before'))}</dd>
            </dl>
          </li>
        );
      })}
    </ol>
  );
}

/** Which encoding the file is read in; it has the keyboard at first. */
function EncodingChoice({ workspace }: { readonly workspace: RereadHost }) {
  const words = useWords();
  const { rereading } = workspace.importing;
  const { encoding, was } = useParts(rereading, 'encoding', 'was');
  const field = useRef<HTMLSelectElement>(null);
  const isKnown = encoding !== null;
  useEffect(() => {
    if (isKnown) field.current?.focus();
  }, [isKnown]);
  if (encoding === null) return null;
  return (
    <div className="reread-encoding">
      <label>
        {words('encodingNamed')}
        <select
          ref={field}
          value={encoding}
          onChange={(event) => {
            const chosen = copyEncodings.find((one) => one === event.target.value);
            if (chosen !== undefined) rereading.choose(chosen);
          }}
          onKeyDown={(event) => {
            // A list of choices does not send its form by itself; Enter does here what it does in the other fields.
            if (event.key !== 'Enter') return;
            event.preventDefault();
            event.currentTarget.form?.requestSubmit();
          }}
        >
          {copyEncodings.map((one) => (
            <option key={one} value={one}>
              {encodingTitle(one, words.language)}
            </option>
          ))}
        </select>
      </label>
      {was !== null && <span>{words('rereadWas', { encoding: encodingTitle(was, words.language) })}</span>}
    </div>
  );
}

export function RereadDialog({ workspace }: { readonly workspace: RereadHost }) {
  const words = useWords();
  const { importing, notices } = workspace;
  const { rereading } = importing;
  const { articleId, file, reading, fault, wantsFile } = useParts(
    rereading,
    'articleId',
    'file',
    'reading',
    'fault',
    'wantsFile',
  );
  const { edition } = useParts(workspace.session.state, 'edition');
  const article = articleId === null ? undefined : edition?.articles[articleId];
  const changes = useMemo(
    () => (article === undefined || reading === null ? [] : rereadChanges(article, reading.came, reading.now)),
    [article, reading],
  );
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  // What was ticked of one reading says nothing of another.
  const [turnedOf, setTurnedOf] = useState(reading);
  if (turnedOf !== reading) {
    setTurnedOf(reading);
    setTurned(new Set());
  }
  const chooser = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (wantsFile) chooser.current?.focus();
  }, [wantsFile]);
  if (article === undefined) return null;
  // What somebody edited is not ticked until somebody ticks it.
  const isTaken = ({ difference, isEdited }: StoryChange) => isEdited === turned.has(partOf(difference));
  const taken = changes.filter(isTaken);
  const toggle = (key: string) =>
    setTurned((old) => new Set(old.has(key) ? [...old].filter((one) => one !== key) : [...old, key]));
  const title = articleTitle(article) || words('untitled');
  const told =
    file === null ? words('rereadStory', { title }) : words('rereadOf', { title, name: fileName(file.path) });
  return (
    <Modal className="dialog reread" label={words('rereadTitle')} onClose={() => rereading.cancel()}>
      <h2>{words('rereadTitle')}</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (taken.length > 0) rereading.take(taken);
        }}
      >
        <p className="hint">{told}</p>
        {fault !== null && (
          <p className="problem" role="alert">
            {fault[words.language]}
          </p>
        )}
        {wantsFile && (
          <p>
            <button
              type="button"
              ref={chooser}
              onClick={() => void notices.attempt(() => rereading.chooseFile(), 'reread')}
            >
              {words('rereadFile')}
            </button>
          </p>
        )}
        <EncodingChoice workspace={workspace} />
        {reading !== null && (
          <p className="hint" role="status">
            {words(changes.length === 0 ? 'rereadSame' : 'rereadHow')}
          </p>
        )}
        {changes.length > 0 && (
          <Changes
            changes={changes}
            taken={new Set(taken.map(({ difference }) => partOf(difference)))}
            onToggle={toggle}
          />
        )}
        <DialogChoice
          cancel={words('cancel')}
          confirm={words('rereadTake', { count: taken.length })}
          canConfirm={taken.length > 0}
          onCancel={() => rereading.cancel()}
        />
      </form>
    </Modal>
  );
}
