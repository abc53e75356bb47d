/** What came beside the copy is handed on with where it was dropped and the story it came with, and told of. */
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { fileId } from '../../shared/edition/record-fields.ts';
import type { Artwork } from '../../shared/paper/artwork-records.ts';
import { article, emptyEdition, withArticle } from '../../tests/kit/editions.ts';
import type { Wanted, WentTo } from '../state/went-to.ts';
import type { ImportedFiles } from './copy-import.ts';
import type { ReadArt } from './doubtful-files.ts';
import { lineOf } from './import-lines.ts';
import { type Arriving, ArtPlacing } from './placing.ts';

const story = article(['东湖的灯火。'], { headlines: { kicker: [], headline: ['东湖灯火'], deck: [], summary: '' } });
const edition = withArticle(emptyEdition(1), story);

const photo = (path: string): ReadArt => {
  const image = { id: newId<'image'>(), name: path, mime: 'image/jpeg', width: 30, height: 20 } as const;
  return { path, kind: 'photo', photo: { image, caption: '', credit: '', taken: null } };
};

/** Places files of a drop, each going where `went` says; the desk keeps what it was asked. */
function placed(art: readonly ReadArt[], went: WentTo | null, more: Partial<ImportedFiles> = {}) {
  const asked: Wanted[] = [];
  const desk: Arriving = {
    photo: (_photo, _path, wanted) => {
      asked.push(wanted);
      return went;
    },
    drawing: (_art, wanted) => {
      asked.push(wanted);
      return went;
    },
    table: () => 'full',
    takesPage: () => false,
    isAwaited: () => false,
    cameFrom: () => undefined,
  };
  const read: ImportedFiles = {
    ...{ patches: [], articles: [], art, tables: [], refers: 0 },
    lines: [...art, ...(more.tables ?? [])].map(({ path }) => lineOf(path)),
    ...more,
  };
  const placing = new ArtPlacing(desk, () => ({ edition, pageNumber: 3 }));
  return { asked, ...placing.place(read, null, 'step') };
}

describe('what came beside the copy', () => {
  it('is meant for the place it was dropped on where nothing else came, and what is selected takes the first', () => {
    const went: WentTo = { into: 'tray', page: 1, why: 'placeless', articleId: null };
    expect(placed([photo('灯.jpg')], went).asked).toMatchObject([{ isFirst: true, isOnly: true }]);
    const both = placed([photo('灯.jpg'), photo('桥.jpg')], went);
    expect(both.asked).toMatchObject([
      { isFirst: true, isOnly: false },
      { isFirst: false, isOnly: false },
    ]);
    // A table is meant for a place as well.
    const table = { path: '菜价.csv', name: '菜价.csv', tables: [], remarks: [] };
    expect(placed([photo('灯.jpg')], went, { tables: [table] }).asked).toMatchObject([{ isOnly: false }]);
    // Nobody has said with which story it goes.
    expect(both.asked.some((wanted) => 'articleId' in wanted)).toBe(false);
    expect(both.waits).toHaveLength(2);
  });

  it('goes with the story it came with, and is told to wait with it', () => {
    const went: WentTo = { into: 'tray', page: 1, why: 'full', articleId: story.id };
    const { asked, lines } = placed([photo('灯.jpg')], went, { articles: [story.id] });
    expect(asked).toMatchObject([{ articleId: story.id }]);
    expect(lines[0]?.said).toMatchObject([{ zh: '收进“图片”栏待用，配《东湖灯火》' }]);
  });

  it('is told where it stands, with what it replaced, and which of it may push copy', () => {
    const said = (went: WentTo) => {
      const [line] = placed([photo('灯.jpg')], went).lines;
      return [line?.said[0]?.zh, line?.takesRoom];
    };
    expect(said({ into: 'frame', page: 2, isReplaced: true })).toEqual([
      '放入第2版的框里，换下的图片在“图片”栏',
      undefined,
    ]);
    expect(said({ into: 'new', page: 2, articleId: null })).toEqual(['放在第2版，不属哪篇稿', true]);
    expect(said({ into: 'tray', page: 2, why: 'locked', articleId: null })[0]).toContain('锁着');
  });

  it('did not come in where it could not be placed', () => {
    expect(placed([photo('灯.jpg')], null).lines).toMatchObject([{ failure: { zh: '没有放上版面：这里放不了图片' } }]);
    const table = { path: '菜价.csv', name: '菜价.csv', tables: [], remarks: [] };
    expect(placed([], null, { tables: [table] }).lines[0]?.failure?.zh).toContain('第3版没有放得下它的地方');
  });

  it('waits by the key of its item in the tray', () => {
    const id = v.parse(fileId, 'a'.repeat(64));
    const ink = { x: 0, y: 0, width: 10, height: 10 };
    const artwork: Artwork = { id, name: '题花.svg', mime: 'image/svg+xml', width: 10, height: 10, ink, shapes: [] };
    const went: WentTo = { into: 'tray', page: 1, why: 'full', articleId: null };
    expect(placed([{ path: '题花.svg', kind: 'artwork', artwork, remarks: [] }], went).waits).toEqual([artwork.id]);
  });
});
