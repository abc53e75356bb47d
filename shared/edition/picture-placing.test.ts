import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { laidBoard } from '../../tests/kit/board.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { ontoPage } from '../compose/cover-box.ts';
import { editPhoto } from './edits.ts';
import { applyPatches } from './operations.ts';
import {
  changedCrop,
  cropOf,
  editCrops,
  editKeylines,
  fitted,
  isFramed,
  mirrored,
  pictureIn,
  turnedBy,
} from './picture-placing.ts';
import { type Crop, cropSchema } from './record-fields.ts';
import { wholePicture } from './records.ts';
import { replacedWords } from './replaced-words.ts';

const tenths = fc.integer({ min: -1800, max: 1800 }).map((turn) => turn / 10);
const crops: fc.Arbitrary<Crop> = fc
  .record({ turn: tenths, flipped: fc.boolean(), scale: fc.double({ min: 0.05, max: 20, noNaN: true }) })
  .map(({ turn, flipped, scale }) => changedCrop(wholePicture, { turn, flipped, scale }));

describe('how a picture lies', () => {
  it('is within what a record holds, whatever is asked for', () => {
    const any = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(crops, any, any, any, any, (crop, scale, x, y, turn) => {
        expect(v.is(cropSchema, changedCrop(crop, { scale, x, y, turn }))).toBe(true);
      }),
      cases(500),
    );
  });

  it('is as before after four turns, and after two mirrors of one kind', () => {
    fc.assert(
      fc.property(crops, (crop) => {
        expect([90, 90, 90, 90].reduce(turnedBy, crop)).toEqual(crop);
        for (const axis of ['across', 'down'] as const) expect(mirrored(mirrored(crop, axis), axis)).toEqual(crop);
      }),
      cases(300),
    );
  });

  it('is mirrored as the page shows it, turned or not', () => {
    fc.assert(
      fc.property(crops, (crop) => {
        for (const point of [
          { x: 3, y: 0 },
          { x: 1, y: 2 },
        ]) {
          const [was, across, down] = [crop, mirrored(crop, 'across'), mirrored(crop, 'down')].map((one) =>
            ontoPage(point, one),
          );
          expect(across?.x).toBeCloseTo(-(was?.x ?? 0), 9);
          expect(across?.y).toBeCloseTo(was?.y ?? 0, 9);
          expect(down?.x).toBeCloseTo(was?.x ?? 0, 9);
          expect(down?.y).toBeCloseTo(-(was?.y ?? 0), 9);
        }
      }),
      cases(300),
    );
  });

  it('says nothing of what is as it stands in the file', () => {
    const turned = mirrored(turnedBy(fitted(wholePicture, 'whole'), 90), 'across');
    expect(turned).toEqual({ ...wholePicture, fit: 'whole', flipped: true, turn: -90 });
    expect(fitted(turnedBy(mirrored(turned, 'across'), -90), 'fill')).toEqual(wholePicture);
  });

  it('is changed of the pictures among blocks, and of no other block', () => {
    const { board, body, photo } = laidBoard();
    const patches = editCrops(board.edition, [body.id, photo.id], (crop) => turnedBy(crop, 90));
    expect(patches).toHaveLength(1);
    const { edition } = applyPatches(board.edition, patches);
    const after = edition.blocks[photo.id];
    if (!isFramed(after)) throw new Error('no picture');
    expect(cropOf(after, pictureIn(edition, after))).toEqual({ ...wholePicture, turn: 90 });
    expect(after.frame).toEqual(photo.frame);
  });

  it('has a line round it, and none again', () => {
    const { board, photo } = laidBoard();
    const lined = applyPatches(board.edition, editKeylines(board.edition, [photo.id], { weight: 0.5, colour: 'red' }));
    expect(lined.edition.blocks[photo.id]).toEqual({ ...photo, keyline: { weight: 0.5, colour: 'red' } });
    const bare = applyPatches(lined.edition, editKeylines(lined.edition, [photo.id], null));
    expect(bare.edition.blocks[photo.id]).toEqual(photo);
  });
});

describe('a photo that is replaced', () => {
  const { board, story } = laidBoard();
  const photo = story.photos[0];
  if (photo === undefined) throw new Error('no photo');
  const supplied = { caption: '孩子在写字。', credit: '沈知微' };

  it('keeps what its file said, whether or not that was kept of the one before, and is undone', () => {
    let { edition } = board;
    const steps = [supplied, { caption: '老人在读报。', credit: '' }].map((said, at) => {
      const imageId = String(at).repeat(64) as NonNullable<typeof photo.imageId>;
      const known = edition.articles[story.id]?.photos[0] ?? photo;
      const change = applyPatches(
        edition,
        editPhoto(edition, story.id, { ...known, ...said, imageId, supplied: said }),
      );
      edition = change.edition;
      expect(edition.articles[story.id]?.photos).toEqual([{ ...photo, ...said, imageId, supplied: said }]);
      return change.inverse;
    });
    for (const inverse of steps.toReversed()) edition = applyPatches(edition, inverse).edition;
    expect(edition.articles[story.id]).toEqual(story);
  });
});

describe('the words of a photo that is replaced', () => {
  const photo = laidBoard().story.photos[0];
  const image = photo?.imageId;
  if (photo === undefined || image == null) throw new Error('no photo');
  const other = 'f'.repeat(64) as typeof image;
  const old = { caption: '老人在读报。', credit: '江望舒' };
  const came = { caption: '孩子在写字。', credit: '沈知微' };

  it('are the new one’s where nobody edited those of the old', () => {
    expect(replacedWords({ ...photo, ...old, supplied: old }, other, came)).toEqual({ ...came, kept: [] });
    expect(replacedWords({ ...photo, caption: '', credit: '' }, other, came)).toEqual({ ...came, kept: [] });
  });

  it('are none where the new one has none: what the old one said is not true of it', () => {
    const none = { caption: '', credit: '' };
    expect(replacedWords({ ...photo, ...old, supplied: old }, other, none)).toEqual({ ...none, kept: [] });
  });

  it('stay where somebody edited them, and are asked about', () => {
    const edited = { ...photo, ...old, caption: '老人在阅览室读报。', supplied: old };
    expect(replacedWords(edited, other, came)).toEqual({
      caption: '老人在阅览室读报。',
      credit: '沈知微',
      kept: ['caption'],
    });
    expect(replacedWords({ ...photo, ...old }, other, came)).toEqual({ ...old, kept: ['caption', 'credit'] });
  });

  it('stay unasked where there was no picture yet, where it is the same one, and where they say the same', () => {
    expect(replacedWords({ ...photo, ...old, imageId: null }, other, came)).toEqual({ ...old, kept: [] });
    expect(replacedWords({ ...photo, ...old }, image, came)).toEqual({ ...old, kept: [] });
    expect(replacedWords({ ...photo, ...old }, other, old)).toEqual({ ...old, kept: [] });
  });
});
