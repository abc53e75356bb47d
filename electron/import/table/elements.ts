/** Walks the XML of a part element by element, so that a sheet of a million cells needs no tree. */
import { Parser } from 'htmlparser2';
import { withoutPrefix } from '../../../shared/text/html/local-name.ts';
import { XmlProblem, xmlText } from '../docx/xml.ts';

/** What is done with elements; names without their prefixes. */
export interface ElementWalk {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** Walks a part. Extensions that other programs need not know (`extLst`) are passed over. Throws {@link XmlProblem}. */
export function walkElements(part: Uint8Array, walk: ElementWalk): void {
  const text = xmlText(part);
  let depth = 0;
  let extension = 0;
  let isWhole = false;
  const parser = new Parser(
    {
      onopentag: (raw, attributes) => {
        depth++;
        const name = withoutPrefix(raw);
        if (name === 'extLst') extension++;
        if (extension === 0) walk.open(name, attributes);
      },
      ontext: (piece) => {
        if (extension === 0) walk.text?.(piece);
      },
      onclosetag: (raw, isImplied) => {
        depth--;
        const name = withoutPrefix(raw);
        if (extension === 0) walk.close?.(name);
        if (name === 'extLst') extension--;
        if (depth === 0) isWhole = !isImplied || text[parser.endIndex - 1] === '/';
      },
      onprocessinginstruction: (name) => {
        if (name.toLowerCase().startsWith('!')) throw new XmlProblem('it defines entities', true);
      },
      onerror: (error) => {
        throw error;
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.write(text);
  parser.end();
  // What is missing of a part that was cut off cannot be known.
  if (!isWhole) throw new XmlProblem('it is cut off');
}
