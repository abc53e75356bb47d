/** Findings that may stand: how long they do, and what they stand against. */
import { describe, expect, it } from 'vitest';
import {
  article,
  bodyBlock,
  emptyEdition,
  pageOf,
  testResources,
  withArticle,
  withBlocks,
} from '../../tests/kit/editions.ts';
import { compose } from '../compose/compose.ts';
import { withMarks } from '../edition/anchors.ts';
import { editBody } from '../edition/edits.ts';
import { applyPatches, type Patch } from '../edition/operations.ts';
import { newsprintLimits } from '../edition/press-limits.ts';
import type { Edition, Leaf } from '../edition/records.ts';
import { hasErrors, preflightPage, rulesAgainst } from '../preflight/preflight.ts';
import { currentRound, startRound } from '../proof/rounds.ts';
import type { Finding } from './check.ts';
import { refusalsOf } from './refusals.ts';
import { Checker } from './run.ts';
import { canBeWaived, standing, unwaive, waive } from './waivers.ts';

const who = { by: '张三', at: '2024-03-08T20:00:00+08:00' };
const because = { ...who, reason: '书名原文如此' };

function findings(edition: Edition): Finding[] {
  const composed = compose(edition, testResources());
  const checker = new Checker();
  for (const _ of checker.steps(edition, composed, newsprintLimits, []));
  return checker.found(edition, composed);
}

function of(rule: string, edition: Edition): Finding {
  const finding = findings(edition).find((one) => one.rule === rule);
  if (finding === undefined) throw new Error(`no ${rule}`);
  return finding;
}

/** The edition after an edit as the window makes it: what is anchored goes along. */
function edited(edition: Edition, patches: readonly Patch[]): Edition {
  return applyPatches(edition, withMarks(edition, patches)).edition;
}

const story = article(['他说,好。', '第二段。']);
const long = article(['东湖北岸的灯火也亮到深夜。'.repeat(60)]);
const bare = withArticle(withArticle(emptyEdition(1), story), long);
const edition = withBlocks(bare, [bodyBlock(pageOf(bare, 1), long, { rows: 4 })]);

const written = (from: Edition, first: readonly Leaf[]) => {
  const own = from.articles[story.id];
  if (own === undefined) throw new Error('no article');
  return edited(
    from,
    editBody(
      from,
      story.id,
      own.body.map((one, at) => (at === 0 ? { ...one, children: [...first] } : one)),
    ),
  );
};

describe('a waiver of something in a text', () => {
  const waived = edited(edition, waive(edition, of('half-width-mark', edition), because));

  it('tells the reason with the finding, and who gave it', () => {
    expect(of('half-width-mark', waived)).toMatchObject({ waived: because });
    expect(standing(findings(waived)).map(({ rule }) => rule)).not.toContain('half-width-mark');
  });

  it('goes along with its text', () => {
    const moved = written(waived, [{ text: '昨天晚上他说,好。' }]);
    expect(of('half-width-mark', moved)).toMatchObject({ waived: because, text: { from: 6 } });
  });

  it('says nothing of another mark beside it', () => {
    const two = written(waived, [{ text: '他,说,好。' }]);
    const own = findings(two).filter(({ rule }) => rule === 'half-width-mark');
    expect(own.map((one) => [one.text?.from, one.waived?.reason])).toEqual([
      [1, undefined],
      [3, because.reason],
    ]);
  });

  it('lapses where what it was about was written anew', () => {
    const changed = written(waived, [{ text: '他说!好。' }]);
    expect(of('half-width-mark', changed).waived).toBeUndefined();
  });

  it('is taken back, and undone like any edit', () => {
    const { id } = of('half-width-mark', waived).waived ?? { id: '' };
    expect(applyPatches(waived, unwaive(waived, id)).edition.waivers).toEqual({});
    const { inverse } = applyPatches(edition, waive(edition, of('half-width-mark', edition), because));
    expect(inverse).toHaveLength(1);
    expect(unwaive(edition, id)).toEqual([]);
  });

  it('takes a reason', () => {
    expect(waive(edition, of('half-width-mark', edition), { ...who, reason: '  ' })).toEqual([]);
  });
});

describe('a waiver of something on a page', () => {
  const waived = edited(edition, waive(edition, of('overset', edition), because));
  const preflight = (own: Edition) => {
    const composed = compose(own, testResources());
    const [page] = composed.pages;
    if (page === undefined) throw new Error('no page');
    return preflightPage({ edition: own, composed, page, limits: newsprintLimits });
  };

  it('takes it from what stands against signing and printing, and tells it all the same', () => {
    expect(refusalsOf(findings(edition), [1]).map(({ code }) => code)).toContain('overset');
    expect(refusalsOf(findings(waived), [1]).map(({ code }) => code)).not.toContain('overset');
    expect([hasErrors(preflight(edition)), hasErrors(preflight(waived))]).toEqual([true, false]);
    expect(rulesAgainst(preflight(waived), [1])).toEqual([]);
    expect(preflight(waived)).toContainEqual(
      expect.objectContaining({ rule: 'overset', severity: 'error', waived: expect.objectContaining(because) }),
    );
  });

  it('lapses where there is more of it', () => {
    const own = waived.articles[long.id];
    if (own === undefined) throw new Error('no article');
    const longer = edited(waived, editBody(waived, long.id, [...own.body, ...article(['又一段。']).body]));
    expect(of('overset', longer).waived).toBeUndefined();
    expect(refusalsOf(findings(longer), [1]).map(({ code }) => code)).toContain('overset');
  });
});

describe('a waiver given before a finding had the words it has', () => {
  const rare = article(['记者李\ue123明报道。']);
  const own = withArticle(emptyEdition(1), rare);
  const lacking = withBlocks(own, [bodyBlock(pageOf(own, 1), rare, { rows: 6 })]);
  const told = '字体里没有这些字：\ue123。请改用其他写法。';

  it('is of the same finding still', () => {
    const finding = of('missing-glyph', lacking);
    expect(finding.zh).toContain('\ue123（U+E123）');
    const before = edited(lacking, waive(lacking, { ...finding, zh: told }, because));
    expect(of('missing-glyph', before).waived).toMatchObject(because);
    const other = edited(lacking, waive(lacking, { ...finding, zh: told.replace('\ue123', '\ue124') }, because));
    expect(of('missing-glyph', other).waived).toBeUndefined();
  });
});

describe('what has an answer of its own', () => {
  it('is not waived: marks, signatures, joints, and what a file says of itself', () => {
    const read = applyPatches(edition, startRound(edition, { ...who, pages: [pageOf(edition, 1).id] }).patches).edition;
    expect(currentRound(read)).toBeDefined();
    expect(canBeWaived(of('sign-off', read))).toBe(false);
    expect(waive(read, of('sign-off', read), because)).toEqual([]);
    expect(['open-marks', 'joint', 'file-inks'].map((rule) => canBeWaived({ rule }))).toEqual([false, false, false]);
  });
});
