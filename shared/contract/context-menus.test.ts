import { describe, expect, it } from 'vitest';
import { blockForm, blockForms } from '../blocks/kinds.ts';
import { commandOf } from './commands.ts';
import { blockMenu, contextMenus, type MenuLine } from './context-menus.ts';

const idsOf = (groups: readonly (readonly MenuLine[])[]) =>
  groups.flat().flatMap((line) => (typeof line === 'string' ? [line] : line.choices.map(([id]) => id)));

const kinds = [...new Set(blockForms.map((form) => blockForm(form).kind))];

const menus = new Map([
  ...Object.entries(contextMenus),
  ...kinds.flatMap((kind) =>
    [true, false].map(
      (isSeveral) => [`${kind} ${isSeveral}`, blockMenu({ kind, isSeveral, isOfMaster: false })] as const,
    ),
  ),
]);

describe('menus by the right button', () => {
  it.each([...menus])('offer a command once: %s', (_, groups) => {
    const ids = idsOf(groups);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each([...menus])(
    'call commands beside each other by words of their names, by which they are found: %s',
    (_, groups) => {
      for (const line of groups.flat()) {
        if (typeof line === 'string') continue;
        for (const [id, word] of line.choices) {
          for (const language of ['zh', 'en'] as const) {
            const name = commandOf(id)[language].toLowerCase();
            expect([id, name]).toEqual([id, expect.stringContaining(word[language].replace('…', '').toLowerCase())]);
          }
        }
      }
    },
  );

  it('copy and paste blocks of every kind, and take them away', () => {
    for (const kind of kinds)
      expect(idsOf(blockMenu({ kind, isSeveral: false, isOfMaster: false }))).toEqual(
        expect.arrayContaining(['edit.cut', 'edit.copy', 'edit.paste', 'block.delete']),
      );
  });

  it('align several blocks, and leave what a master puts there to the master', () => {
    expect(idsOf(blockMenu({ kind: 'body', isSeveral: true, isOfMaster: false }))).toContain('block.align-left');
    expect(idsOf(blockMenu({ kind: 'body', isSeveral: false, isOfMaster: false }))).not.toContain('block.align-left');
    expect(idsOf(blockMenu({ kind: 'rule', isSeveral: false, isOfMaster: true }))).toEqual([
      'master.override',
      'master.leave-out',
      'master.edit',
    ]);
  });
});
