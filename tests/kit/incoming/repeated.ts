/**
 * Files that hold one thing over and over: what a reader does with them shows whether its time grows with its input, or
 * with the square of it.
 */

export interface Repeated {
  readonly name: string;
  /** What such a file is called, which says who reads it. */
  readonly file: string;
  /** The file's text, with what it repeats so many times. */
  readonly make: (count: number) => string;
  /** Characters of what is repeated. */
  readonly length: number;
}

const again = (file: string, head: string, tail: string, units: readonly string[]): readonly Repeated[] =>
  units.map((unit) => ({
    name: `${file} of ${JSON.stringify(unit)}`,
    file,
    make: (count) => `${head}${unit.repeat(count)}${tail}`,
    length: unit.length,
  }));

const html = (units: readonly string[], before = '', after = '') =>
  again('a.html', `<!doctype html><meta charset=utf-8><title>题</title>${before}`, after, units);
const nitf = (units: readonly string[], before = '', after = '') =>
  again('a.xml', `<nitf><body><body.content>${before}`, `${after}</body.content></body></nitf>`, units);
const rtf = (units: readonly string[], before = '', after = 'a') =>
  again('a.rtf', `{\\rtf1\\ansi\\ansicpg936 ${before}`, `${after}}`, units);
const mail = (units: readonly string[], head = '', after = '') =>
  again('a.eml', `From: a@b.c\r\nSubject: x\r\nDate: Mon, 1 Jan 2024 00:00:00 +0800\r\n${head}`, after, units);
const svg = (units: readonly string[], before = '', after = '') =>
  again('a.svg', `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${before}`, `${after}</svg>`, units);

/** Documents, mail, wires. */
export const repeatedCopy: readonly Repeated[] = [
  ...html([
    '<li>项目',
    '<li><p>项目</p></li>',
    '<p>本报讯 字',
    '字<br>',
    '<b>字',
    '<div>',
    '<dt>问<dd>答',
    '<!-- -->',
    '<',
  ]),
  ...html([
    '&',
    '&nbsp;',
    '<ruby>字<rt>zi</ruby>',
    '<sup>2</sup>',
    '<img src=a.jpg>',
    '<svg></svg>',
    '<p>记者 张三 摄影',
  ]),
  ...html(['行\n', ' \n', '\t'], '<pre>', '字</pre>'),
  ...html([' ', '，', '1', '（'], '<p>字', '字'),
  ...html(['<tr><td>字', '<td>字'], '<table><tr>'),
  ...html(['.a{color:red}', 'a,', '{', '/*'], '<style>', '</style><p class=a>字'),
  ...html(['a=b ', 'style="a:b" '], '<p ', '>字'),
  ...again('a.md', '字\n\n', '', [
    '- 项\n',
    '- 项\n\n',
    '> 字\n',
    '> ',
    '*字',
    '_a ',
    '[',
    '[a](',
    '`',
    '|',
    '![',
    '[^1]',
    '<',
    '&',
  ]),
  ...again('a.md', '字\n\n', '', [
    '[^a]: 字\n\n',
    '[a]: x\n',
    '**a *b ',
    '* ',
    '\\',
    '<a ',
    '<![CDATA[',
    '---\n',
    '# 题\n',
  ]),
  ...again('a.txt', '', '字', [
    '字字\n',
    '\n',
    ' ',
    '　',
    '字',
    '1',
    '—',
    '（',
    '“',
    '记者 张三 摄\n',
    '. ',
    '*',
    '（张三 李四）',
  ]),
  ...again('a.txt', '', '字', [
    '甲\t乙\n',
    'a@',
    'a.',
    '\u0301',
    '\u202a',
    '3月7日',
    '——张三\n',
    '责编：张三 ',
    '\r\n',
  ]),
  ...again('a.txt', '本报记者', '', [' 张三', '、张三']),
  ...rtf([
    'a\\par ',
    '{\\b a}',
    "\\'b0\\'a1",
    '\\u23383?',
    '{\\*\\a b}',
    '\\trowd\\cellx9 a\\cell\\row',
    '{\\listtext 1.}a\\par',
    '\0',
  ]),
  ...rtf(['{\\f1 a;}', '{\\s1 a;}'], '{\\fonttbl', '}a'),
  ...nitf(['<p>字</p>', '<p>字', '<![CDATA[字]]>', '&amp;', '<media><media-caption>字</media-caption></media>']),
  ...again('a.xml', '', '<nitf><body><body.content><p>字</p></body.content></body></nitf>', [
    '<!-- -->',
    '<?a b?>',
    ' ',
    '<!DOCTYPE a>',
  ]),
  ...again('a.xml', '<!DOCTYPE nitf [', ']><nitf><body><body.content><p>字</p></body.content></body></nitf>', [
    '<!ENTITY a "b">',
    '] ',
  ]),
  ...again('a.xml', '<rss version="2.0"><channel>', '</channel></rss>', [
    '<item><title>题</title><description>字</description></item>',
  ]),
  ...mail(['X: y\r\n'], '', '\r\n字'),
  ...mail(['=?utf-8?B?5a2X?= ', 'a <b@c>, ', '('], 'To: ', '\r\n\r\n字'),
  ...mail(['=E5=AD=97', 'a=\r\n'], 'Content-Transfer-Encoding: quoted-printable\r\n\r\n'),
  ...mail(['--b\r\n\r\n字\r\n', '--b'], 'Content-Type: multipart/mixed; boundary=b\r\n\r\n', '--b--'),
  ...mail(['> 字\r\n', '>'], '\r\n'),
];

/** What stands before the words, and is short in any file that is no attack. */
export const repeatedHeads: readonly Repeated[] = [
  ...again('a.xml', '', '<nitf><body><body.content><p>字</p></body.content></body></nitf>', [
    '<!DOCTYPE a>',
    '<!-- -->',
  ]),
  ...mail(['=?utf-8?B?5a2X?= '], 'To: ', '\r\n\r\n字'),
];

/** Tables. */
export const repeatedTables: readonly Repeated[] = [
  ...again('a.csv', '甲,乙\n', '\n', ['丙,1\n', '甲,', '"', '"a""b",', 'a"', 'a\n', ' ']),
  ...html(['<tr><td>字', '<td>字', '<tr><td rowspan=2>字'], '<table><tr>'),
  ...html([' ', '<svg d="a"></svg>', '&nbsp;', '<td><table>'], '<table><tr><td>字', '字<td>字</table>'),
  ...html([' ', '<svg d="a"/></svg>', '"'], '字', '字'),
];

/** Drawings. */
export const repeatedDrawings: readonly Repeated[] = [
  ...svg(['<rect width="1" height="1"/>', '<!-- -->', '<g>', '<g id="a"/>', '<text>字</text>']),
  ...svg(['L1 1', '1', 'A1 1 0 0 0 1 1'], '<path d="M0 0', '"/>'),
  ...svg(['scale(1) ', '1'], '<g transform="', '"><rect width="1" height="1"/></g>'),
  ...svg(['.a{fill:red}', 'a,'], '<style>', '</style><rect class="a" width="1" height="1"/>'),
  ...svg(
    ['<stop offset="0"/>'],
    '<linearGradient id="a">',
    '</linearGradient><rect fill="url(#a)" width="1" height="1"/>',
  ),
];
