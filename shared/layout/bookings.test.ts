import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mm, toMm } from '../edition/units.ts';
import { leftOver, readBookedSize, readBookings, readDays } from './bookings.ts';

describe('a booked size', () => {
  it.each([
    ['整版', { kind: 'share', across: 1, down: 1 }],
    ['1/4 版', { kind: 'share', across: 0.5, down: 0.5 }],
    ['通栏×120', { kind: 'columns', columns: 'all', height: mm(120) }],
    ['3栏x8cm', { kind: 'columns', columns: 3, height: mm(80) }],
    ['166×120', { kind: 'exact', width: mm(166), height: mm(120) }],
    ['16.6 * 12 cm', { kind: 'exact', width: mm(166), height: mm(120) }],
    ['１６６×１２０毫米', { kind: 'exact', width: mm(166), height: mm(120) }],
  ])('%s', (text, size) => {
    expect(readBookedSize(text)).toEqual(size);
  });

  it.each(['', '通栏', '小', '3栏', '0栏×80', '25栏×80', '2×2', '99999×9', '版', 'constructor'])(
    '%s is none, and nothing is guessed',
    (text) => {
      expect(readBookedSize(text)).toBeNull();
    },
  );
});

describe('the days of a booking', () => {
  it.each([
    ['', []],
    ['2024-3-8', ['2024-03-08']],
    ['2024年3月8日、2024.03.10', ['2024-03-08', '2024-03-10']],
    ['2024-02-28~2024-03-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['2024-03-08至2024-03-09', ['2024-03-08', '2024-03-09']],
  ])('%s', (text, days) => {
    expect(readDays(text)).toEqual(days);
  });

  it.each(['3月8日', '2024-02-30', '2024-03-09~2024-03-08', '每天', '0001-01-01~9999-12-31'])('%s is none', (text) => {
    expect(readDays(text)).toBeNull();
  });
});

describe('a list of adverts', () => {
  it('is read with its heads in any order, quoted cells, and pages as they are called', () => {
    const { bookings, bad } = readBookings(
      '\ufeff规格,广告主,版次,位置,颜色,日期,成品图\r\n' +
        '1/4版,"东湖地产, 南岸",第02版,右下,彩色,2024-03-08,donghu-q.pdf\r\n\r\n' +
        '3栏×80,"“老”""通城""",A3,左上,黑白,,\r\n',
    );
    expect(bad).toEqual([]);
    expect(bookings).toEqual([
      {
        row: 2,
        advertiser: '东湖地产, 南岸',
        page: 2,
        size: { kind: 'share', across: 0.5, down: 0.5 },
        at: { isTop: false, edge: 'right' },
        colour: 'process',
        days: ['2024-03-08'],
        artwork: 'donghu-q',
      },
      expect.objectContaining({
        row: 4,
        advertiser: '“老”"通城"',
        page: 3,
        at: { isTop: true, edge: 'left' },
        days: [],
      }),
    ]);
  });

  it('is read as it is copied from a table, in the usual order where nothing heads it', () => {
    const { bookings } = readBookings('南岸超市\t4\t166×120\t\t\t2024-03-08~2024-03-10');
    expect(bookings).toMatchObject([{ advertiser: '南岸超市', page: 4, days: { length: 3 }, colour: null }]);
  });

  it.each([
    ['黑白', 'black'],
    ['套红', 'second'],
    ['双色', 'second'],
    ['彩色', 'process'],
    ['四色', 'process'],
    ['', null],
  ])('says in what colours: %s', (text, colour) => {
    expect(readBookings(`南岸超市,4,整版,下,${text}`).bookings).toMatchObject([{ colour }]);
  });

  it('names each row that cannot be read, with what to write', () => {
    const { bookings, bad } = readBookings(
      '南岸超市,4,大一点\n,4,整版\n南岸超市,头版,整版\n南岸超市,4,整版,中\n南岸超市,4,整版,下,红\n南岸超市,4,整版,下,彩色,明天',
    );
    expect(bookings).toEqual([]);
    expect(bad.map(({ row, zh }) => [row, zh.slice(0, 4)])).toEqual([
      [1, '规格看不'],
      [2, '没有写广'],
      [3, '版次要写'],
      [4, '位置可以'],
      [5, '颜色写 '],
      [6, '日期要写'],
    ]);
  });

  it('keeps the rows without a place, under their heads, and none of other days', () => {
    const list = '规格,广告主,版\n1/4版,甲,2\n大,乙,2\n1/4版,丙,9\n1/4版,丁,3\n';
    const read = readBookings(list);
    const settled = read.bookings.map((booking) => ({
      booking,
      blockId: booking.advertiser === '甲' ? 'a' : null,
      isOtherDay: booking.advertiser === '丁',
    }));
    const left = leftOver(list, read, settled);
    expect(left).toEqual({ text: '规格,广告主,版\n大,乙,2\n1/4版,丙,9', count: 2 });
    expect(readBookings(left.text).bookings).toMatchObject([{ advertiser: '丙', page: 9 }]);
    expect(leftOver('甲,2,1/4版', readBookings('甲,2,1/4版'), [])).toEqual({ text: '', count: 0 });
  });

  it('loses no row, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { bookings, bad } = readBookings(text);
        const rows = [...bookings, ...bad].map(({ row }) => row);
        expect(new Set(rows).size).toBe(rows.length);
        const full = text.replace(/^\ufeff/u, '').split(/\r\n|[\n\r]/u);
        for (const [at, line] of full.entries()) {
          // Only a line of separators and space has nothing in it.
          if (/[^\s,，"\ufeff]/u.test(line)) expect(rows).toContain(at + 1);
        }
        for (const { size } of bookings) {
          if (size.kind !== 'share') expect(toMm(size.height)).toBeGreaterThanOrEqual(7.99);
        }
      }),
      { numRuns: 500 },
    );
  });
});
