/** 引题 · 主题 · 副题: plain fields, a line of the headline on each line. */
import { useMemo, useRef, useState } from 'react';
import { editCredits, editHeadline } from '../../shared/edition/edits.ts';
import type { Article } from '../../shared/edition/records.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { TextField } from '../ui/Fields.tsx';
import { type EditKind, TypingSteps } from './typing-steps.ts';

type Part = 'kicker' | 'headline' | 'deck';
const parts: readonly Part[] = ['kicker', 'headline', 'deck'];

/** What a change of a field does, by the browser's name for it. */
function kindOf(event: Event): EditKind {
  const type = event instanceof InputEvent ? event.inputType : '';
  if (type === 'insertLineBreak' || type === 'insertParagraph') return 'break';
  if (type.startsWith('delete')) return 'delete';
  return type.startsWith('insert') ? 'insert' : 'other';
}

function HeadlineField(props: { readonly workspace: Workspace; readonly article: Article; readonly part: Part }) {
  const { workspace, article, part } = props;
  const words = useWords();
  const steps = useMemo(() => new TypingSteps(), []);
  // While an input method composes, the field shows its text and the article waits for the word.
  const [composing, setComposing] = useState<string | null>(null);
  const isComposing = useRef(false);
  const written = article.headlines[part].join('\n');
  const write = (text: string, kind: EditKind) => {
    const { edition } = workspace.session.state.get();
    if (edition === null) return;
    const lines = text === '' ? [] : text.split('\n');
    workspace.session.edit('edit.headline', editHeadline(edition, article.id, part, lines), steps.of(kind));
  };
  return (
    <label className={`headline-field ${part}`}>
      <span>{words(part)}</span>
      <textarea
        rows={Math.max(1, written.split('\n').length)}
        value={composing ?? written}
        title={words('headlineHelp')}
        lang="zh-CN"
        spellCheck={false}
        onKeyDown={(event) => {
          if (!event.nativeEvent.isComposing) steps.key(event);
        }}
        onPointerDown={() => steps.end()}
        onBlur={() => steps.end()}
        onPaste={() => steps.paste()}
        onDrop={() => steps.paste()}
        onChange={({ target, nativeEvent }) =>
          isComposing.current ? setComposing(target.value) : write(target.value, kindOf(nativeEvent))
        }
        onCompositionStart={(event) => {
          isComposing.current = true;
          steps.startComposition();
          setComposing(event.currentTarget.value);
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          setComposing(null);
          write(event.currentTarget.value, 'insert');
          steps.endComposition();
        }}
      />
    </label>
  );
}

/** Who wrote it, where it was filed, where it comes from, and what it says in short: kept with the copy, not set. */
function Credits({ workspace, article }: { readonly workspace: Workspace; readonly article: Article }) {
  const words = useWords();
  const { byline, dateline = '', source, headlines } = article;
  const given = [byline, dateline, source].filter((text) => text !== '').join(' · ');
  const field = (key: 'byline' | 'dateline' | 'source' | 'summary', value: string) => (
    <div className="credit-field" key={key}>
      <span>{words(key)}</span>
      <TextField
        label={words(key)}
        value={value}
        {...(key === 'summary' ? { rows: 2 } : {})}
        onCommit={(text) => {
          const { edition } = workspace.session.state.get();
          if (edition === null) return false;
          workspace.session.edit('edit.credits', editCredits(edition, article.id, { [key]: text.trim() }));
          return true;
        }}
      />
    </div>
  );
  return (
    <details className="credits">
      <summary>
        {words('credits')}
        {given !== '' && `：${given}`}
      </summary>
      <div className="fields">
        {field('byline', byline)}
        {field('dateline', dateline)}
        {field('source', source)}
      </div>
      {field('summary', headlines.summary)}
    </details>
  );
}

export function HeadlineFields({ workspace, article }: { readonly workspace: Workspace; readonly article: Article }) {
  return (
    <div className="headline-fields">
      {parts.map((part) => (
        <HeadlineField key={part} workspace={workspace} article={article} part={part} />
      ))}
      <Credits workspace={workspace} article={article} />
    </div>
  );
}
