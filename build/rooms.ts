/**
 * The rooms of the house: what lives in each folder and what its files may import. The linter refuses what is not said
 * here (`fences.ts`), and the table of folders in ARCHITECTURE.md is written from it.
 */

export interface Room {
  /** Its folders and files, from the root. A file belongs to the room that names it most closely, folders in folders too. */
  readonly at: readonly string[];
  readonly holds: string;
  /** Rooms, by a path of theirs; of other rooms single files, with `*` for any part of a name; `folder/**` for all in it. */
  readonly imports: readonly string[];
  /** Packages it may use; `node:*` for what Node brings. */
  readonly packages: readonly string[];
}

/** What Node brings, and what its processes validate with. */
const node = ['node:*', 'valibot'];
const react = ['react', 'react-dom'];
/** What every feature of the window may reach for its state, its words and its controls; of other features, as little as can be. */
const part = ['renderer/session', 'renderer/state', 'renderer/commands', 'renderer/i18n', 'renderer/ui'];

const shared: readonly Room[] = [
  {
    at: ['shared/edition'],
    holds:
      'the document: records and their schemas, operations and inverses, selectors, formats, its log; every change a user can make, as patches: `edits`, `blocks`, `frames`, `insert`, `threads`, `pages`, `templates`',
    imports: [
      'shared/text/character-count.ts',
      'shared/text/field-length.ts',
      'shared/text/graphemes.ts',
      'shared/text/radicals.ts',
      'shared/text/seen-text.ts',
      'shared/blocks/kinds.ts',
      'shared/blocks/insertion.ts',
      'shared/blocks/art-fields.ts',
      'shared/proof/marks/kinds.ts',
      'shared/faces',
      'shared/paper/*-records.ts',
      'shared/contract/encoding-schema.ts',
      'shared/contract/import-remark-schema.ts',
      'shared/contract/wire-facts-schema.ts',
      'shared/text/import-remarks.ts',
      'shared/text/wire-facts.ts',
    ],
    packages: ['valibot', 'diff', 'opencc-js'],
  },
  {
    at: ['shared/paper'],
    holds:
      'the newspaper: its own record, the records of its faces, formats, masters and artwork; a paper from an edition, the next edition from a paper',
    imports: [
      'shared/edition',
      'shared/faces',
      'shared/blocks/kinds.ts',
      'shared/contract/export-settings.ts',
      'shared/text/numbered.ts',
      'shared/text/table/separated.ts',
    ],
    packages: ['valibot'],
  },
  {
    at: ['shared/blocks'],
    holds:
      "a module a kind of block: its records' schema, names, forms and tools, first size and place, how it is composed, read and set, its place in a template; the register",
    imports: [
      'shared/edition/*-records.ts',
      'shared/edition/record-fields.ts',
      'shared/edition/ids.ts',
      'shared/edition/units.ts',
      'shared/edition/formats.ts',
      'shared/edition/page-head.ts',
      'shared/edition/editors-line.ts',
      'shared/edition/particulars.ts',
      'shared/text/table/table-limits.ts',
      'shared/text/table/column-count.ts',
      'shared/text/table/sheet-table.ts',
      'shared/contract/import-remark-schema.ts',
      'shared/faces',
    ],
    packages: ['valibot', 'uqr'],
  },
  {
    at: ['shared/text'],
    holds: 'characters and their classes, what is never divided, normalising copy, reading page copy',
    imports: [],
    packages: ['htmlparser2', 'domhandler', 'entities', 'css-select', 'css-what'],
  },
  {
    at: ['shared/faces'],
    holds:
      'what a face is, sets of them; the shipped set, listed in `assets/faces/faces.json`; what a font file says of its faces',
    imports: ['shared/edition/ids.ts', 'shared/edition/record-fields.ts', 'assets/faces/faces.json'],
    packages: ['valibot'],
  },
  {
    at: ['shared/fonts'],
    holds: "a font file's tables, read within bounds and limits: what faces it has, outlines of TrueType and CFF",
    imports: ['shared/compose/font-tables.ts'],
    packages: [],
  },
  {
    at: ['shared/compose'],
    holds:
      'the engine, a file a stage: prepare → line → total-fit → slots → thread → leg → flow → glyph-runs; headline, table, set-text; compositor; compose',
    imports: [
      'shared/edition',
      'shared/text',
      'shared/blocks',
      'shared/faces',
      'shared/fonts',
      'shared/paper/artwork-records.ts',
    ],
    packages: [],
  },
  {
    at: ['shared/layout'],
    holds:
      'what needs the engine to place things: imported stories, an article on a free area, remedies for copy that does not fit',
    imports: ['shared/edition', 'shared/text', 'shared/blocks', 'shared/compose'],
    packages: [],
  },
  {
    at: ['shared/proof'],
    holds: 'marks and what they become, rounds, 核红, sign-off, error rate; marks drawn on a display list',
    imports: [
      'shared/edition',
      'shared/proof/marks',
      'shared/compose/display-list.ts',
      'shared/compose/shown-words.ts',
      'shared/compose/turned-glyphs.ts',
      'shared/text/character-count.ts',
      'shared/text/graphemes.ts',
    ],
    packages: ['valibot', '@noble/hashes'],
  },
  {
    at: ['shared/proof/marks'],
    holds: "a module a kind of mark: its orders' schema, names, key, drawing, edit; the register",
    imports: [
      'shared/edition/id-schema.ts',
      'shared/edition/ids.ts',
      'shared/edition/mark-fields.ts',
      'shared/edition/units.ts',
      'shared/proof/shapes.ts',
      'shared/text/character-count.ts',
      'shared/text/graphemes.ts',
    ],
    packages: ['valibot'],
  },
  {
    at: ['shared/reading'],
    holds:
      'the order in which pages are read, what leads where, and what they say as a tree: for PDF tags, bookmarks and links, the hidden text of the window, HTML to come',
    imports: ['shared/edition', 'shared/blocks', 'shared/compose/composed-halves.ts', 'shared/compose/display-list.ts'],
    packages: [],
  },
  {
    at: ['shared/pdf'],
    holds: 'display list → PDF; page proofs',
    imports: [
      'shared/reading',
      'shared/edition',
      'shared/text/characters.ts',
      'shared/blocks',
      'shared/faces',
      'shared/fonts',
      'shared/compose',
      'shared/proof',
    ],
    packages: ['@noble/hashes'],
  },
  {
    at: ['shared/checks'],
    holds:
      'what can be wrong, a check each: in a text, on a composed page; the register; running them over what changed',
    imports: [
      'shared/edition',
      'shared/blocks',
      'shared/faces',
      'shared/text',
      'shared/compose',
      'shared/paper',
      'shared/proof',
      'shared/pdf/sheet.ts',
    ],
    packages: [],
  },
  {
    at: ['shared/preflight'],
    holds: 'what keeps a page from the press: checks of it as it is composed, and a rule each over its file',
    imports: [
      'shared/edition',
      'shared/blocks',
      'shared/faces',
      'shared/compose',
      'shared/checks',
      'shared/pdf',
      'shared/text/numbered.ts',
    ],
    packages: [],
  },
  {
    at: ['shared/contract'],
    holds: 'what a contract is; the one between renderer and main; the command table; what can be exported',
    imports: [
      'shared/edition',
      'shared/faces',
      'shared/paper',
      'shared/blocks/kinds.ts',
      'shared/proof/marks/kinds.ts',
      'shared/text/encodings.ts',
      'shared/text/import-remarks.ts',
      'shared/text/wire-facts.ts',
      'shared/text/table/sheet-table.ts',
      'shared/text/table/table-limits.ts',
    ],
    packages: ['valibot'],
  },
];

