/** Words that the model lacks, with what they cost. */
export function addedWords() {
  return new Map();
}
