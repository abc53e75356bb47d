/** A text cut to so many UTF-16 units; a character of two of them is not divided. */
export function cutTo(text: string, most: number): string {
  if (text.length <= most) return text;
  return text.slice(0, /[\ud800-\udbff]/u.test(text.charAt(most - 1)) ? most - 1 : most);
}

/** What {@link cutTo} leaves out. */
export function beyond(text: string, most: number): string {
  return text.slice(cutTo(text, most).length);
}
