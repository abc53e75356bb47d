/** Asks in which encoding files of copy are that do not say it, where two are about as likely. */
import { FailureError, failureOf } from '../../shared/contract/failure.ts';
import { fileName } from '../../shared/contract/file-name.ts';
import type { CopyEncoding, EncodingReading } from '../../shared/text/encodings.ts';
import { Observable } from '../session/observable.ts';
import type { Dialogs } from '../state/dialogs.ts';
import { saidInBoth } from './import-lines.ts';

/** What the user said: an encoding, or null to leave the file out; and whether files in the same doubt are treated alike. */
interface EncodingAnswer {
  readonly encoding: CopyEncoding | null;
  readonly isForRest: boolean;
}

/** What is asked of one file. */
export interface EncodingQuestion {
  readonly path: string;
  /** What it reads in each that it may be in; empty of a file that has come in, and is to be read in any other. */
  readonly readings: readonly EncodingReading[];
  /** True where more files follow this one. */
  readonly hasMore: boolean;
  readonly answer: (answer: EncodingAnswer) => void;
}

/** An answer that is for the files that follow, too, with the encodings among which it was given. */
interface Remembered {
  readonly among: string;
  readonly encoding: CopyEncoding | null;
}

function amongOf(readings: readonly EncodingReading[]): string {
  return readings
    .map(({ encoding }) => encoding)
    .toSorted()
    .join(' ');
}

/** What became of a file that may have been asked about; `encoding` is the one the user named, null where nobody was asked. */
export interface ReadAs<T> {
  readonly copy: T;
  readonly encoding: CopyEncoding | null;
}

/** The question that is asked now; null while none is. */
export class EncodingAsking extends Observable<EncodingQuestion | null> {
  readonly #dialogs: Dialogs;
  #remembered: readonly Remembered[] = [];

  constructor(dialogs: Dialogs) {
    super(null);
    this.#dialogs = dialogs;
  }

  /** Other files come in: what was said of those before them is forgotten. */
  begin(): void {
    this.#remembered = [];
  }

  /**
   * Reads a file by `read`, and once more in the encoding the user names where it cannot be told. Throws what `read`
   * throws, and {@link FailureError} `encoding-left` where the user leaves the file out.
   */
  async read<T>(
    path: string,
    hasMore: boolean,
    read: (encoding: CopyEncoding | undefined) => Promise<T>,
  ): Promise<ReadAs<T>> {
    let readings: readonly EncodingReading[];
    try {
      return { copy: await read(undefined), encoding: null };
    } catch (error) {
      const failure = failureOf(error);
      if (failure.readings === undefined) throw error;
      readings = failure.readings;
    }
    const known = this.#remembered.find(({ among }) => among === amongOf(readings));
    const encoding = known === undefined ? await this.#ask(path, readings, hasMore) : known.encoding;
    if (encoding === null) {
      throw new FailureError({ code: 'encoding-left', ...saidInBoth('encodingLeft', { name: fileName(path) }) });
    }
    return { copy: await read(encoding), encoding };
  }

  /** Asks in which other encoding a file is to be read that has come in; null where it stays as it is. */
  askAnew(path: string): Promise<CopyEncoding | null> {
    return this.#ask(path, [], false);
  }

  #ask(path: string, readings: readonly EncodingReading[], hasMore: boolean): Promise<CopyEncoding | null> {
    return new Promise((resolve) => {
      const settle = ({ encoding, isForRest }: EncodingAnswer) => {
        end();
        this.set(null);
        if (isForRest) this.#remembered = [...this.#remembered, { among: amongOf(readings), encoding }];
        resolve(encoding);
      };
      this.set({ path, readings, hasMore, answer: settle });
      this.#dialogs.open('import');
      // Another dialog, or none, lies over the window: nobody is asked any more.
      const end = this.#dialogs.subscribe(() => {
        if (this.#dialogs.get().dialog !== 'import') settle({ encoding: null, isForRest: false });
      });
    });
  }
}
