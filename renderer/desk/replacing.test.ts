import { describe, expect, it } from 'vitest';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { threadOf } from '../../shared/edition/selectors.ts';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { Replacing } from './replacing.ts';

/** A page with stories called so, a story of the pool that is taken up, and what was said. */
function desk(titles: readonly string[]) {
  const waiting = article(['新来的稿']);
  let edition = withArticle(emptyEdition(1), waiting);
  const page = pageOf(edition, 1);
  const stories = titles.map((title, at) => {
    const story = article([title]);
    const block = bodyBlock(page, story, { rows: 4, row: 8 * at, span: 2 });
    edition = withBlocks(withArticle(edition, story), [block]);
    return { story, block };
  });
  const said: string[] = [];
  const hand = {
    get edition() {
      return edition;
    },
    get page() {
      return { edition, page, selection: [], isWhole: false, blocks: [] };
    },
    edit: (_: string, patches: readonly Patch[]) => {
      edition = applyPatches(edition, patches).edition;
      return true;
    },
  };
  const replacing = new Replacing(hand, {
    selection: { get: () => ({ articleId: waiting.id }), select: () => undefined },
    notices: { notify: (_: string, key: string) => void said.push(key), say: () => void said.push('done') },
  });
  const standing = () => stories.map(({ story }) => threadOf(edition, story.id).length > 0);
  return { replacing, said, standing };
}

describe('the story that is replaced by its name', () => {
  it('is the one whose headline alone has what was typed', () => {
    const { replacing, said, standing } = desk(['暴雨来袭', '灯会开幕']);
    replacing.replaceNamed('灯会');
    expect(standing()).toEqual([true, false]);
    expect(said).toEqual(['done']);
  });

  it('is the one that is called so, though others have it in their headlines', () => {
    const { replacing, standing } = desk(['暴雨过后', '暴雨']);
    replacing.replaceNamed('暴雨');
    expect(standing()).toEqual([true, false]);
  });

  it('is asked for anew where several have it, and told where there is none on the page', () => {
    const several = desk(['暴雨过后', '暴雨来袭']);
    several.replacing.replaceNamed('暴雨');
    expect([several.standing(), several.said]).toEqual([[true, true], ['replaceWhich']]);
    const bare = desk([]);
    bare.replacing.replaceNamed('暴雨');
    expect(bare.said).toEqual(['replaceNone']);
  });
});