const electron: readonly Room[] = [
  {
    at: ['electron', 'electron/calls'],
    holds:
      "main: the order of the start (`application`), window, menu, dialogs, `dayang:` protocol, settings; the window's calls, a group a file (`calls/`)",
    imports: [
      'shared/**',
      'electron/errors.ts',
      'electron/fonts/hb-subset.ts',
      'electron/services',
      'electron/jobs/contract.ts',
      'electron/reading/contract.ts',
      'electron/watch',
      'electron/log',
    ],
    packages: [...node, 'electron'],
  },
  {
    at: [
      'electron/errors.ts',
      'electron/advert-faults.ts',
      'electron/copy-checking.ts',
      'electron/copy-faults.ts',
      'electron/damaged.ts',
      'electron/edition-faults.ts',
      'electron/assets.ts',
      'electron/file-faults.ts',
      'electron/file-identity.ts',
      'electron/file-names.ts',
      'electron/font-bytes.ts',
      'electron/ghostscript.ts',
      'electron/kept-files.ts',
      'electron/machine-faces.ts',
      'electron/unpacked-face.ts',
      'electron/own-faces.ts',
      'electron/glyph-faults.ts',
      'electron/picture-faults.ts',
      'electron/pictures.ts',
      'electron/program-data.ts',
      'electron/reader-thread.ts',
      'electron/resources.ts',
      'electron/language.ts',
      'electron/shaper.ts',
      'electron/webassembly.d.ts',
      'electron/write-whole.ts',
    ],
    holds:
      'what all our processes share: errors for the user, assets, what the engine needs of them, limits on pictures',
    imports: ['shared/**'],
    packages: node,
  },
  {
    at: ['electron/services'],
    holds: "child processes and their messages, for both ways of forking; main's hold on store, jobs and reading",
    imports: [
      'shared/contract',
      'shared/edition',
      'electron/errors.ts',
      'electron/log/faults.ts',
      'electron/store/contract.ts',
      'electron/jobs/contract.ts',
      'electron/reading/contract.ts',
    ],
    packages: [...node, 'electron'],
  },
  {
    at: ['electron/log'],
    holds: 'the log: what may be written in it, its files, and the report that is made of it',
    imports: ['shared/contract', 'electron/errors.ts', 'electron/services/link.ts'],
    packages: [...node, 'electron'],
  },
  {
    at: ['electron/store'],
    holds: 'the store process and its contract; the only code that opens SQLite',
    imports: [
      'shared/edition',
      'shared/paper',
      'electron/errors.ts',
      'electron/fonts/drawn-face.ts',
      'electron/services/serve.ts',
    ],
    packages: [...node, 'better-sqlite3'],
  },
  {
    at: ['electron/line-art.ts', 'electron/see-through.ts', 'electron/sound-picture.ts', 'electron/tiff-file.ts'],
    holds:
      'pictures whose samples the library mistakes, made ones it reads, line art kept as bits, and what is seen of a picture: for import and export alike',
    imports: ['electron/errors.ts'],
    packages: [...node, 'sharp'],
  },
  {
    at: ['electron/export'],
    holds: 'pages to files, a module a target',
    imports: [
      'shared/**',
      'electron/errors.ts',
      'electron/fonts',
      'electron/import/placed/words.ts',
      'electron/see-through.ts',
      'electron/sound-picture.ts',
    ],
    packages: [...node, 'sharp', 'docx', 'fflate'],
  },
  {
    at: ['electron/import'],
    holds: 'files to text and pictures',
    imports: [
      'electron/see-through.ts',
      'electron/sound-picture.ts',
      'shared/edition',
      'shared/text',
      'shared/contract',
      'shared/paper/artwork-*.ts',
      'shared/pdf/read.ts',
      'shared/pdf/objects.ts',
      'shared/pdf/copy-objects.ts',
      'shared/pdf/predictor.ts',
      'shared/paper/contours.ts',
      'shared/paper/drawn-records.ts',
      'electron/errors.ts',
    ],
    packages: [
      'postal-mime',
      ...node,
      'sharp',
      '@embedpdf/pdfium',
      'dingbat-to-unicode',
      'fflate',
      'marked',
      'exifreader',
      '@xmldom/xmldom',
      'htmlparser2',
      'domhandler',
      'svg-pathdata',
      'd3-contour',
      'numfmt',
      '@exodus/bytes',
    ],
  },
  {
    at: ['electron/fonts'],
    holds: 'font files: what is in them, taking a face out of one, looking for them',
    imports: ['shared/**', 'electron/errors.ts', 'electron/shaper.ts'],
    packages: node,
  },
  {
    at: ['electron/sample'],
    holds: 'the sample edition',
    imports: ['shared/**', 'electron/errors.ts', 'electron/store'],
    packages: [...node, 'sharp'],
  },
  {
    at: ['electron/reading'],
    holds: 'the reading process and its contract: files from outside, and nothing else',
    imports: [
      'shared/edition',
      'shared/contract',
      'shared/faces',
      'shared/paper',
      'shared/text/font-slices.ts',
      'electron/errors.ts',
      'electron/kept-files.ts',
      'electron/services/serve.ts',
      'electron/fonts',
      'electron/import',
    ],
    packages: node,
  },
  {
    at: ['electron/jobs'],
    holds: 'the jobs process and its contract: long work',
    imports: [
      'shared/edition',
      'shared/contract',
      'shared/faces',
      'shared/paper',
      'shared/text/font-slices.ts',
      'electron/errors.ts',
      'electron/services/serve.ts',
      'electron/store',
      'electron/export',
      'electron/fonts',
      'electron/import',
      'electron/sample',
    ],
    packages: node,
  },
  {
    at: ['electron/cli'],
    holds: '`dayang …`, a file a command',
    imports: [
      'shared/**',
      'electron/errors.ts',
      'electron/store',
      'electron/export',
      'electron/fonts',
      'electron/import',
      'electron/sample',
      'electron/watch',
    ],
    packages: node,
  },
  {
    at: ['electron/watch'],
    holds: 'watched folders: looking at them, and what their files bring',
    imports: ['shared/edition', 'shared/contract', 'shared/text', 'electron/errors.ts'],
    packages: node,
  },
];

