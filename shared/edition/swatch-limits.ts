/** What a swatch's record may hold, apart from its schema: the window paints its first page without that. */

/** Characters of a swatch's name. */
export const LONGEST_SWATCH = 40;
