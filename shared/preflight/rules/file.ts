/** Finished files, read back from their bytes: what PDF/X asks, and what the press may not get. */
import { readProfile } from '../../pdf/icc.ts';
import { type Painted, paintedBy } from '../../pdf/painted.ts';
import { fromRows } from '../../pdf/predictor.ts';
import type { PdfDictionary, PdfReader } from '../../pdf/read.ts';
import { pdfStandards } from '../../pdf/standards.ts';
import { numbered } from '../../text/numbered.ts';
import { placedObjects } from '../placed-objects.ts';
import type { FileContext, FileFinding, FileRule } from '../rule.ts';

function error(zh: string, en: string): FileFinding {
  return { severity: 'error', blockId: null, zh, en };
}

/** True where one box lies within another, to a hundredth of a point. */
function within(inner: readonly number[], outer: readonly number[]): boolean {
  const [a = 0, b = 0, c = 0, d = 0] = inner;
  const [left = 0, bottom = 0, right = 0, top = 0] = outer;
  const slack = 0.01;
  return a >= left - slack && b >= bottom - slack && c <= right + slack && d <= top + slack;
}

export const structure: FileRule = {
  id: 'file-structure',
  title: { zh: '文件结构', en: 'File structure' },
  source: 'ISO 15930-7 and 15930-4: version, boxes, no encryption, no scripts (domain.md §5)',
  run({ file, standard }) {
    const found: FileFinding[] = [];
    if (file.version !== pdfStandards[standard].version) {
      found.push(error(`文件是 PDF ${file.version}。`, `The file is PDF ${file.version}.`));
    }
    if (file.trailer.entries.has('Encrypt')) found.push(error('文件加了密。', 'The file is encrypted.'));
    if (file.array(file.trailer.entries.get('ID')).length !== 2) {
      found.push(error('文件没有标识。', 'The file has no ID.'));
    }
    for (const key of ['OpenAction', 'AA', 'AcroForm']) {
      if (file.catalog?.entries.has(key) === true) {
        found.push(error(`文件带有动作或表单（${key}）。`, `The file has actions or forms (${key}).`));
      }
    }
    file.pages().forEach((page, at) => {
      const [media, bleed, trim] = ['MediaBox', 'BleedBox', 'TrimBox'].map((key) => file.box(page, key));
      if (!media || !bleed || !trim || !within(trim, bleed) || !within(bleed, media)) {
        found.push(
          error(
            `第 ${at + 1} 张的页面框不齐或不相套。`,
            `Sheet ${at + 1}: trim, bleed and media boxes are not nested.`,
          ),
        );
      }
    });
    return found;
  },
};

export const identity: FileRule = {
  id: 'file-identity',
  title: { zh: 'PDF/X 标识', en: 'PDF/X identification' },
  source: 'ISO 15930-7 and 15930-4: identification, trapping, output intent (domain.md §5)',
  run({ file, standard }) {
    const { pdfx: version, isNamedInXmp, newestProfile } = pdfStandards[standard];
    if (version === null) return [];
    const found: FileFinding[] = [];
    const info = file.information;
    const claimed = file.text(info?.entries.get('GTS_PDFXVersion'));
    if (claimed !== version) found.push(error(`Info 写的是“${claimed}”。`, `Info says “${claimed}”.`));
    if (!['True', 'False'].includes(file.name(info?.entries.get('Trapped')))) {
      found.push(error('没有写明是否补漏白（Trapped）。', 'Whether it is trapped is not said.'));
    }
    for (const key of ['Title', 'CreationDate', 'ModDate']) {
      if (file.text(info?.entries.get(key)) === '') found.push(error(`Info 缺 ${key}。`, `Info lacks ${key}.`));
    }
    const metadata = file.dictionary(file.catalog?.entries.get('Metadata'));
    const xmp = metadata === null ? null : file.data(metadata);
    const words = xmp === null ? '' : String.fromCharCode(...xmp.filter((code) => code < 0x80));
    if (isNamedInXmp && !words.includes(`<pdfxid:GTS_PDFXVersion>${version}<`)) {
      found.push(error('XMP 没有 PDF/X 标识。', 'XMP does not identify PDF/X.'));
    }
    const intents = file
      .array(file.catalog?.entries.get('OutputIntents'))
      .map((intent) => file.dictionary(intent))
      .filter((intent) => file.name(intent?.entries.get('S')) === 'GTS_PDFX');
    const [intent = null] = intents;
    const stream = file.dictionary(intent?.entries.get('DestOutputProfile'));
    const bytes = stream === null ? null : file.data(stream);
    const profile = bytes === null ? null : readProfile(bytes);
    if (intents.length !== 1 || profile === null) {
      found.push(error('没有输出意图，或其色彩特性文件读不出。', 'There is no output intent with a readable profile.'));
    } else if (profile.space !== 'CMYK' || profile.deviceClass !== 'prtr' || file.get(stream, 'N') !== 4) {
      found.push(error('输出意图不是 CMYK 印刷条件。', 'The output intent is no CMYK printing condition.'));
    } else if (newestProfile !== null && profile.version > newestProfile) {
      found.push(
        error(
          `${version.split(':')[0]} 只收第${newestProfile}版色彩特性文件，这个是第${profile.version}版。请换文件或用 X-4。`,
          `${version.split(':')[0]} takes profiles of version ${newestProfile}; this is version ${profile.version}. Choose another, or X-4.`,
        ),
      );
    }
    return found;
  },
};

