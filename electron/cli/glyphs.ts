/** `dayang glyphs`: characters no face has, drawn by the newsroom (补字): those there are, one more from an SVG, one less. */

import { characterMeant, codePoint } from '../../shared/paper/drawn-character.ts';
import { drawnGlyphs, glyphOf, setDrawnGlyphs, withGlyph, withoutGlyph } from '../../shared/paper/drawn-glyphs.ts';
import type { DrawnGlyph, GlyphDrawing } from '../../shared/paper/drawn-records.ts';
import { roundsWithCharacter } from '../../shared/paper/drawn-uses.ts';
import { DayangError } from '../errors.ts';
import { drawnFace } from '../fonts/drawn-face.ts';
import { readGlyphDrawing } from '../import/drawn-glyph.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Arguments } from './arguments.ts';
import type { Command, Console } from './command.ts';
import { edit } from './edit.ts';

function drawable(text: string): string {
  const meant = characterMeant(text);
  if ('refusal' in meant) throw new DayangError(meant.refusal, { name: meant.name });
  return meant.character;
}

function setGlyphs(file: EditionFile, label: string, glyphs: readonly DrawnGlyph[]): void {
  const kept = glyphs.length === 0 ? null : file.addFile(drawnFace(glyphs));
  edit(file, 'glyphs', label, setDrawnGlyphs(glyphs, kept));
}

/** Draws a character; returns what of the drawing has no effect. */
function add(file: EditionFile, text: string, args: Arguments): GlyphDrawing['notes'] {
  const path = args.text('svg');
  if (path === undefined) throw new DayangError('usage', { detail: '--add needs a drawing with --svg' });
  const character = drawable(text);
  const drawing = readGlyphDrawing(path);
  const glyphs = withGlyph(file.edition, glyphOf(character, args.text('name') ?? '', drawing));
  if (glyphs === null) throw new DayangError('too-many-glyphs');
  setGlyphs(file, 'glyph.draw', glyphs);
  return drawing.notes;
}

/** Takes a drawn character away: where it is used, it is found to be missing again. Throws `glyph-not-drawn`, `glyph-in-round`. */
function remove(file: EditionFile, text: string): void {
  const character = drawable(text);
  const glyphs = drawnGlyphs(file.edition);
  const rest = withoutGlyph(glyphs, character);
  if (rest.length === glyphs.length) throw new DayangError('glyph-not-drawn', { name: text });
  const rounds = roundsWithCharacter(file.edition, character);
  if (rounds.length > 0) throw new DayangError('glyph-in-round', { name: text, rounds: rounds.join('、') });
  setGlyphs(file, 'glyph.remove', rest);
}

function tell(file: EditionFile, notes: GlyphDrawing['notes'], console: Console) {
  const glyphs = drawnGlyphs(file.edition).map(({ outline: _outline, ...glyph }) => ({
    ...glyph,
    code: codePoint(glyph.character),
  }));
  for (const { character, code, name, advance } of glyphs) {
    console.line(`${character}  ${code}  ${name || '–'}  ${advance}`);
  }
  for (const { zh, en } of notes) console.line(`  ${zh}\n  ${en}`);
  return { json: { glyphs, notes } };
}

export const glyphsCommand: Command = {
  name: 'glyphs',
  summary: 'list the characters an edition has drawings of, since no face has them; add one, take one away',
  operands: ['FILE'],
  options: {
    add: { type: 'string', value: 'CHAR', help: 'draw a character, typed or as U+20BB7, from --svg' },
    svg: { type: 'string', value: 'FILE.svg', help: 'its drawing: filled outlines, the artboard being its em square' },
    name: { type: 'string', value: 'TEXT', help: 'what it is called: a reading, or its parts' },
    remove: { type: 'string', value: 'CHAR', help: 'take a drawn character away' },
  },
  async run(args, console) {
    const [added, removed] = [args.text('add'), args.text('remove')];
    for (const option of ['svg', 'name']) {
      if (args.text(option) !== undefined && added === undefined) {
        throw new DayangError('usage', { detail: `--${option} needs --add` });
      }
    }
    const isRead = added === undefined && removed === undefined;
    const file = isRead ? EditionFile.openToRead(args.operand(0), 'any') : EditionFile.open(args.operand(0), 'any');
    try {
      const notes = added === undefined ? [] : add(file, added, args);
      if (removed !== undefined) remove(file, removed);
      return tell(file, notes, console);
    } finally {
      file.close();
    }
  },
};
