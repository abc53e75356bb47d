import { describe, expect, it } from 'vitest';
import { commandIds, commandOf } from '../../shared/contract/commands.ts';
import { type SaidWords, saidIn, saidWords } from '../kit/said-words.ts';

const commands: SaidWords[] = commandIds.map((id) => {
  const { zh, en } = commandOf(id);
  return { at: id, zh: [zh], en: [en] };
});
const all = [...saidWords(), ...commands];

/** What is wrong with the words of a language: where they are said, and what is wrong there. */
function wrong(language: 'zh' | 'en', find: (words: string) => readonly string[]): string[] {
  return all.flatMap(({ at, [language]: said }) =>
    said.flatMap((words) => find(words).map((found) => `${at} ${found} in: ${words}`)),
  );
}

/** What a pattern finds in words. */
function matches(pattern: RegExp): (words: string) => string[] {
  return (words) => [...words.matchAll(pattern)].map(([found]) => found);
}

/** Names of programs, formats and keys, and what is typed on a command line: they are the same in all languages. */
const names = new Set(
  [
    'Adobe Acrobat AI Apple Atom CFF CFF2 CMYK CN CSV DejaVu EPS EPUB Excel Ghostscript GIF HTML ICC InDesign IPTC JPEG',
    'JSON LibreOffice Mac Markdown MB NITF NewsML NewsML-G2 Office OpenType OPI OTC Outlook PDF PDF/X PDF/X-1a PDF/X-4',
    'Photoshop PNG PostScript RGB RSS RTF SVG SVGZ SmartArt TIFF TTC TrueType URL Unicode WPS Word XFA XML XMP iWork',
    'Lab Info Trapped ID GB GB18030 GBK GB2312 Big5 CESU-8 ninjs ASCII',
    'UTF-8 UTF-16 UTF-32 Shift-JIS EUC-JP EUC-KR Windows-1252 viewBox width height dayang faces glyphs proof list',
    'Alt Ctrl Delete Enter Esc Shift Tab AaBg docx X-4',
  ].flatMap((line) => line.split(' ')),
);

/** English words among Chinese ones. */
function english(words: string): string[] {
  const bare = words
    .replaceAll(/\{[^}]*\}/gu, ' ')
    // A code point, a file's ending or name, an option, a line that is typed.
    .replaceAll(/dayang [a-z]+ FILE/gu, ' ')
    // A reading: a syllable of pinyin has its tone.
    .replaceAll(/[a-z]*[\u00e0-\u01dc][a-z]*/gu, ' ')
    .replaceAll(/U\+[\dA-F]+|\b[\w-]+\.(?:pdf|csv)\b|\.[a-z][\w-]*|--[a-z-]+|1\.2E\+11/gu, ' ');
  return [...bare.matchAll(/[A-Za-z][\w/-]*/gu)]
    .map(([word]) => word.replace(/[-/]+$/u, ''))
    .filter((word) => word.length > 1 && !names.has(word));
}

