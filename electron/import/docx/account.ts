/** What became of a document's words that are not copy, or not as they stood, kept while it is read. */
import type { ImportRemark } from '../../../shared/text/import-remarks.ts';

type RemarkKind = ImportRemark['kind'];

interface Entry {
  readonly kind: RemarkKind;
  readonly paragraph: number | undefined;
  count: number;
  text: string;
  /** What had been shown of the document when the last of its words were written. */
  tick: number;
}

/** Remarks of one kind. What a document has beyond stands in the last one: whoever reads them reads that many. */
const MOST_OF_A_KIND = 200;

export class Account {
  readonly #entries: Entry[] = [];
  readonly #last = new Map<RemarkKind, Entry>();
  readonly #counts = new Map<RemarkKind, number>();
  /** The paragraphs that are open, innermost last; the number is given with the first word. */
  readonly #open: { number: number | undefined; readonly isNote: boolean }[] = [];
  #paragraphs = 0;
  #tick = 0;
  /** Everything that is in the copy and not in the source: list numbers, marks of notes, signs of a formula in one line. */
  made = '';

  enter(): void {
    const outer = this.#open.at(-1);
    this.#open.push(outer?.isNote === true ? outer : { number: undefined, isNote: false });
  }

  /** Starts a note: none of its paragraphs is one of the copy, all are of the paragraph that refers to it. */
  enterNote(number: number | undefined): void {
    this.#open.push({ number, isNote: true });
  }

  leave(): void {
    this.#open.pop();
  }

  /** Counts the paragraph that is open, as one that is not empty, and says its number; undefined outside of any. */
  number(): number | undefined {
    const open = this.#open.at(-1);
    if (open !== undefined && !open.isNote) open.number ??= ++this.#paragraphs;
    return open?.number;
  }

  /** Paragraphs that came in another way. */
  passed(paragraphs: number): void {
    this.#paragraphs += paragraphs;
  }

  /** Remarks of a part in another format, whose paragraphs follow those read so far. */
  add(remarks: readonly ImportRemark[]): void {
    for (const { kind, count, text = '', paragraph } of remarks) {
      const place = paragraph === undefined ? undefined : paragraph + this.#paragraphs;
      this.#entries.push({ kind, paragraph: place, count, text, tick: -1 });
    }
  }

  /** Words went into the copy. */
  shown(text: string): void {
    if (text.trim() !== '') this.number();
    this.#tick++;
  }

  /** Words of a kind were left out: what is next to each other is one remark, and so is what one paragraph has of a kind. */
  left(kind: RemarkKind, text: string): void {
    this.#note(kind, text, this.#tick);
  }

  /** The words that were shown last are of a kind. */
  kept(kind: RemarkKind, text: string): void {
    this.#note(kind, text, this.#tick - 1);
    const entry = this.#last.get(kind);
    if (entry !== undefined) entry.tick = this.#tick;
  }

  /** Something without words. */
  counted(kind: RemarkKind, text = ''): void {
    this.#note(kind, text, -1);
  }

  /** Something of the document as a whole, or of no paragraph. */
  of(kind: RemarkKind, count: number, text = ''): void {
    if (count > 0) this.#entries.push({ kind, paragraph: undefined, count, text, tick: -1 });
  }

  #note(kind: RemarkKind, text: string, tick: number): void {
    const paragraph = text.trim() === '' && tick >= 0 ? this.#open.at(-1)?.number : this.number();
    const last = this.#last.get(kind);
    const count = this.#counts.get(kind) ?? 0;
    if (last !== undefined && (last.paragraph === paragraph || count >= MOST_OF_A_KIND)) {
      const isNext = tick >= 0 && last.tick === tick;
      if (isNext) last.text += text;
      else {
        last.count++;
        last.text += last.text === '' || text === '' ? text : ` ${text}`;
      }
      last.tick = tick;
      return;
    }
    const entry: Entry = { kind, paragraph, count: 1, text, tick };
    this.#entries.push(entry);
    this.#last.set(kind, entry);
    this.#counts.set(kind, count + 1);
  }

  /** The remarks in the order in which they arose; words that are nothing but space are none. */
  remarks(): ImportRemark[] {
    const isWorth = ({ text, tick }: Entry) => tick < 0 || text.trim() !== '';
    return this.#entries.filter(isWorth).map(({ kind, count, paragraph, text }) => ({
      kind,
      count,
      ...(paragraph === undefined ? {} : { paragraph }),
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    }));
  }
}

/** The characters of one text that another does not have, as often as it has them more often; spaces are none. */
export function charactersBeyond(text: string, source: string): string {
  const left = new Map<string, number>();
  const plain = (one: string) => one.normalize('NFKC').toUpperCase().replace(/\s/gu, '');
  for (const one of plain(source)) left.set(one, (left.get(one) ?? 0) + 1);
  let beyond = '';
  for (const one of plain(text)) {
    const count = left.get(one) ?? 0;
    if (count === 0) beyond += one;
    else left.set(one, count - 1);
  }
  return beyond;
}
