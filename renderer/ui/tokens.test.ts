import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DRAWN_FACE } from '../../shared/paper/drawn-glyphs.ts';
import { familyOf } from '../../shared/paper/own-faces.ts';

it.each(['--family', '--family-copy'])('%s shows the characters a newsroom has drawn', (name) => {
  const tokens = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
  const value = new RegExp(`${name}:([^;]*);`, 'u').exec(tokens)?.[1] ?? '';
  expect(value.split(',').map((one) => one.trim())).toContain(familyOf(DRAWN_FACE));
});