describe('the words the program says', () => {
  it('are read out of its code as they stand there', () => {
    const code = `a = { zh: '改\\'“{n}”', en: "Change “{n}”" }, { zh: x ? '左' : \`第\${f('五')}版\`, en: words('no') },`;
    expect(saidIn(code, 'a.ts')).toEqual([
      { at: 'a.ts:1', zh: ["改'“{n}”"], en: ['Change “{n}”'] },
      { at: 'a.ts:1', zh: ['左', '第{}版'], en: [] },
    ]);
    expect(all.length).toBeGreaterThan(1_500);
  });

  it('are Chinese in Chinese: names of formats, programs and keys are all that is Latin', () => {
    const said = wrong('zh', (words) => (words === 'Switch to English' ? [] : english(words)));
    expect(said).toEqual([]);
  });

  it('are English in English: only what stands in the paper, or is typed as it is, is Chinese', () => {
    // Sizes and places in a list of adverts, samples of type, and who signs are Chinese in any language.
    const kept =
      /(?:整|半|通栏|\d+栏|\d\/\d版)[版×\d]*|[年月日]|春江潮水|永国酬鹰|⿰金波|报红|四开|对开|小五|李|明|切换为中文|东湖地产|右下|彩色|主管|主办|出版|零售每份|元|1\/4版|广告|○/gu;
    const said = wrong('en', (words) => matches(/\p{Script=Han}+/gu)(words.replaceAll(kept, '')));
    expect(said).toEqual([]);
  });

  it('have the marks of their language', () => {
    // A half-width mark between Chinese characters, or a full-width one in English.
    expect(
      wrong('zh', matches(/\p{Script=Han}[,;:!?()]|[,;:!?()](?=\p{Script=Han})/gu)).filter(
        (one) => !/东湖地产/u.test(one),
      ),
    ).toEqual([]);
    expect(wrong('en', matches(/[，。；：！？（）、《》]/gu))).toEqual([]);
    // Quotation marks are curved, nobody is shouted at.
    expect(
      wrong('zh', matches(/！|…{3,}|\.\.\.|"(?!财经)/gu)).filter((one) => !/< > \|/u.test(one) && !/财经/u.test(one)),
    ).toEqual([]);
    expect(
      wrong('en', matches(/[!"]|\.\.\.|\w'\w/gu)).filter((one) => !/< > \|/u.test(one) && !/Arts, Books/u.test(one)),
    ).toEqual([]);
  });

  it('have the English article that goes with the sound', () => {
    const sounded =
      /\b(?:an (?![aeio]|u(?!n[aio]|s|t)|hour|honest|[FHILMNRSX](?:[A-Z]|\b)|[AEIO])[A-Za-z]+|a (?:[aeio]|u(?!n[aio]|s|t)|hour)[a-z]*)/giu;
    expect(wrong('en', matches(sounded))).toEqual([]);
  });

  it('go with their number without brackets, and are whole', () => {
    expect(wrong('en', matches(/\(s\)|\(es\)|\b\d+ ?col\b(?!\s)/gu))).toEqual([]);
    for (const language of ['zh', 'en'] as const)
      expect(wrong(language, matches(/undefined|null|NaN|\[object/gu))).toEqual([]);
    expect(wrong('en', matches(/\d %|\} %/gu))).toEqual([]);
  });

  it('tell the same values in both languages', () => {
    const valuesOf = (said: readonly string[]) =>
      [...new Set(said.flatMap((words) => [...words.matchAll(/\{(\w+)/gu)].map(([, name]) => name)))].sort();
    // Words that are told in each language have a name for each: `{zh}` and `{en}`.
    const own = new Map([
      ['zh', 'en'],
      ['zhDo', 'enDo'],
      ['oneZh', 'oneEn'],
      ['otherZh', 'otherEn'],
    ]);
    const uneven = all.flatMap(({ at, zh, en }) => {
      // What the command line is told of its call it is told in English: Chinese says that it stands there.
      const isBelow = zh.some((words) => words.includes('见下面的英文'));
      const told = [...valuesOf(zh), ...(isBelow ? ['detail'] : [])].map((name) => own.get(name ?? '') ?? name).sort();
      return told.join() === valuesOf(en).join() ? [] : [`${at}: ${told.join()} and ${valuesOf(en).join()}`];
    });
    expect(uneven).toEqual([]);
  });

  it('call a page as the paper prints it, without spaces: 第3版, 3版', () => {
    expect(wrong('zh', matches(/第 (?:\{[^}]*\}|\d+) ?版|第(?:\{[^}]*\}|\d+) 版|[转接到] \{number\} 版/gu))).toEqual(
      [],
    );
  });

  it('name no key that somebody may have given to something else', () => {
    const keys = /(?:Ctrl|Alt|Shift|⌘)(?:[ +](?:Ctrl|Alt|Shift))*[ +](?:[A-Z\d]|F\d+)(?!\w)|(?<!\w)F\d{1,2}(?!\w)/gu;
    expect([...wrong('zh', matches(keys)), ...wrong('en', matches(keys))]).toEqual([]);
    // Those that are named stand for commands that there are.
    const named = all.flatMap(({ zh, en }) => [...zh, ...en].flatMap((said) => [...said.matchAll(/\{do ([^}]+)\}/gu)]));
    expect(named.length).toBeGreaterThan(6);
    expect(named.filter(([, id]) => !commandIds.some((one) => one === id))).toEqual([]);
  });

  it('say what to do, where something failed', () => {
    // It does that by itself, stays as it should, or is done.
    const nothing = /自动再试|随报纸留着|已取消|字要画在里面|\{zhDo\}|\{zh\}。$/u;
    const failures = all.filter(({ at }) => /^electron\/(?:errors|[a-z]+-faults)\.ts/u.test(at));
    expect(failures.length).toBeGreaterThan(80);
    const idle = failures.filter(({ zh }) =>
      zh.some((words) => !/请|dayang [a-z-]/u.test(words) && !nothing.test(words)),
    );
    expect(idle.map(({ at, zh }) => `${at} ${zh.join()}`)).toEqual([]);
  });

  it('name nothing of how the program is made', () => {
    const inside =
      /SQLite|SQL|zlib|缓存|渲染|线程|进程(?!色)|加载|数据库(?=错)|stack (?:trace|overflow)|exception|\bcache\b|\brender\b|\bparse\b|解析/giu;
    const said = [...wrong('zh', matches(inside)), ...wrong('en', matches(inside))];
    expect(said).toEqual([]);
  });
});
