import { describe, expect, it } from 'vitest';
import { windowForSuite } from './suite.ts';
import { until } from './until.ts';
import type { DayangWindow } from './window.ts';

describe('typing in the galley', () => {
  let window: DayangWindow;
  let before = '';
  windowForSuite(async (opened) => {
    window = opened;
    before = await window.articleText();
  });

  const undo = () => window.undo();

  it('shows plain keys, a paragraph break and its undo on the page', async () => {
    await window.caretToStart();
    await window.page.keyboard.type('2024');
    await window.page.keyboard.press('Enter');
    await until(() => window.articleText()).toBe(`2024\n${before}`);
    await until(() => window.pageText()).toContain('2024本报讯');
    await undo();
    await until(() => window.articleText()).toBe(`2024${before}`);
    await undo();
    await until(() => window.articleText()).toBe(before);
  });

  it.each(['galley', 'headline'])(
    'takes back what was typed in one go, however late the window comes to it: %s',
    async (where) => {
      const headline = window.page.getByLabel('主题');
      const read = () => (where === 'galley' ? window.articleText() : headline.inputValue());
      if (where === 'galley') await window.caretToStart();
      else {
        await headline.click();
        await window.page.keyboard.press('ControlOrMeta+Home');
      }
      const written = await read();
      const start = Date.now() / 1_000;
      await window.keyAt('a', start);
      await window.keyAt('b', start + 0.3);
      // The window is away for longer than the pause that ends a step; the user is not.
      await window.page.evaluate(() => {
        const away = () => {
          const end = performance.now() + 1_500;
          while (performance.now() < end);
        };
        addEventListener('keydown', away, { capture: true, once: true });
      });
      await window.keyAt('c', start + 0.6);
      // And here it is the user who pauses, and not the window.
      await window.keyAt('d', start + 2);
      await until(read).toBe(`abcd${written}`);
      await undo();
      await until(read).toBe(`abc${written}`);
      await undo();
      await until(read).toBe(written);
    },
  );

  it('gives a selection that a composed word replaced back in one undo', async () => {
    await window.caretToStart();
    for (let count = 0; count < 3; count++) await window.page.keyboard.press('Shift+ArrowRight');
    // Longer than the pause that ends a burst of plain typing.
    await window.compose('benbaodian', '本报电', 1500);
    await until(() => window.articleText()).toBe(`本报电${before.slice(3)}`);
    await window.saved();
    await undo();
    await until(() => window.articleText()).toBe(before);
  });

  it('takes a paragraph of two hundred characters, word by word, exactly', async () => {
    await window.caretToStart();
    const words = ['湖', '上', '起风', '的时候', '灯火', '一盏', '一盏', '亮', '起来', '，'];
    let text = '';
    while ([...text].length < 200) {
      for (const word of words) {
        await window.compose('abc', word);
        text += word;
      }
    }
    await until(() => window.articleText()).toBe(text + before);
    await until(() => window.pageText()).toContain(text);
    await window.saved();
    while ((await window.articleText()) !== before) {
      const now = await window.articleText();
      await undo();
      await until(() => window.articleText()).not.toBe(now);
    }
  });

  it('composes in the middle of a word, at the end, and in an emptied paragraph', async () => {
    await window.caretToStart();
    await window.page.keyboard.press('ArrowRight');
    await window.compose('zhong', '中');
    await until(() => window.articleText()).toBe(`${before.slice(0, 1)}中${before.slice(1)}`);
    await undo();
    await until(() => window.articleText()).toBe(before);
    await window.page.keyboard.press('ControlOrMeta+End');
    await window.compose('wan', '完');
    await until(() => window.articleText()).toBe(`${before}完`);
    await undo();
    await until(() => window.articleText()).toBe(before);
    await window.page.keyboard.press('ControlOrMeta+A');
    await window.page.keyboard.press('Delete');
    await until(() => window.articleText()).toBe('');
    await window.compose('kong', '空');
    await until(() => window.articleText()).toBe('空');
    await until(() => window.pageText()).toMatch(/空/u);
    await undo();
    await undo();
    await until(() => window.articleText()).toBe(before);
  });

  it('composes in the headline, and the page follows', async () => {
    const headline = window.page.getByLabel('主题');
    const written = await headline.inputValue();
    await headline.click();
    await window.page.keyboard.press('ControlOrMeta+End');
    await window.compose('le', '了');
    await until(() => headline.inputValue()).toBe(`${written}了`);
    await until(() => window.pageText('headline')).toContain('图书馆新馆今日开放了');
    await undo();
    await until(() => headline.inputValue()).toBe(written);
  });

  /** Puts the caret, or a selection up to another place, into paragraphs of the galley. */
  const select = async (from: readonly [number, number], to: readonly [number, number] = from) => {
    // From elsewhere, so that the status tells when the window has heard of it.
    const elsewhere = [to[0], to[1] > 0 ? to[1] - 1 : 1] as const;
    await selectByBrowser(elsewhere, elsewhere);
    await selectByBrowser(from, to);
  };

  const selectByBrowser = async (from: readonly [number, number], to: readonly [number, number]) => {
    await window.page.getByTestId('galley').focus();
    await window.page.evaluate(
      ([start, end]) => {
        const place = ([paragraph, offset]: readonly [number, number]) => {
          const element = document.querySelectorAll('.galley-copy p')[paragraph];
          if (element === undefined) throw new Error('no such paragraph');
          const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
          let left = offset;
          for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
            const length = node.nodeValue?.length ?? 0;
            if (left <= length) return [node, left] as const;
            left -= length;
          }
          throw new Error('past the paragraph’s end');
        };
        getSelection()?.setBaseAndExtent(...place(start), ...place(end));
      },
      [from, to] as const,
    );
    const place = `第 ${to[0] + 1} 段 · 第 ${to[1]} 字`;
    await until(() => window.page.getByTestId('caret').textContent()).toContain(place);
  };

  /** Composes a word, and sees it in its place and gone again by one undo. */
  const composesTo = async (word: string, expected: string) => {
    await window.compose('pinyin', word, 300);
    await until(() => window.articleText()).toBe(expected);
    // As the store has it, too.
    await window.saved();
    await undo();
    await until(() => window.articleText()).toBe(before);
  };

  /** Where the lines of a paragraph end, as the galley shows them. */
  const lineEnds = (paragraph: number) =>
    window.page.evaluate((at) => {
      const starts = document.querySelectorAll('.galley-copy p')[at]?.querySelectorAll('.line-start') ?? [];
      let end = 0;
      return [...starts].map((start) => {
        end += start.textContent.length;
        return end;
      });
    }, paragraph);

  it('shows the lines of the page, and composes across the end of one', async () => {
    const ends = await lineEnds(0);
    expect(ends.length).toBeGreaterThan(3);
    // The page sets the very same lines.
    const first = before.slice(0, ends[0]);
    await until(() => window.pageText()).toContain(first);
    for (const end of [ends[0] ?? 0, (ends[1] ?? 0) - 1, (ends[1] ?? 0) + 1]) {
      await select([0, end]);
      await composesTo('水光', `${before.slice(0, end)}水光${before.slice(end)}`);
    }
  });

  it('composes right after a jump', async () => {
    const found = await window.page.evaluate(() => {
      const opens = [...document.querySelectorAll('.galley-copy .line-start')].find(
        (start) => start.getAttribute('data-opens') === '第2版',
      );
      const paragraph = opens?.closest('p');
      if (opens === undefined || paragraph == null) return null;
      const range = document.createRange();
      range.setStart(paragraph, 0);
      range.setEndBefore(opens);
      return {
        paragraph: [...document.querySelectorAll('.galley-copy p')].indexOf(paragraph),
        offset: range.toString().length,
      };
    });
    if (found === null) throw new Error('no jump');
    const paragraphs = before.split('\n');
    const at = paragraphs.slice(0, found.paragraph).join('\n').length + (found.paragraph > 0 ? 1 : 0) + found.offset;
    await select([found.paragraph, found.offset]);
    await composesTo('转来', `${before.slice(0, at)}转来${before.slice(at)}`);
  });

  it('composes over a selection of several paragraphs', async () => {
    const paragraphs = before.split('\n');
    await select([0, 4], [2, 5]);
    const expected = `${before.slice(0, 4)}合并${paragraphs.slice(2).join('\n').slice(5)}`;
    await composesTo('合并', expected);
  });

  it('composes beside emphasis and at its end', async () => {
    await select([0, 6], [0, 10]);
    await window.page.keyboard.press('ControlOrMeta+B');
    await until(() => window.page.locator('.galley-copy .strong').first().textContent()).toBe(before.slice(6, 10));
    for (const at of [6, 10, 11, 8]) {
      await select([0, at]);
      await composesTo('着重', `${before.slice(0, at)}着重${before.slice(at)}`);
    }
    await undo();
    await until(() => window.page.locator('.galley-copy p').first().locator('.strong').count()).toBe(0);
  });

  it('corrects in the middle of what was just composed', async () => {
    await select([0, 5]);
    await window.compose('deng', '灯', 300);
    await window.compose('huo', '伙', 300);
    await window.page.keyboard.press('Backspace');
    await window.compose('huo', '火', 300);
    await until(() => window.articleText()).toBe(`${before.slice(0, 5)}灯火${before.slice(5)}`);
    while ((await window.articleText()) !== before) {
      const now = await window.articleText();
      await undo();
      await until(() => window.articleText()).not.toBe(now);
    }
  });

  it('composes at the start of an empty headline', async () => {
    const deck = window.page.getByLabel('副题');
    await until(() => deck.inputValue()).toBe('');
    await deck.click();
    await window.compose('futi', '副题', 300);
    await until(() => window.pageText('headline')).toContain('副题');
    await undo();
    await until(() => deck.inputValue()).toBe('');
  });

  it('pairs straight quotes, and takes what is pasted from a document as paragraphs', async () => {
    await select([0, 0]);
    await window.page.keyboard.type('"a"');
    await until(() => window.articleText()).toBe(`“a”${before}`);
    await undo();
    await until(() => window.articleText()).toBe(before);
    await select([0, 0]);
    await window.page.evaluate(() => {
      const onCopy = (event: ClipboardEvent) => {
        const html = '<h2>看点</h2><p>一<b>二</b></p><p style="display:none">隐</p><p>三</p>';
        event.clipboardData?.setData('text/html', html);
        event.preventDefault();
        event.stopPropagation();
      };
      document.addEventListener('copy', onCopy, { capture: true, once: true });
      document.execCommand('copy');
    });
    await window.page.keyboard.press('ControlOrMeta+V');
    await until(() => window.articleText()).toBe(`看点\n一二\n三${before}`);
    await undo();
    await until(() => window.articleText()).toBe(before);
  });

  it('shows the caret behind what is pasted, however long that is', async () => {
    await select([0, 0]);
    await window.page.evaluate(() => {
      const text = Array.from({ length: 300 }, (_, at) => `第${at + 1}段，到会的人不少，夜里人们才慢慢散去。`).join(
        '\n',
      );
      const onCopy = (event: ClipboardEvent) => {
        event.clipboardData?.setData('text/plain', text);
        event.preventDefault();
        event.stopPropagation();
      };
      document.addEventListener('copy', onCopy, { capture: true, once: true });
      document.execCommand('copy');
    });
    await window.page.keyboard.press('ControlOrMeta+V');
    await until(() => window.articleText()).toContain('第300段');
    const isSeen = () =>
      window.page.evaluate(() => {
        const caret = getSelection()?.getRangeAt(0).getBoundingClientRect();
        const copy = document.querySelector('.galley-scroll')?.getBoundingClientRect();
        // What is scrolled to may be off by part of a pixel.
        return caret !== undefined && copy !== undefined && caret.top > copy.top - 1 && caret.bottom < copy.bottom + 1;
      });
    // As shown when the page is set: its lines are parted then.
    await until(() => window.page.locator('.galley-copy.set .overset').count()).toBeGreaterThan(0);
    await until(isSeen).toBe(true);
    await undo();
    await until(() => window.articleText()).toBe(before);
  });

  it('keeps notes off the page', async () => {
    await select([1, 2]);
    const count = () => window.page.getByTestId('words').textContent();
    const counted = await count();
    await window.page.keyboard.press('ControlOrMeta+Alt+Digit4');
    await until(() => window.page.locator('.galley-copy .copy-note').count()).toBe(1);
    const note = before.split('\n')[1]?.slice(0, 12) ?? '';
    await until(() => window.pageText()).not.toContain(note);
    await until(count).not.toBe(counted);
    await undo();
    await until(() => window.pageText()).toContain(note);
  });

  it('never makes the page complain', () => {
    expect(window.errors).toEqual([]);
  });
});
