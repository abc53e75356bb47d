/**
 * Findings underlined in the galley, by the browser's highlights: they are ranges beside the document, so that neither the
 * editor nor its caret knows of them. With every change of the document the browser marks, lays out and paints all of its
 * highlights' ranges anew: only those near what is seen are among them, so that a key costs the same in a story of any length.
 */
import { ReactEditor } from 'slate-react';
import type { Finding, FindingInText } from '../../shared/checks/check.ts';
import { nameOf } from '../../shared/checks/waivers.ts';
import type { ArticleId } from '../../shared/edition/ids.ts';
import type { Paragraph } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { type FindingLook, findingLooks, type Underlines, underlined, underlinedIn } from '../state/findings.ts';
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

/** How far around the galley its paragraphs are near: as far as a page key goes. */
const NEAR = '100% 0px';

/** What is to be underlined. */
interface Asked {
  readonly articleId: ArticleId;
  readonly findings: readonly Finding[] | null;
  readonly open: string | null;
}

export class FindingHighlights implements Underlines {
  readonly #editor: ArticleEditor;
  #drawn: ReadonlyMap<FindingInText, Drawn> = new Map();
  #asked: Asked | null = null;
  #observer: IntersectionObserver | null = null;
  /** The elements of paragraphs in which something was found, each with whether it is near what is seen. */
  readonly #watched = new Map<Element, boolean>();

  constructor(editor: ArticleEditor) {
    this.#editor = editor;
  }

  /** Underlines what was found in an article, and marks the finding whose card is open. */
  draw(asked: Asked): void {
    this.#asked = asked;
    const { open } = asked;
    const drawn = new Map<FindingInText, Drawn>();
    const looks = new Map<FindingLook | 'open', Range[]>();
    const watched = new Set<Element>();
    for (const [finding, look, paragraph] of this.#own(asked)) {
      const element = this.#elementOf(paragraph);
      if (element === null) continue;
      watched.add(element);
      const one = this.#isNear(element) ? this.#rangeOf(finding, paragraph) : null;
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
    for (const element of [...this.#watched.keys()]) if (!watched.has(element)) this.#letGo(element);
    for (const look of [...findingLooks, 'open' as const]) set(highlightOf(look), looks.get(look) ?? []);
  }

  /** Underlines nothing any more. */
  clear(): void {
    this.#asked = null;
    this.#drawn = new Map();
    this.#observer?.disconnect();
    this.#observer = null;
    this.#watched.clear();
    for (const look of [...findingLooks, 'open' as const]) CSS.highlights.delete(highlightOf(look));
  }

  /**
   * Draws anew what an element's drawing has left without its characters, before that is painted: lines are parted after the
   * copy is drawn, and with other elements. Returns how to stop.
   */
  keepIn(copy: Element): () => void {
    const observer = new MutationObserver(() => {
      const kept = [...this.#drawn].filter(([, { range, text }]) => range.toString() === text);
      if (kept.length === this.#drawn.size || this.#asked === null) return;
      this.#drawn = new Map(kept);
      this.draw(this.#asked);
    });
    observer.observe(copy, { childList: true, characterData: true, subtree: true });
    return () => observer.disconnect();
  }

  /** What is underlined of the article's own paragraphs. */
  #own({ articleId, findings }: Asked): (readonly [FindingInText, FindingLook, Paragraph])[] {
    const all = underlined(findings);
    const texts = new Map(all.length === 0 ? [] : bodyOf(this.#editor).map((own) => [own.id as string, own]));
    return all.flatMap(([finding, look]) => {
      const paragraph = finding.text.articleId === articleId ? texts.get(finding.text.part) : undefined;
      return paragraph === undefined ? [] : [[finding, look, paragraph] as const];
    });
  }

  /** The element of a paragraph; null of one that Slate draws with the next frame: it is asked for again then. */
  #elementOf(paragraph: Paragraph): Element | null {
    try {
      return ReactEditor.toDOMNode(this.#editor, paragraph);
    } catch {
      return null;
    }
  }

  /** True of what is near; of what is not watched yet the browser says so with the next frame. */
  #isNear(element: Element): boolean {
    const isNear = this.#watched.get(element);
    if (isNear !== undefined) return isNear;
    this.#observer ??= new IntersectionObserver((entries) => this.#look(entries), {
      root: element.closest('.galley-scroll'),
      rootMargin: NEAR,
    });
    this.#watched.set(element, false);
    this.#observer.observe(element);
    return false;
  }

  #letGo(element: Element): void {
    this.#watched.delete(element);
    this.#observer?.unobserve(element);
  }

  #look(entries: readonly IntersectionObserverEntry[]): void {
    let isOther = false;
    for (const { target, isIntersecting } of entries) {
      const before = this.#watched.get(target);
      if (before === undefined || before === isIntersecting) continue;
      this.#watched.set(target, isIntersecting);
      isOther = true;
    }
    if (isOther && this.#asked !== null) this.draw(this.#asked);
  }

  #rangeOf(finding: FindingInText, paragraph: Paragraph): Drawn | null {
    return this.#kept(finding, paragraph) ?? this.#made(finding, paragraph);
  }

  /** A range that still is of the characters it was made for: the browser moves it along with them. */
  #kept(finding: FindingInText, paragraph: Paragraph): Drawn | null {
    const drawn = this.#drawn.get(finding);
    if (drawn === undefined) return null;
    const { range, text } = drawn;
    const isThere = range.startContainer.isConnected && range.endContainer.isConnected && !range.collapsed;
    return isThere && (drawn.paragraph === paragraph || range.toString() === text) ? drawn : null;
  }

  #made(finding: FindingInText, paragraph: Paragraph): Drawn | null {
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

  /** The range of a finding, whether it is near or has only just been gone to. */
  #named(name: string): Drawn | null {
    const [finding, , paragraph] =
      this.#asked === null ? [] : (this.#own(this.#asked).find(([one]) => nameOf(one) === name) ?? []);
    return finding === undefined || paragraph === undefined ? null : this.#rangeOf(finding, paragraph);
  }

  placeOf(finding: Finding): DOMRect | null {
    const own = this.#named(nameOf(finding));
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
