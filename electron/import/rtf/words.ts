/** The words of RTF that reading copy takes notice of (1.9.1); all others are passed over, and their text is copy. */

/** What is gathered of a group: copy of some kind, or words that are told, or what the reader itself needs. */
export type FlowKind =
  | 'copy'
  | 'box'
  | 'note'
  | 'comment'
  | 'list-mark'
  | 'furniture'
  | 'title'
  | 'author'
  | 'instruction'
  | 'formula'
  | 'fonts'
  | 'colours'
  | 'picture'
  | 'unknown';

/** Groups whose words go somewhere of their own; null where they are no words of the document. */
export const destinations: ReadonlyMap<string, FlowKind | null> = new Map<string, FlowKind | null>([
  ['fonttbl', 'fonts'],
  ['colortbl', 'colours'],
  ['title', 'title'],
  ['footnote', 'note'],
  ['annotation', 'comment'],
  ['atnauthor', 'author'],
  ['fldinst', 'instruction'],
  ['listtext', 'list-mark'],
  ['pntext', 'list-mark'],
  ['moMath', 'formula'],
  ['moMathPara', 'formula'],
  ['pict', 'picture'],
  ['shptxt', 'box'],
  ['dptxbxtext', 'box'],
  ...['header', 'headerl', 'headerr', 'headerf', 'footer', 'footerl', 'footerr', 'footerf'].map(
    (name) => [name, 'furniture'] as const,
  ),
  ...(
    'stylesheet info listtable listoverridetable revtbl rsidtbl datafield formfield sp xmlnstbl themedata filetbl template ' +
    'bkmkstart bkmkend atnid atnref atndate objdata objclass objname nonshppict shprslt mmathPict ftnsep ftnsepc ftncn ' +
    'aftnsep aftnsepc aftncn falt panose fontemb keywords comment doccomm author operator subject company manager ' +
    'category hlinkbase buptim creatim revtim printim private upr'
  )
    .split(' ')
    .map((name) => [name, null] as const),
]);

/** Groups that begin with `\*`, which older programs pass over, and hold copy, or what is told of it. */
const starred: ReadonlySet<string> = new Set(
  'shppict shpinst shptxt do annotation fldinst atnauthor footnote ud moMath moMathPara listtext pntext'.split(' '),
);

/** Groups that begin with `\\*` and hold nothing that is read: tables, properties, marks, names of styles, what other programs keep. */
const machine: ReadonlySet<string> = new Set(
  (
    'atnicn atnparent atntime atrfend atrfstart background blipuid colorschememapping cchs csname datastore defchp defpap ' +
    'docvar ebcend ebcstart factoidname fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffname ffstattext file ' +
    'fldtype fname generator gridtbl hlfr hlfsrc hlloc hlsrc hsv htmltag keycode latentstyles lchars levelnumbers leveltext ' +
    'lfolevel linkval list listlevel listname listoverride listpicture liststylename mhtmltag mmathPr mmaddfieldname ' +
    'mmconnectstr mmconnectstrdata mmdatasource mmheadersource mmodso mmodsoudl mmodsofldmpdata mmquery nesttableprops ' +
    'oldcprops oldpprops oldsprops oldtprops objalias objsect objtime oleclsid password passwordhash pgp pgptbl picprop pn ' +
    'pnseclvl pntxta pntxtb propname protend protstart protusertbl pxe staticval svb tc txe userprops wgrffmtfilter ' +
    'windowcaption writereservation writereservhash xform xmlattr xmlattrname xmlattrvalue xmlclose xmlname xmlopen'
  ).split(' '),
);

/** What is done with a group that begins with `\\*`: its word says so, nothing of it is read, or its words are told. */
export function starredAs(name: string | undefined): 'read' | 'machine' | 'unknown' {
  if (name === undefined || machine.has(name)) return 'machine';
  if (starred.has(name)) return 'read';
  return destinations.has(name) ? 'machine' : 'unknown';
}

/** True of text that is words: letters, and not a dump of bytes in hexadecimal. */
export function isWords(text: string): boolean {
  return /\p{L}/u.test(text) && !/^[\da-f\s;]*$/iu.test(text);
}

/** Words and signs that stand for a character. */
export const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  cell: '\t',
  nestcell: '\t',
  emdash: '—',
  endash: '–',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  bullet: '•',
  emspace: '\u2003',
  enspace: '\u2002',
  qmspace: '\u2005',
  zwj: '\u200d',
  zwnj: '\u200c',
  zwbo: '\u200b',
  zwnbo: '\u2060',
  '~': '\u00a0',
  _: '\u2011',
  '-': '\u00ad',
  '\\': '\\',
  '{': '{',
  '}': '}',
};

/** Words that end a line. */
export const breaks: ReadonlySet<string> = new Set(['par', 'line', 'sect', 'page', 'row', 'column', '\n', '\r']);

/** Words that stand for what only the program that lays out the document can say. */
export const unknowable: ReadonlySet<string> = new Set(['chdate', 'chdpl', 'chdpa', 'chtime', 'chpgn', 'sectnum']);
