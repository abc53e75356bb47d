/** The `dayang:` scheme: the app's own files, its fonts, and the open edition's pictures; nothing else. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { net, protocol } from 'electron';
import * as v from 'valibot';
import { fontNames } from '../shared/compose/font-files.ts';
import type { ImageId } from '../shared/edition/ids.ts';
import { type FontName, imageId } from '../shared/edition/records.ts';

export const SCHEME = 'dayang';
export const APP_URL = `${SCHEME}://app/index.html`;

/** What the page may load: its own origin; WebAssembly for HarfBuzz; styles that Slate sets on elements. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.ttf': 'font/ttf',
};

/** Must run before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

export interface ProtocolSources {
  /** Folder of the built renderer. */
  readonly app: string;
  readonly fontPath: (name: FontName) => string;
  readonly image: (id: ImageId) => Promise<Uint8Array | null>;
}

function answer(body: Uint8Array, type: string, lasting: boolean): Response {
  return new Response(new Uint8Array(body), {
    headers: {
      'content-type': type,
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'x-content-type-options': 'nosniff',
      'cache-control': lasting ? 'public, max-age=31536000, immutable' : 'no-store',
    },
  });
}

const notFound = () => new Response('', { status: 404 });

async function serveFont(name: string, sources: ProtocolSources): Promise<Response> {
  const known = fontNames.find((one) => `${one}.ttf` === name);
  if (known === undefined) return notFound();
  return net.fetch(pathToFileURL(sources.fontPath(known)).href);
}

async function serveImage(name: string, sources: ProtocolSources): Promise<Response> {
  const id = v.safeParse(imageId, name);
  if (!id.success || !/^[0-9a-f]{64}$/u.test(name)) return notFound();
  const bytes = await sources.image(id.output);
  return bytes === null ? notFound() : answer(bytes, 'application/octet-stream', true);
}

async function serveApp(path: string, sources: ProtocolSources): Promise<Response> {
  const file = normalize(join(sources.app, path));
  const type = types[extname(file)];
  if (!file.startsWith(sources.app + sep) || type === undefined) return notFound();
  return answer(await readFile(file), type, path.startsWith('/assets/'));
}

export function handleScheme(sources: ProtocolSources): void {
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (host !== 'app' || request.method !== 'GET') return notFound();
    try {
      const [, folder = '', name = ''] = pathname.split('/');
      if (folder === 'fonts') return await serveFont(name, sources);
      if (folder === 'images') return await serveImage(name, sources);
      return await serveApp(decodeURIComponent(pathname), sources);
    } catch {
      return notFound();
    }
  });
}
