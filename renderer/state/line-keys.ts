/** Arrow keys in copy: along a line and from line to line, whichever way its lines run. */
import { directionOf } from '../../shared/edition/directions.ts';
import type { Edition } from '../../shared/edition/records.ts';
import type { TextPlace } from './place-map.ts';

type Arrow = 'left' | 'right' | 'up' | 'down';

/** What an arrow does in vertical lines, told by what does so in level ones: lines go on to the left. */
const inVertical: Readonly<Record<Arrow, Arrow>> = { down: 'right', up: 'left', left: 'down', right: 'up' };

const isArrow = (key: string): key is Arrow => key in inVertical;

/** True of a place in copy that runs from top to bottom. */
function isInVertical(edition: Edition, { articleId, part }: TextPlace): boolean {
  const isBody = edition.articles[articleId]?.body.some(({ id }) => id === part) === true;
  return isBody && directionOf(edition, articleId) === 'down';
}

/** The key that does on level lines what one does at a place. */
export function asOnLevel<Key extends string>(
  edition: Edition | null,
  place: TextPlace | undefined,
  key: Key,
): Key | Arrow {
  if (edition === null || place === undefined || !isArrow(key)) return key;
  return isInVertical(edition, place) ? inVertical[key] : key;
}
