/** PDFs as other programs might write them, made of what is asked for. */

/** A PDF's objects, numbered from 1, with a cross-reference table; the first is the catalog. */
export function pdfOfObjects(objects: readonly string[], trailer = ''): Uint8Array {
  const parts = ['%PDF-1.7\n'];
  const offsets: number[] = [];
  let at = 9;
  for (const [index, object] of objects.entries()) {
    const part = `${index + 1} 0 obj\n${object}\nendobj\n`;
    offsets.push(at);
    at += part.length;
    parts.push(part);
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`);
  parts.push(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer}>>\nstartxref\n${at}\n%%EOF\n`);
  return Buffer.from(parts.join(''), 'latin1');
}

/** A stream as an object. */
export function pdfStream(data: string, entries = ''): string {
  return `<< /Length ${data.length} ${entries}>>\nstream\n${data}\nendstream`;
}

/** A page of 400 by 100 points with a content stream; `more` are objects from the fifth on. */
export function pdfOfPage(
  content: string,
  {
    resources = '',
    page = '/MediaBox [0 0 400 100]',
    catalog = '',
    more = [],
  }: {
    readonly resources?: string;
    readonly page?: string;
    readonly catalog?: string;
    readonly more?: readonly string[];
  } = {},
): Uint8Array {
  return pdfOfObjects([
    `<< /Type /Catalog /Pages 2 0 R ${catalog}>>`,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R ${page} /Contents 4 0 R /Resources << ${resources} >> >>`,
    pdfStream(content),
    ...more,
  ]);
}

/** The head of a profile of colours of that kind, `RGB ` or `CMYK`, as bytes (ICC.1 §7.2). */
export function iccHead(kind: string): string {
  return `${'\0'.repeat(16)}${kind}${'\0'.repeat(16)}acsp${'\0'.repeat(88)}`;
}
