import { describe, expect, it } from 'vitest';
import { storyOf } from './story-copy.ts';
import { isNinjs, isWire, readNinjsFile, readWire, type WireCopy, xmlRoot } from './wire-copy.ts';

const tools = { decodeBase64: (text: string) => Buffer.from(text, 'base64').toString('utf8') };

function read(xml: string) {
  const { stories } = readWire(xml, tools);
  const left = Math.max(0, stories.length - 1);
  const { body, ...rest } = storyOf(stories[0]?.paragraphs ?? []);
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
      '读者说，茶很热。',
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

  it('among others is one of several, and what has no copy is none', () => {
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
    ['<rss:RSS>', 'rss', true],
    ['<svg>', 'svg', false],
    ['昨晚，灯亮了。', null, false],
    [`${'<!-- a -->'.repeat(200)}甲`, null, false],
    [`${'<?a b?>'.repeat(200)}甲`, null, false],
    ['3 < 5', null, false],
  ])('%s is told by its root', (text, root, wire) => {
    expect(xmlRoot(text)).toBe(root);
    expect(root !== null && isWire(root)).toBe(wire);
  });
});

/** A file's stories, a line a paragraph, each with its role. */
function lines({ stories }: WireCopy): string[][] {
  return stories.map(({ paragraphs }) =>
    paragraphs.map(({ role, type, leaves }) => {
      const text = leaves.map((leaf) => leaf.text).join('');
      const said = role === '' && type === 'subhead' ? 'subhead' : role;
      return said === '' ? text : `${said}: ${text}`;
    }),
  );
}

function told(copy: WireCopy): string[] {
  return [...copy.stories.flatMap((one) => one.remarks), ...copy.remarks].map(({ kind, text = '' }) =>
    `${kind} ${text.replaceAll('\n', '|')}`.trim(),
  );
}

function nitf(body: string, head = '') {
  return readWire(`<nitf><head>${head}</head><body><body.content>${body}</body.content></body></nitf>`, tools);
}

describe('NITF', () => {
  it.each([
    ['<p>长<num>2<frac><frac-num>1</frac-num><frac-den>2</frac-den></frac></num>米</p>', '长2½米'],
    [
      '<p><num>2<frac><frac-num>3</frac-num><frac-sep>/</frac-sep><frac-den>16</frac-den></frac></num>寸</p>',
      '2 3/16寸',
    ],
    ['<p>每秒10<num><sup>8</sup></num>次</p>', '每秒10⁸次'],
    ['<p>H<sub>2</sub>O</p>', 'H₂O'],
    [
      '<p><person><name.given>知夏</name.given></person>在<location><city>东湖</city></location>花<money unit="CNY">3元</money>，<chron norm="20240308">昨日</chron>，<org>馆方</org></p>',
      '知夏在东湖花3元，昨日，馆方',
    ],
    ['<p>&#147;好&#x94;Caf&eacute;</p>', '“好”Café'],
    ['<p>他说<q>好</q></p>', '他说“好”'],
  ])('%s is %s', (body, text) => {
    expect(lines(nitf(body))).toEqual([[text]]);
  });

  it('has its tables, captions and notes, and tells of pictures, sounds and what is said to editors', () => {
    const copy = nitf(
      `<p>甲<pronounce guide="jiǎ">甲</pronounce></p><table><tr><td>年</td><td>数</td></tr></table>
      <media media-type="image"><media-reference source="a.jpg" alternate-text="湖"/><media-caption><p>湖景</p></media-caption>
      <media-object encoding="base64">QUJD</media-object></media><ol><li seqnum="3">丙</li></ol>`,
      '<title>内部题</title><docdata><ed-msg info="请核实数字"/></docdata>',
    );
    expect(lines(copy)).toEqual([['甲甲', '年\t数', 'note: 湖景', '3. 丙']]);
    expect(told(copy)).toEqual([
      'document-title 内部题',
      'wire-message 请核实数字',
      'notes',
      'table-lines',
      'ruby jiǎ',
      'pictures-elsewhere a.jpg',
      'picture-words 湖',
    ]);
  });

  it('says whose it is, how urgent, and when', () => {
    const head = `<docdata management-status="embargoed"><doc-id regsrc="XH" id-string="xh:1"/><urgency ed-urg="2"/>
      <date.release norm="20240308T060000+0800"/><du-key version="3"/></docdata><revision-history function="correction"/>`;
    expect(nitf('<p>甲</p>', head).stories[0]?.facts).toEqual({
      guid: 'xh:1',
      version: '3',
      priority: 2,
      source: 'XH',
      embargo: '2024-03-08T06:00:00+08:00',
      isCorrection: true,
      isKilled: false,
    });
  });

  it('puts declared words in their place, and tells of those it does not know', () => {
    const xml =
      '<!DOCTYPE nitf [<!ENTITY hu "东湖">]><nitf><body><body.content><p>&hu;&bu;</p></body.content></body></nitf>';
    const copy = readWire(xml, tools);
    expect(lines(copy)).toEqual([['东湖&bu;']]);
    expect(told(copy)).toEqual(['reference-unknown &bu;']);
  });
});

