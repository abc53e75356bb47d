/** `dayang glyphs`: characters no face has, drawn by the newsroom (补字): those there are, one more from an SVG, one less. */

import { drawnGlyphs, setDrawnGlyphs, withGlyph, withoutGlyph } from '../../shared/paper/drawn-glyphs.ts';
import type { DrawnGlyph } from '../../shared/paper/drawn-records.ts';
import { MOST_DRAWN } from '../../shared/paper/drawn-records.ts';
import { DayangError } from '../errors.ts';
import { drawnFace } from '../fonts/drawn-face.ts';
import { characterMeant, readDrawnGlyph } from '../import/drawn-glyph.ts';
import { EditionFile } from '../store/edition-file.ts';
import type { Arguments } from './arguments.ts';
import type { Command, Console } from './command.ts';
import { edit } from './edit.ts';

/** The code point of a character, as Unicode writes it. */
function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

function setGlyphs(file: EditionFile, label: string, glyphs: readonly DrawnGlyph[]): void {
  const kept = glyphs.length === 0 ? null : file.addFile(drawnFace(glyphs));
  edit(file, 'glyphs', label, setDrawnGlyphs(glyphs, kept));
}

function add(file: EditionFile, text: string, args: Arguments): void {
  const path = args.text('svg');
  if (path === undefined) throw new DayangError('usage', { detail: '--add needs a drawing with --svg' });
  const glyph = readDrawnGlyph(path, characterMeant(text), args.text('name') ?? '');
  const glyphs = withGlyph(file.edition, glyph);
  if (glyphs === null) throw new DayangError('too-many-glyphs', { most: MOST_DRAWN });
  setGlyphs(file, 'glyph.draw', glyphs);
}

/** Takes a drawn character away: where it is used, it is found to be missing again. Throws `glyph-not-drawn`. */
function remove(file: EditionFile, text: string): void {
  const character = characterMeant(text);
  const glyphs = drawnGlyphs(file.edition);
  const rest = withoutGlyph(glyphs, character);
  if (rest.length === glyphs.length) throw new DayangError('glyph-not-drawn', { name: text });
  setGlyphs(file, 'glyph.remove', rest);
}

function tell(file: EditionFile, console: Console) {
  const glyphs = drawnGlyphs(file.edition).map(({ outline: _outline, ...glyph }) => ({
    ...glyph,
    code: codePoint(glyph.character),
  }));
  for (const { character, code, name, advance } of glyphs) {
    console.line(`${character}  ${code}  ${name || '–'}  ${advance}`);
  }
  return { json: { glyphs } };
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
    const file = isRead ? EditionFile.openToRead(args.operand(0)) : EditionFile.open(args.operand(0));
    try {
      if (added !== undefined) add(file, added, args);
      if (removed !== undefined) remove(file, removed);
      return tell(file, console);
    } finally {
      file.close();
    }
  },
};
