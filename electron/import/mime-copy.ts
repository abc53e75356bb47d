/** Mail (.eml) and web archives (MHT, also where they are called .doc): the words of the one part that is read. */
import PostalMime, { type Email } from 'postal-mime';
import { type HtmlCopy, type HtmlParagraph, readDocument } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { decodeReferences } from '../../shared/text/references.ts';
import { plainLines, storyOf } from '../../shared/text/story-copy.ts';
import { DayangError } from '../errors.ts';
import {
  type CopyReader,
  type CopySource,
  type CopyWords,
  type Enclosed,
  enclosedIn,
  type InnerReader,
  nothingIn,
} from './copy-source.ts';
import { MOST_BYTES } from './decode.ts';
import { isAt, type MessagePart, partsOf, pictureShown, takeParts } from './message-parts.ts';
import { namesEncoding, namesWestern, readAnew, withUnnamedParts } from './unnamed-text.ts';

/** Bytes looked at for the head of a message. */
const HEAD = 4096;
/**
 * Bytes of all heads in a message. Those of a letter to a thousand people have a hundred thousand; the library's time for
 * encoded words (RFC 2047) grows faster than their number, and 1.6 MB of them took it three minutes.
 */
const MOST_HEADS = 384 * 1024;
/** Parts inside each other; a message made to have more is refused. */
const DEEPEST = 50;

/** True of a message's head (RFC 5322): lines of names and values from the first on, one of them of MIME or of mail. */
function isMessage(bytes: Uint8Array): boolean {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)).replace(/^(?:\s*\r?\n)+/u, '');
  const head = start.split(/\r?\n\r?\n/u)[0] ?? '';
  const lines = head.split(/\r?\n/u).filter((line) => !/^[ \t]/u.test(line));
  // The last line may be cut.
  const whole = start.length > head.length ? lines : lines.slice(0, -1);
  if (whole.length < 2 || !whole.every((line) => /^[!-9;-~]+:/u.test(line))) return false;
  return whole.some((line) => /^(?:mime-version|content-type|message-id|received|from)\s*:/iu.test(line));
}

/** Lines of a message in plain text that are looked for in its HTML. */
const MOST_LINES = 200;

/** What makes a figure another stays: 1.08 is not 108, nor 5% what 5‰ is, nor -3 what 3 is. */
const OF_NO_FIGURE = /(?:(?!(?<=\p{N})[.,:/](?=\p{N})|(?<=\p{N})[%‰]|[-−+](?=\p{N}))[^\p{L}\p{N}])+/gu;

/** Letters and figures alone: programs set other marks and spaces about words. */
const bare = (text: string) => text.replace(OF_NO_FIGURE, '');

/** Letters that a piece of a line has at least: of fewer, any text has most. */
const LEAST_PIECE = 4;
/** Pieces that are looked for in a message, and letters of a page they are looked for in. */
const MOST_PIECES = 5_000;
const MOST_LETTERS = 200_000;

/**
 * Finds lines that are there in pieces: of a message of several parts, the library writes those in HTML out as text as well,
 * and what a page hides or sets apart is told elsewhere than what stands beside it.
 */
class Pieces {
  readonly #all: string;
  #looked = 0;

  constructor(all: string) {
    this.#all = all;
  }

