import { createSocket, type Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { removeFolder } from './remove-folder.ts';
import { until } from './until.ts';
import { DayangWindow, UserData } from './window.ts';

/** Files beside the program's own, and those of the machine, in every way that a path may be written. */
const traversals = [
  'main.cjs',
  'preload.cjs.map',
  'store.mjs',
  'faces/../main.cjs',
  '%2e%2e/main.cjs',
  '..%2fmain.cjs',
  '..%5cmain.cjs',
  '%252e%252e%252fmain.cjs',
  'guide/..%2fmain.cjs',
  'guide/%2e%2e%2f%2e%2e%2fpackage.json',
  'print/..%2fmain.cjs',
  'images/..%2f..%2fmain.cjs',
  'front-pages/..%2f..%2fsettings.json',
  'assets/..%2f..%2f..%2fpackage.json',
  '..%2f..%2f..%2f..%2f..%2f..%2f..%2fetc/passwd',
  '%2fetc%2fpasswd',
  'index.html%00.cjs',
].flatMap((path) => [`dayang://app/${path}`, `dayang://app//${path}`, `dayang-font://own-faces/${path}`]);

/** Where the window is while nothing is open. */
const HOME = /^dayang:\/\/app\/index\.html/u;

/** What the test itself sends, to know that whatever came before has been heard. */
const OWN = 'own';

/**
 * A machine beside the window's that counts what reaches it, by UDP and by TCP: what a page that means harm would send
 * what it has read to.
 */
class Listener {
  readonly #udp: Socket = createSocket('udp4');
  readonly #tcp: Server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (bytes) => this.#hear('tcp', bytes));
  });
  /** What came from others than the test. */
  readonly heard: string[] = [];
  /** How much the test itself has sent that came. */
  own = 0;
  port = 0;

  #hear(how: string, bytes: Buffer): void {
    if (bytes.toString() === OWN) this.own++;
    else this.heard.push(how);
  }

  async open(): Promise<void> {
    this.#udp.on('message', (bytes) => this.#hear('udp', bytes));
    this.#udp.bind(0, '127.0.0.1');
    await once(this.#udp, 'listening');
    this.port = this.#udp.address().port;
    this.#tcp.listen(this.port, '127.0.0.1');
    await once(this.#tcp, 'listening');
  }

  /** Resolves once a packet and a connection of the test's own have come, and forgets these two. */
  async reached(): Promise<void> {
    const own = createSocket('udp4');
    own.send(OWN, this.port, '127.0.0.1');
    const socket = connect(this.port, '127.0.0.1').end(OWN);
    await until(() => this.own).toBe(2);
    own.close();
    socket.destroy();
  }

  close(): void {
    this.#udp.close();
    this.#tcp.close();
  }
}

/** Electron's checklist (electronjs.org/docs/latest/tutorial/security), each point tried by a page that means harm. */
describe('a page that means harm', () => {
  const data = new UserData();
  const folder = mkdtempSync(join(tmpdir(), 'dayang-harm-'));
  const listener = new Listener();
  let window: DayangWindow;
  beforeAll(async () => {
    await listener.open();
    window = await DayangWindow.open(data);
  });
  afterAll(async () => {
    await window.close();
    listener.close();
    data.remove();
    removeFolder(folder);
  });
  // Whatever was tried, the window is where it was, it is the only one, and the page is there.
  afterEach(async () => {
    await window.painted(1);
    expect(window.page.url()).toMatch(HOME);
    expect(await window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
  });

  it.each([
    ['about:blank', "location.href = 'about:blank'"],
    ['about:blank in its own window', "globalThis.open('about:blank', '_self')"],
    ['about:blank by a link', "Object.assign(document.createElement('a'), { href: 'about:blank' }).click()"],
    ['about:blank in place', "location.replace('about:blank')"],
    ['text of its own', "location.href = 'data:text/html,<b>x</b>'"],
    ['a blob of its own', "location.href = URL.createObjectURL(new Blob(['<b>x</b>'], { type: 'text/html' }))"],
    ['a file', "location.href = 'file:///etc/hostname'"],
    ['the network', "location.href = 'http://127.0.0.1:9/'"],
    ['another page of the program', "location.href = 'dayang://app/guide/desk.html'"],
    ['another host of the program', "location.href = 'dayang://other/index.html'"],
    ['a script', "location.href = 'javascript:document.write(1)'"],
    ['a program of the machine', "location.href = 'mailto:night@example.org'"],
  ])('goes nowhere: %s', async (_where, script) => {
    const isMarked = await window.page.evaluate(async (given) => {
      Reflect.set(globalThis, 'mark', 'still here');
      // Scripts from text are refused to the page, not to the debugger, which stands in for a hole in the page.
      Reflect.apply(Reflect.get(globalThis, 'eval'), undefined, [given]);
      // What leaves a page does so in tasks of the window that are behind it by then.
      for (let frames = 0; frames < 30; frames++) await new Promise(requestAnimationFrame);
      return Reflect.get(globalThis, 'mark') === 'still here';
    }, script);
    expect(isMarked).toBe(true);
  });

  it('comes back from where it could not be kept from', async () => {
    await window.app.evaluate(({ BrowserWindow }) =>
      // It does not get to the end: the program's own page is loaded instead.
      BrowserWindow.getAllWindows()[0]
        ?.loadURL('about:blank')
        .catch(() => undefined),
    );
    await until(() => window.page.url()).toBe('dayang://app/index.html?start');
    // The edition that was open still is.
    await window.painted(1);
  });

  it('opens no window and shows no page within the page', async () => {
    const opened = await window.page.evaluate(() =>
      ['https://127.0.0.1:9/', 'about:blank', 'dayang://app/index.html'].map((url) => globalThis.open(url)),
    );
    expect(opened).toEqual([null, null, null]);
    const seen = await window.page.evaluate(async () => {
      const told = async (frame: HTMLIFrameElement) => {
        const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
        document.body.append(frame);
        await loaded;
        const within = frame.contentWindow === null ? [] : Object.keys(frame.contentWindow);
        frame.remove();
        return within.includes('dayang');
      };
      const empty = await told(document.createElement('iframe'));
      const ours = await told(
        Object.assign(document.createElement('iframe'), { src: 'dayang://app/index.html' }),
      ).catch(() => false);
      const view = document.body.appendChild(document.createElement('webview'));
      const isPlain = view instanceof HTMLUnknownElement || !('getWebContentsId' in view);
      view.remove();
      return { empty, ours, isPlain };
    });
    // A page within the page has no bridge, and a webview is a word without a meaning.
    expect(seen).toEqual({ empty: false, ours: false, isPlain: true });
  });

  it('may not ask for anything of the machine', async () => {
    const answers = await window.page.evaluate(async () => {
      const names = [
        'geolocation',
        'notifications',
        'camera',
        'microphone',
        'midi',
        'clipboard-read',
        'persistent-storage',
      ];
      const query = (name: string) => Reflect.apply(navigator.permissions.query, navigator.permissions, [{ name }]);
      const states = await Promise.all(names.map(async (name) => [name, (await query(name)).state]));
      const asked = async (what: () => Promise<unknown>) =>
        what().then(
          () => 'given',
          (error) => error.name,
        );
      return {
        states: states.filter(([, state]) => state !== 'denied'),
        notification: await Notification.requestPermission(),
        media: await asked(() => navigator.mediaDevices.getUserMedia({ audio: true })),
        screen: await asked(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
        clipboard: await asked(() => navigator.clipboard.readText()),
      };
    });
    expect(answers).toMatchObject({ states: [], notification: 'denied', clipboard: 'NotAllowedError' });
    expect([answers.media, answers.screen]).not.toContain('given');
  });

  it('has nothing downloaded', async () => {
    const heard = await window.app.evaluateHandle(({ session }) => {
      const asked: { readonly url: string; readonly isRefused: boolean }[] = [];
      session.defaultSession.on('will-download', (event, item) => {
        asked.push({ url: item.getURL(), isRefused: event.defaultPrevented });
      });
      return asked;
    });
    await window.page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['all that was read']));
      link.download = 'out.txt';
      link.click();
    });
    // What a page asks for its preload script refuses; what comes past it, as a menu's item, is refused here.
    const last = 'dayang://app/index.html';
    await window.app.evaluate(({ BrowserWindow }, url) => {
      BrowserWindow.getAllWindows()[0]?.webContents.downloadURL(url);
    }, last);
    await until(() => heard.evaluate((asked) => asked.map(({ url }) => url))).toContain(last);
    expect(await heard.evaluate((asked) => asked.filter(({ isRefused }) => !isRefused))).toEqual([]);
  });

  it('sends no packet, by whatever door', async () => {
    await window.page.evaluate(async (port) => {
      const ends = (what: () => Promise<unknown>) => what().catch(() => undefined);
      const frame = document.body.appendChild(document.createElement('iframe'));
      const gather = async (Connection: typeof RTCPeerConnection) => {
        const connection = new Connection({
          iceServers: [
            { urls: `stun:127.0.0.1:${port}` },
            { urls: `turn:127.0.0.1:${port}?transport=udp`, username: 'a', credential: 'b' },
            { urls: `turn:127.0.0.1:${port}?transport=tcp`, username: 'a', credential: 'b' },
            { urls: `stun:localhost:${port}` },
          ],
        });
        const gathered = new Promise<void>((resolve) => {
          connection.addEventListener('icegatheringstatechange', () => {
            if (connection.iceGatheringState === 'complete') resolve();
          });
        });
        connection.createDataChannel('out');
        await connection.setLocalDescription(await connection.createOffer());
        await gathered;
        connection.close();
      };
      const inFrame: unknown = Reflect.get(frame.contentWindow ?? {}, 'RTCPeerConnection');
      const isConnection = (type: unknown): type is typeof RTCPeerConnection => typeof type === 'function';
      await gather(RTCPeerConnection);
      if (isConnection(inFrame)) await gather(inFrame);
      const socket = () =>
        new Promise((resolve, reject) => {
          const opened = new WebSocket(`ws://127.0.0.1:${port}`);
          opened.addEventListener('open', resolve);
          opened.addEventListener('error', reject);
        });
      await ends(socket);
      await ends(() => fetch(`http://127.0.0.1:${port}/`));
      await ends(() => new WebTransport(`https://127.0.0.1:${port}/`).ready);
      navigator.sendBeacon(`http://127.0.0.1:${port}/`, 'all that was read');
      for (const rel of ['preconnect', 'dns-prefetch', 'prefetch', 'prerender', 'stylesheet', 'icon']) {
        document.head.append(Object.assign(document.createElement('link'), { rel, href: `http://127.0.0.1:${port}/` }));
      }
      document.body.append(Object.assign(new Image(), { src: `http://127.0.0.1:${port}/` }));
      frame.remove();
    }, listener.port);
    // One that is let through comes before one that is sent after it.
    await listener.reached();
    expect(listener.heard).toEqual([]);
  });

  it('has no file that lies beside the program’s, by whatever path', async () => {
    const answered = await window.page.evaluate(async (addresses) => {
      const status = (address: string) =>
        fetch(address).then(
          async (response) => (response.status === 200 ? `${address} ${(await response.text()).slice(0, 40)}` : null),
          () => null,
        );
      return (await Promise.all(addresses.map(status))).filter((answer) => answer !== null);
    }, traversals);
    expect(answered).toEqual([]);
  });

  it('is not left for a file that is dropped on it', async () => {
    const dropped = join(folder, 'harm.html');
    writeFileSync(dropped, '<title>harm</title><script>document.title = "run"</script>');
    await window.dropFile(dropped);
    await until(() => window.page.evaluate(() => document.title)).not.toBe('harm');
    expect(window.page.url()).toMatch(HOME);
  });
});

