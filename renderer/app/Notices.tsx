/** What was done and what went wrong, at the foot of the inspector's column: beside the work, never over it. */
import { useEffect, useId, useState } from 'react';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import { MOST_SHOWN, type Notice, shownFirst } from '../state/notices.ts';
import { Detail } from '../ui/Detail.tsx';
import { useOffCaret } from './off-caret.ts';
import type { Workspace } from './workspace.ts';

function isProblem({ kind }: Notice): boolean {
  return kind === 'problem' || kind === 'refused';
}

/** One notice, with its answers and what closes it. */
function Said(props: { readonly workspace: Workspace; readonly notice: Notice; readonly number: number }) {
  const { workspace, notice, number } = props;
  const words = useWords();
  const textId = useId();
  const { language } = words;
  const { id, times, choices } = notice;
  return (
    <p className={isProblem(notice) ? 'problem' : notice.kind}>
      <span id={textId}>
        {notice.words[language]}
        {times > 1 && <span className="times"> {words('noticeTimes', { count: times })}</span>}
      </span>
      <button
        type="button"
        className="quiet"
        onClick={() => workspace.notices.dismiss(id)}
        aria-label={words('noticeClose', { number })}
        aria-describedby={textId}
      >
        ×
      </button>
      <Detail label={words('errorDetail')} text={notice.detail} />
      {choices !== undefined && (
        <span className="answers">
          {choices.map((choice) => (
            <button key={choice.text.en} type="button" onClick={() => workspace.notices.answer(id, choice)}>
              {choice.text[language]}
            </button>
          ))}
        </span>
      )}
    </p>
  );
}

/** A field of the inspector that one writes in is still seen once notices have taken some of its room. */
function useFieldInSight(count: number): void {
  useEffect(() => {
    const { activeElement } = document;
    if (count > 0 && activeElement?.closest('.inspector') != null) activeElement.scrollIntoView({ block: 'nearest' });
  }, [count]);
}

export function Notices({ workspace }: { readonly workspace: Workspace }) {
  const words = useWords();
  const { notices } = useParts(workspace.notices, 'notices');
  const [wantsAll, setWantsAll] = useState(false);
  const more = notices.length - MOST_SHOWN;
  const showsAll = wantsAll && more > 0;
  const shown = showsAll ? notices : shownFirst(notices);
  useFieldInSight(shown.length);
  const own = useOffCaret(shown.length);
  const ordered = [...shown.filter(isProblem), ...shown.filter((one) => !isProblem(one))];
  const said = (of: (one: Notice) => boolean) =>
    ordered.map((one, at) => of(one) && <Said key={one.id} workspace={workspace} notice={one} number={at + 1} />);
  return (
    <section
      ref={own}
      className={notices.length > 0 ? 'notices some' : 'notices'}
      aria-label={words('notices')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !showsAll) return;
        event.preventDefault();
        setWantsAll(false);
      }}
    >
      {/* Both are there before anything is said in them: what comes into them is read out, problems at once. */}
      <div role="alert">{said(isProblem)}</div>
      <div role="status">{said((one) => !isProblem(one))}</div>
      {more > 0 && (
        <button type="button" className="link" aria-expanded={showsAll} onClick={() => setWantsAll(!showsAll)}>
          {showsAll ? words('noticesFewer') : words('noticesMore', { count: more })}
        </button>
      )}
    </section>
  );
}
