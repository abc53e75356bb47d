/** Slate's operations as patches of text: each says what it does to the copy, so that nothing is compared afterwards. */
import { type Descendant, Element, type Operation, type Path, Text } from 'slate';
import type { ArticleId, ParagraphId } from '../../shared/edition/ids.ts';
import { lookOf } from '../../shared/edition/leaves.ts';
import type { Leaf, Paragraph } from '../../shared/edition/records.ts';
import type { TextPatch } from '../../shared/edition/text-patches.ts';

/** A leaf as it is kept: its text and its style, and nothing the editor added. */
function leafOf(leaf: Leaf): Leaf {
  return { text: leaf.text, ...lookOf(leaf) };
}

/** A run of text, or nothing where it is empty. */
function run(leaf: Leaf): Leaf[] {
  return leaf.text === '' ? [] : [leafOf(leaf)];
}

/** A paragraph as it is kept. */
function paragraphOf({ id, type, children }: Paragraph): Paragraph {
  return { id, type, children: children.map(leafOf) };
}

/** Where in its paragraph's text a leaf starts. */
function startOf(paragraph: Paragraph, leafAt: number): number {
  return paragraph.children.slice(0, leafAt).reduce((sum, leaf) => sum + leaf.text.length, 0);
}

/** A paragraph and a leaf of it, by a Slate path. */
interface LeafPlace {
  readonly paragraph: Paragraph;
  readonly leaf: Leaf;
  /** Offset of the leaf in the paragraph's text. */
  readonly start: number;
}

/** The copy as it stands before an operation, and the patches that operations on it are. */
class CopyBefore {
  readonly #nodes: readonly Descendant[];
  readonly #record: { readonly table: 'articles'; readonly id: ArticleId };

  constructor(id: ArticleId, nodes: readonly Descendant[]) {
    this.#nodes = nodes;
    this.#record = { table: 'articles', id };
  }

