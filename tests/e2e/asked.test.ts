import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { documentXml, docx, para, run } from '../kit/documents.ts';
import { removeFolder } from './remove-folder.ts';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

/** Two characters in Big5 that are two others in GB18030: nothing but who wrote them says which. */
const either = Uint8Array.from([0xa5, 0xc1, 0xa4, 0xe9]);

/** A text in GB18030, by what the two bytes of each of its characters are decoded as. */
function inGb18030(text: string): Uint8Array {
  const decoder = new TextDecoder('gb18030');
  const codes = new Map<string, readonly number[]>();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) {
      if (trail !== 0x7f) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
    }
  }
  return Uint8Array.from([...text].flatMap((one) => (one <= '\u007f' ? [one.charCodeAt(0)] : (codes.get(one) ?? []))));
}

describe('what is asked of copy that comes in', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-asked-'));
  let window: DayangWindow;
  windowForSuite((opened) => {
    window = opened;
  });
  afterAll(() => removeFolder(folder));

  const pool = () => window.page.locator('.pool li, .copy-pool li');
  const form = () => window.page.getByTestId('encoding');
  const report = () => window.page.getByTestId('import-report');
  const changes = () => window.page.getByTestId('reread-changes');
  const lines = () => report().locator('> li').allTextContents();

  /** Imports files, as chosen in the system's dialog. */
  async function bring(files: Readonly<Record<string, Uint8Array | string>>): Promise<void> {
    const paths = Object.entries(files).map(([name, bytes]) => {
      const path = join(folder, name);
      writeFileSync(path, bytes);
      return path;
    });
    await window.answerDialog('showOpenDialog', ...paths);
    await window.page.keyboard.press('ControlOrMeta+I');
  }

  it('shows a text in both encodings it may be in, and reads it in the one that is chosen, and those after it', async () => {
    const before = await pool().count();
    await bring({ '甲.txt': either, '乙.md': '# 柳絮\n\n出门请戴口罩。\n', '丙.txt': either.subarray(2) });
    await form().waitFor();
    await until(() => form().locator('q').allTextContents()).toContain('民日');
    // The likelier one is chosen and has the keyboard; the arrow goes to the other.
    await until(() => window.page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('encoding');
    await form().getByText('Big5（繁体）').first().click();
    await form().getByText('后面同样拿不准的文件都照此办').click();
    await window.page.keyboard.press('Enter');
    await report().waitFor();
    await until(() => lines().then((all) => all.length)).toBe(3);
    expect((await lines())[0]).toContain('按所选的编码读出：Big5（繁体）');
    expect((await lines())[2]).toContain('按所选的编码读出：Big5（繁体）');
    await window.page.keyboard.press('Escape');
    await until(() => pool().count()).toBe(before + 3);
    await window.undo();
    await until(() => pool().count()).toBe(before);
  });

  it('reads what has come in again in another encoding, in the place of what it was', async () => {
    const before = await pool().count();
    await bring({ '甲.txt': either, '乙.md': '# 柳絮\n\n出门请戴口罩。\n' });
    await form().waitFor();
    await form().getByText('Big5（繁体）').first().click();
    await window.page.keyboard.press('Enter');
    await report().waitFor();
    await until(() => lines().then(([only]) => only)).toContain('按所选的编码读出：Big5（繁体）');
    await report().getByText('用其他编码重读…').click();
    // Both readings are shown before anything is replaced, and the choice has the keyboard.
    await until(() => window.page.evaluate(() => document.activeElement?.tagName)).toBe('SELECT');
    await until(() => changes().locator('dd').allTextContents()).toEqual(['民日', 'チら']);
    await window.page.keyboard.press('Escape');
    await until(() => lines().then(([only]) => only)).toContain('按所选的编码读出：Big5（繁体）');
    await report().getByText('用其他编码重读…').click();
    await until(() => changes().locator('dd').count()).toBe(2);
    await window.page.keyboard.press('Enter');
    await until(() => lines().then(([only]) => only)).toContain('按所选的编码读出：GB18030 / GBK（简体）');
    await window.page.keyboard.press('Escape');
    await until(() => pool().count()).toBe(before + 2);
    await window.undo();
    await until(() => pool().count()).toBe(before);
  });

  it('reads a story again later, and leaves what was edited since unless it is ticked', async () => {
    const before = await pool().count();
    const text =
      '灯火\n\n江边的灯火昨天晚上又亮了，许多市民在岸边看了很久，他们说今年的灯比去年多，也比去年好看。\n\n' +
      '孩子们放了河灯，一直到深夜才跟着大人回家去。管理处的工作人员说，这个活动还要办三天，欢迎大家都来看看。\n';
    await bring({ '丁.txt': inGb18030(text) });
    const notice = window.page.locator('.notices p', { hasText: '读作：GB18030' });
    await notice.getByRole('button', { name: '用其他编码重读…' }).click();
    await until(() => changes().locator('dd').allTextContents()).toContain('灯火');
    await window.page.keyboard.press('Escape');
    await changes().waitFor({ state: 'detached' });
    await until(() => window.articleText()).toContain('江边的灯火');
    // Somebody writes at the start of the copy.
    await window.caretToStart();
    await window.page.keyboard.type('5 June: ');
    await until(() => window.articleText()).toContain('5 June: 江边');
    await window.command('用其他编码重读');
    await until(() => changes().locator('li.edited').count()).toBe(1);
    expect(await changes().locator('li.edited input').isChecked()).toBe(false);
    await window.page.getByRole('button', { name: /换成重读的/u }).click();
    await changes().waitFor({ state: 'detached' });
    await until(() => window.articleText()).not.toContain('孩子们');
    await until(() => window.articleText()).toContain('5 June: 江边');
    await window.undo();
    await until(() => window.articleText()).toContain('孩子们');
    // A file that has gone is told, and may be chosen anew.
    rmSync(join(folder, '丁.txt'));
    await window.command('用其他编码重读');
    await window.page.getByRole('button', { name: '选原文件…' }).waitFor();
    await until(() => window.page.locator('.dialog.reread .problem').textContent()).toContain('丁.txt');
    await window.page.keyboard.press('Escape');
    await window.undo();
    await window.undo();
    await until(() => pool().count()).toBe(before);
  });

  it('leaves a file out on Escape, and says so', async () => {
    const before = await pool().count();
    await bring({ '甲.txt': either, '乙.md': '# 柳絮\n\n出门请戴口罩。\n' });
    await form().waitFor();
    await window.page.keyboard.press('Escape');
    await report().waitFor();
    await until(() => report().locator('li.problem').count()).toBe(1);
    expect((await lines())[0]).toMatch(/甲\.txt.*没有选定编码/u);
    await window.page.keyboard.press('Escape');
    await until(() => pool().count()).toBe(before + 1);
    await window.undo();
  });

  it('puts struck text into the copy where that is wanted, takes it out again, and all of it is one step', async () => {
    const before = await pool().count();
    await bring({
      '划.docx': docx(
        documentXml(para(run('灯火亮')) + para(run('昨晚'), run('旧灯', '<w:strike/>'), run('新灯亮了。'))),
      ),
    });
    await report().waitFor();
    await until(lines).toEqual([expect.stringMatching(/划掉的文字没有收入.*旧灯/u)]);
    await report().getByRole('button', { name: '收入正文' }).click();
    await until(lines).toEqual([expect.stringContaining('划掉的文字已收入正文')]);
    await until(() => window.articleText()).toBe('昨晚旧灯新灯亮了。');
    await report().getByRole('button', { name: '不收' }).click();
    await until(() => window.articleText()).toBe('昨晚新灯亮了。');
    await report().getByRole('button', { name: '收入正文' }).click();
    await until(() => window.articleText()).toBe('昨晚旧灯新灯亮了。');
    await window.page.keyboard.press('Escape');
    await until(() => pool().count()).toBe(before + 1);
    await window.undo();
    await until(() => pool().count()).toBe(before);
    await window.redo();
    await until(() => pool().count()).toBe(before + 1);
  });

  it('tells of what is pasted what did not come in as it stood, and lists it among the checks', async () => {
    await window.page.getByText('灯火亮', { exact: true }).first().click();
    await window.caretToStart();
    await window.page.locator('.galley-copy').evaluate((copy) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.setData('text/html', '<p>今晨<span style="display:none">别登</span><s>旧讯</s>，</p>');
      dataTransfer.setData('text/plain', '今晨别登旧讯，');
      const pasting = { inputType: 'insertFromPaste', dataTransfer, bubbles: true, cancelable: true };
      copy.dispatchEvent(new InputEvent('beforeinput', pasting));
    });
    await until(() => window.articleText()).toMatch(/^今晨，昨晚/u);
    await window.page.getByText(/粘贴的内容没有照原样.*别登.*旧讯/u).waitFor();
    await window.page.getByRole('tab', { name: '检查' }).click();
    await window.page
      .getByText(/隐藏文字 1 处.*别登/u)
      .last()
      .waitFor();
    await window.undo();
    await until(() => window.articleText()).toMatch(/^昨晚/u);
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