describe('every page of the program', () => {
  it('is sandboxed, isolated and without Node or network', async () => {
    const data = new UserData();
    const window = await DayangWindow.open(data);
    await window.page.evaluate(() => Reflect.get(globalThis, 'dayang').invoke('help.guide', { about: 'start' }));
    const guide = () => window.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length);
    await until(guide).toBe(2);
    const pages = await window.app.evaluate(({ app, webContents }) => ({
      all: webContents.getAllWebContents().map((contents) => ({
        // Known to Electron's own tests, not to its types.
        preferences: Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, []),
        webRtc: contents.getWebRTCIPHandlingPolicy(),
      })),
      switches: ['host-resolver-rules', 'proxy-server', 'proxy-bypass-list'].map((name) =>
        app.commandLine.getSwitchValue(name),
      ),
    }));
    expect(pages.all).toHaveLength(2);
    for (const { preferences, webRtc } of pages.all) {
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      });
      expect(webRtc).toBe('disable_non_proxied_udp');
    }
    expect(pages.switches).toEqual(['MAP * ~NOTFOUND', 'socks5://nowhere.invalid:1', '<-loopback>']);
    const policy = await window.page.evaluate(async () =>
      (await fetch('dayang://app/index.html')).headers.get('content-security-policy'),
    );
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'wasm-unsafe-eval' 'sha256-/u);
    expect(policy).not.toMatch(/unsafe-eval'(?<!wasm-unsafe-eval')|\*|https?:|data:|blob:/u);
    // The guide's pages lead to each other, and nowhere else.
    const isShown = () =>
      window.app.evaluate(({ webContents }) =>
        webContents
          .getAllWebContents()
          .some((contents) => contents.getURL().includes('/guide/') && !contents.isLoading()),
      );
    await until(isShown).toBe(true);
    const heard = await window.app.evaluateHandle(({ webContents }) => {
      const asked: [string, boolean][] = [];
      for (const contents of webContents.getAllWebContents()) {
        contents.on('will-navigate', (event, url) => asked.push([url, event.defaultPrevented]));
      }
      return asked;
    });
    for (const [address, isRefused] of [
      ['dayang://app/index.html', true],
      ['https://127.0.0.1:9/', true],
      ['dayang://app/guide/desk.html', false],
    ] as const) {
      await window.app.evaluate(({ webContents }, url) => {
        const guide = webContents.getAllWebContents().find((contents) => contents.getURL().includes('/guide/'));
        void guide?.executeJavaScript(`location.assign(${JSON.stringify(url)})`);
      }, address);
      await until(() => heard.evaluate((asked) => asked.at(-1))).toEqual([address, isRefused]);
    }
    await window.close();
    data.remove();
  });
});
