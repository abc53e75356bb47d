/** A file of copy as its readers see it, and what they make of it. */
import { basename, extname } from 'node:path';
import type { HtmlParagraph } from '../../shared/text/html-copy.ts';
import type { ImportRemark } from '../../shared/text/import-remarks.ts';
import { type StoryCopy, storyOf } from '../../shared/text/story-copy.ts';
import { xmlRoot } from '../../shared/text/wire-copy.ts';
import type { WireFacts } from '../../shared/text/wire-facts.ts';
import { DayangError } from '../errors.ts';
import { copyText } from './copy-text.ts';
import type { DecodedText, DecodeOptions } from './decode.ts';

export interface TextFile {
  readonly kind: 'text';
  readonly name: string;
  readonly text: string;
  readonly encoding: string;
  readonly remarks: readonly ImportRemark[];
}

export interface StoryFile {
  readonly kind: 'story';
  readonly name: string;
  readonly story: StoryCopy;
  readonly remarks: readonly ImportRemark[];
  /** What a wire says of the story. */
  readonly wire?: WireFacts;
  /** The other stories of a feed or a package, in its order. */
  readonly further?: readonly { readonly story: StoryCopy; readonly wire?: WireFacts }[];
}

/** A picture as it stands in a document: nothing of it has been read yet. */
export interface Enclosed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of copy with the pictures in it still to be read. */
export type CopyWords = TextFile | (StoryFile & { readonly pictures: readonly Enclosed[] });

/** A reader of one format: `copy-readers.ts` asks each in turn whether a file is its own, by its bytes before its name. */
export interface CopyReader {
  /** The format's name, for whoever reads the table. */
  readonly format: string;
  takes(source: CopySource): boolean;
  /** Throws {@link DayangError}, which names the file and the reason. */
  read(source: CopySource): CopyWords | Promise<CopyWords>;
}

/** A file's bytes, and what they are as text: that is found out once, by the first reader that asks. */
export class CopySource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly #options: DecodeOptions;
  #decoded: DecodedText | undefined;
  #json: { readonly value: unknown } | undefined;

  constructor(path: string, bytes: Uint8Array, options: DecodeOptions = {}) {
    this.path = path;
    this.bytes = bytes;
    this.#options = options;
  }

  /** Its name, as the user knows it. */
  get name(): string {
    return basename(this.path);
  }

  /** What its name ends with, in lower case and without the dot. */
  get extension(): string {
    return extname(this.path).slice(1).toLowerCase();
  }

  startsWith(start: readonly number[]): boolean {
    return start.every((byte, at) => this.bytes[at] === byte);
  }

  /** Its text, in what encoding, and what is to be said of it. Throws {@link DayangError} as {@link copyText} does. */
  get decoded(): DecodedText {
    this.#decoded ??= copyText(this.bytes, this.name, this.#options);
    return this.#decoded;
  }

  /** What is to be said of its text, where a reader has asked for it. */
  get textRemarks(): readonly ImportRemark[] {
    return this.#decoded?.remarks ?? [];
  }

  /** False where its text was read without a bad byte: a � in what a reader makes of it came about otherwise, and is told there. */
  get mayHaveBadBytes(): boolean {
    return this.#decoded?.text.includes('\ufffd') ?? true;
  }

  get text(): string {
    return this.decoded.text;
  }

  /** The name of its root where its text is XML or HTML, in lower case and without a prefix. */
  get root(): string | null {
    return xmlRoot(this.text);
  }

  /** What its text is as JSON; undefined where it is none. Formats of JSON tell by it which of them they are. */
  get json(): unknown {
    this.#json ??= { value: parsedJson(this.text) };
    return this.#json.value;
  }
}

/** An object or a list in JSON: a number or a word alone is copy. */
function parsedJson(text: string): unknown {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Paragraphs as a story. Throws `empty-file` where there is nothing to print in them. */
export function storyFile(
  { name }: Pick<CopySource, 'name'>,
  paragraphs: readonly HtmlParagraph[],
  remarks: readonly ImportRemark[] = [],
  pictures: readonly Enclosed[] = [],
): CopyWords {
  const story = storyOf(paragraphs);
  if (story.body.length === 0 && story.headline.length === 0 && pictures.length === 0)
    throw new DayangError('empty-file', { name });
  return { kind: 'story', name, story, pictures, remarks };
}

/** Pictures taken from one page. */
const MOST_PICTURES = 50;

/** Pictures that a page holds itself, as `data:` addresses (RFC 2397) in base64. */
export function enclosedIn(name: string, addresses: readonly string[]): Enclosed[] {
  return addresses.slice(0, MOST_PICTURES).flatMap((address, at) => {
    const start = /^data:[^,]*;base64,/iu.exec(address)?.[0];
    if (start === undefined) return [];
    return [{ name: `${name} ${at + 1}`, bytes: new Uint8Array(Buffer.from(address.slice(start.length), 'base64')) }];
  });
}
