/** The job the project began with: raw page copy to a composed, exported page 1. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodeEntities } from '../../shared/text/normalise.ts';
import { dayang, dayangJson, hasSampleCopy, pdfText, sampleCopy } from '../kit/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'dayang-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const composedSchema = v.object({
  pages: v.array(
    v.object({
      number: v.number(),
      blocks: v.array(
        v.object({
          kind: v.string(),
          frame: v.object({ x: v.number(), y: v.number(), width: v.number(), height: v.number() }),
          lines: v.number(),
          oversetCharacters: v.number(),
          linesShort: v.number(),
        }),
      ),
    }),
  ),
  articles: v.array(
    v.object({
      title: v.string(),
      charactersIn: v.number(),
      charactersComposed: v.number(),
      charactersOverset: v.number(),
      jumps: v.array(v.object({ from: v.number(), to: v.number(), turnLine: v.string(), continuedLine: v.string() })),
    }),
  ),
});

const importedSchema = v.object({
  articles: v.array(
    v.object({
      title: v.string(),
      banner: v.string(),
      headlines: v.object({ headline: v.array(v.string()) }),
      characters: v.number(),
      questions: v.number(),
      photos: v.array(v.object({ caption: v.string(), credit: v.string() })),
      continuesOn: v.nullable(v.number()),
      copyToCome: v.boolean(),
      findings: v.array(v.object({ before: v.string(), after: v.string() })),
    }),
  ),
  refers: v.array(v.object({ headline: v.array(v.string()), page: v.nullable(v.number()) })),
});

/** Most ink on each separation of a page, 0 to 255, by Ghostscript's `tiffsep`. */
async function separations(pdf: string): Promise<Record<string, number>> {
  const into = mkdtempSync(join(folder, 'sep-'));
  execFileSync('gs', [
    '-q',
    '-dNOPAUSE',
    '-dBATCH',
    '-sDEVICE=tiffsep',
    '-r72',
    `-sOutputFile=${join(into, 'p.tif')}`,
    pdf,
  ]);
  const plates: Record<string, number> = {};
  for (const name of readdirSync(into)) {
    const plate = /\((\w+)\)/u.exec(name)?.[1];
    if (plate === undefined) continue;
    const { channels } = await sharp(join(into, name)).stats();
    plates[plate] = 255 - (channels[0]?.min ?? 255);
  }
  return plates;
}

