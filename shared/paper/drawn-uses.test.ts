import { expect, it } from 'vitest';
import { article, bodyBlock, emptyEdition, pageOf, withArticle, withBlocks } from '../../tests/kit/editions.ts';
import { applyPatches } from '../edition/operations.ts';
import { nameEditor } from '../edition/pages.ts';
import { startRound } from '../proof/rounds.ts';
import { roundsWithCharacter } from './drawn-uses.ts';

it('names the rounds whose pages have a character, of any plane, and no others', () => {
  const story = article(['记者李\ue123明与王\u{323ab}。']);
  const own = withArticle(emptyEdition(1), story);
  const edition = withBlocks(own, [bodyBlock(pageOf(own, 1), story, { rows: 6 })]);
  const all = ['\ue123', '\u{323ab}', '\ue124', 'a'];
  expect(all.map((one) => roundsWithCharacter(edition, one))).toEqual([[], [], [], []]);
  const started = startRound(edition, { by: '张三', at: '2024-03-08T20:00:00+08:00', pages: [pageOf(edition, 1).id] });
  const read = applyPatches(edition, started.patches).edition;
  const [name] = Object.values(read.rounds).map((round) => round.name);
  expect(all.map((one) => roundsWithCharacter(read, one))).toEqual([[name], [name], [], []]);
});

it('names the rounds in whose page heads a character is read, as that of an editor', () => {
  const bare = emptyEdition(1);
  const { id } = pageOf(bare, 1);
  const named = applyPatches(bare, nameEditor(bare, id, '李\ue123明')).edition;
  const started = startRound(named, { by: '张三', at: '2024-03-08T20:00:00+08:00', pages: [id] });
  const read = applyPatches(named, started.patches).edition;
  expect(roundsWithCharacter(read, '\ue123')).toEqual(Object.values(read.rounds).map((round) => round.name));
});
