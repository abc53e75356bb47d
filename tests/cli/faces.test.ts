/** Faces an edition brings along, on the command line: added, used, sent to the press, lost. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { dayang, dayangIn, dayangJson, pdfText } from '../kit/command-line.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';
import { collectionOf, fontFile, smallCff, smallTrueType } from '../kit/font-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-cli-faces-'));
const collection = join(folder, 'small.ttc');
const restricted = join(folder, 'restricted.otf');
const preview = join(folder, 'preview.ttf');
const story = article(['东湖AB东湖东湖。'.repeat(6)]);

/** An edition of four pages with a story in the body style on each of two of them. */
function made(name: string): string {
  const path = join(folder, name);
  const bare = withArticle(emptyEdition(4), story);
  EditionFile.create(path, withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 30 })]));
  return path;
}

const listed = v.object({
  faces: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      isThere: v.boolean(),
      styles: v.array(v.string()),
      rounds: v.array(v.string()),
    }),
  ),
});
const faces = (...args: readonly string[]) => v.parse(listed, dayangJson('faces', ...args)).faces;

/** The fonts of an exported page, as a reader lists them. */
function fontsOf(edition: string, ...more: readonly string[]): { fonts: string; text: string } {
  const out = mkdtempSync(join(folder, 'out-'));
  const ran = dayang('export', edition, '--out', out, '--override', '测试', ...more);
  expect(ran.err).not.toContain('Error');
  const [name = ''] = readdirSync(out).filter((one) => one.endsWith('01.pdf'));
  const path = join(out, name);
  return { fonts: execFileSync('pdffonts', [path], { encoding: 'utf8' }), text: pdfText(path) };
}

