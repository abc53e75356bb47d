/**
 * The `dayang:` scheme: the app's own files, the list of words, what the engine needs of its fonts and of the open
 * edition's own, the edition's pictures, pictures of editions' front pages, the page that was kept with the parts of faces
 * it shows, the guide, and sheets while they are printed; and `dayang-font:`, the slices of both kinds of faces for the screen. Nothing else.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type ProtocolResponse, protocol } from 'electron';
import * as v from 'valibot';
import type { KeySection } from '../shared/contract/guide-keys.ts';
import type { Language } from '../shared/contract/language.ts';
import type { ImageId } from '../shared/edition/ids.ts';
import { fileId } from '../shared/edition/record-fields.ts';
import { imageId } from '../shared/edition/records.ts';
import type { FaceSet } from '../shared/faces/face.ts';
import { fontSlices } from '../shared/text/font-slices.ts';
import { assetPath } from './assets.ts';
import type { FaceFolder } from './face-folder.ts';
import { shapingBytes } from './font-bytes.ts';
import type { KeptPage } from './kept-page.ts';

export const SCHEME = 'dayang';
const FONT_SCHEME = 'dayang-font';
/** The host that has the open edition's own faces, each under its file's id; the others are faces we ship. */
const OWN_FACES = 'own-faces';
export const APP_URL = `${SCHEME}://app/index.html`;
/** The same with the start page: the opening window shows no edition that is on its way. */
export const START_URL = `${APP_URL}?start`;
/** Where the guide's pages are, as the build names them (`build/guide.mjs`). */
export const GUIDE_URL = `${SCHEME}://app/guide/`;
const KEPT_URL = `${SCHEME}://app/kept`;

/** True of the addresses of our own pages. */
export function isOurs(url: string): boolean {
  return url.startsWith(`${SCHEME}://app/`);
}

/**
 * What the page may load: its own origin and the slices of faces, which it fetches; WebAssembly for HarfBuzz; styles
 * that Slate sets on elements; of scripts in the HTML those with one of these hashes.
 */
const policy = (scripts: readonly string[]) =>
  [
    "default-src 'none'",
    ["script-src 'self' 'wasm-unsafe-eval'", ...scripts.map((hash) => `'sha256-${hash}'`)].join(' '),
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' dayang-font:",
    "img-src 'self'",
    "connect-src 'self' dayang-font:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Hashes of the scripts that stand in an HTML file, as a policy names them. */
function scriptsIn(html: Buffer): string[] {
  const scripts = html.toString('utf8').matchAll(/<script>([\s\S]*?)<\/script>/gu);
  return [...scripts].map(([, script = '']) => createHash('sha256').update(script).digest('base64'));
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
    { scheme: FONT_SCHEME, privileges: { standard: true, secure: true, corsEnabled: true, supportFetchAPI: true } },
  ]);
}

export interface ProtocolSources {
  /** Folder of the built renderer. */
  readonly app: string;
  /** The faces that may be asked for, and the folder of their slices for the screen. */
  readonly faces: FaceSet;
  readonly slices: string;
  readonly image: (id: ImageId) => Promise<Uint8Array | null>;
  /** The faces of the open edition's own. */
  readonly ownFaces: FaceFolder;
  /** Folder of the built guide. */
  readonly guide: string;
  /** The keys in force, as its page of keys lists them in each language. */
  readonly guideKeys: () => Readonly<Record<Language, readonly KeySection[]>>;
  /** Folder of the sheets that are being printed; undefined while none are. */
  readonly printed: () => string | undefined;
  /** A picture of an edition's front page, for the start page, by its name. */
  readonly frontPage: (name: string) => Uint8Array | null;
  readonly kept: KeptPage;
  /** Hears of what of the start the window has been given: what main does then is in nobody's way. */
  readonly given: (what: 'html' | 'kept') => void;
}

