import * as v from 'valibot';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { faceId, fileId } from '../../shared/edition/record-fields.ts';
import type { OwnFace } from '../../shared/paper/face-records.ts';
import { showFacesOf } from './faces.ts';

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

/** The faces the browser was given, as it stands. */
const given = new Map<FontFaceStandIn, string>();
let made: FontFaceStandIn[] = [];

class FontFaceStandIn {
  status = 'unloaded';
  readonly source: string;
  constructor(_family: string, source: string) {
    this.source = source;
    made.push(this);
  }
}

beforeEach(() => {
  made = [];
  vi.stubGlobal('FontFace', FontFaceStandIn);
  vi.stubGlobal('document', {
    fonts: {
      add: (face: FontFaceStandIn) => given.set(face, face.source),
      delete: (face: FontFaceStandIn) => given.delete(face),
    },
  });
  return () => {
    showFacesOf({});
    vi.unstubAllGlobals();
  };
});

/** Shows faces and says which files the browser has then. */
function shown(...faces: readonly OwnFace[]): string[] {
  showFacesOf(Object.fromEntries(faces.map((face) => [face.id, face])));
  return [...given.values()].map((source) => source.replace(/^.*\/(.).*$/u, '$1'));
}

describe('the faces of the edition that is open', () => {
  const [song, hei] = [ownFace('song', '1'), ownFace('hei', '2')];

  it('are known to the browser as long as the edition has them', () => {
    expect(shown(song, hei).toSorted()).toEqual(['1', '2']);
    expect(shown(hei)).toEqual(['2']);
    expect(shown({ ...hei, file: song.file })).toEqual(['1']);
    expect(shown()).toEqual([]);
  });

  it('are not read again for one that comes or goes, unless they could not be read', () => {
    shown(song);
    expect(made).toHaveLength(1);
    shown({ ...song, name: 'Song' }, hei);
    expect(made).toHaveLength(2);
    for (const face of made) face.status = 'error';
    shown(song, hei);
    expect(made).toHaveLength(4);
    expect(given.size).toBe(2);
  });
});
