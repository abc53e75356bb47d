/** The place of a picture or a drawing that is still to come. */
import type { Frame } from '../edition/units.ts';
import type { BlockFinding, Compositor, Outcome } from './compositor.ts';

/** Characters of a caption that name a missing picture. */
const NAME = 40;

/** A tint with a cross, plain to see and no words to print by mistake. */
export function toCome(
  frame: Frame,
  name: string,
  set: Compositor,
  code: BlockFinding['code'] = 'picture-missing',
): Outcome {
  const { x, y, width, height } = frame;
  set.fill(frame, 0.08);
  set.stroke([x, y], [x + width, y + height], 0.4, 0.35);
  set.stroke([x + width, y], [x, y + height], 0.4, 0.35);
  return missing(name, code);
}

/** What is told of it, where nothing is printed. */
export function missing(name: string, code: BlockFinding['code'] = 'picture-missing'): Outcome {
  return {
    reason: code === 'picture-missing' ? code : null,
    findings: [{ code, detail: name.slice(0, NAME) }],
  };
}
