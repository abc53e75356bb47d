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

/** Line art under this many pixels an inch shows steps at its edges (domain.md §5: 600–1200 dpi). */
export const LEAST_LINE_ART = 600;