describe.skipIf(!hasSampleCopy)('the real front page (skipped where ../shared is not at hand)', () => {
  const edition = join(folder, 'e.dayang');
  const out = join(folder, 'out');
  let imported: v.InferOutput<typeof importedSchema>;
  let composed: v.InferOutput<typeof composedSchema>;

  beforeAll(() => {
    dayangJson(
      'new',
      edition,
      '--date',
      '2024-03-08',
      '--publication',
      '东湖日报',
      '--format',
      'tabloid',
      '--pages',
      '8',
    );
    imported = v.parse(importedSchema, dayangJson('import', edition, sampleCopy, '--layout', 'front'));
    composed = v.parse(composedSchema, dayangJson('compose', edition));
    dayangJson('export', edition, '--pages', '1-2', '--out', out);
  });

  it('is read as what it is', () => {
    const [lead] = imported.articles;
    expect(imported.articles).toHaveLength(1);
    expect(lead?.banner).toBe('2024全国“两会”特别报道');
    expect(lead?.headlines.headline).toEqual([
      '中共中央政治局委员、外交部长王毅',
      '就中国外交政策和对外关系回答中外记者提问',
    ]);
    expect([lead?.questions, lead?.continuesOn, lead?.copyToCome]).toEqual([3, 2, true]);
    expect(lead?.photos.map((photo) => photo.credit)).toEqual(['据新华社']);
    expect(imported.refers).toEqual([expect.objectContaining({ headline: ['筑牢信仰之基', '彰显巾帼担当'], page: 5 })]);
  });

  it('has its joints kept for the proofreader, the one with a lost character among them', () => {
    const joints = imported.articles[0]?.findings.map(
      (joint) => `${joint.before.slice(-4)}|${joint.after.slice(0, 4)}`,
    );
    expect(joints).toContain('特色外交|论和实践');
    expect(joints).toHaveLength(4);
  });

  it('composes with nothing lost: in = composed + overset', () => {
    for (const article of composed.articles) {
      expect(article.charactersIn).toBe(article.charactersComposed + article.charactersOverset);
    }
    const lead = composed.articles.find((article) => article.charactersIn > 0);
    expect(lead?.charactersOverset).toBe(0);
    expect(lead?.jumps).toEqual([{ from: 1, to: 2, turnLine: '（下转第2版）', continuedLine: '（上接第1版）' }]);
  });

  it('is exported under its default names, as files other tools find sound', () => {
    const names = ['2024-03-08-01.pdf', '2024-03-08-02.pdf'];
    expect(readdirSync(out).sort()).toEqual([...names, 'dayang-manifest.json']);
    for (const name of names) {
      execFileSync('qpdf', ['--check', join(out, name)]);
      const fonts = execFileSync('pdffonts', [join(out, name)], { encoding: 'utf8' })
        .trim()
        .split('\n')
        .slice(2);
      expect(fonts.length).toBeGreaterThan(0);
      // Columns before the object number: embedded, subset, has ToUnicode.
      for (const font of fonts) expect(font).toMatch(/^[A-Z]{6}\+(?:Noto|LXGWWenKai).*\byes\s+yes\s+yes\s+\d+\s+0$/u);
      const boxes = execFileSync('pdfinfo', ['-box', join(out, name)], { encoding: 'utf8' });
      expect(boxes).toMatch(/TrimBox:\s+8\.50\s+8\.50\s+782\.36\s+1122\.52/u);
      expect(boxes).toMatch(/BleedBox:\s+0\.00\s+0\.00/u);
    }
  });

  it('holds the copy of the body once and in order, and ends with its turn line', () => {
    const text = pdfText(join(out, '2024-03-08-01.pdf'));
    const raw = decodeEntities(readFileSync(sampleCopy, 'utf8')).text;
    const [, , , , ...rest] = raw.split('\n').filter((line) => line.trim() !== '');
    const body = rest
      .filter((line) => !line.includes('据新华社') && !line.startsWith('(下转'))
      .join('')
      .replace(/\s/gu, '');
    const fold = (words: string) =>
      [...words]
        .map((one) => ({ '，': ',', '：': ':', '？': '?', '！': '!', '（': '(', '）': ')', '；': ';' })[one] ?? one)
        .join('');
    expect(fold(text)).toContain(`${fold(body)}(下转第2版)`);
    expect(text.split('（下转第2版）')).toHaveLength(2);
    expect(text).toContain('>>5版');
    expect(text).toContain('东湖日报');
    expect(text).toContain('农历甲辰年正月廿八');
    expect(pdfText(join(out, '2024-03-08-02.pdf'))).toContain('（上接第1版）');
  });

  it('prints on the black plate alone', async () => {
    const { Cyan, Magenta, Yellow, Black } = await separations(join(out, '2024-03-08-01.pdf'));
    expect([Cyan, Magenta, Yellow]).toEqual([0, 0, 0]);
    expect(Black).toBeGreaterThan(240);
  });

  it('gives the same bytes again', () => {
    process.env['SOURCE_DATE_EPOCH'] = '1709856000';
    const [first, second] = ['a', 'b'].map((name) => {
      dayangJson('export', edition, '--pages', '1', '--out', join(folder, name));
      return readFileSync(join(folder, name, '2024-03-08-01.pdf'));
    });
    delete process.env['SOURCE_DATE_EPOCH'];
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true);
  });

  it('takes the front page once', () => {
    const ran = dayang('import', edition, sampleCopy, '--layout', 'front', '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.out)).toMatchObject({ error: { code: 'front-page-taken' } });
  });
});

