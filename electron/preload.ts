/** The only bridge into the sandboxed renderer. It passes messages; both ends validate them. */
import { contextBridge, ipcRenderer, webUtils } from 'electron';
import type { Bridge } from '../shared/contract/bridge.ts';

function findPath(file: unknown): string {
  if (!(file instanceof File)) return '';
  // Electron before 29 has no webUtils; there the path is on the file itself.
  const utils: typeof webUtils | undefined = webUtils;
  if (utils !== undefined) return utils.getPathForFile(file);
  return 'path' in file && typeof file.path === 'string' ? file.path : '';
}

/** The path of a file the user dropped; main is told, so that it may be read. */
function pathOf(file: unknown): string {
  const path = findPath(file);
  ipcRenderer.send('dayang-dropped', path);
  return path;
}

const bridge: Bridge = {
  invoke: (method, input) => ipcRenderer.invoke('dayang', method, input),
  on: (listener) => {
    ipcRenderer.on('dayang', (_event, name: unknown, payload: unknown) => listener(String(name), payload));
  },
  pathOf,
};

// The page stays where it is: main can refuse it every address but an empty page's, which it is never asked about. This is
// heard before any script of the page, in a world of its own, where none can take it away.
navigation.addEventListener('navigate', (event) => {
  if (!event.destination.sameDocument && event.cancelable) event.preventDefault();
});

contextBridge.exposeInMainWorld('dayang', bridge);
