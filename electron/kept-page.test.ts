import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unpackKept } from '../shared/contract/kept-file.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { KeptPage } from './kept-page.ts';

let folder = '';
let edition = '';
let file = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-kept-'));
  edition = join(folder, 'a.dayang');
  file = join(folder, 'user', 'kept-page');
  writeFileSync(edition, 'an edition');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const page = Uint8Array.from([1, 10, 2, 10, 3]);
const faces = new Map([
  [shippedFaces.for('text').id, Uint8Array.from([10, 7])] as const,
  [shippedFaces.for('label').id, new Uint8Array(0)] as const,
]);

function keep(): void {
  new KeptPage(file, '1').keep(edition, page, faces);
}

/** What a program that starts finds kept. */
function found(path = edition, program = '1'): KeptPage {
  const kept = new KeptPage(file, program);
  kept.takeUp(path);
  return kept;
}

/** What of it the window takes apart. */
function piecesOf(kept: KeptPage) {
  const { page, faces } = unpackKept(new Uint8Array(kept.bytes ?? []), (line) => new TextDecoder().decode(line));
  return { page, faces };
}

describe('the page kept', () => {
  it('comes back byte for byte, with its faces', () => {
    keep();
    const kept = piecesOf(found());
    expect(kept.page).toEqual(page);
    expect(kept.faces).toEqual(faces);
  });

  it('is not shown for another edition, or by another version of the program', () => {
    keep();
    const other = join(folder, 'b.dayang');
    copyFileSync(edition, other);
    expect(found(other).bytes).toBeNull();
    expect(found(edition, '2').bytes).toBeNull();
    expect(found().bytes).not.toBeNull();
  });

  it('is not shown when the file, its time or its log has changed since', () => {
    keep();
    writeFileSync(`${edition}-wal`, 'a change');
    expect(found().bytes).toBeNull();
    rmSync(`${edition}-wal`);
    expect(found().bytes).not.toBeNull();
    const { atime, mtime } = statSync(edition);
    utimesSync(edition, new Date(), new Date(0));
    expect(found().bytes).toBeNull();
    // Another file in its place, as long and as old.
    utimesSync(edition, atime, mtime);
    keep();
    copyFileSync(edition, `${edition}.other`);
    utimesSync(`${edition}.other`, atime, mtime);
    expect(found().bytes).not.toBeNull();
    renameSync(`${edition}.other`, edition);
    expect(found().bytes).toBeNull();
    rmSync(edition);
    expect(found().bytes).toBeNull();
  });

  it('is sealed anew when the store has closed the file, but not after a change', () => {
    const running = new KeptPage(file, '1');
    running.keep(edition, page, faces);
    writeFileSync(edition, 'the same edition, its log taken in');
    running.seal();
    expect(piecesOf(found()).page).toEqual(page);
    running.forget();
    writeFileSync(edition, 'another edition');
    running.seal();
    expect(found().bytes).toBeNull();
  });

  it('is not sealed where keeping it failed, nor for a file that took the place of the one that was opened', () => {
    const running = new KeptPage(file, '1');
    running.keep(edition, page, faces);
    rmSync(file);
    mkdirSync(file);
    running.keep(edition, Uint8Array.from([9]), faces);
    rmSync(file, { recursive: true, force: true });
    keep();
    writeFileSync(edition, 'changed, and kept by nobody');
    running.seal();
    expect(found().bytes).toBeNull();

    const other = found();
    other.keep(edition, page, faces);
    writeFileSync(`${edition}.other`, 'another edition');
    renameSync(`${edition}.other`, edition);
    other.seal();
    expect(found().bytes).toBeNull();
    other.keep(edition, page, faces);
    expect(found().bytes).toBeNull();
  });

  it('is kept of an edition that was made after it was looked for', () => {
    rmSync(edition);
    const running = found();
    writeFileSync(edition, 'an edition made at the first start');
    running.keep(edition, page, faces);
    expect(found().bytes).not.toBeNull();
  });

  it('is not shown again to a window that is loaded anew after a change', () => {
    keep();
    const kept = found();
    kept.forget();
    expect(kept.bytes).toBeNull();
  });

  it('is as good as none when it is damaged', () => {
    expect(found().bytes).toBeNull();
    keep();
    const whole = readFileSync(file);
    for (let length = 0; length < whole.length; length++) {
      truncateSync(file, length);
      expect(found().bytes, `of ${length} bytes`).toBeNull();
      writeFileSync(file, whole);
    }
    writeFileSync(file, whole.toString('latin1').replace('"kept":1', '"kept":2'), 'latin1');
    expect(found().bytes).toBeNull();
    writeFileSync(file, Buffer.alloc(100, 0xff));
    expect(found().bytes).toBeNull();
  });
});
