import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DRAWN_FACE } from '../../shared/paper/drawn-glyphs.ts';
import { familyOf } from '../../shared/paper/own-faces.ts';

it.each(['--family', '--family-copy'])('%s shows the characters a newsroom has drawn', (name) => {
  const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
  const value = new RegExp(`${name}:([^;]*);`, 'u').exec(tokens)?.[1] ?? '';
  expect(value.split(',').map((one) => one.trim())).toContain(familyOf(DRAWN_FACE));
});

/** What is written, and on what grounds; on each of them 4.5 to 1 is asked (WCAG 2.2, 1.4.3). */
const inks = ['--ink', '--ink-quiet', '--accent', '--selection', '--good', '--warn'] as const;
const grounds = ['--chrome', '--chrome-raised', '--pasteboard', '--selection-ground', '--warn-ground'] as const;

/** Relative luminance of a colour written as three or six hexadecimal digits. */
function luminance(hex: string): number {
  const digits = hex.length === 4 ? [...hex.slice(1)].map((one) => one + one).join('') : hex.slice(1);
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

it.each(['light', 'dark'] as const)('words can be read on every ground, %s', (theme) => {
  const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
  const [light = '', dark = ''] = tokens.split('@media (prefers-color-scheme: dark)');
  const colour = (name: string) => {
    const [own, other] = [dark, light].map((part) => new RegExp(`${name}: (#\\w+);`, 'u').exec(part)?.[1]);
    return (theme === 'dark' ? own : undefined) ?? other ?? '';
  };
  const faint = inks.flatMap((ink) =>
    grounds.flatMap((ground) => {
      // Links are on the pasteboard nowhere.
      if (ink === '--selection' && ground === '--pasteboard') return [];
      const ratio = contrast(colour(ink), colour(ground));
      return ratio >= 4.5 ? [] : [`${ink} on ${ground}: ${ratio.toFixed(2)}`];
    }),
  );
  expect(faint).toEqual([]);
});
