/** The lines of the article on the page, as the galley decorates its copy with them. */
import { useCallback, useDeferredValue, useRef } from 'react';
import { Element, type NodeEntry } from 'slate';
import type { SetLine } from '../../shared/compose/article-lines.ts';
import type { Language } from '../../shared/contract/language.ts';
import type { Article, Edition, Paragraph } from '../../shared/edition/records.ts';
import { numberOf, paragraphText } from '../../shared/edition/selectors.ts';
import { useWords } from '../i18n/strings.ts';
import type { ArticleLines, EditionState } from '../session/edition-state.ts';
import { useParts, type Watched } from '../session/observable.ts';
import type { EditorSession } from './editor-session.ts';
import { type KnownLines, type LineRange, lineRanges, takeLines } from './galley-lines.ts';
import { withUnseen } from './unseen-marks.ts';

/** Names each column where its first line stands: `第2栏`, and the page where the copy comes to one. */
function columnNames(lines: ArticleLines, edition: Edition, words: ReturnType<typeof useWords>) {
  const names = new Map<SetLine, string>();
  let page = 0;
  let column = 0;
  for (const { lines: own } of lines.paragraphs.values()) {
    for (const line of own) {
      if (!line.isTop) continue;
      const block = edition.blocks[line.blockId];
      const number = block === undefined ? 0 : (numberOf(edition, block) ?? 0);
      column = number === page ? column + 1 : 1;
      names.set(line, number === page ? words('galleyColumn', { column }) : words('galleyPage', { page: number }));
      page = number;
    }
  }
  return names;
}

/** Paragraphs whose lines are shown anew at once; where more are, page and keys come first. */
const MOST_AT_ONCE = 60;

/** True where many paragraphs are set otherwise than the galley shows: after a paste, an undo, another measure. */
function areManyNew(arrived: ArticleLines | null, known: ReadonlyMap<string, KnownLines>): boolean {
  let count = 0;
  for (const [id, set] of arrived?.paragraphs ?? []) if (known.get(id)?.set !== set) count++;
  return count > MOST_AT_ONCE;
}

/** Of a paragraph without lines: the same each time, so that it is known again. */
const none: LineRange[] = [];

/** What the lines are read from: as composed last, and whether they are to be shown. */
export interface LinesSource {
  readonly session: { readonly state: Watched<EditionState> };
  readonly view: Watched<{ readonly showsLines: boolean; readonly showsUnseen: boolean }>;
}

/** The lines the galley shows: as composed last, but for what an input method is composing now. */
export function useGalleyLines(source: LinesSource, { edits, state }: EditorSession, article: Article) {
  const { isComposing } = useParts(state, 'isComposing');
  const words = useWords();
  const { lines: latest, edition } = useParts(source.session.state, 'lines', 'edition');
  const later = useDeferredValue(latest);
  const { showsLines, showsUnseen } = useParts(source.view, 'showsLines', 'showsUnseen');
  const known = useRef<ReadonlyMap<string, KnownLines>>(new Map());
  const taken = useRef<ArticleLines | null>(null);
  const names = useRef<ReadonlyMap<SetLine, string>>(new Map());
  /** The language that the columns are named in. */
  const namedIn = useRef<Language>(null);
  const firstOverset = useRef<string>(undefined);
  const lines = later === latest || !areManyNew(latest, known.current) ? latest : taken.current;
  const own = lines?.articleId === article.id ? lines : null;
  // Leaves are not parted anew under an input method: that would end what it composes.
  if (!isComposing && own !== null && own !== taken.current && edition !== null) {
    const texts = new Map(article.body.map((paragraph) => [paragraph.id as string, paragraph]));
    known.current = takeLines(known.current, own.paragraphs, (id) => {
      const paragraph = texts.get(id);
      return paragraph === undefined
        ? undefined
        : { length: paragraphText(paragraph).length, changes: edits.count(id) };
    });
    firstOverset.current = [...own.paragraphs.values()].find((one) => one.end < one.length)?.id;
    taken.current = own;
    namedIn.current = null;
  }
  if (taken.current !== null && edition !== null && namedIn.current !== words.language) {
    names.current = columnNames(taken.current, edition, words);
    namedIn.current = words.language;
  }
  const shown = showsLines && taken.current !== null && known.current.size > 0 ? taken.current : null;
  const linesOf = useCallback(
    (node: Paragraph, at: number): LineRange[] => {
      const lines = shown === null || node.type === 'note' ? undefined : known.current.get(node.id);
      if (lines === undefined) return none;
      const labelOf = (line: SetLine) => names.current.get(line) ?? '';
      return lineRanges(at, node, lines, edits, labelOf, node.id !== firstOverset.current);
    },
    [shown, edits],
  );
  const { language } = words;
  const decorate = useCallback(
    ([node, path]: NodeEntry) => {
      const [at] = path;
      if (!Element.isElement(node) || at === undefined) return [];
      return withUnseen(linesOf(node, at), at, node, { showsUnseen, language });
    },
    [linesOf, showsUnseen, language],
  );
  return { decorate, isSet: shown !== null };
}
