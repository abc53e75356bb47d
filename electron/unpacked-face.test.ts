import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { fontDirectory, viewOf } from '../shared/compose/font-tables.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { measuresOf } from '../shared/pdf/fonts.ts';
import { unpackedFacePath } from './assets.ts';
import { fontBytes, fontPath } from './font-bytes.ts';
import { fontInMemory } from './fonts/read-font-file.ts';
import { factsOf } from './fonts/take-face.ts';
import { unpackedFace } from './unpacked-face.ts';

const aside = shippedFaces.for('aside');

describe('the Kai', () => {
  const bytes = fontBytes(aside);

  it('is the plain font that its package has packed, whole', () => {
    const words = new Uint8Array(bytes.length + 3 - ((bytes.length + 3) % 4));
    words.set(bytes);
    const view = viewOf(words);
    let sum = 0;
    for (let at = 0; at < words.length; at += 4) sum = (sum + view.getUint32(at)) >>> 0;
    // What the words of any whole font come to (OpenType 1.9, `head` checksumAdjustment).
    expect(sum).toBe(0xb1b0afba);
    for (const { tag, start, length, entry } of fontDirectory((at, size) => bytes.subarray(at, at + size))) {
      if (tag === 'head') continue;
      let own = 0;
      for (let at = start; at < start + length; at += 4) own = (own + view.getUint32(at)) >>> 0;
      expect([tag, own]).toEqual([tag, viewOf(entry).getUint32(4)]);
    }
  });

  it('says of itself what its record says, and may be embedded', () => {
    const facts = factsOf(fontInMemory(bytes));
    expect(facts.postScriptName).toBe(aside.postScriptName);
    expect(measuresOf(facts)).toEqual(aside.measures);
    expect(facts.embedding).toEqual({ right: 'installable', isWholeOnly: false, isBitmapOnly: false });
  });
});

describe('a packed face', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-packed-'));
  const name = `test-${process.pid}`;
  const made = unpackedFacePath(`${name}-1.0.0.ttf`);
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
    rmSync(made, { force: true });
  });
  const { package: inside = '', file } = aside;
  const packed = new URL(import.meta.resolve(`${inside}/${file}`));
  writeFileSync(join(folder, 'package.json'), '{"version":"1.0.0"}');
  writeFileSync(join(folder, `${name}.woff`), readFileSync(packed));
  const unpacked = () =>
    unpackedFace('own', `files/${name}.woff`, (path) => join(folder, path.split('/').at(-1) ?? ''));

  it('is unpacked into a file of this process where the program’s folder cannot be written', () => {
    // Where a folder stands no file can be put.
    mkdirSync(join(made, 'inside'), { recursive: true });
    const path = unpacked();
    expect(path.startsWith(tmpdir())).toBe(true);
    expect(readFileSync(path).equals(fontBytes(aside))).toBe(true);
    expect(unpacked()).toBe(path);
    rmSync(made, { recursive: true });
  });

  it('is unpacked once, and read from there', () => {
    rmSync(join(folder, `${name}.woff`));
    writeFileSync(join(folder, `${name}.woff`), 'no font');
    expect(existsSync(made)).toBe(false);
    writeFileSync(made, 'unpacked before');
    expect(unpacked()).toBe(made);
    expect(fontPath(aside)).not.toBe(made);
  });
});
