/** The faces' bytes, fetched once for the screen and for the engine. */
import { fontFiles, fontNames } from '../../shared/compose/font-files.ts';
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

async function fetchFont(name: FontName): Promise<ArrayBuffer> {
  const response = await fetch(`/fonts/${name}.ttf`);
  if (!response.ok) throw fontMissing(name);
  return response.arrayBuffer();
}

/** Each face with the promise of its bytes. Whoever hands bytes away hands away a copy. */
export const fontBytes: ReadonlyMap<FontName, Promise<ArrayBuffer>> = new Map(
  fontNames.map((name) => [name, fetchFont(name)]),
);
