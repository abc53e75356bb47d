/** Stories from the wire in all the formats that are read, made at random. */
import { Dice } from '../dice.ts';
import { WordMaker } from './account.ts';
import type { MadeFile } from './docx-made.ts';

/** Random XML, every element of it closed. */
class XmlMaker {
  readonly dice: Dice;
  readonly words: WordMaker;

  constructor(seed: number) {
    this.dice = new Dice(seed);
    this.words = new WordMaker(this.dice);
  }

  word(): string {
    return this.words.elsewhere();
  }

  some(most: number, make: () => string): string {
    return Array.from({ length: this.dice.whole(most + 1) }, make).join('');
  }

  /** Something or nothing: made only where it is there. */
  maybe(make: () => string): string {
    return this.dice.whole(2) === 0 ? '' : make();
  }

  element(names: readonly string[], attributes: readonly string[], depth: number): string {
    if (depth > 4 || this.dice.next() < 0.45)
      return this.word() + this.dice.of(['', '', ' ', '&amp;', '&#160;', '<!-- x -->']);
    const name = this.dice.of(names);
    const inside = this.some(3, () => this.element(names, attributes, depth + 1));
    return `<${name}${this.dice.of(['', '', ...attributes])}>${inside}</${name}>`;
  }

  nitfBody(): string {
    const names =
      'p p p hl2 em person org location money num chron q sup sub block table tr td ul ol li fn bq credit tagline note pre'.split(
        ' ',
      );
    const special: readonly (() => string)[] = [
      () =>
        `<media><media-reference source="a.jpg" alternate-text="${this.word()}"/><media-caption>${this.word()}</media-caption><media-producer>${this.word()}</media-producer></media>`,
      () => `<media><media-metadata name="a" value="b">${this.word()}</media-metadata></media>`,
      () => `<pronounce guide="${this.word()}">${this.word()}</pronounce>`,
      () => `<num><frac><frac-num>${this.word()}</frac-num><frac-den>${this.word()}</frac-den></frac></num>`,
      () => `<custom-table>${this.word()}</custom-table>`,
      () =>
        `<nitf-table><nitf-table-metadata>${this.word()}</nitf-table-metadata><table><tr><td>${this.word()}</td></tr></table></nitf-table>`,
      () => `<p><![CDATA[${this.word()}]]></p>`,
      () =>
        `<media media-type="image"><media-reference source="b.jpg"/><media-object encoding="base64">AAAA</media-object><media-caption><p>${this.word()}</p><p>${this.word()}</p></media-caption></media>`,
      () =>
        `<table><caption>${this.word()}</caption><col width="1"/><thead><tr><th>${this.word()}</th></tr></thead><tbody><tr><td><p>${this.word()}</p><p>${this.word()}</p></td></tr></tbody></table>`,
      () => `<block><p>${this.word()}</p><table><tr><td>${this.word()}</td></tr></table><p>${this.word()}</p></block>`,
    ];
    return this.some(6, () =>
      this.dice.whole(5) === 0
        ? this.dice.of(special)()
        : `<p>${this.element(names, [' id="a"', ' norm="b"', ' style="c"'], 0)}</p>`,
    );
  }

  nitf(): string {
    const line = (name: string) => this.maybe(() => `<${name}>${this.word()}</${name}>`);
    const head = `<head>${line('title')}<docdata>${this.maybe(() => `<ed-msg info="${this.word()}"/>`)}<urgency ed-urg="3"/>${this.maybe(() => `<key-list><keyword key="${this.word()}"/></key-list>`)}</docdata></head>`;
    const top = `<body.head><hedline>${line('hl1')}${line('hl2')}</hedline>${line('byline')}${this.maybe(() => `<byline><person>${this.word()}</person><byttl>${this.word()}</byttl></byline>`)}${line('dateline')}${line('abstract')}${line('distributor')}${line('note')}${line('rights')}</body.head>`;
    const end = `<body.end>${line('tagline')}${line('bibliography')}</body.end>`;
    return `<nitf>${head}<body>${top}<body.content><p>${this.word()}</p>${this.nitfBody()}</body.content>${end}</body></nitf>`;
  }

  xhtml(): string {
    const names = 'p p b span h2 ul li sup table tr td i div blockquote'.split(' ');
    return `<p>${this.word()}</p>${this.some(3, () => this.element(names, [' hidden="hidden"', ' style="display:none"'], 0))}`;
  }

  /** Lines about a story, in several languages. */
  lines(names: readonly string[]): string {
    return this.some(6, () => {
      const name = this.dice.of(names);
      return `<${name}${this.dice.of(['', '', ' xml:lang="en"', ' xml:lang="zh-CN"'])}>${this.word()}</${name}>`;
    });
  }

