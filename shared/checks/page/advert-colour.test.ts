import { describe, expect, it } from 'vitest';
import { againstBooking } from '../../edition/booked-colour.ts';
import type { PagePlate, PlacedPage } from '../../edition/placed-page.ts';
import type { BookedColour } from '../../edition/record-fields.ts';
import type { Image } from '../../edition/records.ts';
import { againstColour } from './advert-colour.ts';

function page(plates: readonly PagePlate[] | undefined, inks: readonly string[] = []): PlacedPage {
  const size = { width: 100, height: 60 };
  const plain = { page: 1, pages: 1, size, bleed: [0, 0, 0, 0], sizedBy: 'trim', version: '1.4' } as const;
  const all = { ...plain, bleed: [0, 0, 0, 0] as [number, number, number, number], inks: [...inks], facts: [] };
  return plates === undefined ? all : { ...all, plates: [...plates] };
}

const against = (booked: BookedColour, plates: readonly PagePlate[], inks: readonly string[] = []) =>
  againstBooking(booked, { placed: page(plates, inks) }).beyond;

describe('the colours of an advert', () => {
  it('booked in black are black alone', () => {
    expect(against('black', ['black'])).toEqual([]);
    expect(against('black', ['magenta', 'black'])).toEqual(['magenta']);
    expect(against('black', ['black'], ['专色金'])).toEqual(['专色金']);
    expect(against('black', ['light'])).toEqual(['light']);
  });

  it('booked with a second are black and one spot, or red of magenta and yellow', () => {
    expect(against('second', ['magenta', 'yellow', 'black'])).toEqual([]);
    expect(against('second', ['black'], ['PANTONE 485 C'])).toEqual([]);
    expect(against('second', ['cyan', 'black'])).toEqual([]);
    expect(against('second', ['cyan', 'magenta'])).toEqual(['cyan', 'magenta']);
    expect(against('second', ['magenta'], ['Gold'])).toEqual(['magenta', 'Gold']);
    expect(against('second', ['light'])).toEqual(['light']);
  });

  it('booked as process are any, and less is told: the advertiser pays for more', () => {
    expect(against('process', ['cyan', 'magenta', 'yellow', 'black'])).toEqual([]);
    expect(againstBooking('process', { placed: page(['black']) }).isLess).toBe(true);
    expect(againstBooking('process', { placed: page(['black', 'untold']) }).isLess).toBe(false);
    expect(againstBooking('process', { placed: page(['black'], ['Gold']) }).isLess).toBe(false);
  });

  it('are not guessed: of what could not be told, and of files that were read before it was looked for', () => {
    expect(againstBooking('black', { placed: page(['untold']) })).toEqual({
      beyond: [],
      isLess: false,
      isUntold: true,
    });
    expect(againstBooking('black', { placed: page(undefined) })).toEqual({
      beyond: [],
      isLess: false,
      isUntold: false,
    });
    expect(againstBooking(null, { placed: page(['cyan']) })).toEqual({ beyond: [], isLess: false, isUntold: false });
  });

  it('are those of a picture as well', () => {
    expect(againstBooking('black', { plates: ['light'] }).beyond).toEqual(['light']);
    expect(againstBooking('second', { plates: ['magenta', 'black'] }).beyond).toEqual([]);
    expect(againstBooking('black', {}).beyond).toEqual([]);
  });

  it('are told in words that say what to do', () => {
    const id = 'd'.repeat(64) as Image['id'];
    const image: Image = {
      id,
      name: 'a.pdf',
      mime: 'application/pdf',
      width: 9,
      height: 9,
      placed: page(['cyan', 'black'], ['金']),
    };
    expect(againstColour('black', image)).toMatchObject({
      severity: 'error',
      zh: '订的是黑白，文件里还有青、金。请广告主按黑白重做，或改订颜色。',
    });
    expect(againstColour('process', { ...image, placed: page(['black']) })?.severity).toBe('hint');
    expect(againstColour('black', { ...image, placed: page(['black']) })).toBeNull();
  });
});
