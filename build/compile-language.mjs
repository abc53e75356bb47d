#!/usr/bin/env node
/**
 * Compiles what Dayang knows of Chinese into assets/language: `npm run language -- SOURCES`, where the folder SOURCES
 * holds what these three commands bring into it (Debian 12 and npm; nothing of them is installed):
 *
 *     apt-get download libime-data-language-model=1.0.16-1 unicode-data=15.0.0-1 sunpinyin-data=0.1.22+20170109-2
 *     apt-get download sunpinyin-utils=3.0.0~rc2+ds1-4+b1 libsunpinyin3v5=3.0.0~rc2+ds1-4+b1
 *     npm install --no-save --ignore-scripts --prefix . pinyin-pro@3.29.4
 *
 * It leaves the models as they come in SOURCES (`*.base.bin`), for `npm run bench -- checks --tune SOURCES`, which has to
 * follow. The same sources give the same bytes. assets/language/README.md says whose they are.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { READINGS, writeConfusionsFile } from '../shared/checks/language/confusions-file.ts';
import { writeModelFile } from '../shared/checks/language/model-file.ts';
import { idiomsOf } from './language/idioms.mjs';
import { readKenlm } from './language/kenlm.mjs';
import { learner } from './language/learnt.ts';
import { modelArrays } from './language/model.mjs';
import { readOpenGram } from './language/opengram.mjs';
import { ownText } from './language/own-text.ts';
import { likeShapes } from './language/shapes.mjs';
import { characterReadings, numberSyllables, soundIndex } from './language/sounds.mjs';
import { unihan } from './language/unihan.mjs';
import { withMarks } from './language/with-marks.mjs';

const assets = fileURLToPath(new URL('../assets/language/', import.meta.url));
const require = createRequire(import.meta.url);

/** A Debian package's files, unpacked beside it once. */
function unpacked(sources, name) {
  const folder = join(sources, name);
  if (!existsSync(folder)) {
    const file = readdirSync(sources).find((entry) => entry.startsWith(`${name}_`) && entry.endsWith('.deb'));
    if (file === undefined) throw new Error(`${name} is not in ${sources}: see the head of this script`);
    execFileSync('dpkg-deb', ['-x', join(sources, file), folder]);
  }
  return folder;
}

function save(name, bytes) {
  const packed = gzipSync(bytes, { level: 9 });
  writeFileSync(join(assets, `${name}.gz`), packed);
  process.stderr.write(
    `${name}: ${(bytes.length / 1e6).toFixed(2)} MB, packed ${(packed.length / 1e6).toFixed(2)} MB\n`,
  );
}

/** Words of a model's tree with the nodes they end at. */
function wordsOf({ children, labels, numbers }) {
  const words = [];
  const texts = [''];
  for (let node = 0; node < numbers.length; node++) {
    for (let child = children[node]; child < children[node + 1]; child++)
      texts[child] = texts[node] + String.fromCharCode(labels[child]);
    if (numbers[node] > 0) words.push({ word: texts[node], node });
  }
  return words;
}

async function outlines() {
  const { Blob, Face, Font } = await import('harfbuzzjs');
  const path = require.resolve('@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf');
  const face = new Face(new Blob(readFileSync(path)));
  const font = new Font(face);
  return {
    upem: face.upem,
    pathOf: (character) => font.glyphToPath(font.glyph(character.codePointAt(0)) ?? 0),
  };
}

async function confusionArrays(model, folder, spell) {
  const readings = characterReadings(folder);
  const syllables = numberSyllables(readings);
  const words = wordsOf(model);
  const characters = [...readings.keys()].filter((character) => character.length === 1).sort();
  const place = new Map(characters.map((character, index) => [character, index]));
  const single = new Map(
    words.filter(({ word }) => word.length === 1).map(({ word, node }) => [word, model.numbers[node]]),
  );
  /** What may have been meant: characters a model of words knows by themselves. */
  const targets = new Set(characters.filter((character) => single.has(character)));
  const { pathOf, upem } = await outlines();
  const shapes = likeShapes(characters, targets, pathOf, upem, unihan(folder, 'DictionaryLikeData', 'kCangjie'));
  const shapesOf = [0];
  for (const character of characters) shapesOf.push(shapesOf.at(-1) + shapes.get(character).length);
  const all = characters.flatMap((character) => shapes.get(character));
  return {
    ...soundIndex(words, spell, syllables, readings),
    shapesOf: Uint32Array.from(shapesOf),
    characters: Uint16Array.from(characters, (character) => character.charCodeAt(0)),
    readings: Uint16Array.from(
      characters.flatMap((character) =>
        Array.from({ length: READINGS }, (_, index) => syllables.numberOf.get(readings.get(character)[index]) ?? 0),
      ),
    ),
    near: syllables.near,
    shapes: Uint16Array.from(all, ([character]) => place.get(character)),
    likeness: Uint8Array.from(all, ([, likeness]) => Math.round(likeness * 255)),
  };
}

save('idioms.bin', new Uint8Array(idiomsOf(require.resolve('@node-rs/jieba/dict.txt')).buffer));

const [sources = ''] = process.argv.slice(2);
if (sources === '') {
  process.stderr.write(
    'usage: npm run language -- SOURCES\nThe head of build/compile-language.mjs says what is in that folder.\n',
  );
  process.exit(2);
}
const folder = resolve(sources);
const kenlm = join(unpacked(folder, 'libime-data-language-model'), 'usr/lib/x86_64-linux-gnu/libime/zh_CN.lm');
const openGram = readOpenGram(
  join(unpacked(folder, 'sunpinyin-utils'), 'usr/bin/tslminfo'),
  join(unpacked(folder, 'libsunpinyin3v5'), 'usr/lib/x86_64-linux-gnu'),
  join(unpacked(folder, 'sunpinyin-data'), 'usr/lib/x86_64-linux-gnu/sunpinyin/data'),
);
const own = ownText();
const texts = own.map(({ text }) => text);
const model = modelArrays(withMarks(readKenlm(readFileSync(kenlm))), texts);
const base = { model: writeModelFile(model), usage: writeModelFile(modelArrays(openGram, texts)) };
// What the evidence is worth is learnt with models that have not seen the text it is learnt from.
for (const [name, bytes] of Object.entries(base)) writeFileSync(join(folder, `${name}.base.bin`), bytes);
for (const [name, bytes] of Object.entries(learner(base)(own))) save(`${name}.bin`, bytes);
const { pinyin } = await import(pathToFileURL(join(folder, 'node_modules/pinyin-pro/dist/index.mjs')).href);
const spell = (word) => pinyin(word, { toneType: 'none', type: 'array', v: true });
save(
  'confusions.bin',
  writeConfusionsFile(await confusionArrays(model, join(unpacked(folder, 'unicode-data'), 'usr/share/unicode'), spell)),
);
