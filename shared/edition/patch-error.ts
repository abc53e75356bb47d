/** A patch that does not fit the document: a programming error or a damaged file. */
export class PatchError extends Error {
  override readonly name = 'PatchError';
}
