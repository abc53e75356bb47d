/** The parts of a docx and how they are related (ECMA-376 part 2, Open Packaging Conventions). */
import { DayangError } from '../../errors.ts';
import { childrenOf, parseXml, type XmlElement, XmlProblem } from './xml.ts';

export interface Relation {
  /** The last word of its type: `styles`, `image`, `officeDocument` …, transitional and strict alike. */
  readonly kind: string;
  /** The name of a part, or an address outside where it is external. */
  readonly target: string;
  readonly isExternal: boolean;
}

/** A target written in a part's relations as the name of a part. */
function resolved(source: string, target: string): string {
  let plain = target.replaceAll('\\', '/');
  try {
    plain = decodeURIComponent(plain);
  } catch {
    // A name with a bare percent sign is a name all the same.
  }
  const steps = plain.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const step of plain.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}

/** The parts of one document, read as they are asked for. Throws {@link DayangError} naming the file. */
export class DocumentParts {
  readonly name: string;
  readonly #parts: ReadonlyMap<string, Uint8Array>;
  readonly #relations = new Map<string, ReadonlyMap<string, Relation>>();

  constructor(name: string, parts: Readonly<Record<string, Uint8Array>>) {
    this.name = name;
    // Names of parts are alike whatever their case (part 2, 6.2.2.3).
    this.#parts = new Map(Object.entries(parts).map(([path, part]) => [keyOf(path), part]));
  }

  /** A part's bytes. */
  bytes(path: string): Uint8Array | undefined {
    return this.#parts.get(keyOf(path));
  }

  /** A part as a tree; undefined where there is none. */
  xml(path: string): XmlElement | undefined {
    const bytes = this.bytes(path);
    if (bytes === undefined) return undefined;
    try {
      return parseXml(bytes);
    } catch (error) {
      if (!(error instanceof XmlProblem)) throw error;
      const detail = `${path}: ${error.message}`;
      throw new DayangError(error.isUnsafe ? 'document-unsafe' : 'document-unreadable', { name: this.name, detail });
    }
  }

  /** The relations of a part by their ids; those of the whole document for an empty path. */
  relations(path: string): ReadonlyMap<string, Relation> {
    const known = this.#relations.get(path);
    if (known !== undefined) return known;
    const cut = path.lastIndexOf('/') + 1;
    const list = this.xml(`${path.slice(0, cut)}_rels/${path.slice(cut)}.rels`);
    const read = new Map<string, Relation>();
    for (const { attributes } of childrenOf(list)) {
      const { Id, Type, Target, TargetMode } = attributes;
      if (Id === undefined || Type === undefined || Target === undefined) continue;
      const isExternal = TargetMode === 'External';
      const target = isExternal ? Target : resolved(path, Target);
      read.set(Id, { kind: Type.slice(Type.lastIndexOf('/') + 1), target, isExternal });
    }
    this.#relations.set(path, read);
    return read;
  }

  /** The name of the part that a part relates to in one way; a name by custom where it says none and that part is there. */
  related(path: string, kind: string, custom: string): string | undefined {
    for (const relation of this.relations(path).values()) {
      if (relation.kind === kind && !relation.isExternal && this.bytes(relation.target) !== undefined)
        return relation.target;
    }
    return this.bytes(custom) === undefined ? undefined : custom;
  }

  /** The part that holds the document's body. Throws `document-unreadable`. */
  get main(): string {
    const main = this.related('', 'officeDocument', 'word/document.xml');
    if (main !== undefined) return main;
    throw new DayangError('document-unreadable', { name: this.name, detail: 'word/document.xml is missing' });
  }
}

function keyOf(path: string): string {
  return path.replaceAll('\\', '/').replace(/^\//u, '').toLowerCase();
}
