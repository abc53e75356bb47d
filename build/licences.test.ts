import { existsSync, readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { helpCalls } from '../shared/contract/help-calls.ts';
import { allowedLicences, bomOf, licencesText, partsOfLicence, shippedLicences, shownLicences } from './licences.mjs';

const licences = shippedLicences();

describe('what ships that others made', () => {
  it('has no licence that is not known to allow it', () => {
    const unknown = licences.filter(({ licence }) => partsOfLicence(licence).some((one) => !allowedLicences.has(one)));
    expect(unknown.map(({ name, licence }) => `${name}: ${licence}`)).toEqual([]);
    expect([...allowedLicences].filter((one) => /^A?GPL/u.test(one))).toEqual([]);
  });

  it('has the words of each licence', () => {
    expect(licences.filter(({ text }) => text.length < 60).map(({ name }) => name)).toEqual([]);
    expect(licencesText(licences)).toContain('Permission is hereby granted');
  });

  it('is all that the program depends on, and what is bundled for it', () => {
    const manifest: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
    const wanted = Object.keys(Object(Object(manifest).dependencies)).filter((name) => name !== 'node');
    const names = new Set(licences.map(({ name }) => name));
    expect(wanted.filter((name) => !names.has(name))).toEqual([]);
    // What those depend on, of theirs, and Electron itself.
    for (const name of ['scheduler', 'boolbase', 'electron', '@node-rs/jieba']) expect(names).toContain(name);
    for (const name of ['typescript', '@types/node', 'vitest']) expect(names).not.toContain(name);
    expect(existsSync(new URL('../node_modules/vitest', import.meta.url))).toBe(true);
  });

  it('is also what the language files were made from', () => {
    const known = readFileSync(new URL('../assets/language/README.md', import.meta.url), 'utf8');
    const named = ['libime-data-language-model', 'sunpinyin-data', 'unicode-data', 'pinyin-pro'];
    for (const name of named) {
      const one = licences.find((licence) => licence.name === name);
      // The version is that which the files' own list names.
      expect(known).toContain(one?.version ?? name);
    }
  });

  it('is shown by help, which takes what the build writes', () => {
    expect(v.parse(helpCalls['help.licences'].output, shownLicences())).toHaveLength(licences.length);
  });

  it('is named in the bill of materials, each with its address', () => {
    const bom = bomOf(licences, { name: 'dayang', version: '1.0.0' });
    expect(bom).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.5', version: 1 });
    expect(bom.components).toHaveLength(licences.length);
    expect(bom.components.map(({ purl }) => purl)).toContain(
      `pkg:npm/%40noble/hashes@${licences.find(({ name }) => name === '@noble/hashes')?.version}`,
    );
    expect(new Set(bom.components.map(({ purl }) => purl)).size).toBe(licences.length);
  });
});
