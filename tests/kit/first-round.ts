import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { quotedMarkSchema } from '../../shared/proof/quoted-marks.ts';

/** 一校 of page 1 of the plain edition: a mark of every kind but stet, as a script gives them. */
export const firstRoundFile = fileURLToPath(new URL('./paper/first-round.json', import.meta.url));
export const firstRound = v.parse(v.array(quotedMarkSchema), JSON.parse(readFileSync(firstRoundFile, 'utf8')));