  /** True of a line of which every piece is there, or the whole. */
  has(line: string): boolean {
    if (this.#all.includes(line)) return true;
    if (this.#all.length > MOST_LETTERS) return false;
    let from = 0;
    while (from < line.length) {
      this.#looked++;
      // What is left at the end is looked for with what stands before it.
      from = Math.min(from, Math.max(0, line.length - LEAST_PIECE));
      const at = this.#looked > MOST_PIECES ? -1 : this.#all.indexOf(line.slice(from, from + LEAST_PIECE));
      if (at < 0) return false;
      let length = LEAST_PIECE;
      while (from + length < line.length && line[from + length] === this.#all[at + length]) length++;
      from += length;
    }
    return true;
  }
}

/** What the plain text of a message says that its HTML does not: a mail program is to send both alike, and need not. */
function saidOtherwise(text: string, { paragraphs, remarks }: HtmlCopy): ImportRemark[] {
  const shown = paragraphs.map(({ leaves }) => leaves.map((leaf) => leaf.text).join(''));
  const all = bare([...shown, ...remarks.map((remark) => remark.text ?? '')].join('\n'));
  const lines = text.split(/\r\n|[\n\r]/u).filter((line) => line.trim() !== '');
  const pieces = new Pieces(all);
  const others = lines.filter((line, at) => at >= MOST_LINES || !pieces.has(bare(line)));
  return others.length === 0 ? [] : [{ kind: 'rendition', count: 1, text: others.join('\n') }];
}

/** Who wrote, and to whom; an archive of a page has no such line but its program's own. */
function correspondents({ from, to = [], cc = [] }: Email): string[] {
  const all = [...(from === undefined ? [] : [from]), ...to, ...cc].flatMap((one) => one.group ?? [one]);
  return all
    .filter(({ address }) => address?.includes('@') === true)
    .map(({ name, address }) => (name === '' ? (address ?? '') : `${name} <${address}>`));
}

/** A message whose heads do not say what its words are encoded in, with them read as what they are, which is told. */
function inItsEncoding(mail: Email, { name, bytes, encoding }: CopySource, remarks: ImportRemark[]): Email {
  const declared = namesWestern(bytes) ? 'windows-1252' : null;
  const options = encoding === undefined ? { declared } : { encoding };
  const [html, text] = [mail.html, mail.text].map((words) => {
    const read = words === undefined ? null : readAnew(words, name, options);
    // Both say the same of it.
    const told = read?.remarks.filter(({ text: how }) => !remarks.some((one) => one.text === how)) ?? [];
    remarks.push(...told);
    return read?.text ?? words;
  });
  return { ...mail, ...(html === undefined ? {} : { html }), ...(text === undefined ? {} : { text }) };
}

/** A message of which a part that names no encoding is not in UTF-8, as the library has it, with that read as what it is. */
async function withoutLoss(mail: Email, source: CopySource, remarks: ImportRemark[]): Promise<Email> {
  const isHurt = (words: string | undefined) => words?.includes('\ufffd') === true;
  if (!isHurt(mail.html) && !isHurt(mail.text)) return mail;
  const unnamed = await parsed({ name: source.name, bytes: withUnnamedParts(source.bytes) });
  const own: ImportRemark[] = [];
  const anew = inItsEncoding(unnamed, source, own);
  // Where parts that name their encoding stand among them nothing can be told apart.
  const isRead = (words: string | undefined, before: string | undefined) => words !== undefined && words !== before;
  const html = isHurt(mail.html) && isRead(anew.html, unnamed.html) ? anew.html : mail.html;
  const text = isHurt(mail.text) && isRead(anew.text, unnamed.text) ? anew.text : mail.text;
  if (html === mail.html && text === mail.text) return mail;
  remarks.push(...own);
  return { ...mail, ...(html === undefined ? {} : { html }), ...(text === undefined ? {} : { text }) };
}

/** The one part of a message that is its words, and what is told of them. */
interface Said {
  readonly paragraphs: readonly HtmlParagraph[];
  readonly remarks: readonly ImportRemark[];
  readonly pictures: readonly Enclosed[];
  /** Parts that its page shows: they are no attachments any more. */
  readonly shown: ReadonlySet<MessagePart>;
}

/** Links to style sheets that are looked at: a page has a few. */
const MOST_LINKS = 50;

/** Where the style sheets are that a page refers to, for its print or for all else. */
function linksIn(html: string): { readonly ofPrint: readonly string[]; readonly others: readonly string[] } {
  const [ofPrint, others]: [string[], string[]] = [[], []];
  const links = [...html.matchAll(/<link\b[^<>]{0,2000}>/giu)].filter(([link]) => /\bstylesheet\b/iu.test(link));
  for (const [link] of links.slice(0, MOST_LINKS)) {
    const [, address = ''] = /\bhref\s{0,9}=\s{0,9}["']?([^"'\s>]*)/iu.exec(link) ?? [];
    const isOfPrint = /\bmedia\s{0,9}=\s{0,9}["']?print\b/iu.test(link);
    (isOfPrint ? ofPrint : others).push(decodeReferences(address, 'copy').text);
  }
  return { ofPrint, others };
}

/** The style sheets that a page refers to and that were saved beside it; those of its print alone are none. */
function sheetsOf(html: string, parts: readonly MessagePart[]): MessagePart[] {
  const { ofPrint, others } = linksIn(html);
  if (others.length === 0) return [];
  const isCalled = (by: readonly string[], sheet: MessagePart) => by.some((address) => isAt(address, sheet));
  return parts.filter(
    (part) => part.isSheet && !part.isAttached && (!isCalled(ofPrint, part) || isCalled(others, part)),
  );
}

/** A page with style sheets in it, before its own. */
function withSheets(html: string, sheets: readonly MessagePart[]): string {
  const styles = sheets.map(
    ({ bytes }) => `<style>${Buffer.from(bytes).toString('utf8').replace(/<\//gu, '<\\/')}</style>`,
  );
  const [head = ''] = /^[\s\S]*?<head\b[^<>]*>/iu.exec(html) ?? [];
  return head + styles.join('') + html.slice(head.length);
}

/** The words of a message, of its page where it has one. */
function saidIn(mail: Email, { name, keepsStruck }: CopySource, parts: readonly MessagePart[]): Said {
  if (mail.html === undefined) {
    return { paragraphs: plainLines(mail.text ?? ''), remarks: [], pictures: [], shown: new Set() };
  }
  const isEnclosed = (address: string) => pictureShown(address, parts) !== undefined;
  const sheets = sheetsOf(mail.html, parts);
  const read = readDocument(withSheets(mail.html, sheets), { keepsStruck, isEnclosed });
  const pictures = new Set(read.pictures.flatMap((address) => pictureShown(address, parts) ?? []));
  // A picture that is shown twice is one.
  const own = enclosedIn(
    name,
    read.pictures.filter((address) => /^data:/iu.test(address)),
  );
  const otherwise = saidOtherwise(mail.text ?? '', read);
  // A page of nothing but a picture, or of what it hides, is no better form of the words beside it.
  const isWordless = read.paragraphs.length === 0;
  return {
    paragraphs: isWordless ? plainLines(otherwise.map((one) => one.text ?? '').join('\n')) : read.paragraphs,
    remarks: [...read.remarks, ...(isWordless ? [] : otherwise), ...own.remarks],
    pictures: [...[...pictures].map((part) => ({ name: part.name, bytes: part.bytes })), ...own.pictures],
    shown: new Set([...pictures, ...sheets]),
  };
}

/** What a message says besides its words: who wrote to whom, and what of. */
function headOf(mail: Email): ImportRemark[] {
  const remarks: ImportRemark[] = [];
  const written = correspondents(mail);
  if (written.length > 0) remarks.push({ kind: 'wire-about', count: written.length, text: written.join('、') });
  const subject = (mail.subject ?? '').trim();
  if (subject !== '' && !`${mail.html ?? ''}${mail.text ?? ''}`.includes(subject)) {
    remarks.push({ kind: 'document-title', count: 1, text: subject });
  }
  return remarks;
}

/** Empty lines one after the other that are as good as any number of them. */
const MOST_EMPTY = 100;
const manyEmpty = new RegExp(`((?:\\r?\\n){${MOST_EMPTY}})(?:\\r?\\n)+`, 'gu');

/**
 * A message whose empty lines are no more than copy has: the library keeps each line by itself, and hundreds of thousands of
 * empty ones took a gigabyte. What is no text, as bytes sent as they are may be, is left alone.
 */
function withFewEmptyLines(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.search(manyEmpty) < 0 || /^content-transfer-encoding:\s*binary/imu.test(text)) return bytes;
  return Buffer.from(text.replace(manyEmpty, '$1'), 'latin1');
}

async function parsed({ name, bytes }: Pick<CopySource, 'name' | 'bytes'>): Promise<Email> {
  try {
    return await PostalMime.parse(withFewEmptyLines(bytes), { maxNestingDepth: DEEPEST, maxHeadersSize: MOST_HEADS });
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new DayangError('document-unreadable', { name, detail: detail.slice(0, 200) }, error);
  }
}

async function readMessage(source: CopySource, inner: InnerReader): Promise<CopyWords> {
  const { name, bytes } = source;
  const sent = await parsed(source);
  const ofEncoding: ImportRemark[] = [];
  const mail = await withoutLoss(
    namesEncoding(bytes) ? sent : inItsEncoding(sent, source, ofEncoding),
    source,
    ofEncoding,
  );
  const longest = Math.max(mail.html?.length ?? 0, mail.text?.length ?? 0);
  if (longest > MOST_BYTES) throw new DayangError('file-too-large', { name, size: longest, most: MOST_BYTES });
  const parts = partsOf(name, bytes, mail.attachments);
  const said = saidIn(mail, source, parts);
  const taken = await takeParts(
    parts.filter((part) => !said.shown.has(part)),
    inner,
  );
  const remarks = [...said.remarks, ...ofEncoding, ...taken.remarks, ...headOf(mail)];
  const pictures = [...said.pictures, ...taken.pictures];
  const own = storyOf(said.paragraphs);
  const isWordless = own.body.length === 0 && own.headline.length === 0;
  // A message that says nothing but "see the attachment" by its subject is no story.
  const [first, ...further] = isWordless ? taken.stories : [{ story: own }, ...taken.stories];
  if (first === undefined) {
    if (pictures.length === 0) throw nothingIn(name, remarks);
    return { kind: 'story', name, story: own, pictures, remarks };
  }
  return {
    kind: 'story',
    name,
    ...first,
    pictures: [...(first.pictures ?? []), ...pictures],
    remarks: [...remarks, ...(first.remarks ?? [])],
    ...(further.length === 0 ? {} : { further }),
  };
}

export const mimeReader: CopyReader = {
  format: 'mail, MHT',
  takes: ({ bytes }) => isMessage(bytes),
  read: readMessage,
};