  g2Item(at: number): string {
    const inline: readonly (() => string)[] = [
      () => `<inlineXML contenttype="application/nitf+xml">${this.nitf()}</inlineXML>`,
      () =>
        `<inlineXML xml:lang="${this.dice.of(['en', 'zh'])}"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>${this.word()}</title></head><body>${this.xhtml()}</body></html></inlineXML>`,
      () => `<inlineData contenttype="text/plain">${this.word()}\n${this.word()}</inlineData>`,
      () =>
        `<inlineData encoding="base64" contenttype="text/plain">${Buffer.from(this.word()).toString('base64')}</inlineData>`,
      () => `<remoteContent href="a.jpg"/>`,
    ];
    const meta = this.lines([
      'headline',
      'by',
      'dateline',
      'creditline',
      'slugline',
      'keyword',
      'description',
      'subheadline',
      'language',
    ]);
    const subject = this.maybe(
      () => `<subject qcode="a:b"><name>${this.word()}</name><name xml:lang="en">${this.word()}</name></subject>`,
    );
    const item = `<itemMeta><provider literal="x"/><edNote>${this.word()}</edNote>${this.maybe(() => `<service><name>${this.word()}</name></service>`)}</itemMeta>`;
    return `<newsItem guid="g${at}" version="1">${this.maybe(() => `<rightsInfo><copyrightNotice>${this.word()}</copyrightNotice></rightsInfo>`)}${item}<contentMeta>${meta}${subject}</contentMeta><contentSet>${this.some(3, () => this.dice.of(inline)())}</contentSet></newsItem>`;
  }

  component(depth: number): string {
    const content: readonly (() => string)[] = [
      () => `<DataContent>${this.word()}</DataContent>`,
      () => `<DataContent><nitf><body><body.content>${this.nitfBody()}</body.content></body></nitf></DataContent>`,
      () => `<DataContent><html><body>${this.xhtml()}</body></html></DataContent>`,
      () =>
        `<Encoding Notation="Base64"><DataContent>${Buffer.from(this.word()).toString('base64')}</DataContent></Encoding>`,
    ];
    const lines = this.maybe(
      () =>
        `<NewsLines>${this.lines(['HeadLine', 'SubHeadLine', 'ByLine', 'DateLine', 'CreditLine', 'CopyrightLine', 'KeywordLine'])}</NewsLines>`,
    );
    const role = this.maybe(() => '<Role FormalName="Caption"/>');
    const item = () =>
      `<ContentItem><MimeType FormalName="a"/>${this.maybe(() => `<Comment>${this.word()}</Comment>`)}${this.dice.of(content)()}</ContentItem>`;
    const nested = depth > 2 ? '' : this.some(2, () => this.component(depth + 1));
    return `<NewsComponent${this.dice.of(['', '', ' EquivalentsList="yes"'])}>${role}${lines}${this.some(2, item)}${nested}</NewsComponent>`;
  }
}

function made(maker: XmlMaker, source: string): MadeFile {
  return { bytes: Buffer.from(source), words: maker.words.words, source };
}

export function madeNitf(seed: number): MadeFile {
  const maker = new XmlMaker(seed);
  return made(maker, `<?xml version="1.0" encoding="UTF-8"?>${maker.nitf()}`);
}

export function madeG2(seed: number): MadeFile {
  const maker = new XmlMaker(seed);
  const items = Array.from({ length: 1 + maker.dice.whole(3) }, (_, at) => maker.g2Item(at)).join('');
  const pack = maker.maybe(
    () => `<packageItem guid="p"><itemMeta><title>${maker.word()}</title></itemMeta></packageItem>`,
  );
  const first = `<newsItem guid="first"><contentMeta><headline>${maker.word()}</headline></contentMeta></newsItem>`;
  return made(maker, `<?xml version="1.0"?><newsMessage><itemSet>${first}${items}${pack}</itemSet></newsMessage>`);
}

export function madeNewsMl(seed: number): MadeFile {
  const maker = new XmlMaker(seed);
  const item = (at: number) =>
    `<NewsItem><Identification><NewsIdentifier><NewsItemId>${at}</NewsItemId></NewsIdentifier></Identification><NewsManagement><Instruction><FormalName>a</FormalName></Instruction></NewsManagement><NewsComponent><NewsLines><HeadLine>${maker.word()}</HeadLine></NewsLines>${maker.component(0)}</NewsComponent></NewsItem>`;
  const items = Array.from({ length: 1 + maker.dice.whole(3) }, (_, at) => item(at)).join('');
  return made(maker, `<?xml version="1.0"?><NewsML>${items}</NewsML>`);
}

