import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { urgencyOfFile } from './urgency.ts';

describe('how urgent a file seems before it is read', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-urgency-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const of = (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, 'file');
    writeFileSync(path, bytes);
    return urgencyOfFile(name, path);
  };

  it('is what a wire of any kind says, a kill before all', async () => {
    const said: readonly (readonly [string, number])[] = [
      ['<newsItem><contentMeta><urgency>1</urgency></contentMeta></newsItem>', 1],
      ['<newsItem xmlns:n="x"><n:urgency id="a"> 3 </n:urgency></newsItem>', 3],
      ['<NewsItem><NewsManagement><Urgency FormalName="2"/></NewsManagement></NewsItem>', 2],
      ['<nitf><head><docdata><urgency ed-urg="1"/></docdata></head></nitf>', 1],
      ['{"type":"text","urgency":2,"headline":"x"}', 2],
      ['\u0016\u0016\u0001XHS0308 1 pol 120\r\n\u0002copy\u0003', 1],
      ['<newsItem><itemMeta><pubStatus qcode="stat:canceled"/></itemMeta><urgency>8</urgency></newsItem>', 0],
      ['<nitf><head><docdata><urgency ed-urg="8"/></docdata></head></nitf>', 8],
    ];
    for (const [text, urgency] of said) expect([text, await of('a.xml', text)]).toEqual([text, urgency]);
  });

  it('is what the head of plain copy says, in UTF-8 or GBK, or the name of the file', async () => {
    expect(await of('a.txt', '特急\n渡口早班船停开\n')).toBe(1);
    expect(await of('a.txt', '【快讯】渡口早班船停开\n')).toBe(1);
    // 特急 in GBK.
    expect(await of('a.txt', Uint8Array.from([0xcc, 0xd8, 0xbc, 0xb1, 0x0a, 0xb6, 0xc9]))).toBe(1);
    expect(await of('a.txt', 'URGENT\nFerry stopped\n')).toBe(2);
    expect(await of('a.txt', 'MANDATORY KILL\nBC-Ferry\n')).toBe(0);
    expect(await of('夜班/特急-渡口.docx', Uint8Array.from([0x50, 0x4b, 0, 0]))).toBe(1);
    expect(await of('撤稿通知.docx', Uint8Array.from([0x50, 0x4b, 0, 0]))).toBe(0);
  });

  it('is routine where nothing says so, and no word of copy does', async () => {
    expect(await of('a.txt', '渡口早班船停开\n　　记者在渡口看到……\n')).toBe(5);
    expect(await of('a.txt', 'Urgent repairs and flash floods\nflash FLASHES\n')).toBe(5);
    expect(await of('a.jpg', Uint8Array.from([0xff, 0xd8, 0, 1]))).toBe(5);
    const copy = `题\n${'　　正文一段。\n'.repeat(10)}特急列车停开\n`;
    expect(await of('a.txt', copy)).toBe(5);
    expect(await urgencyOfFile('a.txt', join(folder, 'nowhere'))).toBe(5);
  });
});
