/**
 * The `dayang:` scheme: the app's own files, the list of words, what the engine needs of its fonts, the open edition's
 * pictures and faces, pictures of editions' front pages, the page that was kept with the parts of faces it shows, and the guide;
 * and `dayang-font:`, the faces' slices for the screen. Nothing else.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { type ProtocolResponse, protocol } from 'electron';
import * as v from 'valibot';
import type { FileId, ImageId } from '../shared/edition/ids.ts';
import { fileId } from '../shared/edition/record-fields.ts';
import { imageId } from '../shared/edition/records.ts';
import type { FaceSet } from '../shared/faces/face.ts';
import { fontSlices } from '../shared/text/font-slices.ts';
import { assetPath } from './assets.ts';
import { shapingBytes } from './font-bytes.ts';
import type { KeptPage } from './kept-page.ts';
import { ownShapingBytes } from './own-faces.ts';

export const SCHEME = 'dayang';
const FONT_SCHEME = 'dayang-font';
export const APP_URL = `${SCHEME}://app/index.html`;
/** The same with the start page: the opening window shows no edition that is on its way. */
export const START_URL = `${APP_URL}?start`;
const KEPT_URL = `${SCHEME}://app/kept`;

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
  /** The file of a face of the open edition's own; null where it has none of that id that is whole. */
  readonly ownFace: (id: FileId) => Promise<Uint8Array | null>;
  /** Folder of the built guide. */
  readonly guide: string;
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
 * A face of the open edition's own, by its file's id: without its outlines for the engine, or whole for the screen. That it
 * is not there is said only of one that is not: another face stands in for it.
 */
async function serveOwnFace(part: 'shaping' | 'whole', file: string, { ownFace }: ProtocolSources) {
  const id = v.safeParse(fileId, file.replace(/\.otf$/u, ''));
  if (!id.success) return notFound;
  const bytes = await ownFace(id.output).catch(() => undefined);
  if (bytes === undefined) return unread;
  if (bytes === null) return notFound;
  // Its id is the SHA-256 of its bytes: under one address there is never anything else.
  return answer(part === 'shaping' ? ownShapingBytes(bytes) : bytes, 'font/otf', true);
}

/** A slice of a face for the screen, as a file the browser reads itself: it does not pass through this process. */
function fontFile(url: string, { faces, slices }: ProtocolSources): ProtocolResponse {
  const { host, pathname } = new URL(url);
  const face = faces.all.find(({ id }) => host === id);
  const slice = fontSlices.find((one) => pathname === `/${one}.ttf`);
  if (face === undefined || slice === undefined) return { error: NOT_FOUND };
  const headers = { 'access-control-allow-origin': `${SCHEME}://app` };
  return { path: join(slices, `${face.id}-${slice}.ttf`), mimeType: 'font/ttf', headers };
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

async function serve(url: string, method: string, sources: ProtocolSources): Promise<ProtocolResponse> {
  const { host, pathname } = new URL(url);
  if (host !== 'app' || method !== 'GET') return notFound;
  const [, folder = '', name = ''] = pathname.split('/');
  if (folder === 'shaping') return serveShaping(name, sources);
  if (folder === 'own-shaping') return serveOwnFace('shaping', name, sources);
  if (folder === 'own-faces') return serveOwnFace('whole', name, sources);
  // The one file that jobs and command line read, too.
  if (pathname === '/words.bin')
    return answer(await readFile(assetPath('words/words.bin')), 'application/octet-stream', false);
  if (pathname === '/kept') return serveKept(sources);
  if (folder === 'images') return serveImage(name, sources);
  if (folder === 'guide') return serveFile(sources.guide, decodeURIComponent(name));
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
        if (request.url === APP_URL || request.url === START_URL) sources.given('html');
        if (request.url === KEPT_URL) sources.given('kept');
      });
  });
  protocol.registerFileProtocol(FONT_SCHEME, (request, callback) => callback(fontFile(request.url, sources)));
}
