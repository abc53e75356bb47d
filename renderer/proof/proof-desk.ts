/** The proofreader's desk: what proofreading's commands, panels and the pointer do, a part each. */
import { Answering, answeringCommands } from './answering.ts';
import { LineReading, lineReadingCommands } from './line-reading.ts';
import { Marking, markCommands } from './marking.ts';
import { ProofStore, type ProofStores } from './proof-store.ts';
import { type ReadingCaret, readingCaretCommands } from './reading-caret.ts';
import { RoundDesk, roundCommands } from './round-desk.ts';
import { Signing } from './signing.ts';
import { Suggestions, suggestingCommands } from './suggesting.ts';
import { Walking, walkingCommands } from './walking.ts';

export interface ProofDesk {
  readonly store: ProofStore;
  readonly marking: Marking;
  readonly walking: Walking;
  readonly answering: Answering;
  readonly rounds: RoundDesk;
  readonly signing: Signing;
  readonly suggestions: Suggestions;
}

export function proofDesk(stores: ProofStores): ProofDesk {
  const store = new ProofStore(stores);
  const walking = new Walking(store, stores);
  return {
    store,
    walking,
    marking: new Marking(store, stores),
    answering: new Answering(store, stores, walking),
    rounds: new RoundDesk(store, stores),
    signing: new Signing(store, stores),
    suggestions: new Suggestions(store, stores),
  };
}

/** Proofreading's commands, a set for each of its parts; `reading` moves the caret over the page. */
export function proofCommands(proof: ProofDesk, stores: ProofStores, reading: ReadingCaret) {
  return [
    markCommands(proof.marking),
    walkingCommands(proof.walking, proof.store),
    answeringCommands(proof.answering, proof.store, stores),
    roundCommands(proof.rounds, proof.store, stores),
    suggestingCommands(proof.suggestions),
    readingCaretCommands(reading),
    lineReadingCommands(new LineReading(stores, reading)),
  ] as const;
}
