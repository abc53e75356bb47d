import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { createEdition } from '../../shared/edition/create.ts';
import { newId } from '../../shared/edition/ids.ts';
import { applyPatches, type Patch } from '../../shared/edition/operations.ts';
import { rebase } from '../../shared/edition/rebase.ts';
import { type Article, articleSchema, type Edition, type Leaf } from '../../shared/edition/records.ts';
import { paragraphText } from '../../shared/edition/selectors.ts';
import { readRuns } from '../../shared/edition/text.ts';
import { Dice } from '../kit/dice.ts';
import { article } from '../kit/editions.ts';
import { seed } from '../kit/seeds.ts';

const PAIRS = 5_000;

/** Few letters, so that equal ones stand beside each other, and one of two units. */
function letters(dice: Dice): string {
  return Array.from({ length: dice.whole(4) }, () => dice.of(['的', '一', '𠮷'])).join('');
}

function runs(dice: Dice): Leaf[] {
  const text = letters(dice);
  if (text === '') return [];
  return dice.whole(3) === 0 ? [{ text, strong: true }] : [{ text }];
}

function storyOf(edition: Edition): Article {
  const [story] = Object.values(edition.articles);
  if (story === undefined) throw new Error('no article');
  return story;
}

/** An edition with one article of three paragraphs. */
function start(dice: Dice): Edition {
  const written = article([`一${letters(dice)}的`, `的${letters(dice)}一`, `一一${letters(dice)}`]);
  const story: Article = { ...written, headlines: { ...written.headlines, headline: ['的一的', '一一'] } };
  const edition = createEdition({ date: '2024-03-08', format: 'tabloid', pages: 1 });
  return { ...edition, articles: { [story.id]: story } };
}

/** Something a person may do. */
function act(edition: Edition, dice: Dice): Patch {
  const story = storyOf(edition);
  const { body, id } = story;
  const on = { table: 'articles', id } as const;
  const own = dice.of(body);
  const at = body.indexOf(own);
  const { length } = paragraphText(own);
  const after = body[at - 1]?.id ?? null;
  const offset = dice.whole(length + 1);
  const next = body[at + 1];
  switch (dice.whole(10)) {
    case 0:
      return {
        kind: 'split',
        ...on,
        part: own.id,
        offset,
        into: { id: newId<'paragraph'>(), type: own.type, after: own.id },
      };
    case 1:
      if (next === undefined) break;
      return {
        kind: 'join',
        ...on,
        part: own.id,
        offset: length,
        from: { id: next.id, type: next.type, after: own.id },
      };
    case 2:
      return { kind: 'add-paragraph', ...on, after, paragraph: { ...own, id: newId<'paragraph'>() } };
    case 3:
      if (body.length < 2) break;
      return { kind: 'remove-paragraph', ...on, after, paragraph: own };
    case 4: {
      const to = dice.of(body).id;
      if (to === own.id || to === after) break;
      return { kind: 'move-paragraph', ...on, paragraph: own.id, from: after, to };
    }
    case 5:
      return {
        kind: 'paragraph-type',
        ...on,
        paragraph: own.id,
        was: own.type,
        now: dice.of(['subhead', 'note', 'answer']),
      };
    case 6: {
      const was = readRuns(story, own.id, offset, Math.min(length, offset + dice.whole(4))) ?? [];
      if (was.length === 0) break;
      const now: Leaf[] = [
        { text: was.map(({ text }) => text).join(''), ...(dice.whole(2) === 0 ? {} : { strong: true }) },
      ];
      return { kind: 'emphasis', ...on, part: own.id, offset, was, now };
    }
    case 7:
      return { kind: 'set', ...on, path: ['status'], value: dice.of(['draft', 'edited']) };
    default:
      break;
  }
  const remove = readRuns(story, own.id, offset, Math.min(length, offset + dice.whole(4))) ?? [];
  return { kind: 'text', ...on, part: own.id, offset, remove, insert: runs(dice) };
}

function acts(edition: Edition, dice: Dice): Patch[] {
  const patches: Patch[] = [];
  let now = edition;
  for (let count = 1 + dice.whole(3); count > 0; count--) {
    const patch = act(now, dice);
    now = applyPatches(now, [patch]).edition;
    patches.push(patch);
  }
  return patches;
}

describe('rebasing', () => {
  it('leads to the same text whoever was first, wherever both can hold, and never to a broken one', () => {
    const dice = new Dice(seed + 7);
    let held = 0;
    for (let pair = 0; pair < PAIRS; pair++) {
      const edition = start(dice);
      const [a, b] = [acts(edition, dice), acts(edition, dice)];
      const [after, before] = [rebase(b, a), rebase(a, b, 'patch-first')];
      const told = `pair ${pair}: ${JSON.stringify({ body: storyOf(edition).body, a, b, after, before })}`;
      const one = applied(edition, [...a, ...after.patches], told);
      const other = applied(edition, [...b, ...before.patches], told);
      v.parse(articleSchema, storyOf(one));
      if (after.dropped.length + before.dropped.length > 0) continue;
      held++;
      expect(storyOf(one), told).toEqual(storyOf(other));
    }
    expect(held).toBeGreaterThan(PAIRS / 2);
  });

  it('takes one person’s step back beside another’s', () => {
    const dice = new Dice(seed + 8);
    let undone = 0;
    for (let run = 0; run < 500; run++) {
      const edition = start(dice);
      const mine = applyPatches(edition, acts(edition, dice));
      const theirs = acts(mine.edition, dice);
      const undo = rebase(mine.inverse, theirs);
      // Theirs alone, as if the step had never been done.
      const alone = rebase(theirs, mine.inverse, 'patch-first');
      const told = JSON.stringify({ theirs, undo, alone });
      const back = applied(mine.edition, [...theirs, ...undo.patches], told);
      const never = applied(edition, alone.patches, told);
      v.parse(articleSchema, storyOf(back));
      if (undo.dropped.length + alone.dropped.length > 0) continue;
      undone++;
      expect(storyOf(back), told).toEqual(storyOf(never));
    }
    expect(undone).toBeGreaterThan(100);
  });
});

function applied(edition: Edition, patches: readonly Patch[], told: string): Edition {
  try {
    return applyPatches(edition, patches).edition;
  } catch (error) {
    throw new Error(told, { cause: error });
  }
}
