import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cases } from '../../tests/kit/seeds.ts';
import { DayangError } from '../errors.ts';
import { readStoryFile } from './read-story.ts';

const given = new URL('../../../shared/cases/12-not-copy/', import.meta.url);
const hasCases = existsSync(given);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'dayang-not-copy-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function read(name: string, bytes: Uint8Array | string) {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const copy = await readStoryFile(path);
  if (copy.kind !== 'story') throw new Error('not a story');
  const { headline, body } = copy.story;
  const lines = [...headline, ...body.map(({ leaves }) => leaves.map((leaf) => leaf.text).join(''))];
  return { lines, body, remarks: copy.remarks };
}

/** Bytes of RTF, single ones as `\xe4`. */
const rtf = (text: string) => Buffer.from(`{\\rtf1\\ansi\\ansicpg936\\uc1 ${text}}`, 'latin1');
const linesOf = async (text: string) => (await read('a.rtf', rtf(text))).lines;
const unicode = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at))
    .map((unit) => `\\u${unit > 32_767 ? unit - 65_536 : unit}?`)
    .join('');

describe('RTF', () => {
  it.skipIf(!hasCases)('is read as its words, never as its source (12)', async () => {
    const { lines, remarks } = await read('story.rtf', readFileSync(new URL('story.rtf', given)));
    expect(lines).toEqual(['河湾镇办起夜读课堂', '课堂每周开三次。']);
    expect(remarks).toEqual([]);
  });

  it('has characters by code page, by font and as Unicode, whatever stands in for them', async () => {
    expect(await linesOf(`\\'b6\\'ab\\'ba\\'fe\\par \xb6\xab\xba\xfe\\par`)).toEqual(['东湖', '东湖']);
    const fonts = '{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset136 PMingLiU;}}';
    expect(await linesOf(`${fonts}\\f1\\'aa\\'46\\f0\\'b6\\'ab`)).toEqual(['東东']);
    expect(await linesOf(`{\\uc2\\u19996\\'b6\\'ab}${unicode('𠮷')}{\\uc0\\u28246 }`)).toEqual(['东𠮷湖']);
  });

  it('has figures above the line above it, and bold as emphasis', async () => {
    const { body } = await read(
      'b.rtf',
      rtf(`10{\\super 8}${unicode('次，')}H{\\sub 2}O {\\b ${unicode('灯火')}}${unicode('。')}\\par`),
    );
    expect(body[0]?.leaves).toEqual([{ text: '10⁸次，H₂O ' }, { text: '灯火', strong: true }, { text: '。' }]);
  });

  it('has the words of text boxes, and what is raised by points', async () => {
    const box = `{\\shp{\\*\\shpinst{\\sp{\\sn a}{\\sv 202}}{\\shptxt ${unicode('框里')}4711\\par}}}`;
    expect(
      await linesOf(
        `${unicode('起')}\\par ${box}10{\\up6 5}{\\footnote ${unicode('注')}10{\\super 5}{\\strike 99}}\\par`,
      ),
    ).toEqual(['起', '10⁵', '框里4711', '注10⁵']);
  });

  it('says what it leaves out: hidden, struck, pictures, headers; a comment becomes a note', async () => {
    const { lines, remarks } = await read(
      'c.rtf',
      rtf(
        `{\\header ${unicode('页眉')}}${unicode('灯火')}{\\v ${unicode('别登')}}{\\strike ${unicode('旧')}}` +
          `{\\*\\atnauthor ${unicode('李四')}}{\\*\\annotation ${unicode('查一下')}}{\\*\\shppict{\\pict\\pngblip 89504e47}}{\\nonshppict{\\pict 00}}` +
          `{\\footnote ${unicode('见二版')}}{\\field{\\*\\fldinst HYPERLINK "x"}{\\fldrslt ${unicode('链接')}}}\\par`,
      ),
    );
    expect(lines).toEqual(['灯火链接', '李四：查一下', '见二版']);
    const said = Object.fromEntries(remarks.map(({ kind, text }) => [kind, text]));
    expect(said).toEqual({
      footnotes: undefined,
      'page-furniture': '页眉',
      'hidden-text': '别登',
      'struck-text': '旧',
      comments: '查一下',
      'picture-unreadable': undefined,
    });
  });

  it.each([
    [161, 'c1e8deede1', 'Αθήνα'],
    [162, 'fdfef0', 'ışğ'],
    [163, '56eaf274', 'Vê\u0323t'],
    [177, 'f9ece5ed', 'שלום'],
    [178, 'd3e1c7e3', 'سلام'],
    [186, 'e8eb', 'čė'],
    [222, 'a1a2', 'กข'],
    [204, 'cce8f0', 'Мир'],
    [238, 'b3f3649f', 'łódź'],
    [77, '43618e', 'Caé'],
    [128, '938c8b9e', '東京'],
    [129, 'bcadbfef', '서울'],
    [130, 'ace1b689', '서울'],
    [134, 'b6ab', '东'],
    [136, 'aa46', '東'],
    [254, '82e1', 'éß'],
  ])('has the characters of a font of character set %i', async (charset, hex, expected) => {
    const bytes = hex.replace(/../gu, (one) => `\\'${one}`);
    const { lines, remarks } = await read(
      'set.rtf',
      rtf(`{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f7\\fcharset${charset} Face;}}\\f7 ${bytes}\\f0\\'b6\\'ab\\par`),
    );
    expect(lines).toEqual([`${expected}东`]);
    expect(remarks).toEqual([]);
  });

  describe('that names no code page', () => {
    const river = '\xba\xd3\xcd\xe5\xd5\xf2\xb5\xc4\xc0\xcf\xc8\xcb';
    const escaped = (text: string) => text.replace(/[^\0-\x7f]/gu, (one) => `\\'${one.charCodeAt(0).toString(16)}`);
    const of = (head: string, text: string) =>
      read('甲.rtf', Buffer.from(`{\\rtf1\\ansi${head} ${text}\\par}`, 'latin1'));

    it.each([
      ['', river, '河湾镇的老人'],
      ['', escaped('\xba\xd3\xcd\xe5'), '河湾'],
      ['\\deff0{\\fonttbl{\\f0\\fnil \xcb\xce\xcc\xe5;}}\\f0', escaped(river), '河湾镇的老人'],
      ['\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}}\\f0', escaped(river), '河湾镇的老人'],
      ['\\ansicpg0', river, '河湾镇的老人'],
      ['', escaped('\xe6\xb2\xb3\xe6\xb9\xbe\xe9\x95\x87'), '河湾镇'],
    ])('is read as what its bytes are, and told: %s %s', async (head, text, expected) => {
      const { lines, remarks } = await of(head, text);
      expect(lines).toEqual([expected]);
      expect(remarks.map(({ kind }) => kind)).toEqual(['encoding-guessed']);
    });

    it('has characters whose second byte is a sign of RTF', async () => {
      expect((await of('', `${river}\xeb\x5c\xea\x5c`)).lines).toEqual(['河湾镇的老人隲闬']);
    });

    it('is Western, as the format has it, where its bytes are', async () => {
      const { lines, remarks } = await of('', escaped('He said \x93don\x92t\x94.\xa0 \x95 Les \xe9l\xe8ves.'));
      expect(lines).toEqual(['He said “don’t”.\u00a0 • Les élèves.']);
      expect(remarks).toEqual([]);
    });

    it('is believed of words and names of Western languages, however many accents and quotation marks stand side by side', async () => {
      const marks: Readonly<Record<string, number>> = {
        ...{ '€': 0x80, '„': 0x84, '…': 0x85, '‹': 0x8b, '‘': 0x91, '’': 0x92, '“': 0x93, '”': 0x94, '–': 0x96 },
        ...{ '—': 0x97, '›': 0x9b, œ: 0x9c },
      };
      const all = [
        ...[
          'l’été',
          'd’État',
          'l’Élysée',
          'créée',
          'agréées',
          'qu’à',
          '« Été »',
          'l’âge',
          'l’œil',
          'réélu',
          'préétabli',
        ],
        ...[
          'François “l’Éveillé” Noël',
          'L’Équipe',
          'l’économie',
          'Noël à l’église',
          'naïveté',
          'jusqu’à',
          'Crème brûlée',
        ],
        ...[
          'Grüße',
          'Füße',
          'Süßigkeiten',
          'Müßiggang',
          '„Über den Fluß“',
          '„Ölpreis“',
          '»Äpfel«',
          '›Öl‹',
          'Übergrößen',
        ],
        ...['“Él”', '¿Él?', '¡Ánimo!', '«Ávila»', 'Núñez', '—¿Qué?', 'Él dijo: «¡Última hora!»', 'pingüino', 'Güímar'],
        ...['São Paulo', 'Ação', 'nações', 'Ångström', 'Øøå', '50 €–60 €', '20°–25°', '½–¾', '“—”', '…»'],
      ];
      for (const words of [...all, all.join(' ')]) {
        const bytes = [...words].map((one) => String.fromCharCode(marks[one] ?? one.charCodeAt(0))).join('');
        const { lines, remarks } = await of('\\ansicpg1252', escaped(bytes));
        expect([words, lines, remarks]).toEqual([words, [words], []]);
      }
    });

    it('is believed where it names the Western one, unless its bytes plainly speak against that', async () => {
      const { lines, remarks } = await of('\\ansicpg1252', `${river}\xc0\xb4\xcc\xfd\xbf\xce\xa1\xa3`);
      expect(lines).toEqual(['河湾镇的老人来听课。']);
      expect(remarks.map(({ kind }) => kind)).toEqual(['encoding-not-declared']);
      expect((await of('\\ansicpg1252', escaped('\xab\xc9t\xe9\xbb'))).lines).toEqual(['«Été»']);
      expect((await of('\\ansicpg1252', escaped(river))).lines).toEqual(['河湾镇的老人']);
      await expect(of('\\ansicpg1252', escaped(river.slice(0, 6)))).rejects.toMatchObject({ code: 'encoding-unsure' });
    });
  });

  it('has signs of Symbol and Wingdings as the characters they show, and names those it does not know', async () => {
    const fonts =
      '{\\fonttbl{\\f0\\fcharset134 SimSun;}{\\f1\\fcharset2 Symbol;}{\\f2\\fcharset2 Wingdings;}{\\f3\\fcharset2 Unheard;}}';
    expect(await linesOf(`${fonts}\\f1 a\\u-3999?\\'a5 \\f2\\'fc\\f0\\'b6\\'ab`)).toEqual(['αα∞ ✓东']);
    const { lines, remarks } = await read('sign.rtf', rtf(`${fonts}\\f3 A\\f0 B`));
    expect(lines).toEqual(['\uf041B']);
    expect(remarks).toContainEqual({ kind: 'symbol-unknown', count: 1, paragraph: 1, text: 'Unheard F041' });
    expect(await linesOf(`${fonts}{\\field{\\*\\fldinst SYMBOL 97 \\\\f "Symbol"}{\\fldrslt}}`)).toEqual(['α']);
  });

  it('has half a character as �, and never puts it before another', async () => {
    const { lines, remarks } = await read(
      'half.rtf',
      rtf(`\\u-10179?\\u19996?\\par \\u-8704?\\par \\u-10179?${unicode('东')}`),
    );
    expect(lines).toEqual(['\ufffd东', '\ufffd', '\ufffd东']);
    expect(remarks.map(({ kind }) => kind)).toEqual(['bad-bytes', 'bad-bytes', 'bad-bytes']);
  });

  it.each([
    ['a sign', '\\u8220\\ldblquote\\u19996?', '“东'],
    ['bytes of two', `\\uc2\\u19996\\'b6\\'ab!`, '东!'],
    ['none in its group', '{\\uc0\\u19996}!', '东!'],
    ['a group that ends before', '{\\u19996}!', '东!'],
    ['a line feed that means nothing', '\\u19996\n?!', '东!'],
    ['none, before a word that is heard', '\\u19996\\b \\u28246?', '东湖'],
    ['both forms of a text', '{\\upr{?}{\\*\\ud{\\u19996?}}}!', '东!'],
    ['a character by its whole number', '\\u134071?!', '𠮷!'],
  ])('passes over what stands in for a character: %s', async (_, source, expected) => {
    expect((await linesOf(source)).join('|')).toBe(expected);
  });

  it('has bytes as old programs wrote them, a backslash or a brace as the second of two', async () => {
    const big5 = Buffer.from('{\\rtf1\\ansi\\ansicpg950 \xb3\x5c\xa4H\xa5\x5c\\par}', 'latin1');
    expect((await read('old.rtf', big5)).lines).toEqual(['許人功']);
  });

  it('puts struck text into the copy where it is asked to, and says so', async () => {
    const path = join(folder, 'struck.rtf');
    writeFileSync(
      path,
      rtf(`${unicode('灯火')}{\\strike ${unicode('旧')}}${unicode('亮了。')}\\par ${unicode('二。')}`),
    );
    const [left, kept] = [await readStoryFile(path), await readStoryFile(path, { keepsStruck: true })];
    const first = (copy: typeof left) => (copy.kind === 'story' ? copy.story.body[0]?.leaves[0]?.text : '');
    expect([first(left), first(kept)]).toEqual(['灯火亮了。', '灯火旧亮了。']);
    expect(left.remarks).toEqual([{ kind: 'struck-text', count: 1, paragraph: 1, text: '旧' }]);
    expect(kept.remarks).toEqual([{ kind: 'struck-kept', count: 1, paragraph: 1, text: '旧' }]);
  });

  it('tells the words of parts that it does not know, and keeps still about what programs keep for themselves', async () => {
    const { lines, remarks } = await read(
      'later.rtf',
      rtf(
        `{\\*\\generator Riched20 10.0;}{\\*\\later ${unicode('附言')}{\\b 1}}{\\*\\blob 00ffab12}{\\*\\picprop{\\sp{\\sn a}{\\sv b}}}${unicode('灯火')}\\par`,
      ),
    );
    expect([lines, remarks]).toEqual([['灯火'], [{ kind: 'unknown-part', count: 1, text: '附言1' }]]);
  });

  it('leaves out what is of the colour it stands on, and keeps white words on a dark ground', async () => {
    const colours = '{\\colortbl;\\red255\\green255\\blue255;\\red192\\green0\\blue0;}';
    const { lines, remarks } = await read(
      'white.rtf',
      rtf(
        `${colours}${unicode('灯火')}{\\cf1\\chcbpat2 ${unicode('反白')}}{\\cf2\\chcbpat2 ${unicode('红')}}{\\cf1\\chcbpat1 ${unicode('白')}}{\\cf2 ${unicode('字')}}\\par`,
      ),
    );
    expect(lines).toEqual(['灯火反白字']);
    expect(remarks).toEqual([{ kind: 'hidden-text', count: 1, paragraph: 1, text: '红白' }]);
  });

  it('leaves out dark words on a dark paragraph, and what is nearly white', async () => {
    const colours = '{\\colortbl;\\red31\\green56\\blue100;\\red32\\green58\\blue96;\\red250\\green250\\blue250;}';
    const { lines, remarks } = await read(
      'dark.rtf',
      rtf(
        `${colours}${unicode('灯')}{\\cf3 ${unicode('近')}}\\par\\pard\\cbpat1 {\\cf2 ${unicode('暗')}}{\\cf3 ${unicode('白')}}\\par`,
      ),
    );
    expect(lines).toEqual(['灯', '白']);
    expect(remarks.map(({ kind, text }) => [kind, text])).toEqual([
      ['hidden-text', '近'],
      ['hidden-text', '暗'],
    ]);
  });

  it('takes its pictures, and names what is no copy: formulas, white text, deleted text, its title', async () => {
    const png =
      '89504e470d0a1a0a0000000d4948445200000001000000010806000000' +
      '1f15c4890000000d49444154789c6364f80fd5000f0186011a8b5f5a030000000049454e44ae426082';
    const { lines, remarks } = await read(
      'much.rtf',
      rtf(
        `{\\info{\\title ${unicode('题目')}}}{\\colortbl;\\red255\\green255\\blue255;}${unicode('灯火')}{\\cf1 ${unicode('白')}}` +
          `{\\deleted ${unicode('删')}}{\\mmath{\\*\\moMath{\\mr E=mc}}}{\\*\\shppict{\\pict\\pngblip ${png}}}\\par`,
      ),
    );
    expect(lines).toEqual(['灯火']);
    const said = Object.fromEntries(remarks.map(({ kind, text }) => [kind, text]));
    expect(said).toMatchObject({
      'document-title': '题目',
      'hidden-text': '白',
      'deleted-text': '删',
      'formula-left': 'E=mc',
    });
  });

  it('has list numbers as they are shown, and boxes behind their paragraphs', async () => {
    const list = `{\\listtext\\pard\\plain 1.\\tab}${unicode('甲')}\\par {\\pntext ${unicode('二、')}\\tab}${unicode('乙')}\\par`;
    expect(await linesOf(list)).toEqual(['1. 甲', '二、乙']);
    const box = `{\\shp{\\*\\shpinst{\\shptxt ${unicode('框')}\\par}}{\\shprslt{\\*\\do{\\dptxbxtext ${unicode('框')}\\par}}}}`;
    expect(await linesOf(`${unicode('前')}${box}${unicode('后')}\\par`)).toEqual(['前后', '框']);
    expect(await linesOf(`${unicode('前')}{\\*\\do{\\dptxbxtext ${unicode('框')}\\par}}${unicode('后')}\\par`)).toEqual(
      ['前后', '框'],
    );
  });

  it('loses no character: what goes in is in the copy or in a remark', async () => {
    const word = fc.string({ unit: fc.constantFrom(...'东湖灯火𠮷aZ9，。'), minLength: 1, maxLength: 8 });
    const part = fc.tuple(fc.constantFrom('', '\\b ', '\\v ', '\\strike ', '\\super ', '\\sub ', '\\footnote '), word);
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 12 }), async (parts) => {
        const text = parts.map(([control, words]) => `{${control}${unicode(words)}}`).join('\\par ');
        const { lines, remarks } = await read('p.rtf', rtf(`${unicode('起')}\\par ${text}\\par`));
        const out = [...lines, ...remarks.flatMap((one) => (one.kind === 'shifted' ? [] : (one.text ?? '')))].join('');
        const flat = (all: string) => [...all.normalize('NFKC').replace(/\s/gu, '')].sort().join('');
        expect(flat(out)).toBe(flat(`起${parts.map(([, words]) => words).join('')}`));
      }),
      cases(200),
    );
  });

  it('is read or refused with a reason, whatever is damaged', async () => {
    const whole = rtf(
      `{\\fonttbl{\\f0\\fcharset134 S;}}\\f0\\'b6\\'ab${unicode('𠮷')}{\\v a}{\\b b}\\par {\\bin3 abc}c\\par`,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        fc.nat(whole.length),
        async (changes, end) => {
          const bytes = Buffer.from(whole);
          for (const [at, byte] of changes) if (at > 5) bytes[at] = byte;
          try {
            await read('d.rtf', bytes.subarray(0, Math.max(6, end)));
          } catch (error) {
            expect(error).toBeInstanceOf(DayangError);
          }
        },
      ),
      cases(400),
    );
  });

  it('with a million open groups is read to its end', async () => {
    expect(await linesOf(`${'{'.repeat(1_000_000)}${unicode('灯火')}`)).toEqual(['灯火']);
  });
});

