import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sayImportRemark } from '../../shared/text/import-remarks.ts';
import { cases } from '../../tests/kit/seeds.ts';
import { DayangError } from '../errors.ts';
import { EncodingUnsure } from './decode.ts';
import { readStoryFile } from './read-story.ts';

const given = new URL('../../../shared/cases/', import.meta.url);
const hasCases = existsSync(given);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-text-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file as one text, a paragraph a line, and what was said of it. */
async function read(name: string, bytes: Uint8Array | string, options: Parameters<typeof readStoryFile>[1] = {}) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const copy = await readStoryFile(path, options);
  const text =
    copy.kind === 'text'
      ? copy.text
      : [...copy.story.headline, ...copy.story.body.map(({ leaves }) => leaves.map((leaf) => leaf.text).join(''))].join(
          '\n',
        );
  return { text, remarks: copy.remarks };
}

const ofCase = (path: string) => read(path.replaceAll('/', '-'), readFileSync(new URL(path, given)));

/** Bytes of latin1, so that single bytes can be written as `\xe4`. */
const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const kinds = (remarks: readonly { readonly kind: string }[]) => remarks.map(({ kind }) => kind);

describe('damaged UTF-8', () => {
  it.skipIf(!hasCases)('with one bad byte keeps all the rest, and says where it is (09)', async () => {
    const { text, remarks } = await ofCase('09-damaged-text/onebad.txt');
    expect(text).toBe(
      '河湾镇办起夜读课堂\n讲课的是退休教师吉万山，今年七十一岁，\ufffd了四十年书。\n课堂每周开三次，镇上老人也来听。',
    );
    expect(remarks).toEqual([
      { kind: 'bad-bytes', count: 1, paragraph: 2, text: '，今年七十一岁，\ufffd了四十年书。' },
    ]);
  });
  it.skipIf(!hasCases)('with bytes of Latin-1 round a figure keeps the figure (09)', async () => {
    const { text, remarks } = await ofCase('09-damaged-text/latin1-byte.txt');
    expect(text).toContain('教了\ufffd40\ufffd年书');
    expect(kinds(remarks)).toEqual(['bad-bytes', 'bad-bytes']);
  });
  it.skipIf(!hasCases)('that is cut in mid-character ends with a sign of it (09)', async () => {
    const { text, remarks } = await ofCase('09-damaged-text/cut-end.txt');
    expect(text).toMatch(/老人也来\ufffd$/u);
    expect(remarks).toEqual([{ kind: 'bad-bytes', count: 1, paragraph: 3, text: '三次，镇上老人也来\ufffd'.slice(1) }]);
  });
  it.skipIf(!hasCases)('with surrogates has them as bad bytes, and says what they were meant for (09)', async () => {
    for (const name of ['cesu.txt', 'cesu-one-line.txt']) {
      const { text, remarks } = await ofCase(`09-damaged-text/${name}`);
      expect(text).toMatch(/退休教师\ufffd+万[山屯]，今年七十一/u);
      expect(remarks).toContainEqual({
        kind: 'surrogate-bytes',
        count: 1,
        paragraph: name === 'cesu.txt' ? 2 : 1,
        text: '\u{20bb7}',
      });
    }
  });
  it.each([
    ['a byte that is never in it', '\xe6\xb9\x96\xff\xe6\xb9\x96', '湖\ufffd湖'],
    ['a trail without a lead', '\xe6\xb9\x96\x80\xe6\xb9\x96', '湖\ufffd湖'],
    ['a form that is too long', '\xe6\xb9\x96\xc0\xaf\xe6\xb9\x96', '湖\ufffd\ufffd湖'],
    ['half a character before ASCII', '\xe6\xb9\x96\xe6\xb9A\xe6\xb9\x96', '湖\ufffdA湖'],
    [
      'half a surrogate',
      '\xe6\xb9\x96\xe6\xb9\x96\xe6\xb9\x96\xe6\xb9\x96\xed\xa0\x80\xe6\xb9\x96',
      '湖湖湖湖\ufffd\ufffd\ufffd湖',
    ],
    ['a lead of four bytes', '\xe6\xb9\x96\xe6\xb9\x96\xf0\x9f\x98', '湖湖\ufffd'],
  ])('with %s is read by Unicode §3.9', async (_, source, expected) => {
    const { text, remarks } = await read('bad.txt', bytes(source));
    expect(text).toBe(expected);
    expect(remarks).toEqual([{ kind: 'bad-bytes', count: 1, paragraph: 1, text: expected }]);
    expect(sayImportRemark(remarks[0] ?? { kind: 'footnotes', count: 1 }, 'zh')).toContain('第 1 段');
  });
  it('with a bad byte in each of sixty lines tells forty places and counts the rest', async () => {
    const { remarks } = await read('many.txt', bytes('\xe6\xb9\x96\xe6\xb9\x96\xe6\xb9\x96\xff\n'.repeat(60)));
    expect(remarks).toHaveLength(41);
    expect(remarks.at(-1)).toEqual({ kind: 'bad-bytes', count: 20, paragraph: 41 });
  });
});