function answer(
  body: Uint8Array,
  mimeType: string,
  lasting: boolean,
  scripts: readonly string[] = [],
): ProtocolResponse {
  return {
    data: Buffer.from(body.buffer, body.byteOffset, body.byteLength),
    mimeType,
    charset: 'utf-8',
    headers: {
      'content-security-policy': policy(scripts),
      'x-content-type-options': 'nosniff',
      'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  };
}

const notFound: ProtocolResponse = { statusCode: 404, data: Buffer.alloc(0), mimeType: 'text/plain' };

/** What is there could not be read just now, as while the store is started again: who asks may ask again. */
const unread: ProtocolResponse = { statusCode: 503, data: Buffer.alloc(0), mimeType: 'text/plain' };

/** Chromium's net::ERR_FILE_NOT_FOUND. */
const NOT_FOUND = -6;

/** Nothing is wrong, and there is nothing to send: a picture of the edition that was open a moment ago, no page kept. */
const noContent: ProtocolResponse = { statusCode: 204, data: Buffer.alloc(0), mimeType: 'text/plain' };

/** `id.ttf` is what the engine needs of a face. */
function serveShaping(file: string, { faces }: ProtocolSources): ProtocolResponse {
  const face = faces.all.find(({ id }) => file === `${id}.ttf`);
  return face === undefined ? notFound : answer(shapingBytes(face), 'font/ttf', true);
}

/**
 * What the engine needs of a face of the open edition's own, by its file's id. That it is not there is said only of one
 * that is not: another face stands in for it.
 */
async function serveOwnShaping(file: string, { ownFaces }: ProtocolSources): Promise<ProtocolResponse> {
  const id = v.safeParse(fileId, file.replace(/\.otf$/u, ''));
  if (!id.success) return notFound;
  try {
    const path = await ownFaces.whole(id.output);
    // Its id is the SHA-256 of its bytes: under one address there is never anything else.
    return path === null ? notFound : answer(shapingBytes({ path }), 'font/otf', true);
  } catch {
    return unread;
  }
}

/** Path of a slice of a face: of one we ship, or of the open edition's own. */
async function sliceFile(url: string, { faces, slices, ownFaces }: ProtocolSources): Promise<string | null> {
  const { host, pathname } = new URL(url);
  const [, first = '', second = ''] = pathname.split('/');
  const slice = fontSlices.find((one) => `${one}.ttf` === (host === OWN_FACES ? second : first));
  if (slice === undefined) return null;
  if (host === OWN_FACES) return ownFaces.slice(v.parse(fileId, first), slice);
  const face = faces.all.find(({ id }) => host === id);
  return face === undefined ? null : join(slices, `${face.id}-${slice}.ttf`);
}

/** A slice of a face for the screen, as a file the browser reads itself: it does not pass through this process. */
async function serveSlice(url: string, sources: ProtocolSources): Promise<ProtocolResponse> {
  const path = await sliceFile(url, sources).catch(() => null);
  if (path === null) return { error: NOT_FOUND };
  return { path, mimeType: 'font/ttf', headers: { 'access-control-allow-origin': `${SCHEME}://app` } };
}

async function serveImage(name: string, sources: ProtocolSources): Promise<ProtocolResponse> {
  const id = v.safeParse(imageId, name);
  if (!id.success || !/^[0-9a-f]{64}$/u.test(name)) return notFound;
  const bytes = await sources.image(id.output);
  return bytes === null ? noContent : answer(bytes, 'application/octet-stream', true);
}

/** The page kept with the parts of faces it shows. */
function serveKept({ kept }: ProtocolSources): ProtocolResponse {
  return kept.bytes === null ? noContent : answer(kept.bytes, 'application/octet-stream', false);
}

/** A picture for the start page; a list that is older than the pictures asks for one that is gone. */
function serveFrontPage(name: string, { frontPage }: ProtocolSources): ProtocolResponse {
  const bytes = frontPage(name);
  return bytes === null ? noContent : answer(bytes, 'image/png', false);
}

/** A file of a folder of ours, by its path there. */
async function serveFile(folder: string, path: string): Promise<ProtocolResponse> {
  const file = normalize(join(folder, path));
  const type = types[extname(file)];
  if (!file.startsWith(folder + sep) || type === undefined) return notFound;
  const body = await readFile(file);
  return answer(body, type, path.startsWith('/assets/'), type === types['.html'] ? scriptsIn(body) : []);
}

/** A sheet that is being printed, or a picture on it. */
async function servePrinted(name: string, { printed }: ProtocolSources): Promise<ProtocolResponse> {
  const folder = printed();
  return folder === undefined ? notFound : serveFile(folder, name);
}

/** What the worker that checks copy knows of Chinese. */
const languageFiles = [
  'model.bin.gz',
  'usage.bin.gz',
  'characters.bin.gz',
  'vectors.bin.gz',
  'confusions.bin.gz',
  'idioms.bin.gz',
  'judgement.bin',
];

function isLanguageFile(name: string): boolean {
  return languageFiles.includes(name);
}

async function serve(url: string, method: string, sources: ProtocolSources): Promise<ProtocolResponse> {
  const { host, pathname } = new URL(url);
  if (host !== 'app' || method !== 'GET') return notFound;
  const [, folder = '', name = ''] = pathname.split('/');
  if (folder === 'shaping') return serveShaping(name, sources);
  if (folder === 'own-shaping') return serveOwnShaping(name, sources);
  // The one file that jobs and command line read, too.
  if (pathname === '/words.bin')
    return answer(await readFile(assetPath('words/words.bin')), 'application/octet-stream', false);
  if (folder === 'language' && isLanguageFile(name))
    return answer(await readFile(assetPath(`language/${name}`)), 'application/octet-stream', false);
  if (pathname === '/kept') return serveKept(sources);
  if (folder === 'images') return serveImage(name, sources);
  if (pathname === '/guide/keys-in-force.json')
    return answer(Buffer.from(JSON.stringify(sources.guideKeys())), 'application/json', false);
  if (folder === 'guide') return serveFile(sources.guide, decodeURIComponent(name));
  if (folder === 'print') return servePrinted(decodeURIComponent(name), sources);
  if (folder === 'front-pages') return serveFrontPage(name, sources);
  return serveFile(sources.app, decodeURIComponent(pathname));
}

/**
 * Answers with whole buffers. `protocol.handle` answers with streams, and Electron 25's reader of
 * streams now and then never sees one's end: the window then stays blank.
 */
export function handleScheme(sources: ProtocolSources): void {
  protocol.registerBufferProtocol(SCHEME, (request, callback) => {
    serve(request.url, request.method, sources)
      .catch(() => notFound)
      .then((response) => {
        callback(response);
        if (request.url.split('?')[0] === APP_URL) sources.given('html');
        if (request.url === KEPT_URL) sources.given('kept');
      });
  });
  protocol.registerFileProtocol(FONT_SCHEME, (request, callback) => {
    void serveSlice(request.url, sources).then(callback);
  });
}
