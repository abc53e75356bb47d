/** Words of Chinese text, for breaks that keep them whole. */

/** Cuts a text into its words; joined they give the text back. */
export type CutWords = (text: string) => readonly string[];
