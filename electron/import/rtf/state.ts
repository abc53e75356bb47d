/** What holds in a group of RTF, and is as before where the group ends. */
import type { Flow } from './flow.ts';

/** A field: its instructions, and whether it has a result. */
export interface Field {
  code: string;
  hasShown: boolean;
  readonly outer: Field | null;
}

/** The look of characters, which `\plain` sets back. */
export interface Look {
  bold: boolean;
  shift: 'above' | 'below' | null;
  hidden: boolean;
  struck: boolean;
  /** Deleted by a tracked change. */
  deleted: boolean;
  caps: boolean;
  smallCaps: boolean;
  /** Places in the table of colours; 0 is the usual one. */
  ink: number;
  paper: number;
  font: number | null;
}

export interface GroupState extends Look {
  /** Where its words go; null for words that are none of the document. */
  flow: Flow | null;
  /** Where the Unicode form of what the group says twice goes. */
  unicode: Flow | null;
  field: Field | null;
  /** Characters that stand in for one given by its number. */
  skip: number;
  isInTable: boolean;
  /** Behind the paragraph, a colour of its own. */
  shade: number;
  isHeading: boolean;
}

const plainLook: Look = {
  bold: false,
  shift: null,
  hidden: false,
  struck: false,
  deleted: false,
  caps: false,
  smallCaps: false,
  ink: 0,
  paper: 0,
  font: null,
};

/** What holds at a document's start. */
export function firstState(flow: Flow): GroupState {
  return {
    ...plainLook,
    flow,
    unicode: null,
    field: null,
    skip: 1,
    isInTable: false,
    shade: 0,
    isHeading: false,
  };
}

/** Words that turn a property of the look on, or off with a 0. */
const switches: Readonly<Record<string, 'bold' | 'hidden' | 'struck' | 'deleted' | 'caps' | 'smallCaps'>> = {
  b: 'bold',
  v: 'hidden',
  strike: 'struck',
  striked: 'struck',
  deleted: 'deleted',
  caps: 'caps',
  scaps: 'smallCaps',
};

/** Changes the look as a word says; false for a word of something else. */
export function changeLook(look: Look, name: string, value: number | null): boolean {
  const isOn = value !== 0;
  const property = Object.hasOwn(switches, name) ? switches[name] : undefined;
  if (property !== undefined) look[property] = isOn;
  else if (name === 'super') look.shift = isOn ? 'above' : null;
  else if (name === 'sub') look.shift = isOn ? 'below' : null;
  else if (name === 'nosupersub') look.shift = null;
  else if (name === 'up' || name === 'dn') look.shift = value === 0 ? null : name === 'up' ? 'above' : 'below';
  else if (name === 'f') look.font = value;
  else if (name === 'cf') look.ink = value ?? 0;
  else if (name === 'cb' || name === 'chcbpat' || name === 'highlight') look.paper = value ?? 0;
  else if (name === 'plain') Object.assign(look, plainLook);
  else return false;
  return true;
}
