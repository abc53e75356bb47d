import type { FontSlice } from '../shared/text/font-slices.ts';

export function cutFace(bytes: Uint8Array): (readonly [FontSlice, Uint8Array])[];