describe('a declared encoding', () => {
  const big5 = '\xaae\xc6W\xc2\xed\xbf\xec\xb0_\xa9]\xc5\xaa\xbd\xd2\xb0\xf3';
  it.skipIf(!hasCases)('in a meta of HTML is the one it is read in (11)', async () => {
    const { text, remarks } = await ofCase('11-big5/big5.html');
    expect(text).toMatch(/^河灣鎮辦起夜讀課堂\n講課的是退休教師，今年七十一歲。$/u);
    // Its title is not of the copy, and told; of its encoding there is nothing to tell.
    expect(remarks.map(({ kind }) => kind)).toEqual(['document-title']);
  });
  it.each([
    ['without quotes', '<meta charset=Big5>'],
    ['by an old name', '<meta charset="x-x-big5">'],
    ['by http-equiv', `<meta http-equiv='Content-Type' content='text/html; charset=big5-hkscs'>`],
    ['after another in a comment', '<!-- <meta charset="gbk"> --><META CHARSET="BIG5"/>'],
  ])('is found %s', async (_, meta) => {
    const { text, remarks } = await read(
      'meta.html',
      bytes(`<html><head>${meta}</head><body><p>${big5}</p></body></html>`),
    );
    expect([text, remarks]).toEqual(['河灣鎮辦起夜讀課堂', []]);
  });
  it('is found in XML', async () => {
    const { text, remarks } = await read(
      'a.xml',
      bytes(
        `<?xml version="1.0" encoding='big5'?><nitf><body><body.content><p>${big5}</p></body.content></body></nitf>`,
      ),
    );
    expect([text, remarks]).toEqual(['河灣鎮辦起夜讀課堂', []]);
  });
  it('that the bytes belie is not believed, and that is said', async () => {
    const { text, remarks } = await read(
      'belied.html',
      '<html><head><meta charset="big5"></head><body><p>河湾镇办起夜读课堂，镇上老人也来听。</p></body></html>',
    );
    expect(text).toBe('河湾镇办起夜读课堂，镇上老人也来听。');
    expect(remarks).toEqual([{ kind: 'encoding-not-declared', count: 1, text: 'big5 → utf-8' }]);
  });
  it.each([
    ['UTF-8', 'utf8', [0xef, 0xbb, 0xbf]],
    ['UTF-16', 'utf16le', [0xff, 0xfe]],
  ] as const)('of the mark of %s is not copy', async (_, encoding, mark) => {
    const { text } = await read('mark.txt', Uint8Array.from([...mark, ...Buffer.from('湖上起风。', encoding)]));
    expect(text).toBe('湖上起风。');
  });
  it.each([true, false])('of UTF-32 is read, little-endian: %s', async (isLittle) => {
    const codes = ['\ufeff', ...'湖上\u{20bb7}起风。'].map((character) => character.codePointAt(0) ?? 0);
    const view = new DataView(new ArrayBuffer(codes.length * 4));
    for (const [at, code] of codes.entries()) view.setUint32(at * 4, code, isLittle);
    expect((await read('wide.txt', new Uint8Array(view.buffer))).text).toBe('湖上\u{20bb7}起风。');
  });
});

