/** How the files hang together, and that the linter for it sees what it is for. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  brokenFences,
  circles,
  type Imports,
  importsIn,
  importsOfTree,
  longFiles,
  withTable,
} from '../../build/fences.ts';
import { rooms } from '../../build/rooms.ts';

const tree = importsOfTree();
const adding = (file: string, ...written: string[]): Imports => new Map([...tree, [file, written]]);

describe('the fences between rooms', () => {
  it('are crossed nowhere', () => expect(brokenFences(tree)).toEqual([]));

  it('stand round every room', () => {
    for (const { at } of rooms) {
      for (const place of at) {
        const file = place.includes('.') ? place : `${place}/new-file.ts`;
        const up = '../'.repeat(file.split('/').length - 1);
        // Nothing of the program may import a test's kit, nor a package that nobody has.
        const broken = brokenFences(adding(file, `${up}tests/kit/dice.ts`, 'leftpad'), []).filter((each) =>
          each.startsWith(`${file} `),
        );
        expect(broken, place).toHaveLength(2);
      }
    }
  });

  it.each([
    ['shared/edition/x.ts', '../compose/compose.ts'],
    ['shared/text/x.ts', '../edition/records.ts'],
    ['shared/compose/x.ts', '../pdf/objects.ts'],
    ['shared/proof/x.ts', '../compose/compose.ts'],
    ['shared/proof/marks/x.ts', '../rounds.ts'],
    ['shared/blocks/x.ts', '../edition/records.ts'],
    ['shared/pdf/x.ts', '../contract/api.ts'],
    ['shared/contract/x.ts', '../preflight/rule.ts'],
    ['shared/layout/x.ts', 'node:fs'],
    ['electron/store/x.ts', '../../shared/proof/rounds.ts'],
    ['electron/store/x.ts', '../../shared/contract/api.ts'],
    ['electron/import/x.ts', '../store/edition-file.ts'],
    ['electron/import/x.ts', '../export/images.ts'],
    ['electron/jobs/x.ts', 'better-sqlite3'],
    ['electron/calls/x.ts', '../../renderer/app/later.ts'],
    ['renderer/session/x.ts', '../pages/desk.ts'],
    ['renderer/ui/x.tsx', '../i18n/strings.ts'],
    ['renderer/export/x.ts', '../../electron/errors.ts'],
    ['renderer/story/x.ts', '../app/App.tsx'],
    ['renderer/engine/x.ts', 'node:path'],
  ])('refuse %s to import %s', (file, written) => {
    expect(brokenFences(adding(file, written)).filter((each) => each.startsWith(`${file} `))).toHaveLength(1);
  });

  it.each(['shared/helpers/x.ts', 'electron/helpers/x.ts', 'renderer/helpers/deep/x.ts'])(
    'refuse %s, which is in no room',
    (file) => expect(brokenFences(adding(file))).toContain(`${file} is in no room of build/rooms.ts`),
  );

  it('hold for the folders of a room', () => {
    const file = 'renderer/pages/gestures/deep/x.ts';
    const own = (written: string) => brokenFences(adding(file, written)).filter((each) => each.startsWith(`${file} `));
    expect(own('../../sheets.ts')).toEqual([]);
    expect(own('../../../app/App.tsx')).toHaveLength(1);
    expect(own('../../../session/bridge.ts')).toEqual([]);
  });

  it('have no exception that nothing needs', () => {
    const exception = { from: 'shared/text', to: 'shared/pdf', why: 'none' };
    const crossing = adding('shared/text/x.ts', '../pdf/objects.ts');
    const said = 'nothing needs the exception from shared/text to shared/pdf any more';
    expect(brokenFences(tree, [exception])).toContain(said);
    expect(brokenFences(crossing, [exception])).not.toContain(said);
  });

  it('stand in ARCHITECTURE.md as they are', () => {
    const page = readFileSync(new URL('../../ARCHITECTURE.md', import.meta.url), 'utf8');
    expect(withTable(page)).toBe(page);
    expect(withTable(page.replace('`shared/pdf/`', '`shared/ink/`'))).toBe(page);
  });
});

describe('imports', () => {
  it('are found as they are written, types among them', () => {
    const text = [
      "import { a, type B } from './a.ts';",
      "import type { C } from '../c.ts';",
      'import {\n  d,\n} from "./no.ts";',
      "import {\n  e,\n} from './e.ts';",
      "import './f.css';",
      "export type { G } from './g.ts';",
      "const later = () => import('./later.tsx');",
      "const words = 'from the page';",
    ];
    expect(importsIn(text.join('\n'))).toEqual(['./a.ts', '../c.ts', './e.ts', './f.css', './g.ts', './later.tsx']);
  });

  it('go round in no circle', () => expect(circles(tree)).toEqual([]));

  it('are seen to go round, however long the way', () => {
    const round: Imports = new Map([
      ['a/a.ts', ['./b.ts', '../c/c.ts']],
      ['a/b.ts', ['../c/c.ts', 'valibot']],
      ['c/c.ts', ['./d.ts']],
      ['c/d.ts', ['../a/b.ts']],
    ]);
    expect(circles(round)).toEqual([['a/b.ts', 'c/c.ts', 'c/d.ts']]);
  });
});

describe('files', () => {
  it('hold one idea, or are tables', () => expect(longFiles()).toEqual([]));
});
