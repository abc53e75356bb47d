/** Pictures with the words agencies write into them. */

/** One IPTC dataset (IIM 4.2 §1.5): marker, record, number, length, data. */
function dataset(record: number, number: number, data: Uint8Array): Buffer {
  const head = Buffer.from([0x1c, record, number, data.length >> 8, data.length & 0xff]);
  return Buffer.concat([head, data]);
}

/** A JPEG with IPTC fields in its APP13 segment, as agencies write them. */
export function withIptc(jpeg: Buffer, fields: readonly (readonly [number, string])[]): Buffer {
  const records = Buffer.concat([
    // The coded character set: UTF-8.
    dataset(1, 90, Buffer.from('\u001b%G')),
    ...fields.map(([number, text]) => dataset(2, number, Buffer.from(text, 'utf8'))),
  ]);
  const padded = records.length % 2 === 0 ? records : Buffer.concat([records, Buffer.from([0])]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(records.length);
  const resource = Buffer.concat([Buffer.from('8BIM'), Buffer.from([0x04, 0x04, 0, 0]), size, padded]);
  const body = Buffer.concat([Buffer.from('Photoshop 3.0\0'), resource]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, 0xed]), length, body, jpeg.subarray(2)]);
}
