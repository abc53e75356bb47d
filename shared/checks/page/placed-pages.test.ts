import { describe, expect, it } from 'vitest';
import { emptyEdition, pageOf, testResources, withBlocks } from '../../../tests/kit/editions.ts';
import { compose } from '../../compose/compose.ts';
import { newId } from '../../edition/ids.ts';
import { applyPatches } from '../../edition/operations.ts';
import type { PlacedPage } from '../../edition/placed-page.ts';
import { newsprintLimits } from '../../edition/press-limits.ts';
import type { Block, Crop, Image } from '../../edition/records.ts';
import { mm } from '../../edition/units.ts';
import { preflightPage } from '../../preflight/preflight.ts';
import { checkPage } from '../run.ts';
import { waive, withWaivers } from '../waivers.ts';
import { onArrival } from './placed-pages.ts';

const id = 'b'.repeat(64) as Image['id'];
const sides = { width: mm(100), height: mm(60) };

function placed(change: Partial<PlacedPage> = {}): PlacedPage {
  const plain = { page: 1, pages: 1, size: sides, bleed: [0, 0, 0, 0], sizedBy: 'trim', version: '1.4' } as const;
  return { ...plain, bleed: [0, 0, 0, 0], inks: [], facts: [], ...change };
}

/** An advert that shows the page. */
function advertWith(frame: { readonly width: number; readonly height: number }, crop?: Crop): Block {
  return {
    id: newId<'block'>(),
    pageId: pageOf(emptyEdition(1), 1).id,
    order: 1,
    frame: { x: 60, y: 120, ...frame },
    kind: 'advert',
    advertiser: '东湖家电',
    imageId: id,
    mark: 'artwork',
    standOff: 0,
    ...(crop === undefined ? {} : { crop }),
  };
}

/** What is found of an advert on a page: severities and words. */
function found(
  page: PlacedPage,
  frame: { readonly width: number; readonly height: number } = sides,
  standard?: 'x1a',
  canFlatten = false,
) {
  const bare = emptyEdition(1);
  const image: Image = { id, name: '家电.pdf', mime: 'application/pdf', width: 28346, height: 17008, placed: page };
  const block: Block = { ...advertWith(frame), pageId: pageOf(bare, 1).id };
  const edition = withBlocks({ ...bare, images: { [id]: image } }, [block]);
  const composed = compose(edition, testResources());
  const [first] = composed.pages;
  if (first === undefined) throw new Error('no page');
  const all =
    standard === undefined
      ? checkPage(edition, composed, first, newsprintLimits)
      : preflightPage({ edition, composed, page: first, limits: newsprintLimits }, standard, canFlatten);
  return all.filter(({ rule }) => rule.startsWith('advert-'));
}

const severities = (...facts: PlacedPage['facts']) => found(placed({ facts })).map(({ severity }) => severity);

