/** What all readers of one document share: its parts, styles and lists, the account, the pictures and notes found so far. */
import type { HtmlParagraph } from '../../../shared/text/html-copy.ts';
import type { Enclosed } from '../copy-source.ts';
import { Account } from './account.ts';
import { Numbering } from './numbering.ts';
import type { DocumentParts } from './parts.ts';
import { Styles } from './styles.ts';
import { childrenOf, type XmlElement } from './xml.ts';

/** Pictures taken from one document. */
const MOST_PICTURES = 50;

type NoteKind = 'footnotes' | 'endnotes' | 'comments';

/** The notes of one kind: those in a part of the document, and which of them something refers to. */
export interface NotePart {
  readonly path: string;
  readonly notes: ReadonlyMap<string, XmlElement>;
  readonly used: Set<string>;
}

export interface ReferredNote {
  readonly part: string;
  readonly note: XmlElement;
  /** The paragraph that refers to it. */
  readonly paragraph: number | undefined;
}

type ChunkReader = (bytes: Uint8Array, target: string, reading: Reading) => readonly HtmlParagraph[] | null;

/** How a document is read. */
export interface DocumentOptions {
  /** Struck text is copy, and told; without it, it is left out. */
  readonly keepsStruck?: boolean;
  /** The reading of the document it stands in. */
  readonly outer?: Reading;
}

export class Reading {
  readonly parts: DocumentParts;
  readonly main: string;
  readonly styles: Styles;
  readonly numbering: Numbering;
  readonly account: Account;
  /** Documents in this one are read to some depth: how deep this one lies. */
  readonly depth: number;
  readonly keepsStruck: boolean;
  readonly pictures: Enclosed[];
  /** Notes that were referred to, in order. */
  readonly notes: ReferredNote[] = [];
  readonly #noteParts = new Map<NoteKind, NotePart>();
  /** Heads and feet of pages already told. */
  readonly furniture = new Set<string>();
  /** Parts of other formats already read. */
  readonly chunks = new Set<string>();
  /** Comments that are being read, each in another. */
  commentDepth = 0;
  /** Tracked changes that were taken as accepted. */
  changes = 0;
  noteCount = 0;

  /** Reads a part of another format that stands in the document. */
  readonly chunk: ChunkReader;

  constructor(parts: DocumentParts, chunk: ChunkReader, { keepsStruck = false, outer }: DocumentOptions) {
    this.parts = parts;
    this.chunk = chunk;
    this.keepsStruck = keepsStruck;
    this.main = parts.main;
    const part = (kind: string) => {
      const path = parts.related(this.main, kind, `word/${kind}.xml`);
      return path === undefined ? undefined : parts.xml(path);
    };
    this.styles = new Styles(part('styles'));
    this.numbering = new Numbering(part('numbering'), this.styles);
    this.account = outer?.account ?? new Account();
    this.pictures = outer?.pictures ?? [];
    this.depth = (outer?.depth ?? -1) + 1;
  }

  noteParts(kind: NoteKind): NotePart {
    const known = this.#noteParts.get(kind);
    if (known !== undefined) return known;
    const path = this.parts.related(this.main, kind, `word/${kind}.xml`) ?? '';
    const notes = new Map<string, XmlElement>();
    for (const note of childrenOf(path === '' ? undefined : this.parts.xml(path))) {
      const { 'w:id': id, 'w:type': type } = note.attributes;
      // Lines between notes and copy are notes to Word, of types of their own (ECMA-376 17.18.33).
      if (id !== undefined && (type === undefined || type === 'normal')) notes.set(id, note);
    }
    const read: NotePart = { path, notes, used: new Set() };
    this.#noteParts.set(kind, read);
    return read;
  }

  /** Takes a picture by its relation in a part. Returns false where there is no such relation. */
  picture(part: string, id: string): boolean {
    const relation = this.parts.relations(part).get(id);
    if (relation === undefined) return false;
    if (relation.isExternal) {
      this.account.counted('picture-linked', relation.target);
      return true;
    }
    if (this.pictures.length >= MOST_PICTURES) this.account.counted('pictures-left');
    else {
      // A picture that is not there is told with those that cannot be read.
      const bytes = this.parts.bytes(relation.target) ?? new Uint8Array();
      this.pictures.push({ name: `${this.parts.name} ${this.pictures.length + 1}`, bytes });
    }
    return true;
  }
}
