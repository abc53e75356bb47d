/** Empty places of the pages shown: dashed, with their names, and never printed. */
import { placeName } from '../../../shared/edition/place-roles.ts';
import { type EmptyPlace, emptyPlacesOn } from '../../../shared/edition/places.ts';
import type { Edition } from '../../../shared/edition/records.ts';
import { useWords } from '../../i18n/strings.ts';
import type { Sheet } from '../sheets.ts';
import type { Viewport } from '../viewport.ts';
import { boxOf, MOST_OUTLINED, Outline } from './boxes.tsx';

interface Props {
  readonly edition: Edition;
  readonly sheets: readonly Sheet[];
  readonly view: Viewport;
}

/** The block over which a place's name stands: its copy, or the largest it has. */
function largest({ blocks }: EmptyPlace) {
  const area = ({ frame }: (typeof blocks)[number]) => frame.width * frame.height;
  return [...blocks].sort((a, b) => area(b) - area(a))[0];
}

/** A name of a place is left out where there is no room for it, in pixels. */
const LEAST_NAMED = { width: 36, height: 16 };
/** From this width on it says what to do with the place. */
const HINTED = 190;

export function PlaceOutlines({ edition, sheets, view }: Props) {
  return (
    <>
      {sheets.flatMap((sheet) =>
        emptyPlacesOn(edition, sheet.page.id)
          .flatMap(({ blocks }) => blocks)
          .slice(0, MOST_OUTLINED)
          .map((block) => (
            <g key={block.id} className="empty-place" data-testid="empty-place">
              <Outline box={boxOf(block.frame, sheet, view)} className="" />
            </g>
          )),
      )}
    </>
  );
}

export function PlaceNames({ edition, sheets, view }: Props) {
  const words = useWords();
  return sheets.flatMap((sheet) =>
    emptyPlacesOn(edition, sheet.page.id).flatMap((place) => {
      const block = largest(place);
      if (block === undefined) return [];
      const { left, top, width, height } = boxOf(block.frame, sheet, view);
      if (width < LEAST_NAMED.width || height < LEAST_NAMED.height) return [];
      return [
        <span
          key={block.id}
          className="place-name"
          data-testid="place-name"
          style={{ left: left + width / 2, top: top + height / 2 }}
        >
          {placeName(place.role)[words.language]}
          {width >= HINTED && (place.takes === 'story' || place.takes === 'picture') && (
            <small>{words(place.takes === 'story' ? 'placeHint' : 'placeHintPicture')}</small>
          )}
        </span>,
      ];
    }),
  );
}