describe('the file of an advert', () => {
  it('has nothing against it where it is as it should be', () => {
    expect(found(placed())).toEqual([]);
  });

  it('is named by advertiser and file, with what to ask for', () => {
    const [one] = found(placed({ facts: [{ kind: 'fonts-missing', count: 1, names: ['SimHei'] }] }));
    expect(one).toMatchObject({ rule: 'advert-file', severity: 'error' });
    expect(one?.zh).toBe('东湖家电的广告“家电.pdf”字体没有嵌入：SimHei。请广告主嵌入字体，或把文字转曲。');
    expect(one?.en).toContain('东湖家电’s advert “家电.pdf”: fonts are not embedded: SimHei.');
  });

  it('says what nobody looked at, and where that is', () => {
    const names = ['mesh', 'jpeg2000'];
    const [one] = found(
      placed({
        facts: [
          {
            kind: 'unchecked',
            count: 2,
            names,
            places: [
              [0, 0],
              [mm(10), mm(20)],
            ],
          },
        ],
      }),
    );
    expect(one?.severity).toBe('warning');
    expect(one?.zh).toMatch(/未检查颜色和墨量：渐变网格（版面左起 \d+、上起 \d+ 毫米处）、JPEG 2000 图（版面左起/u);
    expect(one?.en).toContain('are not checked of gradient meshes (');
  });

  it('is weighed by what it does on the press', () => {
    expect(severities({ kind: 'rgb', count: 3 })).toEqual(['error']);
    expect(severities({ kind: 'white-overprint', count: 1 })).toEqual(['error']);
    expect(severities({ kind: 'rich-text', count: 1, amount: 9 })).toEqual(['warning']);
    expect(severities({ kind: 'blends', count: 1 })).toEqual(['hint']);
    expect(severities({ kind: 'ink', count: 1, amount: 240 })).toEqual([]);
    expect(severities({ kind: 'ink', count: 1, amount: 320 })).toEqual(['error']);
    expect(severities({ kind: 'pictures', count: 1, amount: 90 })).toEqual(['error']);
    expect(severities({ kind: 'pictures', count: 1, amount: 140 })).toEqual(['warning']);
    expect(severities({ kind: 'pictures', count: 1, amount: 300 })).toEqual([]);
  });

  it('is as coarse as it is placed large', () => {
    const facts = [{ kind: 'pictures', count: 1, amount: 200 }] as const;
    const twice = found(placed({ facts: [...facts] }), { width: mm(200), height: mm(120) });
    expect(twice.map(({ rule }) => rule)).toEqual(['advert-size', 'advert-file']);
    expect(twice[1]?.zh).toContain('100 像素/英寸');
  });

  it('is told where it is at fault in millimetres from the page’s corner, as it arrives and by the check', () => {
    const facts = [{ kind: 'rgb' as const, count: 1, places: [[mm(10), mm(20)] as [number, number]] }];
    const page = placed({ facts });
    // The block stands 21.2 mm from the left and 42.3 from the top.
    expect(found(page)[0]?.zh).toContain('（版面左起 31、上起 62 毫米处）');
    expect(found(page, { width: mm(200), height: mm(120) })[1]?.zh).toContain('（版面左起 41、上起 82 毫米处）');
    const image: Image = { id, name: '家电.pdf', mime: 'application/pdf', width: 28346, height: 17008, placed: page };
    const trim = { width: mm(280), height: mm(390) };
    const stands = (crop?: Crop) => onArrival(image, newsprintLimits, { block: advertWith(sides, crop), trim })?.zh;
    expect(stands()).toContain('（版面左起 31、上起 62 毫米处）');
    // Turned half round, it is as far from the other corner: 100 - 10 and 60 - 20.
    expect(stands({ scale: 1, x: 0.5, y: 0.5, turn: 180 })).toContain('（版面左起 111、上起 82 毫米处）');
    expect(stands({ scale: 1, x: 0.5, y: 0.5, flipped: true })).toContain('（版面左起 111、上起 62 毫米处）');
  });

  it('that was waived is waived where the advert is moved, and where the waiver was given in earlier words', () => {
    const page = placed({ facts: [{ kind: 'rgb', count: 1, places: [[mm(10), mm(20)]] }] });
    const known = '东湖家电的广告“家电.pdf”有 1 处 RGB 颜色（左 10、上 20 毫米处）。请广告主转成 CMYK。';
    expect(found(page)[0]).toMatchObject({ knownBy: known });
    const finding = found(page)[0];
    const edition = emptyEdition(1);
    if (finding === undefined) throw new Error('nothing found');
    const waived = applyPatches(
      edition,
      waive(edition, finding, { reason: '客户认可', by: '张三', at: '2024-03-08' }),
    ).edition;
    expect(Object.values(waived.waivers)).toMatchObject([{ found: known }]);
    const moved = { ...finding, zh: finding.zh.replace('31', '80') };
    expect(withWaivers(waived, [moved])[0]?.waived?.reason).toBe('客户认可');
    const reworded = { ...finding, knownBy: '别的话', formerly: ['另一句话', known] };
    expect(withWaivers(waived, [reworded])[0]?.waived?.reason).toBe('客户认可');
  });

  it('keeps a page from PDF/X-1a where it blends, and from nothing else', () => {
    const page = placed({ facts: [{ kind: 'blends', count: 1 }] });
    expect(found(page, sides, 'x1a').map(({ severity }) => severity)).toEqual(['error']);
    expect(found(placed({ facts: [{ kind: 'ink', count: 1, amount: 90 }] }), sides, 'x1a')).toEqual([]);
  });

  it('is flattened for PDF/X-1a where the machine can, with all that pixels have no more', () => {
    const blends = { kind: 'blends', count: 1 } as const;
    const modern: PlacedPage['facts'][number] = { kind: 'modern', count: 1, names: ['JPEG 2000'] };
    const independent = { kind: 'independent', count: 1 } as const;
    const all = (...facts: PlacedPage['facts']) => found(placed({ facts }), sides, 'x1a', true);
    const isOnThings = ({ zh }: { readonly zh: string }) => zh.includes('下面还压着别的内容');
    const against = (...facts: PlacedPage['facts']) =>
      all(...facts).flatMap((one) => (isOnThings(one) ? [] : [one.severity]));
    // It stands on the newspaper's name.
    expect(all(blends).filter(isOnThings)).toMatchObject([{ severity: 'warning' }]);
    expect(all(modern).filter(isOnThings)).toEqual([]);
    expect(against(blends)).toEqual(['warning']);
    expect(against(blends, modern)).toEqual(['warning']);
    expect(against(modern)).toEqual(['error']);
    // The first is what is said of colours by profiles in any standard.
    expect(against(blends, independent)).toEqual(['warning', 'warning', 'error']);
    const [, light] = all(blends, { kind: 'blends-in-light', count: 1 });
    expect(light?.severity).toBe('error');
    expect(light?.zh).toContain('按 RGB 混合，拼合会把黑字变成四色');
  });

  it('is not flattened for PDF/X-1a where its type would be in other fonts', () => {
    const facts: PlacedPage['facts'] = [
      { kind: 'fonts-missing', count: 1, names: ['SimHei'] },
      { kind: 'blends', count: 1 },
    ];
    const [inAny, ...against] = found(placed({ facts }), sides, 'x1a', true);
    expect(inAny?.zh).toContain('字体没有嵌入：SimHei');
    expect(against).toMatchObject([{ severity: 'error' }]);
    expect(against[0]?.zh).toContain('拼合成图会换成别的字体，出不了 PDF/X-1a');
  });

  it('tells of spot inks and of the page that was taken', () => {
    expect(found(placed({ inks: ['PANTONE 300 C'] }))[0]?.en).toContain('PANTONE 300 C');
    expect(found(placed({ page: 2, pages: 3 }))[0]).toMatchObject({ severity: 'hint' });
  });
});

describe('the size of an advert', () => {
  it('may be off by a millimetre', () => {
    expect(found(placed({ size: { width: mm(100.9), height: mm(59.2) } }))).toEqual([]);
  });

  it('is a warning where it is only larger, an error where paper would show', () => {
    const larger = found(placed({ size: { width: mm(110), height: mm(66) } }));
    expect(larger).toMatchObject([{ rule: 'advert-size', severity: 'warning' }]);
    expect(larger[0]?.zh).toContain('110 × 66 毫米，版位是 100 × 60：按 90.9% 置入');
    expect(found(placed({ size: { width: mm(120), height: mm(60) } }))).toMatchObject([{ severity: 'error' }]);
  });
});
