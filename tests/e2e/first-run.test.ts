import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

function pdfText(path: string): string {
  return execFileSync('pdftotext', ['-raw', path, '-'], { encoding: 'utf8' }).replace(/\s/gu, '');
}

describe('a first evening with Dayang', () => {
  const data = new UserData();
  afterAll(() => data.remove());

  it('opens the sample, takes composed Chinese, undoes, restarts, redoes, exports', async () => {
    const first = await DayangWindow.open(data, { makesSample: true });
    expect(existsSync(join(data.path, 'editions', 'sample.dayang'))).toBe(true);
    const before = await first.articleText();
    expect(before).toContain('东湖市图书馆新馆');

    await first.caretToStart();
    await first.compose('jintianqingchen', '今天清晨');
    await first.compose('hubianqiwule', '湖边起雾了');
    await first.compose('a', '啊');
    await until(() => first.articleText()).toBe(`今天清晨湖边起雾了啊${before}`);
    await until(() => first.pageText()).toContain('今天清晨湖边起雾了啊本报讯');

    // Each composed word is one step.
    await first.undo();
    await until(() => first.articleText()).toBe(`今天清晨湖边起雾了${before}`);
    await first.undo();
    await first.undo();
    await until(() => first.articleText()).toBe(before);
    expect(first.errors).toEqual([]);
    await first.close();

    const second = await DayangWindow.open(data);
    await until(() => second.articleText()).toBe(before);
    await second.redo();
    await until(() => second.articleText()).toBe(`今天清晨${before}`);
    await second.redo();
    await second.redo();
    await until(() => second.articleText()).toBe(`今天清晨湖边起雾了啊${before}`);

    const folder = mkdtempSync(join(tmpdir(), 'dayang-out-'));
    await second.answerDialog('showOpenDialog', folder);
    await second.page.keyboard.press('ControlOrMeta+E');
    await second.page.getByRole('button', { name: '选择文件夹并导出' }).click();
    await second.page.getByTestId('exported').waitFor();
    expect(
      readdirSync(folder)
        .filter((name) => name.endsWith('.pdf'))
        .sort(),
      // The sample fills its pages: what was typed leaves a line over on page 2, which is held back.
    ).toEqual([1, 3, 4].map((page) => `2024-03-08-0${page}.pdf`));
    expect(pdfText(join(folder, '2024-03-08-01.pdf'))).toContain('今天清晨湖边起雾了啊本报讯');
    expect(second.errors).toEqual([]);
    await second.close();
  });
});