export const fonts: FileRule = {
  id: 'file-fonts',
  title: { zh: '字体嵌入', en: 'Embedded fonts' },
  source: 'ISO 15930-7 and 15930-4: all fonts embedded (domain.md §5)',
  run: ({ file }) =>
    [...file.objects()].flatMap((object): FileFinding[] => {
      const font = file.dictionary(object);
      if (font === null || file.name(font.entries.get('Type')) !== 'Font' || placedObjects(file).has(font)) return [];
      const name = file.name(font.entries.get('BaseFont'));
      if (file.name(font.entries.get('Subtype')) === 'Type0') {
        const map = file.dictionary(font.entries.get('ToUnicode'));
        return map?.stream === undefined
          ? [error(`字体 ${name} 没有字符对照，文字无法检索。`, `The font ${name} has no ToUnicode.`)]
          : [];
      }
      const descriptor = file.dictionary(font.entries.get('FontDescriptor'));
      const isEmbedded = ['FontFile', 'FontFile2', 'FontFile3'].some(
        (key) => file.dictionary(descriptor?.entries.get(key))?.stream !== undefined,
      );
      return isEmbedded ? [] : [error(`字体 ${name} 没有嵌入。`, `The font ${name} is not embedded.`)];
    }),
};

/** What every page paints, with the page's resources at hand. */
function painted({
  file,
}: FileContext): { readonly items: readonly Painted[]; readonly resources: PdfDictionary | null }[] {
  return file.pages().map((page) => {
    const resources = file.dictionary(page.entries.get('Resources'));
    const states = file.dictionary(resources?.entries.get('ExtGState'));
    const items = paintedBy(file.content(page), (name) => {
      const value = file.get(file.dictionary(states?.entries.get(name)), 'op');
      return typeof value === 'boolean' ? value : undefined;
    });
    return { items, resources };
  });
}

/** True of black ink with nothing beside it. */
function isBlack({ space, components }: Painted): boolean {
  const [c, m, y, k] = components;
  return space === 'DeviceCMYK' && k === 1 && c === 0 && m === 0 && y === 0;
}

export const inks: FileRule = {
  id: 'file-colour',
  title: { zh: '颜色', en: 'Colours' },
  source: 'ISO 15930-4: no RGB; domain.md §5: black text is K alone and overprints',
  run(context) {
    const { file, limits } = context;
    const counts = { rgb: 0, rich: 0, knockout: 0, over: 0 };
    for (const { items } of painted(context)) {
      for (const item of items) {
        if (item.kind === 'image') continue;
        if (item.space === 'DeviceRGB') counts.rgb++;
        if (item.space !== 'DeviceCMYK') continue;
        const [c = 0, m = 0, y = 0, k = 0] = item.components;
        if (item.kind === 'text' && k === 1 && c + m + y > 0) counts.rich++;
        if (item.kind === 'text' && isBlack(item) && !item.overprints) counts.knockout++;
        if ((c + m + y + k) * 100 > limits.ink + 0.01) counts.over++;
      }
    }
    for (const object of file.objects()) {
      const image = file.dictionary(object);
      if (image === null || file.name(image.entries.get('Subtype')) !== 'Image' || placedObjects(file).has(image))
        continue;
      // A stencil has no colours: it says where another picture is painted.
      if (image.entries.get('ImageMask') === true) continue;
      if (!['DeviceCMYK', 'DeviceGray'].includes(file.name(image.entries.get('ColorSpace')))) counts.rgb++;
    }
    const found: FileFinding[] = [];
    if (counts.rgb > 0)
      found.push(error(`有 ${counts.rgb} 处 RGB 颜色。`, `${numbered(counts.rgb, 'thing is', 'things are')} in RGB.`));
    if (counts.rich > 0) {
      found.push(
        error(
          `有 ${counts.rich} 处黑字不是单黑。`,
          `${numbered(counts.rich, 'piece of black text has', 'pieces of black text have')} other inks in them.`,
        ),
      );
    }
    if (counts.knockout > 0) {
      found.push(
        error(
          `有 ${counts.knockout} 处黑字没有叠印。`,
          `${numbered(counts.knockout, 'piece of black text does', 'pieces of black text do')} not overprint.`,
        ),
      );
    }
    if (counts.over > 0) {
      found.push(
        error(
          `有 ${counts.over} 处超过总墨量 ${limits.ink}%。`,
          `${numbered(counts.over, 'area takes', 'areas take')} more than ${limits.ink}% ink.`,
        ),
      );
    }
    return found;
  },
};

