/** HarfBuzz for the processes that run under Node. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type OpenShaper, shapingModule } from '../shared/compose/harfbuzz.ts';

let shaper: OpenShaper | undefined;

function loadShaper(): OpenShaper {
  const path = createRequire(import.meta.url).resolve('harfbuzzjs/dist/harfbuzz.wasm');
  const { imports, open } = shapingModule();
  return open(new WebAssembly.Instance(new WebAssembly.Module(readFileSync(path)), imports).exports);
}

/** Opens a face for shaping. HarfBuzz itself is read for the first one: nobody without Western words waits for it. */
export const openShaper: OpenShaper = (font) => {
  shaper ??= loadShaper();
  return shaper(font);
};