describe('NewsML-G2', () => {
  const newsItem = (
    content: string,
    meta = '',
    about = '<headline>灯火</headline>',
    attributes = 'guid="urn:x" version="2"',
  ) =>
    `<newsItem ${attributes}><itemMeta>${meta}</itemMeta><contentMeta>${about}</contentMeta><contentSet>${content}</contentSet></newsItem>`;
  const xhtml = (text: string, attributes = '') =>
    `<inlineXML contenttype="application/xhtml+xml" ${attributes}><html xmlns="http://www.w3.org/1999/xhtml"><head><title>灯火</title></head><body>${text}</body></html></inlineXML>`;
  const nitfOf = (text: string) =>
    `<inlineXML contenttype="application/nitf+xml"><nitf><body><body.content>${text}</body.content></body></nitf></inlineXML>`;

  it.each([
    ['NITF before XHTML', nitfOf('<p>甲。</p>') + xhtml('<p>甲。</p>'), 'rendition application/xhtml+xml'],
    ['XHTML before NITF', xhtml('<p>甲。</p>') + nitfOf('<p>甲。</p>'), 'rendition application/xhtml+xml'],
    [
      'XHTML and text',
      `${xhtml('<p>甲。</p>')}<inlineData contenttype="text/plain">甲。</inlineData>`,
      'rendition text/plain',
    ],
    [
      'another wording',
      `${nitfOf('<p>甲。</p>')}<inlineData contenttype="text/plain">短讯。</inlineData>`,
      'rendition 短讯。',
    ],
    [
      'English and Chinese',
      xhtml('<p>One.</p>', 'xml:lang="en"') + xhtml('<p>甲。</p>', 'xml:lang="zh-Hans"'),
      'other-language One.',
    ],
    [
      'text in base64',
      `<inlineData contenttype="text/plain" encoding="base64">${Buffer.from('甲。').toString('base64')}</inlineData>`,
      '',
    ],
    [
      'HTML in a string',
      '<inlineData contenttype="text/html">&lt;p&gt;甲。&lt;/p&gt;&lt;p hidden&gt;批&lt;/p&gt;</inlineData>',
      'hidden-text 批',
    ],
    [
      'XHTML and Rich Text',
      `${xhtml('<p>甲。</p>')}<inlineData contenttype="text/rtf">{\\rtf1 abc}</inlineData>`,
      'embedded {\\rtf1 abc}',
    ],
  ])('of %s is one story', (_, content, remark) => {
    const copy = readWire(newsItem(content), tools);
    expect(lines(copy)).toEqual([['headline: 灯火', '甲。']]);
    expect(told(copy)).toEqual(remark === '' ? [] : [remark]);
  });

  it('takes its lines in Chinese', () => {
    const about =
      '<headline xml:lang="en">Lights</headline><headline xml:lang="zh">灯火</headline><by>甲</by><by>乙</by><slugline>LAKE</slugline><keyword>湖</keyword>';
    const copy = readWire(newsItem(xhtml('<p>一。</p>'), '', about), tools);
    expect(lines(copy)).toEqual([['headline: 灯火', 'byline: 甲', 'byline: 乙', '一。']]);
    expect(told(copy)).toEqual(['other-language Lights', 'wire-about LAKE|湖']);
  });

  it('says what it is, and what may not be printed', () => {
    const meta = `<provider literal="新华社"/><pubStatus qcode="stat:canceled"/><embargoed>2024-03-08T06:00:00+08:00</embargoed>
      <signal qcode="sig:correction"/><edNote>更正数字</edNote>`;
    const copy = readWire(newsItem(xhtml('<p>一。</p>'), meta, '<urgency>1</urgency><headline>灯火</headline>'), tools);
    expect(copy.stories[0]?.facts).toEqual({
      guid: 'urn:x',
      version: '2',
      priority: 1,
      source: '新华社',
      embargo: '2024-03-08T06:00:00+08:00',
      isCorrection: true,
      isKilled: true,
    });
    expect(told(copy)).toEqual([
      'wire-killed',
      'wire-correction',
      'wire-embargo 2024-03-08T06:00:00+08:00',
      'wire-message 更正数字',
    ]);
  });

  it('in a message is every story once, in its last version', () => {
    const one = newsItem(xhtml('<p>一。</p>'), '', '<headline>甲题</headline>', 'guid="a" version="1"');
    const two = newsItem(xhtml('<p>二。</p>'), '', '<headline>甲题</headline>', 'guid="a" version="2"');
    const three = newsItem(xhtml('<p>三。</p>'), '', '<headline>乙题</headline>', 'guid="b"');
    const copy = readWire(
      `<newsMessage><itemSet>${one}${two}${three}<packageItem><itemMeta><title>要闻</title></itemMeta></packageItem></itemSet></newsMessage>`,
      tools,
    );
    expect(lines(copy)).toEqual([
      ['headline: 甲题', '二。'],
      ['headline: 乙题', '三。'],
    ]);
    expect(told(copy).filter((one) => one.startsWith('wire'))).toEqual(['wire-about 要闻', 'wire-version 甲题|一。']);
  });

  it('of a picture has its description', () => {
    const copy = readWire(
      newsItem('<remoteContent href="a.jpg"/>', '', '<headline>湖</headline><description>湖景。</description>'),
      tools,
    );
    expect(lines(copy)).toEqual([['headline: 湖', '湖景。']]);
    expect(told(copy)).toEqual(['pictures-elsewhere']);
  });
});