export const transparency: FileRule = {
  id: 'file-transparency',
  title: { zh: '透明', en: 'Transparency' },
  source: 'ISO 15930-4: PDF/X-1a has none (domain.md §5)',
  run({ file, standard }) {
    if (pdfStandards[standard].mayBlend) return [];
    /** True of a dictionary (an object's, or of a graphics state) that blends what it paints. */
    const blends = (dictionary: PdfDictionary | null): boolean => {
      if (dictionary === null) return false;
      const { entries } = dictionary;
      const group = file.dictionary(entries.get('Group'));
      const isSoft = ['ca', 'CA'].some((key) => {
        const share = file.get(dictionary, key);
        return typeof share === 'number' && share < 1;
      });
      const mode = file.name(entries.get('BM'));
      const isMixed = mode !== '' && mode !== 'Normal' && mode !== 'Compatible';
      // A graphics state may say that there is no mask (`None`).
      const isMasked = entries.has('SMask') && file.name(entries.get('SMask')) !== 'None';
      return isMasked || isSoft || isMixed || file.name(group?.entries.get('S')) === 'Transparency';
    };
    const states = file.pages().flatMap((page) => {
      const resources = file.dictionary(page.entries.get('Resources'));
      return [...(file.dictionary(resources?.entries.get('ExtGState'))?.entries.values() ?? [])];
    });
    const used = [...file.objects(), ...states, ...placedObjects(file)].some((object) =>
      blends(file.dictionary(object)),
    );
    return used ? [error('文件里有透明。', 'The file has transparency.')] : [];
  },
};

/** A side of the areas ink is measured over, in pixels: about 2 mm at 200 pixels an inch. */
const AREA = 16;
/** What rounding may add, in per cent. */
const ROUNDING = 0.5;

/** The area of a CMYK image with the most ink, in per cent. */
function mostInk(file: PdfReader, image: PdfDictionary): number {
  const [width, height] = [file.get(image, 'Width'), file.get(image, 'Height')];
  const packed = file.data(image);
  if (typeof width !== 'number' || typeof height !== 'number' || packed === null) return 0;
  const samples = image.entries.has('DecodeParms') ? fromRows(packed, width, 4) : packed;
  let most = 0;
  for (let top = 0; top < height; top += AREA) {
    const rows = Math.min(AREA, height - top);
    for (let left = 0; left < width; left += AREA) {
      const columns = Math.min(AREA, width - left);
      let sum = 0;
      for (let y = top; y < top + rows; y++) {
        const from = (y * width + left) * 4;
        for (let at = from; at < from + columns * 4; at++) sum += samples[at] ?? 0;
      }
      most = Math.max(most, sum / (rows * columns));
    }
  }
  return (most / 255) * 100;
}

export const imageInk: FileRule = {
  id: 'file-image-ink',
  title: { zh: '图片总墨量', en: 'Ink of pictures' },
  source: 'domain.md §5: total ink; measured over areas of about 2 mm',
  run: ({ file, limits }) =>
    [...file.objects()].flatMap((object): FileFinding[] => {
      const image = file.dictionary(object);
      if (image === null || file.name(image.entries.get('Subtype')) !== 'Image' || placedObjects(file).has(image))
        return [];
      if (file.name(image.entries.get('ColorSpace')) !== 'DeviceCMYK') return [];
      const ink = mostInk(file, image);
      if (ink <= limits.ink + ROUNDING) return [];
      return [
        error(
          `图片局部总墨量 ${Math.round(ink)}%，超过 ${limits.ink}%。`,
          `A picture takes ${Math.round(ink)}% ink in places, more than ${limits.ink}%.`,
        ),
      ];
    }),
};
