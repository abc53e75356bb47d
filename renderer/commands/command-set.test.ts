import { describe, expect, it } from 'vitest';
import { blockForms } from '../../shared/blocks/kinds.ts';
import { type CommandId, commandIds } from '../../shared/contract/commands.ts';
import { type Action, allCommands, type CommandSet, commandFamily, commandSet } from './command-set.ts';

const action: Action = { run: () => undefined };

/** A set that has some of the commands, as far as the compiler knows; what they do is no matter here. */
function having<Id extends CommandId>(is: (id: CommandId) => id is Id): CommandSet<Id> {
  return new Map(commandIds.filter(is).map((id) => [id, action]));
}

type PageCommand = Extract<CommandId, `page.${string}`>;
const ofPages = having((id): id is PageCommand => id.startsWith('page.'));
const ofOthers = having((id): id is Exclude<CommandId, PageCommand> => !id.startsWith('page.'));

describe('a set of commands', () => {
  it('has each command once', () => {
    expect([...allCommands([ofPages, ofOthers]).keys()].sort()).toEqual([...commandIds].sort());
  });

  it('does not compile where a command is wanting', () => {
    // @ts-expect-error: the commands of pages are in no set.
    expect(allCommands([ofOthers]).size).toBe(ofOthers.size);
  });

  it('does not compile where a command is there twice', () => {
    const again = commandSet({ 'page.add': action });
    // @ts-expect-error: `page.add` is in two sets.
    expect(allCommands([ofPages, ofOthers, again]).size).toBe(commandIds.length);
  });

  it('does not compile with a command that is in no table', () => {
    // @ts-expect-error: the table has no such command.
    expect([...commandSet({ 'page.fold': action }).keys()]).toEqual(['page.fold']);
  });

  it('may be of one kind, a command for each', () => {
    const draws = commandFamily(
      blockForms,
      (form) => `draw.${form}` as const,
      () => action,
    );
    expect(draws.size).toBe(blockForms.length);
    expect(draws.get('draw.body')).toBe(action);
  });
});
