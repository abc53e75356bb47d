/** The newspaper and tomorrow's edition on the command line, and what is printed of a paper nobody has described. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit } from '../../electron/cli/edit.ts';
import { imageIdOf } from '../../electron/pictures.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { newId } from '../../shared/edition/ids.ts';
import { editNewspaper, editParticulars, newspaperOf } from '../../shared/edition/newspaper.ts';
import type { Block, Edition } from '../../shared/edition/records.ts';
import type { Artwork } from '../../shared/paper/artwork-records.ts';
import { dayang, dayangJson, pdfText } from '../kit/command-line.ts';
import { article, emptyEdition, pageOf, withArticle, withBlocks } from '../kit/editions.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-paper-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const friday = join(folder, 'friday.dayang');
const picture = new TextEncoder().encode('not a picture, but bytes like one’s');
const drawing = new TextEncoder().encode('<svg/>');
const held = article(['留用。'], { held: true });

/** A Friday's edition whose paper does not come out on Saturdays, with an advert booked up to Sunday. */
function fridays(): Edition {
  const edition = emptyEdition(2);
  const image = { id: imageIdOf(picture), name: '广告.jpg', mime: 'image/jpeg' as const, width: 10, height: 10 };
  const booked: Block = {
    id: newId<'block'>(),
    pageId: pageOf(edition, 2).id,
    order: 9,
    frame: { x: 100, y: 800, width: 300, height: 150 },
    kind: 'advert',
    advertiser: '东湖书店',
    imageId: image.id,
    standOff: 4,
    standing: { until: '2024-03-10' },
  };
  const full = withArticle(withBlocks(edition, [booked]), held);
  return { ...full, images: { [image.id]: image } };
}

function opened(path: string, kind: 'edition' | 'paper' = 'edition') {
  const file = EditionFile.openToRead(path, kind);
  const { edition } = file;
  const bytes = Object.values(edition.images).map(({ id }) => file.image(id));
  const drawings = Object.values(edition.artwork).map(({ id }) => file.keptFile(id));
  file.close();
  return { edition, bytes, drawings };
}

beforeAll(() => {
  EditionFile.create(friday, fridays(), { images: [picture] });
  const file = EditionFile.open(friday);
  const week = newspaperOf(file.edition).week.map((day, at) => (at === 5 ? { ...day, appears: false } : day));
  edit(file, 'test', 'paper.edit', editNewspaper(file.edition, { week }));
  const id = file.addFile(drawing);
  const size = { width: 400, height: 90 };
  const ink = { x: 0, y: 0, ...size };
  const record: Artwork = { id, name: '报头.svg', mime: 'image/svg+xml', ...size, ink, shapes: [] };
  edit(file, 'test', 'artwork.add', [{ kind: 'put', table: 'artwork', id, record }]);
  file.close();
});

describe('dayang next', () => {
  it('makes the edition of the next day the paper comes out, beside the last, with what is booked and held', () => {
    const path = join(folder, '东湖日报 2024-03-10.dayang');
    expect(dayangJson('next', friday)).toEqual(
      expect.objectContaining({
        path,
        publication: '东湖日报',
        date: '2024-03-10',
        issue: 9022,
        pages: 2,
        articles: 1,
      }),
    );
    const { edition, bytes, drawings } = opened(path);
    expect(bytes).toEqual([Buffer.from(picture)]);
    expect(drawings).toEqual([Buffer.from(drawing)]);
    expect(edition.articles).toEqual({ [held.id]: held });
    expect(newspaperOf(edition).week[5]?.appears).toBe(false);
    // Not twice, and not the advert once its days are over.
    expect(dayang('next', friday)).toMatchObject({ code: 1, err: expect.stringContaining('已存在') });
    const monday = join(folder, 'monday.dayang');
    dayangJson('next', path, '--out', monday);
    expect(opened(monday).edition.edition).toMatchObject({ date: '2024-03-11', issue: 9023 });
    expect(opened(monday)).toMatchObject({ bytes: [], edition: { images: {} } });
  });

  it('tells a date and a number that are not those of a next edition, and goes no further than numbers go', () => {
    const made = (name: string, ...more: string[]) => dayang('next', friday, '--out', join(folder, name), ...more);
    expect(made('same.dayang', '--date', '2024-03-08').out).toContain('日期和上一期相同');
    expect(made('before.dayang', '--date', '2024-03-07').out).toContain('日期比上一期早');
    const extra = made('extra.dayang', '--date', '2024-03-09');
    expect(extra.out).toContain('2024-03-09 不是出版日');
    expect(extra.out).toContain('no. 9022');
    expect(made('far.dayang', '--date', '9999-12-31')).toMatchObject({
      code: 1,
      err: expect.stringContaining('超过上限 1000000'),
    });
    expect(dayang('next', friday, '--out', join(folder, 'nowhere', 'a.dayang'))).toMatchObject({
      code: 1,
      err: expect.stringContaining(`没有文件夹 ${join(folder, 'nowhere')}`),
    });
  });
});

