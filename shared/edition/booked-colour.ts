/** The colours an advert is booked in, held against those its file prints in. */
import type { PagePlate, PlacedPage } from './placed-page.ts';
import type { BookedColour } from './record-fields.ts';

/** What there is against a file by the colours that were booked. */
export interface AgainstColour {
  /** Plates and spot inks that were not booked. */
  readonly beyond: readonly string[];
  /** It has less than was booked: the advertiser pays for more. */
  readonly isLess: boolean;
  /** Some of its pictures could not be told. */
  readonly isUntold: boolean;
}

/** A picture's plates, or a page's that is placed whole. */
interface Printed {
  readonly plates?: readonly PagePlate[];
  readonly placed?: Pick<PlacedPage, 'plates' | 'inks'>;
}

const nothing: AgainstColour = { beyond: [], isLess: false, isUntold: false };

/**
 * Holds a file against its booking. A second colour is one spot ink, or red as the press makes it, of magenta and yellow.
 * Nothing is said of files that were read before their colours were looked for.
 */
export function againstBooking(booked: BookedColour | null, { plates: own, placed }: Printed): AgainstColour {
  const { plates, inks } = placed ?? { plates: own, inks: [] };
  if (booked === null || plates === undefined) return nothing;
  const isUntold = plates.includes('untold');
  const colours: readonly string[] = [...plates.filter((plate) => plate !== 'black' && plate !== 'untold'), ...inks];
  const hasColour = colours.length > 0;
  if (booked === 'process') return { beyond: [], isLess: !hasColour && !isUntold, isUntold: false };
  if (booked === 'black') return { beyond: colours, isLess: false, isUntold };
  const red: readonly PagePlate[] = ['magenta', 'yellow'];
  const isSecond = colours.length === 1 || colours.every((one) => red.some((plate) => plate === one));
  const isLight = colours.includes('light');
  return { beyond: isSecond && !isLight ? [] : colours, isLess: !hasColour && !isUntold, isUntold };
}
