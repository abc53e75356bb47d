/** The recipe for a kind of block, followed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesTold, recipe, ScratchCopy } from '../kit/recipes.ts';

/** What the new block is to do, wherever blocks are met. */
const shows = `
import { expect, it } from 'vitest';
import * as v from 'valibot';
import { blockForm, blockForms, blockSchema } from '../../shared/blocks/kinds.ts';
import { compose, createComposeCache } from '../../shared/compose/compose.ts';
import { commandOf } from '../../shared/contract/commands.ts';
import { findText, searchedTexts, replaceMatches } from '../../shared/edition/find.ts';
import { insertBlock } from '../../shared/edition/insert.ts';
import { applyPatches } from '../../shared/edition/operations.ts';
import { applyTemplate, saveTemplate } from '../../shared/edition/templates.ts';
import { Structure } from '../../shared/pdf/structure.ts';
import { article, bodyBlock, emptyEdition, pageOf, testResources, withArticle, withBlocks } from '../kit/editions.ts';

const facts = '新馆开放时间为每天上午八点到晚上十点。';

it('is a box of facts', () => {
  const story = article(['东湖南岸的灯火一直亮到深夜，人们慢慢散去。'.repeat(20)]);
  const bare = withArticle(emptyEdition(1), story);
  const page = pageOf(bare, 1);
  const before = withBlocks(bare, [bodyBlock(page, story, { row: 19, rows: 40, span: 4 })]);
  const frame = { x: page.grid.typeArea.x, y: page.grid.typeArea.y + 300, width: 180, height: 90 };
  const made = insertBlock(before, 'factbox', page.id, frame, { articleId: story.id, beside: null });
  if (made === null) throw new Error('not made');
  const empty = applyPatches(before, made.patches).edition;
  const block = empty.blocks[made.id];
  if (block?.kind !== 'factbox') throw new Error('no box');
  expect(v.parse(blockSchema, block)).toEqual(block);
  const edition = { ...empty, blocks: { ...empty.blocks, [block.id]: { ...block, text: facts } } };

  expect(applyPatches(empty, applyPatches(before, made.patches).inverse).edition).toEqual(before);

  // It is composed: a tint, its words, and the copy gives way to it. What changes is composed anew.
  const resources = testResources();
  const cache = createComposeCache();
  const underBox = (composed: ReturnType<typeof compose>) =>
    (composed.pages[0]?.items ?? []).filter(
      (item) =>
        item.kind === 'glyphs' &&
        edition.blocks[item.blockId]?.kind === 'body' &&
        item.y > frame.y && item.y < frame.y + frame.height &&
        (item.xs[0] ?? 0) < frame.x + frame.width,
    ).length;
  expect(underBox(compose(before, resources, cache))).toBeGreaterThan(0);
  compose(empty, resources, cache);
  const composed = compose(edition, resources, cache);
  expect(composed).toEqual(compose(edition, resources));
  const own = composed.pages[0]?.items.filter((item) => item.blockId === block.id) ?? [];
  expect(own.flatMap((item) => (item.kind === 'glyphs' ? item.text : [])).join('')).toBe(facts);
  expect(own.some((item) => item.kind === 'fill')).toBe(true);
  expect(underBox(composed)).toBe(0);

  // It is read.
  const [first] = composed.pages;
  if (first === undefined) throw new Error('no page');
  const tagger = new Structure(edition).tagger(first);
  expect(own.map((item) => tagger.open(item)).some((tag) => tag.startsWith('/P <<'))).toBe(true);

  // A template keeps its place and not its words.
  const saved = applyPatches(edition, saveTemplate(edition, page.id, '资料')).edition;
  const template = Object.values(saved.templates).find(({ name }) => name === '资料');
  if (template === undefined) throw new Error('no template');
  expect(template.blocks.flatMap((one) => (one.kind === 'factbox' ? one.text : []))).toEqual(['']);
  const applied = applyPatches(saved, applyTemplate(saved, page.id, template.id)).edition;
  expect(Object.values(applied.blocks).flatMap((one) => (one.kind === 'factbox' ? one.text : []))).toEqual([facts]);

  // Its words are searched with its article's.
  const query = { text: '八点', isRegex: false, isExact: true };
  const matches = findText(searchedTexts(edition, [story.id]), query, '九点');
  const replaced = applyPatches(edition, replaceMatches(edition, matches)).edition.blocks[block.id];
  expect(replaced).toMatchObject({ text: facts.replace('八点', '九点') });

  // It has a tool and commands.
  expect(blockForms).toContain('factbox');
  expect(blockForm('factbox').kind).toBe('factbox');
  expect(commandOf('draw.factbox').en).toBe('Draw a fact box');
  expect(commandOf('insert.factbox').zh).toBe('插入资料框块');
});
`;

describe('a new kind of block', () => {
  const heading = 'A block kind';
  const register = 'shared/blocks/kinds.ts';
  let copy: ScratchCopy;
  beforeAll(() => {
    copy = new ScratchCopy();
  });
  afterAll(() => copy.remove());

  it('takes as many files as its recipe says, at most three', () => {
    const changed = copy.follow(recipe(heading));
    expect(changed.size).toBe(filesTold(heading));
    expect(changed.size).toBeLessThanOrEqual(3);
  });

  it('is known to the compiler and does what blocks do', async () => {
    copy.write('tests/recipes/factbox.test.ts', shows);
    expect(await copy.typeFaults()).toBe('');
    expect(await copy.testFaults('tests/recipes/factbox.test.ts')).toBe('');
  });

  it('is refused by the compiler where something is forgotten, misnamed, or said to have a section it has not', async () => {
    const module = copy.read('shared/blocks/factbox.ts');
    const forgotten = [/\n {2}runaround: .*/u, /\n {2}reading: .*/u, /\n {2}compose: [\s\S]*?\n {2}\},/u];
    const named = (name: string) => module.replaceAll('factbox', name);
    copy.write(
      'shared/blocks/lacking.ts',
      forgotten.reduce((text, part) => text.replace(part, ''), named('lacking')),
    );
    copy.register(register, "import { lacking } from './lacking.ts';\n  lacking,");
    copy.write('shared/blocks/misnamed.ts', named('misnamed'));
    copy.register(register, "import { misnamed } from './misnamed.ts';\n  other: misnamed,");
    copy.write(
      'shared/blocks/sectioned.ts',
      named('sectioned').replace(/settings: \[[\s\S]*?\n {2}\],/u, "settings: 'section',"),
    );
    copy.register(register, "import { sectioned } from './sectioned.ts';\n  sectioned,");
    const said = await copy.typeFaults();
    for (const name of ['runaround', 'reading', 'compose'])
      expect(said).toMatch(new RegExp(`lacking\\.ts.*${name}`, 'su'));
    expect(said).toMatch(/kinds\.ts\(\d+,\d+\): error/u);
    expect(said).toMatch(/sections\.ts\(\d+,\d+\): error.*sectioned/su);
    expect(said).not.toContain('factbox.ts');
  });
});
