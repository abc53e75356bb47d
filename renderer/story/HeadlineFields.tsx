/** 引题 · 主题 · 副题: plain fields, a line of the headline on each line. */
import { useMemo, useRef, useState } from 'react';
import { editHeadline } from '../../shared/edition/edits.ts';
import type { Article } from '../../shared/edition/records.ts';
import type { Workspace } from '../app/workspace.ts';
import { useWords } from '../i18n/strings.ts';
import { TypingSteps } from './typing-steps.ts';

type Part = 'kicker' | 'headline' | 'deck';
const parts: readonly Part[] = ['kicker', 'headline', 'deck'];

function HeadlineField(props: { readonly workspace: Workspace; readonly article: Article; readonly part: Part }) {
  const { workspace, article, part } = props;
  const words = useWords();
  const steps = useMemo(() => new TypingSteps(), []);
  // While an input method composes, the field shows its text and the article waits for the word.
  const [composing, setComposing] = useState<string | null>(null);
  const isComposing = useRef(false);
  const written = article.headlines[part].join('\n');
  const write = (text: string) => {
    const { edition } = workspace.session.state.get();
    if (edition === null) return;
    const lines = text === '' ? [] : text.split('\n');
    workspace.session.edit(
      'edit.headline',
      editHeadline(edition, article.id, part, lines),
      steps.current(performance.now()),
    );
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
        onFocus={() => workspace.session.expectHeadline()}
        onChange={(event) => (isComposing.current ? setComposing(event.target.value) : write(event.target.value))}
        onCompositionStart={(event) => {
          isComposing.current = true;
          steps.startComposition();
          setComposing(event.currentTarget.value);
        }}
        onCompositionEnd={(event) => {
          isComposing.current = false;
          setComposing(null);
          write(event.currentTarget.value);
          steps.endComposition();
        }}
      />
    </label>
  );
}

export function HeadlineFields({ workspace, article }: { readonly workspace: Workspace; readonly article: Article }) {
  return (
    <div className="headline-fields">
      {parts.map((part) => (
        <HeadlineField key={part} workspace={workspace} article={article} part={part} />
      ))}
    </div>
  );
}
