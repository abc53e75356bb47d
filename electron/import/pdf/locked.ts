/**
 * Files that are locked by the standard handler (ISO 32000-1 §7.6.3, ISO 32000-2 §7.6.4). Those that open without a
 * password, as files do that only forbid to change or copy them, are read; for others nobody here has the password.
 */
import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import type { PdfDictionary, PdfObjects, PdfValue } from '../../../shared/pdf/read.ts';

type Cipher = 'none' | 'rc4' | 'aes-128' | 'aes-256';

/** What stands in place of a password's missing characters (Algorithm 2, step a). */
const PADDING = Buffer.from('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a', 'hex');
/** Bytes of AES's blocks, and of the vector before what it locked. */
const BLOCK = 16;

const md5 = (...parts: readonly Uint8Array[]) => createHash('md5').update(Buffer.concat(parts)).digest();
const bytesOf = (text: string) => Buffer.from(text, 'latin1');

/** RC4, which locks and unlocks alike; Node's own is gone with the ciphers that are no longer safe. */
function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (a: number, b: number) => {
    const held = state[a] ?? 0;
    state[a] = state[b] ?? 0;
    state[b] = held;
  };
  for (let at = 0, other = 0; at < 256; at++) {
    other = (other + (state[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff;
    swap(at, other);
  }
  const out = new Uint8Array(bytes.length);
  for (let at = 0, i = 0, j = 0; at < bytes.length; at++) {
    i = (i + 1) & 0xff;
    j = (j + (state[i] ?? 0)) & 0xff;
    swap(i, j);
    out[at] = (bytes[at] ?? 0) ^ (state[((state[i] ?? 0) + (state[j] ?? 0)) & 0xff] ?? 0);
  }
  return out;
}

/** What AES in CBC locked: a vector, whole blocks, the last of them filled up with how much it is filled up. */
function fromAes(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const whole = bytes.length - (bytes.length % BLOCK);
  if (whole < 2 * BLOCK) return new Uint8Array();
  const cipher = createDecipheriv(`aes-${key.length === 32 ? 256 : 128}-cbc`, key, bytes.subarray(0, BLOCK));
  cipher.setAutoPadding(false);
  const plain = Buffer.concat([cipher.update(bytes.subarray(BLOCK, whole)), cipher.final()]);
  const filled = plain.at(-1) ?? 0;
  // What is cut short ends with something else.
  return filled >= 1 && filled <= BLOCK ? plain.subarray(0, plain.length - filled) : plain;
}

/** The hash of handlers of revision 6 (ISO 32000-2 Algorithm 2.B) for a password of no characters. */
function hardened(salt: Uint8Array): Uint8Array {
  let key = createHash('sha256').update(salt).digest();
  let last = 0;
  for (let round = 0; round < 64 || last > round - 32; round++) {
    const input = Buffer.concat(Array.from({ length: 64 }, () => key));
    const cipher = createCipheriv('aes-128-cbc', key.subarray(0, 16), key.subarray(16, 32));
    cipher.setAutoPadding(false);
    const locked = Buffer.concat([cipher.update(input), cipher.final()]);
    last = locked.at(-1) ?? 0;
    const kind = ['sha256', 'sha384', 'sha512'][locked.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3];
    key = createHash(kind ?? 'sha256')
      .update(locked)
      .digest();
  }
  return key.subarray(0, 32);
}

/** The key of handlers of revisions 2 to 4 (Algorithms 2, 4 and 5); null where a password is asked for. */
function oldKey(file: PdfObjects, encrypt: PdfDictionary, id: string, revision: number): Uint8Array | null {
  const [version, length, permissions] = ['V', 'Length', 'P'].map((key) => file.get(encrypt, key));
  const said = typeof length === 'number' && length >= 40 && length <= 128 ? Math.floor(length / 8) : 5;
  const size = version === 1 ? 5 : version === 4 ? 16 : said;
  const allowed = Buffer.alloc(4);
  allowed.writeInt32LE(typeof permissions === 'number' ? permissions | 0 : 0);
  const isOpen = revision >= 4 && file.get(encrypt, 'EncryptMetadata') === false;
  const open = isOpen ? Buffer.alloc(4, 0xff) : Buffer.alloc(0);
  const owner = bytesOf(file.text(encrypt.entries.get('O'))).subarray(0, 32);
  let hash = md5(PADDING, owner, allowed, bytesOf(id), open);
  if (revision >= 3) for (let round = 0; round < 50; round++) hash = md5(hash.subarray(0, size));
  const key = hash.subarray(0, size);
  const user = bytesOf(file.text(encrypt.entries.get('U')));
  if (revision < 3) return user.length >= 32 && user.subarray(0, 32).equals(rc4(key, PADDING)) ? key : null;
  let check: Uint8Array = rc4(key, md5(PADDING, bytesOf(id)));
  for (let round = 1; round < 20; round++)
    check = rc4(
      key.map((byte) => byte ^ round),
      check,
    );
  return user.length >= 16 && user.subarray(0, 16).equals(check) ? key : null;
}

/** The key of handlers of revisions 5 and 6 (ISO 32000-2 Algorithm 2.A); null where a password is asked for. */
function newKey(file: PdfObjects, encrypt: PdfDictionary, revision: number): Uint8Array | null {
  const user = bytesOf(file.text(encrypt.entries.get('U')));
  const locked = bytesOf(file.text(encrypt.entries.get('UE'))).subarray(0, 32);
  if (user.length < 48 || locked.length < 32) return null;
  const hash = (salt: Uint8Array) =>
    revision === 5 ? createHash('sha256').update(salt).digest() : Buffer.from(hardened(salt));
  if (!hash(user.subarray(32, 40)).equals(user.subarray(0, 32))) return null;
  const cipher = createDecipheriv('aes-256-cbc', hash(user.subarray(40, 48)), Buffer.alloc(BLOCK));
  cipher.setAutoPadding(false);
  return Buffer.concat([cipher.update(locked), cipher.final()]);
}

/** How strings and streams are locked (§7.6.5): by the filters named for them, or by the only way there was before. */
function cipherOf(file: PdfObjects, encrypt: PdfDictionary, key: 'StmF' | 'StrF'): Cipher | null {
  const version = file.get(encrypt, 'V');
  if (version === 1 || version === 2) return 'rc4';
  if (version !== 4 && version !== 5) return null;
  const name = file.name(encrypt.entries.get(key));
  if (name === '' || name === 'Identity') return 'none';
  const filter = file.dictionary(file.dictionary(encrypt.entries.get('CF'))?.entries.get(name));
  const ciphers: Readonly<Record<string, Cipher>> = { None: 'none', V2: 'rc4', AESV2: 'aes-128', AESV3: 'aes-256' };
  return ciphers[file.name(filter?.entries.get('CFM'))] ?? null;
}

/** What opens a file's strings and streams. */
export class Unlocking {
  /** What its owner allows, as bits (ISO 32000-1 table 22). */
  readonly permissions: number;
  readonly #key: Uint8Array;
  readonly #strings: Cipher;
  readonly #streams: Cipher;

  constructor(permissions: number, key: Uint8Array, strings: Cipher, streams: Cipher) {
    this.permissions = permissions;
    this.#key = key;
    this.#strings = strings;
    this.#streams = streams;
  }

  /** An object's value as it was before it was locked. */
  opened(value: PdfValue, number: number, generation: number): PdfValue {
    if (value === null || typeof value !== 'object') return value;
    if (value.type === 'string') {
      const bytes = this.#bytes(bytesOf(value.value), this.#strings, number, generation);
      return { type: 'string', value: Buffer.from(bytes).toString('latin1') };
    }
    if (value.type === 'array')
      return { ...value, items: value.items.map((one) => this.opened(one, number, generation)) };
    if (value.type !== 'dictionary') return value;
    const entries = new Map([...value.entries].map(([key, one]) => [key, this.opened(one, number, generation)]));
    if (value.stream === undefined) return { ...value, entries };
    const cipher = isOpenStream(entries) ? 'none' : this.#streams;
    return { ...value, entries, stream: this.#bytes(value.stream, cipher, number, generation) };
  }

  #bytes(bytes: Uint8Array, cipher: Cipher, number: number, generation: number): Uint8Array {
    if (cipher === 'none') return bytes;
    if (cipher === 'aes-256') return fromAes(this.#key, bytes);
    // Each object has a key of its own (Algorithm 1).
    const own = Buffer.from([number, number >> 8, number >> 16, generation, generation >> 8]);
    const salt = bytesOf(cipher === 'aes-128' ? 'sAlT' : '');
    const key = md5(this.#key, own, salt).subarray(0, Math.min(16, this.#key.length + 5));
    return cipher === 'rc4' ? rc4(key, bytes) : fromAes(key, bytes);
  }
}

function isNamed(value: PdfValue | undefined, name: string): boolean {
  return value !== undefined && value !== null && typeof value === 'object' && value.type === 'name'
    ? value.value === name
    : false;
}

/** True of streams that are never locked: tables of cross-references, and those whose own filter says so (§7.6.5). */
function isOpenStream(entries: ReadonlyMap<string, PdfValue>): boolean {
  if (isNamed(entries.get('Type'), 'XRef')) return true;
  const filter = entries.get('Filter') ?? null;
  const first = typeof filter === 'object' && filter?.type === 'array' ? filter.items[0] : filter;
  return isNamed(first, 'Crypt');
}

/** What opens a file by its `Encrypt` entry and the first of its identifiers; null where a password is asked for, or who. */
export function unlockingOf(file: PdfObjects, encrypt: PdfDictionary | null, id: string): Unlocking | null {
  if (encrypt === null || file.name(encrypt.entries.get('Filter')) !== 'Standard') return null;
  const [revision, permissions] = ['R', 'P'].map((key) => file.get(encrypt, key));
  const [strings, streams] = [cipherOf(file, encrypt, 'StrF'), cipherOf(file, encrypt, 'StmF')];
  if (typeof revision !== 'number' || strings === null || streams === null) return null;
  const isOld = revision >= 2 && revision <= 4;
  if (!isOld && revision !== 5 && revision !== 6) return null;
  const key = isOld ? oldKey(file, encrypt, id, revision) : newKey(file, encrypt, revision);
  if (key === null || (strings === 'aes-256' || streams === 'aes-256' ? key.length !== 32 : key.length > 16))
    return null;
  return new Unlocking(typeof permissions === 'number' ? permissions : -1, key, strings, streams);
}
