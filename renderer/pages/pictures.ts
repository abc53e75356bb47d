/**
 * Pictures of the open edition, fetched and decoded: for the pages looked at with the pixels their zoom shows, small
 * for thumbnails. A picture has up to 2,000 pixels across, of which a page seen whole shows a quarter.
 */
import type { ImageId } from '../../shared/edition/ids.ts';
import type { Image } from '../../shared/edition/records.ts';
import type { PictureSource, ShownPicture } from './paint.ts';

/** Width thumbnails' pictures are decoded to, in pixels: a thumbnail is 84 wide, on a sharp screen twice that. */
const SMALL_WIDTH = 256;
/** Bytes of decoded pictures kept beyond those looked at, so that turning back a page shows them at once. */
const MOST_BYTES = 24_000_000;
/** Bytes a decoded pixel takes. */
const PIXEL = 4;

/** The width to decode a picture to that is `natural` wide in its file and shown `shown` wide; all in pixels. */
type Fit = (natural: number, shown: number) => number;

/** Halved as often as leaves a pixel for each that is shown: a little zooming does not ask for another. */
function halvedFor(natural: number, shown: number): number {
  let width = natural;
  while (width / 2 >= Math.max(1, shown)) width /= 2;
  return Math.ceil(width);
}

const smallFor: Fit = (natural) => Math.min(natural, SMALL_WIDTH);

interface Held extends ShownPicture {
  readonly image: ImageBitmap;
  /** Pixels across in the file. */
  readonly natural: number;
  /** Pixels across it was decoded to. Not asked of the bitmap: browsers count those of a turned picture otherwise. */
  readonly width: number;
}

/** True of a JPEG, which has no alpha channel (ITU-T T.81 §B.1.1: it begins with SOI and another mark). */
async function isJpeg(blob: Blob): Promise<boolean> {
  const head = new Uint8Array(await blob.slice(0, 3).arrayBuffer());
  return head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff;
}

/** Decodes a picture to the width that fits what is shown of it. */
async function decode(blob: Blob, fitted: Fit, widthFor: (aspect: number) => number): Promise<Held> {
  const isOpaque = await isJpeg(blob);
  const whole = await createImageBitmap(blob);
  const { width: natural, height } = whole;
  const aspect = natural / height;
  const width = fitted(natural, widthFor(aspect));
  if (width >= natural) return { image: whole, aspect, isOpaque, natural, width: natural };
  // Drawn, not resized by the browser: it takes the width of a picture that its camera turned for its height.
  const canvas = new OffscreenCanvas(width, Math.max(1, Math.round(width / aspect)));
  const context = canvas.getContext('2d');
  if (context === null) return { image: whole, aspect, isOpaque, natural, width: natural };
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  return { image: canvas.transferToImageBitmap(), aspect, isOpaque, natural, width };
}

/** Pictures of one size. The one painted last stands last. */
class Decoded {
  readonly #fit: Fit;
  readonly #held = new Map<ImageId, Held>();
  readonly #asked = new Set<ImageId>();
  /** Those a larger one is on its way for. */
  readonly #growing = new Set<ImageId>();
  /** Those whose preview is another than when it was fetched before. */
  readonly #renewed = new Set<ImageId>();
  readonly #onArrival: () => void;

  constructor(onArrival: () => void, fit: Fit) {
    this.#onArrival = onArrival;
    this.#fit = fit;
  }

  readonly source: PictureSource = (id, widthFor) => {
    const known = this.#held.get(id);
    if (known !== undefined) {
      this.#held.delete(id);
      this.#held.set(id, known);
      const isLacking = this.#fit(known.natural, widthFor(known.aspect)) > known.width;
      if (isLacking && !this.#growing.has(id)) {
        this.#growing.add(id);
        // One that cannot be had now is asked for again when the page is painted next.
        this.#fetch(id, widthFor)
          .catch(() => undefined)
          .finally(() => this.#growing.delete(id));
      }
    } else if (!this.#asked.has(id)) {
      this.#asked.add(id);
      // A picture that cannot be read stays a grey frame; export names it.
      this.#fetch(id, widthFor).catch(() => undefined);
    }
    return known;
  };

  async #fetch(id: ImageId, widthFor: (aspect: number) => number): Promise<void> {
    const response = await fetch(`/images/${id}`, this.#renewed.has(id) ? { cache: 'reload' } : {});
    const blob = await response.blob();
    if (!response.ok || blob.size === 0) throw new Error(`no picture ${id}`);
    const held = await decode(blob, this.#fit, widthFor);
    // Another edition may have been opened while it came, or a larger one come before.
    if (!this.#asked.has(id) || (this.#held.get(id)?.width ?? 0) >= held.width) {
      held.image.close();
      return;
    }
    this.#held.get(id)?.image.close();
    this.#held.set(id, held);
    this.#onArrival();
  }

  #drop(id: ImageId): void {
    this.#held.get(id)?.image.close();
    this.#held.delete(id);
    this.#asked.delete(id);
    this.#growing.delete(id);
  }

  /** Fetches a picture again when it is painted next. */
  renew(id: ImageId): void {
    this.#drop(id);
    this.#renewed.add(id);
  }

  keepOnly(ids: ReadonlySet<string>): void {
    for (const id of [...this.#asked]) if (!ids.has(id)) this.#drop(id);
  }

  /** Lets go of those painted longest ago, but of none of `ids`, until the others take no more than `most` bytes. */
  keepRecent(ids: ReadonlySet<string>, most: number): void {
    const others = [...this.#held].filter(([id]) => !ids.has(id));
    let bytes = others.reduce((sum, [, { image }]) => sum + image.width * image.height * PIXEL, 0);
    for (const [id, { image }] of others) {
      if (bytes <= most) return;
      bytes -= image.width * image.height * PIXEL;
      this.#drop(id);
    }
  }
}

/** What is told of the pictures of an edition. */
type ImageLooks = Readonly<Record<string, Pick<Image, 'id' | 'seeThrough'>>>;

export class Pictures {
  readonly #listeners = new Set<() => void>();
  readonly #tell = () => {
    for (const listener of this.#listeners) listener();
  };
  readonly #looked = new Decoded(this.#tell, halvedFor);
  readonly #small = new Decoded(this.#tell, smallFor);

  /** Tells when a picture that was asked for is there. */
  readonly onArrival = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly source = this.#looked.source;
  /** For thumbnails: decoded small, whatever the picture's size. */
  readonly thumbnail = this.#small.source;

  /** Fetches pictures anew whose record says otherwise than before what is seen of them: so does their preview. */
  follow(before: ImageLooks, now: ImageLooks): void {
    if (before === now) return;
    const changed = Object.values(now).filter(({ id, seeThrough }) => {
      const known = before[id];
      return known !== undefined && known.seeThrough !== seeThrough;
    });
    for (const { id } of changed) {
      this.#looked.renew(id);
      this.#small.renew(id);
    }
    if (changed.length > 0) this.#tell();
  }

  /** Lets go of all pictures but an edition's own. */
  keepOnly(ids: ReadonlySet<string>): void {
    this.#looked.keepOnly(ids);
    this.#small.keepOnly(ids);
  }

  /** Says which pictures are looked at; of others those seen last are kept for a while. */
  look(ids: ReadonlySet<string>): void {
    this.#looked.keepRecent(ids, MOST_BYTES);
  }
}
