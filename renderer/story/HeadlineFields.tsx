/** 引题 · 主题 · 副题: plain fields, a line of the headline on each line. */
import type { Credit } from '../../shared/edition/article-records.ts';
import type { Article } from '../../shared/edition/records.ts';
import { runsOfLines } from '../../shared/edition/styled-lines.ts';
import { linePart } from '../../shared/edition/text.ts';
import { useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';
import { TextField } from '../ui/Fields.tsx';
import { UnseenLine } from '../ui/UnseenLine.tsx';
import type { EditorSession, HeadlinePart } from './editor-session.ts';
import { FoundLines } from './FoundLines.tsx';
import { tellSelected } from './field-caret.ts';
import { useGrowing } from './growing-field.ts';
import { StyledLine } from './StyledLine.tsx';
import { useSteppedField } from './stepped-field.ts';

const parts: readonly HeadlinePart[] = ['kicker', 'headline', 'deck'];

interface Props {
  readonly session: EditorSession;
  readonly article: Article;
}

/** What of the window the fields need. */
interface HostProps extends Props {
  readonly workspace: Pick<Stores, 'session' | 'caret' | 'findings'>;
}

function HeadlineField({ workspace, session, article, part }: HostProps & { readonly part: HeadlinePart }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const written = article.headlines[part].join('\n');
  const field = useSteppedField(written, session.headlineSteps[part], (text, kind) =>
    session.writeHeadline(part, text, kind),
  );
  const area = useGrowing(field.value);
  return (
    <div>
      <label className={`headline-field ${part}`}>
        <span>{words(part)}</span>
        <textarea
          {...field}
          ref={area}
          data-part={part}
          onSelect={tellSelected(workspace, article.id, linePart(part, 0))}
          rows={Math.max(1, written.split('\n').length)}
          title={words('headlineHelp')}
        />
      </label>
      <UnseenLine text={field.value} />
      {edition !== null && <StyledLine edition={edition} lines={runsOfLines(article.headlines, part)} />}
      <FoundLines findings={workspace.findings} articleId={article.id} part={linePart(part, 0)} />
    </div>
  );
}

/** Who wrote it, where it was filed, where it comes from, and what it says in short: set where the style of the copy says. */
function Credits({ session, article }: Props) {
  const words = useWords();
  const { byline, dateline = '', source, editor = '', headlines } = article;
  const given = [byline, dateline, source, editor].filter((text) => text !== '').join(' · ');
  const field = (key: Credit, value: string) => (
    <div className="credit-field" key={key}>
      <span>{words(key)}</span>
      <TextField
        label={words(key)}
        value={value}
        {...(key === 'summary' ? { rows: 2 } : {})}
        onCommit={(text) => session.writeCredits({ [key]: text.trim() })}
      />
      <UnseenLine text={value} />
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
        {field('editor', editor)}
      </div>
      {field('summary', headlines.summary)}
    </details>
  );
}

export function HeadlineFields({ workspace, session, article }: HostProps) {
  return (
    <div className="headline-fields">
      {parts.map((part) => (
        <HeadlineField key={part} workspace={workspace} session={session} article={article} part={part} />
      ))}
      <Credits session={session} article={article} />
    </div>
  );
}
