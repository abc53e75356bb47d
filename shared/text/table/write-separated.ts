/** Rows of cells as CSV (RFC 4180): with a byte order mark, by which Excel and WPS see that it is UTF-8. */
export function writeSeparated(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
