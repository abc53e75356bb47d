/** The commands that a few letters or characters name, in either language, or in the words of other programs. */
import { type CommandId, commandIds, commandOf } from '../../shared/contract/commands.ts';
import { otherNames } from './other-names.ts';

/** How well a command is named: the less, the sooner it stands in the list. */
type Rank = 'elsewhere-whole' | 'whole' | 'elsewhere' | 'apart';

const bare = (text: string) => text.toLowerCase().replace(/[\s…]/gu, '');

/** True when the letters stand in the text in this order, apart or together. */
function standsApart(text: string, letters: string): boolean {
  let from = 0;
  for (const letter of letters) {
    const at = text.indexOf(letter, from);
    if (at < 0) return false;
    from = at + letter.length;
  }
  return true;
}

/** What each command is called: by its own names, and elsewhere. */
const names = commandIds.map((id) => {
  const { zh, en } = commandOf(id);
  return { id, own: [bare(zh), bare(en)], others: (otherNames[id] ?? []).map(bare) };
});

function rankOf({ own, others }: (typeof names)[number], letters: string): Rank | null {
  // One that is called just so in another program is meant before all in whose longer names the word stands.
  if (others.includes(letters)) return 'elsewhere-whole';
  if (own.some((name) => name.includes(letters))) return 'whole';
  // What is called so elsewhere is meant rather than a name that has the letters here and there.
  if (others.some((name) => name.includes(letters))) return 'elsewhere';
  return own.some((name) => standsApart(name, letters)) ? 'apart' : null;
}

/** The commands found: what is called just so elsewhere, what has the letters together in its name here or there, and the rest. */
export function findCommands(query: string): CommandId[] {
  const letters = bare(query);
  const found = names
    .filter(({ id }) => id !== 'view.palette')
    .map((named) => ({ id: named.id, rank: rankOf(named, letters) }));
  return (['elsewhere-whole', 'whole', 'elsewhere', 'apart'] as const).flatMap((rank) =>
    found.filter((one) => one.rank === rank).map(({ id }) => id),
  );
}
