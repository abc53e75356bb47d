/** Office Math (ECMA-376 22.1) as text in one line. */
import { fraction, loweredPart, operation, raisedPart, root } from '../../../shared/text/linear.ts';
import { childOf, childrenOf, ownText, type XmlElement } from './xml.ts';

/** What a formula says in one line, the words in it as they stood, and those that tracked changes took out. */
interface LinearMath {
  readonly text: string;
  readonly source: string;
  readonly deleted: string;
}

class MathReader {
  source = '';
  deleted = '';

  /** A named part of an element. */
  part(element: XmlElement, name: string): string {
    const found = childOf(element, name);
    return found === undefined ? '' : this.all(found);
  }

  all(element: XmlElement): string {
    return childrenOf(element)
      .map((child) => this.read(child))
      .join('');
  }

  read(element: XmlElement): string {
    const { name } = element;
    if (name === 'm:t' || name === 'w:t') {
      const text = ownText(element);
      this.source += text;
      return text;
    }
    if (name === 'w:del' || name === 'w:moveFrom' || name === 'w:delText') {
      // Deleted words are read by a reader of their own, so that none of them counts as shown.
      const inner = new MathReader();
      this.deleted += name === 'w:delText' ? ownText(element) : inner.all(element) + inner.deleted;
      return '';
    }
    if (name === 'm:r' || name === 'w:r' || name === 'm:e' || name === 'm:oMath') return this.all(element);
    // Properties, of runs and of every kind of part.
    if (name.endsWith('Pr')) return '';
    return this.#structure(element);
  }

  #structure(element: XmlElement): string {
    const part = (name: string) => this.part(element, name);
    switch (element.name) {
      case 'm:f': {
        const type = property(element, 'm:fPr', 'm:type');
        return fraction(part('m:num'), part('m:den'), type === 'noBar' ? '¦' : '/');
      }
      case 'm:sSup':
        return part('m:e') + raisedPart(part('m:sup'));
      case 'm:sSub':
        return part('m:e') + loweredPart(part('m:sub'));
      case 'm:sSubSup':
        return part('m:e') + loweredPart(part('m:sub')) + raisedPart(part('m:sup'));
      case 'm:sPre':
        return loweredPart(part('m:sub')) + raisedPart(part('m:sup')) + part('m:e');
      case 'm:rad':
        return root(part('m:deg'), part('m:e'));
      case 'm:nary':
        return this.#nary(element);
      case 'm:func':
        return `${part('m:fName')} ${part('m:e')}`;
      case 'm:limLow':
        return part('m:e') + loweredPart(part('m:lim'));
      case 'm:limUpp':
        return part('m:e') + raisedPart(part('m:lim'));
      default:
        return this.#list(element);
    }
  }

  #nary(element: XmlElement): string {
    const sign = property(element, 'm:naryPr', 'm:chr') ?? '∫';
    return operation(sign, this.part(element, 'm:sub'), this.part(element, 'm:sup'), this.part(element, 'm:e'));
  }

  #list(element: XmlElement): string {
    const each = (name: string) => childrenOf(element, name).map((child) => this.all(child));
    switch (element.name) {
      case 'm:d': {
        const begin = property(element, 'm:dPr', 'm:begChr') ?? '(';
        const end = property(element, 'm:dPr', 'm:endChr') ?? ')';
        return begin + each('m:e').join(property(element, 'm:dPr', 'm:sepChr') ?? '|') + end;
      }
      case 'm:m':
        return `[${each('m:mr').join('; ')}]`;
      case 'm:mr':
        return each('m:e').join(', ');
      case 'm:eqArr':
        return each('m:e').join('; ');
      case 'm:acc':
        return this.part(element, 'm:e') + (property(element, 'm:accPr', 'm:chr') ?? '\u0302');
      case 'm:bar':
        return this.part(element, 'm:e') + (property(element, 'm:barPr', 'm:pos') === 'top' ? '\u0305' : '\u0332');
      default:
        return this.all(element);
    }
  }
}

function property(element: XmlElement, properties: string, name: string): string | undefined {
  return childOf(childOf(element, properties), name)?.attributes['m:val'];
}

/** Reads an `m:oMath`. */
export function linearMath(element: XmlElement): LinearMath {
  const reader = new MathReader();
  const text = reader.all(element);
  return { text, source: reader.source, deleted: reader.deleted };
}
