import { expect, it } from 'vitest';
import { newId } from '../../shared/edition/ids.ts';
import { errorsByPage } from '../../shared/preflight/preflight.ts';
import type { PressFinding } from '../../shared/preflight/rule.ts';
import { sayAnyway } from './say-anyway.ts';

const found = (page: number, severity: 'error' | 'warning' = 'error'): PressFinding => {
  return { rule: 'any', page, severity, blockId: null, zh: '', en: '' };
};
const waived = { id: newId<'waiver'>(), reason: '', by: '', at: '' };

it('names the pages that went to press with errors, and how many each has', () => {
  const errors = errorsByPage([found(3), found(1), found(2, 'warning'), found(3), { ...found(4), waived }]);
  expect(errors).toEqual([
    [1, 1],
    [3, 2],
  ]);
  const said = sayAnyway({ count: 4, folder: '/out', errors });
  expect(said.zh).toBe('已导出 4 个文件到 /out。带着错误付印的：第1版 1 处、第3版 2 处。');
  expect(said.en).toBe('4 files exported to /out. To press with errors: page 1 (1), page 3 (2).');
});
