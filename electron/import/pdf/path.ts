/** Path operators of a content stream as path data (ISO 32000-1 §8.5.2), each point where the matrix then puts it. */
import type { Matrix } from '../svg/geometry.ts';

export class PathWriter {
  readonly #parts: string[] = [];
  /** The point that the next step begins at, before its matrix. */
  #x = 0;
  #y = 0;
  #start = { x: 0, y: 0 };

  get steps(): number {
    return this.#parts.length;
  }

  /** Path data as SVG writes it; empty where nothing was drawn. */
  get data(): string {
    return this.#parts.join('');
  }

  /** Takes a path operator; false of others. One that lacks figures, or begins nowhere, is left out. */
  take(name: string, figures: readonly number[], matrix: Matrix): boolean {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = figures;
    const has = (count: number) => figures.length >= count && (name === 'm' || name === 're' || this.steps > 0);
    switch (name) {
      case 'm':
        if (has(2)) this.#move(a, b, matrix);
        return true;
      case 'l':
        if (has(2)) this.#step('L', [a, b], matrix);
        return true;
      case 'c':
        if (has(6)) this.#step('C', [a, b, c, d, e, f], matrix);
        return true;
      case 'v':
        if (has(4)) this.#step('C', [this.#x, this.#y, a, b, c, d], matrix);
        return true;
      case 'y':
        if (has(4)) this.#step('C', [a, b, c, d, c, d], matrix);
        return true;
      case 're':
        if (!has(4)) return true;
        this.#move(a, b, matrix);
        this.#step('L', [a + c, b], matrix);
        this.#step('L', [a + c, b + d], matrix);
        this.#step('L', [a, b + d], matrix);
        this.#close();
        return true;
      case 'h':
        if (this.steps > 0) this.#close();
        return true;
      default:
        return false;
    }
  }

  #move(x: number, y: number, matrix: Matrix): void {
    this.#start = { x, y };
    this.#step('M', [x, y], matrix);
  }

  #close(): void {
    if (this.#parts.at(-1) !== 'Z') this.#parts.push('Z');
    [this.#x, this.#y] = [this.#start.x, this.#start.y];
  }

  #step(letter: string, points: readonly number[], [a, b, c, d, e, f]: Matrix): void {
    const placed: number[] = [];
    for (let at = 0; at + 1 < points.length; at += 2) {
      const [x = 0, y = 0] = [points[at], points[at + 1]];
      placed.push(a * x + c * y + e, b * x + d * y + f);
      [this.#x, this.#y] = [x, y];
    }
    this.#parts.push(`${letter}${placed.join(' ')}`);
  }
}
