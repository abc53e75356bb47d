/** What was read of a file as the stories it brings. */
import { createHash } from 'node:crypto';
import { type Brought, LONGEST_TITLE } from '../../shared/edition/arrival-records.ts';
import type { ImageId } from '../../shared/edition/ids.ts';
import { countCharacters } from '../../shared/text/character-count.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { noticeIn, type StoryNotice, storyNotice } from '../../shared/text/notice.ts';
import type { StoryCopy } from '../../shared/text/story-copy.ts';
import type { WireFacts } from '../../shared/text/wire-facts.ts';

/** A picture that came with copy: its bytes are kept apart from what is known of it. */
interface CamePicture {
  readonly bytes?: unknown;
  readonly preview?: unknown;
}

/** What of read copy is asked for here. */
export type BringingCopy =
  | {
      readonly kind: 'text';
      readonly name: string;
      readonly text: string;
      readonly encoding: string;
      readonly remarks: readonly ImportRemark[];
    }
  | {
      readonly kind: 'story';
      readonly name: string;
      readonly story: StoryCopy;
      readonly photos: readonly CamePicture[];
      readonly remarks: readonly ImportRemark[];
      readonly wire?: WireFacts;
      readonly further?: readonly {
        readonly story: StoryCopy;
        readonly wire?: WireFacts;
        readonly photos?: readonly CamePicture[];
        readonly remarks?: readonly ImportRemark[];
      }[];
    }
  | { readonly kind: 'picture'; readonly name: string; readonly photo: LonePicture; readonly isArtwork?: true };

/** A picture that came by itself. */
interface LonePicture extends CamePicture {
  readonly image: { readonly id: ImageId };
  readonly caption: string;
  readonly names?: { readonly headlines: readonly string[]; readonly numbers: readonly string[] };
  readonly remarks?: readonly ImportRemark[];
}

function hashOf(words: unknown): string {
  return createHash('sha256').update(JSON.stringify(words)).digest('hex');
}

function titleOf({ headline, body }: StoryCopy): string {
  const first = body[0]?.leaves.map(({ text }) => text).join('') ?? '';
  return (headline.join(' ').trim() || first).slice(0, LONGEST_TITLE);
}

/** The number in the heading of a transmission (IPTC 7901: source and number come first), of what came in one message. */
function numberOf(remarks: readonly ImportRemark[]): Pick<Brought, 'number'> {
  const [frame, another] = remarks.filter(({ kind }) => kind === 'wire-frame');
  const number = /^\s*([A-Za-z]{0,8}\d{2,12})\b/u.exec(frame?.text ?? '')?.[1];
  return number === undefined || another !== undefined ? {} : { number };
}

/** A notice in plain words. What a wire says itself that it takes back needs none. */
function noticeOf(found: StoryNotice | null, wire: WireFacts | undefined): Pick<Brought, 'notice'> {
  if (found === null || wire?.isKilled === true) return {};
  return { notice: found };
}

function charactersOf({ body }: StoryCopy): number {
  return body.reduce((sum, { leaves }) => sum + countCharacters(leaves.map(({ text }) => text).join('')), 0);
}

/** A picture as it is kept: its bytes are with the store. */
function withoutBytes<P extends CamePicture>({ bytes: _, preview: __, ...photo }: P): Omit<P, 'bytes' | 'preview'> {
  return photo;
}

/** A picture by itself, as the story it is where nobody puts it to another: its headline and itself. */
function broughtPicture({ name, photo, isArtwork }: Extract<BringingCopy, { kind: 'picture' }>): Brought {
  const { image, caption, names = { headlines: [], numbers: [] }, remarks = [] } = photo;
  const [headline] = names.headlines;
  const story: StoryCopy = {
    ...{ kicker: [], headline: headline === undefined ? [] : [headline], deck: [], summary: '', body: [] },
    ...{ byline: '', dateline: '', source: '', editor: '' },
  };
  return {
    title: (headline ?? caption.split('\n')[0] ?? '').slice(0, LONGEST_TITLE),
    characters: 0,
    pictures: 1,
    remarks: remarks.length,
    // The same bytes under another name are the same picture; of artwork another name is another place.
    words: hashOf(isArtwork === true ? ['artwork', image.id, name] : ['picture', image.id]),
    picture: { imageId: image.id, ...names },
    copy: JSON.stringify({ kind: 'story', name, story, photos: [withoutBytes(photo)], remarks: [] }),
  };
}

/** A file's stories in their order, each to be taken by itself, with its pictures, without their bytes, and its remarks. */
export function broughtBy(copy: BringingCopy): Brought[] {
  if (copy.kind === 'picture') return [broughtPicture(copy)];
  if (copy.kind === 'text') {
    const { text, remarks } = copy;
    const title = (text.trim().split(/\r\n|[\n\r]/u)[0] ?? '').replace(/^#+\s*/u, '').slice(0, LONGEST_TITLE);
    const facts = { title, characters: countCharacters(text), pictures: 0, remarks: remarks.length };
    const said = { ...numberOf(remarks), ...noticeOf(noticeIn(text.split('\n')), undefined) };
    return [{ ...facts, ...said, words: hashOf(text), copy: JSON.stringify(copy) }];
  }
  const { further = [], ...whole } = copy;
  const first = { ...whole, photos: whole.photos.map(withoutBytes) };
  const others = further.map(({ photos = [], ...one }): typeof first => ({
    kind: 'story',
    name: copy.name,
    remarks: [],
    ...one,
    photos: photos.map(withoutBytes),
  }));
  return [first, ...others].map((one) => ({
    title: titleOf(one.story),
    characters: charactersOf(one.story),
    pictures: one.photos.length,
    remarks: one.remarks.length,
    words: hashOf([one.story, one.photos]),
    ...(one.wire === undefined ? {} : { wire: one.wire }),
    ...numberOf(one.remarks),
    ...noticeOf(storyNotice(one.story), one.wire),
    copy: JSON.stringify(one),
  }));
}
