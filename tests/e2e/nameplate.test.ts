import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block } from '../../shared/blocks/kinds.ts';
import { pageByNumber } from '../../shared/edition/selectors.ts';
import { savedEdition } from '../kit/display-lists.ts';
import { pdfOfObjects, pdfOfPage, pdfStream } from '../kit/pdf-files.ts';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** A red name of two strokes, and words that are no outlines. */
const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 100"><path fill="#e60012" d="M0 0H180V100H0ZM220 0H400V100H220Z"/><text x="9" y="9">江城</text></svg>';

/** The same in another form, in red of two inks and a spot ink that the newspaper has no swatch of. */
const outlines = pdfOfPage(
  '0 0.9 0.8 0 k 0 0 180 100 re f /S cs 1 scn 220 0 m 400 0 l 400 100 l 220 100 l h f BT /F 9 Tf (x) Tj ET',
  {
    resources: '/ColorSpace << /S [/Separation /Jiangcheng#20Gold /DeviceCMYK 6 0 R] >> /Font << /F 5 0 R >>',
    more: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /FZKai >>',
      '<< /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [0 0.2 0.6 0.2] /N 1 >>',
    ],
  },
);

describe('the head of page 1', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-nameplate-'));
  const svg = join(folder, '江城晚报.svg');
  const pdf = join(folder, '江城晚报.pdf');
  const eps = join(folder, '江城晚报.eps');
  let window: DayangWindow;
  beforeAll(async () => {
    writeFileSync(svg, drawing);
    writeFileSync(pdf, outlines);
    writeFileSync(eps, '%!PS-Adobe-3.0 EPSF-3.0\n');
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    data.remove();
    removeFolder(folder);
  });

  const edition = async () => {
    await window.saved();
    return savedEdition(join(data.path, 'editions', 'sample.dayang'));
  };
  const onFront = async <K extends Block['kind']>(kind: K) => {
    const known = await edition();
    const page = pageByNumber(known, 1)?.id;
    return Object.values(known.blocks).filter(
      (block): block is Block<K> & Block => block.kind === kind && block.pageId === page,
    );
  };
  /** The colour of the page on the screen at a share of the selected block's frame. */
  const colourAt = (across: number, down: number) =>
    window.page.evaluate(
      ([x, y]) => {
        const outline = document.querySelector('.outline.selected, .selected')?.getBoundingClientRect();
        const canvas = document.querySelector<HTMLCanvasElement>('.pasteboard canvas[data-painted]');
        const context = canvas?.getContext('2d');
        if (outline === undefined || canvas === null || context == null) return null;
        const own = canvas.getBoundingClientRect();
        const scale = canvas.width / own.width;
        const [left, top] = [outline.left + outline.width * x - own.left, outline.top + outline.height * y - own.top];
        return [...context.getImageData(Math.round(left * scale), Math.round(top * scale), 1, 1).data.slice(0, 3)];
      },
      [across, down] as const,
    );

  it('takes a drawing as its name, by a key, and says what of it is not drawn', async () => {
    await window.answerDialog('showOpenDialog', svg);
    await window.page.keyboard.press('ControlOrMeta+Alt+B');
    const notice = window.page.locator('.notices', { hasText: '文字没有画出' });
    await notice.waitFor();
    await until(async () => (await onFront('nameplate'))[0]?.artworkId !== undefined).toBe(true);
    const known = await edition();
    expect(Object.values(known.artwork).map(({ name, shapes }) => [name, shapes.length])).toEqual([
      ['江城晚报.svg', 1],
    ]);
    // The frame is as wide as the drawing, and the name in type is gone from the page.
    const [nameplate] = await onFront('nameplate');
    expect((nameplate?.frame.width ?? 0) / (nameplate?.frame.height ?? 1)).toBeCloseTo(4, 1);
    await until(() => window.pageText('nameplate')).toBe('');
    await until(async () => {
      const [red = 0, green = 255] = (await colourAt(0.2, 0.5)) ?? [];
      return red > 150 && green < 60;
    }).toBe(true);
    await window.page.locator('.notices button').first().click();
  });

  it('is undone in one step, and drawn again', async () => {
    await window.undo();
    await until(async () => (await onFront('nameplate'))[0]?.artworkId ?? null).toBe(null);
    await until(() => window.pageText('nameplate')).toContain('东湖日报');
    await window.redo();
    await until(() => window.pageText('nameplate')).toBe('');
  });

  it('goes back to the name in type from the inspector', async () => {
    await window.page.getByRole('button', { name: '用铅字' }).click();
    await until(() => window.pageText('nameplate')).toContain('东湖日报');
    await window.undo();
    await until(() => window.pageText('nameplate')).toBe('');
  });

  it('refuses an EPS and says what to do instead', async () => {
    await window.answerDialog('showOpenDialog', eps);
    await window.command('报头用图形');
    await window.page.locator('.notices', { hasText: '另存为 PDF 或 SVG' }).waitFor();
    await window.page.locator('.notices button').first().click();
  });

  it('shows that a drawing is being read where that takes long, and gives it up when told to', async () => {
    const slow = join(folder, '慢.pdf');
    const figures = deflateSync('0 '.repeat(45_000_000)).toString('latin1');
    writeFileSync(
      slow,
      pdfOfObjects([
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>',
        pdfStream(figures, '/Filter /FlateDecode '),
      ]),
    );
    const dialog = window.page.getByRole('dialog', { name: '导入' });
    await window.answerDialog('showOpenDialog', slow);
    await window.page.keyboard.press('ControlOrMeta+Alt+B');
    await dialog.getByText('慢.pdf').waitFor();
    await dialog.getByRole('button', { name: '取消' }).click();
    await until(() => dialog.count()).toBe(0);
    await until(() => window.page.locator('.notices', { hasText: '慢.pdf' }).count()).toBe(0);
  });

  it('takes a PDF as its name from the button, in one step, with its own inks', async () => {
    await window.answerDialog('showOpenDialog', pdf);
    await window.page.getByRole('button', { name: '替换…' }).click();
    await window.page.locator('.notices', { hasText: /FZKai.*同名色板.*Jiangcheng Gold/u }).waitFor();
    await until(async () => Object.values((await edition()).artwork).map(({ name }) => name)).toContain('江城晚报.pdf');
    await until(async () => {
      const [red = 0, green = 255] = (await colourAt(0.2, 0.5)) ?? [];
      return red > 150 && green < 110;
    }).toBe(true);
    for (const ink of ['C0 90 80 0', 'Jiangcheng Gold']) await window.page.getByLabel(ink, { exact: true }).waitFor();
    await window.page.locator('.notices button').first().click();
    await window.undo();
    await until(async () => {
      const [nameplate] = await onFront('nameplate');
      return (await edition()).artwork[nameplate?.artworkId ?? '']?.name;
    }).toBe('江城晚报.svg');
  });

  it('has ears that say the day by themselves', async () => {
    await window.command('插入报眼块');
    await until(() => window.pageText('pagetext')).toContain('2024年3月8日');
    // The newspaper's panel has lines of its own, which Enter is not about.
    await window.page.getByRole('tab', { name: '报纸' }).click();
    await window.page.getByRole('application', { name: '版面' }).focus();
    await window.page.keyboard.press('Enter');
    const focused = () => window.page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
    await until(focused).toBe('在版面上写版面文字');
    await window.page.getByTestId('page-field').fill('今日天气\n第{期号}期');
    await window.page.keyboard.press('Tab');
    await until(() => window.pageText('pagetext')).toMatch(/今日天气[\s\S]*第9021期/u);
    await window.page.getByRole('tab', { name: '属性' }).click();
    // A field goes where the caret was left.
    const lines = window.page.getByLabel('文字（一行一条）');
    await lines.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(2, 4));
    await window.page.getByLabel('字段').selectOption('版号');
    await until(() => lines.inputValue()).toBe('今日{版号}\n第{期号}期');
    await until(focused).toBe('文字（一行一条）');
  });

  it('takes a drawing that is dropped on a full page into a block of its own, from the tray', async () => {
    await window.page.keyboard.press('Escape');
    await window.dropFile(svg);
    await window.page.locator('.notices', { hasText: '第1版没有空位' }).waitFor();
    expect(await onFront('artwork')).toEqual([]);
    // It is the nameplate's drawing, so that it stands among those that are used.
    const tray = window.page.getByTestId('picture-tray');
    const all = tray.getByText('用过的也列出');
    if (!(await all.isVisible())) await tray.getByText('图片', { exact: true }).click();
    await all.click();
    await tray.locator('li > button', { hasText: '江城晚报' }).first().focus();
    await window.page.keyboard.press('Enter');
    await until(async () => (await onFront('artwork')).length).toBe(1);
    await all.click();
  });

  it('takes a PDF by a key as the name of a page that has none, and all of it is one step', async () => {
    const onPage = async () => {
      const known = await edition();
      const page = pageByNumber(known, 2)?.id;
      return Object.values(known.blocks)
        .filter(({ pageId }) => pageId === page)
        .map(({ kind }) => kind)
        .sort();
    };
    await window.page.keyboard.press('Escape');
    await window.page.keyboard.press('ControlOrMeta+PageDown');
    await window.painted(2);
    const before = await onPage();
    await window.answerDialog('showOpenDialog', pdf);
    await window.page.keyboard.press('ControlOrMeta+Alt+B');
    // With what the name says in type beside it, and the rules under it.
    await until(async () => [...(await onPage())]).toEqual([...before, 'nameplate', 'pagetext', 'rule', 'rule'].sort());
    // The drawing has its own colours, and not black.
    await until(() =>
      window.page
        .getByLabel('颜色', { exact: true })
        .evaluate((choice: HTMLSelectElement) => choice.selectedOptions[0]?.textContent ?? ''),
    ).toContain('原色');
    await window.undo();
    await until(onPage).toEqual(before);
  });
});
