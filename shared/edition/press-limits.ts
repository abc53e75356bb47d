/** What a press can hold; a newsroom's own may differ. */
export interface PressLimits {
  /** Most ink in the sum of four, in per cent. */
  readonly ink: number;
  /** Effective resolution of pictures, in pixels per inch: below it they look soft. */
  readonly leastPixelsPerInch: number;
  /** Beyond it nothing prints sharper; pictures are brought down to it. */
  readonly mostPixelsPerInch: number;
}

/** Coldset newsprint (domain.md §5; ISO 12647-3). */
export const newsprintLimits: PressLimits = { ink: 240, leastPixelsPerInch: 150, mostPixelsPerInch: 200 };

/**
 * Pixels to an inch of what is flattened for PDF/X-1a, where it stands: type and edges become pixels too, and type made of
 * pixels asks for as many as line art does, however few the pictures beside it have.
 */
export const FLATTENED_PER_INCH = 600;

/** Line art under this many pixels an inch shows steps at its edges (domain.md §5: 600–1200 dpi). */
export const LEAST_LINE_ART = 600;
