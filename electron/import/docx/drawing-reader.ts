/** Drawings of both kinds, DrawingML (ECMA-376 20) and VML (part 4, 19): their pictures and words, and what is lost of them. */
import type { Reading } from './reading.ts';
import { chosenOf, wordsOf } from './words-of.ts';
import { childOf, childrenOf, ownText, type XmlElement } from './xml.ts';

/** What a drawing holds that whoever reads the story has to place. */
export interface BoxReader {
  /** Reads the paragraphs of a text box. */
  box(content: XmlElement, isBacked: boolean): void;
  /** Places words that are drawn. */
  drawn(text: string): void;
  /** True where the drawing is left out, with all that is in it. */
  readonly isLeft: boolean;
}

const white = /^(?:white|#?f{3}(?:f{3})?)/iu;

/** True of a shape that is filled with something that is not white. */
function isFilled(shape: XmlElement): boolean {
  const { fillcolor, filled } = shape.attributes;
  if (fillcolor !== undefined && filled !== 'f' && !white.test(fillcolor)) return true;
  const properties = childOf(shape, 'wps:spPr');
  if (childOf(properties, 'a:gradFill') !== undefined || childOf(properties, 'a:blipFill') !== undefined) return true;
  const fill = childrenOf(childOf(properties, 'a:solidFill'))[0];
  if (fill !== undefined) return !/^(?:bg1|lt1|f{6})$/iu.test(fill.attributes['val'] ?? '');
  return childOf(properties, 'a:noFill') === undefined && childOf(shape, 'wps:style') !== undefined;
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
    this.#read(drawing, false);
    if (this.#taken === 0) this.#reading.account.counted('drawings-left');
  }

  #read(element: XmlElement, isBacked: boolean): void {
    const { name } = element;
    if (name === 'mc:AlternateContent') {
      const chosen = chosenOf(element);
      if (chosen !== undefined) this.#inside(chosen, isBacked);
      return;
    }
    if (name === 'w:txbxContent') {
      this.#taken++;
      this.#boxes.box(element, isBacked);
      return;
    }
    if (this.#object(element)) return;
    const isShape = name === 'wps:wsp' || name.startsWith('v:');
    this.#inside(element, isBacked || (isShape && isFilled(element)));
  }

  #inside(element: XmlElement, isBacked: boolean): void {
    for (const child of childrenOf(element)) this.#read(child, isBacked);
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
