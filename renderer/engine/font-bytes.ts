/** The faces' bytes, as the app serves them: for the screen in the window, for the engine in its worker. */
import { fontFiles } from '../../shared/compose/font-files.ts';
import { FailureError } from '../../shared/contract/failure.ts';
import type { FontName } from '../../shared/edition/records.ts';

/** A face that cannot be had: nothing can be composed without it. */
function fontMissing(font: FontName): FailureError {
  return new FailureError({
    code: 'font-missing',
    zh: `缺少字体 ${fontFiles[font]}，无法排版。请重新安装大样。`,
    en: `The font ${fontFiles[font]} is missing; nothing can be composed. Install Dayang again.`,
  });
}

/** Lets go of a face's bytes at once: 15 MB are not left to when the collector has time. */
export function release(bytes: ArrayBuffer): void {
  if ('transfer' in bytes && typeof bytes.transfer === 'function') bytes.transfer(0);
}

/** Reads a face. Throws {@link FailureError} `font-missing`. */
export async function readFont(name: FontName): Promise<ArrayBuffer> {
  const response = await fetch(`/fonts/${name}.ttf`);
  if (!response.ok) throw fontMissing(name);
  return response.arrayBuffer();
}