export function madeRss(seed: number): MadeFile {
  const maker = new XmlMaker(seed);
  const word = () => maker.word();
  const escaped = () => maker.xhtml().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const item = (at: number) => {
    const parts: readonly (() => string)[] = [
      () => `<content:encoded><![CDATA[${maker.xhtml()}]]></content:encoded>`,
      () => `<description>${escaped()}</description>`,
      () => `<description>${word()}</description>`,
      () => `<category>${word()}</category>`,
      () => `<dc:creator>${word()}</dc:creator>`,
      () => `<author>${word()}</author>`,
      () => `<source url="a">${word()}</source>`,
      () =>
        `<media:content url="a"><media:title>${word()}</media:title><media:description>${word()}</media:description></media:content>`,
      () => `<media:credit>${word()}</media:credit>`,
      () => `<itunes:summary>${word()}</itunes:summary>`,
      () => '<enclosure url="a" type="image/jpeg"/>',
      () => `<description>${word()}</description><content:encoded><![CDATA[${maker.xhtml()}]]></content:encoded>`,
      () =>
        `<media:group><media:content url="a"><media:description>${word()}</media:description></media:content><media:title>${word()}</media:title></media:group>`,
      () => `<title>${word()}</title>`,
    ];
    return `<item><guid>g${at}</guid><title>${word()}</title>${maker.some(6, () => maker.dice.of(parts)())}</item>`;
  };
  const items = Array.from({ length: 1 + maker.dice.whole(4) }, (_, at) => item(at)).join('');
  const about = maker.maybe(() => `<description>${word()}</description><copyright>${word()}</copyright>`);
  return made(maker, `<?xml version="1.0"?><rss><channel><title>频道</title>${about}${items}</channel></rss>`);
}

export function madeAtom(seed: number): MadeFile {
  const maker = new XmlMaker(seed);
  const word = () => maker.word();
  const escaped = () => maker.xhtml().replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const entry = (at: number) => {
    const parts: readonly (() => string)[] = [
      () => `<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">${maker.xhtml()}</div></content>`,
      () => `<content type="html">${escaped()}</content>`,
      () => `<content type="text">${word()}</content>`,
      () => `<summary>${word()}</summary>`,
      () => `<author><name>${word()}</name><email>a@b.c</email></author>`,
      () => `<contributor><name>${word()}</name></contributor>`,
      () => `<category term="a" label="${word()}"/>`,
      () => `<rights>${word()}</rights>`,
      () => `<source><title>${word()}</title></source>`,
    ];
    return `<entry><id>i${at}</id><title>${word()}</title>${maker.some(6, () => maker.dice.of(parts)())}</entry>`;
  };
  const entries = Array.from({ length: 1 + maker.dice.whole(4) }, (_, at) => entry(at)).join('');
  const about = maker.maybe(() => `<subtitle>${word()}</subtitle><author><name>${word()}</name></author>`);
  return made(
    maker,
    `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>频道</title>${about}${entries}</feed>`,
  );
}

class NinjsMaker extends XmlMaker {
  #said(): object {
    return this.dice.of([
      () => ({ value: this.word() }),
      () => ({ value: this.word(), role: 'main' }),
      () => ({ value: this.word(), language: 'en' }),
    ])();
  }

  #list(make: () => unknown): unknown[] {
    return Array.from({ length: this.dice.whole(4) }, make);
  }

  item(depth: number): Record<string, unknown> {
    const all: readonly (readonly [string, () => unknown])[] = [
      ['headlines', () => this.#list(() => this.#said())],
      ['headline', () => this.word()],
      ['bodies', () => this.#list(() => ({ value: this.xhtml(), contenttype: 'text/html' }))],
      ['bodies', () => this.#list(() => this.#said())],
      ['body_text', () => this.word()],
      ['body_html', () => this.xhtml()],
      ['descriptions', () => this.#list(() => this.#said())],
      ['description_text', () => this.word()],
      ['by', () => this.word()],
      ['byline', () => this.word()],
      ['bylines', () => this.#list(() => ({ name: this.word(), role: this.word() }))],
      ['bylines', () => this.#list(() => ({ byline: this.xhtml(), contenttype: 'text/html' }))],
      ['dateline', () => this.word()],
      ['slugline', () => this.word()],
      ['ednote', () => this.word()],
      ['keywords', () => this.#list(() => this.word())],
      ['subjects', () => this.#list(() => ({ name: this.word(), uri: 'x' }))],
      ['copyrightholder', () => this.word()],
      ['usageterms', () => this.word()],
      ['located', () => this.word()],
      ['place', () => this.#list(() => ({ name: this.word() }))],
      ['infosource', () => this.#list(() => ({ name: this.word() }))],
      ['title', () => this.word()],
      ['renditions', () => [{ href: 'http://a', title: this.word() }]],
      ['urgency', () => 3],
      ['associations', () => (depth > 2 ? [] : this.#list(() => this.item(depth + 1)))],
      ['associations', () => (depth > 2 ? {} : { a: this.item(depth + 1) })],
    ];
    const taken = new Map(Array.from({ length: this.dice.whole(9) }, () => this.dice.of(all)));
    const properties = [...taken].map(([name, make]) => [name, make()] as const);
    return {
      uri: `u${this.dice.whole(1e9)}`,
      type: depth === 0 ? 'text' : this.dice.of(['text', 'picture', 'video', 'composite']),
      pubstatus: 'usable',
      ...Object.fromEntries(properties),
    };
  }
}

export function madeNinjs(seed: number): MadeFile {
  const maker = new NinjsMaker(seed);
  const item = { headline: maker.word(), ...maker.item(0), versioncreated: '2024-03-08T00:00:00Z' };
  const source = JSON.stringify(item);
  // A headline that was made anew takes the place of the first.
  for (const word of [...maker.words.words.keys()]) if (!source.includes(word)) maker.words.words.delete(word);
  return made(maker, source);
}
