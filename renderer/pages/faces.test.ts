import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { faceId, fileId } from '../../shared/edition/record-fields.ts';
import type { OwnFace } from '../../shared/paper/face-records.ts';
import { addEveryday, hasEveryday, showFacesOf } from './face-slices.ts';

function ownFace(name: string, digit: string): OwnFace {
  return {
    id: v.parse(faceId, `face-${name}`),
    name,
    fileName: `${name}.ttf`,
    file: v.parse(fileId, digit.repeat(64)),
    member: 0,
    axes: {},
    embedding: 'installable',
    maySubset: true,
    postScriptName: name,
    weight: 400,
    serifs: true,
    fallback: [],
  };
}

/** The slices the browser was given, as it stands, by where they are read; of those handed over, by their bytes. */
const given = new Set<FontFaceStandIn>();

class FontFaceStandIn {
  readonly source: string;
  constructor(_family: string, source: string | ArrayBuffer) {
    this.source = typeof source === 'string' ? source : new TextDecoder().decode(source);
  }

  load(): Promise<this> {
    return Promise.resolve(this);
  }
}

/** What was read, by its address. */
let read: string[] = [];

beforeEach(() => {
  read = [];
  vi.stubGlobal('FontFace', FontFaceStandIn);
  vi.stubGlobal('fetch', (address: string) => {
    read.push(address);
    return Promise.resolve(new Response(`bytes of ${address}`));
  });
  vi.stubGlobal('document', {
    fonts: {
      add: (face: FontFaceStandIn) => given.add(face),
      delete: (face: FontFaceStandIn) => given.delete(face),
    },
  });
  return () => {
    showFacesOf({});
    vi.unstubAllGlobals();
  };
});

/** Shows faces; the slices of the edition's own that the browser has then, each as its file's digit and name. */
function shown(...faces: readonly OwnFace[]): string[] {
  showFacesOf(Object.fromEntries(faces.map((face) => [face.id, face])));
  return ownGiven();
}

function ownGiven(): string[] {
  const own = [...given].filter(({ source }) => source.includes('own-faces'));
  return own
    .map(({ source }) => source.replace(/^(bytes)?.*\/(.)\2+\/([\w-]+)\.ttf.*$/u, '$1 $2 $3').trim())
    .toSorted();
}

const slicesOf = (digit: string) => ['everyday', 'level-2', 'rare', 'traditional'].map((slice) => `${digit} ${slice}`);

describe('the faces of the edition that is open', () => {
  const [song, hei] = [ownFace('song', '1'), ownFace('hei', '2')];

  it('are known to the browser in slices as long as the edition has them, and none is read', async () => {
    await addEveryday(song.id);
    expect(shown(song, hei)).toEqual([...slicesOf('1'), ...slicesOf('2')]);
    expect(shown(hei)).toEqual(slicesOf('2'));
    expect(shown({ ...hei, file: song.file })).toEqual(slicesOf('1'));
    expect(shown()).toEqual([]);
    expect(read).toEqual([]);
  });

  it('are read a slice at a time, and not again for one that comes or goes', async () => {
    shown(song);
    expect(hasEveryday(song.id)).toBe(false);
    await addEveryday(song.id);
    expect(hasEveryday(song.id)).toBe(true);
    expect(ownGiven()).toEqual(['1 level-2', '1 rare', '1 traditional', 'bytes 1 everyday']);
    shown({ ...song, name: 'Song' }, hei);
    await addEveryday(song.id);
    expect(read).toEqual([expect.stringMatching(/1\/everyday\.ttf$/u)]);
    expect(hasEveryday(hei.id)).toBe(false);
  });

  it('are there only once the slices of what is shown are, too', async () => {
    shown(song);
    let answer: (response: Response) => void = () => undefined;
    vi.stubGlobal('fetch', (address: string) =>
      address.includes('level-2')
        ? new Promise<Response>((resolve) => {
            answer = resolve;
          })
        : Promise.resolve(new Response('bytes')),
    );
    const loading = addEveryday(song.id, '东镉');
    await new Promise((resolve) => setImmediate(resolve));
    expect(hasEveryday(song.id)).toBe(false);
    answer(new Response('bytes'));
    await loading;
    expect(hasEveryday(song.id)).toBe(true);
  });

  it('are not known any more once they have gone, even those that were on their way', async () => {
    shown(song);
    const loading = addEveryday(song.id);
    expect(shown()).toEqual([]);
    await loading;
    expect(ownGiven()).toEqual([]);
    expect(hasEveryday(song.id)).toBe(false);
  });

  it('are read anew where they are cut from another file, or could not be read', async () => {
    shown(song);
    await addEveryday(song.id);
    shown({ ...song, file: hei.file });
    expect(hasEveryday(song.id)).toBe(false);
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 404 })));
    await expect(addEveryday(song.id)).rejects.toMatchObject({ failure: { code: 'font-unread' } });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('bytes')));
    await addEveryday(song.id);
    expect(hasEveryday(song.id)).toBe(true);
  });
});
