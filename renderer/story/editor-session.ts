/**
 * The editing of one article: the Slate editor of its body, what the edition holds of it, typing steps, and the
 * caret in our terms. Galley, headline fields and the page's own typing are views of it; it lives as long as its
 * article is the one shown, whoever is on the screen.
 */
import { type Point, Range } from 'slate';
import { ReactEditor } from 'slate-react';
import { addImportRemarks, editCredits, editHeadline } from '../../shared/edition/edits.ts';
import { type ArticleId, newId } from '../../shared/edition/ids.ts';
import type { Patch } from '../../shared/edition/operations.ts';
import { gathered } from '../../shared/edition/paragraph-runs.ts';
import type { TextPoint } from '../../shared/edition/proof-records.ts';
import type { Article, Paragraph } from '../../shared/edition/records.ts';
import type { TextPatch } from '../../shared/edition/text-patches.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { Observable, type Watched } from '../session/observable.ts';
import type { CopyCaret } from '../state/copy-caret.ts';
import type { TextPlace } from '../state/place-map.ts';
import {
  type ArticleEditor,
  bodyOf,
  type CopyRange,
  createArticleEditor,
  emptyParagraph,
  moveCaret,
  placeOf,
  replaceBody,
  type ToldEdit,
} from './article-editor.ts';
import { caretAfterStep, followed } from './caret-after.ts';
import { CopyEdits } from './copy-edits.ts';
import type { CaretStore, EditionDesk, Suggesting } from './editor-ports.ts';
import { type EditKind, type KeyDown, TypingSteps } from './typing-steps.ts';

/** The lines of an article's headline set that have fields of their own. */
export type HeadlinePart = 'kicker' | 'headline' | 'deck';

/** What an editing session needs of the window. */
export interface EditorSurroundings {
  readonly desk: EditionDesk;
  readonly carets: CaretStore;
  /** Which article is shown. */
  readonly shown: Watched<{ readonly articleId: ArticleId | null }>;
  readonly suggesting: Suggesting;
  /** Says what of words that were pasted was left out, or is not as it stood. */
  readonly tellPasted: (remarks: readonly ImportRemark[]) => void;
}

/** The caret and the other end of what is selected, null where nothing is. */
export interface EditorCaret {
  readonly place: TextPlace;
  readonly anchor: TextPlace | null;
}

/** What edits told of at once are together, as undo takes them. */
function kindOf(edits: readonly ToldEdit[]): EditKind {
  const kinds = new Set(edits.map(({ kind }) => kind));
  return (['break', 'insert', 'delete'] as const).find((kind) => kinds.has(kind)) ?? 'other';
}

/** True for carets that somebody else put into the copy. */
export function isFollowed({ place, by }: CopyCaret, articleId: ArticleId): boolean {
  return (by === 'page' || by === 'find' || by === 'typing') && place.articleId === articleId;
}

export class EditorSession {
  readonly articleId: ArticleId;
  readonly editor: ArticleEditor;
  /** The steps of what is typed in the galley. */
  readonly steps = new TypingSteps();
  /** The steps of what is typed in each field of the headline set. */
  readonly headlineSteps: Readonly<Record<HeadlinePart, TypingSteps>> = {
    kicker: new TypingSteps(),
    headline: new TypingSteps(),
    deck: new TypingSteps(),
  };
  readonly state = new Observable({
    /** An input method composes: what it writes into must not be parted anew. */
    isComposing: false,
  });
  /** Told of each change of copy or caret in the editor, before the edition is. */
  readonly changes = new Set<() => void>();
  /** What was done to its paragraphs, here and elsewhere. */
  readonly edits: CopyEdits;
  readonly #around: EditorSurroundings;
  readonly #ends: readonly (() => void)[];
  /** The body as last given to the edition or taken from it. */
  #body: readonly Paragraph[];
  /** The patches that came from elsewhere and are not shown yet, and whether they are of undo or redo. */
  #came: Patch[] = [];
  #isStepped = false;
  /** What the edition changes now comes from here, and is no news. */
  #isGiving = false;
  /** The paragraph the editor shows of a body that has none. */
  #empty = emptyParagraph();
  #isEnded = false;
  /** Whose steps a change belongs to: the galley's, or those of typing on the page. */
  #typist = this.steps;
  /** What was done to the copy and is not in the edition yet. */
  #told: ToldEdit[] = [];
  /** An input method composes, by the browser's own word; {@link state} follows once its word has been taken. */
  #isComposing = false;
  #settling: ReturnType<typeof setTimeout> | undefined;
  /** Where the caret was before an input method or a key changed the copy. */
  #before: TextPoint | null = null;

