/** The pages of the guide in the order in which they are read; the first is what help opens. */
export const guidePages: readonly { readonly name: string; readonly zh: string; readonly en: string }[];
/** What a heading is linked to by, as GitHub has it. */
export function headingId(text: string): string;
/** Writes the guide of `docs` into a folder. Throws where a page or a picture is missing. */
export function writeGuide(docs: string, folder: string): Promise<void>;
