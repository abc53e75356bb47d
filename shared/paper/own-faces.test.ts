import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { describeFont, fontInMemory } from '../../electron/fonts/read-font-file.ts';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { smallTrueType } from '../../tests/kit/font-files.ts';
import { checkPage } from '../checks/run.ts';
import { compose } from '../compose/compose.ts';
import { editStyle } from '../edition/edits.ts';
import { applyPatches } from '../edition/operations.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import { faceId, fileId } from '../edition/record-fields.ts';
import { shippedFaces } from '../faces/shipped.ts';
import type { OwnFace } from './face-records.ts';
import { addOwnFace, ownFaceOf } from './own-face-edits.ts';
import { MOST_OWN_FACES, ownFacesKept, ownFacesUsed, usesOfFace } from './own-faces.ts';

function ownFace(number: number): OwnFace {
  return {
    id: v.parse(faceId, `face-${String(number).padStart(4, '0')}`),
    name: `Face ${number}`,
    fileName: `${number}.ttf`,
    file: v.parse(fileId, number.toString(16).padStart(64, '0')),
    member: 0,
    axes: {},
    embedding: 'installable',
    maySubset: true,
    postScriptName: `Face${number}`,
    weight: 400,
    serifs: true,
    fallback: [shippedFaces.for('text').id],
  };
}

function tableOf(count: number): Record<string, OwnFace> {
  return Object.fromEntries(Array.from({ length: count }, (_, at) => ownFace(at)).map((face) => [face.id, face]));
}

describe('the faces an edition brings along', () => {
  it('are the same ones for screen and engine where there are more than a set may have', () => {
    const edition = emptyEdition(1);
    const faces = tableOf(MOST_OWN_FACES + 1);
    const last = ownFace(MOST_OWN_FACES);
    const body = edition.styles['body'];
    if (body === undefined) throw new Error('no style for the body');
    const styles = { ...edition.styles, body: { ...body, font: last.id } };
    expect(ownFacesKept({ faces })).toHaveLength(MOST_OWN_FACES);
    expect(ownFacesKept({ faces }).map(({ id }) => id)).not.toContain(last.id);
    expect(ownFacesUsed({ faces, styles, frozen: {} })).toEqual([]);
  });

  it('are no more than there is room for, and one that is there may come again', () => {
    const faces = tableOf(MOST_OWN_FACES);
    expect(addOwnFace({ faces }, ownFace(MOST_OWN_FACES))).toBeNull();
    expect(addOwnFace({ faces }, ownFace(0))?.patches).toEqual([]);
    expect(addOwnFace({ faces: tableOf(MOST_OWN_FACES - 1) }, ownFace(MOST_OWN_FACES))?.patches).toHaveLength(1);
  });

  it('learn of their marks where the file is taken again, and keep all else', () => {
    const marks = { '。': { level: -0.25, upright: 0.25 } };
    const known = { ...ownFace(0), name: '正文体' };
    const again = { ...ownFace(1), file: known.file, marks };
    const record = { ...known, marks };
    const added = addOwnFace({ faces: { [known.id]: known } }, again);
    expect(added).toEqual({ face: record, patches: [{ kind: 'put', table: 'faces', id: known.id, record }] });
    expect(addOwnFace({ faces: { [known.id]: record } }, again)?.patches).toEqual([]);
    const lost = { ...known, file: null, postScriptName: again.postScriptName };
    expect(addOwnFace({ faces: { [known.id]: lost } }, again)?.face).toEqual({ ...lost, file: known.file, marks });
  });
});

it('a face that another falls back to is in use, though no style names it', () => {
  const [behind, first] = [ownFace(1), ownFace(2)];
  const faces = { [behind.id]: behind, [first.id]: { ...first, name: '题字', fallback: [behind.id] } };
  const edition = { ...emptyEdition(), faces };
  expect(usesOfFace(edition, behind.id)).toEqual({ styles: [], rounds: [], faces: ['题字'] });
  expect(usesOfFace(edition, first.id).faces).toEqual([]);
});

describe('a face that its makers allow to be looked at and printed only', () => {
  const { file, ...rest } = ownFace(7);
  if (file === null) throw new Error('no file');
  const there: OwnFace = { ...rest, file: null, onMachine: file, embedding: 'preview-and-print' };

  it('is no file of the edition, and set in where the machine has it', () => {
    const taken = describeFont('/fonts/pp.ttf', fontInMemory(smallTrueType({ fsType: 4 }))).faces[0];
    if (taken === undefined) throw new Error('no face');
    const record = ownFaceOf(taken, { fileName: 'pp.ttf', file, member: 0, coordinates: null });
    expect(record).toMatchObject({ file: null, onMachine: file, embedding: 'preview-and-print' });
    expect(ownFacesKept({ faces: { [there.id]: there } }).map((face) => face.file)).toEqual([file]);
  });

  it('is one record wherever it is added, with the version of the machine that added it last', () => {
    const faces = { [there.id]: there };
    expect(addOwnFace({ faces }, { ...there, id: ownFace(8).id })?.patches).toEqual([]);
    const other = v.parse(fileId, 'b'.repeat(64));
    const added = addOwnFace({ faces }, { ...there, id: ownFace(8).id, onMachine: other });
    expect(added?.face).toEqual({ ...there, onMachine: other });
    // A lost face of the same name is another thing than one that is on some machine.
    const kept = addOwnFace({ faces }, { ...ownFace(9), postScriptName: there.postScriptName });
    expect(kept?.face.id).toBe(ownFace(9).id);
    const lost = { ...there, onMachine: undefined };
    const { onMachine: _, ...without } = lost;
    expect(addOwnFace({ faces: { [there.id]: without } }, ownFace(9))?.face.id).toBe(ownFace(9).id);
  });

  it('is told of by what is to be done where the machine lacks it', () => {
    const story = article(['东湖。']);
    const bare = withArticle(emptyEdition(1), story);
    const base = withBlocks(bare, [bodyBlock(pageOf(bare, 1), story, { rows: 20 })]);
    const edition = {
      ...applyPatches(base, editStyle(base, 'body', { font: there.id })).edition,
      faces: { [there.id]: there },
    };
    const composed = compose(edition, testResources());
    const [page] = composed.pages;
    if (page === undefined) throw new Error('no page');
    const found = checkPage(edition, composed, page, newsprintLimits).find(({ rule }) => rule === 'unknown-face');
    expect(found?.zh).toContain(`这台电脑上没有字体“${there.name}”`);
    expect(found?.en).toContain('install it here');
  });
});
