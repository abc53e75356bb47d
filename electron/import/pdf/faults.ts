/** Why a PDF is no drawing. */
export type PdfFault = 'damaged' | 'encrypted' | 'too-much' | 'too-deep' | 'no-page' | 'no-size' | NothingDrawn;
/** What there is instead of outlines. */
type NothingDrawn = 'nothing-drawn' | 'text-only' | 'picture-only';

export class PdfError extends Error {
  readonly fault: PdfFault;

  constructor(fault: PdfFault) {
    super(fault);
    this.fault = fault;
  }
}
