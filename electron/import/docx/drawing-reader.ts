/** Drawings of both kinds, DrawingML (ECMA-376 20) and VML (part 4, 19): their pictures and words, and what is lost of them. */
import { cssRgb, rgbOf, whitePaper } from '../../../shared/text/ground-colour.ts';
import type { Reading } from './reading.ts';
import type { Ground } from './run-looks.ts';
import { chosenOf, wordsOf } from './words-of.ts';
import { childOf, childrenOf, ownText, type XmlElement } from './xml.ts';

/** What a drawing holds that whoever reads the story has to place. */
export interface BoxReader {
  /** Reads the paragraphs of a text box. */
  box(content: XmlElement, ground: Ground | undefined): void;
  /** Places words that are drawn. */
  drawn(text: string): void;
  /** True where the drawing is left out, with all that is in it. */
  readonly isLeft: boolean;
}

/** What a shape is filled with; undefined where it says nothing of that, and lets through what lies behind it. */
function fillOf(shape: XmlElement): Ground | undefined {
  const { fillcolor, filled } = shape.attributes;
  // Word writes the number of the colour in its palette behind it: `white [3212]`.
  if (fillcolor !== undefined) return filled === 'f' ? 'clear' : cssRgb(fillcolor.replace(/\s*\[\d+\]$/u, ''));
  const properties = childOf(shape, 'wps:spPr');
  if (childOf(properties, 'a:gradFill') !== undefined || childOf(properties, 'a:blipFill') !== undefined) return null;
  if (childOf(properties, 'a:noFill') !== undefined) return 'clear';
  const fill = childrenOf(childOf(properties, 'a:solidFill'))[0];
  if (fill !== undefined) {
    const { val = '' } = fill.attributes;
    // Whatever makes a colour of the theme lighter or darker stands inside it.
    const isChanged = childrenOf(fill).length > 0;
    if (isChanged) return null;
    return /^(?:bg1|lt1)$/u.test(val) ? whitePaper : rgbOf(val);
  }
  return childOf(shape, 'wps:style') === undefined ? undefined : null;
}

/** Reads one drawing; counts what it found, for one without pictures and words is told as left. */
export class DrawingReader {
  readonly #reading: Reading;
  readonly #part: string;
  readonly #boxes: BoxReader;
  #taken = 0;

  constructor(reading: Reading, part: string, boxes: BoxReader) {
    this.#reading = reading;
    this.#part = part;
    this.#boxes = boxes;
  }

  read(drawing: XmlElement): void {
    this.#read(drawing, undefined);
    if (this.#taken === 0) this.#reading.account.counted('drawings-left');
  }

  #read(element: XmlElement, ground: Ground | undefined): void {
    const { name } = element;
    if (name === 'mc:AlternateContent') {
      const chosen = chosenOf(element);
      if (chosen !== undefined) this.#inside(chosen, ground);
      return;
    }
    if (name === 'w:txbxContent') {
      this.#taken++;
      this.#boxes.box(element, ground);
      return;
    }
    if (this.#object(element)) return;
    const isShape = name === 'wps:wsp' || name.startsWith('v:');
    const own = isShape ? fillOf(element) : undefined;
    this.#inside(element, own === undefined || own === 'clear' ? ground : own);
  }

  #inside(element: XmlElement, ground: Ground | undefined): void {
    for (const child of childrenOf(element)) this.#read(child, ground);
  }

  /** What is no shape: a picture, a chart, an object of another program. */
  #object(element: XmlElement): boolean {
    const { name, attributes } = element;
    if (name === 'a:blip') {
      const id = attributes['r:embed'] ?? attributes['r:link'];
      if (id !== undefined && id !== '') this.#picture(id);
      return true;
    }
    if (name === 'v:imagedata') {
      const id = attributes['r:id'] ?? attributes['o:relid'] ?? attributes['r:href'];
      if (id !== undefined) this.#picture(id);
      return true;
    }
    if (name === 'a:srcRect') {
      if (Object.values(attributes).some((side) => Number(side) !== 0))
        this.#reading.account.counted('picture-cropped');
      return true;
    }
    if (name === 'v:textpath') {
      this.#drawn(attributes['string'] ?? '');
      return true;
    }
    if (name === 'a:t') {
      this.#drawn(ownText(element));
      return true;
    }
    if (name === 'w:t') {
      this.#drawn(ownText(element));
      return true;
    }
    return this.#embedded(element);
  }

  #embedded({ name, attributes }: XmlElement): boolean {
    if (name === 'c:chart' || name === 'cx:chart') this.#other('chart', attributes['r:id']);
    else if (name === 'dgm:relIds') this.#other('smart-art', attributes['r:dm']);
    else if (name === 'o:OLEObject') {
      this.#taken++;
      this.#reading.account.counted('embedded-object', attributes['ProgID'] ?? '');
    } else return false;
    return true;
  }

  #picture(id: string): void {
    if (!this.#boxes.isLeft && this.#reading.picture(this.#part, id)) this.#taken++;
  }

  #drawn(text: string): void {
    if (text.trim() === '') return;
    this.#taken++;
    this.#boxes.drawn(text);
  }

  /** A chart or a diagram, whose words are in a part of its own. */
  #other(kind: 'chart' | 'smart-art', id: string | undefined): void {
    this.#taken++;
    const { parts, account } = this.#reading;
    const target = id === undefined ? undefined : parts.relations(this.#part).get(id)?.target;
    const part = target === undefined ? undefined : parts.xml(target);
    account.counted(kind, part === undefined ? '' : wordsOf(part));
  }
}