describe('an encoding nothing tells', () => {
  it.skipIf(!hasCases)('is Big5 where that is what makes copy of it, and the guess is said (11)', async () => {
    const { text, remarks } = await ofCase('11-big5/big5.txt');
    expect(text).toMatch(/^河灣鎮辦起夜讀課堂\n講課的是退休教師，.*他說：「大家來聽。」/u);
    expect(remarks).toEqual([{ kind: 'encoding-guessed', count: 1, text: 'big5' }]);
  });
  it.each([
    [
      'HKSCS',
      '\xad\xbb\xb4\xe4\xaa\xba\xb3\xd6\xaa\xf7\xbe\xf7\xba\xd9\xa1A\x8d`\xa4]\xacO\xb1`\xa5\xce\xa6r\xa1C',
      /^香港的.+，.也是常用字。$/u,
    ],
    [
      'Shift-JIS',
      '\x93\x8c\x8b\x9e\x82\xcc\x8d\xf7\x82\xaa\x8d\xe7\x82\xab\x82\xdc\x82\xb5\x82\xbd\x81B',
      /^東京の桜が咲きました。$/u,
    ],
    [
      'EUC-KR',
      '\xbc\xad\xbf\xef\xbf\xa1\xbc\xad \xb4\xba\xbd\xba\xb8\xa6 \xc0\xfc\xc7\xd5\xb4\xcf\xb4\xd9',
      /^서울에서 뉴스를 전합니다$/u,
    ],
    [
      'Windows-1252',
      'Le pr\xe9sident a \xe9t\xe9 r\xe9\xe9lu \xe0 une large majorit\xe9.',
      /^Le président a été réélu à une large majorité\.$/u,
    ],
  ])('is %s', async (_, source, expected) => {
    const { text, remarks } = await read('guess.txt', bytes(source));
    expect(text).toMatch(expected);
    expect(kinds(remarks)).toContain('encoding-guessed');
  });
  it('is plain English where it is, whatever else its bytes could be', async () => {
    expect((await read('facts.txt', 'Bush hid the facts')).text).toBe('Bush hid the facts');
  });
  it.each([
    ['one character', '\xa4\xe9', 'big5', '日'],
    ['two', '\xa5\xc1\xa4\xe9', 'big5', '民日'],
    ['two that are UTF-8 as well', '\xc4\xbf\xc2\xbc', 'gb18030', '目录'],
  ] as const)(
    'of %s is asked about, with both readings, and read as it is answered',
    async (_, source, encoding, meant) => {
      const asked = await read('short.txt', bytes(source)).catch((error: unknown) => error);
      if (!(asked instanceof EncodingUnsure)) throw asked;
      expect(asked.readings.map(({ encoding: name }) => name)).toContain(encoding);
      for (const { encoding: name, sample } of asked.readings) {
        expect(asked.zh).toContain(`--encoding ${name}`);
        expect(asked.zh).toContain(sample);
      }
      expect(await read('short.txt', bytes(source), { encoding })).toEqual({ text: meant, remarks: [] });
    },
  );
});

