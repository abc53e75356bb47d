/** Unpacks a `.tar.gz` into a folder and says nothing. Throws what tar says where it cannot. */
export function unpack(archive: string, folder: string): void;
