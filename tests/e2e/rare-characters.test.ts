/** Characters of a slice of a face that was not loaded yet: the page waits for it, and shows them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settled, until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

describe('rare characters', () => {
  const data = new UserData();
  let window: DayangWindow;
  beforeAll(async () => {
    window = await DayangWindow.open(data);
    // The first page is painted with parts of the faces, and anew once the faces are there.
    await window.page.waitForFunction(() => {
      const last = (name: string) => performance.getEntriesByName(name, 'mark').at(-1)?.startTime ?? Number.NaN;
      return last('repainted') > last('fonts');
    });
  });
  afterAll(async () => {
    await window.close();
    data.remove();
  });

  /** The left of the page, where no picture lies: pictures come when they come. */
  const painted = () =>
    window.page.evaluate(() => {
      const sheet = document.querySelector<HTMLCanvasElement>('.pasteboard .sheet');
      const part = document.createElement('canvas');
      part.width = Math.round((sheet?.width ?? 0) * 0.4);
      part.height = sheet?.height ?? 0;
      if (sheet !== null) part.getContext('2d')?.drawImage(sheet, 0, 0);
      return part.toDataURL();
    });

  /** The page with a character typed at the start of the copy; all are as wide. */
  async function pageWith(character: string): Promise<string> {
    const before = await painted();
    await window.caretToStart();
    await window.page.keyboard.insertText(character);
    await until(() => window.pageText()).toContain(character);
    await until(async () => (await painted()) === before).toBe(false);
    const page = await settled(painted);
    await window.page.keyboard.press('ControlOrMeta+Z');
    await until(async () => (await painted()) === before).toBe(true);
    return page;
  }

  it('are drawn in galley and interface, whichever slice they are in', async () => {
    const blank = await window.page.evaluate(async () => {
      const canvas = document.createElement('canvas');
      const context = canvas.getContext('2d', { willReadFrequently: true });
      const missing: string[] = [];
      for (const font of ['400 40px "dayang-serif"', '900 40px "dayang-serif"', '400 40px "dayang-sans"']) {
        for (const character of '东A驿婷璨國報龘㛃㐀𬬻') {
          await document.fonts.load(font, character);
          if (context === null) return ['no canvas'];
          context.clearRect(0, 0, canvas.width, canvas.height);
          context.font = font;
          context.fillText(character, 20, 80);
          const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
          if (!data.some((value) => value > 0)) missing.push(`${font} ${character}`);
        }
      }
      return missing;
    });
    expect(blank).toEqual([]);
  });

  it('are painted as themselves once they are typed, and when the page is opened with them', async () => {
    // Rare twice, traditional twice, beyond the first plane: a glyph that were not there would leave all alike.
    const pages = new Map<string, string>();
    for (const character of ['㐀', '㐁', '國', '報', '𬬻']) pages.set(character, await pageWith(character));
    expect(new Set(pages.values()).size).toBe(pages.size);

    await window.caretToStart();
    await window.page.keyboard.insertText('㐀');
    await window.saved();
    await window.close();
    window = await DayangWindow.open(data);
    await until(painted).toBe(pages.get('㐀') ?? '');
    expect(window.errors).toEqual([]);
  });
});