const renderer: readonly Room[] = [
  {
    at: ['renderer'],
    holds: 'where the window begins, and what the preload script gives it',
    imports: [
      'shared/contract',
      'renderer/app',
      'renderer/engine',
      'renderer/opening',
      'renderer/session/next-frame.ts',
      'renderer/ui',
    ],
    packages: [],
  },
  {
    at: ['renderer/app'],
    holds: 'the window put together from its features',
    imports: ['shared/**', 'renderer/**'],
    packages: [...react, 'valibot'],
  },
  {
    at: ['renderer/opening'],
    holds: 'the window before its code is there: the frame, and in it the page kept',
    imports: [
      'shared/**',
      'renderer/engine/packed-page.ts',
      'renderer/pages/faces.ts',
      'renderer/pages/fonts.ts',
      'renderer/pages/page-painter.ts',
      'renderer/pages/shown-glyphs.ts',
      'renderer/pages/viewport.ts',
      'renderer/session',
      'renderer/state',
      'renderer/i18n',
    ],
    packages: ['valibot'],
  },
  {
    at: ['renderer/session'],
    holds: 'the open edition, calls to main',
    imports: ['shared/**', 'renderer/engine'],
    packages: ['react', 'valibot'],
  },
  {
    at: ['renderer/state'],
    holds: 'the stores that all features share, and what they say: a place in the copy, and where it stands on a page',
    imports: ['shared/**', 'renderer/session', 'renderer/commands', 'renderer/i18n'],
    packages: [],
  },
  {
    at: ['renderer/commands'],
    holds: 'what the features register for each command',
    imports: ['shared/contract', 'renderer/state', 'renderer/i18n'],
    packages: [],
  },
  {
    at: ['renderer/engine'],
    holds: 'the worker that composes, and what is said to it',
    imports: ['shared/**'],
    packages: ['harfbuzzjs'],
  },
  {
    at: ['renderer/pages'],
    holds: 'the pages: painting them, the pointer on them, typing on them, the list of them',
    imports: [
      'shared/**',
      'renderer/engine/messages.ts',
      'renderer/engine/font-bytes.ts',
      'renderer/story/*.ts',
      ...part,
    ],
    packages: [...react, 'slate'],
  },
  {
    at: ['renderer/desk'],
    holds: 'what the commands of layout do',
    imports: ['shared/**', 'renderer/pages/gestures/gesture.ts', 'renderer/story/*.ts', ...part],
    packages: [],
  },
  {
    at: ['renderer/story'],
    holds: 'the galley and all else that edits an article',
    imports: ['shared/**', ...part],
    packages: [...react, 'slate', 'slate-react', 'slate-dom', 'valibot'],
  },
  {
    at: ['renderer/proof'],
    holds: 'proofreading: marks, rounds, comparing',
    imports: ['shared/**', 'renderer/pages/sheets.ts', 'renderer/pages/viewport.ts', ...part],
    packages: [...react, 'diff'],
  },
  {
    at: ['renderer/inspector'],
    holds: 'what is selected, the styles',
    imports: ['shared/**', 'renderer/blocks', 'renderer/pages/faces.ts', ...part],
    packages: react,
  },
  {
    at: ['renderer/paper'],
    holds: "the newspaper's panel, its set-up, the next edition",
    imports: [
      'shared/**',
      'renderer/inspector/FallbackFaces.tsx',
      'renderer/inspector/GridFields.tsx',
      'renderer/pages/faces.ts',
      ...part,
    ],
    packages: [...react, 'valibot'],
  },
  {
    at: ['renderer/blocks'],
    holds: 'what the inspector shows of a kind of block',
    imports: ['shared/**', 'renderer/inspector/Setting.tsx', 'renderer/inspector/ThisLine.tsx', ...part],
    packages: react,
  },
  {
    at: ['renderer/checks'],
    holds: 'the lists of what checks found',
    imports: ['shared/**', ...part],
    packages: react,
  },
  {
    at: ['renderer/preferences'],
    holds: 'what whoever works here chooses for every edition: the dialog, and the editor of keys',
    imports: ['shared/contract', ...part],
    packages: react,
  },
  {
    at: ['renderer/help'],
    holds: 'the report of a problem, licences, safe mode, and what the log is told of faults in the window',
    imports: ['shared/contract', ...part],
    packages: react,
  },
  {
    at: ['renderer/export'],
    holds: 'exporting and preflight',
    imports: ['shared/**', 'renderer/checks', ...part],
    packages: react,
  },
  {
    at: ['renderer/importing'],
    holds: 'copy and pictures from outside',
    imports: ['shared/**', 'renderer/engine/messages.ts', ...part],
    packages: react,
  },
  {
    at: ['renderer/keeping'],
    holds: 'backups of the edition: which there are, what differs, going back to one',
    imports: [
      'shared/**',
      'renderer/engine/engine.ts',
      'renderer/pages/pictures.ts',
      'renderer/pages/small-page.ts',
      ...part,
    ],
    packages: react,
  },
  {
    at: ['renderer/i18n'],
    holds: 'the words of the window, by feature',
    imports: ['shared/contract'],
    packages: ['react'],
  },
  {
    at: ['renderer/ui'],
    holds:
      'controls, tokens, the frame of a dialog, where the keyboard is and goes back to, two texts compared, what is not seen in a text',
    imports: [
      'shared/edition/text-changes.ts',
      'shared/contract/language.ts',
      'shared/text/graphemes.ts',
      'shared/text/unseen-names.ts',
    ],
    packages: react,
  },
];