describe('NewsML 1', () => {
  it('of equivalents takes the Chinese one, and says what it is', () => {
    const part = (language: string, text: string) =>
      `<NewsComponent xml:lang="${language}"><NewsLines><HeadLine>题${language}</HeadLine></NewsLines><ContentItem><MimeType FormalName="text/plain"/><DataContent>${text}</DataContent></ContentItem></NewsComponent>`;
    const copy = readWire(
      `<NewsML><NewsEnvelope><Priority FormalName="4"/></NewsEnvelope><NewsItem><Identification><NewsIdentifier><ProviderId>xh</ProviderId><RevisionId>2</RevisionId><PublicIdentifier>urn:1</PublicIdentifier></NewsIdentifier></Identification>
      <NewsManagement><Status FormalName="Withheld"/></NewsManagement>
      <NewsComponent EquivalentsList="yes">${part('en', 'One.')}${part('zh', '甲。')}</NewsComponent></NewsItem></NewsML>`,
      tools,
    );
    expect(lines(copy)).toEqual([['headline: 题zh', '甲。']]);
    expect(told(copy)).toEqual(['wire-killed', 'other-language 题en|One.']);
    expect(copy.stories[0]?.facts).toMatchObject({ guid: 'urn:1', version: '2', priority: 4, source: 'xh' });
  });

  it('of contents with the same words takes one', () => {
    const copy = readWire(
      `<NewsML><NewsItem><NewsComponent><ContentItem><DataContent><nitf><body><body.content><p>甲。</p></body.content></body></nitf></DataContent></ContentItem>
      <ContentItem><MimeType FormalName="text/plain"/><DataContent>甲。</DataContent></ContentItem></NewsComponent></NewsItem></NewsML>`,
      tools,
    );
    expect(lines(copy)).toEqual([['甲。']]);
    expect(told(copy)).toEqual(['rendition text/plain']);
  });
});