beforeAll(() => {
  writeFileSync(collection, collectionOf(smallCff({ fsType: 2 }), smallTrueType()));
  writeFileSync(restricted, smallCff({ fsType: 2 }));
  writeFileSync(preview, smallTrueType({ fsType: 4 }));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a face of an edition’s own', () => {
  it('goes with an edition that is mailed: a machine that has no fonts prints the same pages', () => {
    const here = mkdtempSync(join(folder, 'here-'));
    const there = mkdtempSync(join(folder, 'there-'));
    const edition = made('mailed.dayang');
    const font = join(here, 'newsroom.ttf');
    writeFileSync(font, smallTrueType());
    expect(dayang('faces', edition, '--add', font, '--styles', 'body').code).toBe(0);
    const pages = (folderOut: string) =>
      readdirSync(folderOut)
        .filter((name) => name.endsWith('.pdf'))
        .map((name) => readFileSync(join(folderOut, name)).toString('base64'));
    const [out, outThere] = [join(here, 'out'), join(there, 'out')];
    dayang('export', edition, '--out', out, '--pages', '1', '--override', '测试');

    // Only the edition's file goes: the font is gone, and no folder of fonts is there to look in.
    const mailed = join(there, 'mailed.dayang');
    copyFileSync(edition, mailed);
    rmSync(font);
    rmSync(edition);
    const bare = { HOME: there, XDG_DATA_HOME: there, XDG_DATA_DIRS: there, FONTCONFIG_FILE: join(there, 'none') };
    expect(dayangIn(bare, 'fonts').out).toBe('');
    const ran = dayangIn(bare, 'export', mailed, '--out', outThere, '--pages', '1', '--override', '测试');
    expect(ran.out + ran.err).not.toContain('There is no face');
    expect(pages(out)).toHaveLength(1);
    expect(pages(outThere)).toEqual(pages(out));
  });

  it('for preview and print only is set in and exported where the machine has it, goes with no file, and is missed elsewhere', () => {
    const edition = made('preview.dayang');
    const here = { DAYANG_MACHINE_FACES: join(folder, 'here-faces') };
    const there = { DAYANG_MACHINE_FACES: join(folder, 'there-faces') };
    expect(dayangIn(here, 'faces', edition, '--add', preview, '--styles', 'body').code).toBe(0);
    const file = EditionFile.openToRead(edition);
    const [face] = Object.values(file.edition.faces);
    if (face?.onMachine === undefined) throw new Error('no face');
    expect([face.file, file.keptFile(face.onMachine)]).toEqual([null, undefined]);
    file.close();
    expect(dayangIn(here, 'faces', edition).out).toContain('on this machine alone');
    expect(dayangIn(there, 'faces', edition).out).toContain('missing');
    const out = join(folder, 'preview-out');
    const ran = dayangIn(here, 'export', edition, '--out', out, '--pages', '1', '--override', '测试');
    expect(ran.out + ran.err).not.toContain('does not have the face');
    const [name = ''] = readdirSync(out).filter((one) => one.endsWith('.pdf'));
    expect(execFileSync('pdffonts', [join(out, name)], { encoding: 'utf8' })).toMatch(/\+Small.* yes yes yes /u);
    const elsewhere = dayangIn(there, 'export', edition, '--out', `${out}-2`, '--pages', '1', '--override', '测试');
    expect(elsewhere.out + elsewhere.err).toContain('does not have the face');
  });

  it('is not added where what it is to set is misspelt', () => {
    const edition = made('misspelt.dayang');
    const ran = dayang('faces', edition, '--add', collection, '--member', '2', '--styles', 'body,captoin');
    expect(ran.code).not.toBe(0);
    expect(ran.err).toContain('captoin');
    expect(faces(edition)).toEqual([]);
  });

  it('is taken out of a collection, set in, and goes to the press as a subset, by workers, too', () => {
    const edition = made('own.dayang');
    expect(dayang('faces', edition, '--add', collection, '--member', '2', '--styles', 'body').code).toBe(0);
    expect(faces(edition)).toMatchObject([{ isThere: true, styles: ['body'] }]);
    for (const pages of ['1', '1-4']) {
      const { fonts, text } = fontsOf(edition, '--pages', pages);
      expect(fonts).toMatch(/^[A-Z]{6}\+Small +CID TrueType .*yes yes yes/mu);
      expect(text).toContain('东湖AB东湖东湖。');
    }
  });

  it('is one record however often it is added, and goes only once no style is set in it', () => {
    const edition = made('twice.dayang');
    const [first] = faces(edition, '--add', collection, '--member', '2', '--styles', 'body');
    expect(faces(edition, '--add', collection, '--member', '2')).toHaveLength(1);
    const refused = dayang('faces', edition, '--remove', first?.name ?? '');
    expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('body')]);
    expect(faces(edition, '--set', 'serif', '--styles', 'body', '--remove', first?.id ?? '')).toEqual([]);
  });

  it('stays while the pages of a round are set in it', () => {
    const edition = made('round.dayang');
    const [face] = faces(edition, '--add', collection, '--member', '2', '--styles', 'body');
    dayangJson('proof', 'start', edition, '--by', '李四');
    const ran = dayang('faces', edition, '--set', 'serif', '--styles', 'body', '--remove', face?.id ?? '');
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('一校')]);
    expect(faces(edition)).toMatchObject([{ styles: [], rounds: ['一校'] }]);
  });

  it.each([
    ['whose maker does not allow it', () => [restricted], '字体厂商不许嵌入'],
    ['of a collection that may not be embedded', () => [collection, '--member', '1'], '字体厂商不许嵌入'],
    ['that is not there', () => [collection, '--member', '3'], '3'],
  ])('is refused %s, and nothing is changed', (_, args, reason) => {
    const edition = made(`refused-${reason.length}-${args().length}.dayang`);
    const ran = dayang('faces', edition, '--add', ...args());
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining(reason)]);
    expect(faces(edition)).toEqual([]);
  });

  it.each([
    ['--set', '--set', 'serif'],
    ['--member', '--member', '2'],
    ['--axes', '--axes', 'wght=600'],
    ['--styles', '--styles', 'body'],
    ['constructor', '--set', 'serif', '--styles', 'constructor'],
  ])('is not looked for where an option says nothing of use: %s', (said, ...args) => {
    const edition = made(`usage${said}.dayang`);
    const ran = dayang('faces', edition, ...args);
    expect([ran.code, ran.err]).toEqual([2, expect.stringContaining(said)]);
  });

  it('is not one that every object has', () => {
    const ran = dayang('faces', made('object.dayang'), '--remove', 'constructor');
    expect([ran.code, ran.err]).toEqual([1, expect.stringContaining('no face of its own')]);
  });

  it.each([
    ['gone', (data: Database.Database) => data.exec('PRAGMA foreign_keys = OFF; DELETE FROM kept_file')],
    ['damaged', (data: Database.Database) => data.exec("UPDATE kept_file SET bytes = x'00010000'")],
  ])('is named where its bytes are %s, keeps the page from the press, and comes back with its font', (how, damage) => {
    const edition = made(`${how}.dayang`);
    const [face] = faces(edition, '--add', collection, '--member', '2', '--styles', 'body');
    const data = new Database(edition);
    damage(data);
    data.close();
    expect(faces(edition)).toMatchObject([{ isThere: false }]);
    const ran = dayang('preflight', edition, '--pages', '1');
    expect(ran.code).toBe(1);
    expect(ran.out).toContain(`There is no face “${face?.name}”`);
    expect(fontsOf(edition, '--pages', '1').fonts).not.toContain('Small');
    // Tomorrow's edition is made all the same, and tells of it.
    const next = join(folder, `${how}-next.dayang`);
    const followed = dayang('next', edition, '--out', next);
    expect([followed.code, followed.out + followed.err]).toEqual([0, expect.stringContaining(face?.name ?? '')]);
    // The font mends both when it is added again, as the same face.
    for (const broken of [edition, next]) {
      expect(faces(broken, '--add', collection, '--member', '2')).toMatchObject([{ id: face?.id, isThere: true }]);
    }
    expect(fontsOf(edition, '--pages', '1').fonts).toContain('Small');
  });

  it.each([
    ['a collection of TrueType', 'uming', '1', 'CID TrueType'],
    ['a collection of CFF', 'notoSerif', '3', 'CID Type 0C'],
  ] as const)('is taken out of %s as large as they are', (_, name, member, kind) => {
    const font = fontFile(name);
    if (font === null) return;
    const edition = made(`${name}.dayang`);
    expect(dayang('faces', edition, '--add', font, '--member', member, '--styles', 'body').err).toBe('');
    expect(fontsOf(edition, '--pages', '1').fonts).toMatch(new RegExp(`^[A-Z]{6}\\+\\S+ +${kind} .*yes yes yes`, 'mu'));
  });
});
