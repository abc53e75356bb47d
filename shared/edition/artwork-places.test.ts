import { describe, expect, it } from 'vitest';
import { emptyEdition } from '../../tests/kit/editions.ts';
import { readBookings } from '../layout/bookings.ts';
import { placeBookings } from '../layout/place-bookings.ts';
import { placeOfArtwork } from './artwork-places.ts';
import { applyPatches } from './operations.ts';
import type { Edition, Image } from './records.ts';

function held(edition: Edition, list: string): Edition {
  return applyPatches(edition, placeBookings(edition, readBookings(list).bookings).patches).edition;
}

/** The edition with a file in the place of an advertiser. */
function filled(edition: Edition, advertiser: string, name: string): Edition {
  const block = Object.values(edition.blocks).find((one) => one.kind === 'advert' && one.advertiser === advertiser);
  if (block?.kind !== 'advert') throw new Error('no such advert');
  const id = 'c'.repeat(64) as Image['id'];
  const image: Image = { id, name, mime: 'application/pdf', width: 100, height: 100 };
  return applyPatches(edition, [
    { kind: 'put', table: 'images', id, record: image },
    { kind: 'put', table: 'blocks', id: block.id, record: { ...block, imageId: id } },
  ]).edition;
}

const edition = held(emptyEdition(4), '东湖地产,2,1/4版,,,,nanan-q\n老通城,3,1/4版\n老通城豆皮,4,1/4版\n中国,4,2栏×60');
const whose = (of: Edition, path: string) => {
  const found = placeOfArtwork(of, path);
  return found === null ? null : `${found.use} ${found.block.advertiser}`;
};

describe('artwork that arrives', () => {
  it('goes to the place that was booked for it, by its name or the advertiser’s', () => {
    expect(whose(edition, '/in/NANAN-Q.pdf')).toBe('fill 东湖地产');
    expect(whose(edition, 'C:\\in\\nanan-q.tif')).toBe('fill 东湖地产');
    expect(whose(edition, '老通城豆皮.jpg')).toBe('fill 老通城豆皮');
    expect(whose(edition, '老通城.jpg')).toBe('fill 老通城');
  });

  it.each([
    '东湖地产 定稿2.tif',
    '东湖地产定稿.pdf',
    '0308东湖地产半版彩色.pdf',
    '第2版东湖地产.pdf',
    '东湖地产_终稿.pdf',
    '广告-东湖地产(改稿3).pdf',
    '\uff08东湖地产\uff09整版.pdf',
  ])('is known by the advertiser beside what is written of a version: %s', (name) => {
    expect(whose(edition, name)).toBe('fill 东湖地产');
  });

  it('is known however its name is written', () => {
    const latin = held(emptyEdition(4), 'Café Paris,2,1/4版\nＡＢＣ电器,3,1/4版');
    expect(whose(latin, `${'Cafe\u0301'} Paris final.pdf`)).toBe('fill Café Paris');
    expect(whose(latin, `${'Cafe\u0301'}  PARIS.pdf`)).toBe('fill Café Paris');
    expect(whose(latin, 'abc电器广告.pdf')).toBe('fill ＡＢＣ电器');
  });

  it('is known by its name however the letters and their marks are kept', () => {
    const booked = held(emptyEdition(4), 'Café Müller,2,1/4版,,,,menü\n老通城,3,1/4版');
    expect(whose(booked, '/in/menü.pdf'.normalize('NFD'))).toBe('fill Café Müller');
    expect(whose(booked, 'café müller 3.tif'.normalize('NFD'))).toBe('fill Café Müller');
  });

  it('is told from another version by what follows a dot', () => {
    const booked = held(emptyEdition(4), '甲,2,2栏×60,,,,jia v1.2\n乙,3,2栏×60,,,,jia v1.3.pdf');
    expect(whose(booked, '/in/jia v1.2.pdf')).toBe('fill 甲');
    expect(whose(booked, '/in/jia v1.3.tif')).toBe('fill 乙');
    expect(whose(booked, '/in/.pdf')).toBeNull();
  });

  it('goes nowhere where it could be of two, or of none', () => {
    expect(whose(held(edition, '东湖茶社,4,2栏×60'), '东湖地产和东湖茶社.jpg')).toBeNull();
    expect(whose(edition, '南岸夜景.jpg')).toBeNull();
    expect(whose(edition, '老通城酒楼.jpg')).toBeNull();
    expect(whose(edition, '中国银行.pdf')).toBeNull();
    expect(whose(edition, '东湖地产奠基仪式.jpg')).toBeNull();
    expect(whose(edition, '中国半版.pdf')).toBe('fill 中国');
  });

  it('takes the place of its forerunner of the same name, and of no other', () => {
    const full = filled(edition, '东湖地产', 'nanan-q.pdf');
    expect(whose(full, '/later/Nanan-Q.PDF')).toBe('replace 东湖地产');
    expect(whose(full, 'nanan-q.jpg')).toBe('taken 东湖地产');
    expect(whose(full, '东湖地产定稿.pdf')).toBe('taken 东湖地产');
    expect(whose(filled(edition, '老通城', '老通城定稿.pdf'), '老通城定稿.pdf')).toBe('replace 老通城');
  });

  it('of an advertiser with two places goes to the empty one', () => {
    const two = held(emptyEdition(4), '甲公司,2,2栏×60,,,,jia-1\n甲公司,2,2栏×60,,,,jia-2');
    expect(whose(two, 'jia-2.pdf')).toBe('fill 甲公司');
    const [first] = Object.values(two.blocks);
    expect(first).toBeDefined();
    // By the advertiser alone it could be either.
    expect(whose(two, '甲公司.pdf')).toBeNull();
  });
});
