import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { ListEntry } from '../../shared/paper/list-records.ts';
import { listTable, readLists } from '../../shared/paper/list-table.ts';
import { readList } from '../import/table/read-table.ts';
import { listFile } from './list-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entries: readonly ListEntry[] = [
  { kind: 'person', name: '周若溪', titles: ['副市长', '副书记'], group: '市政府', rank: 2 },
  { kind: 'term', name: '&lt;A&B>', instead: '甲"乙"', severity: 'error', reason: '一行，二行' },
  { kind: 'known', name: '007' },
];

it.each(['list.csv', 'list.xlsx', 'list.XLSX'])('%s is read again as it was written', (name) => {
  const path = join(folder, name);
  writeFileSync(path, listFile(path, listTable(entries, 'zh')));
  expect(readLists(readList(path).text)).toEqual({ entries, bad: [], remarks: [] });
});
