/** What needs a look: joints that import made, and what the engine could not do as asked. */
import type { ComposeFinding } from '../../shared/compose/display-list.ts';
import { settleImportNote } from '../../shared/edition/edits.ts';
import type { Article, Edition, ImportNote } from '../../shared/edition/records.ts';
import { articleTitle, paragraphText } from '../../shared/edition/selectors.ts';
import { type StringKey, useWords } from '../i18n/strings.ts';
import { useParts } from '../session/observable.ts';
import type { Stores } from '../state/stores.ts';

/** What of the window it needs. */
type FindingsHost = Pick<Stores, 'session' | 'view' | 'selection' | 'caret' | 'navigation'>;

interface JointFinding {
  readonly article: Article;
  readonly note: ImportNote;
  readonly before: string;
  readonly after: string;
}

type Finding = { readonly joint: JointFinding } | { readonly composed: ComposeFinding };

/** Characters shown on either side of a joint. */
const CONTEXT = 7;

function jointsOf(edition: Edition): Finding[] {
  return Object.values(edition.articles).flatMap((article) =>
    article.importNotes.flatMap((note): Finding[] => {
      const paragraph = article.body.find((one) => one.id === note.paragraphId);
      if (paragraph === undefined) return [];
      const text = paragraphText(paragraph);
      const before = text.slice(Math.max(0, note.offset - CONTEXT), note.offset);
      return [{ joint: { article, note, before, after: text.slice(note.offset, note.offset + CONTEXT) } }];
    }),
  );
}

/** Everything there is to look at. */
export function findingsOf(edition: Edition, composed: readonly ComposeFinding[]): Finding[] {
  return [...jointsOf(edition), ...composed.map((finding) => ({ composed: finding }))];
}

const titles: Readonly<Record<ComposeFinding['code'], StringKey>> = {
  'missing-glyph': 'missingGlyph',
  'unknown-face': 'unknownFace',
  overset: 'overset',
  'picture-missing': 'pictureMissing',
  'headline-limits': 'headlineLimits',
  'loose-line': 'looseLine',
  'jump-backwards': 'jumpBackwards',
  'blocks-overlap': 'blocksOverlap',
};

function Joint({ workspace, joint }: { readonly workspace: FindingsHost; readonly joint: JointFinding }) {
  const words = useWords();
  const { article, note, before, after } = joint;
  const show = () =>
    workspace.caret.put({
      place: { articleId: article.id, part: note.paragraphId, offset: note.offset },
      by: 'page',
    });
  const settle = () => {
    const { edition } = workspace.session.state.get();
    if (edition !== null) workspace.session.edit('check.settle', settleImportNote(edition, article.id, note));
  };
  return (
    <li className="finding">
      <button type="button" className="finding-text" onClick={show}>
        <span>
          …{before}
          <mark>｜</mark>
          {after}…
        </span>
        <small>{words('joint')}</small>
      </button>
      <button type="button" className="link" onClick={settle}>
        {words('settle')}
      </button>
    </li>
  );
}

function Composed({ workspace, finding }: { readonly workspace: FindingsHost; readonly finding: ComposeFinding }) {
  const words = useWords();
  const { edition } = useParts(workspace.session.state, 'edition');
  const article = finding.articleId === null ? undefined : edition?.articles[finding.articleId];
  const show = () => {
    if (finding.pageId !== null) workspace.navigation.toPage(finding.pageId);
    workspace.selection.update({ articleId: finding.articleId });
    workspace.view.update({ tab: 'properties' });
    if (finding.blockId !== null) workspace.selection.select([finding.blockId], { alone: true });
  };
  return (
    <li className="finding">
      <button type="button" className="finding-text" onClick={show}>
        <span>{words(titles[finding.code], { count: finding.detail })}</span>
        <small>{finding.code === 'overset' ? '' : finding.detail}</small>
        {article !== undefined && <small>{articleTitle(article)}</small>}
      </button>
    </li>
  );
}

export function Findings({ workspace }: { readonly workspace: FindingsHost }) {
  const words = useWords();
  const { edition, findings } = useParts(workspace.session.state, 'edition', 'findings');
  if (edition === null) return null;
  const all = findingsOf(edition, findings);
  if (all.length === 0) return <p className="hint">{words('noFindings')}</p>;
  return (
    <ul className="findings">
      {all.map((finding) =>
        'joint' in finding ? (
          <Joint
            key={`${finding.joint.note.paragraphId}/${finding.joint.note.offset}`}
            workspace={workspace}
            joint={finding.joint}
          />
        ) : (
          <Composed
            key={`${finding.composed.code}/${finding.composed.blockId}/${finding.composed.detail}`}
            workspace={workspace}
            finding={finding.composed}
          />
        ),
      )}
    </ul>
  );
}