  #paragraph(index: number | undefined): Paragraph | null {
    const node = index === undefined ? undefined : this.#nodes[index];
    return node !== undefined && Element.isElement(node) ? node : null;
  }

  #leaf([at, leafAt = 0]: Path): LeafPlace | null {
    const paragraph = this.#paragraph(at);
    const leaf = paragraph?.children[leafAt];
    return paragraph === null || leaf === undefined ? null : { paragraph, leaf, start: startOf(paragraph, leafAt) };
  }

  /** The paragraph before an index; null where that is the body's start. */
  #before(index: number): ParagraphId | null {
    return this.#paragraph(index - 1)?.id ?? null;
  }

  #text({ id: part }: Paragraph, offset: number, remove: Leaf[], insert: Leaf[]): TextPatch[] {
    if (remove.length === 0 && insert.length === 0) return [];
    return [{ kind: 'text', ...this.#record, part, offset, remove, insert }];
  }

  /** Text put in at a place of a leaf, or taken out there. */
  type({ type, path, offset, text }: Extract<Operation, { type: 'insert_text' | 'remove_text' }>): TextPatch[] {
    const place = this.#leaf(path);
    if (place === null) return [];
    const runs = run({ ...place.leaf, text });
    const [remove, insert] = type === 'insert_text' ? [[], runs] : [runs, []];
    return this.#text(place.paragraph, place.start + offset, remove, insert);
  }

  split({ path, position, properties }: Extract<Operation, { type: 'split_node' }>): TextPatch[] {
    const paragraph = this.#paragraph(path[0]);
    // A leaf in two is the same text.
    if (path.length !== 1 || paragraph === null || !('id' in properties) || properties.id === undefined) return [];
    const { id: part } = paragraph;
    const { id, type = paragraph.type } = properties;
    const offset = startOf(paragraph, position);
    return [{ kind: 'split', ...this.#record, part, offset, into: { id, type, after: part } }];
  }

  merge([at = 0, ...leaf]: Path): TextPatch[] {
    const [onto, from] = [this.#paragraph(at - 1), this.#paragraph(at)];
    if (leaf.length > 0 || onto === null || from === null) return [];
    const { id: part } = onto;
    const { id, type } = from;
    const offset = startOf(onto, onto.children.length);
    return [{ kind: 'join', ...this.#record, part, offset, from: { id, type, after: part } }];
  }

  insert([at = 0, leafAt = 0]: Path, node: Descendant): TextPatch[] {
    if (Element.isElement(node)) {
      return [{ kind: 'add-paragraphs', ...this.#record, after: this.#before(at), paragraphs: [paragraphOf(node)] }];
    }
    const paragraph = this.#paragraph(at);
    return paragraph === null ? [] : this.#text(paragraph, startOf(paragraph, leafAt), [], run(node));
  }

  remove(path: Path): TextPatch[] {
    const [at = 0, ...leafAt] = path;
    if (leafAt.length === 0) {
      const paragraph = this.#paragraph(at);
      if (paragraph === null) return [];
      const after = this.#before(at);
      return [{ kind: 'remove-paragraphs', ...this.#record, after, paragraphs: [paragraphOf(paragraph)] }];
    }
    const place = this.#leaf(path);
    return place === null ? [] : this.#text(place.paragraph, place.start, run(place.leaf), []);
  }

  /** A paragraph moved among the others. Leaves are never moved: Slate joins, parts and inserts them. */
  move({ path, newPath }: Extract<Operation, { type: 'move_node' }>): TextPatch[] {
    const [at = 0, to = 0] = [path[0], newPath[0]];
    const paragraph = this.#paragraph(at);
    if (paragraph === null || at === to) return [];
    // It comes to stand at that index among all.
    const after = this.#before(to > at ? to + 1 : to);
    return [{ kind: 'move-paragraph', ...this.#record, paragraph: paragraph.id, from: this.#before(at), to: after }];
  }

  set(operation: Extract<Operation, { type: 'set_node' }>): TextPatch[] {
    const { path, newProperties } = operation;
    if (path.length === 1) {
      const paragraph = this.#paragraph(path[0]);
      const now = 'type' in newProperties ? newProperties.type : undefined;
      if (paragraph === null || now === undefined || now === paragraph.type) return [];
      return [{ kind: 'paragraph-type', ...this.#record, paragraph: paragraph.id, was: paragraph.type, now }];
    }
    const place = this.#leaf(path);
    if (place === null) return [];
    const [was, now] = [run(place.leaf), run(changedLeaf(place.leaf, operation))];
    if (was.length === 0) return [];
    return [{ kind: 'emphasis', ...this.#record, part: place.paragraph.id, offset: place.start, was, now }];
  }
}

/** A leaf as a change of its properties leaves it. */
function changedLeaf(leaf: Leaf, { properties, newProperties }: Extract<Operation, { type: 'set_node' }>): Leaf {
  const gone = Object.fromEntries(Object.keys(properties).map((name) => [name, undefined]));
  // What the operation says of others than leaves is no style, and stays behind.
  return leafOf({ ...leaf, ...gone, ...newProperties, text: leaf.text });
}

/** What an operation is about to do to an article's copy, which stands in the editor as `nodes`. */
export function patchesOf(id: ArticleId, operation: Operation, nodes: readonly Descendant[]): TextPatch[] {
  const copy = new CopyBefore(id, nodes);
  switch (operation.type) {
    case 'insert_text':
    case 'remove_text':
      return copy.type(operation);
    case 'split_node':
      return copy.split(operation);
    case 'merge_node':
      return copy.merge(operation.path);
    case 'insert_node':
      return Element.isElement(operation.node) || Text.isText(operation.node)
        ? copy.insert(operation.path, operation.node)
        : [];
    case 'remove_node':
      return copy.remove(operation.path);
    case 'move_node':
      return copy.move(operation);
    case 'set_node':
      return copy.set(operation);
    case 'set_selection':
      return [];
  }
}