export const rooms: readonly Room[] = [...shared, ...electron, ...renderer];

/** An import that a fence forbids and that stands for now. */
interface OpenBreak {
  /** A room or file, as in {@link Room.imports}. */
  readonly from: string;
  readonly to: string;
  readonly why: string;
}

/** What is still to be mended. One that nothing needs any more fails, too. */
export const openBreaks: readonly OpenBreak[] = [
  ...['pages', 'inspector'].flatMap((feature) =>
    ['desk/desk.ts', 'proof/proof-desk.ts'].map((to) => ({
      from: `renderer/${feature}`,
      to: `renderer/${to}`,
      why: 'it asks for the whole desk by its type, and not for the few things it needs of it',
    })),
  ),
  {
    from: 'renderer/pages/Pasteboard.tsx',
    to: 'renderer/proof/ProofMarks.tsx',
    why: 'the pasteboard lays the marks over a page itself; the app is to hand it what lies above a page',
  },
  {
    from: 'renderer/pages/overlay/FitBadges.tsx',
    to: 'renderer/inspector/Remedies.tsx',
    why: 'what can be done about copy that does not fit is offered on the page and in the inspector',
  },
  ...[
    'story/FindPanel.tsx',
    'story/VersionsPanel.tsx',
    'proof/ProofPanel.tsx',
    'checks/ChecksPanel.tsx',
    'paper/PaperPanel.tsx',
  ].map((to) => ({
    from: 'renderer/inspector',
    to: `renderer/${to}`,
    why: "the inspector's column shows the panels of other features; the app is to hand them in",
  })),
  {
    from: 'renderer/export/use-export.ts',
    to: 'renderer/proof/signing.ts',
    why: 'whether pages are signed is asked of proofreading, which keeps no store of it that features share',
  },
];

/** Files that may have more than 400 lines, being tables of data. */
export const tables: readonly string[] = ['build/rooms.ts', 'electron/import/frequent-characters.ts'];