describe('dayang paper', () => {
  it('saves what editions start from, which is told from an edition', () => {
    const paper = join(folder, 'ours.dayang-paper');
    dayangJson('paper', friday, paper);
    expect(opened(paper, 'paper')).toMatchObject({ edition: { articles: {} }, drawings: [Buffer.from(drawing)] });
    expect(dayang('info', paper)).toMatchObject({ code: 1, err: expect.stringContaining(`--paper ${paper}`) });
    const path = join(folder, 'first.dayang');
    expect(dayang('new', path, '--paper', friday)).toMatchObject({
      code: 1,
      err: expect.stringContaining('.dayang-paper'),
    });
    expect(dayang('new', path, '--paper', paper, '--pages', '4').code).toBe(2);
    dayangJson('new', path, '--paper', paper, '--date', '2024-03-15');
    const { edition, drawings } = opened(path);
    expect(drawings).toEqual([Buffer.from(drawing)]);
    expect(edition.edition).toMatchObject({ publication: '东湖日报', date: '2024-03-15', issue: 9027 });
    expect(edition.edition.imprint).toEqual(emptyEdition().edition.imprint);
  });

  it('is refused where it is damaged or no newspaper, and says so', () => {
    const damaged = join(folder, 'damaged.dayang-paper');
    dayangJson('paper', friday, damaged);
    const database = new Database(damaged);
    database.exec(`UPDATE edition SET record = '{"publication":1}'`);
    database.close();
    const made = (paper: string) => dayang('new', join(folder, 'never.dayang'), '--paper', paper);
    expect(made(damaged)).toMatchObject({ code: 1, err: expect.stringContaining('已损坏') });
    writeFileSync(join(folder, 'words.dayang-paper'), '报纸');
    expect(made(join(folder, 'words.dayang-paper'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('.dayang-paper'),
    });
    expect(made(join(folder, 'nowhere.dayang-paper'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('找不到'),
    });
    expect(existsSync(join(folder, 'never.dayang'))).toBe(false);
  });
});

describe('dayang new', () => {
  it('takes a name without characters that turn it or break it', () => {
    const path = join(folder, 'named.dayang');
    expect(dayangJson('new', path, '--publication', '江城\u202e晚报\n')).toMatchObject({ publication: '江城晚报' });
    expect(opened(path).edition.edition.publication).toBe('江城晚报');
  });

  it('prints nothing of a paper of which nothing is said, and says what is missing', () => {
    const path = join(folder, 'bare.dayang');
    dayangJson('new', path, '--date', '2026-11-28', '--pages', '2');
    expect(dayang('export', path, '--profile', 'screen', '--out', folder).err).not.toContain('错误');
    expect(pdfText(join(folder, '2026-11-28-screen.pdf'))).toBe(
      '2026年11月28日星期六农历丙午年十月二十第1期今日2版第2版2026年11月28日星期六',
    );
    const told = dayang('preflight', path);
    expect(told.code).toBe(1);
    expect(told.out).toContain('no name yet');
    expect(told.out).toContain('Missing: Sponsoring body');
    const file = EditionFile.open(path);
    edit(file, 'test', 'paper.particulars', editParticulars(file.edition, { sponsor: '江城报社主办' }));
    file.close();
    expect(dayang('preflight', path).out).not.toContain('Missing: Sponsoring body');
  });
});
