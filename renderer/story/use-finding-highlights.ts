/** Keeps the galley's underlines on what was found in its article. */
import { useEffect, useLayoutEffect, useMemo } from 'react';
import { ReactEditor } from 'slate-react';
import type { Article } from '../../shared/edition/records.ts';
import { useParts } from '../session/observable.ts';
import type { Findings } from '../state/findings.ts';
import type { EditorSession } from './editor-session.ts';
import { FindingHighlights } from './finding-highlights.ts';

export function useFindingHighlights(
  findings: Findings,
  { editor }: EditorSession,
  { id }: Article,
): FindingHighlights {
  const highlights = useMemo(() => new FindingHighlights(editor), [editor]);
  const { shown, open } = useParts(findings, 'shown', 'open');
  // With every drawing of the copy: its characters may be in other nodes than before.
  useLayoutEffect(() => highlights.draw({ articleId: id, findings: shown, open }));
  useEffect(() => {
    findings.underlines.add(highlights);
    const letGo = highlights.keepIn(ReactEditor.toDOMNode(editor, editor));
    return () => {
      letGo();
      findings.underlines.delete(highlights);
      highlights.clear();
    };
  }, [findings, highlights, editor]);
  return highlights;
}
