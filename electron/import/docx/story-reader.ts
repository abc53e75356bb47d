/** The blocks of a story: paragraphs, tables, what they may be wrapped in (ECMA-376 17.2 to 17.5). */
import { Flow } from './flow.ts';
import type { Label } from './numbering.ts';
import type { Reading, ReferredNote } from './reading.ts';
import type { RunLook } from './run-looks.ts';
import { groundOver, runProperties, shadeOf } from './run-looks.ts';
import { RunReader, type StoryPlace } from './run-reader.ts';
import { copyScope, leftOut, type Scope } from './scope.ts';
import { listPlaceOf } from './styles.ts';
import { chosenOf, wordsOf } from './words-of.ts';
import { childOf, childrenOf, integerOf, settingOf, switchOf, type XmlElement } from './xml.ts';

/** Elements that are no content, though they may hold some: what a paragraph was before a change, for one. */
function isProperties(name: string): boolean {
  return name.endsWith('Pr') || name.endsWith('PrChange') || name === 'w:tblGrid';
}

/** Tracked insertions and moves to a place stay, what was deleted or moved from it goes (17.13.5). */
const kept = new Set(['w:ins', 'w:moveTo']);
const deleted: ReadonlyMap<string, 'deleted-text' | 'moved-text'> = new Map([
  ['w:del', 'deleted-text'],
  ['w:moveFrom', 'moved-text'],
]);

/** Comments in comments: Word has none. */
const DEEPEST_COMMENT = 10;

export class StoryReader {
  readonly flow: Flow;
  readonly #reading: Reading;
  readonly #part: string;
  readonly #runs: RunReader;

  constructor(reading: Reading, part: string, flow = new Flow(reading.account)) {
    this.#reading = reading;
    this.#part = part;
    this.flow = flow;
    this.#runs = new RunReader(reading, part, this.flow, (scope) => this.#place(scope));
  }

  /** Reads all that is in an element, to its end. */
  readAll(element: XmlElement, scope: Scope = copyScope): void {
    this.#inside(element, scope);
    this.#runs.finish();
    this.flow.finish();
  }

