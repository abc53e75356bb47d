/** Drawn characters on the command line: added, set, printed as any other, taken away. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit } from '../../electron/cli/edit.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { DRAWN_FACE } from '../../shared/paper/drawn-glyphs.ts';
import { startRound } from '../../shared/proof/rounds.ts';
import { dayang, dayangJson, pdfText } from '../kit/command-line.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { glyphsOf, platesOf, withPdfJs } from '../kit/printed.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-cli-glyphs-'));
const drawing = join(folder, 'name.svg');
const blank = join(folder, 'blank.svg');
const stroked = join(folder, 'stroked.svg');
/** A character of the private use area, and one of a plane of which our faces have little. */
const [own, rare] = ['\ue123', '\u{323ab}'];
const text = `记者李${own}明与王${rare}走访东湖。`;
const story = article([text.repeat(3)]);

function made(name: string): string {
  const path = join(folder, name);
  const bare = withArticle(emptyEdition(4), story);
  EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]));
  return path;
}

/** The first page as it is printed. */
function printed(edition: string): string {
  const out = mkdtempSync(join(folder, 'out-'));
  const ran = dayang('export', edition, '--out', out, '--override', '测试', '--pages', '1');
  expect(ran.err).not.toContain('Error');
  const [name = ''] = readdirSync(out).filter((one) => one.endsWith('01.pdf'));
  return join(out, name);
}

/** The characters that preflight finds no face has. */
function missing(edition: string): boolean[] {
  const said = dayang('preflight', edition, '--pages', '1').out;
  const lines = said.split('\n').filter((line) => line.includes('Missing glyph'));
  return [own, rare].map((character) => lines.some((line) => line.includes(character)));
}

const listed = v.object({ glyphs: v.array(v.object({ character: v.string(), code: v.string(), name: v.string() })) });
const glyphs = (...args: readonly string[]) => v.parse(listed, dayangJson('glyphs', ...args)).glyphs;

