import { describe, expect, it } from 'vitest';
import { storyOf } from './story-copy.ts';
import { isWire, readWire, xmlRoot } from './wire-copy.ts';

function read(xml: string) {
  const { paragraphs, left } = readWire(xml);
  const { body, ...rest } = storyOf(paragraphs);
  const written = body.map(({ type, leaves }) => {
    const text = leaves.map((leaf) => (leaf.strong === true ? `*${leaf.text}*` : leaf.text)).join('');
    return type === 'paragraph' ? text : `${type}: ${text}`;
  });
  return { ...rest, body: written, left };
}

describe('a story from the wire', () => {
  it('in NITF has its headline set, credits, copy and subheads', () => {
    const story = read(`<?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">
      <nitf><head><title>内部标题</title><docdata><doc-id id-string="x"/></docdata></head>
      <body><body.head>
        <hedline><hl1>东湖南岸灯火亮</hl1><hl2>图书馆新馆今日开放</hl2></hedline>
        <byline>本报记者 <person>林知夏</person></byline>
        <distributor>新华社</distributor>
        <dateline><location>东湖</location>3月8日电</dateline>
        <abstract><p>新馆今日开放。</p></abstract>
      </body.head>
      <body.content>
        <p lede="true">昨晚，<em>灯</em>亮了&#12290;</p>
        <hl2>一杯热茶</hl2>
        <p>读者说，
           茶很热。</p>
        <media media-type="image"><media-reference source="a.jpg"/><media-caption><p>新馆外景。</p></media-caption></media>
      </body.content>
      <body.end><tagline>编辑 张三</tagline></body.end></body></nitf>`);
    expect(story).toMatchObject({
      headline: ['东湖南岸灯火亮'],
      deck: ['图书馆新馆今日开放'],
      byline: '本报记者 林知夏',
      source: '新华社',
      dateline: '东湖3月8日电',
      summary: '新馆今日开放。',
    });
    expect(story.body).toEqual([
      '昨晚，*灯*亮了。',
      'subhead: 一杯热茶',
      '读者说， 茶很热。',
      'note: 新馆外景。',
      'note: 编辑 张三',
    ]);
  });

  const item = (content: string, headline = '灯火亮') => `<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/">
      <itemMeta><provider literal="x"/></itemMeta>
      <contentMeta><headline>${headline}</headline><by>林知夏</by><dateline>东湖</dateline><creditline>新华社</creditline></contentMeta>
      <contentSet>${content}</contentSet></newsItem>`;

  it('in NewsML-G2 is read from XHTML, with what is said about it', () => {
    const html = `<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head>
      <body><h1>灯火亮</h1><p>昨晚，<strong>灯</strong>亮了。</p><h2>热茶</h2><p>茶很热。</p></body></html></inlineXML>`;
    expect(read(item(html))).toMatchObject({
      headline: ['灯火亮'],
      byline: '林知夏',
      dateline: '东湖',
      source: '新华社',
      body: ['昨晚，*灯*亮了。', 'subhead: 热茶', '茶很热。'],
      left: 0,
    });
  });

  it('in NewsML-G2 as plain text has a paragraph a line', () => {
    expect(read(item('<inlineData contenttype="text/plain">　　第一段。\n　　第二段。</inlineData>')).body).toEqual([
      '第一段。',
      '第二段。',
    ]);
  });

  it('among others is the first that has copy, and the others are counted', () => {
    const message = `<newsMessage><header/><itemSet>${item('<remoteContent href="a.jpg"/>', '').replace(/<contentMeta>.*<\/contentMeta>/su, '')}${item('<inlineData>甲。</inlineData>', '甲题')}${item('<inlineData>乙。</inlineData>', '乙题')}</itemSet></newsMessage>`;
    expect(read(message)).toMatchObject({ headline: ['甲题'], body: ['甲。'], left: 1 });
  });

  it('in NewsML 1 round NITF has each line once', () => {
    const story = read(`<NewsML><NewsItem><NewsComponent>
      <NewsLines><HeadLine>灯火亮</HeadLine><SubHeadLine>新馆开放</SubHeadLine><ByLine>林知夏</ByLine></NewsLines>
      <ContentItem><DataContent><nitf><body><body.head><hedline><hl1>灯火亮</hl1></hedline></body.head>
      <body.content><p>昨晚，灯亮了。</p></body.content></body></nitf></DataContent></ContentItem>
      </NewsComponent></NewsItem></NewsML>`);
    expect(story).toMatchObject({
      headline: ['灯火亮'],
      deck: ['新馆开放'],
      byline: '林知夏',
      body: ['昨晚，灯亮了。'],
    });
  });

  it('with prefixes is the same', () => {
    expect(
      read('<n:nitf xmlns:n="x"><n:body><n:body.content><n:p>甲。</n:p></n:body.content></n:body></n:nitf>').body,
    ).toEqual(['甲。']);
  });

  it('does not expand entities it defines, however many', () => {
    const bomb = `<!DOCTYPE nitf [<!ENTITY a "${'很'.repeat(50)}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><nitf><body><body.content><p>甲&b;乙</p></body.content></body></nitf>`;
    expect(xmlRoot(bomb)).toBe('nitf');
    expect(read(bomb).body.join('')).toBe('甲&b;乙');
  });

  it('cut short gives what there is; nested too deep, its text', () => {
    expect(read('<nitf><body><body.content><p>甲。</p><p>乙').body).toEqual(['甲。', '乙']);
    const deep = `<nitf><body><body.content>${'<block>'.repeat(20_000)}甲${'</block>'.repeat(20_000)}</body.content></body></nitf>`;
    expect(read(deep).body.join('')).toBe('甲');
  });
});

describe('an XML text', () => {
  it.each([
    ['<?xml version="1.0"?><nitf/>', 'nitf', true],
    ['\ufeff <!-- a --> <newsMessage>', 'newsmessage', true],
    ['<rss:RSS>', 'rss', false],
    ['昨晚，灯亮了。', null, false],
    ['3 < 5', null, false],
  ])('%s is told by its root', (text, root, wire) => {
    expect(xmlRoot(text)).toBe(root);
    expect(root !== null && isWire(root)).toBe(wire);
  });
});
