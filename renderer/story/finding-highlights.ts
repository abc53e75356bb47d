/**
 * Findings underlined in the galley, by the browser's highlights: they are ranges beside the document, so that neither the
 * editor nor its caret knows of them, and a key draws anew what it changed and nothing else.
 */
import { ReactEditor } from 'slate-react';
import type { Finding } from '../../shared/checks/check.ts';
import { nameOf } from '../../shared/checks/waivers.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import {
  type CopyFinding,
  type FindingLook,
  findingLooks,
  type Underlines,
  underlined,
  underlinedIn,
} from '../state/findings.ts';
import { type ArticleEditor, bodyOf, pointOf } from './article-editor.ts';

/** The name of a highlight in the style sheet (`finding-highlights.css`). */
function highlightOf(look: FindingLook | 'open'): string {
  return `finding-${look}`;
}

interface Drawn {
  readonly range: Range;
  readonly text: string;
  /** The paragraph as it was when it was made. */
  readonly paragraph: Paragraph;
}

export class FindingHighlights implements Underlines {
  readonly #editor: ArticleEditor;
  #drawn: ReadonlyMap<CopyFinding, Drawn> = new Map();

  constructor(editor: ArticleEditor) {
    this.#editor = editor;
  }

  /** Underlines what was found in an article, and marks the finding whose card is open. */
  draw(articleId: ArticleId, findings: readonly Finding[] | null, open: string | null): void {
    const drawn = new Map<CopyFinding, Drawn>();
    const looks = new Map<FindingLook | 'open', Range[]>();
    const all = underlined(findings);
    const texts = new Map(all.length === 0 ? [] : bodyOf(this.#editor).map((own) => [own.id as string, own]));
    for (const [finding, look] of all) {
      const paragraph = finding.text.articleId === articleId ? texts.get(finding.text.part) : undefined;
      if (paragraph === undefined) continue;
      const one = this.#kept(finding, paragraph) ?? this.#made(finding, paragraph);
      if (one === null) continue;
      drawn.set(finding, one);
      const isOpen = open !== null && nameOf(finding) === open;
      for (const key of isOpen ? [look, 'open' as const] : [look]) {
        const ranges = looks.get(key);
        if (ranges === undefined) looks.set(key, [one.range]);
        else ranges.push(one.range);
      }
    }
    this.#drawn = drawn;
    for (const look of [...findingLooks, 'open' as const]) set(highlightOf(look), looks.get(look) ?? []);
  }

  /** Underlines nothing any more. */
  clear(): void {
    this.#drawn = new Map();
    for (const look of [...findingLooks, 'open' as const]) CSS.highlights.delete(highlightOf(look));
  }

  /** A range that still is of the characters it was made for: the browser moves it along with them. */
  #kept(finding: CopyFinding, paragraph: Paragraph): Drawn | null {
    const drawn = this.#drawn.get(finding);
    if (drawn === undefined) return null;
    const { range, text } = drawn;
    const isThere = range.startContainer.isConnected && range.endContainer.isConnected && !range.collapsed;
    return isThere && (drawn.paragraph === paragraph || range.toString() === text) ? drawn : null;
  }

  #made(finding: CopyFinding, paragraph: Paragraph): Drawn | null {
    const text = paragraphText(paragraph);
    const [from, to] = underlinedIn(finding, text.length);
    const [anchor, focus] = [from, to].map((offset) => pointOf(this.#editor, finding.text.part, offset));
    if (anchor == null || focus == null || from >= to) return null;
    try {
      return { range: ReactEditor.toDOMRange(this.#editor, { anchor, focus }), text: text.slice(from, to), paragraph };
    } catch {
      // Slate draws it with the next frame: it is asked for again then.
      return null;
    }
  }

  placeOf(finding: Finding): DOMRect | null {
    const name = nameOf(finding);
    const [, own] = [...this.#drawn].find(([one]) => nameOf(one) === name) ?? [];
    const copy = own?.range.startContainer.parentElement?.closest('.galley-scroll')?.getBoundingClientRect();
    const place = own?.range.getBoundingClientRect();
    if (copy === undefined || place === undefined || place.width === 0) return null;
    // What is scrolled out of the galley is not seen there.
    return place.bottom <= copy.top || place.top >= copy.bottom ? null : place;
  }

  at(x: number, y: number): Finding | undefined {
    const isIn = ({ left, right, top, bottom }: DOMRect) => x >= left && x <= right && y >= top && y <= bottom;
    for (const [finding, { range }] of this.#drawn) if ([...range.getClientRects()].some(isIn)) return finding;
    return undefined;
  }
}

/** Has a highlight be of some ranges: those that it has already stay. */
function set(name: string, ranges: readonly Range[]): void {
  const now = CSS.highlights.get(name);
  if (ranges.length === 0) CSS.highlights.delete(name);
  else if (now === undefined) CSS.highlights.set(name, new Highlight(...ranges));
  else {
    const wanted = new Set<AbstractRange>(ranges);
    for (const range of [...now]) if (!wanted.has(range)) now.delete(range);
    for (const range of ranges) if (!now.has(range)) now.add(range);
  }
}
