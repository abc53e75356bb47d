/** Pages, Markdown and mail of all kinds of content, made at random. */
import { Dice } from '../dice.ts';
import { WordMaker } from './account.ts';
import type { MadeFile } from './docx-made.ts';

const inline = 'a b bdo code del em font i ins kbd label mark q s small span strong sub sup u'.split(' ');
const blocks =
  'article blockquote center details div dl figure figcaption footer h1 h2 h3 header li main nav ol p pre section summary ul dd dt'.split(
    ' ',
  );
const attributes = [
  '',
  '',
  '',
  '',
  ' hidden',
  ' style="display:none"',
  ' style="visibility:hidden"',
  ' class="no"',
  ' class="small no"',
  ' style="vertical-align:super;font-size:8pt"',
  ' style="position:absolute;left:-9999px"',
  ' style="text-decoration:line-through"',
  ' style="font-family:Wingdings"',
  ' style="color:#fff"',
  ' style="font-size:0"',
  ' style="mso-hide:all"',
  ' style="mso-element:comment"',
  ' style="mso-list:ignore"',
  ' aria-hidden="true"',
  ' dir="rtl"',
  ' start="7"',
  ' reversed',
];

/** Random markup of HTML's elements. */
export class MarkupMaker {
  readonly dice: Dice;
  readonly words: WordMaker;
  readonly #makes: () => string;

  constructor(dice: Dice, words: WordMaker, makes: () => string = () => words.somewhere()) {
    this.dice = dice;
    this.words = words;
    this.#makes = makes;
  }

  #some(most: number, make: () => string): string {
    return Array.from({ length: this.dice.whole(most + 1) }, make).join('');
  }

  /** Words as pages write them: with spaces, breaks and codes around. */
  text(): string {
    const between = this.dice.of(['', '', ' ', '&nbsp;', '\n', '&#147;', '，', '&amp;', '<br>', '<wbr>']);
    return this.#makes() + between;
  }

  #special(): string {
    const word = () => this.#makes();
    const kinds: readonly (() => string)[] = [
      () => `<!-- ${word()} -->`,
      () => `<!--[if mso]><p>${word()}</p><![endif]-->`,
      () => `<img src="a.png" alt="${word()}">`,
      () => `<input value="${word()}">`,
      () => `<input type=checkbox checked>${word()}`,
      () => `<textarea>${word()}</textarea>`,
      () => `<select><option>${word()}<option>${word()}</select>`,
      () => `<button>${word()}</button>`,
      () => `<ruby>${word()}<rp>（</rp><rt>${word()}</rt><rp>）</rp></ruby>`,
      () => `<math><mfrac><mi>${word()}</mi><mi>${word()}</mi></mfrac></math>`,
      () => `<svg><text>${word()}</text></svg>`,
      () => `<noscript>${word()}</noscript>`,
      () => `<template>${word()}</template>`,
      () => `<iframe>${word()}</iframe>`,
      () => `<object data="a">${word()}</object>`,
      () => `<video>${word()}</video>`,
      () => `<dialog>${word()}</dialog>`,
      () => '<script>x</script><style>p{}</style>',
      () => `<svg><title>${word()}</title><desc>${word()}</desc><text><tspan>${word()}</tspan></text></svg>`,
      () => `<svg><foreignObject><p>${word()}</p></foreignObject></svg>`,
      () => `<details><summary>${word()}</summary>${word()}</details>`,
      () => `<details open><summary>${word()}</summary><p>${word()}</details>`,
      () => `<picture><source srcset="a.webp"><img src="a.png" alt="${word()}"></picture>`,
      () => `<figure><img src="a.png" alt="${word()}"><figcaption>${word()}</figcaption></figure>`,
      () => `<map name="m"><area alt="${word()}" href="x"></map>`,
      () => `<input type="image" alt="${word()}">`,
      () => `<noscript><img src="a.gif" alt="${word()}"><p>${word()}</p></noscript>`,
      () => `<template><table><tr><td>${word()}</table></template>`,
      () => `<ul><li>${word()}<li><b>${word()}</b></ul>`,
    ];
    return this.dice.of(kinds)();
  }

  #table(depth: number): string {
    const cell = () =>
      `<td${this.dice.of(['', '', ' rowspan=2', ' colspan=3', ' hidden'])}>${this.node(depth + 1)}${this.dice.of(['</td>', ''])}`;
    const row = () =>
      `<tr${this.dice.of(['', '', '', ' hidden'])}>${this.#some(3, cell)}${this.dice.of(['</tr>', '</tr>', ''])}`;
    const body = this.dice.of([
      () => this.#some(3, row),
      () => `<thead>${row()}<tbody>${this.#some(2, row)}`,
      // Cells without a row, and with a paragraph open in them.
      () => `${cell()}<td><p>${this.text()}<td><p>${this.text()}`,
    ])();
    return `<table>${this.dice.whole(2) === 0 ? '' : `<caption>${this.text()}</caption>`}${body}</table>`;
  }

  node(depth: number): string {
    const roll = this.dice.next();
    if (depth > 5 || roll < 0.4) return this.text();
    if (roll < 0.5) return this.#special();
    if (roll < 0.55) return this.#table(depth);
    const name = this.dice.of(roll < 0.75 ? inline : blocks);
    const close = this.dice.whole(12) === 0 ? '' : `</${name}>`;
    return `<${name}${this.dice.of(attributes)}>${this.#some(3, () => this.node(depth + 1))}${close}`;
  }

  page(): string {
    const head = `<head><meta charset="utf-8"><title>${this.words.elsewhere()}</title><style>.no{display:none}</style></head>`;
    return `<!DOCTYPE html><html>${head}<body>${this.text()}${this.#some(this.dice.of([2, 6, 14]), () => this.node(0))}</body></html>`;
  }
}

