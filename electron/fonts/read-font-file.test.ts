import { describe, expect, it } from 'vitest';
import { whyNotEmbedded, whyNotKept } from '../../shared/faces/face-file.ts';
import { FontProblem } from '../../shared/fonts/font-problem.ts';
import { collectionOf, fontFile, smallCff, smallTrueType } from '../../tests/kit/font-files.ts';
import { describeFont, fontInMemory, readFontFile } from './read-font-file.ts';

function described(bytes: Uint8Array) {
  return describeFont('small', fontInMemory(bytes));
}

function problemOf(bytes: Uint8Array): string {
  try {
    described(bytes);
  } catch (error) {
    if (error instanceof FontProblem) return error.code;
    throw error;
  }
  return 'none';
}

describe('what a font file says', () => {
  it('is told of a face: names in both languages, metrics, characters, rights', () => {
    const { faces, isCollection } = described(smallTrueType());
    expect(isCollection).toBe(false);
    expect(faces).toMatchObject([
      {
        member: 0,
        family: { zh: '试验体', en: 'Small' },
        style: { zh: 'Regular', en: 'Regular' },
        postScriptName: 'Small',
        weight: 400,
        outlines: 'truetype',
        glyphs: 5,
        metrics: { perEm: 1000, hhea: { ascent: 880, descent: -120, gap: 0 }, capHeight: 700 },
        coverage: { characters: 4, han: 2, lacksOfGb2312: 6761, ranges: [0x41, 0x42, 0x4e1c, 0x4e1c, 0x6e56, 0x6e56] },
        embedding: { right: 'installable', isWholeOnly: false, isBitmapOnly: false },
        axes: [],
        instances: [],
      },
    ]);
    expect(described(smallCff()).faces[0]?.outlines).toBe('cff');
  });

  it('is told of every member of a collection; one that is damaged does not take the others with it', () => {
    const bytes = collectionOf(smallTrueType(), smallCff(), smallTrueType());
    const whole = described(bytes);
    expect(whole.isCollection).toBe(true);
    expect(whole.faces.map(({ member, outlines }) => [member, outlines])).toEqual([
      [0, 'truetype'],
      [1, 'cff'],
      [2, 'truetype'],
    ]);
    new DataView(bytes.buffer).setUint32(16, 0x7fff_ffff);
    const { faces, unusable } = described(bytes);
    expect(faces.map(({ member }) => member)).toEqual([0, 2]);
    expect(unusable).toMatchObject([{ member: 1, zh: expect.stringContaining('不在文件里') }]);
  });

  it.each([
    [0x0000, { right: 'installable' }, null, null],
    [0x0008, { right: 'editable' }, null, null],
    [0x0004, { right: 'preview-and-print' }, null, /查看和打印/u],
    [0x0002, { right: 'restricted' }, /许可受限/u, /许可受限/u],
    // An old face that sets several bits allows what the most generous does.
    [0x000e, { right: 'editable' }, null, null],
    [0x0108, { right: 'editable', isWholeOnly: true }, null, null],
    [0x0208, { right: 'editable', isBitmapOnly: true }, /只许嵌入点阵/u, /只许嵌入点阵/u],
  ])('tells the rights of fsType %i apart', (fsType, right, embedded, kept) => {
    const embedding = described(smallTrueType({ fsType })).faces[0]?.embedding;
    if (embedding === undefined) throw new Error('no face');
    expect(embedding).toMatchObject(right);
    expect(whyNotEmbedded(embedding)?.zh ?? '').toMatch(embedded ?? /^$/u);
    expect(whyNotKept(embedding)?.zh ?? '').toMatch(kept ?? /^$/u);
  });

  it('is a reason where there is none to be had', () => {
    expect(problemOf(new Uint8Array())).toBe('not-a-font');
    expect(problemOf(new TextEncoder().encode('{"name": "dayang"}'))).toBe('not-a-font');
    expect(problemOf(new TextEncoder().encode('wOF2............'))).toBe('old-format');
    expect(problemOf(smallTrueType().subarray(0, 600))).toBe('out-of-file');
    expect(problemOf(smallTrueType({ tables: { cmap: new Uint8Array(4) } }))).toBe('no-unicode');
  });
});

describe('fonts as they are installed', () => {
  const faceOf = (name: Parameters<typeof fontFile>[0], member = 0) => {
    const path = fontFile(name);
    return path === null ? null : readFontFile(path).faces[member];
  };

  it('has five faces of CFF in a collection of Noto', ({ skip }) => {
    const path = fontFile('notoSerif');
    if (path === null) return skip('fonts-noto-cjk is not installed');
    const { faces } = readFontFile(path);
    expect(faces.map(({ postScriptName }) => postScriptName)).toContain('NotoSerifCJKsc-Regular');
    expect(faces).toHaveLength(5);
    expect(faces[2]).toMatchObject({ outlines: 'cff', coverage: { lacksOfGb2312: 0 }, hasVerticalMetrics: true });
    expect(faces[2]?.features).toEqual(expect.arrayContaining(['locl', 'palt', 'vert']));
  });

  it('has a Chinese name where the file has one', ({ skip }) => {
    const face = faceOf('wenkai');
    if (face === null) return skip('fonts-lxgw-wenkai is not installed');
    expect(face?.family).toEqual({ zh: '霞鹜文楷', en: 'LXGW WenKai' });
  });

  it('has axes and named instances where it varies', ({ skip }) => {
    const face = faceOf('inter');
    if (face === null) return skip('fonts-inter-variable is not installed');
    expect(face?.axes.map(({ tag, least, most }) => [tag, least, most])).toContainEqual(['wght', 100, 900]);
    expect(face?.instances.map(({ name }) => name.en)).toContain('Bold');
  });

  it('may be for preview and print only', ({ skip }) => {
    const face = faceOf('cns');
    if (face === null) return skip('fonts-cns11643-kai is not installed');
    expect(face?.embedding.right).toBe('preview-and-print');
  });
});
