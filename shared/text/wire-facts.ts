/**
 * What a wire says of a story besides its words: whose it is, which version, how urgent. None of it is printed; a
 * newsroom sorts by it, and tells by it that a story came twice or came corrected.
 */
export interface WireFacts {
  /** The same for every version of a story: NewsML-G2 `guid`, NITF `doc-id`, ninjs `uri`, RSS `guid`, Atom `id`. */
  readonly guid?: string;
  /** As the wire writes it: mostly a whole number, which a later version has higher. */
  readonly version?: string;
  /** From 1, the most urgent, to 9 (IPTC urgency and priority alike); absent where none is told. */
  readonly priority?: number;
  /** The agency or the feed, by name. */
  readonly source?: string;
  /** It takes the place of what came before under its guid. */
  readonly isCorrection: boolean;
  /** The agency takes it back (`canceled`, `withheld`, kill): it must not be printed. */
  readonly isKilled: boolean;
  /** Not to be published before: ISO 8601, or as it stood where it is no date. */
  readonly embargo?: string;
}
