/** Character styles in the galley: which one what is selected has, putting one on and taking it away. */
import { Editor, type NodeEntry, Path, Range, Text, Transforms } from 'slate';
import { lookNames, lookOf } from '../../shared/edition/leaves.ts';
import type { Leaf, Look } from '../../shared/edition/records.ts';
import { charactersOf } from '../../shared/text/graphemes.ts';

/** Letterspacing in thousandths of an em, and the width of 长字 in hundredths, that a key gives. */
const SPACED = 250;
const CONDENSED = 80;

/** What a command puts on, or takes away where all of what is selected has it. */
export const characterStyles = {
  'copy.strong': { strong: true },
  'copy.aside': { face: 'aside' },
  'copy.name': { face: 'name' },
  'copy.superscript': { script: 'super' },
  'copy.subscript': { script: 'sub' },
  'copy.dots': { dots: true },
  'copy.underline': { line: 'under' },
  'copy.name-line': { line: 'name' },
  'copy.title-line': { line: 'title' },
  'copy.spaced': { spacing: SPACED },
  'copy.condensed': { width: CONDENSED },
} as const satisfies Readonly<Record<string, Look>>;
export type CharacterStyle = keyof typeof characterStyles;

/** What cannot be together: a run is in one face. */
const instead: Readonly<Partial<Record<keyof Look, keyof Look>>> = { strong: 'face', face: 'strong' };

/** Leaves of which something is selected. */
function selectedLeaves(editor: Editor): NodeEntry<Text>[] {
  const { selection } = editor;
  if (selection === null || Range.isCollapsed(selection)) return [];
  return [...Editor.nodes(editor, { at: selection, match: Text.isText })].filter(([leaf, path]) => {
    if (leaf.text === '') return false;
    const part = Range.intersection(selection, Editor.range(editor, path));
    // Where a selection ends at a leaf's start nothing of that leaf is in it.
    return part !== null && (Range.isExpanded(part) || !Path.equals(part.anchor.path, path));
  });
}

/** True where all that is selected has a style, or what would be typed. */
export function hasStyle(editor: Editor, look: Look): boolean {
  if (editor.selection === null) return false;
  const leaves = selectedLeaves(editor).map(([leaf]) => leaf);
  const all: readonly Look[] = leaves.length > 0 ? leaves : [Editor.marks(editor) ?? {}];
  return lookNames.every((name) => look[name] === undefined || all.every((leaf) => leaf[name] === look[name]));
}

function change(editor: Editor, look: Look): void {
  Editor.withoutNormalizing(editor, () => {
    for (const name of lookNames) {
      const value = look[name];
      if (value === undefined) continue;
      const other = instead[name];
      if (other !== undefined) Editor.removeMark(editor, other);
      Editor.addMark(editor, name, value);
    }
  });
}

/** Puts a style on what is selected, or takes it away where all of that has it. */
export function toggleStyle(editor: Editor, look: Look): void {
  if (!hasStyle(editor, look)) {
    change(editor, look);
    return;
  }
  Editor.withoutNormalizing(editor, () => {
    for (const name of lookNames) if (look[name] !== undefined) Editor.removeMark(editor, name);
  });
}

/** Prints what is selected in a swatch, or as the rest where that is null. */
export function setColour(editor: Editor, id: string | null): void {
  if (id === null) Editor.removeMark(editor, 'colour');
  else change(editor, { colour: id });
}

/** Makes what is selected plain copy. */
export function makePlain(editor: Editor): void {
  Editor.withoutNormalizing(editor, () => {
    for (const name of lookNames) Editor.removeMark(editor, name);
  });
}

/** Words typed beside a character that is read aloud are not read so: its reading is its own. */
export function withoutReading(editor: Editor): void {
  const marks = Editor.marks(editor);
  if (marks?.ruby === undefined) return;
  const { ruby: _, ...held } = lookOf(marks);
  editor.marks = held;
}

const han = /\p{scx=Han}/u;

/** True of a character that can have a reading. */
export function isRead(character: string): boolean {
  return han.test(character);
}

/** A run with a style more, without what cannot be together with it. */
export function withStyle(leaf: Leaf, look: Look): Leaf {
  const others = lookNames.flatMap((name) => (look[name] === undefined ? [] : (instead[name] ?? [])));
  return { ...without(leaf, others), ...look };
}

/** A run without what a style says, whatever it says of that. */
export function withoutStyle(leaf: Leaf, look: Look): Leaf {
  return without(
    leaf,
    lookNames.filter((name) => look[name] !== undefined),
  );
}

function without(leaf: Leaf, names: readonly (keyof Look)[]): Leaf {
  const kept: Record<string, unknown> = { ...lookOf(leaf) };
  for (const name of names) delete kept[name];
  return { text: leaf.text, ...kept };
}

/** How many characters are selected that can have a reading. */
export function readCharacters(editor: Editor): number {
  return editor.selection === null ? 0 : placesToRead(editor).length;
}

function placesToRead(editor: Editor): Range[] {
  const { selection } = editor;
  if (selection === null) return [];
  return selectedLeaves(editor).flatMap(([leaf, path]) => {
    const part = Range.intersection(selection, Editor.range(editor, path));
    const [from, to] = part === null ? [0, 0] : Range.edges(part).map(({ offset }) => offset);
    let at = from ?? 0;
    return charactersOf(leaf.text.slice(from, to)).flatMap((character): Range[] => {
      const start = at;
      at += character.length;
      if (!isRead(character)) return [];
      return [{ anchor: { path, offset: start }, focus: { path, offset: at } }];
    });
  });
}

/** Gives each Han character selected its reading, one after the other; there are as many of either. */
export function setReadings(editor: Editor, readings: readonly string[]): void {
  const places = placesToRead(editor);
  Editor.withoutNormalizing(editor, () => {
    // The last first: a leaf that is parted moves those behind it.
    for (let at = places.length - 1; at >= 0; at--) {
      const ruby = readings[at];
      const place = places[at];
      if (place === undefined || ruby === undefined) continue;
      Transforms.setNodes(editor, { ruby }, { at: place, match: Text.isText, split: true });
    }
  });
}

/** Takes the readings of what is selected away. */
export function clearReadings(editor: Editor): void {
  Editor.removeMark(editor, 'ruby');
}