export function madeHtml(seed: number): MadeFile {
  const dice = new Dice(seed);
  const words = new WordMaker(dice);
  const source = new MarkupMaker(dice, words).page();
  return { bytes: Buffer.from(source), words: words.words, source };
}

class MarkdownMaker {
  readonly words: WordMaker;
  readonly #dice: Dice;

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    this.words = new WordMaker(this.#dice);
  }

  #some(most: number, make: () => string, between = ''): string {
    return Array.from({ length: this.#dice.whole(most + 1) }, make).join(between);
  }

  #inline(): string {
    const word = () => this.words.somewhere();
    const kinds: readonly (() => string)[] = [
      word,
      word,
      () => `**${word()}**`,
      () => `*${word()}*`,
      () => `~~${word()}~~`,
      () => `\`${word()}\``,
      () => `10^${word()}^`,
      () => `H~${word()}~O`,
      () => `[${word()}](http://a.b/c)`,
      () => `[${word()}][id]`,
      () => `![${word()}](a.png)`,
      () => `<u>${word()}</u>`,
      () => `<span hidden>${word()}</span>`,
      () => `<!-- ${word()} -->`,
      () => `${word()}[^1]`,
      () => `\\*${word()}\\*`,
      () => `&lt;${word()}&gt;`,
      () => `${word()}  \n${word()}`,
      () => `$${word()}$`,
    ];
    return this.#dice.of(kinds)();
  }