  constructor(article: Article, around: EditorSurroundings) {
    this.articleId = article.id;
    this.#around = around;
    this.edits = new CopyEdits(article.id);
    this.#body = article.body;
    this.editor = createArticleEditor(article.id, (edit) => {
      this.#told.push(edit);
      if (edit.remarks !== undefined && edit.remarks.length > 0) around.tellPasted(edit.remarks);
    });
    this.editor.children = this.#shown(article.body);
    const { onChange } = this.editor;
    this.editor.onChange = (options) => {
      for (const told of this.changes) told();
      this.#changed();
      onChange(options);
    };
    const { desk, carets } = around;
    let followed: CopyCaret | null = null;
    const follow = () => {
      const { at: caret } = carets.get();
      if (caret === null || caret === followed) return;
      followed = caret;
      if (isFollowed(caret, this.articleId)) moveCaret(this.editor, caret.place, caret.anchor ?? null);
    };
    follow();
    this.#ends = [
      desk.watchPatches((patches, isStep) => this.#hear(patches, isStep)),
      desk.state.subscribe(() => this.#takeBody()),
      carets.subscribe(follow),
    ];
  }

  /** Another article is shown: nothing is followed any more. */
  end(): void {
    for (const end of this.#ends) end();
    // Slate tells of an edit after the event it came with; by then it is of a body that is not followed any more.
    this.#isEnded = true;
    this.settle();
  }

  /** Gives the edition what Slate has not told of yet, where it still holds the body that was edited. */
  give(): void {
    if (this.#article()?.body === this.#body) this.#commit();
  }

  #article(): Article | undefined {
    return this.#around.desk.state.get().edition?.articles[this.articleId];
  }

  /** A body as the editor must have it: never without a paragraph. */
  #shown(body: readonly Paragraph[]): Paragraph[] {
    if (body.length > 0) return [...body];
    this.#empty = emptyParagraph();
    return [this.#empty];
  }

  /** The paragraphs as they are in the editor. */
  get body(): Paragraph[] {
    return bodyOf(this.editor);
  }

  /** Where the caret is, and what is selected up to it; null where there is none. */
  get caret(): EditorCaret | null {
    const { selection } = this.editor;
    if (selection === null) return null;
    const focus = this.#placeOf(selection.focus);
    const anchor = Range.isCollapsed(selection) ? null : this.#placeOf(selection.anchor);
    return focus === null ? null : { place: focus, anchor };
  }

  #placeOf(point: Point): TextPlace | null {
    const at = placeOf(this.editor, point);
    return at === null ? null : { articleId: this.articleId, part: at.paragraph.id, offset: at.offset };
  }

  /** Puts the caret where the page's is. False where that is not in the body. */
  moveTo(place: TextPlace, anchor: TextPlace | null): boolean {
    const isBody = place.articleId === this.articleId && this.body.some(({ id }) => id === place.part);
    if (isBody) moveCaret(this.editor, place, anchor);
    return isBody;
  }

  /** Puts the caret at the start of the copy, unless it is in it already. */
  enter(): void {
    const [first] = this.body;
    if (this.editor.selection === null && first !== undefined) {
      moveCaret(this.editor, { part: first.id, offset: 0 }, null);
    }
  }

  /** Changes the copy as a step, or a part of one, of somebody who types elsewhere; the edition has it on return. */
  typed(steps: TypingSteps, change: (editor: ArticleEditor) => void): void {
    this.#commit();
    this.#typist = steps;
    try {
      change(this.editor);
      this.#commit();
    } finally {
      this.#typist = this.steps;
    }
  }

  /** Replaces the lines of a part of the headline set, as they are written in its field. */
  writeHeadline(part: HeadlinePart, text: string, kind: EditKind): void {
    const { edition } = this.#around.desk.state.get();
    if (edition === null) return;
    const lines = text === '' ? [] : text.split('\n');
    const step = this.headlineSteps[part].of(kind);
    this.write('edit.headline', editHeadline(edition, this.articleId, part, lines), step);
  }

  /** Changes who wrote it, where it comes from, or its summary. False where there is no edition any more. */
  writeCredits(change: Parameters<typeof editCredits>[2]): boolean {
    const { edition } = this.#around.desk.state.get();
    if (edition !== null) this.write('edit.credits', editCredits(edition, this.articleId, change), newId<'step'>());
    return edition !== null;
  }

  /** Does an edit of what is not in the body. */
  write(label: string, patches: readonly Patch[], step: string): void {
    this.#around.desk.edit(label, patches, step);
  }

  /** Slate says that copy or selection changed. */
  #changed(): void {
    const isEdit = this.#told.length > 0;
    if (isEdit) this.#commit();
    else if (this.editor.operations.some(({ type }) => type === 'set_selection')) this.steps.end();
    if (isEdit && this.#around.suggesting.suggests) return;
    if (this.editor.selection === null || !ReactEditor.isFocused(this.editor)) return;
    const { caret } = this;
    if (caret === null) return;
    const { part, offset } = caret.place;
    this.#before = { part, offset };
    this.#around.carets.put({ ...caret, by: 'galley' });
  }

  /** Gives the edition what was done to the copy, or has marks made of it. */
  #commit(): void {
    const told = this.#told;
    const { edition } = this.#around.desk.state.get();
    if (told.length === 0 || edition === null) return;
    this.#told = [];
    if (this.#isEnded) return;
    if (this.#around.suggesting.suggests) {
      // Once what the browser put there is drawn: Slate then sees that it has gone.
      if (!this.#isComposing) setTimeout(() => this.#suggest());
      return;
    }
    const patches = gathered(told.flatMap((edit) => edit.patches));
    const step = this.#typist.of(kindOf(told));
    const remarks = told.flatMap((edit) => edit.remarks ?? []);
    const before = this.#body;
    this.#giving(() => {
      if (patches.length > 0) this.write('edit.body', [...this.#opening(), ...patches], step);
      const { edition: now } = this.#around.desk.state.get();
      if (now !== null && remarks.length > 0)
        this.write('edit.body', addImportRemarks(now, this.articleId, remarks), step);
    });
    // What the edition did not take is shown no longer: it would be seen in the copy, and be in no file.
    if (patches.length > 0 && this.#body === before) replaceBody(this.editor, this.#shown(before), null);
  }

  /** The paragraph that is typed in where the edition has none: the editor is never without one. */
  #opening(): TextPatch[] {
    if (this.#body.length > 0) return [];
    return [{ kind: 'add-paragraphs', table: 'articles', id: this.articleId, after: null, paragraphs: [this.#empty] }];
  }

  /** Changes the edition by what the editor holds already: the new body is taken as it is. */
  #giving<T>(change: () => T): T {
    this.#isGiving = true;
    try {
      return change();
    } finally {
      this.#isGiving = false;
      this.#body = this.#article()?.body ?? this.#body;
    }
  }

  /** Edits become marks: the copy is shown as it is again, the caret where the marks leave it. */
  #suggest(): void {
    const caret = this.#giving(() => this.#around.suggesting.suggest(this.articleId, this.body, this.#before));
    const article = this.#article();
    if (article === undefined || caret === 'unchanged') return;
    const range = caret === null ? this.selection : { anchor: caret, focus: caret };
    replaceBody(this.editor, this.#shown(article.body), range);
    this.#before = caret;
  }

  /** Hears of a change of the edition that it is about to show. */
  #hear(patches: readonly Patch[], isStep: boolean): void {
    this.edits.add(patches);
    if (this.#isGiving) return;
    this.#came.push(...patches);
    this.#isStepped = isStep;
  }

  /** A body that changed elsewhere replaces what is shown; our own edits come back as they went. */
  #takeBody(): void {
    if (this.#isGiving) return;
    const patches = this.#came;
    this.#came = [];
    const body = this.#article()?.body;
    if (body === undefined || body === this.#body) return;
    this.#body = body;
    this.#told = [];
    this.steps.end();
    const { selection } = this;
    const stepped = this.#isStepped ? caretAfterStep(patches, this.articleId, body) : null;
    const caret = selection === null ? null : (stepped ?? followed(selection, patches, this.articleId, body));
    replaceBody(this.editor, this.#shown(body), caret);
    this.#tellPage();
  }

  /** The page's caret goes with the copy, too, while text is typed there. */
  #tellPage(): void {
    const { at } = this.#around.carets.get();
    const { caret } = this;
    if (at?.by === 'typing' && at.place.articleId === this.articleId && caret !== null) {
      this.#around.carets.put({ ...caret, by: 'typing' });
    }
  }

  /** What is selected, as places of the copy; null where there is no caret. */
  get selection(): CopyRange | null {
    const { caret } = this;
    return caret === null ? null : { focus: caret.place, anchor: caret.anchor ?? caret.place };
  }

  /** A key went down in the galley. */
  key(event: KeyDown): void {
    this.settle();
    this.steps.key(event);
  }

  startComposition(): void {
    this.settle();
    this.#isComposing = true;
    this.steps.startComposition();
    this.state.update({ isComposing: true });
  }

  /** The input method is done; Slate takes its word while it handles the same event. */
  endComposition(): void {
    this.#isComposing = false;
    this.#settling = setTimeout(() => this.settle());
    if (this.#around.suggesting.suggests) setTimeout(() => this.#suggest());
  }

  /** Ends a composed word's step, at the latest when the next key or word comes. */
  settle(): void {
    if (this.#settling === undefined) return;
    clearTimeout(this.#settling);
    this.#settling = undefined;
    this.steps.endComposition();
    this.state.update({ isComposing: false });
  }
}
