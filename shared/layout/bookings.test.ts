import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mm, toMm } from '../edition/units.ts';
import { leftOver, readBookedSize, readBookings, readDays } from './bookings.ts';

describe('a booked size', () => {
  it.each([
    ['整版', { kind: 'share', across: 1, down: 1 }],
    ['1/4 版', { kind: 'share', across: 0.5, down: 0.5 }],
    ['½版', { kind: 'share', across: 1, down: 0.5 }],
    ['通栏×120', { kind: 'columns', columns: 'all', height: mm(120) }],
    ['3栏x8cm', { kind: 'columns', columns: 3, height: mm(80) }],
    ['166×120', { kind: 'exact', width: mm(166), height: mm(120) }],
    ['16.6 * 12 cm', { kind: 'exact', width: mm(166), height: mm(120) }],
    ['１６.６＊１２㎝', { kind: 'exact', width: mm(166), height: mm(120) }],
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
        isOverFold: false,
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
      [1, '规格写得'],
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
    const left = leftOver(read, settled);
    expect(left).toEqual({ text: '规格,广告主,版\n大,乙,2\n1/4版,丙,9', count: 2 });
    expect(readBookings(left.text).bookings).toMatchObject([{ advertiser: '丙', page: 9 }]);
    expect(leftOver(readBookings('甲,2,1/4版'), [])).toEqual({ text: '', count: 0 });
  });

  it('is read with cells of several lines, and what is left of it has them whole', () => {
    const list = '广告主,版,规格\n"多行\n名",2,整版\n"Wuhan\nTea",3,"166\n×120"\n"一""二\n三",4,大';
    const read = readBookings(list);
    expect(read.bookings).toMatchObject([
      { row: 2, advertiser: '多行名', page: 2 },
      { row: 4, advertiser: 'Wuhan Tea', page: 3 },
    ]);
    expect(read.bad).toMatchObject([{ row: 7, text: '"一""二\n三",4,大' }]);
    expect(leftOver(read, []).text).toBe('广告主,版,规格\n"一""二\n三",4,大');
  });

  it('is read with heads as desks write them, sizes in the unit of their head, and full-width figures', () => {
    const list = '版面，广告客户，规格（mm）\n第０３版，南岸超市，１６６×１２０\nＡ４，甲，３栏×８０';
    expect(readBookings(list).bookings).toMatchObject([
      { advertiser: '南岸超市', page: 3, size: { kind: 'exact', width: mm(166), height: mm(120) } },
      { advertiser: '甲', page: 4, size: { kind: 'columns', columns: 3, height: mm(80) } },
    ]);
    const [cm] = readBookings('广告主,版,"规格(宽×高,cm)"\n甲,2,16.6×12').bookings;
    expect(cm?.size).toEqual({ kind: 'exact', width: mm(166), height: mm(120) });
    expect(readBookings('甲,2,整版,下,,２０２４－０３－０８～２０２４－０３－０９').bookings[0]?.days).toHaveLength(2);
  });

  it('has no size where its head says one that is not understood: none is turned round', () => {
    const { bookings, bad } = readBookings('广告主,版,规格（高×宽）\n甲,2,80×120');
    expect(bookings).toEqual([]);
    expect(bad).toMatchObject([{ row: 2, zh: expect.stringContaining('规格写得不对') }]);
  });

  it('tells the columns it does not know, where something stands in them', () => {
    const said = (list: string) => readBookings(list).remarks.map(({ zh }) => zh);
    expect(said('序号,广告主,版,规格,备注,日期,日期\n,甲,2,整版,不要挨着乙,2024-03-08,2024-03-09')).toEqual([
      '这些列没有读：备注、日期',
    ]);
    expect(said('甲,2,整版,下,彩色,,a.pdf,加急')).toEqual(['这些列没有读：8']);
    expect(said('甲,2,整版,下,彩色,,a.pdf,,')).toEqual([]);
  });

  it('tells quotes that nothing closes, and what cannot be written', () => {
    const { bookings, remarks } = readBookings('"甲,2,整版\n乙\u0007,3,整版');
    expect(bookings).toMatchObject([{ advertiser: '"甲' }, { advertiser: '乙' }]);
    expect(remarks).toHaveLength(2);
  });

  it('is headed again where lists were put together', () => {
    const read = readBookings('广告主,版,规格\n甲,2,整版\n规格,版,广告主\n半版,3,乙\n大,4,丙');
    expect(read.bookings).toMatchObject([{ advertiser: '甲' }, { advertiser: '乙', page: 3 }]);
    expect(leftOver(read, []).text).toBe('规格,版,广告主\n大,4,丙');
  });

  it.each([
    ['donghu-q.pdf', 'donghu-q'],
    ['甲公司v1.2', '甲公司v1.2'],
    ['甲公司v1.2.TIF', '甲公司v1.2'],
    ['3.8妇女节', '3.8妇女节'],
  ])('names its artwork without the ending of its format: %s', (file, artwork) => {
    expect(readBookings(`甲,2,整版,,,,${file}`).bookings).toMatchObject([{ artwork }]);
  });

  it('loses no row, whatever is in it', () => {
    const line = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: fc.constantFrom('甲', '"', ',', '2', '整版', ' ', '\r'), maxLength: 12 }),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = lines.join('\n');
        const { bookings, bad, written } = readBookings(text);
        const rows = [...bookings, ...bad].map(({ row }) => row);
        expect(new Set(rows).size).toBe(rows.length);
        expect(rows.toSorted((a, b) => a - b)).toEqual([...written.keys()]);
        const read = new Set<number>();
        for (const [row, { text: own }] of written) for (const at of own.split('\n').keys()) read.add(row + at);
        const full = text.replace(/^\ufeff/u, '').split(/\r\n|[\n\r]/u);
        for (const [at, line] of full.entries()) {
          // Only a line of separators and space has nothing in it.
          if (/[^\s,，;|"\ufeff]/u.test(line)) expect([...read]).toContain(at + 1);
        }
        for (const { size } of bookings) {
          if (size.kind !== 'share') expect(toMm(size.height)).toBeGreaterThanOrEqual(7.99);
        }
      }),
      { numRuns: 500 },
    );
  });
});
