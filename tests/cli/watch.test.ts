/** `dayang watch`: what comes into a folder is in the edition. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { offered } from '../../shared/edition/arrivals.ts';
import { emptyEdition } from '../kit/editions.ts';

const cli = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
const cameSchema = v.object({
  came: v.array(v.object({ as: v.string(), title: v.string() })),
  failed: v.array(v.object({ name: v.string(), isTried: v.boolean() })),
});

describe('dayang watch --once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dayang-watch-'));
  const edition = join(folder, '报.dayang');
  const wires = join(folder, '收稿');
  const put = (name: string, text: string) => writeFileSync(join(wires, name), text);
  const watch = () =>
    v.parse(
      cameSchema,
      JSON.parse(execFileSync(process.execPath, [cli, 'watch', edition, wires, '--once', '--json']).toString()),
    );
  const nitf = (id: string, headline: string, words: string, more = '') =>
    `<?xml version="1.0"?><nitf><head><docdata ${more}><doc-id id-string="${id}"/><urgency ed-urg="2"/></docdata></head><body><body.head><hedline><hl1>${headline}</hl1></hedline></body.head><body.content><p>${words}</p></body.content></body></nitf>`;
  const titles = () => {
    const file = EditionFile.openToRead(edition);
    const all = Object.values(file.edition.articles).map(({ headlines }) => headlines.headline.join(''));
    const waiting = offered(file.arrivals.list(), (id) => file.edition.articles[id] !== undefined);
    file.close();
    return { all, waiting: waiting.map(({ arrival }) => arrival.title) };
  };
  beforeAll(() => {
    EditionFile.create(edition, emptyEdition(1));
    execFileSync('mkdir', ['-p', wires]);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('takes what lies there into the pool, tells of what it cannot read, and takes nothing twice', () => {
    put('甲.xml', nitf('x1', '甲题', '甲文。'));
    put('乙.md', '# 乙题\n\n乙文。\n');
    put('坏.docx', 'PK坏');
    const { came, failed } = watch();
    expect(came.map(({ as, title }) => `${as} ${title}`).sort()).toEqual(['new 乙题', 'new 甲题']);
    expect(failed).toEqual([{ name: '坏.docx', isTried: false }]);
    expect(titles()).toEqual({ all: expect.arrayContaining(['甲题', '乙题']), waiting: [] });
    expect(watch().came).toEqual([]);
  });

  it('tells of the same story under another name, and has a further version wait without touching the article', () => {
    put('甲 副本.xml', nitf('x1', '甲题', '甲文。'));
    put('乙.md', '# 乙题\n\n乙文，补一句。\n');
    expect(
      watch()
        .came.map(({ as, title }) => `${as} ${title}`)
        .sort(),
    ).toEqual(['repeat 甲题', 'update 乙题']);
    expect(titles()).toMatchObject({ all: { length: 2 }, waiting: ['乙题'] });
  });
});
