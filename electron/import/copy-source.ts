/** A file of copy as its readers see it, and what they make of it. */
import { basename, extname } from 'node:path';
import type { HtmlParagraph } from '../../shared/text/html-copy.ts';
import { type ImportRemark, sayImportRemark } from '../../shared/text/import-remarks.ts';
import { type StoryCopy, storyOf } from '../../shared/text/story-copy.ts';
import { xmlRoot } from '../../shared/text/wire-copy.ts';
import type { WireFacts } from '../../shared/text/wire-facts.ts';
import { DayangError } from '../errors.ts';
import { copyText } from './copy-text.ts';
import type { DecodedText, DecodeOptions } from './decode.ts';
import type { PhotoFile } from './photo.ts';

/** What the user has said of how a file is to be read. */
export interface CopyOptions extends DecodeOptions {
  /** Text that is struck is copy. Without it, it is left out and told: struck copy is never printed by oversight. */
  readonly keepsStruck?: boolean;
}

interface TextFile {
  readonly kind: 'text';
  readonly name: string;
  readonly text: string;
  readonly encoding: string;
  /** The encoding it was taken for, where nothing says that it is in it. */
  readonly guessed?: string;
  readonly remarks: readonly ImportRemark[];
}

interface StoryFile {
  readonly kind: 'story';
  readonly name: string;
  readonly story: StoryCopy;
  readonly guessed?: string;
  readonly remarks: readonly ImportRemark[];
  /** What a wire says of the story. */
  readonly wire?: WireFacts;
}

/** Another story of a file: of a feed or a package, whose remarks are the file's; or attached to a message, with its own. */
interface FurtherStory {
  readonly story: StoryCopy;
  readonly wire?: WireFacts;
  readonly remarks?: readonly ImportRemark[];
}

/** A picture as it stands in a document: nothing of it has been read yet. */
export interface Enclosed {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A file of copy with the pictures in it still to be read. */
export type FurtherWords = FurtherStory & { readonly pictures?: readonly Enclosed[] };
export type StoryWords = StoryFile & {
  readonly pictures: readonly Enclosed[];
  /** The other stories, in the order of the file. */
  readonly further?: readonly FurtherWords[];
};
export type CopyWords = TextFile | StoryWords;

/** A file of copy as it was read, with the pictures in it. */
type StoryCopyFile = StoryFile & {
  readonly photos: readonly PhotoFile[];
  readonly further?: readonly (FurtherStory & { readonly photos?: readonly PhotoFile[] })[];
};
export type CopyFile = TextFile | StoryCopyFile;

/** Reads a file that stands in another, as what it is. Throws as a reader does, and where files stand in each other too deep. */
export type InnerReader = (name: string, bytes: Uint8Array) => Promise<CopyWords>;

/** A reader of one format: `copy-readers.ts` asks each in turn whether a file is its own, by its bytes before its name. */
export interface CopyReader {
  /** The format's name, for whoever reads the table. */
  readonly format: string;
  takes(source: CopySource): boolean;
  /** Throws {@link DayangError}, which names the file and the reason. */
  read(source: CopySource, inner: InnerReader): CopyWords | Promise<CopyWords>;
}

/** A file's bytes, and what they are as text: that is found out once, by the first reader that asks. */
export class CopySource {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly #options: CopyOptions;
  #decoded: DecodedText | undefined;
  #json: { readonly value: unknown } | undefined;

  constructor(path: string, bytes: Uint8Array, options: CopyOptions = {}) {
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

  /** Whether struck text is copy. */
  get keepsStruck(): boolean {
    return this.#options.keepsStruck ?? false;
  }

  /** The encoding the user named for it. */
  get encoding(): CopyOptions['encoding'] {
    return this.#options.encoding;
  }

  startsWith(start: readonly number[]): boolean {
    return start.every((byte, at) => this.bytes[at] === byte);
  }

  /** Its text, in what encoding, and what is to be said of it. Throws {@link DayangError} as {@link copyText} does. */
  get decoded(): DecodedText {
    this.#decoded ??= copyText(this.bytes, this.name, this.#options);
    return this.#decoded;
  }

  /** The encoding its text was taken for, where a reader has asked for it and nothing says that it is in it. */
  get guessed(): string | undefined {
    return this.#decoded?.isGuessed === true ? this.#decoded.encoding : undefined;
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

/** An object or a list in JSON; undefined of anything else: a number or a word alone is copy. */
export function parsedJson(text: string): unknown {
  if (!/^\s*[[{]/u.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** Why nothing of a file is copy: it is empty, or all of it was left out, each part with its reason. */
export function nothingIn(name: string, remarks: readonly ImportRemark[]): DayangError {
  const [first] = remarks.filter(({ text = '' }) => text !== '');
  if (first === undefined) return new DayangError('empty-file', { name });
  return new DayangError('nothing-taken', { name, zh: sayImportRemark(first, 'zh'), en: sayImportRemark(first, 'en') });
}

/** Paragraphs as a story. Throws `empty-file` or `nothing-taken` where there is nothing to print in them. */
export function storyFile(
  { name }: Pick<CopySource, 'name'>,
  paragraphs: readonly HtmlParagraph[],
  remarks: readonly ImportRemark[] = [],
  { pictures, remarks: ofPictures }: EnclosedPictures = { pictures: [], remarks: [] },
): CopyWords {
  const story = storyOf(paragraphs);
  const told = [...remarks, ...ofPictures];
  if (story.body.length === 0 && story.headline.length === 0 && pictures.length === 0) throw nothingIn(name, told);
  return { kind: 'story', name, story, pictures, remarks: told };
}

/** Pictures taken from one page. */
const MOST_PICTURES = 50;

/** Pictures of a page, and what is to be said of those that are not taken. */
export interface EnclosedPictures {
  readonly pictures: readonly Enclosed[];
  readonly remarks: readonly ImportRemark[];
}

/** The bytes of a `data:` address (RFC 2397), in base64 or with its characters escaped. */
function bytesAt(address: string): Uint8Array {
  const [head = ''] = /^data:[^,]*,/iu.exec(address) ?? [];
  const data = address.slice(head.length);
  if (/;\s*base64\s*,$/iu.test(head)) return new Uint8Array(Buffer.from(data, 'base64'));
  // One that is escaped wrongly is a picture that cannot be read, and told as such.
  return new Uint8Array(
    Buffer.from(
      data.replace(/%([0-9a-f]{2})/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
      'latin1',
    ),
  );
}

/** Pictures that a page holds itself, as `data:` addresses. */
export function enclosedIn(name: string, addresses: readonly string[]): EnclosedPictures {
  const pictures = addresses
    .slice(0, MOST_PICTURES)
    .map((address, at) => ({ name: `${name} ${at + 1}`, bytes: bytesAt(address) }));
  const left = addresses.length - pictures.length;
  return { pictures, remarks: left === 0 ? [] : [{ kind: 'pictures-left', count: left }] };
}
