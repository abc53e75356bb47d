/**
 * What comes with a message besides its words (RFC 2045–2557): pictures that its page shows and pictures that were
 * attached come with its story, copy that was attached becomes stories of its own, and all else is told by its name.
 */
import type { Attachment } from 'postal-mime';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { referenceRemarks } from '../../shared/text/reference-remarks.ts';
import { storyOfLines } from '../../shared/text/story-copy.ts';
import { DayangError } from '../errors.ts';
import type { CopyWords, Enclosed, FurtherWords, InnerReader } from './copy-source.ts';
import { otherBytes } from './other-bytes.ts';

/** Attachments that are looked into, whether they can be read or not; what a message has beyond is named. */
const MOST_READ = 50;

/** Names of what is placed on a page by itself, or is no copy, whatever its bytes are like: pages, drawings, tables, signatures. */
const otherNames =
  /\.(?:pdf|ai|eps[fi]?|ps|svgz?|xls[xmb]?|xlt[xm]?|ett?|ods|numbers|csv|tsv|tab|ics|vcf|p7[sm]|asc|sig|dat)$/iu;

/** True of what Outlook packs a message into for its own kind (MS-OXTNEF 2.1.3.1): other programs find nothing in it. */
function isOfOutlook(bytes: Uint8Array): boolean {
  return [0x78, 0x9f, 0x3e, 0x22].every((byte, at) => bytes[at] === byte);
}

/** A part of a message that is no words of it. */
export interface MessagePart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly isPicture: boolean;
  /** A style sheet, by which its page hides words and raises figures. */
  readonly isSheet: boolean;
  /** By what its page may show it: its Content-ID, and where it was when the page was saved. */
  readonly addresses: readonly string[];
  /** Attached to be taken out; a page's own pictures, style sheets and fonts are not. */
  readonly isAttached: boolean;
}

/** The end of a part's head; a head is looked at so far. */
const LONGEST_HEAD = 16 * 1024;

/** Where each part of a type was, in their order (RFC 2557, Content-Location); null where its head does not say. */
function placesOf(type: 'image/' | 'text/css', bytes: Uint8Array): (string | null)[] {
  const source = new TextDecoder('latin1').decode(bytes);
  const isOfType = new RegExp(`^content-type:\\s*${type}`, 'imu');
  // A part begins with a field: a message of nothing but lines of dashes has no heads to look through.
  return [...source.matchAll(/^--[^\r\n]{1,200}\r?\n(?=[a-z-]{1,40}:)/gimu)].flatMap(({ 0: line, index }) => {
    const from = index + line.length;
    const head = source.slice(from, from + LONGEST_HEAD).split(/\r?\n\r?\n/u)[0] ?? '';
    const unfolded = head.replace(/\r?\n[ \t]+/gu, ' ');
    if (!isOfType.test(unfolded)) return [];
    const place = /^content-location:\s*(\S+)/imu.exec(unfolded)?.[1];
    return [place === undefined ? null : Buffer.from(place, 'latin1').toString('utf8')];
  });
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : new Uint8Array(content);
}

/** The parts of a message besides its words, in its order. `name` is the message's own. */
export function partsOf(name: string, bytes: Uint8Array, attachments: readonly Attachment[]): MessagePart[] {
  const isImage = ({ mimeType }: Attachment) => mimeType.startsWith('image/');
  const placed = new Map<Attachment, string | null>();
  for (const type of ['image/', 'text/css'] as const) {
    const all = attachments.filter(({ mimeType }) => mimeType.startsWith(type));
    const places = all.length === 0 ? [] : placesOf(type, bytes);
    if (all.length === places.length) for (const [at, one] of all.entries()) placed.set(one, places[at] ?? null);
  }
  return attachments.map((one, at): MessagePart => {
    const content = bytesOf(one);
    const place = placed.get(one);
    const id = one.contentId?.replace(/^<|>$/gu, '');
    return {
      name: one.filename ?? `${name} ${at + 1}`,
      bytes: content,
      isPicture: otherBytes(content) === 'picture' || (isImage(one) && !/^image\/svg/u.test(one.mimeType)),
      isSheet: one.mimeType === 'text/css',
      addresses: [...(id === undefined ? [] : [`cid:${id}`]), ...(place == null ? [] : [place])],
      isAttached: one.disposition === 'attachment' || one.filename !== null,
    };
  });
}

function withoutEscapes(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

/** True of a part that a page calls by an address: the one of that name, or one that was saved under the page's own folder. */
export function isAt(address: string, { addresses }: MessagePart): boolean {
  const wanted = withoutEscapes(address.trim());
  if (wanted === '') return false;
  return addresses.some((one) => {
    const known = withoutEscapes(one);
    return known === wanted || (!/^[a-z][\w+.-]*:/iu.test(wanted) && known.endsWith(`/${wanted}`));
  });
}

/** The picture that a page shows by an address. */
export function pictureShown(address: string, parts: readonly MessagePart[]): MessagePart | undefined {
  return parts.find((part) => part.isPicture && isAt(address, part));
}

function within(name: string, remarks: readonly ImportRemark[]): ImportRemark[] {
  return remarks.map((one) => ({ ...one, within: one.within ?? name }));
}

/** What was read of an attachment as stories, each with its own remarks. */
function storiesOf(name: string, copy: CopyWords): FurtherWords[] {
  if (copy.kind === 'text') {
    // It is the raw text of a page, or cut into lines: by itself it would be asked for as such; here it is one story.
    const decoded = referenceRemarks(copy.text, true).filter(({ kind }) => kind === 'references');
    return [{ story: storyOfLines(copy.text), remarks: within(name, [...decoded, ...copy.remarks]) }];
  }
  const { story, pictures, remarks, wire, further = [] } = copy;
  const first = { story, pictures, remarks: within(name, remarks), ...(wire === undefined ? {} : { wire }) };
  return [first, ...further.map((one) => ({ ...one, remarks: within(name, one.remarks ?? []) }))];
}

/** What comes with a message, besides the pictures that its page shows. */
export interface TakenParts {
  readonly pictures: readonly Enclosed[];
  readonly stories: readonly FurtherWords[];
  readonly remarks: readonly ImportRemark[];
}

/** Reads what was attached. What cannot be read here is named: saved from the message it is read, or refused with its reason. */
export async function takeParts(parts: readonly MessagePart[], inner: InnerReader): Promise<TakenParts> {
  const pictures: Enclosed[] = [];
  const stories: FurtherWords[] = [];
  const read: string[] = [];
  const left: string[] = [];
  const ofPage: string[] = [];
  const packed: string[] = [];
  let tried = 0;
  for (const { name, bytes, isPicture, isAttached } of parts) {
    if (isOfOutlook(bytes)) packed.push(name);
    else if (!isAttached) ofPage.push(name);
    // What is refused took its reader's time all the same.
    else if (otherNames.test(name) || ++tried > MOST_READ) left.push(name);
    else if (isPicture) pictures.push({ name, bytes });
    else {
      try {
        for (const one of storiesOf(name, await inner(name, bytes))) stories.push(one);
        read.push(name);
      } catch (error) {
        if (!(error instanceof DayangError)) throw error;
        left.push(name);
      }
    }
  }
  const told = (kind: ImportRemark['kind'], names: readonly string[]): ImportRemark[] =>
    names.length === 0 ? [] : [{ kind, count: names.length, text: names.join('、') }];
  const remarks = [
    ...told('attachment-story', read),
    ...told('attachment-left', left),
    ...told('attachment-packed', packed),
    ...told('embedded', ofPage),
  ];
  return { pictures, stories, remarks };
}
