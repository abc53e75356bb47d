/** The kinds of PDF that are written, and what each asks of a file. */

interface PdfStandardFacts {
  /** The PDF version it is written as. */
  readonly version: string;
  /** What a file calls its standard (`GTS_PDFXVersion`); null for files that are not for the press. */
  readonly pdfx: string | null;
  /** Named in XMP, beside Info. */
  readonly isNamedInXmp: boolean;
  /** Files are PDF/A-1b as well: what was printed can be kept (ISO 19005-1). */
  readonly isArchival: boolean;
  readonly mayBlend: boolean;
  /** The newest version of an ICC profile that the output intent may embed; null where any will do. */
  readonly newestProfile: number | null;
  /** Painted with the press's inks, or with the colours of a screen's light. */
  readonly colours: 'inks' | 'light';
}

const office: PdfStandardFacts = {
  version: '1.6',
  pdfx: null,
  isNamedInXmp: false,
  isArchival: false,
  mayBlend: true,
  newestProfile: null,
  colours: 'inks',
};

/**
 * For the press PDF/X-4 (ISO 15930-7: PDF 1.6) and PDF/X-1a:2003 (ISO 15930-4: PDF 1.4, no transparency, profiles of
 * version 2, named in Info alone); tagged for readers on screen; plain for the office.
 */
const standards = {
  x4: { ...office, pdfx: 'PDF/X-4', isNamedInXmp: true },
  x1a: {
    ...office,
    version: '1.4',
    pdfx: 'PDF/X-1a:2003',
    isArchival: true,
    mayBlend: false,
    newestProfile: 2,
  },
  screen: { ...office, version: '1.7', colours: 'light' },
  plain: office,
} as const satisfies Readonly<Record<string, PdfStandardFacts>>;

export type PdfStandard = keyof typeof standards;

/** What is known of each. */
export const pdfStandards: Readonly<Record<PdfStandard, PdfStandardFacts>> = standards;
