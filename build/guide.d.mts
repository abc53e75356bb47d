/** Writes the guide of `docs` into a folder. Throws where a page or a picture is missing. */
export function writeGuide(docs: string, folder: string): Promise<void>;
