/**
 * What no page of the program may do, whichever window it is in: go elsewhere, open windows, have permissions, download,
 * reach a network. The program needs no network, so the browser in it is given none: what a page has read has no way out.
 * The points are those of Electron's checklist (electronjs.org/docs/latest/tutorial/security).
 */
import { app, session, type WebContents, type WebPreferences } from 'electron';
import { GUIDE_URL, isOurs } from './protocol.ts';

/** A proxy that is not there: a name that the rules below let nobody resolve. */
const NO_PROXY = 'socks5://nowhere.invalid:1';

/** True where a page may be left for another of its own accord: the guide's pages lead to each other. */
function mayGo(from: string, to: string): boolean {
  return from.startsWith(GUIDE_URL) && to.startsWith(GUIDE_URL);
}

/** How every window's page is run; the tools that look into it are for development. */
export function lockedPage() {
  return {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    devTools: !app.isPackaged,
  } as const satisfies WebPreferences;
}

function lockDown(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-navigate', (event, url) => {
    if (!mayGo(contents.getURL(), url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  // Without a proxy that takes UDP there is then none; what WebRTC sends by TCP goes to the proxy that is not there.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  // An empty page is not asked about above. The preload script refuses to leave for it; a page that got there comes back.
  let home = '';
  contents.on('did-navigate', (_event, url) => {
    if (isOurs(url)) home = url;
    else if (home !== '') void contents.loadURL(home);
  });
}

/** Takes the network from the browser, and what it may not do from every page there will be. Must run before the app is ready. */
export function lockDownPages(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('proxy-server', NO_PROXY);
  // The machine itself is behind the proxy, too: what listens there may send on what it hears.
  app.commandLine.appendSwitch('proxy-bypass-list', '<-loopback>');
  // The tools that look into a page are in a page of the browser's own.
  app.on('web-contents-created', (_event, contents) => {
    if (contents.getType() !== 'remote') lockDown(contents);
  });
}

/** Grants no page anything, and writes no file for one. Runs once the app is ready. */
export function lockDownSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  defaultSession.setPermissionCheckHandler(() => false);
  defaultSession.setDevicePermissionHandler(() => false);
  defaultSession.on('will-download', (event) => event.preventDefault());
}