  #inside(element: XmlElement | undefined, scope: Scope): void {
    for (const child of childrenOf(element)) this.#read(child, scope);
  }

  #read(element: XmlElement, scope: Scope): void {
    const { name } = element;
    if (name === 'w:r') this.#runs.run(element, scope);
    else if (name === 'w:p') this.#paragraph(element, scope);
    else if (name === 'w:tbl') this.#table(element, scope);
    else if (name === 'w:tr') this.#row(element, scope);
    else if (name === 'w:tc') this.#cell(element, scope);
    else if (name === 'w:sectPr') this.#furniture(element);
    else if (isProperties(name)) return;
    else if (kept.has(name)) {
      this.#reading.changes++;
      this.#inside(element, scope);
    } else if (deleted.has(name)) {
      this.#reading.changes++;
      this.#inside(element, leftOut(scope, deleted.get(name) ?? 'deleted-text'));
    } else this.#wrapped(element, scope);
  }

  /** What is wrapped around content, and is none itself. */
  #wrapped(element: XmlElement, scope: Scope): void {
    const { name, attributes } = element;
    if (name === 'mc:AlternateContent') this.#inside(chosenOf(element), scope);
    else if (name === 'w:fldSimple') this.#runs.simpleField(element, scope, () => this.#inside(element, scope));
    else if (name === 'm:oMath' || name === 'm:oMathPara') this.#runs.math(element, scope);
    else if (name === 'w:sdt') this.#control(element, scope);
    else if (name === 'w:altChunk' || name === 'w:subDoc') this.#chunk(attributes['r:id'], scope);
    else if (name === 'w:drawing' || name === 'w:pict' || name === 'w:object' || name === 'w:t') {
      // Outside any run, where no word processor puts it: its words are read all the same.
      this.#runs.run({ name: 'w:r', attributes: {}, children: [element] }, scope);
    } else this.#inside(element, scope);
  }

  #control(control: XmlElement, scope: Scope): void {
    const content = childOf(control, 'w:sdtContent');
    if (switchOf(childOf(control, 'w:sdtPr'), 'w:showingPlcHdr') === true && content !== undefined) {
      const words = wordsOf(content);
      if (words !== '' && scope.left === null) this.#reading.account.counted('placeholder', words);
    }
    this.#inside(content, scope);
  }

  #paragraph(paragraph: XmlElement, outer: Scope): void {
    const properties = childOf(paragraph, 'w:pPr');
    const { account, styles } = this.#reading;
    const style = styles.paragraph(settingOf(properties, 'w:pStyle'));
    const ground = groundOver(shadeOf(properties) ?? style.shade, outer.ground);
    const scope: Scope = { ...outer, paragraph: style.id, ground };
    const joins = this.#joinsNext(properties, scope);
    account.enter();
    const label = joins || scope.left !== null ? null : this.#label(properties, style);
    const kind = {
      type: style.isHeading || style.role === 'headline' ? 'subhead' : 'paragraph',
      role: style.role,
    } as const;
    this.flow.start(kind, label);
    if (label?.isInFigures === true) account.counted('number-form', label.text.trim());
    this.#inside(paragraph, scope);
    this.flow.end(joins);
    const section = childOf(properties, 'w:sectPr');
    if (section !== undefined) this.#furniture(section);
    account.leave();
  }

  /** True of a paragraph whose mark is deleted or hidden, or that is the large initial of the next. */
  #joinsNext(properties: XmlElement | undefined, scope: Scope): boolean {
    const mark = childOf(properties, 'w:rPr');
    if (childOf(mark, 'w:del') !== undefined || childOf(mark, 'w:moveFrom') !== undefined) {
      this.#reading.changes++;
      return true;
    }
    if (childOf(mark, 'w:ins') !== undefined) this.#reading.changes++;
    const initial = childOf(properties, 'w:framePr')?.attributes['w:dropCap'];
    if (initial === 'drop' || initial === 'margin') return true;
    const { paragraph, table, ground } = scope;
    return (
      runProperties(mark).markNever === true || this.#reading.styles.look(mark, { paragraph, table, ground }).hidden
    );
  }

  #label(properties: XmlElement | undefined, style: ReturnType<Reading['styles']['paragraph']>): Label | null {
    const level = integerOf(settingOf(childOf(properties, 'w:numPr'), 'w:ilvl'));
    const own = listPlaceOf(properties);
    const place = own ?? (style.list === null ? null : { ...style.list, level: level ?? style.list.level });
    return place === null ? null : this.#reading.numbering.next(place, style.id);
  }

  #table(table: XmlElement, scope: Scope): void {
    const properties = childOf(table, 'w:tblPr');
    const style = settingOf(properties, 'w:tblStyle');
    const ground = groundOver(shadeOf(properties), groundOver(this.#reading.styles.shadeOfTable(style), scope.ground));
    this.#inside(table, { ...scope, table: style ?? scope.table, ground });
  }

  #row(row: XmlElement, scope: Scope): void {
    const properties = childOf(row, 'w:trPr');
    let inner = scope;
    if (childOf(properties, 'w:del') !== undefined) {
      this.#reading.changes++;
      inner = leftOut(scope, 'deleted-text');
    }
    if (childOf(properties, 'w:ins') !== undefined) this.#reading.changes++;
    if (switchOf(properties, 'w:hidden') === true) inner = leftOut(inner, 'hidden-text');
    this.flow.openRow();
    this.#inside(row, inner);
    this.flow.closeRow();
  }

  #cell(cell: XmlElement, scope: Scope): void {
    const properties = childOf(cell, 'w:tcPr');
    const merge = childOf(properties, 'w:vMerge') ?? childOf(properties, 'w:hMerge');
    let inner: Scope = { ...scope, ground: groundOver(shadeOf(properties), scope.ground) };
    // A cell that goes on another shows nothing of its own (17.4.84).
    if (merge !== undefined && merge.attributes['w:val'] !== 'restart') inner = leftOut(inner, 'covered-text');
    if (childOf(properties, 'w:cellDel') !== undefined) {
      this.#reading.changes++;
      inner = leftOut(inner, 'deleted-text');
    }
    this.flow.cell();
    this.#inside(cell, inner);
  }

  /** Heads and feet of pages are not copy; their words are told. */
  #furniture(section: XmlElement): void {
    const { parts, furniture, account } = this.#reading;
    const relations = parts.relations(this.#part);
    for (const { name, attributes } of childrenOf(section)) {
      if (name !== 'w:headerReference' && name !== 'w:footerReference') continue;
      const target = relations.get(attributes['r:id'] ?? '')?.target;
      if (target === undefined || furniture.has(target)) continue;
      furniture.add(target);
      const part = parts.xml(target);
      const words = part === undefined ? '' : wordsOf(part);
      if (words !== '') account.of('page-furniture', 1, words);
    }
  }

  #chunk(id: string | undefined, scope: Scope): void {
    const relation = this.#reading.parts.relations(this.#part).get(id ?? '');
    if (relation === undefined) return;
    const { account, parts, chunks } = this.#reading;
    // A part is read once: one that is asked for a thousand times would come in a thousand times.
    const isThere = !relation.isExternal && !chunks.has(relation.target);
    const bytes = isThere ? parts.bytes(relation.target) : undefined;
    chunks.add(relation.target);
    const paragraphs =
      bytes === undefined || scope.left !== null ? null : this.#reading.chunk(bytes, relation.target, this.#reading);
    if (paragraphs === null) {
      account.of('chunk-left', 1, relation.target);
      return;
    }
    this.flow.finish();
    for (const one of paragraphs) this.flow.paragraphs.push(one);
  }

  #place(scope: Scope): StoryPlace {
    const { account } = this.#reading;
    return {
      isLeft: scope.left !== null,
      box: (content, ground) => {
        account.number();
        if (scope.left === null) account.counted('text-box');
        const inner = new StoryReader(this.#reading, this.#part);
        inner.readAll(content, { ...scope, ground: groundOver(ground, scope.ground) });
        this.flow.place(inner.flow.paragraphs);
      },
      drawn: (text) => {
        if (scope.left !== null) {
          account.left(scope.left, text);
          return;
        }
        account.counted('text-box');
        account.shown(text);
        this.flow.place([{ type: 'paragraph', role: '', leaves: [{ text: text.trim() }] }]);
      },
      note: (kind, id, look, at, hasOwnMark) => this.#note(kind, id, look, at, hasOwnMark),
      comment: (id) => this.#comment(id),
    };
  }

  #note(kind: 'footnotes' | 'endnotes', id: string, look: RunLook, scope: Scope, hasOwnMark: boolean): void {
    const { path, notes, used } = this.#reading.noteParts(kind);
    const note = notes.get(id);
    if (note === undefined || used.has(id)) return;
    used.add(id);
    if (scope.left !== null || look.hidden) {
      this.#reading.account.left(scope.left ?? 'hidden-text', wordsOf(note));
      return;
    }
    this.#reading.notes.push({ part: path, note, paragraph: this.#reading.account.number() });
    this.#reading.noteCount++;
    if (hasOwnMark) return;
    const mark = `[${this.#reading.noteCount}]`;
    if (this.#runs.say(mark, { ...look, shift: null, font: null }, scope)) this.#reading.account.made += mark;
  }

  /** A comment becomes a note behind the paragraph it is about, with who wrote it. */
  #comment(id: string): void {
    const { path, notes, used } = this.#reading.noteParts('comments');
    const comment = notes.get(id);
    // One about one about one … is left for those that nothing refers to.
    if (comment === undefined || used.has(id) || this.#reading.commentDepth >= DEEPEST_COMMENT) return;
    used.add(id);
    const author = (comment.attributes['w:author'] ?? '').trim();
    const before = author === '' ? '' : `${author}：`;
    this.#reading.commentDepth++;
    const place = this.#reading.account.number();
    const paragraph = noteParagraph(this.#reading, { part: path, note: comment, paragraph: place }, before);
    this.#reading.commentDepth--;
    if (paragraph === null) return;
    this.#reading.account.made += before;
    this.flow.place([paragraph.note]);
    this.#reading.account.counted('comments', paragraph.text);
  }
}

/** A note's paragraphs as one; null for one without words. */
export function noteParagraph(reading: Reading, { part, note, paragraph }: ReferredNote, before = '') {
  const reader = new StoryReader(reading, part);
  reading.account.enterNote(paragraph);
  reader.readAll(note);
  reading.account.leave();
  const text = reader.flow.paragraphs.map(({ leaves }) => leaves.map((leaf) => leaf.text).join('')).join(' ');
  if (text.trim() === '') return null;
  return { text, note: { type: 'paragraph', role: 'note', leaves: [{ text: before + text }] } } as const;
}
