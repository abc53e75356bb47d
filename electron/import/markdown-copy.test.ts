import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readStoryFile } from './read-story.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-markdown-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(markdown: string) {
  const path = join(folder, '稿.md');
  writeFileSync(path, markdown);
  const copy = await readStoryFile(path, {});
  if (copy.kind !== 'story') throw new Error('no story');
  const { headline, body } = copy.story;
  const words = [...headline, ...body.map(({ leaves }) => leaves.map(({ text }) => text).join(''))];
  return { words, kinds: copy.remarks.map(({ kind }) => kind) };
}

/** A list in a list, each a step further in. */
const ladder = (steps: number) =>
  Array.from({ length: steps }, (_, step) => `${'  '.repeat(step)}- 第${step}级`).join('\n');

describe('Markdown beyond reading', () => {
  // Some of these took the library more than half a minute, others ended in an error of its own.
  it.each([
    ['signs that never find their other', `${'甲_a_'.repeat(50_000)}完。`],
    ['brackets', `${'['.repeat(400_000)}完。`],
    ['tildes', `${'a~b'.repeat(60_000)}完。`],
    ['quotations in each other', `${'> '.repeat(3000)}完。`],
    ['quotations in each other of nothing', '>'.repeat(1900)],
    [
      'strokes that pair along a line of a hundred thousand',
      `${'，~~东丁丙壬丙丙壬丙庚己湖$东丁丙壬丙庚庚湖$'.repeat(3000)}完。`,
    ],
    ['lists on one line', `${'- '.repeat(3000)}完。`],
    ['lists step by step', `${ladder(1000)}完。`],
  ])('is taken as it stands, and that is told: %s', async (_, markdown) => {
    const before = process.cpuUsage();
    const { words, kinds } = await read(`---\ntitle: 夜读\n---\n第一段。\n\n${markdown}\n`);
    const { user, system } = process.cpuUsage(before);
    expect(kinds).toContain('markdown-unread');
    expect(words.slice(0, 2)).toEqual(['夜读', '第一段。']);
    expect(words.slice(2).join('\n').replaceAll(' ', '')).toBe(markdown.replaceAll(' ', ''));
    expect((user + system) / 1e6).toBeLessThan(2);
  });

  it('is told as soon when the program has read much: its machine code has room for more steps in each other', async () => {
    const before = process.cpuUsage();
    for (let reading = 0; reading < 8; reading++) await read(`第一段。\n\n${'>'.repeat(1900)}\n湖上，灯火。`);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(4);
  });

  it('is not what writers write', async () => {
    const table = `|甲|乙|\n|-|-|\n${'|*一*|_二_|\n'.repeat(1500)}`;
    const { words, kinds } = await read(
      `${'一段*有着重*的[链接](a.html)。\n\n'.repeat(2000)}${'='.repeat(2)}\n\n${'-'.repeat(400)}\n\n${ladder(20)}\n\n${table}\n\n${'- [甲乙](http://a.example/b) 一句 **粗** 话\n'.repeat(2000)}`,
    );
    expect(kinds).not.toContain('markdown-unread');
    expect(words[0]).toBe('一段有着重的链接。');
  });
});