  #line(): string {
    return `${this.words.somewhere()}${this.#some(4, () => this.#inline(), this.#dice.of(['', ' ', '，']))}`;
  }

  #block(depth: number): string {
    const items = (mark: (at: number) => string) =>
      Array.from({ length: 1 + this.#dice.whole(4) }, (_, at) => {
        const nested = depth < 2 && this.#dice.whole(4) === 0 ? `\n${indented(this.#block(depth + 1))}` : '';
        return `${mark(at)}${this.#line()}${nested}`;
      }).join('\n');
    const kinds: readonly (() => string)[] = [
      () => this.#line(),
      () => this.#line(),
      () => `${'#'.repeat(1 + this.#dice.whole(6))} ${this.#line().replaceAll('\n', ' ')}`,
      () => `${this.words.somewhere()}\n===`,
      () => items(() => '- '),
      () => items((at) => `${at + 3}. `),
      () => items((at) => `- [${at % 2 === 0 ? 'x' : ' '}] `),
      () => `> ${this.#line().replaceAll('\n', '\n> ')}`,
      () => `\`\`\`\n${this.words.somewhere()}\n${this.words.somewhere()}\n\`\`\``,
      () => `    ${this.words.somewhere()}`,
      () =>
        `| ${this.words.somewhere()} | ${this.words.somewhere()} |\n|---|---|\n| ${this.words.somewhere()} | ${this.words.somewhere()} |`,
      () => `<div hidden>${this.words.somewhere()}</div>`,
      () => `<p>${this.words.somewhere()}</p>`,
      () => `[^1]: ${this.words.somewhere()}`,
      () => '---',
      () => '[id]: http://a.b/c',
    ];
    return this.#dice.of(kinds)();
  }

  make(): string {
    const head =
      this.#dice.whole(3) === 0
        ? `---\ntitle: ${this.words.elsewhere()}\nauthor: ${this.words.elsewhere()}\ntags: [${this.words.elsewhere()}, ${this.words.elsewhere()}]\nlist:\n  - ${this.words.elsewhere()}\n---\n`
        : '';
    const blocks = Array.from({ length: 1 + this.#dice.whole(10) }, () => this.#block(0));
    return `${head}${this.words.somewhere()}\n\n${blocks.join('\n\n')}\n`;
  }
}

function indented(text: string): string {
  return text.replace(/^/gmu, '    ');
}

export function madeMarkdown(seed: number): MadeFile {
  const maker = new MarkdownMaker(seed);
  const source = maker.make();
  return { bytes: Buffer.from(source), words: maker.words.words, source };
}

function encoded(text: string, dice: Dice): string {
  if (dice.whole(2) === 0) {
    const lines =
      Buffer.from(text)
        .toString('base64')
        .match(/.{1,76}/gu) ?? [];
    return `Content-Type: TYPE; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines.join('\r\n')}\r\n`;
  }
  const quoted = [...Buffer.from(text)].map((byte) =>
    (byte > 0x20 && byte < 0x7f && byte !== 0x3d) || byte === 0x20
      ? String.fromCharCode(byte)
      : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  );
  const lines = quoted.join('').match(/(?:=..|[^=]){1,24}/gu) ?? [];
  return `Content-Type: TYPE; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${lines.join('=\r\n')}\r\n`;
}

/** A message: its words in plain text, in HTML, in both, with something attached. */
export function madeMail(seed: number): MadeFile {
  const dice = new Dice(seed);
  const words = new WordMaker(dice);
  const maker = new MarkupMaker(dice, words);
  const word = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
  const lines = () => Array.from({ length: 1 + dice.whole(4) }, () => words.elsewhere()).join('\r\n');
  const text = () => encoded(lines(), dice).replace('TYPE', 'text/plain');
  const page = () => encoded(`<p>${maker.text()}${maker.node(1)}</p>`, dice).replace('TYPE', 'text/html');
  const attached = () =>
    `Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="${word(words.elsewhere())}"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n`;
  const copied = () =>
    `Content-Type: ${dice.of(['application/octet-stream', 'text/plain', 'text/rtf'])}; name="${word(words.elsewhere())}"\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: base64\r\n\r\n${Buffer.from(lines()).toString('base64')}\r\n`;
  let boundaries = 0;
  const both = (kind: string, ...parts: readonly string[]) => {
    const boundary = `b${boundaries++}x`;
    const inside = parts.map((part) => `--${boundary}\r\n${part}`).join('');
    return `Content-Type: multipart/${kind}; boundary="${boundary}"\r\n\r\n${inside}--${boundary}--\r\n`;
  };
  const passedOn = () =>
    `Content-Type: message/rfc822\r\n\r\nFrom: ${word(words.elsewhere())} <a@b.c>\r\nSubject: ${word(words.elsewhere())}\r\nMIME-Version: 1.0\r\n${text()}`;
  /** What Outlook makes of a message for its own kind. */
  const winmail = () =>
    `Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Disposition: attachment; filename="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n\r\neJ8+IgAA\r\n`;
  const nested = (depth: number): string => {
    const parts = [text, attached, () => (depth > 2 ? text() : nested(depth + 1))];
    return both(dice.of(['mixed', 'related']), text(), dice.of(parts)(), dice.of(parts)());
  };
  const kinds: readonly (() => string)[] = [
    text,
    page,
    () => both('alternative', text(), page()),
    () => both('mixed', text(), attached()),
    () => both('mixed', both('alternative', text(), page()), text()),
    () => both('related', page(), attached()),
    () => both('mixed', text(), text()),
    () => both('mixed', text(), copied(), attached(), copied()),
    () => both('mixed', copied()),
    () => nested(0),
    () => both('mixed', text(), passedOn()),
    () => both('mixed', text(), winmail()),
    () => both('mixed', both('related', both('alternative', text(), page()), attached()), copied()),
    () => both('signed', both('mixed', text(), text()), attached()),
  ];
  const body = dice.of(kinds)();
  const source = `From: ${word(words.elsewhere())} <a@b.c>\r\nTo: ${word(words.elsewhere())} <d@e.f>\r\nSubject: ${word(words.elsewhere())}\r\nMIME-Version: 1.0\r\n${body}`;
  return { bytes: Buffer.from(source), words: words.words, source };
}
