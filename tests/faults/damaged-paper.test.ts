/** Newspapers' files with damage in them: refused with a reason, or made into editions that open and compose whole. */
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DayangError } from '../../electron/errors.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { makeFromPaper, readPaper, savePaper } from '../../electron/store/paper-file.ts';
import { compose } from '../../shared/compose/compose.ts';
import { addMaster } from '../../shared/edition/masters.ts';
import { editNewspaper, newspaperOf } from '../../shared/edition/newspaper.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { saveFormat } from '../../shared/edition/page-formats.ts';
import type { Edition } from '../../shared/edition/records.ts';
import { pageCount } from '../../shared/edition/selectors.ts';
import { saveTemplate } from '../../shared/edition/templates.ts';
import { changeRows } from '../kit/changed-file.ts';
import { Dice } from '../kit/dice.ts';
import { emptyEdition, pageOf, testResources } from '../kit/editions.ts';
import { printSeed, seed } from '../kit/seeds.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-damaged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const good = join(folder, 'good.dayang-paper');

/** A newspaper of four pages with a format, a template, a master and a plan that uses them. */
function newspaper(): Edition {
  let edition = emptyEdition(4);
  const apply = (patches: readonly Patch[]) => {
    edition = applyPatches(edition, patches).edition;
  };
  apply(saveFormat(edition, pageOf(edition, 2).id, '内页'));
  apply(saveTemplate(edition, pageOf(edition, 2).id, '两栏'));
  apply(addMaster(edition, pageOf(edition, 2).id, '左页', 'left')?.patches ?? []);
  const [format] = Object.values(edition.formats);
  const [template] = Object.values(edition.templates);
  const pages = ['要闻', '本地', '副刊', ''].map((section, at) => ({
    section,
    templateId: at === 1 ? (template?.id ?? null) : null,
    formatId: at > 1 ? (format?.id ?? null) : null,
  }));
  const week = newspaperOf(edition).week.map((day) => ({ ...day, pages }));
  apply(editNewspaper(edition, { week }));
  return edition;
}

beforeAll(() => {
  const from = join(folder, 'e.dayang');
  EditionFile.create(from, newspaper());
  const file = EditionFile.open(from);
  savePaper(file, good);
  file.close();
});

/** The newspaper with its tables changed. */
function changed(path: string, change: (database: Database.Database) => void): void {
  copyFileSync(good, path);
  changeRows(path, change);
}

/** What is said of a newspaper: the refusal's code, or null where an edition of it opens and composes whole. */
function outcome(path: string): string | null {
  const made = `${path}.dayang`;
  rmSync(made, { force: true });
  try {
    makeFromPaper(path, made, {});
  } catch (error) {
    expect(existsSync(made)).toBe(false);
    if (!(error instanceof DayangError)) throw error;
    expect(error.zh).toMatch(/[\u4e00-\u9fff]/u);
    return error.code;
  }
  const file = EditionFile.open(made);
  const { edition } = file;
  file.close();
  expect(compose(edition, testResources()).pages.length).toBe(pageCount(edition));
  return null;
}

const path = join(folder, 'damaged.dayang-paper');

describe('pages with odd numbers', () => {
  const numbered = (number: unknown) =>
    changed(path, (database) => {
      database
        .prepare(
          `UPDATE page SET record = json_set(record, '$.number', json(?)) WHERE number = 2 AND record NOT LIKE '%"master"%'`,
        )
        .run(JSON.stringify(number));
    });
  it.each([[-3], [0], [1.5], ['二'], [null], [1e9]])('%s', (number) => {
    numbered(number);
    expect(outcome(path)).toBe('edition-damaged');
  });
  it.each([[1], [3], [9]])('twice or with a gap: %s', (number) => {
    numbered(number);
    expect(outcome(path)).toBe('paper-damaged');
    expect(() => readPaper(path)).toThrow(/numbered from 1 on/u);
  });
  it('no pages at all', () => {
    changed(path, (database) => database.exec('DELETE FROM block; DELETE FROM page;'));
    expect(outcome(path)).toBe('paper-damaged');
  });
  it('none, and it is whole', () => {
    copyFileSync(good, path);
    expect(outcome(path)).toBeNull();
  });
});