describe('ninjs', () => {
  const two = {
    uri: 'urn:n',
    standard: { name: 'ninjs', version: '2.1' },
    type: 'text',
    urgency: 3,
    version: '4',
    pubstatus: 'usable',
    language: 'zh',
    headlines: [{ role: 'main', value: '灯火' }],
    by: '林知夏',
    bodies: [
      { contenttype: 'text/html', value: '<p>10<sup>8</sup>次。</p>' },
      { contenttype: 'text/plain', value: '10 8次。' },
    ],
    descriptions: [{ value: '摘要' }],
    associations: [{ name: 'p', uri: 'urn:p', type: 'picture', descriptions: [{ value: '湖景' }] }],
  };
  it('2 is read by its lists', () => {
    expect(isNinjs(two)).toBe(true);
    const copy = readNinjsFile(two, tools);
    expect(lines(copy)).toEqual([['headline: 灯火', 'byline: 林知夏', '10⁸次。', 'note: 湖景']]);
    expect(told(copy)).toEqual(['rendition 10 8次。', 'wire-about 摘要', 'pictures-elsewhere urn:p']);
    expect(copy.stories[0]?.facts).toMatchObject({ guid: 'urn:n', version: '4', priority: 3 });
  });

  it('1 by its properties, 3 by its letter case', () => {
    const one = {
      uri: 'u',
      type: 'text',
      headline: '灯火',
      byline: '甲',
      body_text: '一。\n二。',
      body_html: '<p>一。</p><p>二。</p>',
    };
    expect(lines(readNinjsFile(one, tools))).toEqual([['headline: 灯火', 'byline: 甲', '一。', '二。']]);
    const three = {
      uri: 'u',
      type: 'text',
      pubStatus: 'canceled',
      headlines: [{ value: '灯火' }],
      bodies: [{ contentType: 'text/plain', value: '一。' }],
    };
    expect(told(readNinjsFile(three, tools))).toEqual(['wire-killed']);
    expect(isNinjs({ uri: 'u', name: 'x' })).toBe(false);
  });

  it('has the names of its list of bylines, each once, and tells what else is said of them', () => {
    const three = {
      uri: 'u',
      type: 'text',
      headlines: [{ value: '灯火' }],
      bylines: [
        { name: '江望舒', role: 'writer', jobTitle: '记者' },
        { byline: '<p>沈知微</p>', contentType: 'text/html' },
        '许知夏',
        { name: '江望舒' },
      ],
      bodies: [{ value: '一。' }],
    };
    const copy = readNinjsFile(three, tools);
    expect(lines(copy)).toEqual([['headline: 灯火', 'byline: 江望舒', 'byline: 沈知微', 'byline: 许知夏', '一。']]);
    expect(told(copy)).toEqual(['wire-about writer|记者']);
    const said = readNinjsFile({ ...three, byline: '江望舒、沈知微、许知夏' }, tools);
    expect(lines(said)[0]?.filter((one) => one.startsWith('byline'))).toEqual(['byline: 江望舒、沈知微、许知夏']);
  });

  it('of a package is each of its stories', () => {
    const story = (uri: string, body_text: string) => ({ uri, type: 'text', headline: uri, body_text });
    const item = {
      uri: 'p',
      type: 'composite',
      headline: '要闻',
      associations: { a: story('a', '甲。'), b: story('b', '乙。') },
    };
    expect(lines(readNinjsFile(item, tools))).toEqual([
      ['headline: 要闻'],
      ['headline: a', '甲。'],
      ['headline: b', '乙。'],
    ]);
  });
});

describe('a feed', () => {
  it('in RSS has a story an item', () => {
    const copy = readWire(
      `<rss version="2.0" xmlns:content="x" xmlns:dc="y"><channel><title>东湖网</title><description>要闻频道</description>
      <item><title>甲题 &amp;amp; 乙</title><guid>g1</guid><dc:creator>林知夏</dc:creator><description>摘要…</description>
      <content:encoded><![CDATA[<p>一&#147;段&rdquo;。</p><p>二<span style="display:none">批</span>段。</p>]]></content:encoded><category>本地</category></item>
      <item><title>丙题</title><guid>g2</guid><description>&lt;p&gt;三。&lt;/p&gt;</description><enclosure url="a.jpg"/></item></channel></rss>`,
      tools,
    );
    expect(lines(copy)).toEqual([
      ['headline: 甲题 & 乙', 'byline: 林知夏', '一“段”。', '二段。'],
      ['headline: 丙题', '三。'],
    ]);
    expect(told(copy)).toEqual([
      'hidden-text 批',
      'rendition 摘要…',
      'wire-about 本地',
      'pictures-elsewhere',
      'wire-about 要闻频道',
    ]);
    expect(copy.stories.map(({ facts }) => [facts.guid, facts.source])).toEqual([
      ['g1', '东湖网'],
      ['g2', '东湖网'],
    ]);
  });

  it('in Atom takes content of every type', () => {
    const entry = (type: string, content: string) =>
      `<entry><id>${type}</id><title>${type}题</title><content type="${type}">${content}</content></entry>`;
    const copy = readWire(
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>东湖网</title>${entry('text', 'a &lt;b&gt; c')}${entry('html', '&lt;p&gt;甲&lt;/p&gt;')}${entry('xhtml', '<div xmlns="z"><p>乙</p></div>')}</feed>`,
      tools,
    );
    expect(lines(copy).map(([, body]) => body)).toEqual(['a <b> c', '甲', '乙']);
  });
});

it('of one story in two versions the later stands, told by the clock as well as by number', () => {
  const entry = (at: string, words: string) =>
    `<entry><id>a</id><updated>${at}</updated><title>${words}</title><content>${words}，正在救治。</content></entry>`;
  const [early, late] = [entry('2024-03-08T06:00:00Z', '三人受伤'), entry('2024-03-08T09:00:00Z', '七人受伤')];
  for (const entries of [early + late, late + early]) {
    const { stories } = readWire(`<feed xmlns="http://www.w3.org/2005/Atom"><title>网</title>${entries}</feed>`, tools);
    expect(JSON.stringify(stories)).toContain('七人受伤');
    expect(JSON.stringify(stories.map(({ paragraphs }) => paragraphs))).not.toContain('三人受伤');
  }
});
