/** Typst, the fastest peer, through its own npm package: the same text, font, page and columns. */

import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { fontPath } from '../electron/font-bytes.ts';
import { columnWidth, gutterWidth } from '../shared/edition/formats.ts';
import { shippedFaces } from '../shared/faces/shipped.ts';
import { storyGrid } from './story-edition.ts';

const home = fileURLToPath(new URL('.', import.meta.url));
const packageName = '@myriaddreamin/typst-ts-node-compiler';

interface PeerDocument {
  readonly numOfPages: number;
}

interface PeerCompiler {
  compile(options: { mainFileContent: string }): { readonly result: PeerDocument | null };
  pdf(document: PeerDocument): Uint8Array;
  evictCache(age: number): void;
}

interface PeerModule {
  readonly NodeCompiler: {
    create(options: { workspace: string; fontArgs: readonly { fontPaths: readonly string[] }[] }): PeerCompiler;
  };
}

const moduleSchema = v.custom<PeerModule>(
  (value) => typeof value === 'object' && value !== null && 'NodeCompiler' in value,
);

/** Installs the peer beside the benchmarks when it is not there yet. Throws when that fails. */
export function installPeer(): void {
  if (existsSync(join(home, 'node_modules', packageName))) return;
  process.stderr.write('installing Typst for comparison …\n');
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: home, encoding: 'utf8' });
  if (status !== 0) throw new Error(`Typst could not be installed: ${stderr}`);
}

export function peerVersion(): string {
  const manifest = createRequire(import.meta.url)(`${packageName}/package.json`);
  return v.parse(v.object({ version: v.string() }), manifest).version;
}

/** A text as Typst's markup: what it would read as markup is escaped. */
function escaped(text: string): string {
  return text.replace(/[\\*_`$#<>@=\-+/~[\]]/gu, (mark) => `\\${mark}`);
}

/** The document: page, columns, font, leading and indent as in our edition of the story, on its pages' grid. */
export function peerSource(paragraphs: readonly string[], grid = storyGrid()): string {
  const { trim, typeArea, columns, bodySize, leading } = grid;
  const head = [
    `#set page(width: ${trim.width}pt, height: ${trim.height}pt, columns: ${columns},`,
    `  margin: (left: ${typeArea.x}pt, right: ${trim.width - typeArea.x - typeArea.width}pt, y: ${typeArea.y}pt))`,
    `#set columns(gutter: ${gutterWidth(grid)}pt) // columns of ${columnWidth(grid)}pt`,
    `#set text(font: "Noto Serif SC", size: ${bodySize}pt, lang: "zh", region: "cn")`,
    `#set par(justify: true, first-line-indent: (amount: 2em, all: true), leading: ${leading - bodySize}pt, spacing: ${leading - bodySize}pt)`,
  ];
  return `${head.join('\n')}\n${paragraphs.map(escaped).join('\n\n')}\n`;
}

/** A compiler with the body's font and an empty cache. */
export function openPeer(): PeerCompiler {
  const peer = v.parse(moduleSchema, createRequire(import.meta.url)(packageName));
  const compiler = peer.NodeCompiler.create({
    workspace: home,
    fontArgs: [{ fontPaths: [dirname(fontPath(shippedFaces.for('text')))] }],
  });
  compiler.evictCache(0);
  return compiler;
}

/** Compiles; throws when Typst refuses. */
export function compilePeer(compiler: PeerCompiler, source: string): PeerDocument {
  const { result } = compiler.compile({ mainFileContent: source });
  if (result === null) throw new Error('Typst could not compile the story');
  return result;
}
