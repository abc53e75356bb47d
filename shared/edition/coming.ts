/** Whether a story came before: which repeat one, and which are its further versions. */
import type { WireFacts } from '../text/wire-facts.ts';
import type { Arrival } from './arrival-records.ts';
import { isOlder } from './arrival-stories.ts';
import { hasNames, namesOthers } from './notices.ts';

/** What of a story says whether it came before. */
interface Coming {
  /** Its file's path from the folder. */
  readonly name: string;
  /** Its place in its file, from 0. */
  readonly at: number;
  readonly words: string;
  readonly wire?: WireFacts | undefined;
  readonly notice?: Arrival['notice'] | undefined;
}

/** What of a story that came says whether another is the same. */
interface Came extends Coming {
  readonly seq: number;
  readonly updates: number | null;
  readonly repeats: number | null;
}

/** What a story is known by: what the wire calls it, or its file's name and its place in that. */
function identityOf({ name, at, wire }: Coming): string {
  return wire?.guid === undefined ? `file ${name} ${at}` : `guid ${wire.guid}`;
}

/** True where the wire says what becomes of the story, which words that have not changed do not tell. */
function isNews({ wire }: Coming, before: Coming): boolean {
  return (
    (wire?.isKilled === true && before.wire?.isKilled !== true) ||
    (wire?.isCorrection === true && before.wire?.isCorrection !== true)
  );
}

/**
 * True of a version that has the words of one before the last again: an agency takes back what it changed, or has a story back
 * that it withdrew. What is merely sent again is neither; what was withdrawn comes back by a higher version alone.
 */
function isReturn({ wire }: Coming, twin: Came, last: Came | undefined): boolean {
  if (last?.wire?.isKilled === true) return wire?.isKilled !== true && isOlder(last.wire.version, wire?.version);
  const isSentAgain = wire?.version !== undefined && wire.version === twin.wire?.version;
  return last !== undefined && last.seq !== twin.seq && !isSentAgain;
}

/**
 * True of a notice that is about the stories it names. With the guid of a story before, or where it puts right what came under
 * the same name, it is a further version of that.
 */
function isOfOthers({ notice, wire }: Coming, last: Came | undefined): boolean {
  const isVersion = last !== undefined && (wire?.guid !== undefined || notice?.kind === 'correction');
  return hasNames(notice) && !isVersion;
}

/** The stories that came, found by what they are known by and by their words: a night brings thousands. */
export class StoriesBefore {
  readonly #byIdentity = new Map<string, Came>();
  readonly #byWords = new Map<string, Came>();

  /** Takes up a story that came after all those taken up before. One that repeats another is never meant. */
  add(story: Came): void {
    const identity = identityOf(story);
    if (story.repeats === null) {
      this.#byWords.set(story.words, story);
      // What names other stories is a version of none, whatever its file is called.
      if (!namesOthers(story)) this.#byIdentity.set(identity, story);
      return;
    }
    // A file that was renamed, or came under another name: what is written into it next is a version of the same story.
    const twin = this.#byWords.get(story.words);
    if (twin !== undefined && !namesOthers(twin) && !this.#byIdentity.has(identity))
      this.#byIdentity.set(identity, twin);
  }

  /**
   * What a story is to those that came before it: one that repeats another, of the same name or not, or a further version
   * of one with the same guid or, where the wire gives none, the same name. The last that came is meant.
   */
  relationOf(story: Coming): { readonly updates: number | null; readonly repeats: number | null } {
    const identity = identityOf(story);
    const last = this.#byIdentity.get(identity);
    const twin = this.#byWords.get(story.words);
    if (isOfOthers(story, last)) return { updates: null, repeats: twin?.seq ?? null };
    // What takes a story back may have no words at all, as what takes back another.
    const isOwn = twin !== undefined && identityOf(twin) === identity;
    const mayRepeat = twin !== undefined && ((story.wire?.isKilled !== true && story.notice === undefined) || isOwn);
    if (mayRepeat && !isNews(story, twin) && !(isOwn && isReturn(story, twin, last)))
      return { updates: null, repeats: twin.seq };
    return { updates: last?.seq ?? null, repeats: null };
  }
}
