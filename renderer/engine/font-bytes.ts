/** The faces as the app serves them: whole for the screen, without their outlines for the engine. */
import { fontFiles } from '../../shared/compose/font-files.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import type { FontName } from '../../shared/edition/records.ts';
import type { FontSlice } from '../../shared/text/font-slices.ts';

/** A face that cannot be had: nothing can be composed without it. */
export function fontMissing(font: FontName): FailureError {
  return new FailureError({
    code: 'font-missing',
    zh: `缺少字体 ${fontFiles[font]}，无法排版。请重新安装大样。`,
    en: `The font ${fontFiles[font]} is missing; nothing can be composed. Install Dayang again.`,
  });
}

/** Where a slice of a face for the screen is served. */
export function fontAddress(name: FontName, slice: FontSlice): string {
  return `dayang-font://${name}/${slice}.ttf`;
}

/** Reads what the engine needs of a face. Throws {@link FailureError} `font-missing`. */
export async function readShaping(name: FontName): Promise<Uint8Array> {
  const response = await fetch(`/shaping/${name}.ttf`);
  if (!response.ok) throw fontMissing(name);
  return new Uint8Array(await response.arrayBuffer());
}
