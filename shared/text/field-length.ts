/** Characters that a line of a headline, a byline or a caption may have: readers keep to what the records hold. */
export const LONGEST_FIELD = 10_000;