beforeAll(() => {
  writeFileSync(blank, '');
  writeFileSync(
    drawing,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill-rule="evenodd" d="M5 5H95V95H5ZM20 20H80V80H20Z"/><circle cx="50" cy="50" r="20"/></svg>',
  );
  writeFileSync(
    stroked,
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path d="M5 5H95" fill="none" stroke="#000" stroke-width="8"/></svg>',
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a drawn character', () => {
  it('is set and printed as any other, and is missing again once it is taken away', async () => {
    const edition = made('drawn.dayang');
    expect(missing(edition)).toEqual([true, true]);
    glyphs(edition, '--add', 'U+E123', '--svg', drawing, '--name', '⿰金波');
    expect(glyphs(edition, '--add', rare, '--svg', drawing)).toEqual([
      expect.objectContaining({ character: own, code: 'U+E123', name: '⿰金波' }),
      expect.objectContaining({ character: rare, code: 'U+323AB', name: '' }),
    ]);
    expect(missing(edition)).toEqual([false, false]);
    expect(dayang('preflight', edition, '--pages', '1').out).not.toContain('Stand-in');

    const path = printed(edition);
    expect(execFileSync('pdffonts', [path], { encoding: 'utf8' })).toMatch(
      /^[A-Z]{6}\+DrawnCharacters +CID Type 0C .*yes yes yes/mu,
    );
    execFileSync('qpdf', ['--check', path]);
    expect(pdfText(path)).toContain(text);
    const placed = await withPdfJs(path, (document) => glyphsOf(document, 1));
    expect(placed.map((one) => one.text).join('')).toContain(text);
    for (const [plate, { ink }] of await platesOf(path)) {
      if (plate !== 'Black')
        expect(
          ink.some((part) => part > 0),
          plate,
        ).toBe(false);
    }

    expect(glyphs(edition, '--remove', 'U+E123')).toHaveLength(1);
    expect(missing(edition)).toEqual([true, false]);
    expect(glyphs(edition, '--remove', rare)).toEqual([]);
    expect(missing(edition)).toEqual([true, true]);
  });

  it('is named with its code point where it is missing', () => {
    const said = dayang('preflight', made('named-missing.dayang'), '--pages', '1').out;
    expect(said).toContain(`${own} (U+E123)`);
    expect(said).toContain(`${rare} (U+323AB)`);
  });

  it('is taken without the colours of its drawing, which is told', () => {
    const edition = made('coloured.dayang');
    const svg = join(folder, 'coloured.svg');
    writeFileSync(
      svg,
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path opacity=".5" d="M1 1H8V8Z"/></svg>',
    );
    expect(dayang('glyphs', edition, '--add', own, '--svg', svg)).toMatchObject({
      code: 0,
      out: expect.stringContaining('the character is printed in the colour of its text'),
    });
  });

  it('stays while it stands on the pages of a round', () => {
    const edition = made('read.dayang');
    glyphs(edition, '--add', own, '--svg', drawing);
    const file = EditionFile.open(edition);
    const started = startRound(file.edition, {
      by: '张三',
      at: '2024-03-08T20:00:00+08:00',
      pages: [pageOf(file.edition, 1).id],
    });
    edit(file, 'test', 'proof.start', started.patches);
    file.close();
    expect(dayang('glyphs', edition, '--remove', own)).toMatchObject({
      code: 1,
      err: expect.stringContaining('随报纸留着'),
    });
    expect(glyphs(edition)).toHaveLength(1);
  });

  it('has a name on one line, of whole characters', () => {
    const edition = made('named.dayang');
    const [one] = glyphs(edition, '--add', own, '--svg', drawing, '--name', `金\n${'𠮷'.repeat(50)}`);
    expect(one?.name).toBe(`金 ${'𠮷'.repeat(39)}`);
  });

  it('goes on into the next edition', () => {
    const edition = made('today.dayang');
    glyphs(edition, '--add', own, '--svg', drawing);
    const next = join(folder, 'next.dayang');
    expect(dayang('next', edition, '--out', next).code).toBe(0);
    expect(glyphs(next)).toMatchObject([{ character: own }]);
  });

  /** True where an edition's file keeps the face that its record names; what opens it to read mends its own copy. */
  const isKept = (path: string): boolean => {
    const database = new Database(path, { readonly: true });
    const named =
      "SELECT count(*) FROM face JOIN kept_file ON kept_file.id = record ->> '$.file' WHERE length(bytes) > 500";
    const count = database.prepare(named).pluck().get();
    database.close();
    return count === 1;
  };

  it.each([
    ['lost', 'DELETE FROM kept_file'],
    ['empty', "UPDATE kept_file SET bytes = x''"],
    ['damaged', "UPDATE kept_file SET bytes = x'4f54544f00'"],
  ])('is made again of its records where the file of its face is %s', (how, spoil) => {
    const edition = made(`${how}.dayang`);
    glyphs(edition, '--add', own, '--svg', drawing);
    const database = new Database(edition);
    database.pragma('foreign_keys = OFF');
    expect(database.prepare(spoil).run().changes).toBe(1);
    database.close();
    // What only reads the edition leaves its file alone.
    const next = join(folder, `after-${how}.dayang`);
    expect(dayang('next', edition, '--out', next)).toMatchObject({ code: 0, out: expect.not.stringContaining('补字') });
    expect(isKept(edition)).toBe(false);
    for (const path of [edition, next]) {
      EditionFile.open(path).close();
      expect(isKept(path)).toBe(true);
    }
    expect(missing(edition)).toEqual([false, true]);
  });

  it('is made again of its records where no file of its face is named', () => {
    const edition = made('unnamed.dayang');
    glyphs(edition, '--add', own, '--svg', drawing);
    const file = EditionFile.open(edition);
    edit(file, 'test', 'test', [{ kind: 'set', table: 'faces', id: DRAWN_FACE, path: ['file'], value: null }]);
    file.close();
    expect(isKept(edition)).toBe(false);
    EditionFile.open(edition).close();
    expect(isKept(edition)).toBe(true);
    expect(missing(edition)).toEqual([false, true]);
  });

  it('comes after a face that has the character', () => {
    const edition = made('common.dayang');
    glyphs(edition, '--add', '东', '--svg', drawing);
    expect(execFileSync('pdffonts', [printed(edition)], { encoding: 'utf8' })).not.toContain('DrawnCharacters');
  });

  it.each([
    ['ink far beyond the artboard', '<rect x="-300" y="-300" width="900" height="900"/>', '字身'],
    ['a second shape far away', '<rect width="90" height="90"/><rect x="50000" width="90" height="90"/>', '字身'],
    ['far control points', '<path d="M0 0C100000 -100000 -100000 100000 100 100Z"/>', '字身'],
    ['no area', '<rect x="0.01" width="0.01" height="0.01"/>', '没有'],
  ])('is refused for what is drawn: %s', (name, shapes, reason) => {
    const edition = made(`${name}.dayang`);
    const svg = join(folder, `${name}.svg`);
    writeFileSync(svg, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100">${shapes}</svg>`);
    const ran = dayang('glyphs', edition, '--add', own, '--svg', svg);
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(reason)]);
    expect(glyphs(edition)).toEqual([]);
  });

  it.each([
    ['strokes', ['--add', own, '--svg', stroked], 1, '描边'],
    ['two characters', ['--add', '东湖', '--svg', drawing], 1, '不是一个字'],
    ['half a character', ['--add', 'U+D800', '--svg', drawing], 1, '不是一个字'],
    ['a space', ['--add', 'U+3000', '--svg', drawing], 1, '不是一个字'],
    ['a noncharacter', ['--add', 'U+FFFE', '--svg', drawing], 1, '永远不作字符'],
    ['the last code', ['--add', 'U+10FFFF', '--svg', drawing], 1, 'U+10FFFF'],
    ['what stands for an object', ['--add', 'U+FFFC', '--svg', drawing], 1, '不能补'],
    ['a variation selector', ['--add', 'U+FE00', '--svg', drawing], 1, '不能补'],
    ['a variation selector of another plane', ['--add', 'U+E0100', '--svg', drawing], 1, '不能补'],
    ['a combining mark', ['--add', 'U+0301', '--svg', drawing], 1, '组合符号'],
    ['an empty file', ['--add', own, '--svg', blank], 1, '没有图形'],
    ['no drawing', ['--add', own], 2, '--svg'],
    ['one that is not there to be removed', ['--remove', own], 1, '没有补字'],
  ])('is refused with the reason: %s', (name, args, code, reason) => {
    const edition = made(`${name}.dayang`);
    const ran = dayang('glyphs', edition, ...args);
    expect([ran.code, ran.err]).toEqual([code, expect.stringContaining(reason)]);
    const file = EditionFile.openToRead(edition);
    expect(file.edition.faces[DRAWN_FACE]).toBeUndefined();
    file.close();
  });
});
