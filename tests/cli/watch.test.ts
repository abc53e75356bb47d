/** `dayang watch`: what comes into a folder is in the edition. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit } from '../../electron/cli/edit.ts';
import { EditionFile } from '../../electron/store/edition-file.ts';
import { offered } from '../../shared/edition/arrivals.ts';
import { dayang } from '../kit/command-line.ts';
import { bodyBlock, emptyEdition, pageOf } from '../kit/editions.ts';
import { withIptc } from '../kit/iptc.ts';

const cli = fileURLToPath(new URL('../../electron/cli/main.ts', import.meta.url));
const cameSchema = v.object({
  came: v.array(v.object({ as: v.string(), title: v.string(), names: v.optional(v.array(v.string())) })),
  failed: v.array(v.object({ name: v.string(), isTried: v.boolean() })),
});

const preflightSchema = v.object({ preflight: v.array(v.object({ rule: v.string() })) });

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
    const waiting = offered(file.arrivals.list(), file.edition.articles);
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

  it('has a story that was withdrawn found on its page, which nobody signs or exports unasked', () => {
    const file = EditionFile.open(edition);
    const placed = Object.values(file.edition.articles).find(({ headlines }) => headlines.headline[0] === '甲题');
    if (placed === undefined) throw new Error('the story is not there');
    expect(placed).toMatchObject({ wire: { guid: 'x1' }, arrival: expect.any(Number) });
    const block = bodyBlock(pageOf(file.edition, 1), placed, { rows: 8 });
    edit(file, 'test', 'text.place', [{ kind: 'put', table: 'blocks', id: block.id, record: block }]);
    file.close();
    const rules = () =>
      v
        .parse(preflightSchema, JSON.parse(dayang('preflight', edition, '--json').out))
        .preflight.map(({ rule }) => rule)
        .filter((rule) => rule.startsWith('story-'));
    const sign = () => dayang('proof', 'sign', edition, '--pages', '1', '--role', '责编', '--by', '李四');
    expect(rules()).toEqual([]);
    put('甲 更正.xml', nitf('x1', '甲题', '甲文，改了。', 'management-status="correction"'));
    expect(watch().came.map(({ as }) => as)).toEqual(['correction']);
    expect(rules()).toEqual(['story-corrected']);
    put('甲 撤稿.xml', nitf('x1', '甲题', '甲文，改了。', 'management-status="canceled"'));
    expect(watch().came.map(({ as }) => as)).toEqual(['kill']);
    expect(rules()).toEqual(['story-killed']);
    expect(sign()).toMatchObject({ code: 1, err: expect.stringContaining('story-killed 1') });
  });

  it('links a notice in plain words to the story it names, whose further version waits no more, and says where it finds none', () => {
    expect(titles().waiting).toContain('乙题');
    put('通知一.txt', '江城社撤稿通知\n各用户：今晚播发的《乙题》一稿，请勿采用。\n江城社总编室\n');
    put('通知二.txt', '撤稿通知\n《没有的稿》请勿采用。\n');
    expect(
      watch()
        .came.map(({ as, title, names }) => [as, title, names])
        .sort(),
    ).toEqual([
      ['kill', '撤稿通知', []],
      ['kill', '江城社撤稿通知', ['乙题']],
    ]);
    expect(titles().waiting).not.toContain('乙题');
    const file = EditionFile.openToRead(edition);
    const own = Object.values(file.edition.articles).find(({ headlines }) => headlines.headline[0] === '乙题');
    expect(file.wireNews()).toContainEqual(expect.objectContaining({ articleId: own?.id, kind: 'killed' }));
    file.close();
  });

  it('keeps pictures by themselves for somebody to place, each once, and says whose they may be', async () => {
    const jpeg = (background: string) =>
      sharp({ create: { width: 60, height: 40, channels: 3, background } })
        .jpeg()
        .toBuffer();
    const headed = withIptc(await jpeg('#884422'), [
      [105, '甲题'],
      [120, '甲的图'],
    ]);
    writeFileSync(join(wires, '现场.jpg'), headed);
    writeFileSync(join(wires, '现场 副本.jpg'), headed);
    writeFileSync(join(wires, '乙题2.jpg'), await jpeg('#224488'));
    writeFileSync(join(wires, 'DSC_0012.jpg'), await jpeg('#448822'));
    const { came, failed } = watch();
    expect(failed.map(({ name }) => name)).toEqual(['坏.docx']);
    expect(came.map(({ as, title, names }) => [as, title, names]).sort()).toEqual([
      ['picture', '', []],
      ['picture', '', ['乙题']],
      ['picture', '甲题', ['甲题']],
      ['repeat', '甲题', undefined],
    ]);
    expect(titles().waiting).toContain('甲题');
  });
});