describe('a story that jumps from page 1 to page 3', () => {
  it('is marked at both ends, and the marks follow the page', () => {
    const edition = join(folder, 'jump.dayang');
    const copy = join(folder, 'jump.txt');
    const long = Array.from(
      { length: 60 },
      (_, at) => `第${at + 1}段。${'东湖南岸的灯火一直亮到深夜，'.repeat(5)}人们慢慢散去。`,
    ).join('\n\n');
    writeFileSync(copy, `# 东湖夜话 一\n\n${long}\n\n(下转第3版)\n\n（上接第1版）\n\n最后一段到此为止。\n`);
    dayangJson('new', edition, '--date', '2024-03-08', '--publication', '东湖日报', '--pages', '8');
    dayangJson('import', edition, copy, '--layout', 'front');
    const texts = (name: string) => {
      dayangJson('export', edition, '--out', join(folder, name));
      return [1, 3, 4].map((page) => pdfText(join(folder, name, `2024-03-08-0${page}.pdf`)));
    };
    const [one = '', three = ''] = texts('before');
    expect(one).toContain('（下转第3版）');
    expect(three).toContain('（上接第1版）');
    expect(three).toContain('最后一段到此为止。');
    dayangJson('move-page', edition, '3', '4');
    const [oneMoved = '', threeMoved = '', four = ''] = texts('after');
    expect(oneMoved).toContain('（下转第4版）');
    expect(oneMoved).not.toContain('第3版）');
    expect(threeMoved).not.toContain('上接');
    expect(four).toContain('（上接第1版）');
    expect(four).toContain('最后一段到此为止。');
  });
});

describe('the command line', () => {
  it('says how it is used, with exit code 2 for wrong usage', () => {
    expect(dayang().code).toBe(2);
    expect(dayang('fly').code).toBe(2);
    expect(dayang('new').code).toBe(2);
    expect(dayang('new', join(folder, 'x.dayang'), '--pages', 'many').code).toBe(2);
    expect(dayang('new', join(folder, 'x.dayang'), '--date', '2024-02-30').code).toBe(2);
    expect(dayang('new', join(folder, 'x.dayang'), '--colour', 'red').code).toBe(2);
    expect(dayang('--help').code).toBe(0);
    expect(dayang('export', '--help').out).toContain('--pages');
  });
  it('says progress on standard error and the result on standard output', () => {
    const path = join(folder, 'progress.dayang');
    const made = dayang('new', path, '--publication', '东湖日报', '--json');
    expect(JSON.parse(made.out)).toMatchObject({ path, pages: 8, format: 'tabloid' });
    const own = join(folder, 'own.dayang');
    const sheet = ['--size', '320x470mm', '--columns', '5', '--body', '9.2', '--leading', '13.2'];
    expect(JSON.parse(dayang('new', own, '--pages', '2', ...sheet, '--json').out)).toMatchObject({ format: 'own' });
    expect(dayang('new', join(folder, 'x.dayang'), '--size', '320x470mm', '--margins', '1,2').code).toBe(2);
    expect(dayang('new', join(folder, 'x.dayang'), '--size', '320x470mm', '--columns', '24').err).toContain('Columns');
    expect(dayang('new', join(folder, 'x.dayang'), '--size', '65x470mm').err).toContain('Width: from');
    expect(dayang('new', join(folder, 'x.dayang'), '--size', '320x470mm', '--body', '40').err).toContain('Body size');
    const ran = dayang('export', path, '--pages', '1-3', '--out', join(folder, 'progress'), '--json');
    expect(ran.err).toContain('exporting 3/3');
    expect(JSON.parse(ran.out)).toMatchObject({ files: [{ pages: [1] }, { pages: [2] }, { pages: [3] }] });
  });
});