/** Values where others are expected. */
const odd: readonly unknown[] = [-1, 0, 0.5, 1e9, 1e308, null, '', 'x', '一'.repeat(70_000), [], {}, true, 7, 24.5];

/** A record with something in it that is not what it was. */
function mutated(value: unknown, dice: Dice): unknown {
  if (Array.isArray(value) && value.length > 0 && dice.next() < 0.8) {
    const at = dice.whole(value.length);
    if (dice.next() < 0.2) return [...value, value[at]];
    return value.flatMap((item: unknown, index) =>
      index === at ? (dice.next() < 0.2 ? [] : [mutated(item, dice)]) : [item],
    );
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value) && dice.next() < 0.9) {
    const entries = Object.entries(value);
    if (entries.length === 0 || dice.next() < 0.05) return { ...value, more: dice.of(odd) };
    const at = dice.whole(entries.length);
    return Object.fromEntries(
      entries.flatMap(([key, one], index) =>
        index !== at ? [[key, one]] : dice.next() < 0.1 ? [] : [[key, mutated(one, dice)]],
      ),
    );
  }
  if (typeof value === 'number' && dice.next() < 0.6)
    return dice.of([value + 1, value * 2, value / 3, -value, value * 40]);
  return dice.of(odd);
}

const rowSchema = v.tuple([v.union([v.string(), v.number()]), v.string()]);
const tables = ['edition', 'page', 'block', 'style', 'template', 'newspaper', 'page_format'] as const;

/** One damage of any kind. */
function damage(dice: Dice): string {
  if (dice.next() < 0.25) {
    const bytes = readFileSync(good);
    const count = 1 + dice.whole(40);
    const start = dice.whole(bytes.length);
    for (let at = 0; at < count; at++) bytes[(start + at * (1 + dice.whole(60))) % bytes.length] = dice.whole(256);
    writeFileSync(path, dice.next() < 0.2 ? bytes.subarray(0, dice.whole(bytes.length)) : bytes);
    return `bytes from ${start}`;
  }
  const table = dice.of(tables);
  changed(path, (database) => {
    if (dice.next() < 0.05) {
      database.prepare(`UPDATE ${table} SET record = '{"no json'`).run();
      return;
    }
    for (let times = 1 + dice.whole(2); times > 0; times--) {
      const rows = database.prepare(`SELECT id, record FROM ${table}`).raw().all();
      if (rows.length === 0) return;
      const [id, record] = v.parse(rowSchema, dice.of(rows));
      if (dice.next() < 0.1) database.prepare(`DELETE FROM ${table} WHERE id = ?`).run(id);
      else {
        const next = JSON.stringify(mutated(JSON.parse(record), dice));
        database.prepare(`UPDATE ${table} SET record = ? WHERE id = ?`).run(next, id);
      }
    }
  });
  return table;
}

const CASES = 500;

it(`${CASES} damages: refused with a reason, or an edition that opens whole`, () => {
  printSeed('damaged newspapers');
  const dice = new Dice(seed);
  const outcomes = new Map<string, number>();
  for (let at = 0; at < CASES; at++) {
    const what = damage(dice);
    let said: string;
    try {
      said = outcome(path) ?? 'whole';
    } catch (error) {
      throw new Error(`damage ${at} (${what})`, { cause: error });
    }
    expect([said, what, at]).not.toContain('unexpected');
    outcomes.set(said, (outcomes.get(said) ?? 0) + 1);
  }
  expect(outcomes.get('whole') ?? 0).toBeGreaterThan(0);
  expect(outcomes.get('edition-damaged') ?? 0).toBeGreaterThan(CASES / 5);
});
