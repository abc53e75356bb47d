import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { article } from '../../tests/kit/editions.ts';
import { newId } from '../edition/ids.ts';
import type { Article, Photo } from '../edition/records.ts';
import type { StoryPhoto } from './articles.ts';
import { photoChanges, takePhotoChanges } from './update-photos.ts';

const sent = (caption: string, more: Partial<StoryPhoto['image']> = {}, credit = '江城社'): StoryPhoto => ({
  image: { id: newId<'image'>(), name: '渡口.jpg', mime: 'image/jpeg', width: 40, height: 30, ...more },
  caption,
  credit,
});
const placed = ({ image, caption, credit }: StoryPhoto, more: Partial<Photo> = {}): Photo => ({
  id: newId<'photo'>(),
  imageId: image.id,
  caption,
  credit,
  ...more,
});
const withPhotos = (...photos: Photo[]): Article => article(['文。'], { photos });
const kinds = (...given: Parameters<typeof photoChanges>) =>
  photoChanges(...given).changes.map(
    (one) => `${one.kind}${one.kind === 'words' ? ` ${one.part}` : ''}${one.isEdited ? ' edited' : ''}`,
  );

describe('the pictures of a further version', () => {
  const one = sent('张三在渡口');
  const put = { ...one, caption: '张山在渡口' };

  it('bring a caption that was put right, whether the file is the same or was sent again with other words in it', () => {
    const own = withPhotos(placed(one));
    expect(photoChanges(own, [one], [put]).changes).toMatchObject([
      { kind: 'words', part: 'caption', stands: '张三在渡口', comes: '张山在渡口', isEdited: false },
    ]);
    const again = sent('张山在渡口');
    expect(kinds(own, [one], [again])).toEqual(['replaced', 'words caption']);
    const { changes } = photoChanges(own, [one], [again]);
    const { photos, added } = takePhotoChanges(own.photos, changes);
    expect(photos).toMatchObject([{ id: own.photos[0]?.id, imageId: again.image.id, caption: '张山在渡口' }]);
    expect(added).toEqual([again]);
  });

  it('of another shape say so, and not those of another size', () => {
    for (const [width, height, isReshaped] of [
      [40, 30, false],
      [4_000, 3_000, false],
      [1_201, 901, false],
      [1_345, 1_000, false],
      [30, 40, true],
      [40, 40, true],
      [40, 29, true],
    ] as const) {
      const own = withPhotos(placed(one));
      const changes = photoChanges(own, [one], [sent('张三在渡口', { width, height })]).changes;
      expect([width, height, changes]).toMatchObject([width, height, [{ kind: 'replaced', isReshaped }]]);
    }
  });

  it('keep what their files say, by which it is known what the desk edits', () => {
    const own = withPhotos(
      placed(one, { caption: '早上的渡口', supplied: { caption: '张三在渡口', credit: '江城社' } }),
    );
    const again = sent('张山在渡口');
    const taken = photoChanges(own, [one], [again]).changes.filter(({ isEdited }) => !isEdited);
    expect(takePhotoChanges(own.photos, taken).photos).toMatchObject([
      { imageId: again.image.id, caption: '早上的渡口', supplied: { caption: '张山在渡口', credit: '江城社' } },
    ]);
    const made = takePhotoChanges([], photoChanges(withPhotos(), [], [one]).changes).photos;
    expect(made).toMatchObject([{ supplied: { caption: '张三在渡口', credit: '江城社' } }]);
  });

  it('are asked about where the desk put another in the place of the one that came', () => {
    const own = withPhotos(placed(sent('自己拍的', { name: '自拍.jpg' })));
    expect(kinds(own, [one], [sent('张山在渡口')])).toEqual(['new edited']);
  });

  it('ask about a caption that somebody edited, and say nothing of one that says it already', () => {
    expect(kinds(withPhotos(placed(one, { caption: '早上的渡口' })), [one], [put])).toEqual(['words caption edited']);
    expect(kinds(withPhotos(placed(one, { caption: '早上的渡口' })), [one], [one])).toEqual([]);
    expect(kinds(withPhotos(placed(one, { caption: '张山在渡口' })), [one], [put])).toEqual([]);
    expect(kinds(withPhotos(placed(one, { caption: '' })), [{ ...one, caption: '' }], [put])).toEqual([
      'words caption',
    ]);
    // One that the desk took out does not come back of itself.
    expect(kinds(withPhotos(placed(one, { caption: '' })), [one], [put])).toEqual(['words caption edited']);
    const supplied = { caption: one.caption, credit: one.credit };
    expect(kinds(withPhotos(placed(one, { caption: '', supplied })), null, [put])).toEqual(['words caption edited']);
  });

  it('are asked about where nobody knows how they came, but for what their file said when it was placed', () => {
    expect(kinds(withPhotos(placed(one)), null, [put])).toEqual(['words caption edited']);
    const supplied = { caption: one.caption, credit: one.credit };
    expect(kinds(withPhotos(placed(one, { supplied })), null, [put])).toEqual(['words caption']);
    const [photo] = takePhotoChanges(
      [placed(one, { supplied })],
      photoChanges(withPhotos(placed(one, { supplied })), null, [put]).changes,
    ).photos;
    // Another photo's change is none of this one's.
    expect(photo?.caption).toBe('张三在渡口');
    expect(kinds(withPhotos(), null, [one])).toEqual(['new edited']);
  });

  it('do not put back what the desk took out', () => {
    expect(kinds(withPhotos(), [one], [one])).toEqual([]);
    expect(kinds(withPhotos(), [one], [sent('张山在渡口')])).toEqual(['new edited']);
    expect(kinds(withPhotos(), [], [one, one])).toEqual(['new']);
  });

  it('are told where the agency sends them no more, and taken out by nobody', () => {
    const other = sent('早点铺', { name: '早点.jpg', width: 20 });
    const own = withPhotos(placed(one), placed(other));
    const { changes, gone } = photoChanges(own, [one, other], [one]);
    expect(changes).toEqual([]);
    expect(gone).toEqual([own.photos[1]]);
    // What the desk placed itself is none of the agency's.
    expect(photoChanges(own, [one], [one]).gone).toEqual([]);
  });

  it('in the place of several are told apart by name, else by their order where all are as large as before', () => {
    const [a, b] = [sent('甲', { name: '甲.jpg' }), sent('乙', { name: '乙.jpg', width: 20 })];
    const own = withPhotos(placed(a), placed(b));
    const now = [sent('乙二', { name: '乙.jpg', width: 20 }), sent('甲二', { name: '甲.jpg' })];
    const swapped = photoChanges(own, [a, b], now).changes.flatMap((one) =>
      one.kind === 'replaced' ? [[one.photoId, one.comes.caption]] : [],
    );
    expect(swapped).toEqual([
      [own.photos[1]?.id, '乙二'],
      [own.photos[0]?.id, '甲二'],
    ]);
    const renamed = [sent('甲二', { name: '新 1' }), sent('乙二', { name: '新 2', width: 20 })];
    expect(kinds(own, [a, b], renamed).filter((kind) => kind === 'replaced')).toHaveLength(2);
    const resized = [sent('甲二', { name: '新 1', width: 99 }), sent('乙二', { name: '新 2', width: 20 })];
    expect(kinds(own, [a, b], resized)).toEqual(['new', 'new']);
    expect(photoChanges(own, [a, b], resized).gone).toHaveLength(2);
  });

  it('taken where nobody edited anything are the version’s own words; no edited word goes unasked', () => {
    const text = fc.constantFrom('', '渡口', '早班船', '码头上');
    fc.assert(
      fc.property(text, text, text, fc.boolean(), (came, now, desk, isEdited) => {
        const first = sent(came);
        const own = withPhotos(placed(first, isEdited ? { caption: desk } : {}));
        const { changes } = photoChanges(own, [first], [{ ...first, caption: now }]);
        const { photos } = takePhotoChanges(
          own.photos,
          changes.filter((one) => !one.isEdited),
        );
        const caption = photos[0]?.caption;
        if (!isEdited || desk === came) expect(caption).toBe(now);
        else if (desk !== '') expect(caption).toBe(desk);
      }),
    );
  });
});