describe('what transmission left', () => {
  it.skipIf(!hasCases)('at the end of a file of DOS is taken off and named (21)', async () => {
    const { text, remarks } = await ofCase('21-controls/brief-gbk.txt');
    expect(text).toBe('河湾镇办起夜读课堂\n课堂每周开三次，镇上老人也来听。\n讲课的是退休教师。');
    expect(remarks).toEqual([{ kind: 'control-characters', count: 1, paragraph: 3, text: '^Z' }]);
  });
  it.skipIf(!hasCases)('round a message is taken off, its heading told (21)', async () => {
    const { text, remarks } = await ofCase('21-controls/iptc7901.txt');
    expect(text).toBe('河湾镇办起夜读课堂\n课堂每周开三次，镇上老人也来听。\n讲课的是退休教师。');
    expect(remarks).toEqual([{ kind: 'wire-frame', count: 1, text: 'DH0012 4 SJW 0012' }]);
  });
  it.each([
    [
      'keywords and a time at its end',
      '\x16\x16\x01XH123 3 pol 250 leaders/visit\r\n\x02湖上起风。\r\n\x03\r\n081230 GMT Mar 24\r\n\x04',
      'XH123 3 pol 250 leaders/visit … 081230 GMT Mar 24',
    ],
    ['no SYN and no EOT', '\x01XH9 4 spo 12\n\x02湖上起风。\n\x03', 'XH9 4 spo 12'],
    ['lamps and ribbons switched in it', '\0\0\0\0\x16\x16\x01A 1 i\r\n\x02湖上起风。\x03\0\0\x04', 'A 1 i'],
    ['the lines of telex', 'ZCZC XH0123\r\n湖上起风。\r\nNNNN\r\n', 'ZCZC XH0123 … NNNN'],
    ['the first line of telex', '\n ZCZC XH0123 081230\n湖上起风。', 'ZCZC XH0123 081230'],
    ['a heading in two lines', '\0\0\x16\x16\x01A 1 i\r\nB\r\n\x02湖上起风。\x03\x04', 'A 1 i\r\nB'],
  ])('round a message with %s', async (_, source, heading) => {
    const { text, remarks } = await read('frame.txt', source);
    expect([text, remarks]).toEqual(['湖上起风。', [{ kind: 'wire-frame', count: 1, text: heading }]]);
  });
  it('of control characters in a short message is taken out, whatever their number', async () => {
    const { text, remarks } = await read('short.txt', '\x16\x16\x01A 1\r\n\x02\x11湖\x12\x13风。\r\n\x03\x04');
    expect(text).toBe('湖风。');
    expect(kinds(remarks)).toEqual(['wire-frame', 'control-characters']);
  });
  it('of telex is no copy; NNNN by itself is', async () => {
    const two = await read('two.txt', 'ZCZC A1\n湖上起风。\nNNNN\n\nZCZC A2\n第二天。\nNNNN\n');
    expect(two.text).toBe('湖上起风。\n第二天。');
    expect(kinds(two.remarks)).toEqual(['wire-frame', 'wire-frame', 'messages-joined']);
    expect((await read('one.txt', '湖上起风。\nNNNN\n第二天。')).text).toBe('湖上起风。\nNNNN\n第二天。');
  });
  it('round two messages is told of each, and that they are joined', async () => {
    const frame = (words: string) => `\x16\x16\x01${words}\r\n\x02湖上起风。\r\n\x03\r\n\x04\r\n`;
    const { text, remarks } = await read('two.txt', frame('A1 4 i 5') + frame('A2 4 i 5'));
    expect(text).toBe('湖上起风。\n湖上起风。');
    expect(kinds(remarks)).toEqual(['wire-frame', 'wire-frame', 'messages-joined']);
  });
  it.each([
    ['NUL', '湖上\0起风。\n第二天，湖上没有风。', '^@', 1],
    ['escape', '湖上起风。\n第二天，\x1b湖上没有风。', '^[', 2],
    ['delete', '湖上起风。\n第二天，\x7f湖上没有风。', '^?', 2],
    ['a control of the upper half', '湖上起风。\n第二天，\u0094湖上没有风。', 'U+0094', 2],
  ])('in a text, as %s, is taken out and named', async (_, source, name, paragraph) => {
    const { text, remarks } = await read('control.txt', source);
    expect(text).toBe('湖上起风。\n第二天，湖上没有风。');
    expect(remarks).toEqual([{ kind: 'control-characters', count: 1, paragraph, text: name }]);
  });
  it.each(['\v', '\f', '\u0085', '\u2028', '\u2029', '\r', '\r\n'])('as %j is a break', async (mark) => {
    const { text, remarks } = await read('break.txt', `湖上起风${mark}第二天，湖上没有风。${mark}完。`);
    expect([text, remarks]).toEqual(['湖上起风\n第二天，湖上没有风。\n完。', []]);
  });
});

describe('private characters of older systems', () => {
  it.each([
    ['UTF-8', Buffer.from('湖上\ue5e5起风。')],
    [
      'GB18030',
      bytes('\xba\xfe\xc9\xcf\xaa\xa1\xc6\xf0\xb7\xe7\xa3\xac\xbd\xf1\xcc\xec\xce\xc2\xb6\xc8\xbd\xcf\xb8\xdf\xa1\xa3'),
    ],
  ])('are kept and named, in %s', async (_, source) => {
    const { text, remarks } = await read('own.txt', Uint8Array.from(source));
    const [own = ''] = /\p{Co}/u.exec(text) ?? [];
    expect(own).not.toBe('');
    expect(remarks.find(({ kind }) => kind === 'private-characters')).toEqual({
      kind: 'private-characters',
      count: 1,
      paragraph: 1,
      text: `${own} U+${own.codePointAt(0)?.toString(16).toUpperCase()}`,
    });
  });
});