describe('a message', () => {
  it.skipIf(!hasCases)('called .doc is read as the web archive it is (12)', async () => {
    const { lines } = await read('story-mht.doc', readFileSync(new URL('story-mht.doc', given)));
    expect(lines).toEqual(['河湾镇办起夜读课堂', '课堂每周开三次。']);
  });

  it('is read in its one best form, and what was attached is named', async () => {
    const mail = [
      'From: a@example.com',
      'Subject: =?gb2312?B?tqu6/g==?=',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      '--x',
      'Content-Type: multipart/alternative; boundary=y',
      '',
      '--y',
      'Content-Type: text/plain; charset=gb2312',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from([0xb5, 0xc6, 0xbb, 0xf0]).toString('base64'),
      '--y',
      'Content-Type: text/html; charset=utf-8',
      '',
      '<p>灯火</p><p>亮了。</p>',
      '--y--',
      '--x',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Disposition: attachment; filename=a.pdf',
      '',
      'x',
      '--x--',
    ].join('\r\n');
    const { lines, remarks } = await read('信.eml', mail);
    expect(lines).toEqual(['灯火', '亮了。']);
    expect(remarks).toContainEqual({ kind: 'attachment-left', count: 1, text: 'a.pdf' });
    expect(remarks).toContainEqual({ kind: 'document-title', count: 1, text: '东湖' });
  });

  it('of plain text is its lines, with what its subject says told', async () => {
    const mail = 'Subject: =?utf-8?B?5Lic5rmW?=\nContent-Type: text/plain; charset=utf-8\n\n  灯火\n亮了。\n';
    const { lines, remarks } = await read('plain.eml', mail);
    expect(lines).toEqual(['灯火', '亮了。']);
    expect(remarks).toEqual([{ kind: 'document-title', count: 1, text: '东湖' }]);
  });

  it('is not what copy with colons is', async () => {
    const { lines } = await read('a.txt', '时间: 今晚\n地点: 南岸\n\n　　灯火亮了。\n　　都去看。\n');
    expect(lines).toContain('灯火亮了。');
  });
});

describe('JSON that is no wire', () => {
  it('is refused by name', async () => {
    await expect(read('a.json', '{"title":"东湖","pages":[1,2]}')).rejects.toMatchObject({ code: 'json-unknown' });
  });
});
