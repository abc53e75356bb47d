import { describe, expect, it } from 'vitest';
import { type CommandId, commandIds } from '../../shared/contract/commands.ts';
import { inBoth, wordsOf } from '../i18n/strings.ts';
import { Dialogs } from '../state/dialogs.ts';
import type { Notices } from '../state/notices.ts';
import type { Action } from './command-set.ts';
import { Commands } from './commands.ts';

/** All commands, of which one is as given; and what was said. */
function commandsWith(id: CommandId, action: Action) {
  const said: string[] = [];
  const notices: Pick<Notices, 'say' | 'begins' | 'attempt'> = {
    say: (_, { zh }) => void said.push(zh),
    begins: () => undefined,
    attempt: async (work) => void (await work()),
  };
  const all = new Map(commandIds.map((one): [CommandId, Action] => [one, { run: () => undefined }]));
  return { said, commands: new Commands(all.set(id, action), { dialogs: new Dialogs(), notices }) };
}

describe('a command that can do nothing now', () => {
  it('says what is to be done first, where it stands and when it is asked for by its key', () => {
    let runs = 0;
    const run = () => {
      runs++;
    };
    const { said, commands } = commandsWith('text.fit', { run, isEnabled: () => false, why: 'whyNoArticle' });
    expect(commands.why('text.fit')).toEqual(inBoth('whyNoArticle'));
    commands.run('text.fit');
    expect([runs, said]).toEqual([0, [wordsOf('zh')('whyNoArticle')]]);
  });

  it('says what is in the way now, where that is one thing or another', () => {
    let inTheWay = { zh: '一', en: 'one' };
    const action: Action = { run: () => undefined, isEnabled: () => false, why: () => inTheWay };
    const { said, commands } = commandsWith('page.delete', action);
    commands.run('page.delete');
    inTheWay = { zh: '二', en: 'two' };
    commands.run('page.delete');
    expect(said).toEqual(['一', '二']);
  });

  it('says nothing while it can', () => {
    let isEnabled = false;
    const action: Action = { run: () => undefined, isEnabled: () => isEnabled, why: 'whyNoArticle' };
    const { commands } = commandsWith('text.fit', action);
    expect(commands.why('text.fit')).toEqual(inBoth('whyNoArticle'));
    isEnabled = true;
    expect(commands.why('text.fit')).toBeNull();
  });
});
