import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assetPath } from '../../../electron/assets.ts';
import { languageFiles } from '../../../electron/language.ts';
import { readCharactersFile, writeCharactersFile } from './characters-file.ts';
import { readConfusionsFile, writeConfusionsFile } from './confusions-file.ts';
import { readJudgementFile, writeJudgementFile } from './judgement-file.ts';
import { readModelFile, writeModelFile } from './model-file.ts';
import { readVectorsFile, writeVectorsFile } from './vectors-file.ts';

const files = languageFiles();
const figures = new DataView(files.judgement.buffer, files.judgement.byteOffset).getUint32(16, true);

const modelAnew = (bytes: Uint8Array) => writeModelFile(readModelFile(bytes));
const forms = {
  model: modelAnew,
  usage: modelAnew,
  characters: (bytes: Uint8Array) => writeCharactersFile(readCharactersFile(bytes)),
  vectors: (bytes: Uint8Array) => writeVectorsFile(readVectorsFile(bytes)),
  confusions: (bytes: Uint8Array) => writeConfusionsFile(readConfusionsFile(bytes)),
  judgement: (bytes: Uint8Array) => writeJudgementFile(readJudgementFile(bytes, figures)),
};

describe.each(Object.entries(forms))('the file of the %s', (name, anew) => {
  const bytes = files[name as keyof typeof forms];

  it('is written as it is read', () => {
    expect(Buffer.from(anew(bytes)).equals(bytes)).toBe(true);
  });

  it('is read wherever in memory it lies', () => {
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect(Buffer.from(anew(moved.subarray(1))).equals(bytes)).toBe(true);
  });

  it('is refused cut short, too long and of another kind', () => {
    expect(() => anew(bytes.subarray(0, 8))).toThrow(/not /);
    expect(() => anew(bytes.slice(0, -1))).toThrow(/not /);
    const longer = new Uint8Array(bytes.length + 4);
    longer.set(bytes);
    expect(() => anew(longer)).toThrow(/not /);
    expect(() => anew(new Uint8Array(bytes.length))).toThrow(/not /);
  });
});

describe.each([
  {
    name: 'words',
    damaged: (damage: (children: Uint32Array) => void) => {
      const arrays = readModelFile(files.usage);
      damage(arrays.children);
      return () => readModelFile(writeModelFile(arrays));
    },
  },
  {
    name: 'characters',
    damaged: (damage: (children: Uint32Array) => void) => {
      const arrays = readCharactersFile(files.characters);
      damage(arrays.children);
      return () => readCharactersFile(writeCharactersFile(arrays));
    },
  },
])('a damaged tree of $name is refused, since looking something up in it might not end', ({ damaged }) => {
  it('where children begin after others do that come later', () => {
    const read = damaged((children) => {
      children[1] = 0xffff_fff0;
    });
    expect(read).toThrow(/damaged/u);
  });

  it('where a node hangs on itself', () => {
    const read = damaged((children) => {
      children.fill(1, 0, 4);
    });
    expect(read).toThrow(/damaged/u);
  });
});

it('takes fifteen megabytes on disk at most', () => {
  const folder = assetPath('language');
  expect(readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0)).toBeLessThan(15e6);
});