describe('any text in any Unicode encoding', () => {
  const characters = fc.constantFrom(...'东湖灯火，。亮“”\u{20bb7}\ue000\u0001\u0094\ufffd\0\v\f\n\t ab1é');
  const encodings = fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be');
  const encode = (text: string, encoding: string): Uint8Array => {
    if (encoding === 'utf-8') return new TextEncoder().encode(text);
    const units = encoding.startsWith('utf-16')
      ? Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
      : [...text].map((character) => character.codePointAt(0) ?? 0);
    const width = encoding.startsWith('utf-16') ? 2 : 4;
    const view = new DataView(new ArrayBuffer(units.length * width));
    for (const [at, unit] of units.entries()) {
      if (width === 2) view.setUint16(at * 2, unit, encoding.endsWith('le'));
      else view.setUint32(at * 4, unit, encoding.endsWith('le'));
    }
    return new Uint8Array(view.buffer);
  };

  it('is what comes out, together with what the remarks say was taken out', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(characters, { minLength: 1, maxLength: 60 }), encodings, async (parts, encoding) => {
        // Copy enough that controls are the odd ones.
        const source = `湖上起风，风里有船。${parts.join('')}完。`;
        const { text, remarks } = await read('any.txt', encode(`\ufeff${source}`, encoding)).catch((error: unknown) => {
          if (error instanceof DayangError && error.code === 'not-text') return { text: null, remarks: [] };
          throw error;
        });
        if (text === null) return;
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
        const controls = source.match(/[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/gu) ?? [];
        const squeezed = (all: string) => all.replace(/\s/gu, '');
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
        expect(squeezed(text)).toBe(squeezed(source).replace(/[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/gu, ''));
        const told = remarks.find(({ kind }) => kind === 'control-characters');
        expect(told?.count ?? 0).toBe(controls.length);
        expect(told?.text?.split(' ').length ?? 0).toBe(controls.length);
        expect(remarks.some(({ kind }) => kind === 'bad-bytes')).toBe(source.includes('\ufffd'));
        expect(remarks.some(({ kind }) => kind === 'private-characters')).toBe(source.includes('\ue000'));
      }),
      cases(300),
    );
  });
});

describe('any bytes', () => {
  it('are read or refused with a reason', async () => {
    const noise = fc.oneof(
      fc.uint8Array({ minLength: 1, maxLength: 300 }),
      fc
        .tuple(
          fc.constantFrom('湖上起风，风里有船。', '<?xml version="1.0" encoding="big5"?><nitf>', '\x01A\x02b\x03'),
          fc.uint8Array(),
        )
        .map(([start, rest]) => Uint8Array.from([...Buffer.from(start), ...rest])),
    );
    await fc.assert(
      fc.asyncProperty(noise, async (source) => {
        await read('noise.txt', source).catch((error: unknown) => {
          if (!(error instanceof DayangError) || error.code === 'unexpected') throw error;
        });
      }),
      cases(300),
    );
  });
});

describe('a file that old systems or programs spoilt', () => {
  const sent = '\xba\xd3\xcd\xe5\xd5\xf2\xb5\xc4\xc0\xcf\xc8\xcb\xc0\xb4\xcc\xfd\xa1\xa3\n';

  it('is read without the zeros its record is filled up with, which are told', async () => {
    const { text, remarks } = await read('稿.txt', bytes(sent + '\0'.repeat(512)));
    expect(text).toBe('河湾镇的老人来听。');
    expect(kinds(remarks)).toContain('control-characters');
  });

  it('is read as what it is behind the mark of UTF-8', async () => {
    const { text, remarks } = await read('稿.txt', bytes(`\xef\xbb\xbf${sent}`));
    expect(text).toBe('河湾镇的老人来听。');
    expect(kinds(remarks)).toContain('encoding-not-declared');
  });
});

