/** HarfBuzz for the engine's worker. */
import address from 'harfbuzzjs/dist/harfbuzz.wasm?url';
import { type OpenShaper, shapingModule } from '../../shared/compose/harfbuzz.ts';

/** Reads HarfBuzz. Throws when it cannot be had. */
export async function loadShaper(): Promise<OpenShaper> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`HarfBuzz cannot be read: ${response.status}`);
  const { imports, open } = shapingModule();
  const { instance } = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
  return open(instance.exports);
}