describe('text in seven bits', () => {
  it.each([
    ['HZ', '~{:SMeUr5D@OHK@4L}!#~}10~~20\n', '河湾镇的老人来听。10~20'],
    ['HZ', '~{:SMeUr~}~\n~{5D@OHK~}10\n', '河湾镇的老人10'],
    ['ISO-2022-JP', 'NHK \x1b$BF|K\\\x1b(B 10\n', 'NHK 日本 10'],
  ])('is read, and told: %s', async (name, sent, expected) => {
    const { text, remarks } = await read('稿.txt', bytes(sent));
    expect(text).toBe(expected);
    expect(remarks).toContainEqual({ kind: 'encoding-guessed', count: 1, text: name });
    const mail = await read('信.eml', bytes(`From: a@b.c\nContent-Type: text/plain; charset=hz-gb-2312\n\n${sent}`));
    if (name === 'HZ') expect(mail.text).toBe(expected);
  });

  it.each(['about ~{5} or ~} 6', 'a ~ b', '~{ab', 'x~{\u0020~}', 'rm -rf ~~', 'a ~{:S~} b ~{ c', 'x ~{*!~} y'])(
    'is not what only looks like it: %s',
    async (sent) => {
      const { text } = await read('稿.txt', bytes(`The news of ${sent}.\n`));
      expect(text).toBe(`The news of ${sent}.`);
    },
  );
});

describe('a message that does not say what it is encoded in', () => {
  const chinese = '\xba\xd3\xcd\xe5\xd5\xf2\xb5\xc4\xc0\xcf\xc8\xcb\xc0\xb4\xcc\xfd\xa1\xa3';
  const mail = (type: string, text: string) =>
    bytes(`From: a@b.c\nMIME-Version: 1.0\nContent-Type: ${type}\n\n${text}`);

  it.each([
    ['text/plain; charset=x-unknown', chinese],
    ['text/plain; charset=us-ascii', chinese],
    ['text/plain; charset="iso-8859-1"', chinese],
    ['text/html; charset=unknown-8bit', `<p>${chinese}</p>`],
  ])('is read as what its bytes are, and told: %s', async (type, sent) => {
    const { text, remarks } = await read('信.eml', mail(type, sent));
    expect(text).toBe('河湾镇的老人来听。');
    expect(kinds(remarks).some((kind) => kind.startsWith('encoding-'))).toBe(true);
  });

  it.each([
    ['text/plain', chinese],
    ['text/html', `<html><head><meta charset="gbk"></head><p>${chinese}</p></html>`],
    ['text/html\nContent-Transfer-Encoding: base64', Buffer.from(`<p>${chinese}</p>`, 'latin1').toString('base64')],
    [
      'multipart/related; boundary=b',
      `--b\nContent-Type: text/html;\n type=x\nContent-Transfer-Encoding: quoted-printable\n\n<meta charset=3Dgb2312><p>=BA=D3=CD=E5=D5=F2=B5=C4=\n=C0=CF=C8=CB=C0=B4=CC=FD=A1=A3</p>\n--b--`,
    ],
  ])('at all is read as what its bytes are, by its page where that says it: %s', async (type, sent) => {
    const { text } = await read('信.eml', mail(type, sent));
    expect(text).toBe('河湾镇的老人来听。');
  });

  it('in two renditions is told once', async () => {
    const part = (type: string, text: string) => `--b\nContent-Type: ${type}; charset=x-unknown\n\n${text}\n`;
    const both = `${part('text/plain', chinese)}${part('text/html', `<p>${chinese}</p>`)}--b--`;
    const { text, remarks } = await read('信.eml', mail('multipart/alternative; boundary=b', both));
    expect(text).toBe('河湾镇的老人来听。');
    expect(kinds(remarks).filter((kind) => kind.startsWith('encoding-'))).toHaveLength(1);
  });

  it('is Western where it says so and is', async () => {
    const sent = 'Les \xe9l\xe8ves de la r\xe9gion sont all\xe9s \xe0 la f\xeate du village hier soir.';
    const { text, remarks } = await read('法.eml', mail('text/plain; charset=iso-8859-1', sent));
    expect(text).toBe('Les élèves de la région sont allés à la fête du village hier soir.');
    expect(kinds(remarks)).toEqual(['wire-about']);
  });
});
